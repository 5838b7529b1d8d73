"""Rows of published tables as they are found in the wild, and their cells as values."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO

from reportedly.errors import InputError
from reportedly.record import Grain, Interval, content_id

Row = Mapping[str, str]
LONG = 1 << 24  # characters that a cell may have: notes and lists of sources run long
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
DAYS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%Y%m%d", "%d/%m/%Y")
STAMP = "%Y%m%d%H%M%S"


def table(file: BinaryIO, columns: Sequence[str], needed: Sequence[str], called: str) -> Iterator[Row]:
    """Yield the rows of a CSV by column: with or without a byte order mark, between commas or semicolons.

    Args:
        file: what it is read from, once.
        columns: what the columns are where the file has no heading.
        needed: columns without which it is another table.
        called: what the table is called in errors.

    Raises:
        InputError: it is another table, is not UTF-8, or a cell does not end.
    """
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    limit = csv.field_size_limit(LONG)
    try:
        first = text.readline(LONG)
        lines = csv.reader(chain([first], text), delimiter=";" if first.count(";") > first.count(",") else ",")
        heads = [cell.strip() for cell in next(lines, [])]
        if not set(needed) <= set(heads):
            if len(heads) != len(columns):
                raise _another(called, [name for name in needed if name not in heads])
            yield _row(columns, heads)
            heads = list(columns)
        for cells in lines:
            yield _row(heads, cells)
    except UnicodeDecodeError as error:
        message = f"this is no {called}: it is not UTF-8"
        raise InputError(message, "save it as UTF-8") from error
    except csv.Error as error:
        message = f"this is no {called}: {error}"
        raise InputError(message, "check its quotation marks") from error
    finally:
        csv.field_size_limit(limit)
        text.detach()


def _row(heads: Sequence[str], cells: Sequence[str]) -> Row:
    return {name: cell.strip() for name, cell in zip(heads, cells, strict=False) if cell.strip()}


def _another(called: str, missing: Sequence[str]) -> InputError:
    return InputError(f"this is no {called}: it has no column {missing[0]!r}", "name another format, or another file")


def tabbed(file: BinaryIO, columns: Sequence[str], called: str) -> Iterator[Row]:
    """Yield the rows of a table between tabs that has neither heading nor quotation marks; raises InputError."""
    for number, line in enumerate(file, 1):
        cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        if len(cells) != len(columns):
            message = f"this is no {called}: line {number} has {len(cells)} columns, not {len(columns)}"
            raise InputError(message, "name another format, or another file")
        yield {name: cell for name, cell in zip(columns, cells, strict=True) if cell}


def lead_id(name: str, key: str) -> str:
    """Return the id of a row: of the list and its key there."""
    return content_id("lead", name, key)


def day(cell: str | None) -> dt.date | None:
    """Return the day that a cell tells, in any way that published files have; None for none."""
    words = (cell or "").partition(" 00:00:00")[0].strip()
    for way in DAYS:
        try:
            return dt.datetime.strptime(words, way).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    return None


def moment(cell: str | None) -> str | None:
    """Return the moment of a GDELT stamp (20310602143000) as ISO 8601; None for what is none."""
    try:
        return dt.datetime.strptime(cell or "", STAMP).replace(tzinfo=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def between(first: dt.date, last: dt.date, basis: str) -> Interval:
    """Return a stretch of days."""
    grain: Grain = "day" if first == last else "open"
    return Interval(start=first.isoformat(), end=last.isoformat(), grain=grain, basis=basis)


def number(cell: str | None) -> float | None:
    """Return a number, None where there is none."""
    return float(cell) if cell and NUMBER.fullmatch(cell) else None


def count(cell: str | None) -> int | None:
    """Return a whole number of 0 or more, None where there is none."""
    found = number(cell)
    return int(found) if found is not None and found >= 0 else None


def several(cell: str | None) -> tuple[str, ...]:
    """Return the parts of a cell that holds several, between semicolons, each once."""
    return tuple(dict.fromkeys(part for one in (cell or "").split(";") if (part := one.strip())))
