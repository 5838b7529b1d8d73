"""`reportedly accept`: what a coder proposed is so; what was read is right."""

from typing import Annotated

import typer

from reportedly.cli.judging import ByOption, ReasonOption, first_ids, judge, signer
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.judging import Decision


def command(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="What is right; - takes standard input.")],
    *,
    realis: Annotated[
        str | None, typer.Option("--realis", metavar="REALIS", help="Of proposals: happened, planned, negated …")
    ] = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Make events of what a coder proposed, or confirm what was read.

    An accepted proposal is an event in all that is shown, counted and exported, as real as its statement has it or as
    --realis says. `undo` takes it back.
    """
    decisions = [Decision(verb="accept", target=one, value=realis) for one in first_ids(ids)]
    with open_case(config, case, timeout) as held:
        judge(held, decisions, signer(config, by), reason, as_json=as_json)
