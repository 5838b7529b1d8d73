"""Actors and places as nodes, and what is said to stand between two of them as edges, for formats of graphs.

An edge is what one statement says: a deed that happened between two sides, a standing tie, a stance towards somebody.
Only what a report says without denial or ifs is one. Merged, edges of one kind between the same two are one, and weigh
what their independent first hands count, never the number of articles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from reportedly.codebook.crosswalks import crosswalks
from reportedly.exports.deeds import HEDGED, why_no_event, why_unsaid
from reportedly.exports.incidents import publisher_of, reference
from reportedly.exports.moments import day_of
from reportedly.plugins import Losses, Outgoing
from reportedly.record import Actor, Event, Place, Position, Reading, Relation, Statement

JOINT = "; "
Cells = dict[str, str | int | float]
EDGES = {"edges": ("each", "merged")}
KEEPS = (
    "actors and places; deeds between two sides, ties and stances towards somebody, each with source, days, sureness"
)
DROPS = "what did not happen, may happen or is inferred; deeds of one side, stances towards nobody; chains; spans"
CARRIED = ("actor", "place", "event", "position", "relation")
NODE_CELLS = {
    "type": "string", "kind": "string", "country": "string", "aliases": "string", "key": "string",
    "latitude": "double", "longitude": "double", "radius_m": "double",
}  # fmt: skip
EDGE_CELLS = {
    "type": "string", "code": "string", "mode": "string", "hedged": "boolean", "start": "string", "end": "string",
    "words": "string", "place": "string", "publishers": "string", "urls": "string", "references": "string",
    "statements": "integer", "origins_high": "integer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or a place; `cells` are those of NODE_CELLS that have an answer."""

    id: str
    label: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class Edge:
    """What leads from one node to another.

    `start` and `end` are ISO 8601 days, "" where unknown; `weight` is the least number of independent first hands, 1 of
    an edge of one statement; `cells` are those of EDGE_CELLS that have an answer.
    """

    id: str
    source: str
    target: str
    label: str
    start: str
    end: str
    statements: tuple[str, ...]
    cells: Cells
    weight: int = 1


def nodes(case: Outgoing, losses: Losses) -> Iterator[Node]:
    """Yield all actors, then all places."""
    for actor in case.actors(mentions=False):
        losses.keep("actor")
        yield _node(actor, "actor", {"aliases": JOINT.join(actor.aliases), "key": actor.key})
    for place in case.places(mentions=False):
        losses.keep("place")
        where = {"latitude": place.latitude, "longitude": place.longitude, "radius_m": place.radius_m}
        yield _node(place, "place", {"key": place.gazetteer_id, **where})


def _node(one: Actor | Place, what: str, more: dict[str, str | float | None]) -> Node:
    cells = {"type": what, "kind": one.kind, "country": one.country, **more}
    return Node(one.id, one.name, {name: cell for name, cell in cells.items() if cell is not None and cell != ""})


def edges(case: Outgoing, losses: Losses) -> Iterator[Edge]:
    """Yield the edges as the option `edges` has them, and count what they are made of."""
    each = (edge for reading in case.readings() for edge in _each(reading, losses))
    for edge in _merged(each, case) if case.options["edges"] == "merged" else each:
        losses.keep("edge")
        yield edge


def _each(reading: Reading, losses: Losses) -> Iterator[Edge]:
    """Yield the edges of one document; what is no edge is counted with its reason."""
    statements = {one.id: one for one in reading.statements}
    known = {actor.id for actor in reading.actors} | {place.id for place in reading.places}
    values: list[Event | Relation | Position] = [*reading.events, *reading.relations, *reading.positions]
    for value in values:
        what = str(type(value).__struct_config__.tag)
        statement = statements[value.statement]
        pairs = [(a, b) for a, b in _pairs(value) if a != b and {a, b} <= known]
        why = why_no_event(value, statement) if isinstance(value, Event) else why_unsaid(statement)
        if (why and why != HEDGED) or not pairs:
            losses.drop(what, why if why and why != HEDGED else "is not between two that are known")
            continue
        if isinstance(value, Event) and value.code not in crosswalks().quad:
            losses.drop(what, "a state of things, no deed")
            continue
        losses.keep(what)
        for n, pair in enumerate(pairs):
            yield _edge(value, what, pair, n, statement, reading)


def _pairs(value: Event | Relation | Position) -> Iterator[tuple[str, str]]:
    """Yield the two ends of each edge; who fights each other is joined once in each direction."""
    if isinstance(value, Event):
        yield from product(value.actors, value.recipients)
    elif isinstance(value, Relation):
        yield value.subject, value.object
    elif value.towards:
        yield value.holder, value.towards


def _edge(
    value: Event | Relation | Position, what: str, pair: tuple[str, str], n: int, statement: Statement, reading: Reading
) -> Edge:
    document = reading.document
    code = value.code if isinstance(value, Event) else value.kind if isinstance(value, Relation) else value.stance
    mode = value.mode if isinstance(value, Event) else None
    place = value.place if isinstance(value, Event) else None
    cells = {
        "type": what,
        "code": code,
        "mode": mode,
        "hedged": int(statement.certainty == HEDGED),
        "words": " … ".join(span.quote for span in statement.content),
        "place": next((one.name for one in reading.places if one.id == place), None),
        "publishers": publisher_of(document),
        "urls": document.url,
        "references": reference(document.id, statement.span),
        "statements": 1,
    }
    return Edge(
        f"{value.id}.{n}" if n else value.id,
        *pair,
        label=f"{code}/{mode}" if mode else code,
        start=str(day_of(value.when.start) or ""),
        end=str(day_of(value.when.end, last=True) or ""),
        statements=(statement.id,),
        cells={name: cell for name, cell in cells.items() if cell is not None},
    )


def _merged(each: Iterator[Edge], case: Outgoing) -> Iterator[Edge]:
    """Yield one edge for all of one label between the same two, under the id of the first."""
    groups: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in each:
        groups.setdefault((edge.source, edge.target, edge.label), []).append(edge)
    for group in groups.values():
        yield _one_of(group, case)


def _one_of(group: list[Edge], case: Outgoing) -> Edge:
    """Return many edges as one: the first, the days of all, all that say so, as many origins as can be told."""
    first = group[0]
    statements = tuple(dict.fromkeys(i for edge in group for i in edge.statements))
    origins = case.origins_of(statements)
    several = ("publishers", "urls", "references")
    joined = {name: JOINT.join(dict.fromkeys(str(e.cells[name]) for e in group if name in e.cells)) for name in several}
    return replace(
        first,
        start=min((edge.start for edge in group if edge.start), default=""),
        end=max((edge.end for edge in group if edge.end), default=""),
        statements=statements,
        weight=max(1, origins.low),
        cells={
            **first.cells,
            **{name: cell for name, cell in joined.items() if cell},
            "hedged": min(int(edge.cells["hedged"]) for edge in group),
            "statements": len(statements),
            "origins_high": origins.high,
        },
    )
