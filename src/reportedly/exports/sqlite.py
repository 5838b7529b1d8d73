"""A SQLite database of the tables with views to ask, and the metadata by which Datasette describes both.

The folder is one that `datasette FOLDER` serves as it is (its configuration directory mode).
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.resources import files
from typing import Any

from reportedly.exports.tablerows import rows
from reportedly.exports.tables import CARRIED, DROPS, KEEPS, TABLES, WEIGHING, Column, Table
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

DATABASE, METADATA = "record.db", "metadata.json"
TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
VIEWS = "sqlite_views.sql"
FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"  # it is there whole or not at all anyway


class Sqlite:
    """A database and its description."""

    form = Format(
        title="SQLite tables and views for Datasette",
        suffix=".db",
        keeps=KEEPS,
        drops=DROPS,
        carries=CARRIED,
        many=True,
        text=False,
        options=WEIGHING,
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the database, then what describes it."""
        inserts = {table.name: _insert(table) for table in TABLES}
        with closing(sqlite3.connect(target.path(DATABASE))) as base:
            base.executescript(FAST + "".join(map(_create, TABLES)))
            for name, row in rows(case, losses, weighed=case.options["weighed"] == "yes"):
                base.execute(inserts[name], row)
            base.commit()
            base.executescript("".join(_indexes()) + _views())
        with target.file(METADATA) as file:
            file.write(json.dumps(_metadata(), ensure_ascii=False, indent=1).encode() + b"\n")


def _create(table: Table) -> str:
    """Return the statement that makes a table, with links to the tables that its columns refer to."""
    columns = [f'"{column.name}" {TYPES[column.kind]}{_link(column)}' for column in table.columns]
    key = ", ".join(f'"{column.name}"' for column in table.columns[: table.key])
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)}, PRIMARY KEY ({key})) WITHOUT ROWID;\n'


def _link(column: Column) -> str:
    return f' REFERENCES "{column.refers}" (id)' if column.refers else ""


def _insert(table: Table) -> str:
    marks = ", ".join("?" * len(table.columns))
    return f'INSERT INTO "{table.name}" VALUES ({marks})'  # noqa: S608 - our own names


def _indexes() -> Iterator[str]:
    """Yield an index for each column that refers to another table and begins no key."""
    for table in TABLES:
        for column in table.columns[1:]:
            if column.refers:
                yield f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}");\n'


def _views() -> str:
    return files("reportedly.exports").joinpath(VIEWS).read_text(encoding="utf-8")


def _described() -> Mapping[str, str]:
    """Return what each view shows, by its name, from the comments before them."""
    heads = (line.removeprefix("-- ").partition(": ") for line in _views().splitlines() if line.startswith("-- "))
    return {name: about for name, _, about in heads}


def _metadata() -> dict[str, Any]:
    tables: dict[str, Any] = {
        table.name: {
            "description": table.about,
            "columns": {column.name: column.about for column in table.columns},
            **({"label_column": "name"} if table.name in {"actors", "places"} else {}),
        }
        for table in TABLES
    }
    views = {name: {"description": about} for name, about in _described().items()}
    return {
        "title": "A record of what reports say, and through whom",
        "databases": {DATABASE.removesuffix(".db"): {"tables": tables | views}},
    }
