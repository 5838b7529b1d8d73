"""Queries for the readings that are held now, or were at a time."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from reportedly.record import Reading
from reportedly.store import rows
from reportedly.store.tables import readings, records


def listed(as_of: str | None = None) -> Select[Any]:
    """Return the query for all readings held now, or at a time, in the order in which documents are listed."""
    published = func.coalesce(readings.c.published_start, "9999")
    return select(readings).where(held_at(as_of)).order_by(published, readings.c.document, readings.c.seq)


def held_at(as_of: str | None) -> ColumnElement[bool]:
    """Return the condition on readings that are held now, or were at a time."""
    current = readings.c.superseded_at.is_(None)
    if as_of is None:
        return current
    return and_(readings.c.known_at <= as_of, or_(current, readings.c.superseded_at > as_of))


def whole(connection: Connection, numbers: Sequence[int]) -> list[Reading]:
    """Return readings with all their values, by their numbers and in the order of these."""
    bodies = select(readings.c.seq, readings.c.body).where(readings.c.seq.in_(numbers))
    values = select(records.c.reading, records.c.body).where(records.c.reading.in_(numbers))
    held: dict[int, list[str]] = {}
    for seq, body in connection.execute(values.order_by(records.c.reading, records.c.position)).all():
        held.setdefault(seq, []).append(body)
    documents = {seq: body for seq, body in connection.execute(bodies).all()}  # noqa: C416 - rows are no pairs to mypy
    return [rows.reading_of(documents[seq], held.get(seq, ())) for seq in numbers]
