"""What a document says of itself: title, author, publisher, dateline, agencies credited, date of publication.

Only what the text states is filled in, and only where nothing was given. A publisher is taken from a copyright line or
from a line of a house and a date alone; an agency in a dateline or credit line is a credit. A date is taken from a
line that says it is the date of publication, or from a byline or dateline that holds a full one.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reportedly.codebook.days import MONTHS, full_date
from reportedly.codebook.gazetteer import fold
from reportedly.reading.blocks import MASTHEAD
from reportedly.reading.bylines import BY, SHORT, byline, dated_imprint, has_house_word, institute, paper_of
from reportedly.record import UNKNOWN_TIME, Block, Document, Interval

STATED = re.compile(r"(?:published|posted|updated|last updated|date|issued)\b", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4})?(?:\s*-\s*\d{4})?\s*,?\s*(?P<name>[^.|]{2,60})", re.IGNORECASE
)
IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
ORIGIN = re.compile(
    r"(?:^|[(;,.]\s*|\band\s+)[—–-]*\s*(?:(?:sources?|via|credit|courtesy(?: of)?|h/t|hat tip)\s*:?\s+"
    r"|(?:with|from)"
    r"(?: (?:additional )?(?:reporting|inputs?|contributions?|material|files|information) (?:from|by))?\s+"
    r"|(?:with )?(?:additional|further|other) (?:material|information) (?:from|by)\s+"
    r"|(?:(?:first|originally) )?(?:re)?(?:published|appeared|printed)(?: with permission)? (?:in|on|by|from)\s+"
    r"|(?:this|the) (?:article|story|report|piece|post) (?:was |is )?(?:first |originally )?(?:re)?"
    r"(?:published|appeared|produced|printed)(?: with permission)? (?:in|on|by|from)\s+)(?P<names>[^;\n]{2,90})",
    re.IGNORECASE,
)
REPORTING = re.compile(
    r"(?:reporting|writing|compiled|translation|translated|contributions?)(?: and (?:writing|editing))? (?:by|from)\s+"
    r"(?P<names>[^;.\n]{2,120})",
    re.IGNORECASE,
)
LEADING = re.compile(r"(?:additional material from |information from |reports? from |the )+", re.IGNORECASE)
TRAILING = re.compile(
    r"(?:,? (?:on|in) (?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[A-Z][a-z]+ \d).*| under (?:a|the) .*"
    r"| with permission.*| inputs?$| reports?$|[ .,)]+$)",
    re.IGNORECASE,
)
NO_HOUSE = re.compile(r"(?:news |wire )?(?:agenc(?:y|ies)|wires?|staff|reports?)", re.IGNORECASE)
LONGEST = 8
IMPRINT = re.compile(r"(?P<name>[^,|·\d]{2,60}?)\s*(?:[,|·]|\s-\s|(?= \d))")
STOP_WORDS = frozenset("the of and to in that for on with said was by from at has its were have had not".split())  # noqa: SIM905
ENOUGH = 0.12
SIGNS_OFF_IN_BRACKETS = "Reuters"  # of the large houses the only one that ends its texts in this way
SIGN_OFF = re.compile(r"\((?:additional )?reporting by [^;()]+(?:;[^;()]+)*; ?editing by [^;()]+\)\.?", re.IGNORECASE)


def masthead(document: Document, blocks: Sequence[Block]) -> Document:
    """Return the document with its blocks and with what its own text says of it."""
    publisher = document.publisher or _publisher(blocks)
    return replace(
        document,
        blocks=tuple(blocks),
        title=document.title or _first(blocks, "title"),
        author=document.author or _author(blocks),
        publisher=publisher,
        dateline=document.dateline or _dateline(blocks),
        credits=document.credits or _credits(blocks, publisher),
        published=document.published if document.published != UNKNOWN_TIME else _published(blocks),
        language=document.language or language(document.text),
    )


def _first(blocks: Sequence[Block], kind: str) -> str | None:
    """Return the first block of a kind, white space folded."""
    return next((" ".join(block.span.quote.split()) for block in blocks if block.kind == kind), None)


def _bylines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines by whom and where, white space folded; the publisher's own above the title is none."""
    held = (block for block in blocks if block.kind == "byline" and block.reason != MASTHEAD)
    return (" ".join(block.span.quote.split()) for block in held)


def _author(blocks: Sequence[Block]) -> str | None:
    """Return the person or desk of the byline."""
    lines = [line for line in _bylines(blocks) if not (STATED.match(line) or full_date(line) or institute(line))]
    for line in sorted(lines, key=lambda line: BY.match(line) is None):
        held = byline(line)
        if held.author or held.house:
            return held.author or held.house
    return None


