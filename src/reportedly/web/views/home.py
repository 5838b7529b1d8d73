"""What the case holds."""

from collections.abc import Iterable

from reportedly.api import Case
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


def held(case: Case) -> Held:
    """Return what a case holds now."""
    counts = case.store.counts()
    return Held(case=case.store.where, counts=tuple(Count(kind=kind, count=n) for kind, n in counts.items()))
