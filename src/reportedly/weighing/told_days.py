"""Which days the reports of a case tell of most: those that a reader who has room for a few should know of.

A day is told of by the reports that came out on it or on the next, and by those that still name it later: what is
named again after days and weeks mattered. Days are counted by documents, so that one report that says a date ten times
is one, and only days that the text names to the day count, beside its own. The counts that date selection for timelines
is learned from (Ghalandari and Ifrim 2020), with fixed weights.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.record import Interval, OriginCount, Reading, Statement, Value
from reportedly.weighing.days import days
from reportedly.weighing.timeline import Counting

DAY, WEEK = 1, 7
NEWS, SOON, LATER = 1.0, 1.0, 4.0
BEFORE = 0.1  # a day long before the first report of the case is the case's background
SHOWN, LEADING = 5, 3
STEM, FEW = 5, 8  # letters of a word that tell it; words that a statement should have at least
WORD = re.compile(r"[^\W\d_]{4,}")


class ToldDay(Value, frozen=True, kw_only=True):
    """One day, and how much is told of it.

    `weight` orders days and means nothing by itself; `documents` came out on it or name it, `later` of them more than a
    day after it. `statements` are what is said of it, those first that say most of what the others say; `words` is
    the first of them. `origins` says how many first hands stand behind these statements.
    """

    day: str
    weight: float
    documents: int
    later: int
    statements: tuple[str, ...]
    words: str
    origins: OriginCount


@dataclass(slots=True)
class _Tally:
    """What is counted of one day: the documents that came out on it, and how long after it those came that name it."""

    news: set[str] = field(default_factory=set)
    gaps: dict[str, int] = field(default_factory=dict)
    about: list[Statement] = field(default_factory=list)
    beside: list[Statement] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How much is told of the day."""
        return NEWS * len(self.news) + sum(_worth(gap) for gap in self.gaps.values())


def _worth(gap: int) -> float:
    """Return what a document adds that names a day so many days after it; before it, a plan, it adds nothing."""
    return 0.0 if gap < 0 else SOON if gap <= WEEK else LATER


def told_days(
    readings: Iterable[Reading], count: Counting, limit: int, first: str | None = None, last: str | None = None
) -> tuple[ToldDay, ...]:
    """Return the days that are told of most, in order of time; the order of the readings makes no difference.

    Args:
        readings: what was read; failures tell nothing.
        count: how many first hands stand behind statements.
        limit: how many days at most.
        first: the earliest day that counts, ISO 8601; None for any.
        last: the latest day that counts, ISO 8601; None for any.
    """
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for reading in sorted(readings, key=lambda reading: reading.document.id):
        if reading.document.failure is None:
            _add(reading, tallies)
    begun = _eve(min((day for day, tally in tallies.items() if tally.news), default=None))
    inside = (day for day in tallies if (first or "") <= day <= (last or "9999"))
    weights = {day: tallies[day].weight * (1.0 if day >= begun else BEFORE) for day in inside}
    silent = {day for day in weights if not (tallies[day].about or tallies[day].beside)}
    most = sorted((day for day in weights if weights[day]), key=lambda day: (-weights[day], day in silent, day))[:limit]
    return tuple(_made(day, tallies[day], round(weights[day], 3), count) for day in sorted(most))


def _eve(day: str | None) -> str:
    """Return the day before: what the first reports tell of, as a rule."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat() if day else ""


def _add(reading: Reading, tallies: Mapping[str, _Tally]) -> None:
    """Count what one document tells."""
    document, out = reading.document.id, _day(reading.document.published)
    if out:
        tallies[out].news.add(document)
        tallies[out].beside.extend(reading.statements[:LEADING])
    for day in {day for time in reading.times if time.value.grain != "open" and (day := _day(time.value))}:
        gap = (dt.date.fromisoformat(out) - dt.date.fromisoformat(day)).days if out else 0
        tallies[day].gaps[document] = gap
    for statement in reading.statements:
        if day := _day(statement.about):
            tallies[day].about.append(statement)


def _day(value: Interval) -> str | None:
    """Return the day that an interval is, None for one that is longer or open."""
    told = days(value)
    return told.first.isoformat() if told.first and told.first == told.last else None


def _made(day: str, tally: _Tally, weight: float, count: Counting) -> ToldDay:
    chosen = _telling(tally.about or tally.beside)
    ids = tuple(statement.id for statement in chosen)
    return ToldDay(
        day=day,
        weight=weight,
        documents=len(tally.news | set(tally.gaps)),
        later=sum(gap > DAY for gap in tally.gaps.values()),
        statements=ids,
        words=_words(chosen[0]) if chosen else "",
        origins=count(ids),
    )


def _telling(held: Sequence[Statement]) -> list[Statement]:
    """Return some statements that say most of what many of them say, the shorter first of two that say as much."""
    said = {s.id: {word[:STEM] for word in WORD.findall(_words(s).casefold())} for s in held}
    often = Counter(word for words in said.values() for word in words)
    shared = {i: sum(often[word] - 1 for word in words) / (len(words) + FEW) for i, words in said.items()}
    return sorted(held, key=lambda s: (-shared[s.id], len(said[s.id]), s.id))[:SHOWN]


def _words(statement: Statement) -> str:
    """Return what a statement says, on one line."""
    return " ".join(" … ".join(span.quote for span in statement.content).split())
