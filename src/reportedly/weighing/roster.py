"""Who is who in a case of any size: the same answers as `resolve`, without holding what each document knows.

Held is one actor or place for each way in which it is told of, and those that a person judged. So a case that goes on
naming the same actors takes no more memory, and descriptions ("two officers"), which are joined by nothing but
judgements, take none.
"""

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Generic

from msgspec.structs import replace

from reportedly.record import Actor, Judgement, Place
from reportedly.weighing.partition import PAIRING
from reportedly.weighing.resolve import NAMING, Kind, default_group, resolve


class Roster:
    """Under which id each document's actors and places are found in the whole case, and what they are there.

    Attributes:
        held: the actors and places of the case by their ids, in order of appearance, without mentions; what is merely
            described and judged by nobody is not among them, and keeps its own id.
        described: how many actors are not held.
    """

    def __init__(
        self, actors: Iterable[Actor], places: Callable[[], Iterable[Place]], judgements: Sequence[Judgement] = ()
    ) -> None:
        """Go through the actors and places of a case, document by document; judgements as for `resolve`.

        Args:
            actors: as each document knows them.
            places: gives them from the beginning, for they may be gone through twice.
            judgements: oldest first; those taken back count for nothing.
        """
        judged = {i for one in judgements if one.verb in PAIRING for i in (one.target, one.value) if i}
        people, spots = _Kept[Actor](judged), _Kept[Place](judged)
        for actor in actors:
            people.add(actor)
        for place in places():
            spots.add(place)
        anchors = {anchor for place in spots.values() for anchor in place.anchors}
        for place in places() if anchors else ():
            if place.id in anchors:
                spots.keep(place.id, place)
        found = resolve(people.values(), spots.values(), judgements)
        self.described = people.passed
        shared: list[Actor | Place] = [*found.actors, *found.places]
        self.held: Mapping[str, Actor | Place] = {value.id: replace(value, mentions=()) for value in shared}
        self._judged = {i: found.references[i] for i in judged if i in found.references}
        speakers = people.speakers | spots.speakers
        self._groups = {group: found.references[speaker] for group, speaker in speakers.items()}

    def group(self, value: Actor | Place) -> str:
        """Return the id under which a document's actor or place is found in the case."""
        return self._judged.get(value.id) or self._groups.get(default_group(value), value.id)


class _Kept(Generic[Kind]):
    """The actors, or places, that `resolve` has to see.

    `speakers` are the least ids of each group that nobody judged: what becomes of one becomes of the others. `passed`
    counts those that are merely described.
    """

    def __init__(self, judged: Container[str]) -> None:
        self.speakers: dict[str, str] = {}
        self.passed = 0
        self._judged = judged
        self._told: dict[Hashable, Kind] = {}
        self._speaking: dict[str, Kind] = {}

    def add(self, value: Kind) -> None:
        """Take one in."""
        group = default_group(value)
        if value.id in self._judged:
            self.keep(value.id, value)
        elif group == value.id:
            self.passed += 1
        else:
            short = _shortened(value)
            self.keep((group, _way(short)), short)
            if value.id < self.speakers.get(group, "\U0010ffff"):
                self.speakers[group] = value.id
                self._speaking[group] = short

    def keep(self, key: Hashable, value: Kind) -> None:
        """Hold one under what tells it from others; of several that of the least id."""
        if key not in self._told or value.id < self._told[key].id:
            self._told[key] = _shortened(value)

    def values(self) -> Iterator[Kind]:
        """Yield those that are held, in order of appearance, then those that speak for their groups; each once."""
        seen = set[str]()
        for value in chain(self._told.values(), self._speaking.values()):
            if value.id not in seen:
                seen.add(value.id)
                yield value


def _shortened(value: Kind) -> Kind:
    """Return an actor or place with the one mention that tells most: a name, if there is one."""
    return replace(value, mentions=tuple(sorted(value.mentions, key=lambda mention: mention.form not in NAMING)[:1]))


def _way(value: Kind) -> Hashable:
    """Return what is equal of two that are told of in one way, whatever the document."""
    same = replace(value, id="", mentions=())
    named = any(mention.form in NAMING for mention in value.mentions)
    return (replace(same, anchors=()) if isinstance(same, Place) else same, named)
