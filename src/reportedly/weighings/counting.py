"""First hands behind chosen statements, counted from a kept weighing: no document is read, and nothing weighed.

What the counts are made from is kept with the weighing: what each document says of its sources, what joins every two
of them, and what persons decided (`weighing.origins.kept`). So a count is the same as one that is made anew.
"""

from collections.abc import Iterator
from functools import partial

import msgspec

from reportedly.cases import Drawing
from reportedly.store import Case, Shelf
from reportedly.store.shelf import Draft, Line
from reportedly.weighing.keepsakes import read
from reportedly.weighing.origins import Drawn, Verdicts
from reportedly.weighing.origins.hands import Local
from reportedly.weighing.origins.joins import Joined
from reportedly.weighing.origins.kept import Told, drawn_from, told
from reportedly.weighing.origins.ledger import JOINED
from reportedly.weighings.asking import KEPT, PERSONS, TOLD, Weighing


def ledger_drafts(made: Drawing) -> Iterator[Draft]:
    """Yield what counts are made from as lines of the shelf; nothing but `drawn_of` asks for them."""
    for i, one in sorted(made.ledger.locals.items()):
        yield Draft(TOLD, i, made.ledger.digests[i], partial(_told, i, one))
    yield Draft(PERSONS, PERSONS, made.ledger.persons, partial(_line, PERSONS, PERSONS, made.ledger.persons))


def _told(i: str, one: Local) -> Line:
    return _line(TOLD, i, told(one))


def _line(kind: str, i: str, value: object) -> Line:
    return Line(kind=kind, id=i, place=i, body=msgspec.json.encode(value).decode("utf-8"))


def drawn_now(case: Case) -> Drawn | None:
    """Return who rests on whom in a case as it stands, None where no weighing of it as it stands is kept."""
    shelf = Shelf(case)
    revision = shelf.revision()
    kept = Weighing(shelf, revision, case) if revision else None
    return drawn_of(kept) if kept and kept.behind().is_current else None


def drawn_of(weighing: Weighing) -> Drawn:
    """Return who rests on whom in a weighing that was kept, to count from."""
    persons = msgspec.json.Decoder(Verdicts)
    return drawn_from(
        map(msgspec.json.Decoder(Told).decode, weighing.bodies(TOLD)),
        (read(body, Joined) for body in weighing.bodies(KEPT + JOINED)),
        next(map(persons.decode, weighing.bodies(PERSONS)), Verdicts()),
    )
