"""The record as it leaves: JSON Lines, one object a line, first key `type`.

The keys stand in `docs/record.md` and in the JSON Schema beside it. Mentions leave with their span as an object
(`span`) and with the span's own keys (`start`, `end`, `quote`), so that either way of reading them works.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import (
    Actor,
    Argument,
    Event,
    Finding,
    Format,
    Mention,
    Place,
    Position,
    Proposal,
    Proposition,
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
    Proposal: ("arguments",),
}
MENTIONING = (Actor, Place, Finding)
HOLE = '"mentions":[]'
TYPES = tuple(str(kind.__struct_config__.tag) for kind in get_args(Record))


class JsonLines:
    """The record whole: what the documents of a case have in common once, then each reading, then what was weighed."""

    form = Format(
        title="the record, JSON Lines",
        suffix=".jsonl",
        keeps="everything: every value with its spans and chains, origins, happenings, findings, judgements",
        drops="nothing but what judgements reject",
        carries=TYPES,
        options={"weighed": ("yes", "no")},
        shape="lines",
        key="id",
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the case, one value a line."""
        with target.file() as file:
            shared: Iterator[Actor | Place] = chain(case.actors(mentions=False), case.places(mentions=False))
            for named in shared:
                file.writelines(_pieces(named, case.mentions(named.id)))
                losses.keep(_tag(named))
            for value in _records(case, weighed=case.options["weighed"] == "yes"):
                file.write(line(value).encode() + b"\n")
                losses.keep(_tag(value))


def _pieces(named: Actor | Place, mentions: Iterable[Mention]) -> Iterator[bytes]:
    """Yield the line of an actor or place piece by piece, for its mentions may be too many to hold."""
    before, hole, after = line(named).partition(HOLE)
    assert hole
    yield f"{before}{HOLE[:-1]}".encode()
    for number, mention in enumerate(mentions):
        yield (b"," if number else b"") + _encoder().encode(_flat(msgspec.to_builtins(mention)))
    yield f"]{after}\n".encode()


def _records(case: Outgoing, *, weighed: bool) -> Iterator[Record]:
    """Yield the values but actors and places; an issue of several documents once; what was weighed if it is wanted."""
    issues: set[str] = set()
    for reading in case.readings():
        for value in reading.records():
            if isinstance(value, Actor | Place) or value.id in issues:
                continue
            if isinstance(value, Proposition):
                issues.add(value.id)
            yield value
    if weighed:
        yield from case.weighed().origins
        yield from case.weighed().happenings
        yield from case.weighed().findings
    yield from case.judgements


def _tag(value: Record) -> str:
    return str(type(value).__struct_config__.tag)


def lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield the record of each reading as JSON, without line ends; one reading is in memory at a time."""
    for reading in readings:
        for value in reading.records():
            yield line(value)


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
