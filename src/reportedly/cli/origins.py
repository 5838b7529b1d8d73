"""`reportedly origins`: whose word statements rest on in the end, and how many first hands there are."""

import sys
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import msgspec
import typer
from msgspec.structs import replace

from reportedly.cases import judged, persons_of, same_claim
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case, settings
from reportedly.cli.output import table, write, write_json
from reportedly.errors import UsageError
from reportedly.exports.jsonl import plain
from reportedly.intake import one_off
from reportedly.judging import standing
from reportedly.record import Document, Finding, Origin, OriginCount, Reading, Step
from reportedly.store import Case
from reportedly.store.course import documents_of
from reportedly.weighing.origins import Drawn, Ledger, circular, count, weigh
from reportedly.weighings import Filter, drawn_of, shown
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
    names = [name for name in wanted or () if name != STDIN]
    with open_case(config, case, timeout) as held:
        statements, documents = _asked(held, names)
        if statements and (documents or STDIN in (wanted or ())):
            message = "statements and documents were named together"
            raise UsageError(message, "name statements to count what stands behind them, or documents to list theirs")
        if statements:
            _show_claim(statements, drawn_of(shown(held)), alone=alone, as_json=as_json)
            return
        if STDIN not in (wanted or ()):
            _show_kept(held, documents, as_json=as_json)
            return
        readings, persons = list(judged(held)), persons_of(held, standing(held))
    readings.append(one_off(STDIN, settings(config), sys.stdin.buffer.read))
    documents.append(readings[-1].document.id)
    _show_weighed(weigh(readings, persons), documents, readings, as_json=as_json)


def _show_claim(statements: list[str], drawn: Drawn, *, alone: bool, as_json: bool) -> None:
    """Show how many first hands stand behind statements, out of the kept weighing."""
    if gone := next((i for i in statements if i not in drawn.statements), None):
        message = f"{gone} was rejected and rests on nobody"
        raise UsageError(message, "see `reportedly judgements`")
    claim = statements if alone else same_claim(statements, drawn)
    _show_count(claim, count(claim, drawn), drawn, as_json=as_json)


def _asked(held: Case, names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the ids of the statements and of the documents that are so called."""
    statements, documents = [], []
    for name in names:
        if name.startswith("statement-"):
            statements.append(held.statement(name)[0].id)
        else:
            documents.append(held.reading(name).document.id)
    return statements, documents


def _show_kept(held: Case, documents: list[str], *, as_json: bool) -> None:
    """Show first hands and circles out of the kept weighing."""
    weighing, of = shown(held), Filter(document=tuple(documents))
    found = [(item.value, item.documents) for item in weighing.items(Origin, of)]
    circles = list(weighing.every(Finding, replace(of, codes=("circular",))))
    homes = {} if as_json else weighing.homes()
    named = documents_of(held, sorted({homes[one.id] for one, _ in found if one.kind == "own"} if homes else ()))
    _show_all(found, circles, {i: named[home] for i, home in homes.items() if home in named}, as_json=as_json)


def _show_weighed(ledger: Ledger, documents: list[str], readings: list[Reading], *, as_json: bool) -> None:
    """Show first hands and circles of a case with a report that is not kept."""
    drawn = ledger.drawn()
    held = ((origin, _documents(origin, drawn)) for origin in ledger.origins())
    found = [(origin, len(of)) for origin, of in held if not documents or of & set(documents)]
    circles = [finding for finding in circular(drawn) if not documents or _touches(finding, documents)]
    named = {reading.document.id: reading.document for reading in readings}
    homes = {origin.id: named[drawn.hands[origin.id].document] for origin, _ in found}
    _show_all(found, circles, homes, as_json=as_json)


def _documents(origin: Origin, drawn: Drawn) -> set[str]:
    return {drawn.statements[i].document for i in (*origin.statements, *origin.inherited_by)}


def _touches(finding: Finding, documents: list[str]) -> bool:
    return any(span.document in documents for span in finding.spans)


def _show_all(
    found: list[tuple[Origin, int]], circles: list[Finding], homes: Mapping[str, Document], *, as_json: bool
) -> None:
    """Show first hands with how much rests on them, and the circles; `homes` are the documents of their own word."""
    if as_json:
        write_json({"origins": [plain(one) for one, _ in found], "circles": [plain(one) for one in circles]})
        return
    heads = ("origin", "kind", "statements", "copies", "documents", "who", "may be")
    table(heads, [_row(origin, documents, homes) for origin, documents in found])
    for circle in circles:
        write(f"circular: {circle.explanation}")


def _row(origin: Origin, documents: int, homes: Mapping[str, Document]) -> tuple[str, ...]:
    name = document_words(homes[origin.id]) if origin.kind == "own" else origin.name
    return (
        origin.id,
        origin.kind,
        str(len(origin.statements)),
        str(len(origin.inherited_by)),
        str(documents),
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
