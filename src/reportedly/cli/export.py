"""`reportedly export`: the case in another format, and what was lost on the way."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from reportedly import plugins
from reportedly.cli.options import AsOfOption, CaseOption, ConfigOption, JsonOption, TimeoutOption, moment_of, open_case
from reportedly.cli.output import note, table, write_json
from reportedly.errors import UsageError
from reportedly.exports.losses import NO_PLACE
from reportedly.leaving import export, export_of, export_since
from reportedly.record import LossReport


def command(  # noqa: PLR0913 - options of the command line
    form: Annotated[str | None, typer.Argument(metavar="FORMAT", help="One of those that --list lists.")] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write, or the folder or zip for formats of several files."),
    ] = None,
    set: Annotated[  # noqa: A002 - the option's name
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="An option of the format; --list has them.")
    ] = None,
    list: Annotated[  # noqa: A002 - the option's name
        bool, typer.Option("--list", help="Say what each format keeps and drops.")
    ] = False,
    as_of: AsOfOption = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="TIME", help="Only what is new or changed since then, and what is gone."),
    ] = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the whole case in FORMAT, and tell what left and what the format has no room for."""
    if list:
        _list(as_json=as_json)
        return
    if form is None:
        message = "no format is named"
        raise UsageError(message, f"choose one of {', '.join(plugins.names(plugins.EXPORTS))}")
    if as_json and output is None:
        message = "--json tells what was written to a file"
        raise UsageError(message, "add --output FILE")
    if as_of is not None and since is not None:
        message = "--since tells what changed up to now, --as-of what was held then"
        raise UsageError(message, "give one of the two")
    about = export_of(form).form
    if output is None and not about.text and sys.stdout.isatty():
        message = f"{about.title} is nothing to be read at a terminal"
        raise UsageError(message, "add --output FILE")
    with open_case(config, case, timeout) as held:
        if since is None:
            report = export(held, form, output, sys.stdout.buffer, options=_options(set or ()), as_of=moment_of(as_of))
        else:
            at = moment_of(since) or ""
            report = export_since(held, form, output, sys.stdout.buffer, at, options=_options(set or ()))
    if as_json:
        write_json({"file": str(output), **msgspec.to_builtins(report)})
        return
    for line in _told(report):
        note(line)


def _options(given: Sequence[str]) -> dict[str, str]:
    """Return the options that NAME=VALUE set; raises UsageError for what is not so."""
    pairs = [one.partition("=") for one in given]
    for name, equals, _ in pairs:
        if not equals or not name:
            message = f"--set takes NAME=VALUE, not {name!r}"
            raise UsageError(message, "`reportedly export --list` has the options of each format")
    return {name: value for name, _, value in pairs}


def _told(report: LossReport) -> list[str]:
    """Return the loss report as lines for people: types that have no place in the format stand in one line."""
    lost = {what: dict(counts) for what, counts in report.not_expressible.items()}
    absent = {what: counts.pop(NO_PLACE) for what, counts in lost.items() if NO_PLACE in counts}
    return [
        f"exported: {_counts(report.exported) or 'nothing'}",
        *(f"not expressible: {what}: {_reasons(counts)}" for what, counts in lost.items() if counts),
        *([f"{NO_PLACE}: {_counts(absent)}"] if absent else []),
        *(f"defaulted: {what}: {_reasons(counts)}" for what, counts in report.defaulted.items()),
    ]


def _counts(held: Mapping[str, int]) -> str:
    """Return counts by what they are of, in words."""
    return ", ".join(f"{number} {what if number == 1 else _plural(what)}" for what, number in held.items())


def _plural(what: str) -> str:
    return what.removesuffix("y") + "ies" if what.endswith("y") else what + "s"


def _reasons(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {reason}" for reason, number in counts.items())


def _list(*, as_json: bool) -> None:
    forms = {name: export_of(name).form for name in plugins.names(plugins.EXPORTS)}
    if as_json:
        write_json([{"name": name, **msgspec.to_builtins(form)} for name, form in forms.items()])
        return
    rows = [
        (name, form.title, f"keeps {form.keeps}", f"drops {form.drops}", _choices(form.options))
        for name, form in forms.items()
    ]
    table(("name", "format", "keeps", "drops", "options"), rows)


def _choices(options: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{name}={'|'.join(choices) or 'WORDS'}" for name, choices in options.items())
