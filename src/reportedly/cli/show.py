"""`reportedly show`: what is in the case."""

from typing import Annotated, Any

import msgspec
import typer

from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.cli.output import table, write, write_json
from reportedly.cli.trace import show_trace
from reportedly.cli.wording import chain_words, content_words, document_words, interval_words, sureness_words
from reportedly.errors import UsageError
from reportedly.exports.jsonl import plain
from reportedly.record import Actor, Document, Place, Reading, Record, Statement
from reportedly.store import Case


def command(
    wanted: Annotated[str | None, typer.Argument(metavar="[ID]", help="A document, statement or actor.")] = None,
    *,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """List documents, or show one document, statement or actor.

    ID is an id, the beginning of one, or a document's path.
    """
    with open_case(config, case, timeout) as held:
        if wanted is None:
            _list(held, as_json=as_json)
        else:
            _show(held, wanted, as_json=as_json)


def _list(case: Case, *, as_json: bool) -> None:
    counts = case.statement_counts()
    documents = case.documents()
    if as_json:
        write_json([_listed(document) | {"statements": counts.get(document.id, 0)} for document in documents])
    else:
        heads = ("id", "published", "statements", "document", "title")
        table(heads, [_document_row(document, counts.get(document.id, 0)) for document in documents])


def _listed(document: Document) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(document)
    return {name: value for name, value in shown.items() if name not in {"text", "blocks"}}


def _document_row(document: Document, count: int) -> tuple[str, ...]:
    said = f"failed: {document.failure.message}" if document.failure else document.title or ""
    return (document.id, interval_words(document.published), str(count), document_words(document), said)


def _show(case: Case, wanted: str, *, as_json: bool) -> None:
    found = _found(case, wanted)
    if isinstance(found, Reading):
        _show_document(found, as_json=as_json)
        return
    value, reading = found
    if isinstance(value, Statement):
        show_trace(value, reading, as_json=as_json)
    elif as_json:
        write_json(plain(value))
    else:
        _show_value(value, reading)


def _found(case: Case, wanted: str) -> Reading | tuple[Record, Reading]:
    """Return the document that is so called, or else the value."""
    try:
        return case.reading(wanted)
    except UsageError:
        return case.find(wanted)


def _show_document(reading: Reading, *, as_json: bool) -> None:
    voices = {voice.id: voice for voice in reading.voices}
    if as_json:
        write_json(_listed(reading.document) | {"statements": [plain(s) for s in reading.statements]})
        return
    document = reading.document
    for name, words in _facts(document):
        write(f"{name}: {words}")
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


def _show_value(value: Record, reading: Reading) -> None:
    """Show an actor or place with its mentions; anything else as its JSON."""
    if not isinstance(value, Actor | Place):
        write_json(plain(value))
        return
    write(f"{value.name}, {value.kind.replace('_', ' ')}{f', {value.country}' if value.country else ''}")
    if isinstance(value, Actor) and value.aliases:
        write(f"also: {', '.join(value.aliases)}")
    write("")
    document = document_words(reading.document)
    rows = [(document, f"{m.span.start}-{m.span.end}", m.form, m.span.quote) for m in value.mentions]
    table(("document", "span", "form", "words"), rows)
