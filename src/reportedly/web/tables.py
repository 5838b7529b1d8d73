"""A view as a table: the `.csv` of a page is made from the value that the page itself is drawn from."""

import csv
import io
from collections.abc import Iterable
from typing import Any

import msgspec

from reportedly.record import Value

RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take what begins so for a formula


class View(Value, frozen=True, kw_only=True):
    """What a page shows, before it is put into words. Its `.json` is this value as it stands.

    A page of many things overrides `table`; a page of one thing is a table of one row.
    """

    def table(self) -> Iterable[Value]:
        """Return the rows of its `.csv`: values of one class, whose fields are the columns."""
        return (self,)


def written(rows: Iterable[Value]) -> bytes:
    """Return rows as CSV (RFC 4180, UTF-8), under the names of their fields; of no rows, nothing.

    Several plain values in one field are joined by "; ", what holds others stands as JSON, and a text that a
    spreadsheet would take for a formula is led in by an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row.__struct_fields__)
        writer.writerow([_cell(getattr(row, name)) for name in row.__struct_fields__])
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:  # noqa: ANN401 - any field
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return f"'{value}" if value.startswith(RISKY) else value
    if isinstance(value, tuple | list) and all(isinstance(one, str | int | float) for one in value):
        return _cell("; ".join(map(str, value)))
    return msgspec.json.encode(value).decode()
