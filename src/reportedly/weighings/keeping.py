"""What was made out of single documents, and of every two of them, kept beside the weighing for the next one."""

from collections.abc import Iterator
from functools import partial

from reportedly.cases import Drawing
from reportedly.store import Case, Shelf
from reportedly.store.shelf import Draft, Line
from reportedly.weighing.keepsakes import Keepsake, Keepsakes
from reportedly.weighing.origins.ledger import JOINED
from reportedly.weighings.asking import KEPT
from reportedly.weighings.digest import rules


def keepsakes_of(case: Case) -> Keepsakes:
    """Return what the weighing that lies in a case was made of; nothing where there is none, or one by other rules."""
    shelf = Shelf(case)
    revision = shelf.revision()
    if revision is None or revision.rules != rules():
        return Keepsakes()
    kinds = [kind for kind in shelf.counts() if kind.startswith(KEPT)]
    found = {(kind.removeprefix(KEPT), i): Keepsake(of, body) for kind, i, of, body in shelf.coded(kinds)}
    return Keepsakes(found)


def keepsake_drafts(made: Drawing) -> Iterator[Draft]:
    """Yield what was made out as lines of the shelf; what joins two documents only where they are still near."""
    near = {" ".join(pair) for pair, _ in made.ledger.joined()}
    for (kind, i), held in sorted(made.ledger.keepsakes.now.items()):
        if kind != JOINED or i in near:
            yield Draft(KEPT + kind, i, held, partial(_line, KEPT + kind, i, held))


def _line(kind: str, i: str, held: Keepsake) -> Line:
    return Line(kind=kind, id=i, place=i, body=held.body, code=held.of)
