"""The facts of a document that another may say otherwise: counts, names, places, days, sides, groups, means.

A fact is typed: only facts of one facet are held against one another, counts only where they count the same.
"""

import re
from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import Sort, weighing_words
from reportedly.record import Actor, Place, Quantity, Reading, Span
from reportedly.weighing.days import Days, days
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.happenings.tellings import LANDS, NAMING
from reportedly.weighing.tolls import bounds

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
NAMED = frozenset({"actor", "place"})
NATIONS = frozenset({"state", "country"})
ROOT = 4  # letters that a land and its people share: "Russia", "Russian"


class Fact(NamedTuple):
    """One value of a facet and where it stands; facts of different `key` say nothing of one another."""

    facet: str
    key: Hashable
    value: Actor | Place | Days | tuple[float, float] | str
    span: Span


def facts(reading: Reading, bench: Bench) -> list[Fact]:
    """Return the facts of a document in order; a word of a name is none by itself."""
    found = [fact for kind in (_counts, _days, _places, _actors, _denials) for fact in kind(reading, bench)]
    named = {at for f in found if f.facet in NAMED for at in range(f.span.start, f.span.end)}
    text = reading.document.text
    found += [fact for fact in (*_nations(text), *_sorts(text)) if fact.span.start not in named]
    return sorted(found, key=lambda fact: (fact.span.start, fact.span.end, fact.facet))


def _counts(reading: Reading, bench: Bench) -> Iterator[Fact]:  # noqa: ARG001 - one shape for all kinds
    for quantity in reading.quantities:
        held = bounds(quantity)
        if held is not None:
            yield Fact("toll" if quantity.measure else "number", _counted(quantity), held, quantity.span)


def _counted(quantity: Quantity) -> Hashable:
    """Return what is counted: the measure, or the unit's last word."""
    return quantity.measure or fold(quantity.unit).rpartition(" ")[2]


def _days(reading: Reading, bench: Bench) -> Iterator[Fact]:  # noqa: ARG001
    for time in reading.times:
        told = days(time.value)
        if told.first and told.last and time.value.grain != "open":
            yield Fact("date", told.is_close, told, time.span)


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


def _denials(reading: Reading, bench: Bench) -> Iterator[Fact]:  # noqa: ARG001
    for statement in reading.statements:
        if statement.polarity == "-":
            yield Fact("denial", None, "-", (*statement.negation, *statement.chain[-1].cue, statement.span)[0])


def _nations(text: str) -> Iterator[Fact]:
    """Yield the countries and peoples that a text names: "Russian jets" are not "Turkish jets"."""
    for hit in gazetteer.load().find(text):
        entry = hit.entry("demonym", "people", "actor", "place")
        if entry is not None and (entry.kind in NATIONS or hit.entry("demonym", "people")):
            yield Fact("nation", None, entry.country or entry.key, Span.of(text, hit.start, hit.end))


def _sorts(text: str) -> Iterator[Fact]:
    """Yield the common words of a text that say of which side, group or means something is, or what was done."""
    sorts, words = weighing_words().sorts, list(WORD.finditer(text))
    for n, match in enumerate(words):
        after = words[n + 1] if n + 1 < len(words) else None
        pair = f"{fold(match.group())} {plain(after.group())}" if after else ""
        end = after.end() if after and pair in sorts else match.end()
        for facet, key, sort in sorts.get(pair, ()) or _of_word(match.group(), sorts):
            yield Fact(facet, key, sort, Span.of(text, match.start(), end))


def _of_word(word: str, sorts: Mapping[str, tuple[Sort, ...]]) -> Iterator[Sort]:
    """Yield the sorts of a word, or of a part of it: "regime-held"."""
    if found := sorts.get(plain(word)):
        yield from found
    elif "-" in word:
        yield from dict.fromkeys(sort for part in word.split("-") for sort in sorts.get(plain(part), ()))


def plain(word: str) -> str:
    """Return a word in lower case, without the ending of the plural."""
    low = fold(word)
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


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
