"""Readings as rows and back: JSON of each value, and the columns that are asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from reportedly.record import (
    Actor,
    Document,
    Event,
    Interval,
    Place,
    Position,
    Proposal,
    Proposition,
    Quantity,
    Reading,
    Record,
    Relation,
    Statement,
    Time,
    Voice,
)

Row = dict[str, Any]
EMPTY: Row = {
    "statement": None,
    "actor": None,
    "code": None,
    "certainty": None,
    "start": None,
    "until": None,
}
FIELDS: Mapping[type[Any], str] = {
    Actor: "actors",
    Place: "places",
    Time: "times",
    Voice: "voices",
    Statement: "statements",
    Event: "events",
    Position: "positions",
    Proposition: "propositions",
    Relation: "relations",
    Proposal: "proposals",
    Quantity: "quantities",
}


def encode(value: Record) -> str:
    """Return a value as one line of JSON, first key `type`."""
    return msgspec.json.encode(value).decode("utf-8")


def decode(body: str) -> Record:
    """Return the value that `encode` wrote."""
    return _decoder().decode(body)


@cache
def _decoder() -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(Record)


@cache
def _several() -> msgspec.json.Decoder[list[Record]]:
    return msgspec.json.Decoder(list[Record])


def reading_row(reading: Reading, reader: str, given: str, known_at: str) -> Row:
    """Return the row of the reading itself; `given` is what was set about the document from outside, as JSON."""
    document = reading.document
    return {
        "document": document.id,
        "sha256": document.sha256,
        "name": document.path or document.url,
        "reader": reader,
        "given": given,
        "failed": document.failure is not None,
        "title": document.title,
        "publisher": document.publisher,
        "published_start": document.published.start,
        "published_end": document.published.end,
        "body": encode(document),
        "known_at": known_at,
        "superseded_at": None,
    }


def record_rows(reading: Reading, seq: int) -> list[Row]:
    """Return one row a value, the document itself left out."""
    values = list(reading.records())[1:]
    return [_record_row(value, seq, position) for position, value in enumerate(values)]


def _record_row(value: Any, seq: int, position: int) -> Row:  # noqa: ANN401 - any value of the record
    columns = COLUMNS[type(value)](value)
    kind = type(value).__struct_config__.tag
    return (
        EMPTY
        | columns
        | {
            "reading": seq,
            "position": position,
            "type": kind,
            "id": value.id,
            "body": encode(value),
        }
    )


def _during(interval: Interval) -> Row:
    return {"start": interval.start, "until": interval.end}


def _statement(value: Statement) -> Row:
    return {"statement": value.id, "code": value.polarity, "certainty": value.certainty, **_during(value.about)}


def _event(value: Event) -> Row:
    actor = next(iter(value.actors), None)
    return {"statement": value.statement, "actor": actor, "code": value.code, **_during(value.when)}


def _position(value: Position) -> Row:
    return {"statement": value.statement, "actor": value.holder, "code": value.stance, **_during(value.when)}


def _relation(value: Relation) -> Row:
    return {"statement": value.statement, "actor": value.subject, "code": value.kind, **_during(value.when)}


COLUMNS: Mapping[type[Any], Callable[[Any], Row]] = {
    Actor: lambda value: {"actor": value.key or value.id, "code": value.kind},
    Place: lambda value: {"code": value.kind},
    Time: lambda value: _during(value.value),
    Voice: lambda value: {"actor": value.actor, "code": value.kind},
    Quantity: lambda value: {"code": value.unit},
    Proposition: lambda value: {"code": value.key},
    Statement: _statement,
    Event: _event,
    Position: _position,
    Relation: _relation,
    Proposal: lambda value: {"statement": value.statement, "code": value.code},
}


def reading_of(body: str, records: Iterable[str]) -> Reading:
    """Return the reading whose document and other values, in order, are written in JSON."""
    document = decode(body)
    assert isinstance(document, Document)
    held: dict[str, list[Any]] = {}
    for value in _several().decode(f"[{','.join(records)}]"):  # one call for all takes a third of the time
        held.setdefault(FIELDS[type(value)], []).append(value)
    return Reading(document=document, **{name: tuple(values) for name, values in held.items()})


def passage_rows(reading: Reading, seq: int) -> list[Row]:
    """Return what of a reading can be searched: its paragraphs and its statements."""
    found = (*_paragraphs(reading.document), *_contents(reading.statements))
    # PostgreSQL holds no NUL in text; a space of the same length keeps offsets right
    return [
        {"reading": seq, "statement": i, "start": start, "words": words.replace("\0", " ")} for i, start, words in found
    ]


def _paragraphs(document: Document) -> Iterator[tuple[str | None, int, str]]:
    """Yield the blocks that are not furniture; the whole text where there are no blocks."""
    for block in document.blocks:
        if block.kind != "furniture":
            yield None, block.span.start, block.span.quote
    if document.text and not document.blocks:
        yield None, 0, document.text


def _contents(statements: Iterable[Statement]) -> Iterator[tuple[str | None, int, str]]:
    for statement in statements:
        yield statement.id, statement.span.start, " … ".join(span.quote for span in statement.content)
