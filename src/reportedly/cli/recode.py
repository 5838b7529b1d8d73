"""`reportedly recode`: something in the record has another code."""

from typing import Annotated

import typer

from reportedly.cli.judging import ByOption, ReasonOption, first_ids, judge, signer
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.judging import Decision


def command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="ASSAULT/aerial, rescinds, backed_by, hedged …")],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="What has that code; - takes standard input.")],
    *,
    reason: ReasonOption = "",
    by: ByOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Give events a type and mode, positions a stance, relations a kind, or statements a certainty."""
    decisions = [Decision(verb="recode", target=one, value=code) for one in first_ids(ids)]
    with open_case(config, case, timeout) as held:
        judge(held, decisions, signer(config, by), reason, as_json=as_json)
