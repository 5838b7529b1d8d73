"""How things are shown: JSON for programs, tables for people at a terminal, tab-separated lines for pipes."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

Cell = str | Text


def write(text: str) -> None:
    """Write a line to standard output; characters that it cannot show are written as escapes."""
    try:
        sys.stdout.write(text + "\n")
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def write_json(value: Any) -> None:  # noqa: ANN401 - anything that JSON holds
    """Write one JSON value over as many lines as it takes."""
    write(json.dumps(value, ensure_ascii=False, indent=2))


def note(text: str) -> None:
    """Write a line for people to standard error, behind the data that went before it."""
    sys.stdout.flush()
    sys.stderr.write(text + "\n")


def at_terminal() -> bool:
    """Say whether standard output is a terminal."""
    return sys.stdout.isatty()


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows as a table at a terminal, as tab-separated lines elsewhere."""
    if at_terminal():
        Console().print(_drawn(heads, rows))
    else:
        for row in rows:
            write("\t".join(" ".join(str(cell).split()) for cell in row))


def _drawn(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        drawn.add_column(head, overflow="fold", no_wrap=head == "id")
    for row in rows:
        drawn.add_row(*(Text(cell) if isinstance(cell, str) else cell for cell in row))
    return drawn
