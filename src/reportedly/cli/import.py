"""`reportedly import`: what others made comes in, and what could not."""

import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
import typer

from reportedly import plugins
from reportedly.bringing import bring, import_of
from reportedly.cli.judging import ByOption, signer
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, settings
from reportedly.cli.output import note, table, write_json
from reportedly.errors import InputError, NotFoundError, UsageError
from reportedly.record import IntakeReport
from reportedly.store import Case

STDIN = "-"


def command(
    form: Annotated[str | None, typer.Argument(metavar="FORMAT", help="One of those that --list lists.")] = None,
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="The file; - takes standard input.")] = None,
    *,
    list: Annotated[  # noqa: A002 - the option's name
        bool, typer.Option("--list", help="Say what each format takes and leaves.")
    ] = False,
    by: ByOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Take in FILE, made by others in FORMAT, beside the record; tell what came in and what could not.

    Rows of lists become leads, decisions become judgements; none becomes a statement, and nothing is fetched.
    """
    if list:
        _list(as_json=as_json)
        return
    if form is None or file is None:
        message = "no format is named" if form is None else "no file is named"
        choices = f"choose one of {', '.join(plugins.names(plugins.IMPORTS))}"
        raise UsageError(message, choices if form is None else "name it, or - for standard input")
    import_of(form)  # before the case is made
    chosen = settings(config, case=case, timeout=timeout)
    with _opened(file) as stream, Case.open(chosen.case, create=True, timeout=chosen.timeout) as held:
        report = bring(held, form, stream, signer(config, by))
    if as_json:
        write_json({"file": file, **msgspec.to_builtins(report)})
        return
    for line in _told(report):
        note(line)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input; raises NotFoundError or InputError in one line."""
    if file == STDIN:
        yield io.BytesIO(sys.stdin.buffer.read())  # so that what is no list can be told from a pipe that ends
        return
    try:
        with Path(file).open("rb") as stream:
            yield stream
    except FileNotFoundError as error:
        message = f"{file} is not there"
        raise NotFoundError(message, "check its path") from error
    except OSError as error:
        message = f"{file} cannot be read"
        raise InputError(message, error.strerror or "check its path") from error


def _told(report: IntakeReport) -> list[str]:
    """Return the report as lines for people."""
    return [
        *(f"{how}: {_counts(counts)}" for how, counts in _ways(report).items() if any(counts.values())),
        *(f"not taken: {what}: {_reasons(counts)}" for what, counts in report.not_taken.items()),
        *(f"defaulted: {what}: {_reasons(counts)}" for what, counts in report.defaulted.items()),
    ]


def _ways(report: IntakeReport) -> dict[str, Mapping[str, int]]:
    return {"added": report.added, "changed": report.changed, "held already": report.held}


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for what, number in counts.items() if number)


def _reasons(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {reason}" for reason, number in counts.items())


def _list(*, as_json: bool) -> None:
    forms = {name: import_of(name).form for name in plugins.names(plugins.IMPORTS)}
    if as_json:
        write_json([{"name": name, **msgspec.to_builtins(form)} for name, form in forms.items()])
        return
    rows = [(n, form.title, f"takes {form.keeps}", f"leaves {form.drops}") for n, form in forms.items()]
    table(("name", "format", "takes", "leaves"), rows)
