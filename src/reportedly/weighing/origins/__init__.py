"""Whose word many documents rest on in the end: the first hands behind their statements, and how many there are."""

from collections.abc import Iterable

from reportedly.record import Reading
from reportedly.weighing.keepsakes import Keepsakes
from reportedly.weighing.origins.circles import circular
from reportedly.weighing.origins.counts import count
from reportedly.weighing.origins.ledger import NOBODY, Drawn, Ledger
from reportedly.weighing.origins.persons import Verdicts, verdicts

__all__ = ["Drawn", "Ledger", "Verdicts", "circular", "count", "verdicts", "weigh"]


def weigh(readings: Iterable[Reading], persons: Verdicts = NOBODY, keepsakes: Keepsakes | None = None) -> Ledger:
    """Return a ledger of some documents; their order makes no difference.

    Args:
        readings: what was read.
        persons: what persons decided of who is one with whom, as `verdicts` has it.
        keepsakes: what was made out of the documents before.
    """
    ledger = Ledger(keepsakes)
    ledger.judge(persons)
    for reading in readings:
        ledger.add(reading)
    return ledger
