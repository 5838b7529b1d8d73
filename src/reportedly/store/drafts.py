"""Briefs that persons work on: every state that was saved is kept, the latest counts.

A draft is no part of the record. What stands in it is the desk's own; here it is a text.
"""

from contextlib import AbstractContextManager
from typing import NamedTuple

from sqlalchemy import func, insert, select

from reportedly.record import content_id
from reportedly.store.case import Case
from reportedly.store.engine import WRITES
from reportedly.store.faults import translated
from reportedly.store.tables import drafts


class Saved(NamedTuple):
    """A draft as it was saved last: `at` is when, ISO 8601, UTC."""

    id: str
    by: str
    at: str
    title: str
    body: str


class Drafts:
    """The drafts of one case."""

    def __init__(self, case: Case) -> None:
        """Take the case."""
        self._case = case

    def all(self) -> list[Saved]:
        """Return the drafts without their bodies, the one that was saved last first."""
        latest = select(func.max(drafts.c.seq)).group_by(drafts.c.id)
        query = select(drafts.c.id, drafts.c.by, drafts.c.at, drafts.c.title).where(drafts.c.seq.in_(latest))
        with self._translated(), self._case.engine.connect() as connection:
            return [Saved(*row, "") for row in connection.execute(query.order_by(drafts.c.seq.desc()))]

    def get(self, i: str) -> Saved | None:
        """Return a draft, or None."""
        columns = (drafts.c.id, drafts.c.by, drafts.c.at, drafts.c.title, drafts.c.body)
        query = select(*columns).where(drafts.c.id == i).order_by(drafts.c.seq.desc()).limit(1)
        with self._translated(), self._case.engine.connect() as connection:
            row = connection.execute(query).first()
        return Saved(*row) if row else None

    def save(self, i: str | None, by: str, title: str, body: str) -> str:
        """Save a draft, a new one where it has no id yet, and return its id."""
        at = self._case.now()
        with self._translated(), self._case.engine.execution_options(**WRITES).begin() as connection:
            many = connection.execute(select(func.count()).select_from(drafts)).scalar_one()
            named = i or content_id("draft", by, at, many)
            connection.execute(insert(drafts).values(id=named, by=by, at=at, title=title, body=body))
        return named

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self._case.where)
