"""Readings laid out for looking things up: one `Shelf` a document, found by statement."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    """One reading with its values by id, and what each statement says by the statement's id."""

    reading: Reading
    voices: Mapping[str, Voice]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    propositions: Mapping[str, Proposition]
    quantities: Mapping[str, Quantity]
    events: Mapping[str, list[Event]]
    positions: Mapping[str, list[Position]]

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


def shelve(reading: Reading) -> Shelf:
    """Lay one reading out."""
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
    )


def base_name(document: Document) -> str:
    """Return the name of a document's file without its folders, "" when it has none."""
    return (document.path or "").replace("\\", "/").rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Library:
    """All shelves, in the order given, and each statement with its shelf."""

    shelves: tuple[Shelf, ...]
    statements: Mapping[str, tuple[Statement, Shelf]]


def catalogue(readings: Iterable[Reading]) -> Library:
    """Lay several readings out."""
    shelves = tuple(shelve(reading) for reading in readings)
    return Library(shelves, {s.id: (s, shelf) for shelf in shelves for s in shelf.reading.statements})
