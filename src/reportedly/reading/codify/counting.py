"""What quantities count for: the event whose people or deeds they are, else the actor whose losses they are."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec.structs import replace

from reportedly.codebook.scenes import scenes
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.befallen import effect_at
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.causing import OF_A_DEED
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Event, Mentions, Quantity

REAL = frozenset({"happened", "ongoing"})
DYING = frozenset({"die", "perish"})
SUMMING = frozenset({"amount", "total", "number", "be", "stand", "come", "loss", "casualty"})
STRETCH = frozenset({"past", "last", "this", "recent"})
LONG = frozenset({"week", "month", "year", "day", "fortnight"})
LOSING = frozenset({"lose", "suffer", "bury", "mourn", "have"})
PEOPLE = "persons "
SUFFERED = frozenset(f"{PEOPLE}{what}" for what in ("killed", "wounded", "killed or wounded", "missing", "abducted"))


def with_counts(parse: Parse, events: Sequence[Event], quantities: Sequence[Quantity]) -> tuple[Event, ...]:
    """Return the events with the dead and wounded that no other event can claim, of their sentence or the next.

    "A bomb went off. Seven people died.": the seven are the bomb's, if one deed alone was told there and none here.
    """
    taken = {key for event in events for key in event.quantities}
    deeds = deeds_of(parse, events)
    more: dict[str, list[str]] = defaultdict(list)
    for quantity in quantities:
        s = parse.sentence_at(quantity.span.start)
        if s is None or quantity.id in taken or quantity.unit not in SUFFERED:
            continue
        here = deeds.get(s.index)
        if not here and (_died_otherwise(s, quantity) or _sums_up(s, quantity)):
            continue
        deed = _nearest(s, [e for e in here if e.realis in REAL], quantity) if here else deed_before(parse, s, deeds)
        if deed is not None:
            more[deed.id].append(quantity.id)
    return tuple(replace(e, quantities=(*e.quantities, *more[e.id])) if e.id in more else e for e in events)


def but_of_wounds(parse: Parse, events: Sequence[Event], named: Container[str]) -> tuple[Event, ...]:
    """Leave out who died of wounds that a deed told right before gave him: "A mine exploded. X died of his wounds."""
    late = {event.id: s for event in events if (s := _dies_of_wounds(parse, event)) is not None}
    if not late:
        return tuple(events)
    deeds = deeds_of(parse, [event for event in events if event.id not in late])
    told = {event.id: deed_before(parse, late[event.id], deeds) for event in events if event.id in late}
    more: dict[str, Event] = {}
    for event in events:
        if (deed := told.get(event.id)) is not None:
            more[deed.id] = _with_dead(more.get(deed.id, deed), event, named)
    return tuple(more.get(e.id, e) for e in events if told.get(e.id) is None)


def _with_dead(deed: Event, late: Event, named: Container[str]) -> Event:
    """Return a deed with whoever died of it later among those whom it befell; persons by name come in by that."""
    dead = [replace(a, basis="running") for a in late.arguments if a.actor not in named]
    return replace(
        deed,
        arguments=(*deed.arguments, *dead),
        recipients=tuple(dict.fromkeys([*deed.recipients, *(a.actor for a in dead if a.actor)])),
        quantities=(*deed.quantities, *late.quantities),
    )


def _dies_of_wounds(parse: Parse, event: Event) -> Sentence | None:
    """Return the sentence of an event that tells no more than that somebody died of wounds, else None."""
    s = parse.sentence_at(event.trigger.start) if event.code == "ASSAULT" and event.mode is None else None
    i = s.token_at(event.trigger.start) if s is not None else None
    if s is None or i is None or any(a.role != "recipient" for a in event.arguments):
        return None
    of = (p for name, p in clauses.prepositions(s, i) if name in {"of", "from", "to"})
    return s if any(s.lemmas[p] == "wound" for p in of) else None


