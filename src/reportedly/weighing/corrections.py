"""Corrections that persons make to what was read: where something stands, who plays a part in it, what is accepted.

A corrected span is kept with its words, so that it is found again by them wherever these stand nearest to where they
stood; a text that has them no more is left as it was read. A part is given to actors of the same document. A proposal
that is accepted becomes an event beside those that the rules read; anything else that is accepted is merely confirmed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from reportedly.codebook.codebook import codebook
from reportedly.errors import UsageError
from reportedly.record import (
    Actor,
    Document,
    Event,
    Judgement,
    Position,
    Proposal,
    Reading,
    Realis,
    Record,
    Relation,
    Span,
    Statement,
    Voice,
    content_id,
)

Spans = tuple[Span, ...]
OFFSETS = re.compile(r"\s*(\d+)\s*[,-]\s*(\d+)\s*")
SPANNED: Mapping[type[Any], str] = {Statement: "content", Event: "trigger", Position: "cue", Relation: "evidence"}
PARTS: Mapping[type[Any], tuple[str, ...]] = {
    Event: ("actors", "recipients"),
    Position: ("holder", "towards"),
    Relation: ("subject", "object"),
}
NEEDED = frozenset({"holder", "subject", "object"})  # parts that somebody must play
UNSETTLED: Mapping[str, Realis] = {"denied": "negated", "conditional": "possible", "uncommitted": "possible"}


# where something stands


def spans_given(value: Record, given: str, text: str) -> str:
    """Return spans that a person gave as a judgement keeps them: as JSON, each with its words.

    Args:
        value: what they are to be the spans of.
        given: "START,END", several joined by ";", in code points; or spans as JSON.
        text: of the document.

    Raises:
        UsageError: the value has no such span, or they are none of the text, or overlap.
    """
    if type(value) not in SPANNED:
        message = f"{value.id} has no span that can be corrected"
        raise UsageError(message, "correct a statement, an event, a position or a relation")
    try:
        found = _parsed(given, text)
    except (ValueError, msgspec.DecodeError) as error:
        message = f"{given!r} is no stretch of the document"
        raise UsageError(message, f"give START,END in code points, from 0 to {len(text)}") from error
    several = isinstance(value, Statement)
    apart = all(one.end <= other.start for one, other in pairwise(found))
    worded = all(one.quote.strip() for one in found)
    if not found or not apart or not worded or (len(found) > 1 and not several):
        message = f"{given!r} cannot be where {value.id} stands"
        raise UsageError(message, "give stretches with words, in the order of the text" if several else "give one")
    return written(found)


def _parsed(given: str, text: str) -> Spans:
    if given.lstrip().startswith("["):
        anchored = _anchored(kept_spans(given), text)
        if anchored is None:
            raise ValueError(given)
        return anchored
    pairs = [OFFSETS.fullmatch(one) for one in given.split(";")]
    if not all(pairs):
        raise ValueError(given)
    return tuple(Span.of(text, int(pair[1]), int(pair[2])) for pair in pairs if pair)


def written(spans: Iterable[Span]) -> str:
    """Return spans as a judgement keeps them."""
    return msgspec.json.encode(tuple(spans)).decode()


def kept_spans(value: str | None) -> Spans:
    """Return the spans that a judgement keeps."""
    return msgspec.json.decode(value or "[]", type=Spans)


def _anchored(spans: Spans, text: str) -> Spans | None:
    """Return spans where their words stand in a text, nearest to where they stood; None when one stands nowhere."""
    found = [_nearest(span, text) for span in spans]
    return tuple(span for span in found if span) if all(found) else None


def _nearest(span: Span, text: str) -> Span | None:
    if span.holds_in(text):
        return span
    before = text.rfind(span.quote, 0, span.start + len(span.quote))
    after = text.find(span.quote, span.start)
    starts = [at for at in (before, after) if at >= 0]
    at = min(starts, key=lambda at: (abs(at - span.start), at), default=None)
    return None if at is None else Span.of(text, at, at + len(span.quote))


def respanned(reading: Reading, made: Mapping[str, Judgement]) -> Reading:
    """Return a reading whose corrected values stand where persons say that they stand."""
    text = reading.document.text

    def corrected(value: Any) -> Any:  # noqa: ANN401 - one of SPANNED
        by = made.get(value.id)
        spans = _anchored(kept_spans(by.value), text) if by else None
        if not spans:
            return value
        if isinstance(value, Statement):
            start, end = min(value.span.start, spans[0].start), max(value.span.end, spans[-1].end)
            return replace(value, content=spans, span=Span.of(text, start, end))
        return replace(value, **{SPANNED[type(value)]: spans[0]})

    return _each(reading, corrected)


def _each(reading: Reading, change: Callable[[Any], Any]) -> Reading:
    return replace(
        reading,
        statements=tuple(map(change, reading.statements)),
        events=tuple(map(change, reading.events)),
        positions=tuple(map(change, reading.positions)),
        relations=tuple(map(change, reading.relations)),
    )


# who plays a part


def part_given(value: Record, given: str, reading: Reading) -> str:
    """Return who is to play a part as a judgement keeps it: "PART=ID,ID".

    Args:
        value: an event, a position or a relation.
        given: the part, "=", and ids of actors of the document; none where nobody need play it.
        reading: of the document.

    Raises:
        UsageError: it has no such part, or that is no actor of the document.
    """
    part, ids = kept_part(given)
    parts = PARTS.get(type(value), ())
    if part not in parts:
        message = f"{value.id} has no part {part!r}"
        raise UsageError(message, f"choose one of {', '.join(parts)}" if parts else "recast an event or a position")
    known = {actor.id for actor in reading.actors}
    strange = [i for i in ids if i not in known]
    if strange:
        message = f"{strange[0]!r} is no actor of the document"
        raise UsageError(message, "name actors of the same document by their ids")
    if not ids and part in NEEDED:
        message = f"somebody must be the {part}"
        raise UsageError(message, "name an actor, or reject the value")
    if len(ids) > 1 and not isinstance(value, Event):
        message = f"only one can be the {part}"
        raise UsageError(message, "name one actor")
    return f"{part}={','.join(dict.fromkeys(ids))}"


def kept_part(value: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the part and the ids of the actors that a judgement keeps."""
    part, _, ids = (value or "").partition("=")
    return part.strip(), tuple(i.strip() for i in ids.split(",") if i.strip())


