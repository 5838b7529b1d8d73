"""`reportedly undo`: judgements are taken back."""

from typing import Annotated

import typer

from reportedly import judging
from reportedly.cli.judging import ByOption, ReasonOption, first_ids, show_made, signer
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.errors import UsageError


def command(  # noqa: PLR0913 - options of the command line
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Judgements; - takes stdin.")] = None,
    *,
    run: Annotated[str | None, typer.Option("--run", metavar="ID", help="All that one command decided.")] = None,
    user: Annotated[str | None, typer.Option("--user", metavar="NAME", help="All that one person decided.")] = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Take judgements back: single ones, those of a run, or those of a person.

    That is a judgement too: undoing it puts the first in force again.
    """
    if sum(given is not None for given in (ids or None, run, user)) != 1:
        message = "what is to be taken back was not said, or said twice"
        raise UsageError(message, "name judgements, or --run ID, or --user NAME")
    signed = signer(config, by)
    wanted = first_ids(ids) if ids else []
    with open_case(config, case, timeout) as held:
        if run is not None:
            made = judging.undo_run(held, run, signed, reason)
        elif user is not None:
            made = judging.undo_user(held, user, signed, reason)
        else:
            made = judging.undo(held, wanted, signed, reason)
    show_made(made, as_json=as_json)
