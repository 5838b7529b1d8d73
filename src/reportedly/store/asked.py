"""Queries for the readings that are held now, or were at a time."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from reportedly.store.tables import readings


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
