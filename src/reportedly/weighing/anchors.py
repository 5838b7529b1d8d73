"""Finding again, in another reading or version of a document, the value that somebody judged.

Ids are made of content, so that most values keep theirs when a document is read again. One that does not is found by
its kind and its words: the same quotations, and of several such the one that stands in the same sentence, or else
nearest to where it stood. What is not found so is not found at all; nothing is guessed.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reportedly.record import (
    Actor,
    Document,
    Event,
    Place,
    Position,
    Proposal,
    Proposition,
    Quantity,
    Reading,
    Record,
    Relation,
    Span,
    Statement,
    Time,
    Voice,
)

Words = tuple[str, ...]


def found_again(value: Record, before: Reading, now: Reading) -> str | None:
    """Return the id under which a value of one reading stands in another, or None when it is not there.

    Args:
        value: what was judged, as `before` holds it.
        before: the reading that it was judged in.
        now: a later reading of the same document, or one of a later version of it.
    """
    if isinstance(value, Document):
        return now.document.id
    there = [one for one in now.records() if type(one) is type(value)]
    if any(one.id == value.id for one in there):
        return value.id
    wanted = words_of(value, before)
    alike = [one for one in there if wanted and words_of(one, now) == wanted]
    if not alike:
        return None
    context, at = _sentence(value, before), _start(value)
    nearest = min(alike, key=lambda one: (_sentence(one, now) != context, abs(_start(one) - at), one.id))
    return nearest.id


def words_of(value: Record, reading: Reading) -> Words:
    """Return the words that a value is known again by; empty when it has none of its own."""
    by = WORDS.get(type(value))
    return by(value, _Lookup(reading)) if by else ()


def shown_as(value: Record) -> str:
    """Return the words by which a person knows a value: its name, or what it quotes, on one line; "" for none."""
    for name in ("name", "title", "text"):
        if isinstance(words := getattr(value, name, None), str):
            return " ".join(words.split())
    if isinstance(value, Statement):
        return " … ".join(" ".join(span.quote.split()) for span in value.content)
    return next((" ".join(span.quote.split()) for span in _spans(value)), "")


class _Lookup:
    """One reading by id."""

    def __init__(self, reading: Reading) -> None:
        self.values: Mapping[str, Any] = {value.id: value for value in reading.records()}

    def name(self, i: str | None) -> str:
        """Return the name of an actor or place, or the words of an issue."""
        value = self.values.get(i or "")
        return flat(str(getattr(value, "key", None) or getattr(value, "name", None) or "")) if value else flat(i or "")


def flat(words: str) -> str:
    """Return words on one line, case aside."""
    return " ".join(words.casefold().split())


def _quotes(spans: Iterable[Span]) -> Words:
    return tuple(flat(span.quote) for span in spans)


def _voice(value: Voice, _: _Lookup) -> Words:
    said = value.name or (value.description.quote if value.description else "")
    return (value.kind, flat(said)) if said or value.kind == "page" else ()


def _event(value: Event, _: _Lookup) -> Words:
    # not the code: another version may code the same words otherwise, and that is what was judged
    return (*_quotes((value.trigger,)), str(value.when.start), str(value.when.end))


def _position(value: Position, known: _Lookup) -> Words:
    return (*_quotes((value.cue,)), known.name(value.holder), known.name(value.topic))


def _relation(value: Relation, known: _Lookup) -> Words:
    return (*_quotes((value.evidence,)), known.name(value.subject), known.name(value.object))


WORDS: Mapping[type[Any], Callable[[Any, _Lookup], Words]] = {
    Actor: lambda value, _: (flat(value.name),),
    Place: lambda value, _: (flat(value.name),),
    Time: lambda value, _: _quotes((value.span,)),
    Quantity: lambda value, _: _quotes((value.span,)),
    Statement: lambda value, _: _quotes(value.content),
    Proposition: lambda value, _: (value.key,),
    Voice: _voice,
    Event: _event,
    Position: _position,
    Relation: _relation,
    Proposal: lambda value, _: _quotes((value.trigger,)) if value.trigger else (),
}


def _spans(value: Record) -> tuple[Span, ...]:
    """Return where a value stands, the most telling span first."""
    if isinstance(value, Actor | Place):
        return tuple(mention.span for mention in value.mentions[:1])
    for name in ("trigger", "cue", "evidence", "span", "description"):
        span = getattr(value, name, None)
        if isinstance(span, Span):
            return (span,)
    return ()


def _start(value: Record) -> int:
    return next((span.start for span in _spans(value)), 0)


def _sentence(value: Record, reading: Reading) -> str:
    """Return the words of the statement that bears a value, or those of the value itself."""
    bearer = getattr(value, "statement", None)
    whole = next((s.span.quote for s in reading.statements if s.id == bearer), None)
    return flat(whole if whole is not None else next((span.quote for span in _spans(value)), ""))
