"""Quantities of a document: counted amounts with their unit and bounds."""

from reportedly.reading.tree import Parse
from reportedly.record import Quantity


def quantities(parse: Parse) -> tuple[Quantity, ...]:
    """Return the counted amounts of a document in order of their spans."""
    return ()
