"""`reportedly export`: the case in another format."""

import errno
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from reportedly import cases, plugins
from reportedly.cli.options import AsOfOption, CaseOption, ConfigOption, JsonOption, TimeoutOption, moment_of, open_case
from reportedly.cli.output import note, write_json
from reportedly.errors import StorageFullError, UsageError
from reportedly.store import Case

OWN = "jsonl"


def command(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="jsonl, or the name of an export plug-in.")],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")
    ] = None,
    as_of: AsOfOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the whole case in FORMAT.

    With --json, what was written is told as JSON, which needs --output.
    """
    if as_json and output is None:
        message = "--json tells what was written to a file"
        raise UsageError(message, "add --output FILE; jsonl is JSON anyway")
    with open_case(config, case, timeout) as held:
        lines = _lines(held, form, moment_of(as_of))
        if output is None:
            _write(lines)
            return
        count = _write_file(lines, output)
    if as_json:
        write_json({"format": form, "file": str(output), "lines": count})
    else:
        note(f"{count} lines in {output}")


def _lines(case: Case, form: str, as_of: str | None) -> Iterable[str]:
    """Return the lines of the export: our own, with actors resolved, or a plug-in's."""
    if form == OWN:
        return cases.export(case, as_of)
    if form not in plugins.names(plugins.EXPORTS):
        message = f"no export is called {form!r}"
        raise UsageError(message, f"choose one of {', '.join(sorted({OWN, *plugins.names(plugins.EXPORTS)}))}")
    lines: Iterable[str] = plugins.load(plugins.EXPORTS, form).lines(cases.judged(case, as_of))
    return lines


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def _write_file(lines: Iterable[str], path: Path) -> int:
    """Write a file whole or not at all; returns the number of lines."""
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            count = sum(1 for line in lines if file.write(line + "\n"))
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise _unwritten(path, error) from error
    return count


def _unwritten(path: Path, error: OSError) -> Exception:
    message = f"{path} cannot be written ({error.strerror})"
    if error.errno == errno.ENOSPC:
        return StorageFullError(message, "make room and run the same command again")
    return UsageError(message, "name another file after --output")
