"""What the case holds."""

from collections.abc import Iterable

from reportedly.pages import Pages
from reportedly.record import Value
from reportedly.web.tables import View


class Count(Value, frozen=True, kw_only=True):
    """How many there are of one kind."""

    kind: str
    count: int


class Held(View, frozen=True, kw_only=True):
    """The case and how much it holds: documents, failures, and values by type."""

    case: str
    counts: tuple[Count, ...]

    def table(self) -> Iterable[Value]:
        """Return a row a kind."""
        return self.counts


def held(pages: Pages) -> Held:
    """Return what a case holds now."""
    counts = pages.counts()
    return Held(case=pages.case.where, counts=tuple(Count(kind=kind, count=n) for kind, n in counts.items()))
