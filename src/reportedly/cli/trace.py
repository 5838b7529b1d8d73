"""`reportedly trace`: on whose word a statement stands, drawn from the page to the first hand."""

from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from reportedly.cases import credibility_of, disputed_in, origin_of
from reportedly.cli.marking import LEGEND, marked
from reportedly.cli.options import AsOfOption, CaseOption, ConfigOption, JsonOption, TimeoutOption, moment_of, open_case
from reportedly.cli.output import at_terminal, write, write_json
from reportedly.exports.jsonl import plain
from reportedly.judging import Standing, standing
from reportedly.record import Finding, Link, Origin, Reading, Span, Statement, Voice
from reportedly.store import Case
from reportedly.weighing.credibility import Proposal
from reportedly.weighing.speakers import voice_words
from reportedly.weighings import Filter, at, drawn_of, shown
from reportedly.wording import (
    ARROW,
    content_words,
    document_words,
    flat,
    interval_words,
    judgement_lines,
    judgements_of,
    says_words,
    sureness_words,
)


def command(
    statement: Annotated[str, typer.Argument(help="The id of a statement, or its beginning.")],
    *,
    credibility: Annotated[
        bool, typer.Option("--credibility", help="Propose 1 to 6 from the first hands of the whole case.")
    ] = False,
    as_of: AsOfOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Draw the chain of voices behind a statement."""
    with open_case(config, case, timeout) as held:
        then = moment_of(as_of)
        found, reading = held.statement(statement, then)
        stands = standing(held, then)
        weighed = _proposed(held, found.id, then) if credibility else None
    show_trace(found, reading, stands, as_json=as_json, weighed=weighed)


def _proposed(case: Case, statement: str, as_of: str | None) -> Proposal:
    """Return the credibility that is proposed for a statement, out of the weighing that is kept."""
    weighing = at(case, as_of) if as_of else shown(case)
    disputed = disputed_in(weighing.every(Finding, Filter(codes=("conflict",))))
    return credibility_of(statement, drawn_of(weighing), disputed)


def show_trace(
    stored: Statement, reading: Reading, stands: Standing, *, as_json: bool, weighed: Proposal | None = None
) -> None:
    """Show one statement with its chain, its sentence, its origin and what it says, as persons judged it."""
    judged = stands.apply(reading)
    statement = next((one for one in judged.statements if one.id == stored.id), stored)
    if statement is not stored or stored in judged.statements:
        reading = judged  # one that is rejected is shown as it was read
    origin = origin_of(statement.id, [reading])
    if as_json:
        shown = _as_dict(statement, reading, origin) | judgements_of(statement, stands.rulings)
        write_json(shown | ({"credibility": msgspec.to_builtins(weighed)} if weighed else {}))
        return
    for line in (*_head(statement, reading), "", *_chain(statement, reading)):
        write(line)
    _sentence(statement, reading)
    for line in (*_foot(statement, reading, origin), *_judged(statement, reading, stands)):
        write(line)
    if weighed:
        write(f"credibility, proposed: {weighed.grade} ({weighed.why})")


def _as_dict(statement: Statement, reading: Reading, origin: Origin | None) -> dict[str, Any]:
    chained = {link.voice for link in statement.chain}
    return {
        "statement": plain(statement),
        "document": {"id": reading.document.id, "path": reading.document.path, "title": reading.document.title},
        "voices": [plain(voice) for voice in reading.voices if voice.id in chained],
        "says": [plain(value) for value in reading.records() if value.id in statement.says],
        "origin": plain(origin) if origin else None,
    }


def _head(statement: Statement, reading: Reading) -> list[str]:
    document = reading.document
    when = interval_words(document.published)
    title = f" “{flat(document.title)}”" if document.title else ""
    return [
        f"{statement.id}: {content_words(statement)}",
        f"in {document_words(document)}{title}{f', published {when}' if when else ''}",
    ]


def _chain(statement: Statement, reading: Reading) -> list[str]:
    """Return one line a link, each further in than the one it speaks through."""
    voices = {voice.id: voice for voice in reading.voices}
    return [_link(link, voices.get(link.voice), depth) for depth, link in enumerate(statement.chain)]


def _link(link: Link, voice: Voice | None, depth: int) -> str:
    cue = f"“{' … '.join(flat(span.quote) for span in link.cue)}”" if link.cue else ""
    about = [
        "" if link.basis == "explicit" else link.basis,
        voice.kind.replace("_", " ") if voice and voice.kind not in {"page", "unnamed"} else "",
        voice.naming if voice and voice.naming != "named" else "",
        cue,
        "" if link.commitment == "neutral" else link.commitment,
        _hedges(link.hedges),
        f"said {interval_words(link.said)}" if interval_words(link.said) else "",
    ]
    listed = ", ".join(part for part in about if part)
    arrow = "  " * depth + (ARROW.lstrip() if depth else "")
    return f"  {arrow}{voice_words(voice, link)}{f' ({listed})' if listed else ''}"


def _hedges(spans: tuple[Span, ...]) -> str:
    return "hedged by " + ", ".join(f"“{flat(span.quote)}”" for span in spans) if spans else ""


def _sentence(statement: Statement, reading: Reading) -> None:
    """Write the sentence with its spans marked: by colour at a terminal, by brackets elsewhere."""
    shown = marked(statement, reading.document.text)
    write("")
    if at_terminal():
        Console().print(Text("  ").append_text(shown.coloured()))
    else:
        write(f"  {shown.bracketed()}")
        write(f"  {LEGEND}")
    write("")


def _foot(statement: Statement, reading: Reading, origin: Origin | None) -> list[str]:
    hedges = _hedges(statement.hedges)
    negation = ", ".join(f"“{flat(span.quote)}”" for span in statement.negation)
    voices = {voice.id: voice for voice in reading.voices}
    lines = [
        f"certainty: {sureness_words(statement)}{f', {hedges}' if hedges else ''}",
        f"negated by: {negation}" if negation else "",
        "presupposed, not claimed" if statement.presupposed else "",
        "the writer's own insertion" if statement.gloss else "",
        f"about: {interval_words(statement.about)}" if interval_words(statement.about) else "",
        f"inherits its origin from: {statement.inherits}" if statement.inherits else "",
        f"repeats: {', '.join(statement.repeats)}" if statement.repeats else "",
        f"origin: {voice_words(voices.get(origin.voice))} ({_rests(origin)})" if origin else "",
        *(f"says {line}" for line in says_words(reading, statement)),
    ]
    return [line for line in lines if line]


def _judged(statement: Statement, reading: Reading, stands: Standing) -> list[str]:
    """Return what persons said of the statement, and of the voices in its chain."""
    voices = {voice.id: voice for voice in reading.voices}
    chained = [voices[link.voice] for link in statement.chain if link.voice in voices]
    graded = [f"{voice_words(v)}: {line}" for v in chained for line in judgement_lines(v, stands.rulings)]
    return [*judgement_lines(statement, stands.rulings), *graded]


def _rests(origin: Origin) -> str:
    count = len(origin.statements) + len(origin.inherited_by)
    return f"{count} statement{'s' if count > 1 else ''} of this document rest{'' if count > 1 else 's'} on it"
