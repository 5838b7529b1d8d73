"""Parquet: the tables (`tables`), one file each, with what columns hold in their metadata."""

from contextlib import ExitStack
from typing import Any

from reportedly.exports.extras import EXTRA, library
from reportedly.exports.tablerows import rows
from reportedly.exports.tables import CARRIED, DROPS, KEEPS, TABLES, WEIGHED, WEIGHING, Row, Table
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

ROWS = 2_000  # a group of rows is in memory for each table


class Parquet:
    """A folder of columns."""

    form = Format(
        title="Parquet tables",
        suffix=".parquet",
        keeps=KEEPS,
        drops=DROPS,
        carries=CARRIED,
        many=True,
        text=False,
        extra=EXTRA,
        options=WEIGHING,
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the tables side by side."""
        arrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
        weighed = case.options["weighed"] == "yes"
        with ExitStack() as stack:
            written = {}
            for table in TABLES:
                if weighed or table.name not in WEIGHED:
                    schema = _schema(table, arrow)
                    file = stack.enter_context(target.file(f"{table.name}.parquet"))
                    writer = stack.enter_context(parquet.ParquetWriter(file, schema, compression="zstd"))
                    written[table.name] = _Written(schema, writer, arrow)
            for name, row in rows(case, losses, weighed=weighed):
                written[name].add(row)
            for one in written.values():
                one.flush()


def _schema(table: Table, arrow: Any) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    kinds = {"string": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_()}
    fields = [arrow.field(c.name, kinds[c.kind], metadata={"description": c.about}) for c in table.columns]
    return arrow.schema(fields, metadata={"description": table.about})


class _Written:
    """A table that is being written, a group of rows at a time."""

    def __init__(self, schema: Any, writer: Any, arrow: Any) -> None:  # noqa: ANN401 - pyarrow's
        self._schema, self._writer, self._arrow = schema, writer, arrow
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        """Take a row."""
        self._rows.append(row)
        if len(self._rows) == ROWS:
            self.flush()

    def flush(self) -> None:
        """Write the rows that were taken."""
        if self._rows:
            columns = [
                self._arrow.array(column, field.type)
                for column, field in zip(zip(*self._rows, strict=True), self._schema, strict=True)
            ]
            self._writer.write_batch(self._arrow.record_batch(columns, schema=self._schema))
            self._rows.clear()
