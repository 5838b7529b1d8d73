"""The record as it leaves: JSON Lines, one object a line, first key `type`.

The keys stand in `docs/record.md` and in the JSON Schema beside it. Mentions leave with their span as an object
(`span`) and with the span's own keys (`start`, `end`, `quote`), so that either way of reading them works.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import replace

from reportedly.record import (
    Actor,
    Argument,
    Event,
    Finding,
    Place,
    Position,
    Quantity,
    Reading,
    Record,
    Relation,
    Value,
    Voice,
)

REFERENCES: Mapping[type[Any], tuple[str, ...]] = {
    Argument: ("actor", "place"),
    Voice: ("actor",),
    Event: ("actors", "recipients", "place", "arguments"),
    Position: ("holder", "towards"),
    Relation: ("subject", "object"),
    Quantity: ("of",),
}
MENTIONING = (Actor, Place, Finding)


def lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield the record of each reading as JSON, without line ends; one reading is in memory at a time."""
    for reading in readings:
        for value in reading.records():
            yield line(value)


def case_lines(
    readings: Iterable[Reading],
    references: Mapping[str, str],
    resolved: Iterable[Record],
    weighed: Iterable[Record] = (),
) -> Iterator[str]:
    """Yield the record of a case: what its documents have in common once, then each reading, then what was weighed.

    Args:
        readings: what is held; their actors and places are left out, references to them rewritten.
        references: the id of each document's actor or place, and the id under which it leaves.
        resolved: the actors and places that leave, of all documents.
        weighed: origins, findings and judgements.
    """
    seen: set[str] = set()
    for value in resolved:
        yield line(value)
    for reading in readings:
        for value in reading.records():
            if isinstance(value, Actor | Place) or _again(value, seen):
                continue
            yield line(renamed(value, references))
    for value in weighed:
        yield line(value)


def _again(value: Record, seen: set[str]) -> bool:
    """Say whether an issue that several documents share has left already."""
    if type(value).__struct_config__.tag != "proposition":
        return False
    known = value.id in seen
    seen.add(value.id)
    return known


def renamed(value: Any, references: Mapping[str, str]) -> Any:  # noqa: ANN401 - any value, and the same kind of it
    """Return `value` with every reference to an actor or place put under the id that it leaves with."""
    changes = {name: _renamed(getattr(value, name), references) for name in REFERENCES.get(type(value), ())}
    return replace(value, **changes) if changes else value


def _renamed(held: Any, references: Mapping[str, str]) -> Any:  # noqa: ANN401 - an id, none, several, or values with ids
    if isinstance(held, tuple):
        return tuple(dict.fromkeys(_renamed(one, references) for one in held))
    if isinstance(held, Value):
        return renamed(held, references)
    return references.get(held, held)


def line(value: Record) -> str:
    """Return one value as one line of JSON."""
    return _encoder().encode(plain(value) if isinstance(value, MENTIONING) else value).decode("utf-8")


def plain(value: Record) -> dict[str, Any]:
    """Return one value as plain objects, as `line` writes it."""
    made: dict[str, Any] = msgspec.to_builtins(value)
    return _flat(made) if isinstance(value, MENTIONING) else made


def _flat(held: Any) -> Any:  # noqa: ANN401 - plain objects, however deep
    """Return plain objects with every mention's span also as keys of its own."""
    if isinstance(held, list | tuple):
        return [_flat(one) for one in held]
    if not isinstance(held, dict):
        return held
    made = {key: _flat(one) for key, one in held.items()}
    return made | made["span"] if {"document", "span"} <= made.keys() else made


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()
