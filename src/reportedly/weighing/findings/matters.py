"""Which lines are of one matter, where no event is told of: what the one denies and the other says.

Two lines are of one matter when they have the day, the place or a named person in common and the one has nearly all
other words of what the other denies; no day, group or means of them may differ.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
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
TWO = 2  # words at least that tell a matter
WHERE = frozenset({"date", "place"})
PERSONS = frozenset({"person", "official"})
UNSAID = frozenset({"for", "not", "never", "any", "none", "there", "been", "being"})
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


class Matters:
    """Says of which matter two lines are; the days and places of a line are made out once."""

    def __init__(self, bench: Bench) -> None:
        """Look at the documents of a case."""
        self._bench = bench
        self._known: dict[str, tuple[Sequence[Fact], frozenset[str]]] = {}

    def of(self, one: Line, other: Line) -> frozenset[str]:
        """Return what `one` denies and `other` says, by the beginnings of its words; nothing where it does not."""
        if one.words.isdisjoint(other.words):
            return frozenset()
        (some, here), (others, there) = self._facts(one), self._facts(other)
        said = self.denied(one) - there
        is_said = bool(said) and len(said & other.words) >= SAME_LINE * len(said)
        if not is_said or _clash(some, others):
            return frozenset()
        if (one.words | here) & (other.words | there) & (here | there):
            return said & other.words
        rest = said - self._called(one, other)
        return rest & other.words if rest != said and len(rest & other.words) >= SAME_LINE * len(rest) else frozenset()

    def _called(self, one: Line, other: Line) -> frozenset[str]:
        """Return by which words a line names the persons whom the other names; one may take him for a body."""
        some, others = self._persons(one), self._persons(other)
        alike = [words for i, words in some.items() if i in others]
        whole = [words for words in (*some.values(), *others.values()) if len(words) >= TWO]
        return frozenset().union(*alike, *(words for words in whole if words <= one.words & other.words))

    def _persons(self, one: Line) -> Mapping[str, frozenset[str]]:
        """Return the named persons of a line, as the case knows them, each with the words for them."""
        into = self._bench.resolution.references
        found: dict[str, frozenset[str]] = {}
        for actor in (a for a in one.reading.actors if a.kind in PERSONS):
            for mention in actor.mentions:
                if mention.form in NAMING and _holds(one.statement, mention.span):
                    i = into.get(actor.id, actor.id)
                    found[i] = found.get(i, frozenset()) | stems_of(mention.span.quote)
        return found

    def denied(self, one: Line) -> frozenset[str]:
        """Return the words of a denial that tell its matter, without its days and places."""
        return one.words - self._facts(one)[1] - _plain_places() - _occurring()

    def _facts(self, one: Line) -> tuple[Sequence[Fact], frozenset[str]]:
        """Return what facts a line has, and the beginnings of the words for its days and places."""
        known = self._known.get(one.statement.id)
        if known is None:
            facts = _facts(one, self._bench)
            named = frozenset(word for fact in facts if fact.facet in WHERE for word in stems_of(fact.span.quote))
            known = self._known[one.statement.id] = facts, named
        return known

    def answered(
        self, denied: Sequence[Line], told: Iterable[Line], within: int
    ) -> Iterator[tuple[Line, Sequence[Line]]]:
        """Yield each denial with the lines that may be of its matter, in the order of their statements' ids.

        Who shares three quarters of a denial's words has one of its rarest quarter (prefix filtering of set joins),
        and lines come into question only by such a word, of documents that came out in stretches of `within` days
        that touch: so the work grows with a case that goes on, not with its square.
        """
        wanted = [(one, self.denied(one)) for one in denied]
        asked = frozenset(word for _, words in wanted for word in words)
        holding: defaultdict[tuple[str, int], list[tuple[Line, frozenset[str]]]] = defaultdict(list)
        for other in told:
            held = (other.words | stems_of(other.statement.span.quote)) & asked
            for word, at in product(held, self._stretches(other, within)):
                holding[word, at].append((other, held))
        for one, words in wanted:
            stretches = self._stretches(one, within)
            beside = range(stretches.start - 1, stretches.stop + 1) if stretches else stretches
            seen = {word: sum(len(holding.get((word, at), ())) for at in beside) for word in words}
            least = max(TWO, math.ceil(SAME_LINE * len(words)))
            rare = [word for _, word in sorted((seen[word], word) for word in words)][: max(0, len(words) - least + 1)]
            found = (pair for key in product(rare, beside) for pair in holding.get(key, ()))
            near = {other.statement.id: other for other, held in found if len(held & words) >= least}
            yield one, [near[i] for i in sorted(near)]

    def _stretches(self, one: Line, within: int) -> range:
        """Return the stretches of days in which a line's document may have come out; none where that is not known."""
        out = self._bench.published(one.reading.document.id)
        if out.first is None or out.last is None:
            return range(0)
        return range(out.first.toordinal() // within, out.last.toordinal() // within + 1)


@cache
def _plain_places() -> frozenset[str]:
    return stems_of(" ".join(weighing_words().plain_places))


@cache
def _occurring() -> frozenset[str]:
    return stems_of(" ".join(weighing_words().occurring))


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
