"""What the commands that judge share: who signs, the ids they are given, and what they show."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from reportedly.cli.options import settings
from reportedly.cli.output import table, write_json
from reportedly.errors import UsageError
from reportedly.exports.jsonl import plain
from reportedly.judging import TWO, Decision, decide
from reportedly.record import Judgement
from reportedly.settings import signer_of
from reportedly.store import Case

STDIN = "-"
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who judges; else the setting `user`, or the login name.")
]
ReasonOption = Annotated[str, typer.Option("--reason", "-r", metavar="WORDS", help="Why.")]


def signer(config: Path | None, by: str | None) -> str:
    """Return who signs: the option, the setting `user`, or the name that one is logged in with."""
    if name := signer_of(settings(config, user=by)):
        return name
    message = "nobody is known to sign the judgement"
    raise UsageError(message, "say who with --by NAME, or set `user`")


def id_lines(arguments: Sequence[str]) -> Iterator[list[str]]:
    """Yield the ids given on the command line, or with "-" those of each line of standard input.

    A column of a table does: what stands behind the first tab or space of a line counts as a further id.
    """
    if STDIN not in arguments:
        yield list(arguments)
        return
    for line in sys.stdin.buffer.read().decode("utf-8", "replace").splitlines():
        if line.strip():
            yield line.split()


def first_ids(arguments: Sequence[str]) -> list[str]:
    """Return ids given on the command line, or with "-" the first word of each line of standard input."""
    lines = list(id_lines(arguments))
    found = [line[0] for line in lines] if STDIN in arguments else list(arguments)
    if not found:
        message = "no id was given"
        raise UsageError(message, "name ids, or - to take them from standard input")
    return found


def pairs(verb: str, arguments: Sequence[str]) -> list[Decision]:
    """Return a decision on the first id and each of the others, for each line of ids; raises UsageError for too few."""
    found = []
    for ids in id_lines(arguments):
        if len(ids) < 2:  # noqa: PLR2004 - a pair
            message = f"only one id was given: {ids[0]}" if ids else "no id was given"
            raise UsageError(message, f"{TWO}, or - to take them from standard input")
        found += [Decision(verb=verb, target=ids[0], value=other) for other in ids[1:]]
    if not found:
        message = "standard input has no ids"
        raise UsageError(message, "give two ids a line")
    return found


def judge(case: Case, decisions: Sequence[Decision], by: str, reason: str, *, as_json: bool) -> None:
    """Make judgements and show them."""
    show_made(decide(case, decisions, by, reason), as_json=as_json)


def show_made(made: Sequence[Judgement], *, as_json: bool) -> None:
    """Show the judgements that a command made, one a line, or as one JSON object with their run."""
    if as_json:
        write_json(as_dict(made))
    else:
        table(("id", "verb", "about", "value"), [(j.id, j.verb, j.target, j.value or "") for j in made])


def as_dict(made: Sequence[Judgement]) -> dict[str, Any]:
    """Return judgements of one run as plain values."""
    return {"run": made[0].run if made else None, "judgements": [plain(judgement) for judgement in made]}