def recast(reading: Reading, made: Mapping[tuple[str, str], Judgement]) -> Reading:
    """Return a reading whose parts are played by whom persons say; `made` are judgements by value and part."""
    known = {actor.id for actor in reading.actors}

    def corrected(value: Any) -> Any:  # noqa: ANN401 - one of PARTS, or a statement
        for part in PARTS.get(type(value), ()):
            by = made.get((value.id, part))
            ids = kept_part(by.value)[1] if by else ()
            here = tuple(i for i in ids if i in known)
            if by is not None and (here or not ids):  # who is known no more in this document changes nothing
                played = here if isinstance(value, Event) else next(iter(here), None)
                value = replace(value, **{part: played})
        return value

    return _each(reading, corrected)


# what is accepted


def realis_given(value: Record, given: str | None) -> str | None:
    """Return what is kept with an acceptance: for a proposal how real it is, else nothing.

    Raises:
        UsageError: it cannot be accepted, or there is no such state.
    """
    if isinstance(value, Document | Actor | Voice):
        message = f"{value.id} is nothing that is said"
        raise UsageError(message, "accept a proposal, a statement, or what one says")
    if isinstance(value, Proposal) and not _is_whole(value):
        message = f"{value.id} is no proposal of an event that can stand"
        raise UsageError(message, "accept one that is proposed and whose code the codebook has")
    if given and (not isinstance(value, Proposal) or given not in get_args(Realis)):
        message = f"{given!r} says nothing of {value.id}"
        raise UsageError(message, f"say of a proposal one of {', '.join(get_args(Realis))}")
    return given or None


def _is_whole(one: Proposal) -> bool:
    return one.state == "proposed" and bool(one.statement and one.trigger) and one.code in codebook().types


def accepted(reading: Reading, made: Mapping[str, Judgement]) -> Reading:
    """Return a reading with the events that persons accepted among what coders proposed."""
    bearers = {statement.id: statement for statement in reading.statements}
    taken = [one for one in reading.proposals if one.id in made and _is_whole(one) and one.statement in bearers]
    events = tuple(_event(one, bearers[one.statement or ""], made[one.id]) for one in taken)
    if not events:
        return reading
    says = {i: tuple(event.id for event in events if event.statement == i) for i in bearers}
    return replace(
        reading,
        statements=tuple(replace(one, says=(*one.says, *says[one.id])) for one in reading.statements),
        events=(*reading.events, *events),
    )


def event_of(one: Proposal) -> str:
    """Return the id of the event that a proposal becomes when it is accepted."""
    return content_id("event", one.id)


def _event(one: Proposal, bearer: Statement, by: Judgement) -> Event:
    """Make the event that a proposal says, as real as the person says, or else as its statement has it."""
    unsettled = "negated" if bearer.polarity == "-" else UNSETTLED.get(bearer.certainty, "happened")
    realis: Any = by.value or unsettled
    assert one.code is not None
    assert one.trigger is not None
    return Event(
        id=event_of(one),
        statement=bearer.id,
        code=one.code,
        mode=one.mode,
        trigger=one.trigger,
        actors=_players(one, "actor"),
        recipients=_players(one, "recipient"),
        place=next((a.place for a in one.arguments if a.place), None),
        realis=realis,
        codebook=one.codebook,
        arguments=one.arguments,
    )


def _players(one: Proposal, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.actor for a in one.arguments if a.role == role and a.actor))
