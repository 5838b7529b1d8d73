"""Datelines: the place, day and agency in front of a report's first sentence, in the styles that wires use.

ORSK, May 14 (Lantern) -      NAIROBI, Kenya (AP) _      BEIRUT —      ORSK (ARVAND), 4 FEB 90 (LNT) -- [TEXT]
Orsk, 6 March -      Folha do Vale, 6 March -
"""

import re

from reportedly.codebook.layout import layout

UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
WORD = rf"[{UPPER}][\w'’.]*"
LINKS = r"(?:al|as|ash|ad|an|ar|el|de|del|la|las|los|of|es|bin|am|du|le|sur|upon|on|do|da|dos|das|di)"
NAME = rf"{WORD}(?:[ /-](?:{LINKS}[ -])*{WORD}){{0,4}}"
LOUD = rf"[{UPPER}'’.]"
CAPS = rf"(?:[{UPPER}]{{2}} )?[{UPPER}]{LOUD}{{2,}}(?:[ /-](?:(?:{LINKS}|{LINKS.upper()})[ -])?[{UPPER}]{LOUD}+){{0,3}}"
LAND = rf"(?:,? ?\([{UPPER}][\w'’. -]{{1,30}}\)|, {NAME})?"
COUNTRY = rf"(?:,? ?\([{UPPER}][\w'’. -]{{2,30}}\)|, {NAME})?"
MONTH = rf"[{UPPER}][A-Za-z]{{2,8}}\.?"
DAY = rf"(?:{MONTH} ?\d{{1,2}}(?:, \d{{4}}| \d{{2}}\b)?|\d{{1,2}} {MONTH}(?:,? \d{{2,4}})?|NO DATE)"
DATE = rf"(?:(?:, ?| ){DAY}(?:,? \d{{4}})?)"
HOUSE = rf"\((?P<house>[{UPPER}][^()]{{1,59}})\)"
DASH = r"(?:-{1,3}|[–—―_])"
BRACKETS = r"(?:\s*(?:\[[^\[\]]{2,160}\]\s*){0,4}\[(?:TEXT|EXCERPTS?|CONTINUED)\])?"
FORMS = (
    ("dated", rf"(?P<place>{NAME}){LAND}{DATE} ?{HOUSE}\s?(?:{DASH}|:)"),
    ("housed", rf"(?P<place>{NAME}){COUNTRY} ?{HOUSE}\s?(?:{DASH}|:-|:)"),
    ("day", rf"(?P<place>{CAPS}){LAND}{DATE} ?(?:-{{2,3}}|[–—―_]|(?<= )-)"),
    ("mixed", rf"(?P<place>{NAME}){LAND}, {DAY}(?:,? \d{{4}})? ?(?:-{{2,3}}|[–—―]|(?<= )-)"),
    ("bare", rf"(?P<place>{CAPS}){COUNTRY} ?(?:-{{2,3}}|[–—―]|(?<= )[-_])"),
    ("house", rf"{HOUSE} ?{DASH}"),
    ("day_housed", rf"{DAY} ?{HOUSE}\s?{DASH}"),
    ("label", rf"(?P<place>{CAPS}) ?:-"),
    ("colon", rf"(?P<place>{CAPS}{COUNTRY}):"),
)
PATTERNS = tuple((name, re.compile(rf"{form}{BRACKETS}\s+(?=\S)")) for name, form in FORMS)
OPENS = re.compile(rf"[{UPPER}(]")
EARLY = frozenset({"colon", "house", "day_housed", "mixed"})
OPEN_ENDED = frozenset({"bare", "colon", "day", "mixed"})
LONG_LABEL = 2


def dateline(text: str, *, early: bool) -> tuple[int, str] | None:
    """Return where the dateline that `text` opens with ends, white space included, and its kind, or None.

    The kind is "dateline", or "heading" for upper-case words before a dash that are too many for a later place.
    `early` says that no body stands above, where looser forms are believed.
    """
    if OPENS.match(text) is None:
        return None
    for name, pattern in PATTERNS:
        held = pattern.match(text)
        if held and (early or name not in EARLY) and _believed(name, held, text):
            late = name == "bare" and not early and len(held["place"].split()) > LONG_LABEL
            return held.end(), "heading" if late else "dateline"
    return None


def _believed(name: str, held: re.Match[str], text: str) -> bool:
    """Say whether a form's words can be those of a dateline: no acronym in brackets, no label, no shouted text."""
    groups = held.groupdict()
    if name in OPEN_ENDED and text[held.end()].islower():
        return False
    place, house = groups.get("place") or "", groups.get("house") or ""
    if name in {"housed", "house", "day_housed"}:
        return not _acronym(place, house) and (place.isupper() or _is_house(house))
    if name in {"colon", "bare"} and place.lower() in layout().words["labels"]:
        return False
    if name == "colon":
        return not text.isupper() and "(" not in place
    return not (name == "bare" and text[held.end() :].isupper())


def _acronym(place: str, house: str) -> bool:
    """Say whether one of the two is short for the other."""
    return any(
        len(short) > 1 and short.upper() in _initials(whole) for short, whole in ((house, place), (place, house))
    )


def _initials(name: str) -> str:
    """Return the first letters of the words that begin with a capital."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def _is_house(name: str) -> bool:
    """Say whether a word of `name` is one of a reporting house."""
    return not layout().words["houses"].isdisjoint(re.split(r"[\s/.-]+", name.lower()))
