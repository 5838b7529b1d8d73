"""Who is who in the whole case, laid out for deciding who else may be who; drawn anew when the case has changed.

Only what is shown of a group is held: its names and how often it is spoken of, never its mentions.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from reportedly.errors import UsageError
from reportedly.judging import Standing, resolution, standing
from reportedly.record import Actor, Judgement, Value
from reportedly.store import Case
from reportedly.store.course import come_to
from reportedly.weighing.anchors import flat
from reportedly.weighing.lookalikes import Named, lookalikes
from reportedly.weighing.partition import PAIRING, decisions
from reportedly.weighing.resolve import default_group

Ground = Literal["rule", "name", "unsure", "same", "different"]
NAMING = frozenset({"name", "acronym"})


class Member(Value, frozen=True, kw_only=True):
    """An actor as one document knows it."""

    id: str
    name: str
    document: str
    mentions: int


class Group(Value, frozen=True, kw_only=True):
    """An actor of the whole case.

    `members` are those of documents, in the order in which they were read; `names` lists them by the name that rules
    go by, the one that stands first.
    """

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    known: bool
    members: tuple[Member, ...]
    order: int

    @property
    def mentions(self) -> int:
        """How often it is spoken of."""
        return sum(member.mentions for member in self.members)

    @property
    def documents(self) -> int:
        """How many documents speak of it."""
        return len({member.document for member in self.members})

    @property
    def speaker(self) -> str:
        """The id of the member that a judgement on the group names."""
        return min(member.id for member in self.members)


class Pair(Value, frozen=True, kw_only=True):
    """Two names that are one, or may be: by what (`ground`), why, and the judgement in force on them, if any.

    `one` and `other` are ids of members that speak for them; "rule" joins them now, "name" and "unsure" do not.
    """

    one: str
    other: str
    names: tuple[str, str]
    ground: Ground
    why: str
    judgement: str | None = None
    by: str = ""
    joined: bool = False


class Company:
    """Groups and pairs of a case at one time.

    Attributes:
        mark: how far the case had come.
        groups: by id.
        of: the id of the group of each member.
        stands: the judgements.
    """

    def __init__(self, case: Case) -> None:
        """Resolve the whole case."""
        self.mark = come_to(case)
        self.stands: Standing = standing(case)
        people = [actor for actor in case.actors() if actor.id not in self.stands.rulings.rejected]
        found = resolution(case, self.stands)
        self.of = {actor.id: found.references[actor.id] for actor in people}
        self._default = {actor.id: default_group(actor) for actor in people}
        by_group: dict[str, list[Actor]] = {}
        for actor in people:
            by_group.setdefault(self.of[actor.id], []).append(actor)
        documents = {i: place[0] for i, place in case.ever(self.of).items()}
        chosen = {actor.id: actor for actor in found.actors}
        self._named = {
            found.references[actor.id]
            for actor in people
            if actor.kind != "described" and any(mention.form in NAMING for mention in actor.mentions)
        }
        self.groups = {
            i: _group(chosen[i], members, documents, order) for order, (i, members) in enumerate(by_group.items())
        }
        self._speakers: dict[str, str] = {}
        for i in sorted(self._default, reverse=True):
            self._speakers[self._default[i]] = i
        self._names = {actor.id: actor.name for actor in people}
        self.reasons, self.overruled = found.reasons, found.overruled

    def group(self, wanted: str) -> Group:
        """Return the group of that id, of a member of that id, or of that very name; UsageError for none or several."""
        i = self.of.get(wanted, wanted)
        if i in self.groups:
            return self.groups[i]
        called = [one for one in self.groups.values() if flat(wanted) in map(flat, (one.name, *one.aliases))]
        if len(called) != 1:
            message = f"{'several are' if called else 'nobody is'} called {wanted!r}"
            raise UsageError(message, "name an actor of the case by its very name, or by its id")
        return called[0]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs that a person may want to look at: held, alike by name, joined by a rule, judged."""
        judged = self._judged()
        found = [*self._by_rule(judged), *self._by_name(judged)]
        seen = {frozenset((self._default.get(p.one), self._default.get(p.other))) for p in found}
        rest = [self._of_judgement(j) for pair, j in judged.items() if pair not in seen]
        return (*(pair for pair in rest if pair), *found)

    def _judged(self) -> dict[frozenset[str], Judgement]:
        """Return the latest judgement in force on each pair of names."""
        found: dict[frozenset[str], Judgement] = {}
        for one in self.stands.pairs():
            ends = self._default.get(one.target), self._default.get(str(one.value))
            if not one.undone_by and ends[0] and ends[1]:
                found[frozenset((ends[0], ends[1]))] = one
        return found

    def _by_rule(self, judged: Mapping[frozenset[str], Judgement]) -> Iterable[Pair]:
        for reason in self.reasons:
            one, other = self._speakers.get(reason.kept), self._speakers.get(reason.joined)
            if one and other:
                yield self._pair(one, other, "rule", reason.reason, judged)

    def _by_name(self, judged: Mapping[frozenset[str], Judgement]) -> Iterable[Pair]:
        named = (
            Named(id=one.id, names=(one.name, *one.aliases), kind=one.kind)
            for one in self.groups.values()
            if one.id in self._named
        )
        for near in lookalikes(named):
            one, other = self.groups[near.one], self.groups[near.other]
            first, second = sorted((one, other), key=lambda group: (not group.known, group.order))
            yield self._pair(first.speaker, second.speaker, "name", near.reason, judged)

    def _pair(self, one: str, other: str, ground: Ground, why: str, judged: Mapping[frozenset[str], Judgement]) -> Pair:
        by = judged.get(frozenset((self._default[one], self._default[other])))
        return Pair(
            one=one,
            other=other,
            names=(self._names[one], self._names[other]),
            ground=_ground(by) or ground,
            why=by.reason if by and by.reason else why,
            judgement=by.id if by else None,
            by=by.by if by else "",
            joined=self.of[one] == self.of[other],
        )

    def _of_judgement(self, by: Judgement) -> Pair | None:
        one, other = by.target, str(by.value)
        if one not in self._names or other not in self._names:
            return None
        return self._pair(one, other, "unsure", "", {frozenset((self._default[one], self._default[other])): by})

    def overruled_by(self, verb: str, one: str, other: str) -> tuple[Judgement, ...]:
        """Return the judgements in force that a new one on two members would overrule."""
        pairs = [judgement for judgement in self.stands.pairs() if not judgement.undone_by]
        new = Judgement(id="new", verb=verb, target=one, value=other, by="", when="")  # type: ignore[arg-type]
        before = set(decisions(self._default, pairs, {}).overruled)
        after = decisions(self._default, [*pairs, new], {}).overruled
        held = {judgement.id: judgement for judgement in pairs}
        return tuple(held[i] for i in dict.fromkeys(after) if i in held and i not in before)

    def by_name(self, group: Group) -> dict[str, tuple[Member, ...]]:
        """Return the members of a group by the name that rules go by; the names in order of appearance."""
        found: dict[str, list[Member]] = {}
        for member in group.members:
            found.setdefault(self._default[member.id], []).append(member)
        return {members[0].id: tuple(members) for members in found.values()}


def _ground(by: Judgement | None) -> Ground | None:
    return by.verb if by and by.verb in PAIRING else None  # type: ignore[return-value]  # of PAIRING


def _group(actor: Actor, members: Iterable[Actor], documents: Mapping[str, str], order: int) -> Group:
    return Group(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        aliases=actor.aliases,
        known=actor.key is not None,
        members=tuple(
            Member(id=one.id, name=one.name, document=documents.get(one.id, ""), mentions=len(one.mentions))
            for one in members
        ),
        order=order,
    )
