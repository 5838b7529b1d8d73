"""Retellings that say more than what they tell again: a headline its body, a report the report that it cites."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Document, Event, Finding, Reading, Statement
from reportedly.weighing.findings.bench import Bench

SURE: Mapping[str, int] = {"asserted": 3, "hedged": 2, "inferred": 2, "conditional": 1, "uncommitted": 0}
STEM, SHARED, ENOUGH = 5, 0.6, 3
WORD = re.compile(r"[^\W_]{3,}")
YET_TO_BE = frozenset({"will", "shall", "would", "'ll", "’ll", "to", "going to"})
TO_DO = re.compile(r"^(?!.*\b(?:is|are|was|were|has|have|had)\b)(?:\S+ ){1,6}to [a-z]+")


def on_headlines(bench: Bench) -> Iterator[Finding]:
    """Yield headlines that are surer than all lines of their body that say the same."""
    for reading in bench.readings:
        if bench.texts.is_so("overstates", reading, lambda one: any(True for _ in _overstated(one))):
            for head, alike in _overstated(reading):
                yield _surer("headline_overstates", reading.document.id, alike, head, bench, "The headline")


def _overstated(reading: Reading) -> Iterator[tuple[Statement, list[Statement]]]:
    """Yield the headlines of a document that are surer than its body, each with what says the same there."""
    heads = [block.span for block in reading.document.blocks if block.kind == "title"]
    inside = {s.id for s in reading.statements for h in heads if h.start <= s.span.start and s.span.end <= h.end}
    body = [s for s in reading.statements if s.id not in inside]
    for head in (s for s in reading.statements if s.id in inside):
        alike = [s for s in body if s.id in {head.inherits, *head.repeats} or _same_words(head, s)]
        alike = alike or [s for s in body if _same_deed(head, s, reading)]
        if alike and all(_is_surer(head, s) for s in alike):
            yield head, alike


def _same_deed(head: Statement, other: Statement, reading: Reading) -> bool:
    """Say whether two statements tell of one kind of deed with one verb, done to or by one who is called alike."""
    some, others = ([e for e in reading.events if e.statement == s.id] for s in (head, other))
    return head.polarity == other.polarity and any(
        (a.code, a.mode) == (b.code, b.mode) and _call(a, "trigger") & _call(b, "trigger") and _call(a) & _call(b)
        for a in some
        for b in others
    )


def _call(event: Event, what: str = "arguments") -> set[str]:
    """Return the first letters of the words of an event's trigger, or of who or what fills its roles."""
    quotes = [event.trigger.quote] if what == "trigger" else [argument.span.quote for argument in event.arguments]
    return set(_stems_of(tuple(quotes)))


def on_drift(bench: Bench) -> Iterator[Finding]:
    """Yield statements that cite another document of the case and are surer than it."""
    houses = {_plain(name): r for r in bench.readings for name in _names(r.document)}
    for reading in bench.readings:
        for statement in reading.statements:
            source = _cited(statement, houses, bench)
            if source is None or source.document.id == reading.document.id:
                continue
            alike = [s for s in source.statements if _same_words(statement, s)]
            if alike and all(_is_surer(statement, s) for s in alike):
                yield _surer("drift", reading.document.id, alike, statement, bench, "The retelling")


def _names(document: Document) -> Sequence[str]:
    return [name for name in (document.publisher, *document.credits) if name]


def _cited(statement: Statement, houses: Mapping[str, Reading], bench: Bench) -> Reading | None:
    """Return the document of the case whose house a statement cites by name."""
    named = (bench.voices.get(link.voice) for link in statement.chain if link.basis == "explicit")
    return next((houses[_plain(v.name)] for v in named if v and v.name and _plain(v.name) in houses), None)


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ")


def _same_words(one: Statement, other: Statement) -> bool:
    """Say whether the shorter of two contents has most of its telling words in the longer, by their first letters."""
    some, others = _stems(one), _stems(other)
    short, both = min(len(some), len(others)), some.keys() & others.keys()
    told = sum(not some[stem] for stem in both)
    return one.polarity == other.polarity and len(both) >= max(ENOUGH, SHARED * short) and told > 0


def _stems(statement: Statement) -> Mapping[str, bool]:
    """Return the first letters of the words of a statement, and whether each is written as a name."""
    return _stems_of(tuple(span.quote for span in statement.content))


@lru_cache(maxsize=65536)
def _stems_of(quotes: tuple[str, ...]) -> Mapping[str, bool]:
    words = [(word, fold(word)) for quote in quotes for word in WORD.findall(quote)]
    plain = weighing_words().plain_words
    return {low[:STEM]: word[0].isupper() for word, low in words if low not in plain}


def _is_surer(one: Statement, other: Statement) -> bool:
    """Say whether one statement is surer than another, or tells without a hedge what will be and may be.

    "Harrow to quit Orm" is a headline's way to say that it will.
    """
    if one.certainty == "asserted" and other.certainty == "conditional" and not other.condition:
        ahead = all(span.quote.casefold() in YET_TO_BE for span in other.hedges)
        if other.hedges and ahead and TO_DO.search(" ".join(span.quote for span in one.content)):
            return False
    if one.certainty == "conditional" and other.certainty == "hedged":
        future = weighing_words().future
        return bool(other.hedges) and not one.condition and all(h.quote.casefold() in future for h in one.hedges)
    return one.certainty in SURE and other.certainty in SURE and SURE[one.certainty] > SURE[other.certainty]


def _surer(
    kind: str, about: str, sources: Sequence[Statement], retelling: Statement, bench: Bench, what: str
) -> Finding:
    """Return the finding of a retelling that is surer than its sources."""
    hedges = sorted({span.quote for s in sources for span in (*s.hedges, *s.condition)})
    lost = f" (“{'”, “'.join(hedges)}”)" if hedges else ""
    sides = [
        bench.side(sources[0].certainty, (s.id for s in sources)),
        bench.side(retelling.certainty, [retelling.id]),
    ]
    explanation = f"{what} is {retelling.certainty} where what it tells again is {sources[0].certainty}{lost}."
    assert kind in {"drift", "headline_overstates"}
    return bench.finding(
        "drift" if kind == "drift" else "headline_overstates", about, sides, explanation, facet="certainty"
    )
