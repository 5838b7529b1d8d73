"""How far a case has come, and what its documents are called, without looking at what was read in them."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import func, select

from reportedly.record import Document, Value
from reportedly.store import rows
from reportedly.store.case import Case
from reportedly.store.faults import translated
from reportedly.store.history import Mark, mark_now
from reportedly.store.tables import judgements, readings

FEW = 500  # ids that are named in one query


class Ways(Value, frozen=True, kw_only=True):
    """How far a case has come since a mark: readings that are new, and judgements."""

    documents: int = 0
    judgements: int = 0


def since(case: Case, mark: Mark) -> Ways:
    """Return how far a case has come since a mark."""
    new = select(func.count()).where(readings.c.seq > mark.reading, readings.c.superseded_at.is_(None))
    judged = select(func.count()).where(judgements.c.seq > mark.judgement)
    with translated(case.where), case.engine.connect() as connection:
        return Ways(
            documents=int(connection.execute(new).scalar_one()), judgements=int(connection.execute(judged).scalar_one())
        )


def come_to(case: Case) -> Mark:
    """Return how far a case has come."""
    with translated(case.where), case.engine.connect() as connection:
        return mark_now(connection)


def documents_of(case: Case, ids: Sequence[str]) -> dict[str, Document]:
    """Return some documents that are held now, without their text, by their ids."""
    found: dict[str, Document] = {}
    query = select(readings.c.body).where(readings.c.superseded_at.is_(None)).order_by(readings.c.failed.desc())
    with translated(case.where), case.engine.connect() as connection:
        for start in range(0, len(ids), FEW):
            part = query.where(readings.c.document.in_(ids[start : start + FEW]))
            for body in connection.execute(part).scalars():
                document = rows.decode(body)
                assert isinstance(document, Document)
                found[document.id] = msgspec.structs.replace(document, text="", blocks=())
    return found
