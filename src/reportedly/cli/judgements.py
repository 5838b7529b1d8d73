"""`reportedly judgements`: what was judged, by whom, why, and what became of it."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from reportedly.cli.options import AsOfOption, CaseOption, ConfigOption, JsonOption, TimeoutOption, moment_of, open_case
from reportedly.cli.output import table, write_json
from reportedly.exports.jsonl import plain
from reportedly.logbook import Listed, listed


def command(
    *,
    orphans: Annotated[bool, typer.Option("--orphans", help="Only those that nothing is left of.")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only those of one person.")] = None,
    as_of: AsOfOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """List judgements, oldest first: what was judged, by whom, when and why, and what became of it.

    A judgement is in force, taken back, overruled by newer ones, or an orphan: the words it was about are gone.
    """
    with open_case(config, case, timeout) as held:
        found = listed(held, moment_of(as_of))
    shown = [one for one in found if (not orphans or one.state == "orphan") and by in {None, one.judgement.by}]
    if as_json:
        write_json([_as_dict(one) for one in shown])
    else:
        table(("id", "state", "when", "by", "verb", "about", "value", "reason"), _rows(shown))


def _as_dict(one: Listed) -> dict[str, Any]:
    return plain(one.judgement) | {"state": one.state, "words": one.about, "value_words": one.value, "now": one.now}


def _rows(shown: Iterable[Listed]) -> list[tuple[str, ...]]:
    return [
        (j.id, one.state, j.when, j.by, j.verb, f"{j.target} {one.about}".rstrip(), _value(one), j.reason)
        for one in shown
        for j in (one.judgement,)
    ]


def _value(one: Listed) -> str:
    return f"{one.judgement.value or ''} {one.value}".strip()
