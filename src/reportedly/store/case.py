"""A case: one collection of readings, kept in a SQLite file or a PostgreSQL database.

Every document is written in one transaction, so a process that is killed loses nothing that was already read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Engine, and_, func, or_, select

from reportedly.errors import UsageError
from reportedly.record import Actor, Document, Judgement, Lead, Place, Reading, Record, Statement
from reportedly.store import history, leads, rows, search, write
from reportedly.store.asked import held_at, listed
from reportedly.store.engine import WRITES, reach, shown, streamed, version
from reportedly.store.faults import translated
from reportedly.store.fetch import whole
from reportedly.store.history import Mark
from reportedly.store.search import Found, Term
from reportedly.store.settling import settled
from reportedly.store.tables import judgements, looks, readings, records
from reportedly.store.write import Outcome

MANY = 6  # ids shown when a beginning fits several
ROWS = 500
TOGETHER = 25  # readings that are fetched at once
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

    def now(self) -> str:
        """Return the time by the clock of the case: ISO 8601, UTC."""
        return self._clock()

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
        return self.judge_all([judgement]) == 1

    def judge_all(self, judgements: Iterable[Judgement]) -> int:
        """Append judgements in one transaction, all or none, those that are held left out; returns how many."""
        with self._writing() as connection:
            return write.judge(connection, judgements, self._clock())

    def keep_leads(self, found: Iterable[Lead]) -> dict[leads.Kept, int]:
        """Keep rows of others' lists, all or none; returns how many were added, changed, or held as they are."""
        with self._writing() as connection:
            return dict(leads.keep(connection, found, self._clock()))

    # what is held

    def leads(self, name: str | None = None, as_of: str | None = None) -> Iterator[Lead]:
        """Yield the rows of others' lists, or of one list by its name, held now or at a time, in order."""
        with self._asking() as connection:
            yield from leads.held(connection, name, as_of)

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
        """Yield all readings in the order of `documents`, a few at a time in memory.

        Args:
            as_of: ISO 8601, UTC: what the case held at that time instead of what it holds now.
        """
        with self._asking() as connection:
            held = connection.execute(listed(as_of).with_only_columns(readings.c.seq)).scalars().all()
        for start in range(0, len(held), TOGETHER):
            with self._asking() as connection:
                found = whole(connection, held[start : start + TOGETHER])
            yield from found

    def actors(self, as_of: str | None = None) -> Iterator[Actor]:
        """Yield the actors as each document knows them, now or at a time, in the order of `documents`."""
        return self._values(Actor, as_of)

    def places(self, as_of: str | None = None) -> Iterator[Place]:
        """Yield the places as each document knows them, now or at a time, in the order of `documents`."""
        return self._values(Place, as_of)

    def _values(self, kind: type[Kind], as_of: str | None) -> Iterator[Kind]:
        query = listed(as_of).join(records).where(records.c.type == kind.__struct_config__.tag)
        with self._asking() as connection:
            found = query.with_only_columns(records.c.body).order_by(records.c.position)
            for (body,) in streamed(connection, found, ROWS):
                value = rows.decode(body)
                assert isinstance(value, kind)
                yield value

    def statement_counts(self, as_of: str | None = None) -> dict[str, int]:
        """Return how many statements each document holds, by its id; documents without any are left out."""
        held = listed(as_of).with_only_columns(readings.c.document, func.count()).order_by(None)
        query = held.join(records).where(records.c.type == "statement").group_by(readings.c.document)
        with self._asking() as connection:
            return {str(document): int(count) for document, count in connection.execute(query)}

    def reading(self, prefix: str, as_of: str | None = None) -> Reading:
        """Return the reading of the document whose id, or path, begins or is so, as held now or at a time.

        Of several versions from one path it is the one that was read last.

        Raises:
            UsageError: none, or several, are so called.
        """
        named = listed(as_of).where(readings.c.name == prefix).with_only_columns(readings.c.document)
        latest = named.order_by(None).order_by(readings.c.failed, readings.c.seq.desc()).limit(1)
        with self._asking() as connection:
            found = connection.execute(latest).scalar()
            document = found or _one(connection, readings.c.document, prefix, "document", as_of)
            query = listed(as_of).where(readings.c.document == document).with_only_columns(readings.c.seq)
            return _reading(connection, connection.execute(query.order_by(readings.c.failed)).scalars().first())

    def find(self, prefix: str, as_of: str | None = None) -> tuple[Record, Reading]:
        """Return the value whose id begins so, and the reading that holds it; raises UsageError as `reading` does."""
        with self._asking() as connection:
            found = _one(connection, records.c.id, prefix, "value", as_of)
            query = select(records.c.body, records.c.reading).join(readings).where(records.c.id == found)
            current = query.where(held_at(as_of)).order_by(readings.c.seq)
            body, seq = connection.execute(current).first() or ("", 0)
            return rows.decode(body), _reading(connection, seq)

    def statement(self, prefix: str, as_of: str | None = None) -> tuple[Statement, Reading]:
        """Return the statement whose id begins so, and the reading that holds it; raises UsageError otherwise."""
        value, reading = self.find(prefix, as_of)
        if not isinstance(value, Statement):
            message = f"{value.id} is no statement"
            raise UsageError(message, "list statements with `reportedly show DOCUMENT`")
        return value, reading

    def search(self, query: str) -> Iterator[Found]:
        """Yield the paragraphs and statements that hold all words of `query`, best first.

        Raises:
            UsageError: at once, when the query has no word.
        """
        wanted = search.terms(query)
        return self._hits(wanted)

    def _hits(self, wanted: Sequence[Term]) -> Iterator[Found]:
        with self._asking() as connection:
            for selection in search.selections(connection, wanted):
                for row in streamed(connection, selection, ROWS):
                    yield search.found(row, wanted)

    def judgements(self, as_of: str | None = None) -> list[Judgement]:
        """Return all judgements, oldest first, each with the one in force that takes it back.

        A judgement is taken back by another with the verb "reject" and the id of the first as its target, which can
        be taken back in turn.

        Args:
            as_of: ISO 8601, UTC: those that were made by then, as they stood then.
        """
        query = select(judgements.c.body).order_by(judgements.c.seq)
        if as_of:
            query = query.where(judgements.c.known_at <= as_of)
        with self._asking() as connection:
            bodies = connection.execute(query).scalars().all()
        return settled([msgspec.json.decode(body, type=Judgement) for body in bodies])

    def ever(self, ids: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Return, for each id of a value or document that was ever held, its document and its latest reading."""
        wanted, found = sorted(set(ids)), dict[str, tuple[str, int]]()
        joined = select(records.c.id, readings.c.document, readings.c.seq).join(readings)
        whole = select(readings.c.document, readings.c.document, readings.c.seq)
        with self._asking() as connection:
            for start in range(0, len(wanted), ROWS):
                part = wanted[start : start + ROWS]
                for query, column in ((joined, records.c.id), (whole, readings.c.document)):
                    rows_ = connection.execute(query.where(column.in_(part)).order_by(readings.c.seq))
                    found |= {str(i): (str(document), int(seq)) for i, document, seq in rows_}
        return found

    def taken_in(self) -> dict[str, str]:
        """Return when each document first came into the case (ISO 8601, UTC), by its id."""
        query = select(readings.c.document, func.min(readings.c.known_at)).group_by(readings.c.document)
        with self._asking() as connection:
            return {str(document): str(at) for document, at in connection.execute(query)}

    def reading_at(self, seq: int) -> Reading:
        """Return a reading by its number, superseded or not."""
        with self._asking() as connection:
            return _reading(connection, seq)

    def versions(self, document: str, as_of: str | None = None) -> list[int]:
        """Return the numbers of the readings held now, or at a time, of a document and of its later versions.

        A later version is another document that came from the same place.
        """
        name = select(readings.c.name).where(readings.c.document == document, readings.c.name.is_not(None)).distinct()
        first = select(func.min(readings.c.seq)).where(readings.c.document == document).scalar_subquery()
        later = and_(readings.c.name.in_(name), readings.c.seq >= first)
        query = listed(as_of).where(or_(readings.c.document == document, later), readings.c.failed.is_(False))
        with self._asking() as connection:
            return sorted(connection.execute(query.with_only_columns(readings.c.seq)).scalars())

    def judgements_since(self, mark: Mark) -> list[Judgement]:
        """Return the judgements made after a mark, oldest first, each with what takes it back now."""
        query = select(judgements.c.id).where(judgements.c.seq > mark.judgement)
        with self._asking() as connection:
            new = set(connection.execute(query).scalars())
        return [judgement for judgement in self.judgements() if judgement.id in new]

    # how far it has come

    def note(self, kind: history.Kind, by: str) -> str:
        """Note how far the case has come, before reports are read or after somebody looked; returns the note's id."""
        with self._writing() as connection:
            return history.note(connection, kind, by, self._clock())

    def mark(self, since: str) -> Mark:
        """Return how far the case had come at a moment (ISO 8601, UTC), or at the note whose id is or begins so.

        Raises:
            UsageError: there is no such note, or several.
        """
        with self._asking() as connection:
            if since[:1].isdigit():
                return history.mark_at(connection, since)
            found = history.noted(connection, since)
        if len(found) == 1:
            return found[0][1]
        message = f"{'several runs have' if found else 'no run has'} an id that begins with {since!r}"
        raise UsageError(message, "give a date, or an id that `reportedly changes --runs` lists")

    def last_look(self, by: str) -> Mark | None:
        """Return how far the case had come when somebody last looked at what had changed; None if they never did."""
        with self._asking() as connection:
            return history.last_look(connection, by)

    def notes(self) -> list[tuple[str, str, str, str]]:
        """Return id, kind, time and person of all notes, oldest first."""
        query = select(looks.c.id, looks.c.kind, looks.c.at, looks.c.by).order_by(looks.c.seq)
        with self._asking() as connection:
            return [(str(i), str(kind), str(at), str(by)) for i, kind, at, by in connection.execute(query)]

    def renewed(self, mark: Mark, after: int = 0, limit: int | None = None) -> list[history.Renewed]:
        """Return the readings held now that were not there at a mark, in the order in which they came.

        Args:
            mark: how far the case had come.
            after: only those behind the reading of this number.
            limit: how many at most; None for all.
        """
        with self._asking() as connection:
            return history.renewed(connection, mark, after, limit)

    def counts(self) -> dict[str, int]:
        """Return how many documents, failures and values of each type are held now."""
        current = readings.c.superseded_at.is_(None)
        by_failure = select(readings.c.failed, func.count()).where(current).group_by(readings.c.failed)
        by_type = select(records.c.type, func.count()).group_by(records.c.type).order_by(records.c.type)
        older = records.c.reading.in_(select(readings.c.seq).where(readings.c.superseded_at.is_not(None)))
        with self._asking() as connection:
            held = {bool(failed): int(count) for failed, count in connection.execute(by_failure)}
            # all, which an index alone tells, less the few that are superseded
            values = {str(kind): int(count) for kind, count in connection.execute(by_type)}
            past = {str(kind): int(count) for kind, count in connection.execute(by_type.where(older))}
        now = {kind: left for kind, count in values.items() if (left := count - past.get(kind, 0))}
        return {"document": held.get(False, 0), "failure": held.get(True, 0), **now}

    def version(self) -> str:
        """Return the version of the case's tables."""
        with self._asking() as connection:
            return version(connection) or ""

    def faults(self) -> list[str]:
        """Return what is wrong with the file and its index of words; empty when it is sound."""
        with self._writing() as connection:
            return write.faults(connection)


def _reading(connection: Connection, seq: int | None) -> Reading:
    """Return one reading whole."""
    return whole(connection, [seq or 0])[0]


def _one(connection: Connection, column: Column[str], prefix: str, what: str, as_of: str | None) -> str:
    """Return the one id that is, or begins with, `prefix`, among what is held now or was at a time."""
    for fits in (column == prefix, column.startswith(prefix, autoescape=True)):
        query = select(column).distinct().where(fits, held_at(as_of)).order_by(column).limit(MANY)
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
