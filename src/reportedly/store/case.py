"""A case: one collection of readings, kept in a SQLite file or a PostgreSQL database.

Every document is written in one transaction, so a process that is killed loses nothing that was already read.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Engine, Select, and_, func, or_, select

from reportedly.errors import UsageError
from reportedly.record import Actor, Document, Judgement, Place, Reading, Record, Statement
from reportedly.store import rows, search, write
from reportedly.store.engine import WRITES, reach, shown, version
from reportedly.store.faults import translated
from reportedly.store.tables import judgements, readings, records
from reportedly.store.write import Outcome

MANY = 6  # ids shown when a beginning fits several
ROWS = 500
Kind = TypeVar("Kind", Actor, Place)


def utc_now() -> str:
    """Return the time of day as ISO 8601, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Case:
    """An open case. Use it in a `with` block, or close it."""

    def __init__(self, where: str, engine: Engine, clock: Callable[[], str]) -> None:
        """Take an engine that `reach` made; use `Case.open`."""
        self.where = where
        self.engine = engine
        self._clock = clock

    @classmethod
    def open(
        cls,
        where: str | Path,
        *,
        create: bool = False,
        timeout: float = 5.0,
        clock: Callable[[], str] = utc_now,
    ) -> Self:
        """Open the case at `where`, a path or an address with `://`.

        Args:
            where: where it lies.
            create: make it when it is missing.
            timeout: seconds to wait for another process that writes.
            clock: gives `known_at`: ISO 8601, UTC.

        Raises:
            CaseMissingError: there is none.
            CaseVersionError: a newer version wrote it.
            CaseLockedError: another process holds it.
            StorageFullError: there is no room to make it.
            CaseError: what is there is no case, or cannot be used.
        """
        with translated(shown(str(where))):
            return cls(shown(str(where)), reach(str(where), create=create, timeout=timeout), clock)

    def close(self) -> None:
        """Let go of the case."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        """Return the case itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the case."""
        self.close()

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with translated(self.where), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self.where), self.engine.execution_options(**WRITES).begin() as connection:
            yield connection

    # what is put in

    def add(self, reading: Reading, reader: str, given: str = "{}", *, replace: bool = False) -> Outcome:
        """Keep a reading, in one transaction, unless the case holds it already.

        Args:
            reading: what was read; its document may be a failure.
            reader: what read it: version, model, codebook. Another reader's reading supersedes the one held.
            given: what was set about the document from outside, as JSON; if it differs, the reading supersedes too.
            replace: supersede what the case holds even if it was read in the same way, unless nothing differs.

        Returns:
            "added", "superseded" (an older reading), "kept" (held already), "unchanged" (it was to be replaced, and
            nothing differs) or "failed" (kept as a failure).
        """
        with self._writing() as connection:
            row = rows.reading_row(reading, reader, given, self._clock())
            return write.add(connection, row, reading, replace=replace)

    def judge(self, judgement: Judgement) -> bool:
        """Append a judgement; returns False when it is held already. Judgements are never changed or removed."""
        with self._writing() as connection:
            return write.judge(connection, judgement, self._clock())

    # what is held

    def has(self, sha256: str, reader: str | None = None, given: str | None = None) -> bool:
        """Say whether these bytes were read without failure: by this reader, with this knowledge, if named."""
        query = select(readings.c.seq).where(
            readings.c.sha256 == sha256, readings.c.superseded_at.is_(None), readings.c.failed.is_(False)
        )
        if reader is not None:
            query = query.where(readings.c.reader == reader)
        if given is not None:
            query = query.where(readings.c.given == given)
        with self._asking() as connection:
            return connection.execute(query).first() is not None

    def documents(self, as_of: str | None = None) -> list[Document]:
        """Return all documents without their text, failures included, by date of publication, then by id."""
        found = []
        with self._asking() as connection:
            for (body,) in connection.execute(listed(as_of).with_only_columns(readings.c.body)):
                document = rows.decode(body)
                assert isinstance(document, Document)
                found.append(msgspec.structs.replace(document, text="", blocks=()))
        return found

    def readings(self, as_of: str | None = None) -> Iterator[Reading]:
        """Yield all readings in the order of `documents`, one at a time in memory.

        Args:
            as_of: ISO 8601, UTC: what the case held at that time instead of what it holds now.
        """
        with self._asking() as connection:
            held = connection.execute(listed(as_of).with_only_columns(readings.c.seq)).scalars().all()
        for seq in held:
            with self._asking() as connection:
                reading = _reading(connection, seq)
            yield reading

    def actors(self) -> Iterator[Actor]:
        """Yield the actors as each document knows them, in the order of `documents`."""
        return self._values(Actor)

    def places(self) -> Iterator[Place]:
        """Yield the places as each document knows them, in the order of `documents`."""
        return self._values(Place)

    def _values(self, kind: type[Kind]) -> Iterator[Kind]:
        query = listed().join(records).where(records.c.type == kind.__struct_config__.tag)
        with self._asking() as connection:
            found = query.with_only_columns(records.c.body).order_by(records.c.position)
            for body in connection.execution_options(yield_per=ROWS).execute(found).scalars():
                value = rows.decode(body)
                assert isinstance(value, kind)
                yield value

    def statement_counts(self) -> dict[str, int]:
        """Return how many statements each document holds, by its id; documents without any are left out."""
        query = select(readings.c.document, func.count()).join(records).group_by(readings.c.document)
        current = query.where(records.c.type == "statement", readings.c.superseded_at.is_(None))
        with self._asking() as connection:
            return {str(document): int(count) for document, count in connection.execute(current)}

    def reading(self, prefix: str) -> Reading:
        """Return the reading of the document whose id, or path, begins or is so.

        Raises:
            UsageError: none, or several, are so called.
        """
        named = listed().where(readings.c.name == prefix).with_only_columns(readings.c.document)
        with self._asking() as connection:
            found = list(connection.execute(named.limit(2)).scalars())
            document = found[0] if len(found) == 1 else _one(connection, readings.c.document, prefix, "document")
            query = listed().where(readings.c.document == document).with_only_columns(readings.c.seq)
            return _reading(connection, connection.execute(query.order_by(readings.c.failed)).scalars().first())

    def find(self, prefix: str) -> tuple[Record, Reading]:
        """Return the value whose id begins so, and the reading that holds it; raises UsageError as `reading` does."""
        with self._asking() as connection:
            found = _one(connection, records.c.id, prefix, "value")
            query = select(records.c.body, records.c.reading).join(readings).where(records.c.id == found)
            current = query.where(readings.c.superseded_at.is_(None)).order_by(readings.c.seq)
            body, seq = connection.execute(current).first() or ("", 0)
            return rows.decode(body), _reading(connection, seq)

    def statement(self, prefix: str) -> tuple[Statement, Reading]:
        """Return the statement whose id begins so, and the reading that holds it; raises UsageError otherwise."""
        value, reading = self.find(prefix)
        if not isinstance(value, Statement):
            message = f"{value.id} is no statement"
            raise UsageError(message, "list statements with `reportedly show DOCUMENT`")
        return value, reading

    def search(self, query: str, limit: int = 20) -> list[search.Found]:
        """Return the paragraphs and statements that hold all words of `query`, best first."""
        wanted = search.terms(query)
        selection = search.selection(self.engine.dialect.name, wanted, limit)
        with self._asking() as connection:
            return [search.found(row, wanted) for row in connection.execute(selection)]

    def judgements(self) -> list[Judgement]:
        """Return all judgements, oldest first, each with the one that took it back.

        A judgement is taken back by another with the verb "reject" and the id of the first as its target.
        """
        with self._asking() as connection:
            bodies = connection.execute(select(judgements.c.body).order_by(judgements.c.seq)).scalars().all()
        held = [msgspec.json.decode(body, type=Judgement) for body in bodies]
        undone = {judgement.target: judgement.id for judgement in held if judgement.verb == "reject"}
        return [msgspec.structs.replace(j, undone_by=undone[j.id]) if j.id in undone else j for j in held]

    def counts(self) -> dict[str, int]:
        """Return how many documents, failures and values of each type are held now."""
        current = readings.c.superseded_at.is_(None)
        by_failure = select(readings.c.failed, func.count()).where(current).group_by(readings.c.failed)
        by_type = select(records.c.type, func.count()).join(readings).where(current)
        with self._asking() as connection:
            held = {bool(failed): int(count) for failed, count in connection.execute(by_failure)}
            types = connection.execute(by_type.group_by(records.c.type).order_by(records.c.type))
            values = {str(kind): int(count) for kind, count in types}
        return {"document": held.get(False, 0), "failure": held.get(True, 0), **values}

    def version(self) -> str:
        """Return the version of the case's tables."""
        with self._asking() as connection:
            return version(connection) or ""

    def faults(self) -> list[str]:
        """Return what is wrong with the file and its index of words; empty when it is sound."""
        with self._writing() as connection:
            return write.faults(connection)


