"""`reportedly codes`: events by several codebooks side by side."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import msgspec
import typer

from reportedly.cases import judged
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.cli.output import table, write_json
from reportedly.codebook.books import BUILT_IN, Coding, books
from reportedly.errors import UsageError
from reportedly.exports.jsonl import plain
from reportedly.judging import standing
from reportedly.record import Judgement, Reading
from reportedly.store import Case
from reportedly.weighing.codings import NO_CODE, Beside, Codings, beside, codings
from reportedly.wording import document_words, flat

EVENT = "event-"
LABEL = "label"


def command(
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Documents or events; without any, all.")
    ] = None,
    *,
    codebook: Annotated[
        list[str] | None, typer.Option("--codebook", "-b", help="A codebook's name, or a TOML file of your own.")
    ] = None,
    proposals: Annotated[bool, typer.Option("--proposals", help="What a coder proposed, beside the rules.")] = False,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only events on which codebooks disagree.")] = False,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Show events by several codebooks side by side, where these disagree, and why one has no code.

    What persons recoded counts as they recoded it.
    """
    chosen = books(codebook or BUILT_IN)
    if proposals:
        with open_case(config, case, timeout) as held:
            _show_proposals(held, wanted or (), as_json=as_json, disputed=disputed)
        return
    with open_case(config, case, timeout) as held:
        recoded = standing(held).rulings.recoded
        documents, events = _asked(held, wanted or ())
        found = [
            (reading, one)
            for reading in judged(held)
            for one in codings(reading, chosen)
            if not wanted or one.document in documents or one.event.id in events
        ]
    _check_there(events, found)
    found = [pair for pair in found if pair[1].disagreements or not disputed]
    if as_json:
        write_json([_as_dict(one, recoded) for _, one in found])
    else:
        heads = ("event", "document", "realis", "words", *(book.name for book in chosen), "disagreement")
        table(heads, [_row(reading, one, recoded) for reading, one in found])


def _show_proposals(case: Case, wanted: Iterable[str], *, as_json: bool, disputed: bool) -> None:
    """Show what a coder proposed, what was refused and why, and what the rules have in its place."""
    documents = {case.reading(name).document.id for name in wanted}
    readings = [reading for reading in judged(case) if not documents or reading.document.id in documents]
    found = [(reading, one) for reading in readings for one in beside(reading) if not disputed or one.agrees != "yes"]
    if as_json:
        write_json([msgspec.to_builtins(one) for _, one in found])
        return
    heads = ("proposal", "document", "by", "state", "words", "code", "rules", "agrees", "reason")
    table(heads, [_proposal_row(reading, one) for reading, one in found])


def _proposal_row(reading: Reading, one: Beside) -> tuple[str, ...]:
    made, event = one.proposal, one.event
    return (
        made.id,
        document_words(reading.document),
        f"{made.by} {made.model}".strip(),
        made.state,
        flat(made.trigger.quote) if made.trigger else "",
        _code_words(made.code, made.mode),
        _code_words(event.code, event.mode) if event else "",
        one.agrees or "",
        made.reason,
    )


def _code_words(code: str | None, mode: str | None) -> str:
    return f"{code or ''}{f'/{mode}' if mode else ''}"


def _asked(case: Case, wanted: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the ids of the documents and of the events that are so called; raises UsageError for what is neither."""
    documents, events = set(), set()
    for name in wanted:
        if name.startswith(EVENT):
            events.add(case.find(name)[0].id)
        else:
            documents.add(case.reading(name).document.id)
    return documents, events


def _check_there(events: Iterable[str], found: Iterable[tuple[Reading, Codings]]) -> None:
    """Raise UsageError for an event that a person took out of the record."""
    if gone := sorted(set(events) - {one.event.id for _, one in found}):
        message = f"{gone[0]} was rejected and has no code"
        raise UsageError(message, "see `reportedly judgements`")


def _row(reading: Reading, one: Codings, recoded: Mapping[str, Judgement]) -> tuple[str, ...]:
    event = one.event
    by = f" (recoded by {recoded[event.id].by})" if event.id in recoded else ""
    said = (event.id, document_words(reading.document), event.realis + by, flat(event.trigger.quote))
    return (*said, *(_coding_words(coding) for coding in one.codings), "; ".join(_parted(one)))


def _parted(one: Codings) -> Iterator[str]:
    """Yield where codebooks part, in words; which of them have no code is said once."""
    without = [coding.codebook for coding in one.codings if coding.code is None]
    if 0 < len(without) < len(one.codings):
        yield f"no code by {' and '.join(without)}"
    for d in one.disagreements:
        if d.scale != NO_CODE:
            yield f"{d.scale}: {d.one} {d.says[0]}, {d.other} {d.says[1]}"


def _coding_words(coding: Coding) -> str:
    """Return a code with its mode and its label, or why there is none."""
    if coding.code is None:
        return f"- ({coding.reason})"
    label = f" {coding.scales[LABEL]}" if LABEL in coding.scales else ""
    return _code_words(coding.code, coding.mode) + label


def _as_dict(one: Codings, recoded: Mapping[str, Judgement]) -> dict[str, Any]:
    event = one.event
    return {
        "event": plain(event),
        "document": one.document,
        "recoded": plain(recoded[event.id]) if event.id in recoded else None,
        "codings": msgspec.to_builtins(one.codings),
        "disagreements": msgspec.to_builtins(one.disagreements),
    }
