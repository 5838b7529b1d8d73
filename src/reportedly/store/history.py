"""How far a case had come at some time, and what it has come to since."""

from typing import Any, Literal

from sqlalchemy import Connection, Select, func, insert, select

from reportedly.record import Value, content_id
from reportedly.store.tables import judgements, looks, readings

Kind = Literal["read", "look"]


class Mark(Value, frozen=True, kw_only=True):
    """How far a case had come: the numbers of its last reading and its last judgement."""

    reading: int = 0
    judgement: int = 0


class Renewed(Value, frozen=True, kw_only=True):
    """A reading that is new since a mark: its number, that of the one it took the place of, and what differs.

    `version_of` is the number of the reading of an earlier version, another document from the same place, where the
    document itself is new.
    """

    now: int
    before: int | None
    version_of: int | None
    by_reader: bool
    by_given: bool


def mark_now(connection: Connection) -> Mark:
    """Return how far the case has come."""
    last = [connection.execute(select(func.max(table.c.seq))).scalar() or 0 for table in (readings, judgements)]
    return Mark(reading=last[0], judgement=last[1])


def mark_at(connection: Connection, when: str) -> Mark:
    """Return how far the case had come at a time: ISO 8601, UTC."""
    last = [
        connection.execute(select(func.max(table.c.seq)).where(table.c.known_at <= when)).scalar() or 0
        for table in (readings, judgements)
    ]
    return Mark(reading=last[0], judgement=last[1])


def note(connection: Connection, kind: Kind, by: str, at: str) -> str:
    """Note how far the case has come, and return the id of the note."""
    mark = mark_now(connection)
    number = connection.execute(select(func.count()).select_from(looks)).scalar() or 0
    made = content_id("run" if kind == "read" else "look", kind, by, at, number)
    row = {"id": made, "kind": kind, "by": by, "at": at, "reading": mark.reading, "judgement": mark.judgement}
    connection.execute(insert(looks).values(row))
    return made


def noted(connection: Connection, prefix: str) -> list[tuple[str, Mark]]:
    """Return the notes whose id begins so."""
    query = select(looks).where(looks.c.id.startswith(prefix, autoescape=True)).order_by(looks.c.seq)
    return [(str(row["id"]), _mark(row)) for row in connection.execute(query).mappings()]


def last_look(connection: Connection, by: str) -> Mark | None:
    """Return how far the case had come when somebody last looked, or None when they never did."""
    query = select(looks).where(looks.c.kind == "look", looks.c.by == by).order_by(looks.c.seq.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return _mark(row) if row else None


def _mark(row: Any) -> Mark:  # noqa: ANN401 - a row
    return Mark(reading=row["reading"], judgement=row["judgement"])


WHENCE = (readings.c.seq, readings.c.document, readings.c.name, readings.c.reader, readings.c.given)


def renewed(connection: Connection, mark: Mark, after: int = 0, limit: int | None = None) -> list[Renewed]:
    """Return readings held now that were not there at a mark, in the order in which they came; see `Case.renewed`."""
    held = select(*WHENCE)
    query = held.where(readings.c.seq > max(mark.reading, after), readings.c.superseded_at.is_(None))
    found = []
    for row in connection.execute(query.order_by(readings.c.seq).limit(limit)).mappings():
        before = _latest(connection, held.where(readings.c.document == row["document"]), mark)
        elsewhere = held.where(readings.c.name == row["name"], readings.c.document != row["document"])
        version = None if before else _latest(connection, elsewhere, mark)
        found.append(
            Renewed(
                now=row["seq"],
                before=before["seq"] if before else None,
                version_of=version["seq"] if version else None,
                by_reader=bool(before) and before["reader"] != row["reader"],
                by_given=bool(before) and before["given"] != row["given"],
            )
        )
    return found


def _latest(connection: Connection, query: Select[Any], mark: Mark) -> Any:  # noqa: ANN401 - a row or None
    """Return the last reading that did not fail and was there at a mark."""
    then = query.where(readings.c.seq <= mark.reading, readings.c.failed.is_(False))
    return connection.execute(then.order_by(readings.c.seq.desc()).limit(1)).mappings().first()
