"""What quantities count for: the event whose people or deeds they are, else the actor whose losses they are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Event, Mentions, Quantity

REAL = frozenset({"happened", "ongoing"})
LOSING = frozenset({"lose", "suffer", "bury", "mourn", "have"})
PEOPLE = "persons "
SUFFERED = frozenset(f"{PEOPLE}{what}" for what in ("killed", "wounded", "killed or wounded", "missing", "abducted"))


def with_counts(parse: Parse, events: Sequence[Event], quantities: Sequence[Quantity]) -> tuple[Event, ...]:
    """Return the events with the dead and wounded that their sentence counts and no other event there can claim."""
    taken = {key for event in events for key in event.quantities}
    deeds: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        s = parse.sentence_at(event.trigger.start)
        if event.code == "ASSAULT" and event.realis in REAL and s is not None:
            deeds[s.index].append(event)
    more: dict[str, list[str]] = defaultdict(list)
    for quantity in quantities:
        s = parse.sentence_at(quantity.span.start)
        deed = _nearest(deeds.get(s.index, []) if s is not None else [], quantity)
        if quantity.id not in taken and quantity.unit in SUFFERED and deed is not None:
            more[deed.id].append(quantity.id)
    return tuple(replace(e, quantities=(*e.quantities, *more[e.id])) if e.id in more else e for e in events)


def _nearest(deeds: Sequence[Event], quantity: Quantity) -> Event | None:
    """Return the one deed of a sentence, or of several the last that is told before the count."""
    before = [event for event in deeds if event.trigger.start < quantity.span.start]
    return before[-1] if before else deeds[0] if len({event.trigger for event in deeds}) == 1 else None


def counted(cast: Cast, mentions: Mentions, events: Sequence[Event]) -> tuple[Quantity, ...]:
    """Return the quantities with the first event that each counts for, or the actor who lost them."""
    of: dict[str, str] = {}
    for event in events:
        for key in event.quantities:
            of.setdefault(key, event.id)
    left = [q for q in mentions.quantities if q.id not in of and q.of is None]
    of.update(_lost(cast, left) if left else {})
    return tuple(replace(q, of=of[q.id]) if q.of is None and q.id in of else q for q in mentions.quantities)


def _lost(cast: Cast, left: Sequence[Quantity]) -> Mapping[str, str]:
    """Return quantity -> actor for "X lost four soldiers", "X and Y lost four and eleven soldiers respectively"."""
    return {key: actor for s in cast.parse.sentences for key, actor in _lost_in(cast, s, left)}


def _lost_in(cast: Cast, s: Sentence, left: Sequence[Quantity]) -> Iterator[tuple[str, str]]:
    """Yield (quantity, actor) of one sentence."""
    for verb in [i for i, lemma in enumerate(s.lemmas) if lemma in LOSING and s.pos[i] == "VERB"]:
        doer, goal = clauses.subject(s, verb), s.kid(verb, "dobj")
        if doer is None or goal is None:
            continue
        edge = s.starts[s.left[goal]], s.ends[s.right[goal]]
        held = [q for q in left if edge[0] <= q.span.start < edge[1]]
        actors = [actor.id for actor in cast.who(s, doer)]
        if len(held) == len(actors) > 1 and "respectively" in s.lower:
            yield from ((q.id, actor) for q, actor in zip(held, actors, strict=True))
        elif len(actors) == 1:
            yield from ((q.id, actors[0]) for q in held if q.unit.startswith(PEOPLE))
