"""`reportedly grade`: how reliable a voice is, or how credible a statement."""

from typing import Annotated

import typer

from reportedly.cli.judging import ByOption, ReasonOption, first_ids, judge, signer
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.judging import Decision


def command(
    grade: Annotated[str, typer.Argument(metavar="GRADE", help="A to F for voices, 1 to 6 for statements.")],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Voices or statements; - takes standard input.")],
    *,
    reason: ReasonOption = "",
    by: ByOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Grade voices from A (completely reliable) to F (cannot be judged), or statements from 1 to 6.

    Letters are given by people only. Figures are also proposed from the number of origins; both are shown, apart.
    """
    decisions = [Decision(verb="grade", target=one, value=grade.upper()) for one in first_ids(ids)]
    with open_case(config, case, timeout) as held:
        judge(held, decisions, signer(config, by), reason, as_json=as_json)
