"""Readings out of their rows, several at a time."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from reportedly.record import Reading
from reportedly.store import rows
from reportedly.store.tables import readings, records


def whole(connection: Connection, numbers: Sequence[int]) -> list[Reading]:
    """Return readings with all their values, by their numbers and in the order of these."""
    bodies = select(readings.c.seq, readings.c.body).where(readings.c.seq.in_(numbers))
    values = select(records.c.reading, records.c.body).where(records.c.reading.in_(numbers))
    held: dict[int, list[str]] = {}
    for seq, body in connection.execute(values.order_by(records.c.reading, records.c.position)).all():
        held.setdefault(seq, []).append(body)
    documents = {seq: body for seq, body in connection.execute(bodies).all()}  # noqa: C416 - rows are no pairs to mypy
    return [rows.reading_of(documents[seq], held.get(seq, ())) for seq in numbers]
