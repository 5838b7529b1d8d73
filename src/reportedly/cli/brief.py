"""`reportedly brief`: what documents say, on whose word; and whether what others wrote of them is borne out."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from reportedly.briefing import Draft, checked
from reportedly.cli.options import (
    AsOfOption,
    CaseOption,
    ConfigOption,
    JsonOption,
    TimeoutOption,
    moment_of,
    open_case,
    settings,
)
from reportedly.cli.output import note, table, write, write_json
from reportedly.exports import brief_files
from reportedly.exports.checking import tally
from reportedly.exports.templates import templates
from reportedly.settings import signer_of
from reportedly.store import Case, Mark, moment

UNBORNE = 1  # the exit code when --check finds a sentence that is not verified


def command(  # noqa: PLR0913 - an argument for each option
    document: Annotated[str | None, typer.Argument(metavar="[ID]", help="A document; without it, the case.")] = None,
    *,
    template: Annotated[
        str, typer.Option("--template", "-t", help="case, daily, incident, actor, source, situation or changes.")
    ] = "case",
    about: Annotated[str | None, typer.Option("--about", help="An actor, place, happening or source.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="TIME|RUN", help="What came since is new.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file: .md, .html, .docx or .pdf; else standard output.")
    ] = None,
    own: Annotated[Path | None, typer.Option("--own", help="A brief whose own words are taken over.")] = None,
    check: Annotated[Path | None, typer.Option("--check", help="Check the sentences of a brief instead.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="How many sentences at most.")] = None,
    as_of: AsOfOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the brief of one document or of the whole case.

    A sentence that its spans do not bear out is not written but counted. With --check it is said of the sentences of a
    file that cite spans, whoever wrote them, whether they are verified, drifted or unsupported; the exit code is 1 if
    one is not verified.
    """
    chosen = settings(config, case=case, timeout=timeout)
    with open_case(config, case, timeout) as held:
        if check is not None:
            _check(held, check, moment_of(as_of), as_json=as_json)
            return
        fresh = template in templates() and templates()[template].fresh
        mark = _mark(held, since, signer_of(chosen)) if since is not None or fresh else None
        made = Draft(held, chosen, document, as_of=moment_of(as_of), mark=mark).brief(template, about, limit)
    if output is not None:
        brief_files.write(made, output, own)
        note(f"{sum(len(s.sentences) for s in made.sections)} sentences, {made.refused} refused: {output}")
    if as_json:
        write_json(made.as_dict())
    elif output is None:
        write(made.markdown().rstrip("\n"))


def _mark(case: Case, since: str | None, by: str) -> Mark:
    """Return how far the case had come at a time or before a run, or else when somebody last looked at changes."""
    if since is None:
        return case.last_look(by) or Mark()
    return case.mark(moment(since) if since[:1].isdigit() else since)


def _check(case: Case, path: Path, as_of: str | None, *, as_json: bool) -> None:
    found = checked(case, path, as_of)
    counts = tally(found)
    if as_json:
        write_json({"file": str(path), **counts, "sentences": msgspec.to_builtins(found)})
    else:
        rows = [(one.status, str(one.line), "; ".join(one.faults), one.text) for one in found]
        table(("status", "line", "not borne out", "sentence"), rows)
        reworded = f" ({counts['reworded']} by wording alone)" if counts["reworded"] else ""
        note(
            f"{counts['verified']} verified, {counts['drifted']} drifted{reworded}, {counts['unsupported']} unsupported"
        )
    if counts["verified"] < len(found):
        raise typer.Exit(UNBORNE)
