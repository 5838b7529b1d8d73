"""Who wrote a report and for which house, from its byline: "By Ana Brel, Orsk Wire", "By ANA BREL Associated Press"."""

import re
from typing import NamedTuple

from reportedly.codebook import atlas, gazetteer
from reportedly.codebook.layout import layout

BY = re.compile(r"(?:by|from|story by|written by|words by|reported by)\s+", re.IGNORECASE)
ROLE = re.compile(
    r"\s*(?:[:|,–]|\s-\s)\s*(?:[A-Za-z-]+ ){0,3}(?:editor|correspondent|reporter|writer|chief)\b.*", re.IGNORECASE
)
PARTS = re.compile(
    r"\s*(?:,\s*(?i:special (?:to|for))\s|[|,/(•·]|\s[-–—]\s|\b(?:for|of|at)\b(?=\s+(?:the\s+)?[A-ZÀ-Þ]))\s*(?:the\s+)?"
)
DESK = re.compile(
    r"(?:['’]s?)?[ ,]+(?:staff|staff (?:writers?|reporters?)|correspondents?|bureau|desk|news ?desk|reporters?)$",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
SHORT = re.compile(r"\s*\([A-Z][\w.&-]{1,9}\)$")  # "(ICM)"
LISTED = re.compile(r"[,|/]|\band\b|&")
DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:\d{1,2} [A-Z][a-z]{2,8},? (?:19|20)\d\d|[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\b"
)
YEARLESS = re.compile(r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})\.?$")
PAPER = re.compile(
    r"(?P<name>[^,()\d]{3,60}), (?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})? ?[-–—―]+$"
)
MARKS = ("|", "-", "–", "—", "·")
ENDS = " ,|-–—()•·."
FEWEST = 2  # words of a person's name
MOST = 6  # words of a house's name
PUBLISHING = frozenset({"media", "organisation", "government"})
SMALL = frozenset({"of", "the", "and", "for", "in"})


class Byline(NamedTuple):
    """A byline taken apart; either part may be missing."""

    author: str | None = None
    house: str | None = None


def byline(line: str) -> Byline:
    """Return the author and the reporting house that a byline names.

    A house is an outlet of the gazetteer or a name with a reporting house's word in it ("Orsk Wire"). What is neither
    is the author's: "By Ana Brel and Jon Aster" has two authors and no house.
    """
    whole = ROLE.sub("", BY.sub("", line, count=1)).strip(ENDS)
    named = ARTICLE.sub("", DESK.sub("", whole), count=1)
    if _known(named) or (named != whole and is_house(named)):  # "By Emily Post" is a person's
        return Byline(None, named)
    for cut in PARTS.finditer(whole):
        author, house = whole[: cut.start()].strip(ENDS), DESK.sub("", whole[cut.end() :].strip(ENDS))
        if author and is_house(house):
            return Byline(author, house)
    return _run_together(whole) or Byline(whole or None)


def is_house(name: str) -> bool:
    """Say whether a name is an outlet's or institute's, or has a reporting house's word in it; a list is no name."""
    fits = has_house_word(name) or _known(name) or institute(name) is not None
    return name[:1].isupper() and not LISTED.search(name) and fits


def has_house_word(name: str) -> bool:
    """Say whether a word of a name is one of reporting houses ("Orsk Wire")."""
    return not layout().words["houses"].isdisjoint(re.findall(r"[^\W_]+", name.lower()))


def is_short_for(credit: str, publisher: str) -> bool:
    """Say whether a credit names the publisher itself: by its name, without its house words, or by its letters.

    "Lantern" and "LNA" are the "Lantern News Agency"; another house's name is a credit, however much it shares.
    """
    words, whole = (re.findall(r"[^\W_]+", ARTICLE.sub("", name).lower()) for name in (credit, publisher))
    if words == whole:
        return True
    rest = set(whole[len(words) :])
    shortened = bool(words) and whole[: len(words)] == words and rest <= layout().words["houses"]
    return shortened or (len(whole) > 1 and words == ["".join(word[0] for word in whole)])


