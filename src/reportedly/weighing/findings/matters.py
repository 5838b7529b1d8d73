"""Which lines are of one matter, where no event is told of: what the one denies and the other says.

Two lines are of one matter when they have the day or the place in common and the one has nearly all other words of what
the other denies; no day, group or means of them may differ.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Reading, Span, Statement
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.findings.texts import Fact, plain
from reportedly.weighing.happenings.ground import WORD

NAMING = frozenset({"name", "acronym"})
SAME_LINE, STEM = 0.75, 6
WHERE = frozenset({"date", "place"})
UNSAID = frozenset({"not", "never", "any", "none", "there", "been", "being"})
LINKS = frozenset({"be", "have", "been"})  # between an auxiliary and its verb
EVERY = re.compile(r"[^\W_]+")
OPEN = frozenset(["to", "will", "would", "can", "could", "may", "might", "should", "must", "shall"])


class Line(NamedTuple):
    """A statement with its document, and the beginnings of its words that say something."""

    reading: Reading
    statement: Statement
    words: frozenset[str]


def line(reading: Reading, statement: Statement) -> Line:
    """Return a statement as a line."""
    return Line(reading, statement, stems_of(" ".join(span.quote for span in statement.content)))


def tells_events(one: Line) -> bool:
    """Say whether a line tells of events, which are compared as deeds."""
    return any(event.statement == one.statement.id for event in one.reading.events)


def are_one_matter(one: Line, other: Line, bench: Bench) -> bool:
    """Say whether two lines are of one matter: day or place in both, and what is denied there (`one`)."""
    return bool(matter_of(one, other, bench))


def matter_of(one: Line, other: Line, bench: Bench) -> frozenset[str]:
    """Return what is denied in `one` and said in `other`, by the beginnings of its words; nothing where it is not."""
    if len(one.words & other.words) < SAME_LINE:  # nothing in common
        return frozenset()
    facts = [_facts(held, bench) for held in (one, other)]
    spots = [frozenset(w for fact in held if fact.facet in WHERE for w in stems_of(fact.span.quote)) for held in facts]
    named = spots[0] | spots[1]
    said = one.words - named - stems_of(" ".join(weighing_words().plain_places))
    is_said = bool(said) and len(said & other.words) >= SAME_LINE * len(said)
    here, there = one.words | spots[0], other.words | spots[1]
    return said & other.words if is_said and here & there & named and not _clash(*facts) else frozenset()


def is_open(words: Iterable[str], one: Line) -> bool:
    """Say whether a line has one of some words behind an auxiliary that leaves it open, or ahead: "to evacuate"."""
    wanted = frozenset(words)
    for span in one.statement.content:
        held = [fold(word) for word in EVERY.findall(span.quote)]
        for at in (at for at, word in enumerate(held) if plain(word)[:STEM] in wanted):
            before = [word for word in held[:at] if word not in LINKS][-1:]
            if not OPEN.isdisjoint(before):
                return True
    return False


def _facts(one: Line, bench: Bench) -> list[Fact]:
    """Return the days, places, groups and means that a line names, and the days and places of all of its sentence."""
    text = bench.texts.of(one.reading)
    spots = [
        Fact("place", None, fold(place.name), mention.span)
        for place in one.reading.places
        for mention in place.mentions
        if mention.form in NAMING and mention.use == "literal"
    ]
    days = [fact for fact in text.facts if fact.facet == "date"]
    found = [f for f in (*days, *text.sorts, *spots) if _holds(one.statement, f.span)]
    if any(fact.facet in WHERE for fact in found):
        return found
    beside = list(_of_the_sentence(one))
    return [*found, *(f for f in (*days, *spots) if any(_holds(s, f.span) for s in beside))]


def _of_the_sentence(one: Line) -> Iterator[Statement]:
    """Yield what else is said in the same sentence: "gunmen attacked the prison in Orm, but nobody escaped"."""
    own = one.statement.span
    for other in one.reading.statements:
        if other.span.start < own.end and own.start < other.span.end:
            yield other


def _holds(statement: Statement, span: Span) -> bool:
    return any(part.start <= span.start and span.end <= part.end for part in statement.content)


def _clash(some: Iterable[Fact], others: Iterable[Fact]) -> bool:
    """Say whether the two name other days, groups or means."""
    kept = list(others)
    for facet in {fact.facet for fact in some} - {"deed"}:
        here, there = ([f.value for f in held if f.facet == facet] for held in (some, kept))
        if here and there and not any(a == b for a, b in product(here, there)):
            return True
    return False


def stems_of(quote: str) -> frozenset[str]:
    """Return the beginnings of words that say something; "no", "never" and their like say it in the polarity."""
    common = weighing_words().plain_words | UNSAID
    return frozenset(plain(word)[:STEM] for word in WORD.findall(fold(quote)) if word not in common)
