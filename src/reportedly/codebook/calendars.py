"""The names of other calendars' months and feasts: loads and checks `calendars.toml`, once, at first use."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.errors import UsageError

KINDS = frozenset({"H", "J"})
LAST_MONTH = 12
Named = tuple[str, int, int | None]


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The lexicon of other calendars.

    Attributes:
        names: spelling, folded -> (calendar "H" or "J", month, day or None for the whole month).
        pattern: finds a spelling in running text, letter case aside.
        first: what the spellings begin with, in lower case: a text without any of them names none.
        alone: folded spellings of months that may stand without day and year; `after`: the words before them then.
    """

    names: dict[str, Named]
    pattern: str
    first: frozenset[str]
    alone: frozenset[str]
    after: frozenset[str]


@cache
def calendar_words() -> CalendarWords:
    """Load the lexicon; raises UsageError when a spelling stands twice or a calendar is not known."""
    raw = tomllib.loads(resources.files("reportedly.codebook").joinpath("calendars.toml").read_text("utf-8"))
    spellings = {w: (kind, int(n), None) for kind, rows in raw["months"].items() for n, ws in rows.items() for w in ws}
    names: dict[str, Named] = {}
    for spelling, named in (spellings | feasts(raw["feasts"])).items():
        if fold(spelling) in names or named[0] not in KINDS or not 1 <= named[1] <= LAST_MONTH:
            message = f"calendars.toml has {spelling!r} twice, or of an unknown calendar or month"
            raise UsageError(message, "keep it once, under H or J and a month from 1 to 12")
        names[fold(spelling)] = named
    written = sorted((*spellings, *feasts(raw["feasts"])), key=len, reverse=True)
    return CalendarWords(
        names=names,
        pattern="|".join(loosely(spelling) for spelling in written),
        first=frozenset(start for spelling in written for start in beginnings(spelling)),
        alone=frozenset(fold(month) for month in raw["alone"]["months"]),
        after=frozenset(raw["alone"]["after"]),
    )


def feasts(rows: dict[str, list[str]]) -> dict[str, Named]:
    """Return spelling -> (calendar, month, day) of the feasts."""
    found: dict[str, Named] = {}
    for day, spellings in rows.items():
        kind, month, number = day.split("-")
        found |= dict.fromkeys(spellings, (kind, int(month), int(number)))
    return found


def beginnings(spelling: str) -> set[str]:
    """Return what the first token of a spelling may be, however a parser cuts it."""
    word = spelling.split(" ", maxsplit=1)[0]
    marked = {word, word.split("-")[0]}
    return {form for one in marked for form in (one, one.replace("'", ""), one.split("'")[0]) if len(form) > 1}


def loosely(spelling: str) -> str:
    """Return a pattern for a spelling with or without its marks."""
    return (
        re.escape(spelling).replace("'", "['\u2018\u2019\u02bf\u02bb`]?").replace(r"\-", "[- ]").replace(r"\ ", "[- ]")
    )


def fold(spelling: str) -> str:
    """Return the letters of a spelling in lower case, by which it is looked up."""
    return re.sub(r"[^a-z]", "", spelling.lower())
