"""Which events of one document are one happening told again.

Lean to the safe side: most reports of one war tell many alike deeds, and a wrong merge is worse than none. Two events
are one only when type and status are equal, nothing that both know is at odds, they share whom or where (or who, by
the same word), and the later is spoken of as known ("the raid"), or the earlier is a headline or caption of it.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Event, Quantity

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
AHEAD = frozenset({"title", "caption", "lead"})
STEM = 4


def told_again(parse: Parse, found: Sequence[Event], quantities: Sequence[Quantity]) -> Iterator[Event]:
    """Yield the events in order, those of one happening pointing at one another by `same_as`."""
    counts = {quantity.id: quantity for quantity in quantities}
    groups: list[list[Event]] = []
    for event in found:
        home = next((group for group in groups if _belongs(parse, group, event, counts)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    alike = {event.id: tuple(e.id for e in group if e.id != event.id) for group in groups for event in group}
    for event in found:
        yield replace(event, same_as=alike[event.id]) if alike[event.id] else event


def _belongs(parse: Parse, group: list[Event], event: Event, counts: Mapping[str, Quantity]) -> bool:
    """Say whether an event is what a group of earlier ones tells."""
    if not all(agree(old, event, counts) for old in group):
        return False
    return _repeated(parse, group[0], event) or _known(parse, event) or _kind(parse, group[0]) in AHEAD


def _sentence(parse: Parse, event: Event) -> Sentence:
    """Return the sentence that holds an event's word."""
    s = parse.sentence_at(event.trigger.start)
    assert s is not None, "events are made from sentences"
    return s


def _kind(parse: Parse, event: Event) -> str:
    """Return the kind of the block that holds an event's word."""
    return parse.kind_of(_sentence(parse, event))


def _repeated(parse: Parse, one: Event, other: Event) -> bool:
    """Say whether two events stand at one place of two equal sentences (a caption printed twice)."""
    s, z = _sentence(parse, one), _sentence(parse, other)
    return s.lower == z.lower and one.trigger.start - s.start == other.trigger.start - z.start


def _known(parse: Parse, event: Event) -> bool:
    """Say whether an event is spoken of as known: "the attack", "Karsia's raid"."""
    s = _sentence(parse, event)
    i = s.token_at(event.trigger.start)
    if i is None or s.pos[i] in {"VERB", "AUX"}:
        return False
    return any(s.lower[k] in DEFINITE or s.deps[k] == "poss" for k in s.kids[i])


def agree(one: Event, other: Event, counts: Mapping[str, Quantity]) -> bool:
    """Say whether two events can be one, by all that both know of them."""
    if (one.code, one.realis) != (other.code, other.realis) or one.trigger == other.trigger:
        return False
    if None not in (one.mode, other.mode) and one.mode != other.mode:
        return False
    if None not in (one.when.start, other.when.start) and one.when.start != other.when.start:
        return False
    pairs = [(one.actors, other.actors), (one.recipients, other.recipients), (_one(one.place), _one(other.place))]
    if any(a and b and not set(a) & set(b) for a, b in pairs) or _counted(one, counts) != _counted(other, counts):
        return False
    whom_or_where = any(a and b for a, b in pairs[1:])
    return whom_or_where or (bool(one.actors and other.actors) and _stem(one) == _stem(other))


def _stem(event: Event) -> str:
    """Return the first letters of an event's word."""
    return event.trigger.quote.lower()[:STEM]


def _counted(event: Event, counts: Mapping[str, Quantity]) -> tuple[float | str | None, ...]:
    """Return how many deeds an event stands for; () for one."""
    held = [counts[key] for key in event.quantities if key in counts]
    own = [q for q in held if q.span.start <= event.trigger.start and event.trigger.end <= q.span.end]
    return tuple(q.exact if q.exact is not None else q.low or q.vague for q in own)


def _one(value: str | None) -> tuple[str, ...]:
    """Return a value as a tuple of one or none."""
    return () if value is None else (value,)
