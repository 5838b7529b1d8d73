"""`reportedly days`: the days that the reports of a case tell of most."""

from typing import Annotated

import msgspec
import typer

from reportedly.cases import days_of
from reportedly.cli.options import (
    AsOfOption,
    CaseOption,
    ConfigOption,
    JsonOption,
    TimeoutOption,
    day_in,
    moment_of,
    open_case,
)
from reportedly.cli.output import table, write_json
from reportedly.weighings import drawn_now

ROOM = 20


def command(
    limit: Annotated[int, typer.Argument(metavar="[N]", min=1, help="How many days at most.")] = ROOM,
    *,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day on: 2031-05-14.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to this day.")] = None,
    as_of: AsOfOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell the N days that the reports of a case tell of most, in order of time, with what they say of each."""
    with open_case(config, case, timeout) as held:
        drawn = None if as_of else drawn_now(held)
        shown = days_of(held, limit, day_in(since), day_in(until), moment_of(as_of), drawn=drawn)
    if as_json:
        write_json({"type": "days", "days": msgspec.to_builtins(list(shown))})
        return
    heads = ("day", "documents", "later", "origins", "words")
    table(
        heads, [(d.day, str(d.documents), str(d.later), _range(d.origins.low, d.origins.high), d.words) for d in shown]
    )


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}-{high}"
