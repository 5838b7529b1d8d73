"""`reportedly brief`: what documents say, on whose word."""

from typing import Annotated

import typer

from reportedly.cases import brief_of
from reportedly.cli.options import AsOfOption, CaseOption, ConfigOption, JsonOption, TimeoutOption, moment_of, open_case
from reportedly.cli.output import write, write_json
from reportedly.judging import standing


def command(
    document: Annotated[str | None, typer.Argument(metavar="[ID]", help="A document; without it, the case.")] = None,
    *,
    as_of: AsOfOption = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="How many sentences at most.")] = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the brief of one document or of the whole case, as Markdown.

    A sentence that its spans do not bear out is not written but counted.
    """
    with open_case(config, case, timeout) as held:
        then = moment_of(as_of)
        readings = [held.reading(document, then)] if document else list(held.readings(then))
        made = brief_of(readings, limit, standing(held, then))
    if as_json:
        write_json(made.as_dict())
    else:
        write(made.markdown().rstrip("\n"))
