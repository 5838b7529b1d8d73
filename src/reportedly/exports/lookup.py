"""Readings laid out for looking things up: one `Shelf` a document, found by statement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.exports.phrases import tokens, words
from reportedly.record import (
    Actor,
    Block,
    Document,
    Event,
    Link,
    Place,
    Position,
    Proposition,
    Quantity,
    Reading,
    Span,
    Statement,
    Time,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One reading with its values by id, and what each statement says by the statement's id.

    `spoken` names whom a pronoun that speaks stands for, by the offset at which it ends.
    """

    reading: Reading
    voices: Mapping[str, Voice]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    propositions: Mapping[str, Proposition]
    quantities: Mapping[str, Quantity]
    events: Mapping[str, list[Event]]
    positions: Mapping[str, list[Position]]
    spoken: Mapping[int, str]
    alone: bool = True

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    def voice(self, link: Link) -> Voice | None:
        """Return the voice of a link, or None when the record lacks it."""
        return self.voices.get(link.voice)

    def block(self, span: Span) -> Block | None:
        """Return the block that holds a span."""
        blocks = self.reading.document.blocks
        return next((b for b in blocks if b.span.start <= span.start < b.span.end), None)

    def times_in(self, span: Span) -> list[Time]:
        """Return the time expressions inside a span, in order."""
        return [t for t in self.reading.times if _inside(t.span, span)]

    def actors_in(self, span: Span) -> list[tuple[Span, str, Actor]]:
        """Return (where, form, who) of the actors mentioned inside a span, in order."""
        found = [
            (mention.span, mention.form, actor)
            for actor in self.reading.actors
            for mention in actor.mentions
            if _inside(mention.span, span)
        ]
        return sorted(found, key=lambda hit: (hit[0].start, -hit[0].end, hit[2].id))


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def shelve(reading: Reading, *, alone: bool = True) -> Shelf:
    """Lay one reading out; `alone` says that nothing else is read, so that "the report" is this one."""
    events: defaultdict[str, list[Event]] = defaultdict(list)
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for event in reading.events:
        events[event.statement].append(event)
    for position in reading.positions:
        positions[position.statement].append(position)
    return Shelf(
        reading=reading,
        voices={v.id: v for v in reading.voices},
        actors={a.id: a for a in reading.actors},
        places={p.id: p for p in reading.places},
        propositions={p.id: p for p in reading.propositions},
        quantities={q.id: q for q in reading.quantities},
        events=events,
        positions=positions,
        spoken={end: name for statement in reading.statements for end, name in _spoken(statement, reading)},
        alone=alone,
    )


def _spoken(statement: Statement, reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield where a pronoun that speaks ends, and the name of the voice it stands for."""
    names = {voice.id: voice.name for voice in reading.voices if voice.name}
    for link in statement.chain:
        pronoun = len(link.source) == 1 and " ".join(tokens(link.source[0].quote)) in words("explained")
        if pronoun and link.voice in names:
            yield link.source[0].end, names[link.voice]


def base_name(document: Document) -> str:
    """Return the name of a document's file without its folders, "" when it has none."""
    return (document.path or "").replace("\\", "/").rstrip("/").rpartition("/")[2]


def house(document: Document) -> str:
    """Return who published a document, else the house that it credits or is taken to be by, else its name."""
    return document.publisher or next(iter(document.credits), "") or document.title or base_name(document)


@dataclass(frozen=True, slots=True)
class Library:
    """All shelves, in the order given, and each statement with its shelf."""

    shelves: tuple[Shelf, ...]
    statements: Mapping[str, tuple[Statement, Shelf]]


def catalogue(readings: Iterable[Reading]) -> Library:
    """Lay several readings out."""
    held = list(readings)
    shelves = tuple(shelve(reading, alone=len(held) == 1) for reading in held)
    return Library(shelves, {s.id: (s, shelf) for shelf in shelves for s in shelf.reading.statements})
