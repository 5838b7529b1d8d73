"""What the desk asks of a case beside the record itself: versions of a report, the queue, and who has seen what.

A mark ("seen", "starred", "done") is no judgement: it says nothing of the record, only where one person stands with
their work, and so it never leaves in an export and nobody else's page shows it. It is kept as judgements are all the
same: appended, never changed, and taken back by another that says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, or_, select

from reportedly.codebook.gazetteer import fold
from reportedly.record import Document, Value, content_id
from reportedly.store.case import Case
from reportedly.store.engine import WRITES
from reportedly.store.faults import translated
from reportedly.store.tables import marks, readings, weighed, weighed_references

QUEUED = "queued"
REASON = "reason"
MarkKind = Literal["seen", "starred", "done"]
State = Literal["open", "starred", "done", "all"]
KINDS: tuple[MarkKind, ...] = ("seen", "starred", "done")


class Version(Value, frozen=True, kw_only=True):
    """One version of a report: `number` counts from 1, the earliest; `taken_in` is when it came into the case."""

    number: int
    document: str
    taken_in: str
    title: str = ""
    failed: bool = False


class Read(Value, frozen=True, kw_only=True):
    """One time that a document was read: by what, when, and when another reading took its place."""

    seq: int
    reader: str
    known_at: str
    superseded_at: str | None
    failed: bool


class Wanted(Value, frozen=True, kw_only=True):
    """Which rows of the queue are asked for; what is left empty narrows nothing down.

    `reason` is the kind of a reason that a row must have, `publisher` a part of what the publisher of a document, or of
    one of its copies, is called; `first` and `last` bound the day of publication, ISO 8601.
    """

    by: str
    state: State = "open"
    reason: str = ""
    publisher: str = ""
    first: str = ""
    last: str = ""


class Row(Value, frozen=True, kw_only=True):
    """A document as it stands in a list: `place` is where the next page goes on, `queued` the line of the queue."""

    place: str
    document: Document
    queued: str
    marks: frozenset[MarkKind] = frozenset()


class Copy(Value, frozen=True, kw_only=True):
    """A copy of a document, as a row of the queue names it."""

    document: str
    title: str
    publisher: str
    published: str


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
        at = readings.c
        name = select(at.name).where(at.document == document, at.name.is_not(None)).distinct()
        columns = (at.document, func.min(at.known_at), func.max(at.title), func.min(at.failed))
        held = select(*columns).where(or_(at.document == document, at.name.in_(name)))
        with self._asking() as connection:
            found = connection.execute(held.group_by(at.document).order_by(func.min(at.seq)))
            return [
                Version(number=number, document=str(i), taken_in=str(when), title=str(title or ""), failed=bool(failed))
                for number, (i, when, title, failed) in enumerate(found, 1)
            ]

    def readings(self, document: str) -> tuple[Read, ...]:
        """Return how often a document was read, the first time first."""
        at = readings.c
        query = select(at.seq, at.reader, at.known_at, at.superseded_at, at.failed).where(at.document == document)
        with self._asking() as connection:
            return tuple(
                Read(seq=seq, reader=reader, known_at=known, superseded_at=over, failed=failed)
                for seq, reader, known, over, failed in connection.execute(query.order_by(at.seq))
            )

    # the queue

    def queue(self, wanted: Wanted, after: str = "", limit: int = 50) -> list[Row]:
        """Return rows of the queue as it was weighed last, in its order, those behind a place."""
        query = select(weighed.c.place, weighed.c.body, readings.c.body).where(*_conditions(wanted))
        query = query.join(readings, and_(readings.c.document == weighed.c.id, readings.c.superseded_at.is_(None)))
        page = query.where(weighed.c.place > after).order_by(weighed.c.place).limit(limit)
        with self._asking() as connection:
            found = [(str(place), str(line), _bare(body)) for place, line, body in connection.execute(page)]
            held = _marks(connection, wanted.by, [document.id for _, _, document in found])
        return [Row(place=p, document=d, queued=line, marks=frozenset(held[d.id])) for p, line, d in found]

    def tally(self, wanted: Wanted) -> dict[str, int]:
        """Return how many rows there are with each reason, and under "" how many in all."""
        plain = msgspec.structs.replace(wanted, reason="")
        by_reason = (
            select(weighed_references.c.id, func.count())
            .join(weighed)
            .where(weighed_references.c.role == REASON, *_conditions(plain))
            .group_by(weighed_references.c.id)
        )
        with self._asking() as connection:
            counts = {str(i): int(number) for i, number in connection.execute(by_reason)}
            whole = select(func.count()).select_from(weighed).where(*_conditions(plain))
            return counts | {"": int(connection.execute(whole).scalar_one())}

    def copies(self, documents: Sequence[str]) -> dict[str, Copy]:
        """Return documents as copies, by their ids."""
        at = readings.c
        query = select(at.document, at.title, at.publisher, at.published_start)
        with self._asking() as connection:
            rows = connection.execute(query.where(at.document.in_(documents), at.superseded_at.is_(None)))
            return {
                str(i): Copy(
                    document=str(i), title=str(title or ""), publisher=str(publisher or ""), published=str(day or "")
                )
                for i, title, publisher, day in rows
            }

    def unweighed(self, reading: int, by: str, after: str = "", limit: int = 50) -> list[Row]:
        """Return the documents that came after a reading, the latest first, those behind a place."""
        at = readings.c
        query = select(at.seq, at.body).where(at.seq > reading, at.superseded_at.is_(None))
        page = query.where(at.seq < int(after)) if after else query
        with self._asking() as connection:
            rows = list(connection.execute(page.order_by(at.seq.desc()).limit(limit)))
            found = [(str(seq), _bare(body)) for seq, body in rows]
            held = _marks(connection, by, [document.id for _, document in found])
        return [Row(place=p, document=d, queued="", marks=frozenset(held[d.id])) for p, d in found]

    # marks

    def marked(self, by: str, document: str) -> frozenset[MarkKind]:
        """Return how somebody has marked a document."""
        with self._asking() as connection:
            return frozenset(_marks(connection, by, [document])[document])

    def mark(self, by: str, kind: MarkKind, documents: Iterable[str], *, on: bool) -> str | None:
        """Mark documents, or take the mark away, as one run; returns the run's id, None when nothing changes."""
        with self._writing() as connection:
            wanted = list(dict.fromkeys(documents))
            held = _marks(connection, by, wanted)
            changed = [i for i in wanted if (kind in held[i]) != on]
            return self._append(connection, by, [(kind, i, on) for i in changed], None)

    def undo(self, by: str) -> list[str]:
        """Take back the last run of somebody's marks that was not taken back; returns the documents it was about."""
        with self._writing() as connection:
            undone = select(marks.c.undoes).where(marks.c.by == by, marks.c.undoes.is_not(None))
            last = (
                select(marks.c.run)
                .where(marks.c.by == by, marks.c.undoes.is_(None), marks.c.kind != "seen", marks.c.run.not_in(undone))
                .order_by(marks.c.seq.desc())
                .limit(1)
            )
            run = connection.execute(last).scalar()
            if run is None:
                return []
            made = connection.execute(select(marks.c.kind, marks.c.target, marks.c.on).where(marks.c.run == run)).all()
            self._append(connection, by, [(kind, target, not on) for kind, target, on in made], str(run))
            return [str(target) for _, target, _ in made]

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self._case.where), self._case.engine.execution_options(**WRITES).begin() as connection:
            yield connection

    def _append(
        self, connection: Connection, by: str, made: Sequence[tuple[str, str, bool]], undoes: str | None
    ) -> str | None:
        if not made:
            return None
        number = connection.execute(select(func.coalesce(func.max(marks.c.seq), 0))).scalar_one()
        at, run = self._case.now(), content_id("marks", by, number)
        rows = [
            {"by": by, "kind": kind, "target": target, "on": on, "run": run, "undoes": undoes, "at": at}
            for kind, target, on in made
        ]
        connection.execute(insert(marks), rows)
        return run


