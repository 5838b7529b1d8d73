"""`reportedly serve`: the case in a browser, and over HTTP for programs."""

from typing import Annotated

import typer

from reportedly import plugins
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, settings
from reportedly.cli.output import note, write, write_json
from reportedly.settings import Settings


def command(
    *,
    host: Annotated[str | None, typer.Option(help="The interface to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port; 0 takes one that is free.")] = None,
    token_file: Annotated[str | None, typer.Option(help="Who may do what; made when it is missing.")] = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> int:
    """Show the case in a browser until Ctrl-C.

    Only this machine can reach it, unless --host names another interface, for which --token-file must say who may do
    what.
    """
    chosen = settings(config, host=host, port=port, token_file=token_file, case=case, timeout=timeout)
    desk: plugins.Desk = plugins.load(plugins.DESKS, chosen.desk)()
    desk.serve(chosen, lambda address: _tell(address, chosen, as_json=as_json))
    return 0


def _tell(address: str, chosen: Settings, *, as_json: bool) -> None:
    """Say where the desk listens, at once even to a pipe."""
    if as_json:
        write_json({"address": address, "case": chosen.case, "token_file": chosen.token_file})
    else:
        write(f"{chosen.case}: {address}")
    note("reportedly: Ctrl-C closes the desk")
