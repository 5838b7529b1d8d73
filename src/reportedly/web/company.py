"""Who is who in a whole case that is not large, laid out for deciding who else may be who; drawn anew when it changes.

Only what is shown of a group is held: its names and how often it is spoken of, never its mentions.
"""

from functools import cached_property

from reportedly.judging import Standing, resolution, standing
from reportedly.record import Actor, Judgement
from reportedly.store import Case
from reportedly.web.pairs import Group, Pair, Slice, State, group_of, judged, not_one, overruled_by, pair_of
from reportedly.weighing.anchors import flat
from reportedly.weighing.namesakes import Register


class WholeCompany:
    """Groups and pairs of a case at one time.

    Attributes:
        groups: by id.
        of: the id of the group of each member.
        stands: the judgements.
        overruled: the ids of judgements on pairs that newer ones contradict.
    """

    def __init__(self, case: Case) -> None:
        """Resolve the whole case."""
        self.stands: Standing = standing(case)
        people = [actor for actor in case.actors() if actor.id not in self.stands.rulings.rejected]
        found = resolution(case, self.stands)
        self.of, self.overruled = found.references, found.overruled
        homes = {i: place[0] for i, place in case.ever(self.of).items()}
        self._register = Register(people, found, homes)
        held, chosen = {actor.id: actor for actor in people}, {actor.id: actor for actor in found.actors}
        self.groups = {
            i: group_of(chosen[i], [(held[one], homes.get(one, "")) for one in ids], self._default, (order,))
            for order, (i, ids) in enumerate(self._register.groups.items())
        }

    @property
    def size(self) -> int:
        """How many actors there are."""
        return len(self.groups)

    def _default(self, actor: Actor) -> str:
        return self._register.default[actor.id]

    def group(self, wanted: str) -> Group:
        """Return the group of that id, of a member of that id, or of that very name; UsageError for none or several."""
        i = self.of.get(wanted, wanted)
        if i in self.groups:
            return self.groups[i]
        called = [one for one in self.groups.values() if flat(wanted) in map(flat, (one.name, *one.aliases))]
        if len(called) != 1:
            raise not_one(wanted, called)
        return called[0]

    def slice(self, state: State, start: int, limit: int) -> Slice:
        """Return pairs in a state, from a place on."""
        held = [pair for pair in self.pairs if pair.state == state]
        behind = start + limit if len(held) > start + limit else None
        return Slice(pairs=tuple(held[start : start + limit]), next=behind, total=len(held))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs that a person may want to look at: judged, joined by a rule, alike by name."""
        decided = judged(self.stands.pairs(), self._register.default)
        near = list(self._register.namesakes())
        seen = {frozenset((one.one.default, one.other.default)) for one in near}
        called = self._register.called
        rest = [
            pair_of(called(by.target), called(str(by.value)), "unsure", "", decided)
            for pair, by in decided.items()
            if pair not in seen
        ]
        return (*rest, *(pair_of(one.one, one.other, one.by, one.why, decided) for one in near))

    def overruled_by(self, verb: str, one: str, other: str) -> tuple[Judgement, ...]:
        """Return the judgements in force that a new one on two members would overrule."""
        return overruled_by(self.stands.pairs(), self._register.default, verb, one, other)
