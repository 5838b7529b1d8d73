"""What many documents show together, as it was weighed last: every page says how far the case has come since."""

from typing import Any, ClassVar, Generic

from reportedly import weighings
from reportedly.errors import ReportedlyError
from reportedly.record import Value
from reportedly.store import Case
from reportedly.web.cursors import cursor, place
from reportedly.web.tables import View
from reportedly.weighings import Filter, Item, Weighing
from reportedly.weighings.asking import Held


class UnweighedError(ReportedlyError):
    """The case was never weighed."""

    status = 503
    headers: ClassVar[dict[str, str]] = {"Retry-After": "3", "Refresh": "3"}


class AsOf(Value, frozen=True, kw_only=True):
    """What a weighing was drawn from: when, and how much the case has changed since.

    `documents` and `judgements` count those that are new since; `current` says that there are none, and that the rules
    are those of now.
    """

    drawn_at: str
    documents: int
    judgements: int
    current: bool


class WeighedPage(View, Generic[Held], frozen=True, kw_only=True):
    """Some of what weighing showed: `total` counts what there is on all pages; `as_of` says how far it holds."""

    items: tuple[Item[Held], ...]
    next: str | None
    total: int
    as_of: AsOf

    def table(self) -> Any:  # noqa: ANN401 - values of any one kind
        """Return a row a value."""
        return tuple(item.value for item in self.items)


def weighing(case: Case) -> Weighing:
    """Return what was weighed last, however far the case has come since; nothing is weighed here.

    Raises:
        UnweighedError: the case was never weighed.
    """
    held = weighings.held(case)
    if held is None:
        message = "the case was never weighed"
        raise UnweighedError(message, "the desk does so in the background: ask again in a while")
    return held


def is_behind(case: Case) -> bool:
    """Say whether the case is to be weighed anew."""
    held = weighings.held(case)
    return held is None or not held.behind().is_current


def as_of(found: Weighing) -> AsOf:
    """Return what a weighing was drawn from."""
    behind = found.behind()
    return AsOf(
        drawn_at=found.revision.drawn_at,
        documents=behind.documents,
        judgements=behind.judgements,
        current=behind.is_current,
    )


def page(found: Weighing, noun: str, wanted: Filter, after: str | None, limit: int) -> WeighedPage[Any]:
    """Return a page of "origins", "copies", "happenings", "findings", "timeline", "tracks", "actors" or "places".

    Raises:
        UsageError: no page ended with such a cursor.
    """
    behind = place(after, str)
    made = getattr(found, noun)(wanted, limit=limit, after=behind[0] if behind else "")
    return WeighedPage(
        items=made.items, next=cursor(made.next) if made.next else None, total=made.total, as_of=as_of(found)
    )


def meant(found: Weighing, wanted: str | None) -> tuple[str, ...]:
    """Return the ids of the case of an actor or place that is named by an id, in the case or in a document, or a name.

    What nobody is called stays as it is, so that nothing is found by it; None asks for nothing.
    """
    if wanted is None:
        return ()
    groups = found.groups([wanted])
    return tuple(groups.values()) or tuple(found.called(wanted)) or (wanted,)
