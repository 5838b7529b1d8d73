"""What is lost on the way out, taken down while a format writes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportedly.record import LossReport

NO_PLACE = "no place in the format"
Reasons = dict[str, Counter[str]]


@dataclass(slots=True)
class Ledger:
    """Counts of what left, what could not, and what was filled in; constant in size."""

    exported: Counter[str] = field(default_factory=Counter)
    dropped: Reasons = field(default_factory=dict)
    defaulted: Reasons = field(default_factory=dict)

    def keep(self, what: str, count: int = 1) -> None:
        """Count values of a type that left."""
        self.exported[what] += count

    def drop(self, what: str, reason: str, count: int = 1) -> None:
        """Count values of a type that the format cannot express."""
        if count:
            self.dropped.setdefault(what, Counter())[reason] += count

    def default(self, field: str, reason: str, count: int = 1) -> None:
        """Count fields that the record does not answer."""
        self.defaulted.setdefault(field, Counter())[reason] += count

    def leave_out(self, handed_out: Mapping[str, int], carried: Iterable[str]) -> None:
        """Count the values that were there to be written, of types that the format does not carry nor has counted."""
        for what in handed_out.keys() - {*carried, *self.exported, *self.dropped}:
            self.drop(what, NO_PLACE, handed_out[what])

    def report(self, name: str) -> LossReport:
        """Return the report of an export in the format of that name."""
        return LossReport(
            format=name,
            exported=dict(sorted((+self.exported).items())),
            not_expressible=_sorted(self.dropped),
            defaulted=_sorted(self.defaulted),
        )


def _sorted(held: Reasons) -> dict[str, dict[str, int]]:
    """Return counts by name and reason, names in order, the commonest reason first."""
    return {
        name: dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        for name, counts in sorted(held.items())
        if counts.total()
    }
