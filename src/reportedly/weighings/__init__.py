"""The weighing of a whole case, kept in the case: drawn anew where it is behind, and asked by page.

    with Case.open("case.db") as case:
        weighing = current(case)
        conflicts = Filter(codes=("conflict",))
        page = weighing.findings(conflicts, limit=20)
        more = weighing.findings(conflicts, limit=20, after=page.next or "")

What is kept is derived from what was read and judged, and from the rules: `forget` loses nothing. A weighing that was
drawn from other readings, other judgements or by other rules is never given for the current one.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

from reportedly.cases import Drawing, changes_of, draw
from reportedly.errors import CaseError, CaseLockedError
from reportedly.store import Case, Mark, Progress, Shelf
from reportedly.store.course import come_to
from reportedly.store.shelf import Revision
from reportedly.weighing.changes import Change
from reportedly.weighing.timeline import Track
from reportedly.weighings.asking import Behind, Filter, Item, Page, Weighing
from reportedly.weighings.counting import drawn_now, drawn_of, ledger_drafts
from reportedly.weighings.digest import rules
from reportedly.weighings.keeping import keepsake_drafts, keepsakes_of
from reportedly.weighings.lines import drafts

TRIES = 3  # a case into which others read meanwhile is drawn so often

__all__ = [
    "Behind",
    "Filter",
    "Item",
    "Page",
    "Weighing",
    "at",
    "changes",
    "current",
    "drawn_now",
    "drawn_of",
    "forget",
    "held",
    "keepsakes_of",
    "shown",
]


def held(case: Case) -> Weighing | None:
    """Return what was kept last, however far the case has come since; None where nothing is. Nothing is weighed."""
    revision = Shelf(case).revision()
    return None if revision is None else Weighing(Shelf(case), revision, case)


def current(case: Case, told: Progress | None = None) -> Weighing:
    """Return the weighing of a case as it stands now, drawn anew and kept where what is kept is behind.

    Args:
        case: what is held.
        told: hears what is being done, how much of it is done, and how much there is.

    Raises:
        CaseError: it cannot be kept, because the case is held by another process or cannot be written.
    """
    for _ in range(TRIES):
        kept = held(case)
        if kept is not None and kept.behind().is_current:
            return kept
        made, revision = _drawn(case, None, told)
        _keep(Shelf(case), made, revision, told)
    kept = held(case)
    if kept is None:
        message = f"the case {case.where} is being weighed by another process"
        raise CaseLockedError(message, "wait until it is done")
    return kept


def shown(case: Case, told: Progress | None = None) -> Weighing:
    """Return the weighing of a case as it stands now, as `current` does, but not kept where it cannot be."""
    kept = held(case)
    if kept is not None and kept.behind().is_current:
        return kept
    made, revision = _drawn(case, None, told)
    try:
        return Weighing(_keep(Shelf(case), made, revision, told), revision, case)
    except CaseError:
        return Weighing(_keep(Shelf(), made, revision, told), revision, case)


def at(case: Case, as_of: str, told: Progress | None = None) -> Weighing:
    """Return the weighing of a case as it was at a time (ISO 8601, UTC); it is not kept."""
    made, revision = _drawn(case, as_of, told)
    return Weighing(_keep(Shelf(), made, revision, told), revision, case)


def changes(case: Case, mark: Mark) -> Iterator[Change]:
    """Yield what changed in a case since a mark, and why, as `cases.changes_of` does."""

    def tracks() -> tuple[Iterator[Track], dict[str, str]]:
        weighing = shown(case)
        return weighing.every(Track, Filter(changes=True)), weighing.names()

    return changes_of(case, mark, tracks)


def forget(case: Case) -> None:
    """Throw away what is kept: nothing is lost but the time to draw it anew."""
    Shelf(case).clear()


def _drawn(case: Case, as_of: str | None, told: Progress | None) -> tuple[Drawing, Revision]:
    """Weigh a case; returns what it shows, and how far the case had come before: what comes meanwhile counts as new."""
    revision = Revision(mark=come_to(case), rules=rules(), drawn_at=case.now())
    with _uncollected():
        return draw(case, as_of, told, keepsakes_of(case)), revision


def _keep(shelf: Shelf, made: Drawing, revision: Revision, told: Progress | None) -> Shelf:
    with _uncollected():
        shelf.put(chain(drafts(made), ledger_drafts(made), keepsake_drafts(made)), revision, told)
    return shelf


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for cycles meanwhile: weighing makes none, and each look would go through all that it holds."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
