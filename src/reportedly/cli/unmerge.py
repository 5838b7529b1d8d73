"""`reportedly unmerge`: two actors, places, voices or events are different, or nobody can tell."""

from typing import Annotated

import typer

from reportedly.cli.judging import ByOption, ReasonOption, judge, pairs, signer
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case


def command(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Two or more; - takes lines of standard input.")],
    *,
    unsure: Annotated[bool, typer.Option("--unsure", help="Nobody can tell: no rule shall join them.")] = False,
    reason: ReasonOption = "",
    by: ByOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Judge that actors, places, voices or events are different: the first, and each other, which leaves its group.

    From then on nothing joins them, neither a rule nor a third that is the same as both. With --unsure only rules are
    kept from it. Events that are different are two happenings, whatever their reports have in common.
    """
    verb = "unsure" if unsure else "different"
    with open_case(config, case, timeout) as held:
        judge(held, pairs(verb, ids), signer(config, by), reason, as_json=as_json)