def is_last_of(name: str, publisher: str) -> bool:
    """Say whether a house word is what a paper calls itself: "the Mirror" in "The Varda Mirror"."""
    words, whole = (re.findall(r"[^\W_]+", ARTICLE.sub("", one).lower()) for one in (name, publisher))
    return 0 < len(words) < len(whole) and whole[-len(words) :] == words


def institute(line: str) -> str | None:
    """Return the body whose name a line is, its letters in brackets left off, if its name is a publishing body's."""
    name = SHORT.sub("", ARTICLE.sub("", line, count=1)).strip(ENDS)
    built = not layout().words["institutes"].isdisjoint(re.findall(r"[^\W_]+", name.lower()))
    fits = built and name[:1].isupper() and len(name.split()) >= FEWEST
    return name if fits and not BY.match(line) and not LISTED.search(name) else None


def is_imprint(line: str) -> bool:
    """Say whether a line is the name of a house or body and no more: "OCHA", "The Orsk Times", "Orsk Agency (OA)"."""
    name = SHORT.sub("", line.strip(" ,|-–—•·"))
    held = gazetteer.load()
    readings = held.readings(name) or held.readings(ARTICLE.sub("", name, count=1))
    if any(reading.sort == "actor" and reading.entry.kind in PUBLISHING for reading in readings):
        return all(reading.sort == "actor" and reading.entry.kind in PUBLISHING for reading in readings)
    words = re.findall(r"[^\W_]+", name)
    capital = all(word[0].isupper() or word in SMALL for word in words)
    named = any(word.lower() not in layout().words["sections"] | SMALL for word in words)  # "World News" is a section
    return FEWEST <= len(words) <= MOST and capital and named and words[-1].lower() in layout().words["houses"]


def dated_imprint(line: str) -> str | None:
    """Return the house of a line of house and date: "6 May 2031 | The Orsk Times", "Orsk Monitor Weekly - 9 May 2031".

    Before a date and a mark any name in capitals is taken that no place has; behind them only a house's.
    """
    held = DATE.search(line)
    if held is None:
        name = line[: day.start()].strip(ENDS) if (day := YEARLESS.search(line)) else ""
        return name if name and len(name.split()) <= MOST and (has_house_word(name) or _known(name)) else None
    before, after = (SHORT.sub("", part.strip(ENDS)) for part in (line[: held.start()], line[held.end() :]))
    if before and not after and line[: held.start()].rstrip().endswith(MARKS):
        words = before.split()
        placed = any(reading.sort != "actor" for reading in gazetteer.load().readings(before))
        named = FEWEST <= len(words) <= MOST and all(word[0].isupper() or word in SMALL for word in words)
        return before if is_imprint(before) or (named and not placed) else None
    return after if after and not before and is_imprint(after) else None


def paper_of(line: str) -> str | None:
    """Return who publishes a report that a house and a day open, not a town: "Folha do Vale, 6 March - Two men …".

    Of names that no table of places holds, one with a house's word is a house, and so is one of several words.
    """
    held = PAPER.match(" ".join(line.split()))
    if held is None or held["name"].isupper():
        return None
    name = held["name"]
    if has_house_word(name) or _known(name):
        return name
    several = len([word for word in name.split() if word[0].isupper()]) >= FEWEST
    return name if several and "," not in name and not atlas.load().holds(name) else None


def _known(name: str) -> bool:
    """Say whether the gazetteer has an outlet of that name."""
    return any(reading.entry.medium for reading in gazetteer.load().readings(name))


def _run_together(whole: str) -> Byline | None:
    """Part "ANA BREL Associated Press": an agency's name that closes the line behind a person's."""
    for hit in gazetteer.load().find(whole):
        agency = any(reading.entry.medium == "agency" for reading in hit.readings)
        author = whole[: hit.start].strip(ENDS)
        if agency and hit.end == len(whole) and len(author.split()) >= FEWEST:
            return Byline(author, whole[hit.start :])
    return None
