"""`reportedly show`: what is in the case."""

from typing import Annotated, Any

import msgspec
import typer

from reportedly.cli.options import AsOfOption, CaseOption, ConfigOption, JsonOption, TimeoutOption, moment_of, open_case
from reportedly.cli.output import note, table, write, write_json
from reportedly.cli.trace import show_trace
from reportedly.errors import UsageError
from reportedly.exports.jsonl import plain
from reportedly.judging import Standing, standing, statement_counts
from reportedly.record import Actor, Document, Place, Reading, Record, Statement
from reportedly.store import Case
from reportedly.wording import (
    chain_words,
    content_words,
    counted,
    document_words,
    interval_words,
    judgement_lines,
    judgements_of,
    sureness_words,
)


def command(
    wanted: Annotated[str | None, typer.Argument(metavar="[ID]", help="A document, statement or actor.")] = None,
    *,
    as_of: AsOfOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """List documents, or show one document, statement or actor.

    ID is an id, the beginning of one, or a document's path.
    """
    with open_case(config, case, timeout) as held:
        then = moment_of(as_of)
        if wanted is None:
            _list(held, then, as_json=as_json)
        else:
            _show(held, wanted, then, as_json=as_json)


def _list(case: Case, as_of: str | None, *, as_json: bool) -> None:
    stands = standing(case, as_of)
    counts, rejected = statement_counts(case, stands, as_of), stands.rulings.rejected
    documents = case.documents(as_of)
    if as_json:
        write_json([
            _listed(document)
            | {"statements": counts.get(document.id, 0), "rejected": document.id in rejected}
            for document in documents
        ])  # fmt: skip
    else:
        heads = ("id", "published", "statements", "document", "title")
        table(heads, [_document_row(d, counts.get(d.id, 0), rejected=d.id in rejected) for d in documents])


def _listed(document: Document) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(document)
    return {name: value for name, value in shown.items() if name not in {"text", "blocks"}}


def _document_row(document: Document, count: int, *, rejected: bool) -> tuple[str, ...]:
    said = f"failed: {document.failure.message}" if document.failure else document.title or ""
    said = f"rejected: {said}" if rejected else said
    return (document.id, interval_words(document.published), str(count), document_words(document), said)


def _show(case: Case, wanted: str, as_of: str | None, *, as_json: bool) -> None:
    found, stands = _found(case, wanted, as_of), standing(case, as_of)
    if isinstance(found, Reading):
        _show_document(found, stands, as_json=as_json)
        return
    value, reading = found
    if isinstance(value, Statement):
        show_trace(value, reading, stands, as_json=as_json)
        return
    judged = {one.id: one for one in stands.apply(reading).records()}
    notes = judgement_lines(value, stands.rulings)
    if as_json:
        write_json(plain(judged.get(value.id, value)) | judgements_of(value, stands.rulings))
    else:
        _show_value(judged.get(value.id, value), reading, notes)


def _found(case: Case, wanted: str, as_of: str | None) -> Reading | tuple[Record, Reading]:
    """Return the document that is so called, or else the value."""
    try:
        return case.reading(wanted, as_of)
    except UsageError:
        return case.find(wanted, as_of)


def _show_document(stored: Reading, stands: Standing, *, as_json: bool) -> None:
    reading, out = stands.apply(stored), stands.left_out([stored])
    voices = {voice.id: voice for voice in reading.voices}
    if as_json:
        said = {"statements": [plain(s) for s in reading.statements], "rejected": dict(out)}
        write_json(_listed(reading.document) | said | judgements_of(reading.document, stands.rulings))
        return
    document = reading.document
    for name, words in _facts(document):
        write(f"{name}: {words}")
    if out:
        write(f"left out because rejected: {', '.join(counted(out))}")
    write("")
    rows = [(s.id, sureness_words(s), chain_words(s, voices), content_words(s)) for s in reading.statements]
    table(("id", "certainty", "chain", "content"), rows)


def _facts(document: Document) -> list[tuple[str, str]]:
    published = interval_words(document.published)
    basis = f" ({document.published.basis})" if published and document.published.basis else ""
    failure = document.failure
    facts = {
        "document": document.id,
        "from": document_words(document),
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": published + basis,
        "failed": f"{failure.message}: {failure.remedy}" if failure else None,
    }
    return [(name, words) for name, words in facts.items() if words]


def _show_value(value: Record, reading: Reading, notes: list[str]) -> None:
    """Show an actor or place with its mentions; anything else as its JSON."""
    if not isinstance(value, Actor | Place):
        write_json(plain(value))
        for line in notes:
            note(line)
        return
    write(f"{value.name}, {value.kind.replace('_', ' ')}{f', {value.country}' if value.country else ''}")
    if isinstance(value, Actor) and value.aliases:
        write(f"also: {', '.join(value.aliases)}")
    for line in notes:
        write(line)
    write("")
    document = document_words(reading.document)
    rows = [(document, f"{m.span.start}-{m.span.end}", m.form, m.span.quote) for m in value.mentions]
    table(("document", "span", "form", "words"), rows)
