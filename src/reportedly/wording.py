"""The words in which chains, times and values are shown, at a terminal and at the desk."""

from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.exports.jsonl import plain
from reportedly.record import (
    Document,
    Event,
    Interval,
    Judgement,
    Link,
    Position,
    Quantity,
    Reading,
    Record,
    Relation,
    Statement,
    Voice,
)
from reportedly.weighing.corrections import kept_spans
from reportedly.weighing.rulings import Rulings
from reportedly.weighing.speakers import voice_words

ARROW = " ← "


def chain_words(statement: Statement, voices: Mapping[str, Voice]) -> str:
    """Return a chain on one line, publisher first; what is not spelled out in the text says so."""
    return ARROW.join(_link_words(link, voices.get(link.voice)) for link in statement.chain)


def _link_words(link: Link, voice: Voice | None) -> str:
    return voice_words(voice, link) + (" (inferred)" if link.basis == "inferred" else "")


def content_words(statement: Statement) -> str:
    """Return what is said, in the text's own words."""
    return " … ".join(flat(span.quote) for span in statement.content)


def sureness_words(statement: Statement) -> str:
    """Return the certainty and, if it is not so, the polarity."""
    return statement.certainty + (" −" if statement.polarity == "-" else "")


def interval_words(interval: Interval) -> str:
    """Return a time: one day, a range, or where it begins or ends if that is all that is known; "" for no time."""
    start, end = interval.start, interval.end
    if start is None and end is None:
        return ""
    if start == end:
        return str(start)
    if start is None or end is None:
        return f"until {end}" if start is None else f"from {start}"
    return f"{start} to {end}"


def document_words(document: Document) -> str:
    """Return what a document is called: where it was found, or its title, or its id."""
    return document.path or document.url or document.title or document.id


def says_words(reading: Reading, statement: Statement) -> list[str]:
    """Return one line for each event, position and relation that a statement says."""
    names = _names(reading)
    values: dict[str, Event | Position | Relation] = {}
    values.update({event.id: event for event in reading.events})
    values.update({position.id: position for position in reading.positions})
    values.update({relation.id: relation for relation in reading.relations})
    return [_said(values[i], names) for i in statement.says if i in values]


def _names(reading: Reading) -> dict[str, str]:
    named = {actor.id: actor.name for actor in reading.actors} | {place.id: place.name for place in reading.places}
    counted = {quantity.id: quantity_words(quantity) for quantity in reading.quantities}
    return named | counted | {topic.id: topic.text for topic in reading.propositions}


def _said(value: Event | Position | Relation, names: Mapping[str, str]) -> str:
    if isinstance(value, Event):
        return _event_words(value, names)
    if isinstance(value, Position):
        towards = f", towards {names.get(value.towards, value.towards)}" if value.towards else ""
        return f"position: {names.get(value.holder, value.holder)} {value.stance} {names.get(value.topic, '')}{towards}"
    subject, other = names.get(value.subject, value.subject), names.get(value.object, value.object)
    return f"relation: {subject} {value.kind.replace('_', ' ')} {other}"


def _event_words(event: Event, names: Mapping[str, str]) -> str:
    kind = event.code + (f"/{event.mode}" if event.mode else "")
    parts = [
        f"event: {kind}, {event.realis}",
        _listed("by", event.actors, names),
        _listed("to", event.recipients, names),
        _listed("at", [event.place] if event.place else [], names),
        f"on {interval_words(event.when)}" if interval_words(event.when) else "",
        _listed("count", event.quantities, names),
        f"“{flat(event.trigger.quote)}”",
    ]
    return ", ".join(part for part in parts if part)


def _listed(label: str, ids: Iterable[str], names: Mapping[str, str]) -> str:
    words = " and ".join(names.get(i, i) for i in ids)
    return f"{label} {words}" if words else ""


def quantity_words(quantity: Quantity) -> str:
    """Return an amount as the text has it, with its unit."""
    quote = flat(quantity.span.quote)
    return quote if quantity.unit in quote else f"{quote} ({quantity.unit})"


def flat(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())


def judgement_lines(value: Record, made: Rulings) -> list[str]:
    """Return one line for each judgement in force on a value: what, by whom, when and why."""
    return [_judged(verb, judgement) for verb, judgement in _held(value.id, made)]


def _held(i: str, made: Rulings) -> Iterable[tuple[str, Judgement]]:
    """Yield the judgements in force on a value, with what was done to it."""
    verbs = {
        "rejected": made.rejected,
        "recoded": made.recoded,
        "graded": made.graded,
        "accepted": made.accepted,
        "respanned": made.respanned,
    }
    yield from ((verb, held[i]) for verb, held in verbs.items() if i in held)
    yield from (("recast", judgement) for (about, _), judgement in made.recast.items() if about == i)


def _judged(verb: str, judgement: Judgement) -> str:
    reason = f": {flat(judgement.reason)}" if judgement.reason else ""
    value = judgement.value or ""
    if verb == "respanned":
        value = " … ".join(f"“{flat(span.quote)}”" for span in kept_spans(value))
    return f"{verb} {f'{value} ' if value else ''}by {judgement.by}, {judgement.when}{reason}"


def judgements_of(value: Record, made: Rulings) -> dict[str, Any]:
    """Return the judgements in force on a value as plain values, under `judgements`."""
    return {"judgements": [plain(judgement) for _, judgement in _held(value.id, made)]}


def counted(counts: Mapping[str, int]) -> list[str]:
    """Return "1 event", "2 statements" … for how many there are of each type."""
    plural = {kind: f"{kind}s" for kind in counts} | {"quantity": "quantities"}
    return [f"{count} {kind if count == 1 else plural[kind]}" for kind, count in sorted(counts.items())]
