"""Names that rules put together, and names near enough that a person should look at them, with what each stands for.

The first are those that `alike` joins, the second those that `lookalikes` finds among the groups that are left.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from reportedly.record import Actor, Value
from reportedly.weighing.lookalikes import Named, lookalikes
from reportedly.weighing.resolve import NAMING, Resolution, default_group

By = Literal["rule", "name"]


class Called(Value, frozen=True, kw_only=True):
    """One of two names.

    Attributes:
        speaker: the id of the actor, as a document knows it, that a judgement on the name is about.
        default: the group of all that have the name, by rules alone.
        group: the actor of the whole case that it stands for.
        name: the name.
        kind: of the actor of the whole case, as are the two that follow.
        mentions: how often it is spoken of.
        documents: how many documents speak of it.
    """

    speaker: str
    default: str
    group: str
    name: str
    kind: str
    mentions: int
    documents: int


class Namesakes(Value, frozen=True, kw_only=True):
    """Two names that a rule takes for one ("rule"), or that are near each other ("name"), and why.

    `joined` says whether both stand for one actor now, by a rule or by a person.
    """

    one: Called
    other: Called
    by: By
    why: str

    @property
    def joined(self) -> bool:
        """Whether both stand for one actor."""
        return self.one.group == self.other.group


class Register:
    """The actors of a case by group and by name."""

    def __init__(self, people: Iterable[Actor], found: Resolution, homes: Mapping[str, str]) -> None:
        """Lay them out.

        Args:
            people: as each document knows them, in the order in which documents are listed.
            found: who is who.
            homes: the document of each, by its id.
        """
        self.of = found.references
        self.default: dict[str, str] = {}
        self.groups: dict[str, list[str]] = {}
        self._names: dict[str, str] = {}
        self._mentions: dict[str, int] = {}
        self._documents: dict[str, set[str]] = {}
        self._named: set[str] = set()
        self._speakers: dict[str, str] = {}
        for actor in people:
            group, default = self.of[actor.id], default_group(actor)
            self.default[actor.id] = default
            self.groups.setdefault(group, []).append(actor.id)
            self._names[actor.id] = actor.name
            self._mentions[group] = self._mentions.get(group, 0) + len(actor.mentions)
            self._documents.setdefault(group, set()).add(homes.get(actor.id, ""))
            self._speakers[default] = min(actor.id, self._speakers.get(default, actor.id))
            if actor.kind != "described" and any(mention.form in NAMING for mention in actor.mentions):
                self._named.add(group)
        self._found = found
        self._kinds = {actor.id: actor.kind for actor in found.actors}

    def called(self, speaker: str) -> Called:
        """Return the name of an actor, as a document knows it, and what it stands for."""
        group = self.of[speaker]
        return Called(
            speaker=speaker,
            default=self.default[speaker],
            group=group,
            name=self._names[speaker],
            kind=self._kinds[group],
            mentions=self._mentions[group],
            documents=len(self._documents[group]),
        )

    def knows(self, speaker: str) -> bool:
        """Say whether there is such an actor."""
        return speaker in self.default

    def namesakes(self) -> Iterator[Namesakes]:
        """Yield those that rules join, the order of the rules kept, then those that are near, the nearest first."""
        for reason in self._found.reasons:
            kept, joined = self._speakers.get(reason.kept), self._speakers.get(reason.joined)
            if kept and joined:
                yield Namesakes(one=self.called(kept), other=self.called(joined), by="rule", why=reason.reason)
        actors = {actor.id: actor for actor in self._found.actors}
        order = {group: number for number, group in enumerate(self.groups)}
        for near in lookalikes(_named(actors[group]) for group in self.groups if group in self._named):
            first, second = sorted((near.one, near.other), key=lambda i: (actors[i].key is None, order[i]))
            one, other = (self.called(min(self.groups[i])) for i in (first, second))
            yield Namesakes(one=one, other=other, by="name", why=near.reason)


def _named(actor: Actor) -> Named:
    return Named(id=actor.id, names=(actor.name, *actor.aliases), kind=actor.kind)
