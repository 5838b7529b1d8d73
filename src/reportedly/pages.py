"""Pages of a case as persons judged it: values of one kind, and documents, a few at a time.

Where nothing was judged a page is what the store holds. Readings that a judgement touches are read whole, judged, and
put among the others in their place, so that a page is right and costs no more than what stands on it.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from reportedly.errors import UsageError
from reportedly.judging import Standing, standing
from reportedly.record import Document, Event, Reading, Record
from reportedly.store import Case, rows
from reportedly.store.course import come_to
from reportedly.store.history import Mark
from reportedly.store.paging import (
    Listed,
    Listing,
    Place,
    Row,
    Wanted,
    concerned,
    current,
    documents,
    readings_at,
    values,
)
from reportedly.weighing.corrections import event_of

Found = TypeVar("Found")


class Held(NamedTuple):
    """A value on a page, and where the page behind it goes on."""

    place: Place
    document: str
    value: Record


class Line(NamedTuple):
    """A document in a list, without its text, when it was read, and how many statements it holds."""

    place: tuple[str, int]
    document: Document
    known_at: str
    statements: int


class Judged(NamedTuple):
    """What judgements come to when a case has come so far, and the readings that they touch."""

    mark: Mark
    stands: Standing
    touched: dict[int, str]


class Pages:
    """The pages of an open case. What judgements come to is found out once for as long as nothing changes."""

    def __init__(self, case: Case) -> None:
        """Take the case."""
        self.case = case
        self._judged: Judged | None = None
        self._counted: tuple[Mark, dict[str, int]] | None = None
        self._lock, self._counting = threading.Lock(), threading.Lock()

    def counts(self) -> dict[str, int]:
        """Return how many documents, failures and values of each type are held now, as read."""
        mark = come_to(self.case)
        with self._counting:
            if self._counted is None or self._counted[0] != mark:
                self._counted = mark, self.case.counts()
            return dict(self._counted[1])

    def judged(self) -> Judged:
        """Return what judgements come to now."""
        mark = come_to(self.case)
        with self._lock:
            if self._judged is None or self._judged.mark != mark:
                stands = standing(self.case)
                ids = stands.rulings.changing()
                homes = {document for document, _ in self.case.ever(ids).values()}
                self._judged = Judged(mark, stands, current(self.case, homes))
            return self._judged

    def values(self, wanted: Wanted, after: Place | None = None, limit: int = 50) -> tuple[list[Held], bool]:
        """Return values of one kind in the order in which they came, and whether there are more.

        Args:
            wanted: which.
            after: behind this place; from the beginning when None.
            limit: how many at most.
        """
        judged = self.judged()
        plain = values(self.case, wanted, after, limit + 1, judged.touched)
        last = plain[limit].place if len(plain) > limit else None
        found = [_held(row) for row in plain]
        for seq in sorted(judged.touched):
            if (after is None or seq >= after[0]) and (last is None or seq <= last[0]):
                found += self._of_touched(seq, wanted, after, judged.stands)
        found.sort(key=lambda held: held.place)
        return found[:limit], len(found) > limit

    def _of_touched(self, seq: int, wanted: Wanted, after: Place | None, stands: Standing) -> Iterator[Held]:
        """Yield the values of a reading that judgements touch, where they stood before."""
        stored = self.case.reading_at(seq)
        if stands.is_rejected(stored.document.id) or not _is_of(stored.document, wanted):
            return
        places = {value.id: position for position, value in enumerate(list(stored.records())[1:])}
        places |= {event_of(one): places[one.id] for one in stored.proposals}  # those that were accepted
        reading = stands.apply(stored)
        about = concerned(self.case, wanted.about, {one.id for one in reading.statements})
        for value in list(reading.records())[1:]:
            place = (seq, places[value.id])
            asked = fits(value, reading, wanted) and (not wanted.about or value.id in about)
            if asked and (after is None or place > after):
                yield Held(place, stored.document.id, value)

    def documents(
        self, wanted: Listing, after: tuple[str, int] | None = None, limit: int = 50
    ) -> tuple[list[Line], bool]:
        """Return documents without their text, rejected ones left out, and whether there are more."""
        judged = self.judged()
        without = tuple(document for document in judged.touched.values() if judged.stands.is_rejected(document))
        found = documents(self.case, replace(wanted, without=without), after, limit + 1)
        return [self._line(one, judged) for one in found[:limit]], len(found) > limit

    def _line(self, one: Listed, judged: Judged) -> Line:
        document = rows.decode(one.body)
        assert isinstance(document, Document)
        statements = one.statements
        if one.seq in judged.touched:
            statements = len(judged.stands.apply(self.case.reading_at(one.seq)).statements)
        return Line((one.key, one.seq), bare(document), one.known_at, statements)

    def value(self, i: str) -> tuple[Record, Reading]:
        """Return the value of that very id, as judged, and the reading that holds it.

        Raises:
            MissingError: there is none.
            RejectedError: a person rejected it.
        """
        value, stored = _exactly(lambda: self.case.find(i), i)
        if value.id != i:
            raise _missing(i)
        reading = self._applied(stored, i)
        return next(one for one in reading.records() if one.id == i), reading

    def reading(self, document: str) -> Reading:
        """Return what was found in the document of that very id, as judged; raises as `value` does."""
        stored = _exactly(lambda: self.case.reading(document), document)
        if stored.document.id != document:
            raise _missing(document)
        return self._applied(stored, document)

    def readings(self, documents: Sequence[str]) -> dict[str, Reading]:
        """Return what was found in documents, as judged, in their order; what is gone or was rejected is left out."""
        stands, numbers = self.judged().stands, current(self.case, documents)
        held: dict[str, Reading] = {}
        for stored in readings_at(self.case, numbers).values():
            known = held.get(stored.document.id)
            if known is None or known.document.failure is not None:  # a reading stands before a failure
                held[stored.document.id] = stored
        return {i: stands.apply(held[i]) for i in documents if i in held and not stands.is_rejected(i)}

    def _applied(self, stored: Reading, i: str) -> Reading:
        stands = self.judged().stands
        reading = stands.apply(stored)
        if stands.is_rejected(stored.document.id) or all(one.id != i for one in reading.records()):
            message = f"{i} was rejected"
            raise RejectedError(message, "see the judgements: what was rejected can be taken back")
        return reading


class MissingError(UsageError):
    """Nothing has the id that is asked for."""

    status = 404


class RejectedError(UsageError):
    """What is asked for is held, but a person rejected it."""

    status = 410


def _exactly(find: Callable[[], Found], i: str) -> Found:
    try:
        return find()
    except UsageError as error:
        raise _missing(i) from error


def _missing(i: str) -> MissingError:
    return MissingError(f"nothing has the id {i!r}", "give a whole id, of what the case holds now")


def bare(document: Document) -> Document:
    """Return a document without its text."""
    return replace(document, text="", blocks=())


def fits(value: Record, reading: Reading, wanted: Wanted) -> bool:
    """Say whether a value of a reading is asked for, whatever it is about: the store's conditions, after judgements."""
    if type(value).__struct_config__.tag != wanted.kind:
        return False
    columns: dict[str, Any] = rows.EMPTY | rows.COLUMNS[type(value)](value)
    plain = {"statement": wanted.statement, "code": wanted.code, "certainty": wanted.certainty}
    return (
        all(columns[name] == asked for name, asked in plain.items() if asked is not None)
        and (wanted.actors is None or columns["actor"] in wanted.actors)
        and (wanted.event is None or any(_tells(event, value.id, wanted.event) for event in reading.events))
    )


def _tells(event: Event, statement: str, code: str) -> bool:
    return event.statement == statement and event.code == code


def _is_of(document: Document, wanted: Wanted) -> bool:
    """Say whether a document is one of those asked for."""
    if wanted.documents and document.id not in wanted.documents:
        return False
    start, end = document.published.start, document.published.end
    if (wanted.first or wanted.last) and not (start or end):
        return False
    reaches = not wanted.first or end is None or end >= wanted.first
    return reaches and (not wanted.last or start is None or start <= f"{wanted.last}T99")


def _held(row: Row) -> Held:
    return Held(row.place, row.document, rows.decode(row.body))
