"""CSV tables (RFC 4180, UTF-8) with a Frictionless Data Package (v1) that describes and seals them."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any, BinaryIO

from reportedly.exports.tablerows import rows
from reportedly.exports.tables import CARRIED, DROPS, KEEPS, TABLES, WEIGHED, WEIGHING, Column, Row, Table
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

DESCRIPTION = "datapackage.json"


class CsvTables:
    """A folder of tables, and what each column holds."""

    form = Format(
        title="CSV tables with a Frictionless data package",
        suffix=".csv",
        keeps=KEEPS,
        drops=DROPS,
        carries=CARRIED,
        many=True,
        options=WEIGHING,
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the tables side by side, then the package."""
        weighed = case.options["weighed"] == "yes"
        with ExitStack() as stack:
            written = {
                table.name: _Written(stack.enter_context(target.file(f"{table.name}.csv")), table)
                for table in TABLES
                if weighed or table.name not in WEIGHED
            }
            for name, row in rows(case, losses, weighed=weighed):
                written[name].add(row)
        with target.file(DESCRIPTION) as file:
            file.write(json.dumps(_package(written), ensure_ascii=False, indent=1).encode() + b"\n")


class _Written:
    """A table that is being written: its file, how long it is, and the digest of what is in it."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        self.table, self.length, self.digest = table, 0, hashlib.sha256()
        self._file, self._text = file, io.StringIO(newline="")
        self._writer = csv.writer(self._text)
        self.add(tuple(column.name for column in table.columns))

    def add(self, row: Row) -> None:
        """Write one row."""
        self._writer.writerow([_cell(cell) for cell in row])
        data = self._text.getvalue().encode()
        self._text.seek(0)
        self._text.truncate()
        self._file.write(data)
        self.digest.update(data)
        self.length += len(data)


def _cell(value: Any) -> Any:  # noqa: ANN401 - any cell
    """Return a cell as it is written: truth in the package's words."""
    return ("true" if value else "false") if isinstance(value, bool) else value


def _package(written: Mapping[str, _Written]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "reportedly",
        "title": "A record of what reports say, and through whom",
        "resources": [_resource(one, written) for one in written.values()],
    }


def _resource(written: _Written, there: Mapping[str, Any]) -> dict[str, Any]:
    table = written.table
    key = [column.name for column in table.columns[: table.key]]
    foreign = [_foreign(column) for column in table.columns if column.refers in there]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.length,
        "hash": f"sha256:{written.digest.hexdigest()}",
        "schema": {
            "fields": [{"name": c.name, "type": c.kind, "description": c.about} for c in table.columns],
            "missingValues": [""],
            "primaryKey": key,
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }


def _foreign(column: Column) -> dict[str, Any]:
    return {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}
