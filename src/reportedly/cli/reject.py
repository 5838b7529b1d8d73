"""`reportedly reject`: something in the record is wrong."""

from typing import Annotated

import typer

from reportedly.cli.judging import ByOption, ReasonOption, first_ids, judge, signer
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.judging import Decision


def command(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="What is wrong; - takes standard input.")],
    *,
    reason: ReasonOption = "",
    by: ByOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Judge that a statement, event, position, relation, actor, place, quantity, time or document is wrong.

    It is left out of all that is shown and exported, with what hangs on it, and counted. It stays stored.
    """
    decisions = [Decision(verb="reject", target=one) for one in first_ids(ids)]
    with open_case(config, case, timeout) as held:
        judge(held, decisions, signer(config, by), reason, as_json=as_json)
