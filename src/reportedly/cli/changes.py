"""`reportedly changes`: what changed since a time, a run or the last look, and why."""

from typing import Annotated

import msgspec
import typer

from reportedly.cli.judging import ByOption, signer
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.cli.output import table, write_json
from reportedly.errors import UsageError
from reportedly.store import Case, Mark, moment
from reportedly.weighing.changes import Change
from reportedly.weighings import changes


def command(
    *,
    since: Annotated[str | None, typer.Option("--since", metavar="TIME|RUN", help="A date, a time, or a run.")] = None,
    runs: Annotated[bool, typer.Option("--runs", help="List runs of reading and looks instead.")] = False,
    by: ByOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell what changed since a time, since before a run, or since one last looked, and why.

    Without --since it is what changed since the same person last asked so, and that is noted. The reasons are new text,
    a new rule (or codebook, model), new knowledge about a document, a failure, a judgement.
    """
    with open_case(config, case, timeout) as held:
        if runs:
            _list(held, as_json=as_json)
            return
        mark = _mark(held, since, by := signer(config, by))
        found = list(changes(held, mark))
        if since is None:
            held.note("look", by)
    if as_json:
        write_json(msgspec.to_builtins(found))
    else:
        table(("why", "what", "about", "id", "words", "how"), [_row(change) for change in found])


def _mark(case: Case, since: str | None, by: str) -> Mark:
    """Return how far the case had come; raises UsageError for what is neither a time nor a run."""
    if since is None:
        return case.last_look(by) or Mark()
    if not since:
        message = "--since names nothing"
        raise UsageError(message, "give a date, a time or a run")
    return case.mark(moment(since) if since[0].isdigit() else since)


def _row(change: Change) -> tuple[str, ...]:
    how = f"{change.before} → {change.after}" if change.before else change.after
    return (change.why, change.what, change.about, change.id, change.words, how)


def _list(case: Case, *, as_json: bool) -> None:
    notes = case.notes()
    if as_json:
        write_json([dict(zip(("id", "kind", "at", "by"), note, strict=True)) for note in notes])
    else:
        table(("id", "kind", "at", "by"), notes)
