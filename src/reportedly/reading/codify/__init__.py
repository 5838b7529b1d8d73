"""What statements say: events, positions, relations, and what quantities count."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.counting import but_of_wounds, counted, with_counts
from reportedly.reading.codify.events import events
from reportedly.reading.codify.grading import Grade, graded
from reportedly.reading.codify.inherit import inherit
from reportedly.reading.codify.positions import positions
from reportedly.reading.codify.relations import relations
from reportedly.reading.codify.victims import PERSONS, with_victims
from reportedly.reading.tree import Parse
from reportedly.record import Attribution, Codes, Event, Mentions, Position, Relation, Statement


def codify(
    parse: Parse,
    mentions: Mentions,
    attribution: Attribution,
    codebook: str = "plover",
    grades: Sequence[Grade] = (),
) -> Codes:
    """Return the codes of a document's statements, and the statements with `says` filled in.

    `grades` are words' factuality, (start, end, -3..3), where a model gave it.
    """
    cast = Cast(parse, mentions)
    coded = graded(parse, events(cast, mentions, attribution, codebook), attribution.statements, grades)
    named = {actor.id for actor in mentions.actors if actor.kind in PERSONS and actor.name}
    happened = with_victims(cast, with_counts(parse, but_of_wounds(parse, coded, named), mentions.quantities))
    stances, propositions = positions(cast, mentions, attribution)
    ties = relations(cast, mentions, attribution)
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
        quantities=counted(cast, mentions, happened),
    )


def _saying(statement: Statement, said: dict[str, list[str]]) -> Statement:
    """Return the statement with what it says."""
    return replace(statement, says=tuple(said[statement.id])) if statement.id in said else statement
