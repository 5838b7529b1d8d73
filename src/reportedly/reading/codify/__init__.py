"""What statements say: events, positions, relations, and what quantities count."""

from collections import defaultdict

from msgspec.structs import replace

from reportedly.reading.codify.events import events
from reportedly.reading.codify.inherit import inherit
from reportedly.reading.codify.positions import positions
from reportedly.reading.codify.relations import relations
from reportedly.reading.tree import Parse
from reportedly.record import Attribution, Codes, Event, Mentions, Position, Quantity, Relation, Statement


def codify(parse: Parse, mentions: Mentions, attribution: Attribution, codebook: str = "plover") -> Codes:
    """Return the codes of a document's statements, and the statements with `says` filled in."""
    happened = events(parse, mentions, attribution, codebook)
    stances, propositions = positions(parse, mentions, attribution)
    ties = relations(parse, mentions, attribution)
    said: dict[str, list[str]] = defaultdict(list)
    said_by: tuple[Event | Position | Relation, ...] = (*happened, *stances, *ties)
    for value in said_by:
        said[value.statement].append(value.id)
    return Codes(
        statements=inherit(tuple(_saying(statement, said) for statement in attribution.statements), stances),
        events=happened,
        positions=stances,
        propositions=propositions,
        relations=ties,
        quantities=_counted(mentions.quantities, happened),
    )


def _saying(statement: Statement, said: dict[str, list[str]]) -> Statement:
    """Return the statement with what it says."""
    return replace(statement, says=tuple(said[statement.id])) if statement.id in said else statement


def _counted(quantities: tuple[Quantity, ...], happened: tuple[Event, ...]) -> tuple[Quantity, ...]:
    """Return the quantities with the first event that each counts for."""
    of: dict[str, str] = {}
    for event in happened:
        for ident in event.quantities:
            of.setdefault(ident, event.id)
    return tuple(replace(q, of=of[q.id]) if q.of is None and q.id in of else q for q in quantities)
