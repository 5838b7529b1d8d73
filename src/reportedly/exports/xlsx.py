"""XLSX: the tables (`tables`), one sheet each, and a sheet that says what columns hold.

A sheet has room for 1,048,576 rows and a cell for 32,767 characters; what does not fit is counted as lost, or as cut.
"""

from datetime import UTC, datetime
from typing import Any

from reportedly.exports.extras import EXTRA, library
from reportedly.exports.tablerows import rows
from reportedly.exports.tables import CARRIED, DROPS, KEEPS, TABLES, WEIGHED, WEIGHING, Row
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

ROWS, CHARACTERS = 1_048_576, 32_767
GUIDE = "columns"
CREATED = datetime(1980, 1, 1, tzinfo=UTC)  # the same bytes on any day
SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Xlsx:
    """A workbook."""

    form = Format(
        title="Excel workbook",
        suffix=".xlsx",
        keeps=KEEPS,
        drops=f"{DROPS}; rows beyond {ROWS:,} a sheet; characters beyond {CHARACTERS:,} a cell",
        carries=CARRIED,
        text=False,
        extra=EXTRA,
        options=WEIGHING,
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the sheets side by side; rows are written to the disk as they come."""
        weighed = case.options["weighed"] == "yes"
        full = _Full(losses)
        with library("xlsxwriter", "xlsx").Workbook(target.path(), SETTINGS) as book:
            book.set_properties({"created": CREATED})
            written = {
                table.name: _Sheet(book, table.name, tuple(column.name for column in table.columns), losses)
                for table in TABLES
                if weighed or table.name not in WEIGHED
            }
            for name, row in rows(case, full, weighed=weighed):
                written[name].add(row, full.taken())
            guide = _Sheet(book, GUIDE, ("table", "column", "holds"), losses)
            for table in TABLES:
                for column in table.columns:
                    guide.add((table.name, column.name, column.about), "")


class _Full:
    """Passes on what is lost, and holds back what leaves until its row is known to fit."""

    def __init__(self, losses: Losses) -> None:
        self._losses, self._what = losses, ""

    def keep(self, what: str, count: int = 1) -> None:  # noqa: ARG002 - one row at a time
        """Note what the next row is."""
        self._what = what

    def drop(self, what: str, reason: str, count: int = 1) -> None:
        """Pass on what is lost."""
        self._losses.drop(what, reason, count)

    def default(self, field: str, reason: str, count: int = 1) -> None:
        """Pass on what is filled in."""
        self._losses.default(field, reason, count)

    def taken(self) -> str:
        """Return what the row is that comes now, "" for a part of another value's."""
        what, self._what = self._what, ""
        return what


class _Sheet:
    """A sheet that is being written."""

    def __init__(self, book: Any, name: str, heads: Row, losses: Losses) -> None:  # noqa: ANN401 - xlsxwriter's
        self._sheet, self._losses, self._rows = book.add_worksheet(name), losses, 0
        self._sheet.freeze_panes(1, 0)
        self.add(heads, "")

    def add(self, row: Row, what: str) -> None:
        """Write a row if there is room for it."""
        if self._rows == ROWS:
            self._losses.drop(what or "row", "the sheet is full")
            return
        if what:
            self._losses.keep(what)
        for number, cell in enumerate(row):
            if isinstance(cell, str):
                if len(cell) > CHARACTERS:
                    self._losses.default("text", f"cut at {CHARACTERS:,} characters")
                self._sheet.write_string(self._rows, number, cell[:CHARACTERS])
            elif cell is not None:
                self._sheet.write(self._rows, number, cell)
        self._rows += 1