def _bare(body: str) -> Document:
    document = msgspec.json.decode(body, type=Document)
    return msgspec.structs.replace(document, text="", blocks=(), attributions=())


def _marked(kind: MarkKind, by: str) -> Select[Any]:
    """Return the query for the documents that somebody has marked so: those whose latest row says yes."""
    own = select(func.max(marks.c.seq)).where(marks.c.by == by, marks.c.kind == kind).group_by(marks.c.target)
    return select(marks.c.target).where(marks.c.seq.in_(own), marks.c.on.is_(True))


def _marks(connection: Connection, by: str, documents: Sequence[str]) -> defaultdict[str, set[MarkKind]]:
    """Return how somebody has marked documents, by their ids."""
    query: Select[Any] = select(marks.c.target, marks.c.kind, marks.c.on).where(
        marks.c.by == by, marks.c.kind.in_(KINDS), marks.c.target.in_(documents)
    )
    found = defaultdict[str, set[MarkKind]](set)
    for target, kind, on in connection.execute(query.order_by(marks.c.seq)):
        (found[target].add if on else found[target].discard)(kind)
    return found


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on lines; what is asked of others is asked once, not line by line."""
    yield weighed.c.kind == QUEUED
    if wanted.state == "open":
        yield weighed.c.id.not_in(_marked("done", wanted.by))
    elif wanted.state in {"starred", "done"}:
        yield weighed.c.id.in_(_marked("starred" if wanted.state == "starred" else "done", wanted.by))
    if wanted.reason:
        at = weighed_references.c
        yield weighed.c.seq.in_(select(at.weighed).where(at.role == REASON, at.id == wanted.reason))
    if wanted.publisher:
        yield weighed.c.name.contains(fold(wanted.publisher), autoescape=True)
    if wanted.first:
        yield weighed.c.start >= wanted.first
    if wanted.last:
        yield weighed.c.start <= wanted.last
