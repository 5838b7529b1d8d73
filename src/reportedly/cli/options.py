"""Options that several commands share, and the settings that they make."""

import datetime as dt
import os
from pathlib import Path
from typing import Annotated, Any

import typer

from reportedly.errors import UsageError
from reportedly.settings import Settings, load
from reportedly.store import Case, moment


def _before(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> Any:  # noqa: ANN401 - any option
    """Take an option that stands before the command where the command itself has none."""
    return ctx.find_root().params.get(param.name) if value is None and param.name else value


CaseOption = Annotated[
    str | None, typer.Option("--case", "-d", callback=_before, help="The case: a file, or a database address.")
]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", callback=_before, help="A settings file instead of reportedly.toml.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
TimeoutOption = Annotated[float | None, typer.Option("--timeout", help="Seconds to wait for a case that is held.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="TIME", help="As it was known then: 2031-05-14, 2031-05-14T06:00Z.")
]


def settings(config: Path | None = None, **flags: Any) -> Settings:  # noqa: ANN401 - any setting
    """Return the settings in force, with what was given on the command line on top."""
    return load(flags, os.environ, Path.cwd(), config)


def open_case(config: Path | None, case: str | None, timeout: float | None) -> Case:
    """Open the case that the settings name; it must exist."""
    chosen = settings(config, case=case, timeout=timeout)
    return Case.open(chosen.case, timeout=chosen.timeout)


def moment_of(as_of: str | None) -> str | None:
    """Return the moment that --as-of names; raises UsageError for what is no date or time."""
    return moment(as_of) if as_of is not None else None


def day_in(text: str | None) -> str | None:
    """Return a day as ISO 8601 has it; raises UsageError for what is none."""
    try:
        return None if text is None else dt.date.fromisoformat(text).isoformat()
    except ValueError as error:
        message = f"{text!r} is no day"
        raise UsageError(message, "write it as 2031-05-14") from error
