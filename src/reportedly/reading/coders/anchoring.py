"""From what a model answered to values that stand in the text, word for word, or are refused.

White space is the one thing that may differ: a passage is sent on one line, and its line breaks are no words. A value
that stands in no place of the passage, or in several, is refused, and the proposal with it: a wrong span would
be worse than none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args

import msgspec
from msgspec import Struct

from reportedly.record import Actor, Argument, Place, Reading, Role, Span

ROLES: tuple[Role, ...] = get_args(Role)
TRIGGER_WORDS = 6
QUOTED = 60  # characters of a value that are repeated in a reason


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One event as a model answers it."""

    code: str
    trigger: str
    actor: str | None = None
    recipient: str | None = None
    target: str | None = None
    instrument: str | None = None


class Anchored(Struct, frozen=True):
    """An answered event whose values all stand in the text."""

    code: str
    mode: str | None
    trigger: Span
    arguments: tuple[Argument, ...]


class Refusal(Exception):  # noqa: N818 - no fault of the program: a verdict on an answer
    """An answered event is refused; its words say why."""


def schema(codes: Sequence[str]) -> dict[str, Any]:
    """Return the JSON schema of an answer, which endpoints that can do so hold a model to."""
    words = {"type": ["string", "null"]}
    keys: dict[str, Any] = {"code": {"type": "string", "enum": list(codes)}, "trigger": {"type": "string"}}
    keys |= dict.fromkeys(ROLES, words)
    item = {"type": "object", "properties": keys, "required": list(keys), "additionalProperties": False}
    events = {"type": "array", "items": item, "maxItems": 4}
    return {"type": "object", "properties": {"events": events}, "required": ["events"], "additionalProperties": False}


def items(answer: str) -> list[Any]:
    """Return the events of an answer, each as it came; raises Refusal when the answer is not of the form asked for.

    A fence of Markdown around the JSON, which many models cannot leave away, is taken off.
    """
    fenced = re.fullmatch(r"\s*```(?:json)?\s*(.*?)\s*```\s*", answer, re.DOTALL)
    try:
        return msgspec.json.decode(fenced[1] if fenced else answer, type=dict[str, list[Any]])["events"]
    except (msgspec.DecodeError, KeyError, UnicodeEncodeError) as error:
        message = f"the answer is not the JSON that was asked for ({error})"
        raise Refusal(message) from error


def anchored(raw: Any, reading: Reading, start: int, end: int, codes: Sequence[str]) -> Anchored:  # noqa: ANN401
    """Return one answered event with its values as spans of the passage text[start:end]; raises Refusal."""
    try:
        item = msgspec.convert(raw, Item)
    except msgspec.ValidationError as error:
        message = f"not of the form asked for: {error}"
        raise Refusal(message) from error
    if item.code not in codes:
        message = f"the codebook has no code “{item.code[:QUOTED]}”"
        raise Refusal(message)
    trigger = _found(reading, start, end, "trigger", item.trigger)
    if len(item.trigger.split()) > TRIGGER_WORDS:
        message = f"a trigger of more than {TRIGGER_WORDS} words names no event"
        raise Refusal(message)
    code, _, mode = item.code.partition("/")
    arguments = tuple(_arguments(item, reading, start, end))
    return Anchored(code, mode or None, trigger, arguments)


def _arguments(item: Item, reading: Reading, start: int, end: int) -> Iterator[Argument]:
    for role in ROLES:
        words: str | None = getattr(item, role)
        if words is not None:
            span = _found(reading, start, end, role, words)
            actor, place = _named(reading.actors, span), _named(reading.places, span)
            yield Argument(role=role, span=span, actor=actor, place=place if actor is None else None)


def _found(reading: Reading, start: int, end: int, what: str, words: str) -> Span:
    """Return where words stand in the passage as whole words; raises Refusal when that is not in just one place."""
    text, parts = reading.document.text, words.split()
    if not parts:
        message = f"the {what} is empty"
        raise Refusal(message)
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    places = [match.span() for match in pattern.finditer(text, start, end) if _is_whole(text, *match.span())]
    if len(places) != 1:
        where = f"stands in {len(places)} places of the text" if places else "is not in the text"
        message = f"the {what} “{' '.join(parts)[:QUOTED]}” {where}"
        raise Refusal(message)
    return Span.of(text, *places[0])


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] begins and ends where words do."""
    begins = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return begins and (end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()))


def _named(known: Sequence[Actor | Place], span: Span) -> str | None:
    """Return the actor or place with the longest mention inside a span, or None."""
    inside = [
        (mention.span.end - mention.span.start, value.id)
        for value in known
        for mention in value.mentions
        if span.start <= mention.span.start and mention.span.end <= span.end
    ]
    return max(inside, default=(0, None))[1]
