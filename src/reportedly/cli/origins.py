"""`reportedly origins`: whose word statements rest on in the end, and how many first hands there are."""

import sys
from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
import typer

from reportedly.cases import judged, same_claim
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case, settings
from reportedly.cli.output import table, write, write_json
from reportedly.errors import UsageError
from reportedly.exports.jsonl import plain
from reportedly.intake import one_off
from reportedly.record import Document, Finding, Origin, OriginCount, Reading, Step
from reportedly.store import Case
from reportedly.weighing.origins import Drawn, Ledger, circular, count, weigh
from reportedly.wording import content_words, document_words, flat

STDIN = "-"


def command(
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Statements or documents; - is standard input.")
    ] = None,
    *,
    alone: Annotated[bool, typer.Option("--alone", help="Only these statements, not what says the same.")] = False,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """List first hands, or count those behind statements, step by step.

    Without an ID all first hands of the case and all circles; with documents those of their statements; with statements
    how many first hands stand behind what they say, as a range. A report on standard input is weighed but not kept.
    """
    with open_case(config, case, timeout) as held:
        readings = list(judged(held))
        statements, documents = _asked(held, [name for name in wanted or () if name != STDIN])
    if STDIN in (wanted or ()):
        readings.append(one_off(STDIN, settings(config), sys.stdin.buffer.read))
        documents.append(readings[-1].document.id)
    if statements and documents:
        message = "statements and documents were named together"
        raise UsageError(message, "name statements to count what stands behind them, or documents to list theirs")
    ledger = weigh(readings)
    if gone := next((i for i in statements if i not in ledger.drawn().statements), None):
        message = f"{gone} was rejected and rests on nobody"
        raise UsageError(message, "see `reportedly judgements`")
    if statements:
        claim = statements if alone else same_claim(statements, ledger)
        _show_count(claim, count(claim, ledger.drawn()), ledger.drawn(), as_json=as_json)
    else:
        _show_all(ledger, documents, readings, as_json=as_json)


def _asked(held: Case, names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the ids of the statements and of the documents that are so called."""
    statements, documents = [], []
    for name in names:
        if name.startswith("statement-"):
            statements.append(held.statement(name)[0].id)
        else:
            documents.append(held.reading(name).document.id)
    return statements, documents


def _show_all(ledger: Ledger, documents: list[str], readings: list[Reading], *, as_json: bool) -> None:
    """Show first hands with how much rests on them, and the circles."""
    drawn = ledger.drawn()
    found = [origin for origin in ledger.origins() if _is_of(origin, documents, drawn)]
    circles = [finding for finding in circular(drawn) if not documents or _touches(finding, documents)]
    if as_json:
        write_json({"origins": [plain(one) for one in found], "circles": [plain(one) for one in circles]})
        return
    named = {reading.document.id: reading.document for reading in readings}
    table(
        ("origin", "kind", "statements", "copies", "documents", "who", "may be"), [_row(o, drawn, named) for o in found]
    )
    for circle in circles:
        write(f"circular: {circle.explanation}")


def _is_of(origin: Origin, documents: list[str], drawn: Drawn) -> bool:
    said = (*origin.statements, *origin.inherited_by)
    return not documents or any(drawn.statements[i].document in documents for i in said)


def _touches(finding: Finding, documents: list[str]) -> bool:
    return any(span.document in documents for span in finding.spans)


def _row(origin: Origin, drawn: Drawn, named: dict[str, Document]) -> tuple[str, ...]:
    held = {drawn.statements[i].document for i in (*origin.statements, *origin.inherited_by)}
    name = document_words(named[drawn.hands[origin.id].document]) if origin.kind == "own" else origin.name
    return (
        origin.id,
        origin.kind,
        str(len(origin.statements)),
        str(len(origin.inherited_by)),
        str(len(held)),
        f"{name}{' (own deed)' if origin.own_acts else ''}",
        str(len(origin.maybe_same_as)) if origin.maybe_same_as else "",
    )


def _show_count(claim: list[str], found: OriginCount, drawn: Drawn, *, as_json: bool) -> None:
    """Show how many first hands stand behind some statements, and every step."""
    if as_json:
        counted: dict[str, Any] = msgspec.to_builtins(found)
        write_json(counted | {"statements": claim})
        return
    spread = str(found.low) if found.low == found.high else f"{found.low} to {found.high}"
    documents = {drawn.statements[i].document for i in claim}
    write(f"{spread} first hand{'' if found.high == 1 else 's'} behind {_many(claim)} in {len(documents)} document(s)")
    write("")
    for i in claim:
        write(f"  {i}: {content_words(drawn.statements[i])}")
    write("")
    for step in found.steps:
        write(f"- {step.why}{_shown(step)}")


def _many(claim: list[str]) -> str:
    return f"{len(claim)} statement{'' if len(claim) == 1 else 's'}"


def _shown(step: Step) -> str:
    """Return where the words stand that show a step."""
    places = (f"{m.document}:{m.span.start}-{m.span.end} “{flat(m.span.quote)[:60]}”" for m in step.spans)
    return "".join(f"\n    {place}" for place in places)
