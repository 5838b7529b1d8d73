"""Pages of what a case holds: values of one kind in the order in which they came, and documents.

A page goes on behind a place, so that what is read meanwhile neither shifts it nor shows anything twice. The place of a
value is the number of its reading and its position there; that of a document is what the list is sorted by, then the
number of its reading.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, or_, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from reportedly.record import Reading, Value
from reportedly.store import rows
from reportedly.store.case import Case
from reportedly.store.faults import translated
from reportedly.store.tables import readings, records, weighed, weighed_references

Place = tuple[int, int]
EVENT = "event"
FEW = 500  # ids that are named in one query
LATE = "9999"  # sorts what has no date last, as `documents` does


class Wanted(Value, frozen=True, kw_only=True):
    """Which values of one kind are asked for; what is left empty narrows nothing down.

    Attributes:
        kind: the type of the values, as the record has it: "statement", "event" …
        documents: ids of documents.
        statement: id of the statement that they say something of.
        code: their code: type of an event, stance, kind; the polarity of a statement.
        certainty: of statements.
        event: for statements: the code of an event that they tell.
        about: for statements: ids of actors, places, first hands, happenings or findings of the whole case, as it was
            weighed last, that they concern; any of them may.
        actors: ids, in documents, of who acts first, holds the position or is the subject.
        first: of documents published on this day or later, ISO 8601.
        last: of documents published on this day or earlier.
    """

    kind: str
    documents: tuple[str, ...] = ()
    statement: str | None = None
    code: str | None = None
    certainty: str | None = None
    event: str | None = None
    about: tuple[str, ...] = ()
    actors: tuple[str, ...] | None = None
    first: str | None = None
    last: str | None = None


class Row(NamedTuple):
    """A value as it is kept: the number of its reading, its position there, its document, and itself as JSON."""

    reading: int
    position: int
    document: str
    body: str

    @property
    def place(self) -> Place:
        """Where the page behind this one goes on."""
        return self.reading, self.position


def values(case: Case, wanted: Wanted, after: Place | None, limit: int, apart: Collection[int] = ()) -> list[Row]:
    """Return values that are held now, in order.

    Args:
        case: what is held.
        wanted: which.
        after: behind this place.
        limit: how many at most.
        apart: numbers of readings that are left out.
    """
    query = select(records.c.reading, records.c.position, readings.c.document, records.c.body).join_from(
        records, readings, records.c.reading == readings.c.seq
    )
    query = query.where(readings.c.superseded_at.is_(None), *_conditions(wanted))
    if after is not None:
        query = query.where(tuple_(records.c.reading, records.c.position) > after)
    if apart:
        query = query.where(records.c.reading.not_in(sorted(apart)))
    ordered = query.order_by(records.c.reading, records.c.position).limit(limit)
    with _asking(case) as connection:
        return [Row(*row) for row in connection.execute(ordered)]


@contextmanager
def _asking(case: Case) -> Iterator[Connection]:
    with translated(case.where), case.engine.connect() as connection:
        yield connection


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    at = records.c
    yield at.type == wanted.kind
    plain = {at.statement: wanted.statement, at.code: wanted.code, at.certainty: wanted.certainty}
    yield from (column == value for column, value in plain.items() if value is not None)
    if wanted.about:
        yield at.id.in_(_concerned(wanted.about))
    if wanted.actors is not None:
        yield at.actor.in_(wanted.actors)
    if wanted.documents:
        # by the numbers of their readings, which the index of values begins with
        yield at.reading.in_(select(readings.c.seq).where(readings.c.document.in_(wanted.documents)))
    if wanted.event is not None:
        yield _tells(wanted.event)
    yield from published(wanted.first, wanted.last)


def _tells(code: str) -> ColumnElement[bool]:
    """Return the condition on statements that they tell an event of a code; readings without any are passed over."""
    told = records.alias()
    of_code = and_(told.c.type == EVENT, told.c.code == code)
    here = select(told.c.reading).where(of_code)
    said = select(told.c.statement).where(of_code, told.c.reading == records.c.reading)
    return and_(records.c.reading.in_(here), records.c.id.in_(said.correlate(records)))


def published(first: str | None, last: str | None) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on readings that their documents may be of these days."""
    start, end = readings.c.published_start, readings.c.published_end
    if first is not None or last is not None:
        yield or_(start.is_not(None), end.is_not(None))
    if first is not None:
        yield or_(end.is_(None), end >= first)
    if last is not None:
        yield or_(start.is_(None), start <= f"{last}T99")


class Sorted(NamedTuple):
    """Documents in some order: what they are sorted by, and whether the last comes first."""

    by: ColumnElement[Any]
    down: bool = False


