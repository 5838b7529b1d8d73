"""The facts of a document that another may say otherwise: counts, names, places, days, sides, groups, means.

A fact is typed: only facts of one facet are held against one another, counts only where they count the same.
"""

from collections.abc import Iterator

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Actor, Place, Reading
from reportedly.weighing.days import Days
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.findings.texts import WORD, Fact
from reportedly.weighing.happenings.ground import NAMING
from reportedly.weighing.happenings.scenes import LANDS

NAMED = frozenset({"actor", "place"})
ROOT = 4  # letters that a land and its people share: "Russia", "Russian"


def facts(reading: Reading, bench: Bench) -> list[Fact]:
    """Return the facts of a document in order; a word of a name is none by itself."""
    text = bench.texts.of(reading)
    found = [*text.facts, *_places(reading, bench), *_actors(reading, bench)]
    named = {at for f in found if f.facet in NAMED for at in range(f.span.start, f.span.end)}
    found += [fact for fact in text.sorts if fact.span.start not in named]
    return sorted(found, key=lambda fact: (fact.span.start, fact.span.end, fact.facet))


def _places(reading: Reading, bench: Bench) -> Iterator[Fact]:
    into = bench.resolution.references
    for place in reading.places:
        held = bench.places.get(into.get(place.id, place.id), place)
        yield from (
            Fact("place", None, held, m.span) for m in place.mentions if m.form in NAMING and m.use == "literal"
        )


def _actors(reading: Reading, bench: Bench) -> Iterator[Fact]:
    into = bench.resolution.references
    for actor in reading.actors:
        held = bench.actors.get(into.get(actor.id, actor.id), actor)
        if held.kind != "state":
            yield from (Fact("actor", None, held, m.span) for m in actor.mentions if m.form in NAMING)


def may_agree(one: Fact, other: Fact, bench: Bench) -> bool:
    """Say whether two facts of one facet and key can both hold of one and the same thing."""
    some, others = one.value, other.value
    if isinstance(some, Days) and isinstance(others, Days):
        return not some.is_apart(others)
    if isinstance(some, Place) and isinstance(others, Place):
        return _may_be_one_place(some, others)
    if isinstance(some, Actor) and isinstance(others, Actor):
        return bench.parties.may_be_one(frozenset({some.id}), frozenset({others.id})) or _share_root(some, others)
    if isinstance(some, tuple) and isinstance(others, tuple):
        both = some[0] <= others[1] and others[0] <= some[1]
        return both and (
            some[1] != others[1] or some[0] == others[0]
        )  # "at least 17" is not told anew as "at least 55"
    return some == others


def _may_be_one_place(one: Place, other: Place) -> bool:
    """Say whether two places are one, or one may lie in the other."""
    if one.id == other.id or set(one.anchors) & {other.id} or set(other.anchors) & {one.id}:
        return True
    if (one.kind in LANDS) != (other.kind in LANDS) and (not one.country or one.country == other.country):
        return True
    return bool(_proper(one.name) & _proper(other.name))


def _share_root(one: Actor, other: Actor) -> bool:
    """Say whether any names of two actors share a word, or its beginning."""
    some, others = ({word[:ROOT] for name in (a.name, *a.aliases) for word in _proper(name)} for a in (one, other))
    return bool(some & others)


def _proper(name: str) -> set[str]:
    """Return the words of a name that tell it from others."""
    common = weighing_words().plain_places
    return {low for word in WORD.findall(name) if (low := fold(word)) not in common and len(low) > 1}
