"""What weighing showed last, on a shelf: lines that are asked for by page, and how far the case had come.

A shelf holds derived values only. What is put on it takes the place of what lay there, line by line where a line
differs; a process that is stopped in between leaves a shelf that is not whole, which is never read from and is mended
by the next one that puts something there.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, bindparam, create_engine, delete, func, insert, select, update
from sqlalchemy.pool import StaticPool

from reportedly.errors import CaseLockedError
from reportedly.record import Value
from reportedly.store.case import Case
from reportedly.store.engine import WRITES, insert_rows, make_room, streamed
from reportedly.store.faults import translated
from reportedly.store.history import Mark
from reportedly.store.lines_asked import Asked, after, concerning, conditions
from reportedly.store.tables import metadata, weighed, weighed_references, weighings

CHUNK = 4000  # lines that are written in one go: no other writer waits for longer
RARE = 2000  # lines that are sorted for a page
FEW = 500  # ids that are named in one query
ROOM = 256  # megabytes of the file that are held at most while many lines are written
ONLY = 1  # the number of the only row of `weighing`
OWN = ("place", "code", "facet", "name", "start", "until", "documents", "statements", "low", "high", "turns", "body")
OWN_OF = attrgetter(*OWN)
_encode = msgspec.msgpack.Encoder().encode
CONCERN = ("weighed", "role", "id")
IN_MEMORY = "a shelf in memory"

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


class Revision(Value, frozen=True, kw_only=True):
    """What a weighing was drawn from: how far the case had come, and by which rules; `drawn_at` is when."""

    mark: Mark
    rules: str
    drawn_at: str


class Line(Value, frozen=True, kw_only=True):
    """One weighed value as it lies on the shelf.

    Attributes:
        kind: what it is: "origin", "comparison", "happening", "finding", "entry", "track", "actor",
            "place" or "queued".
        id: the only one of its kind.
        place: where it stands among its kind, as text that sorts by code points; ends with the id.
        body: the value as JSON.
        code: its sort, such as the code of a happening or the kind of a finding; `facet` is another beside it.
        name: what it may be looked up by, folded.
        start: first day, ISO 8601, as `until` is the last.
        documents: how many it concerns, as `statements`.
        low: least number of first hands, as `high` is the greatest.
        turns: whether a track changes.
        concerns: (role, id) of what it is about: statements, documents, events, actors, places, and others.
    """

    kind: str
    id: str
    place: str
    body: str
    code: str | None = None
    facet: str | None = None
    name: str | None = None
    start: str | None = None
    until: str | None = None
    documents: int = 0
    statements: int = 0
    low: int | None = None
    high: int | None = None
    turns: bool | None = None
    concerns: tuple[tuple[str, str], ...] = ()


class Draft(NamedTuple):
    """A line that is made only where it does not lie on the shelf already.

    `of` is all that it is made from: of the same, by the same rules, the same line is made.
    """

    kind: str
    id: str
    of: object
    make: Callable[[], Line]


Signed = tuple[Line, str]
"""A line and the digest of all that it says."""


class Shelf:
    """The shelf of a case, or one in memory, which nobody else sees and which is gone with the process."""

    def __init__(self, case: Case | None = None) -> None:
        """Take the shelf of a case, or make one in memory where there is none."""
        if case is not None:
            self.where, self._engine = case.where, case.engine
            return
        self.where = IN_MEMORY
        self._engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        metadata.create_all(self._engine, tables=[weighings, weighed, weighed_references])

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with translated(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose transaction is all or nothing."""
        with translated(self.where), self._engine.execution_options(**WRITES).begin() as connection:
            yield connection

    # how far

    def revision(self) -> Revision | None:
        """Return what the shelf was drawn from; None where nothing whole lies on it."""
        with self._asking() as connection:
            row = connection.execute(select(weighings)).mappings().first()
        if row is None or not row["whole"]:
            return None
        mark = Mark(reading=row["reading"], judgement=row["judgement"])
        return Revision(mark=mark, rules=row["rules"], drawn_at=row["drawn_at"])

    def clear(self) -> None:
        """Throw away what lies there: it can be drawn anew."""
        with self.writing() as connection:
            for table in (weighed_references, weighed, weighings):
                connection.execute(delete(table))

    # putting there

    def put(self, lines: Iterable[Line | Draft], revision: Revision, progress: Progress | None = None) -> int:
        """Put lines there in the place of all that lay there; returns how many were written or taken away.

        Args:
            lines: all that is to lie there, each kind and id once, as they are or as drafts of them.
            revision: what they were drawn from.
            progress: told how far it has come.

        Raises:
            CaseLockedError: another process put something there at the same time.
        """
        held: dict[str, dict[str, tuple[int, str]]] = {}
        with self._asking() as connection:
            by_others = connection.execute(select(weighings.c.rules)).scalar() not in {None, revision.rules}
            for kind in () if by_others else connection.execute(select(weighed.c.kind).distinct()).scalars().all():
                held[str(kind)] = _held(connection, kind)
        if by_others:  # what other rules made of the same may be another line
            self.clear()
        writer = _Writer(self, revision, secrets.token_hex(8), progress)
        for line in lines:
            of = line.of if isinstance(line, Draft) else line
            digest = blake2b(_encode(of), digest_size=12).hexdigest()
            seq, known = held.get(line.kind, {}).pop(line.id, (None, ""))
            if known != digest:
                writer.put(line.make() if isinstance(line, Draft) else line, digest, seq)
        writer.end([seq for kind in held.values() for seq, _ in kind.values()])
        return writer.written

    # asking

    def counts(self) -> dict[str, int]:
        """Return how many lines of each kind there are."""
        with self._asking() as connection:
            found = connection.execute(select(weighings.c.counts)).scalar()
        return msgspec.json.decode(found, type=dict[str, int]) if found else {}

    def lines(self, asked: Asked) -> list[Any]:
        """Return the rows that are asked for, in order."""
        order = [weighed.c.documents.desc(), weighed.c.place] if asked.by_documents else [weighed.c.place]
        with self._asking() as connection:
            wanted = conditions(asked, from_concerns=_is_rare(connection, asked))
            query = select(weighed).where(*wanted, *after(asked)).order_by(*order).limit(asked.limit)
            return list(connection.execute(query).mappings())

    def every(self, asked: Asked) -> Iterator[Any]:
        """Yield all rows that are asked for, on whatever page, in their own order."""
        query = select(weighed).where(*conditions(asked)).order_by(weighed.c.place)
        with self._asking() as connection:
            for row in streamed(connection, query, FEW):
                yield row._mapping  # noqa: SLF001 - the public name of it, SQLAlchemy says

    def total(self, asked: Asked) -> int:
        """Return how many lines are asked for, on all pages."""
        bare = msgspec.structs.replace(asked, limit=0, after="", by_documents=False)
        if bare == Asked(kind=asked.kind, limit=0):
            return self.counts().get(asked.kind, 0)
        query = select(func.count()).select_from(weighed).where(*conditions(asked))
        if bare == Asked(kind=asked.kind, limit=0, roles=asked.roles[:1]):  # the index of concerns holds the answer
            query = select(func.count()).select_from(concerning(asked.kind, *asked.roles[0]).distinct().subquery())
        with self._asking() as connection:
            return int(connection.execute(query).scalar_one())

    def tally(self, asked: Asked) -> dict[str, int]:
        """Return how many of the lines asked for are of each code."""
        query = select(weighed.c.code, func.count()).where(*conditions(asked)).group_by(weighed.c.code)
        with self._asking() as connection:
            return {str(code): int(number) for code, number in connection.execute(query) if code is not None}

    def line(self, kind: str, i: str) -> Any:  # noqa: ANN401 - a row or None
        """Return the row of that kind and id, None where there is none."""
        with self._asking() as connection:
            query = select(weighed).where(weighed.c.kind == kind, weighed.c.id == i)
            return connection.execute(query).mappings().first()

    def several(self, kind: str, ids: Sequence[str]) -> dict[str, str]:
        """Return the bodies of the lines of a kind, by their ids; those that are not there are left out."""
        query = select(weighed.c.id, weighed.c.body).where(weighed.c.kind == kind)
        found: dict[str, str] = {}
        with self._asking() as connection:
            for start in range(0, len(ids), FEW):
                part = query.where(weighed.c.id.in_(ids[start : start + FEW]))
                found |= {str(i): str(body) for i, body in connection.execute(part)}
        return found

    def coded(self, kinds: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
        """Yield kind, id, code and body of all lines of some kinds that have a code."""
        columns = (weighed.c.kind, weighed.c.id, weighed.c.code, weighed.c.body)
        query = select(*columns).where(weighed.c.kind.in_(kinds), weighed.c.code.is_not(None))
        with self._asking() as connection:
            for row in streamed(connection, query, CHUNK):
                kind, i, code, body = map(str, row)
                yield kind, i, code, body

    def concerned(self, kind: str, i: str, role: str, after: str = "", limit: int = 50) -> list[str]:
        """Return the ids that a line concerns in one role, sorted, those after one."""
        query = select(weighed_references.c.id).join(weighed)
        wanted = query.where(weighed.c.kind == kind, weighed.c.id == i, weighed_references.c.role == role)
        page = wanted.where(weighed_references.c.id > after).order_by(weighed_references.c.id).limit(limit)
        with self._asking() as connection:
            return list(connection.execute(page).scalars())

    def pairs(self, kind: str, role: str) -> dict[str, str]:
        """Return what each line of a kind concerns in a role in which it concerns one thing, by the line's id."""
        query = select(weighed.c.id, weighed_references.c.id).join_from(weighed_references, weighed)
        with self._asking() as connection:
            found = connection.execute(query.where(weighed.c.kind == kind, weighed_references.c.role == role))
            return {str(line): str(i) for line, i in found}

    def concerning(self, kind: str, role: str, ids: Sequence[str]) -> dict[str, list[str]]:
        """Return, by id, the ids of the lines of a kind that concern it in one role, each sorted."""
        found: dict[str, list[str]] = {}
        query = select(weighed_references.c.id, weighed.c.id).join(weighed)
        # the kind beside the reference: by that of the line, all lines of a kind would be gone through
        wanted = query.where(weighed_references.c.kind == kind, weighed_references.c.role == role)
        with self._asking() as connection:
            for start in range(0, len(ids), FEW):
                part = wanted.where(weighed_references.c.id.in_(ids[start : start + FEW]))
                for one, line in connection.execute(part.order_by(weighed_references.c.id, weighed.c.id)):
                    found.setdefault(str(one), []).append(str(line))
        return found


def _is_rare(connection: Connection, asked: Asked) -> bool:
    """Say whether few lines concern what is asked for, so that they are sooner sorted than met with in their order."""
    for role, ids in asked.roles:
        some = concerning(asked.kind, role, ids).limit(RARE + 1).subquery()
        if int(connection.execute(select(func.count()).select_from(some)).scalar_one()) <= RARE:
            return True
    return False


def _held(connection: Connection, kind: str) -> dict[str, tuple[int, str]]:
    """Return number and digest of all lines of a kind, by id."""
    query = select(weighed.c.id, weighed.c.seq, weighed.c.digest).where(weighed.c.kind == kind)
    return {i: (seq, digest) for i, seq, digest in connection.execute(query)}


class _Writer:
    """Writes what differs, some lines at a time; whoever looks in between finds the shelf not whole."""

    def __init__(self, shelf: Shelf, revision: Revision, drawer: str, progress: Progress | None) -> None:
        self._shelf, self._revision, self._drawer, self._progress = shelf, revision, drawer, progress
        self._fresh: list[Signed] = []
        self._again: dict[int, Signed] = {}
        self._began = False
        self.written = 0

    def put(self, line: Line, digest: str, instead_of: int | None) -> None:
        """Write a line, in the place of an older one where there is one (its number)."""
        if instead_of is None:
            self._fresh.append((line, digest))
        else:
            self._again[instead_of] = line, digest
        self.written += 1
        if len(self._fresh) + len(self._again) == CHUNK:
            self._flush([], whole=False)

    def end(self, stale: Sequence[int]) -> None:
        """Take away what is left of before, and make the shelf whole."""
        self.written += len(stale)
        while len(stale) > CHUNK:
            self._flush(stale[:CHUNK], whole=False)
            stale = stale[CHUNK:]
        self._flush(stale, whole=True)

    def _flush(self, stale: Sequence[int], *, whole: bool) -> None:
        with self._shelf.writing() as connection:
            make_room(connection, ROOM)
            if self._began:
                _check(connection, self._drawer, self._shelf.where)
            _remove(connection, stale)
            _rewrite(connection, self._again)
            _insert(connection, self._fresh)
            _sign(connection, self._revision, self._drawer, whole=whole)
        self._began, self._fresh, self._again = True, [], {}
        if self._progress:
            self._progress("keeping", self.written, self.written)


def _check(connection: Connection, drawer: str, where: str) -> None:
    """Raise CaseLockedError when somebody else has begun to put something there."""
    if connection.execute(select(weighings.c.drawer)).scalar() != drawer:
        message = f"the case {where} is being weighed by another process"
        raise CaseLockedError(message, "wait until it is done")


def _sign(connection: Connection, revision: Revision, drawer: str, *, whole: bool) -> None:
    """Note what lies there now."""
    row = {
        "seq": ONLY,
        "reading": revision.mark.reading,
        "judgement": revision.mark.judgement,
        "rules": revision.rules,
        "drawn_at": revision.drawn_at,
        "drawer": drawer,
        "whole": whole,
        "counts": _counted(connection) if whole else None,
    }
    connection.execute(delete(weighings))
    connection.execute(insert(weighings), row)


def _counted(connection: Connection) -> str:
    """Return how many lines of each kind there are, as JSON."""
    query = select(weighed.c.kind, func.count()).group_by(weighed.c.kind)
    found = {str(kind): int(number) for kind, number in connection.execute(query)}
    return msgspec.json.encode(found).decode()


def _remove(connection: Connection, numbers: Sequence[int]) -> None:
    for start in range(0, len(numbers), FEW):
        part = numbers[start : start + FEW]
        connection.execute(delete(weighed_references).where(weighed_references.c.weighed.in_(part)))
        connection.execute(delete(weighed).where(weighed.c.seq.in_(part)))


def _insert(connection: Connection, lines: Sequence[Signed]) -> None:
    if not lines:
        return
    seq = int(connection.execute(select(func.coalesce(func.max(weighed.c.seq), 0))).scalar_one())
    held = list(enumerate(lines, seq + 1))
    rows = ((number, line.kind, line.id, digest, *OWN_OF(line)) for number, (line, digest) in held)
    insert_rows(connection, weighed, ("seq", "kind", "id", "digest", *OWN), rows)
    concerns = ((number, line.kind, role, i) for number, (line, _) in held for role, i in dict.fromkeys(line.concerns))
    insert_rows(connection, weighed_references, ("weighed", "kind", "role", "id"), concerns)


def _rewrite(connection: Connection, lines: Mapping[int, Signed]) -> None:
    """Write lines in the place of older ones, by their numbers; of what they concern only what differs."""
    own = update(weighed).where(weighed.c.seq == bindparam("number"))
    rows = [
        {"number": n, "digest": digest, **dict(zip(OWN, OWN_OF(line), strict=True))}
        for n, (line, digest) in lines.items()
    ]
    if rows:
        connection.execute(own.values({name: bindparam(name) for name in ("digest", *OWN)}), rows)
    gone, new = list[tuple[int, str, str]](), list[tuple[int, str, str, str]]()
    for number, (line, _) in lines.items():
        concerned = select(weighed_references.c.role, weighed_references.c.id)
        found = connection.execute(concerned.where(weighed_references.c.weighed == number))
        before, now = {(str(role), str(i)) for role, i in found}, dict.fromkeys(line.concerns)
        gone += ((number, role, i) for role, i in sorted(before - now.keys()))
        new += ((number, line.kind, role, i) for role, i in now if (role, i) not in before)
    if gone:
        one = and_(*(weighed_references.c[name] == bindparam(f"old_{name}") for name in CONCERN))
        wanted = [{f"old_{name}": value for name, value in zip(CONCERN, row, strict=True)} for row in gone]
        connection.execute(delete(weighed_references).where(one), wanted)
    insert_rows(connection, weighed_references, ("weighed", "kind", "role", "id"), new)