ORDERS = {
    "published": Sorted(func.coalesce(readings.c.published_start, LATE)),
    "-published": Sorted(func.coalesce(readings.c.published_start, ""), down=True),
    "known": Sorted(readings.c.known_at),
    "-known": Sorted(readings.c.known_at, down=True),
}


class Listing(Value, frozen=True, kw_only=True):
    """Which documents are asked for, and in what order.

    Attributes:
        order: "published" (the oldest first, those without a date last), "-published", "known" or "-known": when they
            came into the case.
        failed: those that could not be read, or those that could; None for both.
        publisher: of this name.
        first: published on this day or later, ISO 8601.
        last: published on this day or earlier.
        without: ids of documents that are left out.
    """

    order: str = "published"
    failed: bool | None = False
    publisher: str | None = None
    first: str | None = None
    last: str | None = None
    without: tuple[str, ...] = ()


class Listed(NamedTuple):
    """A document in a list: what it is sorted by, the number of its reading, itself as JSON, when it was read."""

    key: str
    seq: int
    body: str
    known_at: str
    statements: int


def documents(case: Case, wanted: Listing, after: tuple[str, int] | None, limit: int) -> list[Listed]:
    """Return documents that are held now, in order, behind a place; see `values`."""
    order = ORDERS[wanted.order]
    key = order.by.label("key")
    query: Select[Any] = select(key, readings.c.seq).where(readings.c.superseded_at.is_(None), *_of(wanted))
    if after is not None:
        here = tuple_(order.by, readings.c.seq)
        query = query.where(here < after if order.down else here > after)
    way = (order.by.desc(), readings.c.seq.desc()) if order.down else (order.by, readings.c.seq)
    with _asking(case) as connection:
        places = {int(seq): str(found) for found, seq in connection.execute(query.order_by(*way).limit(limit))}
        whole = select(readings.c.seq, readings.c.body, readings.c.known_at).where(readings.c.seq.in_(places))
        held = {int(seq): (str(body), str(at)) for seq, body, at in connection.execute(whole)}
        said = _statements(connection, list(places))
    return [Listed(found, seq, *held[seq], said.get(seq, 0)) for seq, found in places.items()]


def _of(wanted: Listing) -> Iterator[ColumnElement[bool]]:
    if wanted.failed is not None:
        yield readings.c.failed.is_(wanted.failed)
    if wanted.publisher is not None:
        yield readings.c.publisher == wanted.publisher
    if wanted.without:
        yield readings.c.document.not_in(wanted.without)
    yield from published(wanted.first, wanted.last)


def _statements(connection: Connection, seqs: list[int]) -> dict[int, int]:
    """Return how many statements some readings hold."""
    query = select(records.c.reading, func.count()).where(records.c.type == "statement", records.c.reading.in_(seqs))
    return {int(seq): int(number) for seq, number in connection.execute(query.group_by(records.c.reading))}


def readings_at(case: Case, seqs: Collection[int]) -> dict[int, Reading]:
    """Return readings by their numbers, superseded or not, in as few questions as there are hundreds of them."""
    bodies: dict[int, str] = {}
    held: dict[int, list[str]] = {}
    wanted = sorted(seqs)
    with _asking(case) as connection:
        for start in range(0, len(wanted), FEW):
            part = wanted[start : start + FEW]
            whole = select(readings.c.seq, readings.c.body).where(readings.c.seq.in_(part))
            bodies |= {int(seq): str(body) for seq, body in connection.execute(whole)}
            at = records.c
            lines = select(at.reading, at.body).where(at.reading.in_(part)).order_by(at.reading, at.position)
            for seq, body in connection.execute(lines):
                held.setdefault(int(seq), []).append(str(body))
    return {seq: rows.reading_of(body, held.get(seq, ())) for seq, body in bodies.items()}


def current(case: Case, documents: Collection[str]) -> dict[int, str]:
    """Return the numbers of the readings held now of some documents, with their documents."""
    found: dict[int, str] = {}
    wanted = sorted(documents)
    with _asking(case) as connection:
        for start in range(0, len(wanted), FEW):
            part = readings.c.document.in_(wanted[start : start + FEW])
            query = select(readings.c.seq, readings.c.document).where(part, readings.c.superseded_at.is_(None))
            found |= {int(seq): str(document) for seq, document in connection.execute(query)}
    return found


def concerned(case: Case, about: Collection[str], ids: Collection[str]) -> set[str]:
    """Return which of some statements one of the weighed values concerns: actors, places, first hands, happenings."""
    if not about or not ids:
        return set()
    with _asking(case) as connection:
        among = _concerned(about).where(weighed_references.c.id.in_(sorted(ids)))
        return {str(i) for (i,) in connection.execute(among)}


def _concerned(about: Collection[str]) -> Select[tuple[str]]:
    joined = select(weighed_references.c.id).join(weighed).where(weighed_references.c.role == "statement")
    return joined.where(weighed.c.id.in_(sorted(about)))
