"""What a document says of itself: title, author, publisher, dateline, agencies credited, date of publication.

Only what the text states is filled in, and only where nothing was given. A publisher is taken from a copyright line
alone; an agency in a dateline or credit line is a credit. A date is taken from a line that says it is the date of
publication, or from a dateline that holds a full one.
"""

import datetime as dt
import re
from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.record import UNKNOWN_TIME, Block, Document, Interval

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - reads as a list
MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {MONTH},? (?P<year>\d{{4}}|\d{{2}})\b"),
    re.compile(rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b"),
)
STATED = re.compile(r"(?:published|posted|updated|last updated|date|issued)\b", re.IGNORECASE)
BY = re.compile(r"(?:by|from|story by|written by|words by|reported by)\s+", re.IGNORECASE)
ROLE = re.compile(
    r"\s*(?:[:|,–]|\s-\s)\s*(?:[A-Za-z-]+ ){0,3}(?:editor|correspondent|reporter|writer|chief)\b.*", re.IGNORECASE
)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4})?(?:\s*-\s*\d{4})?\s*,?\s*(?P<name>[^.|]{2,60})", re.IGNORECASE
)
IN_BRACKETS = re.compile(r"\(([^()\d]{2,40})\)")
CREDITED = re.compile(
    r"(?:source|via|h/t|hat tip|with(?: inputs?| contributions?| reporting)? from|(?:first|originally) (?:published|appeared)"
    r" (?:in|on|by)|reporting by|courtesy)\s*:?\s*(?:the )?(?P<names>[^.;\n]{2,80})",
    re.IGNORECASE,
)
PERSONAL = re.compile(r"(?:additional |further )?reporting by", re.IGNORECASE)
HOUSE_WORDS = re.compile(
    r"\b(?:agency|agencies|news|press|wire|times|post|daily|tv|radio|television|reuters|afp|ap|upi|tass|dpa|efe|xinhua|media"
    r"|herald|tribune|journal|gazette|broadcasting)\b",
    re.IGNORECASE,
)
STOP_WORDS = frozenset("the of and to in that for on with said was by from at has its were have had not".split())  # noqa: SIM905
ENOUGH = 0.12
CENTURY = 50


def masthead(document: Document, blocks: Sequence[Block]) -> Document:
    """Return the document with its blocks and with what its own text says of it."""
    return replace(
        document,
        blocks=tuple(blocks),
        title=document.title or _first(blocks, "title"),
        author=document.author or _author(blocks),
        publisher=document.publisher or _publisher(blocks),
        dateline=document.dateline or _dateline(blocks),
        credits=document.credits or _credits(blocks),
        published=document.published if document.published != UNKNOWN_TIME else _published(blocks),
        language=document.language or language(document.text),
    )


def _first(blocks: Sequence[Block], kind: str) -> str | None:
    """Return the first block of a kind, white space folded."""
    return next((" ".join(block.span.quote.split()) for block in blocks if block.kind == kind), None)


def _author(blocks: Sequence[Block]) -> str | None:
    """Return the person or desk of the byline."""
    for block in blocks:
        quote = " ".join(block.span.quote.split())
        if block.kind == "byline" and not STATED.match(quote):
            name = ROLE.sub("", BY.sub("", quote, count=1)).strip(" ,|-–")
            return name or None
    return None


def _publisher(blocks: Sequence[Block]) -> str | None:
    """Return the owner that a copyright line names."""
    for block in blocks:
        if block.reason == "copyright":
            held = COPYRIGHT.search(block.span.quote)
            name = held["name"].strip(" ,-–") if held else ""
            if name and name[0].isupper() and "rights reserved" not in name.lower():
                return name
    return None


def _dateline(blocks: Sequence[Block]) -> str | None:
    """Return the place of the dateline, as written."""
    held = _first(blocks, "dateline")
    if held is None or held.endswith(":-"):
        return None
    place = re.split(r"\(|--|[–—]| - |\d", held)[0]
    kept = [part for part in place.strip(" ,:").split(", ") if part[:3].lower() not in MONTHS]
    return ", ".join(kept) or None


def _credits(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the houses credited in the dateline and the credit lines, in order, each once."""
    found: list[str] = []
    for block in blocks:
        if block.kind == "dateline":
            found.extend(IN_BRACKETS.findall(block.span.quote))
        elif block.kind == "credit":
            found.extend(_credited(block.span.quote))
    return tuple(dict.fromkeys(name.strip() for name in found if name.strip()))


def _credited(line: str) -> list[str]:
    """Return the houses of one credit line; reporters' own names are none."""
    bracketed = IN_BRACKETS.fullmatch(line.strip(" ."))
    if bracketed:
        return [bracketed[1]]
    names = [
        name.strip(" .")
        for held in CREDITED.finditer(line)
        for name in re.split(r",| and (?=[A-Z])", held["names"])
        if not PERSONAL.match(held.group()) or HOUSE_WORDS.search(name)
    ]
    return [re.sub(r"^(?:additional material from |the )", "", name) for name in names if name[:1].isupper()]


def _published(blocks: Sequence[Block]) -> Interval:
    """Return the day of publication that a line or dateline states, else unknown."""
    for block in blocks:
        line = " ".join(block.span.quote.split())
        stated = (block.kind == "byline" and STATED.match(line)) or block.kind == "dateline"
        day = full_date(line) if stated else None
        if day is not None:
            return Interval(start=day, end=day, grain="day", basis=f"stated: {line}")
    return UNKNOWN_TIME


def full_date(text: str) -> str | None:
    """Return the first full date in `text` as ISO 8601, or None; two-digit years from 50 on are of the 1900s."""
    for pattern in DATES:
        for held in pattern.finditer(text):
            day = _iso(held.groupdict())
            if day is not None:
                return day
    return None


def _iso(parts: dict[str, str]) -> str | None:
    """Return the day of named groups, None when there is no such day."""
    name = parts.get("month", "").lower()[:3]
    month = int(parts["number"]) if "number" in parts else MONTHS.index(name) + 1 if name in MONTHS else 0
    year = int(parts["year"])
    if len(parts["year"]) == 2:  # noqa: PLR2004 - a short year
        year += 1900 if year >= CENTURY else 2000
    try:
        return dt.date(year, month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def language(text: str) -> str | None:
    """Return "en" when enough words are English function words, else None: no guess is made of other languages."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words:
        return None
    return "en" if sum(word in STOP_WORDS for word in words) / len(words) >= ENOUGH else None