def listed(as_of: str | None = None) -> Select[Any]:
    """Return the query for all readings held now, or at a time, in the order in which documents are listed."""
    current = readings.c.superseded_at.is_(None)
    then = as_of or ""
    known_then = and_(readings.c.known_at <= then, or_(current, readings.c.superseded_at > then))
    held = known_then if as_of else current
    published = func.coalesce(readings.c.published_start, "9999")
    return select(readings).where(held).order_by(published, readings.c.document, readings.c.seq)


def _reading(connection: Connection, seq: int | None) -> Reading:
    """Return one reading whole."""
    body = connection.execute(select(readings.c.body).where(readings.c.seq == seq)).scalar_one()
    values = select(records.c.body).where(records.c.reading == seq).order_by(records.c.position)
    return rows.reading_of(body, connection.execute(values).scalars())


def _one(connection: Connection, column: Column[str], prefix: str, what: str) -> str:
    """Return the one id that is, or begins with, `prefix`, among what is held now."""
    for fits in (column == prefix, column.startswith(prefix, autoescape=True)):
        query = select(column).distinct().where(fits, readings.c.superseded_at.is_(None)).order_by(column).limit(MANY)
        if column.table is records:
            query = query.join(readings)
        found = list(connection.execute(query).scalars())
        if len(found) == 1:
            return str(found[0])
        if found:
            message = f"several ids begin with {prefix!r}: {', '.join(found)}"
            raise UsageError(message, "give more of the id")
    message = f"no {what} has an id that begins with {prefix!r}"
    raise UsageError(message, "list what there is with `reportedly show`")
