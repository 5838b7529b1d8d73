"""Rows of lists that others made: kept beside the record, an older row superseded by a newer one of the same key."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, or_, select, update

from reportedly.record import Lead
from reportedly.store.engine import streamed
from reportedly.store.tables import leads

Kept = Literal["added", "changed", "held"]
ROWS = 500


def keep(connection: Connection, found: Iterable[Lead], known_at: str) -> Counter[Kept]:
    """Write leads; returns how many were new, took the place of an older row, or were held as they are.

    Of several rows of one key the last counts.
    """
    counts, rows = Counter[Kept](), iter(found)
    while part := list(islice(rows, ROWS)):
        latest = {lead.id: lead for lead in part}
        counts["held"] += len(part) - len(latest)
        counts += _keep(connection, latest, known_at)
    return counts


def _keep(connection: Connection, part: Mapping[str, Lead], known_at: str) -> Counter[Kept]:
    bodies = {i: msgspec.json.encode(lead).decode("utf-8") for i, lead in part.items()}
    query = select(leads.c.id, leads.c.body).where(leads.c.id.in_(part), leads.c.superseded_at.is_(None))
    held = {str(i): str(body) for i, body in connection.execute(query)}
    changed = [i for i, body in bodies.items() if i in held and held[i] != body]
    added = [i for i in bodies if i not in held]
    if changed:
        older = leads.c.id.in_(changed) & leads.c.superseded_at.is_(None)
        connection.execute(update(leads).where(older).values(superseded_at=known_at))
    new = [{"id": i, "list": part[i].list, "body": bodies[i], "known_at": known_at} for i in (*changed, *added)]
    if new:
        connection.execute(insert(leads), new)
    counts: dict[Kept, int] = {"added": len(added), "changed": len(changed), "held": len(bodies) - len(new)}
    return Counter(counts)


def held(connection: Connection, name: str | None, as_of: str | None) -> Iterator[Lead]:
    """Yield the leads held now, or at a time, of one list or of all, in the order in which they came."""
    current = leads.c.superseded_at.is_(None)
    there = current if as_of is None else (leads.c.known_at <= as_of) & or_(current, leads.c.superseded_at > as_of)
    query = select(leads.c.body).where(there).order_by(leads.c.seq)
    if name is not None:
        query = query.where(leads.c.list == name)
    decoder = msgspec.json.Decoder(Lead)
    for (body,) in streamed(connection, query, ROWS):
        yield decoder.decode(body)
