"""Which named actors of many documents are likely one, by their names: each proposal with a score and its reason.

Only what is safe joins. Different rows of the gazetteer are different actors, so are different kinds and different
countries, and one name that is merely a part of another's (Kataib Hezbollah and Hezbollah, Sudani and Sudan) says
nothing, but for a person's surname where the case has one person of that name.
"""

from collections.abc import Iterable, Iterator, Mapping

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.skeleton import alike, skeleton
from reportedly.record import Actor, Value

PERSONS = frozenset({"person", "official"})
BODIES = frozenset({"armed_group", "coalition", "organisation", "military", "media", "government"})
NAMING = frozenset({"name", "acronym"})
SURNAME, SPELLING = 0.8, 0.85


class Sameness(Value, frozen=True, kw_only=True):
    """Why two groups are taken for one: their ids, a score 0..1, and the reason in words."""

    kept: str
    joined: str
    score: float
    reason: str


def proposals(groups: Mapping[str, list[Actor]]) -> Iterator[Sameness]:
    """Yield which groups join which; `groups` are actors by the id of the group that they are in."""
    named = {group: members for group, members in groups.items() if _is_named(members)}
    yield from _by_spelling(named)
    yield from _by_surname(named)


def _is_named(members: Iterable[Actor]) -> bool:
    """Say whether a group has a name, and is not merely described."""
    return any(m.form in NAMING for actor in members for m in actor.mentions if actor.kind != "described")


def _by_spelling(groups: Mapping[str, list[Actor]]) -> Iterator[Sameness]:
    """Join names of two words and more that differ only as transliterations do."""
    held: dict[tuple[str, str], list[str]] = {}
    for group, members in groups.items():
        bone = skeleton(members[0].name)
        if bone and " " in members[0].name.strip() and members[0].kind in PERSONS | BODIES:
            held.setdefault((bone, _sort(members[0])), []).append(group)
    for found in held.values():
        chief = min(found, key=lambda group: (not groups[group][0].key, groups[group][0].name, group))
        for other in found:
            one, two = groups[chief][0], groups[other][0]
            if other != chief and _may_join(one, two) and alike(one.name, two.name):
                reason = f"{one.name!r} and {two.name!r} are one name spelt in two ways"
                yield Sameness(kept=chief, joined=other, score=SPELLING, reason=reason)


def _by_surname(groups: Mapping[str, list[Actor]]) -> Iterator[Sameness]:
    """Join a person known by one word to the only person of the case who has it as last name."""
    whole: dict[str, list[str]] = {}
    for group, members in groups.items():
        parts = fold(members[0].name).split()
        if members[0].kind in PERSONS and len(parts) > 1:
            whole.setdefault(parts[-1], []).append(group)
    for group, members in groups.items():
        parts = fold(members[0].name).split()
        found = whole.get(parts[0], []) if len(parts) == 1 and members[0].kind in PERSONS else []
        if len(found) == 1:
            one = groups[found[0]][0]
            if _may_join(one, members[0]):
                reason = f"{one.name!r} is the only person called {members[0].name!r} here"
                yield Sameness(kept=found[0], joined=group, score=SURNAME, reason=reason)


def _may_join(one: Actor, other: Actor) -> bool:
    """Say whether nothing known stands against two actors being one: no two rows, no two countries."""
    rows = one.key is None or other.key is None or one.key == other.key
    return rows and (not one.country or not other.country or one.country == other.country)


def _sort(actor: Actor) -> str:
    """Return what must be equal of two actors: persons and office-holders are one sort, any other kind its own."""
    return "person" if actor.kind in PERSONS else actor.kind