def deeds_of(parse: Parse, events: Sequence[Event]) -> Mapping[int, Sequence[Event]]:
    """Return the assaults by the index of the sentence that tells them."""
    deeds: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        s = parse.sentence_at(event.trigger.start)
        if event.code == "ASSAULT" and s is not None:
            deeds[s.index].append(event)
    return dict(deeds)


def deed_before(parse: Parse, s: Sentence, deeds: Mapping[int, Sequence[Event]]) -> Event | None:
    """Return the one deed told right before a sentence that tells whom it befell, and of no other deed."""
    if _tells_another(s):
        return None
    for index in range(s.index - 1, max(s.index - scenes().reach, 0) - 1, -1):
        if not parse.is_running(parse.sentences[index], s):
            return None
        told = _news(parse.sentences[index], deeds.get(index, ()))
        if told:
            one = len({event.trigger for event in told}) == 1 and told[0].realis in REAL
            return told[0] if one else None
    return None


def _news(s: Sentence, told: Sequence[Event]) -> Sequence[Event]:
    """Leave out the deeds that a sentence only points back to, if it tells of others: "the attack" before it."""
    held = [(event, s.token_at(event.trigger.start)) for event in told]
    new = [event for event, i in held if i is None or s.pos[i] != "NOUN" or not clauses.is_definite(s, i)]
    return new or told


def _tells_another(s: Sentence) -> bool:
    """Say whether a sentence speaks of another deed than the one told before: "in a separate incident", "elsewhere"."""
    known, apart = unit_words(), scenes().apart
    if not scenes().elsewhere.isdisjoint(s.lower):
        return True
    nouns = [i for i, pos in enumerate(s.pos) if pos == "NOUN" and s.lemmas[i] not in known.persons]
    return any(s.lower[k] in apart for i in nouns for k in s.kids_by(i, "det", "amod"))


def _died_otherwise(s: Sentence, quantity: Quantity) -> bool:
    """Say whether those counted died of something that no deed does: "died of exposure"; not of wounds."""
    at = s.token_at(quantity.span.end - 1)
    dying = [k for k in s.ancestors(at) if s.lemmas[k] in DYING] if at is not None else []
    of = [p for k in dying for name, p in clauses.prepositions(s, k) if name in {"of", "from"}]
    return bool(of) and not any(s.lemmas[p] in unit_words().hurts | OF_A_DEED for p in of)


def _sums_up(s: Sentence, quantity: Quantity) -> bool:
    """Say whether a count is of a stretch of days, not of one deed: "our losses in the past week amount to 11"."""
    at = s.token_at(quantity.span.start)
    if at is None or not any(s.lemmas[k] in SUMMING for k in s.ancestors(at)):
        return False
    return any(s.lower[k] in STRETCH and s.lemmas[k + 1] in LONG for k in range(len(s) - 1))


def _nearest(s: Sentence, deeds: Sequence[Event], quantity: Quantity) -> Event | None:
    """Return the one deed of a sentence; of several the last told before the count, else the one told beside it.

    "16 members died and 30 were wounded in the raid": the verb that tells what befell those counted goes on with it.
    """
    before = [event for event in deeds if event.trigger.start < quantity.span.start]
    alike = [event for event in before if _tells(s, event, quantity)]  # "killed 14 and hurt 31; the toll rose to 17"
    before = alike or before
    if before or len({event.trigger for event in deeds}) == 1:
        return before[-1] if before else deeds[0]
    at = s.token_at(quantity.span.end - 1)
    verb = next((k for k in s.ancestors(at) if s.pos[k] == "VERB"), None) if at is not None else None
    beside = s.conjuncts(verb) if verb is not None else []
    return next((event for event in deeds if s.token_at(event.trigger.start) in beside), None)


def _tells(s: Sentence, event: Event, quantity: Quantity) -> bool:
    """Say whether an event's word tells what befell those who are counted."""
    at = s.token_at(event.trigger.start)
    return at is not None and effect_at(s, at, unit_words()) == quantity.unit.removeprefix(PEOPLE)


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
