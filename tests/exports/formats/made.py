"""Exports of the sample as text: what is binary is shown by software that did not write it."""

import io
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd

from reportedly.leaving import export, export_of
from reportedly.record import LossReport
from reportedly.store import Case
from tests.exports.war import judgements, readings

EXPECTED = Path(__file__).parent
CLOCK = "2031-06-07T08:00:00Z"


def held(folder: Path, *, backwards: bool = False, reader: str = "1") -> Path:
    """Return a case of the sample, made in a folder; its documents may come in the other order, or be read twice."""
    path = folder / "war.case"
    with Case.open(path, create=True, clock=lambda: CLOCK) as case:
        for one in reversed(readings()) if backwards else readings():
            case.add(one, "0")
            case.add(one, reader)
        case.judge_all(judgements())
    return path


def write(
    case: Path, name: str, to: Path, options: dict[str, str] | None = None
) -> tuple[dict[str, bytes], LossReport]:
    """Write a case in a format, with the bytes of each file by its name, and the loss report."""
    form = export_of(name).form
    path = to / (name if form.many else name + form.suffix)
    with Case.open(case) as opened:
        report = export(opened, name, path, io.BytesIO(), options=options)
    files = sorted(path.iterdir()) if form.many else [path]
    return {file.name: file.read_bytes() for file in files}, report


@cache
def exported(name: str) -> dict[str, str]:
    """Return what a format makes of the sample, as text by the name of each file."""
    with tempfile.TemporaryDirectory() as folder:
        made, _ = write(held(Path(folder)), name, Path(folder))
    return {shown_as(file): shown(file, data) for file, data in made.items()}


def shown_as(file: str) -> str:
    return file + ".txt" if Path(file).suffix in SHOWN else file


def shown(file: str, data: bytes) -> str:
    """Return a file as text."""
    by = SHOWN.get(Path(file).suffix)
    return by(data) if by else data.decode("utf-8")


def _lines(lines: Iterable[str]) -> str:
    return "".join(line + "\n" for line in lines)


def _database(data: bytes) -> str:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    made = _lines(connection.iterdump())
    connection.close()
    return made


def _workbook(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return _lines(
        "\t".join((sheet.title, *(repr(cell) for cell in row)))
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
    )


def _columns(data: bytes) -> str:
    frame = pd.read_parquet(io.BytesIO(data))
    types = "\t".join(f"{name} {kind}" for name, kind in frame.dtypes.items())
    return types + "\n" + frame.to_csv(index=False, lineterminator="\n")


SHOWN: dict[str, Callable[[bytes], str]] = {".db": _database, ".xlsx": _workbook, ".parquet": _columns}
