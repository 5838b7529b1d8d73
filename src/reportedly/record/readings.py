"""What stages hand on, up to the whole reading of one document and what weighing many shows."""

from collections.abc import Iterator

from reportedly.record.codes import Event, Position, Proposition, Relation
from reportedly.record.documents import Document
from reportedly.record.ground import Value
from reportedly.record.happenings import Happening
from reportedly.record.mentions import Actor, Place, Quantity, Time
from reportedly.record.proposals import Proposal
from reportedly.record.statements import Statement, Voice
from reportedly.record.weighed import Finding, Judgement, Origin

Record = (
    Document
    | Actor
    | Place
    | Time
    | Voice
    | Statement
    | Event
    | Position
    | Proposition
    | Relation
    | Quantity
    | Proposal
    | Origin
    | Happening
    | Finding
    | Judgement
)


class Reading(Value, frozen=True, kw_only=True):
    """All that was read out of one document, and nothing that another document said."""

    document: Document
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    voices: tuple[Voice, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    relations: tuple[Relation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def records(self) -> Iterator[Record]:
        """Yield every value in the order in which it leaves: the document first, then what refers to it."""
        yield self.document
        yield from self.actors
        yield from self.places
        yield from self.times
        yield from self.voices
        yield from self.statements
        yield from self.quantities
        yield from self.events
        yield from self.propositions
        yield from self.positions
        yield from self.relations
        yield from self.proposals


class Mentions(Value, frozen=True, kw_only=True):
    """What annotation hands on: actors, places, times and quantities of one document."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()


class Attribution(Value, frozen=True, kw_only=True):
    """What attribution hands on: voices, and statements with their chains, nothing codified yet."""

    voices: tuple[Voice, ...] = ()
    statements: tuple[Statement, ...] = ()


class Codes(Value, frozen=True, kw_only=True):
    """What codifying hands on; `statements` are the same as before with `says` filled in."""

    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    relations: tuple[Relation, ...] = ()
    quantities: tuple[Quantity, ...] = ()


class Weighed(Value, frozen=True, kw_only=True):
    """What many documents show together: first hands, what happened, and how its tellings stand to one another."""

    origins: tuple[Origin, ...] = ()
    happenings: tuple[Happening, ...] = ()
    findings: tuple[Finding, ...] = ()
