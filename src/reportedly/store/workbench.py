"""What the desk asks of a case beside the record itself: versions of a report, and who has seen what.

A mark ("seen", "starred", "done") is no judgement: it says nothing of the record, only where one person stands with
their work, and so it never leaves in an export and nobody else's page shows it. It is kept as judgements are all the
same: appended, never changed, and taken back by another that says so.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, func, or_, select

from reportedly.record import Value
from reportedly.store.case import Case
from reportedly.store.faults import translated
from reportedly.store.tables import readings


class Version(Value, frozen=True, kw_only=True):
    """One version of a report: `number` counts from 1, the earliest; `taken_in` is when it came into the case."""

    number: int
    document: str
    taken_in: str
    title: str = ""
    failed: bool = False


class Workbench:
    """Asks one case."""

    def __init__(self, case: Case) -> None:
        """Take the case."""
        self._case = case

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with translated(self._case.where), self._case.engine.connect() as connection:
            yield connection

    def versions(self, document: str) -> list[Version]:
        """Return the versions of the report that a document is one of, the earliest first: what came from its place."""
        name = select(readings.c.name).where(readings.c.document == document, readings.c.name.is_not(None)).distinct()
        query = (
            select(
                readings.c.document,
                func.min(readings.c.known_at),
                func.max(readings.c.title),
                func.min(readings.c.failed),
            )
            .where(or_(readings.c.document == document, readings.c.name.in_(name)))
            .group_by(readings.c.document)
            .order_by(func.min(readings.c.seq))
        )
        with self._asking() as connection:
            return [
                Version(number=number, document=str(i), taken_in=str(at), title=str(title or ""), failed=bool(failed))
                for number, (i, at, title, failed) in enumerate(connection.execute(query), 1)
            ]
