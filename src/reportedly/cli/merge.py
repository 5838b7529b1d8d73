"""`reportedly merge`: two or more actors, places, voices or events are the same."""

from typing import Annotated

import typer

from reportedly.cli.judging import ByOption, ReasonOption, judge, pairs, signer
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case


def command(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Two or more; - takes lines of standard input.")],
    *,
    reason: ReasonOption = "",
    by: ByOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Judge that actors, places, voices or events are the same: the first and each of the others.

    An ID is that of one document, that of an export, or the very name of an actor or place. Events of two reports that
    are the same are one happening, and a happening is named by its id. Nothing stored changes, and `undo` takes it
    back.
    """
    with open_case(config, case, timeout) as held:
        judge(held, pairs("same", ids), signer(config, by), reason, as_json=as_json)
