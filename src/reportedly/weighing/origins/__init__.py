"""Whose word many documents rest on in the end: the first hands behind their statements, and how many there are."""

from collections.abc import Iterable

from reportedly.record import Reading
from reportedly.weighing.origins.circles import circular
from reportedly.weighing.origins.counts import count
from reportedly.weighing.origins.ledger import Drawn, Ledger

__all__ = ["Drawn", "Ledger", "circular", "count", "weigh"]


def weigh(readings: Iterable[Reading]) -> Ledger:
    """Return a ledger of some documents; their order makes no difference."""
    ledger = Ledger()
    for reading in readings:
        ledger.add(reading)
    return ledger
