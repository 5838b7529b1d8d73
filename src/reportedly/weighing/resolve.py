"""Which actors and places of many documents are the same: a view, made anew each time, that rewrites nothing.

Two actors are one when they have the same gazetteer key, or, being named, exactly the same name (case, accents and
punctuation aside) and kind; or when `alike` finds them to be one name in two spellings, or a surname that only one
person has, and then the resolution says why. Descriptions ("some militia leaders") are never put together by their
words. A person's judgement has the last word: `same` joins, `different` parts, the latest about a pair counts. Names
that merely share a word never join: Kataib Hezbollah and Lebanese Hezbollah share a word, not an army.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec.structs import replace

from reportedly.codebook.gazetteer import fold
from reportedly.record import Actor, Judgement, Mention, Place, Value, content_id
from reportedly.weighing.alike import PERSONS, Sameness, proposals

Kind = TypeVar("Kind", Actor, Place)
NAMING = frozenset({"name", "acronym"})


class Resolution(Value, frozen=True, kw_only=True):
    """The actors and places of all documents, and under which of their ids each document's own are found.

    `reasons` says why actors of unlike names were taken for one, most of all for a person who looks it through.
    """

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    references: dict[str, str]
    reasons: tuple[Sameness, ...] = ()


def resolve(actors: Iterable[Actor], places: Iterable[Place], judgements: Sequence[Judgement] = ()) -> Resolution:
    """Return the actors and places of many documents as one list each, in the order in which they first appear.

    Args:
        actors: as each document knows them, document by document.
        places: the same.
        judgements: oldest first; those taken back count for nothing.
    """
    decided = _decided(judgements)
    people = list(actors)
    default = {actor.id: _default(actor) for actor in people}
    reasons = tuple(proposals(_grouped(people, default)))
    into = {reason.joined: reason.kept for reason in reasons}
    who, who_by = _resolved(people, {i: _end(group, into) for i, group in default.items()}, decided)
    spots = list(places)
    where, where_by = _resolved(spots, {place.id: _default(place) for place in spots}, decided)
    return Resolution(
        actors=tuple(_actor(i, members) for i, members in who.items()),
        places=tuple(_spot(i, members, where_by) for i, members in where.items()),
        references=who_by | where_by,
        reasons=reasons,
    )


def _grouped(held: Iterable[Kind], of: Mapping[str, str]) -> dict[str, list[Kind]]:
    """Return the members of each group, in order."""
    groups: dict[str, list[Kind]] = {}
    for value in held:
        groups.setdefault(of[value.id], []).append(value)
    return groups


def _end(group: str, into: Mapping[str, str]) -> str:
    """Return the group that a group ends up in."""
    while group in into:
        group = into[group]
    return group


def _decided(judgements: Sequence[Judgement]) -> dict[tuple[str, str], str]:
    """Return the latest verb about each pair of ids that is still in force."""
    found: dict[tuple[str, str], str] = {}
    for judgement in judgements:
        if judgement.verb in {"same", "different"} and judgement.value and not judgement.undone_by:
            pair = (judgement.target, judgement.value)
            found.pop(pair[::-1], None)
            found[pair] = judgement.verb
    return found


@dataclass(slots=True)
class _Groups:
    """Groups of ids under way: which group each id is in, and which group took which in."""

    of: dict[str, str] = field(default_factory=dict)
    into: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """Return the group that `name` is in, or that it names; None when it is unknown."""
        at = self.of.get(name, name if name in self.of.values() else None)
        while at in self.into:
            at = self.into[at]
        return at

    def join(self, one: str, other: str) -> None:
        """Put the group of `other` into the group of `one`; unknown names are left alone."""
        left, right = self.find(one), self.find(other)
        if left and right and left != right:
            self.into[right] = left


def _resolved(
    held: Sequence[Kind], default: Mapping[str, str], decided: Mapping[tuple[str, str], str]
) -> tuple[dict[str, list[Kind]], dict[str, str]]:
    """Return the members of each group, and the group of each member's id."""
    groups = _Groups(dict(default))
    for (one, other), verb in decided.items():
        if verb == "different" and other in groups.of and groups.of.get(one) == groups.of[other]:
            groups.of[other] = content_id(other.partition("-")[0], "different", other)
    for (one, other), verb in decided.items():
        if verb == "same":
            groups.join(one, other)
    references = {i: groups.find(i) or i for i in groups.of}
    return _grouped(held, references), references


def _default(value: Actor | Place) -> str:
    """Return the id of the group that a value belongs to unless a person says otherwise."""
    kind = "actor" if isinstance(value, Actor) else "place"
    key = _actor_key(value) if isinstance(value, Actor) else _place_key(value)
    return content_id(kind, *key) if key else value.id


def _actor_key(actor: Actor) -> tuple[Hashable, ...]:
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
    return ("name", place.kind, place.country, place.latitude, place.longitude, _folded(place.name))


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _mentions(members: Sequence[Actor | Place]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(mention for member in members for mention in member.mentions))


def _actor(group: str, members: Sequence[Actor]) -> Actor:
    """Keep the gazetteer's name or else the first, all others as aliases, and the first country that is known."""
    chief = next((member for member in members if member.key), members[0])
    names = dict.fromkeys(name for member in members for name in (member.name, *member.aliases))
    return replace(
        chief,
        id=group,
        aliases=tuple(name for name in names if name != chief.name),
        country=next((member.country for member in (chief, *members) if member.country), None),
        mentions=_mentions(members),
    )
