"""Where an attack that statements tell of took place, so that all its tolls stand side by side in a brief.

Statements are brought together by the place and the day of what happened, not by their words. It is no claim that two
attacks are one: two on the same town stand side by side as well, each in its source's words.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportedly.exports.lookup import Library, Shelf
from reportedly.exports.phrases import find_run, tokens
from reportedly.record import Event, Span, Statement

ATTACK = "ASSAULT"
TOWNS = frozenset({"city", "town", "village"})


def scenes(library: Library) -> dict[str, str]:
    """Return the name of the place for each statement that tells of an attack, by statement id, as far as known."""
    shortest = bases(library)
    told = {i: list(_attacks(s, shelf)) for i, (s, shelf) in library.statements.items() if _attacked(s, shelf)}
    placed = {i: name for i in told if (name := _named(*library.statements[i], told[i], shortest))}
    struck: defaultdict[str, set[str]] = defaultdict(set)
    for i, place in placed.items():
        for day in _days(told[i]):
            struck[day].add(place)
    for i in told.keys() - placed.keys():
        near = {place for day in _days(told[i]) for place in struck[day]}
        if len(near) == 1:
            placed[i] = near.pop()
    return placed


def _attacked(statement: Statement, shelf: Shelf) -> bool:
    """Say whether a statement itself tells of an attack."""
    return any(_is_attack(event) for event in shelf.events.get(statement.id, ()))


def _is_attack(event: Event) -> bool:
    return event.code == ATTACK and event.realis == "happened"


def _attacks(statement: Statement, shelf: Shelf) -> Iterator[Event]:
    """Yield the attacks told in the same sentence: "14 were killed | when shells struck Kelmet on Monday"."""
    yield from (e for e in shelf.reading.events if _is_attack(e) and _inside(e.trigger, statement.span))


def _named(statement: Statement, shelf: Shelf, attacks: list[Event], shortest: Mapping[str, str]) -> str:
    """Return the place of the attacks of a sentence, else the only one the case knows that its words name, else ""."""
    struck = [shortest[shelf.places[e.place].name] for e in attacks if e.place and e.place in shelf.places]
    if struck:
        return struck[0]
    said = tokens(" ".join(span.quote for span in statement.content))
    named = {base for name, base in shortest.items() if name[:1].isupper() and find_run(tokens(name), said) >= 0}
    return named.pop() if len(named) == 1 else ""


def _days(attacks: list[Event]) -> set[str]:
    return {e.when.start[:10] for e in attacks if e.when.start and e.when.grain == "day"}


def bases(library: Library) -> Mapping[str, str]:
    """Return for each place the shortest name of a town that is part of its name: "Kelmet market" is in Kelmet."""
    places = [place for shelf in library.shelves for place in shelf.reading.places]
    towns = {p.name: tokens(p.name) for p in places if p.kind in TOWNS and tokens(p.name)}
    shortest = sorted(towns, key=lambda name: (len(name), name))
    said = {p.name: tokens(p.name) for p in places}
    return {n: next((town for town in shortest if find_run(towns[town], own) >= 0), n) for n, own in said.items()}


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
