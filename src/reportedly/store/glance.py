"""What a page of weighed values tells of documents and statements in passing: names, dates, which is whose.

Nothing is decoded that is not shown: some hundred documents are named without their texts being touched.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, select

from reportedly.record import Actor, Statement, Value
from reportedly.store import rows
from reportedly.store.case import Case
from reportedly.store.faults import translated
from reportedly.store.tables import readings, records

LATE = "9999"  # sorts what has no date last
FEW = 500  # ids that are named in one query


class Glance(Value, frozen=True, kw_only=True):
    """A document in passing: where it was found, its title, its publisher, the days on which it may have come out."""

    document: str
    name: str | None
    title: str | None
    publisher: str | None
    start: str | None
    end: str | None

    @property
    def words(self) -> str:
        """What it is called."""
        return " ".join((self.title or self.name or self.document).split())


@contextmanager
def _asking(case: Case) -> Iterator[Connection]:
    with translated(case.where), case.engine.connect() as connection:
        yield connection


def glances(case: Case, documents: Collection[str]) -> dict[str, Glance]:
    """Return documents that are held now in passing, by their ids."""
    at = readings.c
    query = select(at.document, at.name, at.title, at.publisher, at.published_start, at.published_end)
    current = query.where(at.superseded_at.is_(None)).order_by(at.failed.desc(), at.seq)
    found: dict[str, Glance] = {}
    with _asking(case) as connection:
        for part in _parts(documents):
            for row in connection.execute(current.where(at.document.in_(part))):
                found[str(row[0])] = Glance(
                    document=row[0], name=row[1], title=row[2], publisher=row[3], start=row[4], end=row[5]
                )
    return found


class Home(NamedTuple):
    """Where a statement stands: its document, and from when to when that may have come out."""

    document: str
    start: str | None
    end: str | None


def homes(case: Case, statements: Collection[str]) -> dict[str, Home]:
    """Return where statements that are held now stand, by their ids."""
    at = readings.c
    query = select(records.c.id, at.document, at.published_start, at.published_end).join(readings)
    found: dict[str, Home] = {}
    with _asking(case) as connection:
        for part in _parts(statements):
            rows_ = connection.execute(query.where(at.superseded_at.is_(None), records.c.id.in_(part)))
            found |= {str(i): Home(str(document), start, end) for i, document, start, end in rows_}
    return found


class Known(NamedTuple):
    """An actor as a document knows it; `order` sorts as documents are listed, and by places in them."""

    document: str
    actor: Actor
    order: tuple[str, str, int, int]


def actors(case: Case, ids: Collection[str]) -> list[Known]:
    """Return actors as documents that are held now know them, by their ids there."""
    at = readings.c
    query = select(at.document, records.c.body, at.published_start, at.seq, records.c.position).join_from(
        records, readings
    )
    found: list[Known] = []
    with _asking(case) as connection:
        for part in _parts(ids):
            rows_ = connection.execute(query.where(readings.c.superseded_at.is_(None), records.c.id.in_(part)))
            for document, body, published, seq, position in rows_:
                if isinstance(value := rows.decode(body), Actor):
                    found.append(Known(document, value, (published or LATE, document, seq, position)))
    return found


def said(case: Case, statements: Collection[str]) -> dict[str, Statement]:
    """Return statements that are held now, as they were read, by their ids."""
    query = select(records.c.body).join(readings).where(readings.c.superseded_at.is_(None))
    found: dict[str, Statement] = {}
    with _asking(case) as connection:
        for part in _parts(statements):
            for body in connection.execute(query.where(records.c.id.in_(part))).scalars():
                value = rows.decode(body)
                if isinstance(value, Statement):
                    found[value.id] = value
    return found


def _parts(ids: Collection[str]) -> Iterator[list[str]]:
    """Yield ids, each once, as many at a time as one query names."""
    wanted = sorted(set(ids))
    return (wanted[start : start + FEW] for start in range(0, len(wanted), FEW))
