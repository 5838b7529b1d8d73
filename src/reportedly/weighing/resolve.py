"""Which actors and places of many documents are the same: a view, made anew each time, that rewrites nothing.

Two actors are one when they have the same gazetteer key, or, being named, exactly the same name (case, accents and
punctuation aside) and kind; or when `alike` finds them to be one name in two spellings, or a surname that only one
person has, and then the resolution says why. Descriptions ("some militia leaders") are never put together by their
words. A person's judgement has the last word, also over what other judgements and rules would bring about together
(`partition`). Names that merely share a word never join: Kataib Hezbollah and Lebanese Hezbollah share a word, not an
army.
"""

from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec.structs import replace

from reportedly.codebook.gazetteer import fold
from reportedly.record import Actor, Judgement, Mention, Place, Value, content_id
from reportedly.weighing.alike import PERSONS, Sameness, proposals
from reportedly.weighing.deeds import Deeds, deeds
from reportedly.weighing.partition import decisions, partition

Kind = TypeVar("Kind", Actor, Place)
NAMING = frozenset({"name", "acronym"})
LOOSE = frozenset(
    {"place", "area", "gpe", "town", "city", "village"}
)  # one report says "the town of", another does not


class Resolution(Value, frozen=True, kw_only=True):
    """The actors and places of all documents, and under which of their ids each document's own are found.

    `reasons` says why actors of unlike names were taken for one, most of all for a person who looks it through;
    `overruled` are the judgements (ids) on pairs of them that newer ones contradict. `deeds` are those on pairs of
    events, which `happenings` goes by.
    """

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    references: dict[str, str]
    reasons: tuple[Sameness, ...] = ()
    overruled: tuple[str, ...] = ()
    deeds: Deeds = Deeds()


def resolve(actors: Iterable[Actor], places: Iterable[Place], judgements: Sequence[Judgement] = ()) -> Resolution:
    """Return the actors and places of many documents as one list each, in the order in which they first appear.

    Under which id and name each of them stands does not depend on that order.

    Args:
        actors: as each document knows them, document by document.
        places: the same.
        judgements: oldest first; those taken back count for nothing.
    """
    people, spots = list(actors), list(places)
    came = [value.id for value in people], [value.id for value in spots]
    people.sort(key=lambda actor: actor.id)
    spots.sort(key=lambda place: place.id)
    default = {actor.id: default_group(actor) for actor in people}
    reasons = tuple(proposals(_grouped(people, default)))
    joins = [(reason.kept, reason.joined) for reason in sorted(reasons, key=lambda r: (-r.score, r.kept, r.joined))]
    who, who_by, who_not = _resolved(people, default, joins, judgements)
    where, where_by, where_not = _resolved(spots, {place.id: default_group(place) for place in spots}, (), judgements)
    done = deeds(judgements)
    kept = frozenset(one.target for one in judgements if one.verb == "same" and not one.undone_by)
    return Resolution(
        actors=tuple(_actor(i, who[i], kept) for i in dict.fromkeys(who_by[i] for i in came[0])),
        places=tuple(_spot(i, where[i], where_by) for i in dict.fromkeys(where_by[i] for i in came[1])),
        references=who_by | where_by,
        reasons=reasons,
        overruled=tuple(sorted((*who_not, *where_not, *done.overruled))),
        deeds=done,
    )


def _grouped(held: Iterable[Kind], of: Mapping[str, str]) -> dict[str, list[Kind]]:
    """Return the members of each group, in order."""
    groups: dict[str, list[Kind]] = {}
    for value in held:
        groups.setdefault(of[value.id], []).append(value)
    return groups


def _resolved(
    held: Sequence[Kind], default: Mapping[str, str], joins: Sequence[tuple[str, str]], judgements: Sequence[Judgement]
) -> tuple[dict[str, list[Kind]], dict[str, str], list[str]]:
    """Return the members of each group, the group of each member's id, and the judgements that newer ones overrule."""
    groups: dict[str, list[str]] = {}
    for i, group in default.items():
        groups.setdefault(group, []).append(i)
    decided = decisions(default, judgements, {group: min(members) for group, members in groups.items()})
    found = partition(groups, joins, decided)
    references = {i: found[i] for i in default}
    return _grouped(held, references), references, decided.overruled


def default_group(value: Actor | Place) -> str:
    """Return the id of the group that a value belongs to unless a person says otherwise."""
    if isinstance(value, Actor):
        named = _actor_key(value)
        return _of_actors(*named) if named else value.id
    key = _place_key(value)
    return content_id("place", *key) if key else value.id


@lru_cache(maxsize=65536)
def _of_actors(*key: str) -> str:
    return content_id("actor", *key)


def _actor_key(actor: Actor) -> tuple[str, ...]:
    if actor.key:
        return ("key", actor.key)
    if actor.kind == "described" or not any(mention.form in NAMING for mention in actor.mentions):
        return ()
    return ("name", "person" if actor.kind in PERSONS else actor.kind, _folded(actor.name))


def _spot(i: str, members: Sequence[Place], references: Mapping[str, str]) -> Place:
    """Return the place of all documents; the places that it is told from are those of all documents too."""
    anchors = tuple(references.get(anchor, anchor) for anchor in members[0].anchors)
    return replace(members[0], id=i, anchors=anchors, mentions=_mentions(members))


def _place_key(place: Place) -> tuple[Hashable, ...]:
    if place.gazetteer_id:
        return ("key", place.gazetteer_id)
    loose = place.latitude is None and not place.anchors and place.kind in LOOSE
    kind = "" if loose else place.kind
    return ("name", kind, place.country, place.latitude, place.longitude, _folded(place.name))


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _mentions(members: Sequence[Actor | Place]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(mention for member in members for mention in member.mentions))


def _actor(group: str, members: Sequence[Actor], kept: Container[str]) -> Actor:
    """Keep one name, others as aliases, and a country if one knows.

    The name is the gazetteer's, else that of whom a person joined others to (`kept`), else that the group goes by.
    """
    chief = min(members, key=lambda m: (not m.key, m.id not in kept, default_group(m) != group, m.id))
    names = dict.fromkeys(name for member in members for name in (member.name, *member.aliases))
    return replace(
        chief,
        id=group,
        aliases=tuple(name for name in names if name != chief.name),
        country=next((member.country for member in (chief, *members) if member.country), None),
        mentions=_mentions(members),
    )