def _publisher(blocks: Sequence[Block]) -> str | None:
    """Return the owner that a copyright line names, else the house above the title or of a dated line, or a body."""
    for block in blocks:
        if block.reason == "copyright":
            held = COPYRIGHT.search(block.span.quote)
            name = held["name"].strip(" ,-–") if held else ""
            if name and name[0].isupper() and "rights reserved" not in name.lower():
                return name
    for block in blocks:
        if block.reason == MASTHEAD:
            return dated_imprint(block.span.quote) or SHORT.sub("", block.span.quote)
    paper = next((name for block in blocks if block.kind == "dateline" and (name := paper_of(block.span.quote))), None)
    if paper:
        return paper
    dated = (IMPRINT.match(line) for line in _bylines(blocks) if full_date(line) and not STATED.match(line))
    named = (held["name"] for held in dated if held and has_house_word(held["name"]))
    return next(named, None) or next(filter(None, map(institute, _bylines(blocks))), None)


def _dateline(blocks: Sequence[Block]) -> str | None:
    """Return the place of the dateline, as written."""
    held = _first(blocks, "dateline")
    if held is None or held.endswith(":-") or paper_of(held):
        return None
    place = re.split(r"\(|--|[–—]| - |\d", held)[0]
    kept = [part for part in place.strip(" ,:").split(", ") if part[:3].lower() not in MONTHS]
    return ", ".join(kept) or None


def _credits(blocks: Sequence[Block], publisher: str | None) -> tuple[str, ...]:
    """Return the houses credited in bylines, the dateline and the credit lines, in order, each once."""
    found: list[str] = []
    for block in blocks:
        quote = " ".join(block.span.quote.split())
        if block.kind == "dateline":
            found.extend(name for name in _bracketed(quote) if not name[0].isdigit())
        elif block.kind == "credit":
            found.extend(_credited(quote))
        elif block.kind == "byline" and block.reason != MASTHEAD and full_date(quote) is None:
            found.extend(house for house in [byline(quote).house] if house and not _same(house, publisher))
    return tuple(dict.fromkeys(found)) or _signed_off(blocks)


def _same(house: str, publisher: str | None) -> bool:
    """Say whether a house is the publisher itself, whom a byline does not credit."""
    return publisher is not None and _bare(house) == _bare(publisher)


def _bare(name: str) -> list[str]:
    """Return the words of a name, its article aside."""
    return fold(name).removeprefix("the ").split()


def _signed_off(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the house whose way of signing off a text has, where it names none: "(Reporting by A; Editing by B)"."""
    last = [" ".join(block.span.quote.split()) for block in blocks if block.kind == "credit"][-1:]
    return (SIGNS_OFF_IN_BRACKETS,) if last and SIGN_OFF.fullmatch(last[0]) else ()


def _bracketed(line: str) -> list[str]:
    """Return the house of a dateline: what stands last in brackets, if a dash follows; a country stands before it."""
    return [held[1].strip() for held in IN_BRACKETS.finditer(line) if re.match(r" ?[-–—―_:]", line[held.end() :])][-1:]


def _credited(line: str) -> list[str]:
    """Return the houses of one credit line; reporters' own names are none."""
    bare = line.strip(" .()—–-")
    if re.fullmatch(r"[A-Z][\w-]+(?:[ /][A-Z][\w-]+){0,2}", bare) and not re.match(r"(?i:with|from|via|by)\b", bare):
        return [] if NO_HOUSE.fullmatch(bare) else [bare]
    spans = [(held.start(), held["names"], False) for held in ORIGIN.finditer(line)]
    spans += [(held.start(), held["names"], True) for held in REPORTING.finditer(line)]
    names = [name for _, several, personal in sorted(spans) for name in _names(several, personal=personal)]
    return list(dict.fromkeys(names))


def _names(several: str, *, personal: bool) -> Iterator[str]:
    """Yield the houses of a list of names; in a list that may hold persons only those with a house's word."""
    for part in re.split(r",| and (?=[A-Z]|the )| & (?=[A-Z])|\.\s", several):
        name = TRAILING.sub("", LEADING.sub("", part.strip(" .()"), count=1)).strip(" .()")
        house = name[:1].isupper() and len(name.split()) <= LONGEST and not NO_HOUSE.fullmatch(name)
        if house and (not personal or has_house_word(name)):
            yield name


def _published(blocks: Sequence[Block]) -> Interval:
    """Return the day of publication that a line or dateline states, else unknown."""
    for block in blocks:
        line = " ".join(block.span.quote.split())
        day = full_date(line) if block.kind in {"byline", "dateline"} else None
        if day is not None:
            return Interval(start=day, end=day, grain="day", basis=f"stated: {line}")
    return UNKNOWN_TIME


def language(text: str) -> str | None:
    """Return "en" when enough words are English function words, else None: no guess is made of other languages."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words:
        return None
    return "en" if sum(word in STOP_WORDS for word in words) / len(words) >= ENOUGH else None
