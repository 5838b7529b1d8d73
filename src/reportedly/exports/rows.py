"""Rows of published tables, as CSV or separated by tabs, under the columns that stand in `codebook/columns.toml`."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import UsageError

Row = Mapping[str, object]


class Rows:
    """A table that is being written; cells that are missing are written as `absent`."""

    def __init__(self, text: io.TextIOBase, columns: Sequence[str], *, absent: str = "", tabs: bool = False) -> None:
        """Take where it goes; with `tabs`, no cell is quoted, and white space in it is one space."""
        self._text, self._columns, self._absent, self._tabs = text, columns, absent, tabs
        self._writer = csv.writer(text)

    def heads(self) -> None:
        """Write the names of the columns."""
        self.add({name: name for name in self._columns})

    def add(self, row: Row) -> None:
        """Write one row; raises KeyError for a column that the table has not."""
        if unknown := row.keys() - set(self._columns):
            raise KeyError(*sorted(unknown))
        cells = [row.get(name) for name in self._columns]
        shown = [self._absent if cell is None or cell == "" else cell for cell in cells]
        if self._tabs:
            self._text.write("\t".join(" ".join(str(cell).split()) for cell in shown) + "\n")
        else:
            self._writer.writerow(shown)


@contextmanager
def written(
    file: BinaryIO, columns: Sequence[str], *, absent: str = "", tabs: bool = False, heads: bool = True
) -> Iterator[Rows]:
    """Open a table on a binary stream, which stays open."""
    text = io.TextIOWrapper(file, "utf-8", newline="")
    rows = Rows(text, columns, absent=absent, tabs=tabs)
    if heads:
        rows.heads()
    yield rows
    text.flush()
    text.detach()


def lookup(path: str, key: str, value: str) -> Mapping[str, str]:
    """Return a user's table of two columns; empty for no path; raises UsageError when it cannot be read."""
    if not path:
        return {}
    try:
        with Path(path).open(encoding="utf-8", newline="") as file:
            return {row[key]: row[value] for row in csv.DictReader(file)}
    except (OSError, KeyError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read"
        raise UsageError(message, f"give a CSV with the columns {key} and {value}") from error
