"""Parting and joining ids by judgements and rules, so that no rule ever joins what a person keeps apart.

Judgements come first, the newest before older ones; one that contradicts newer ones gives way whole. Rules join what
is left, and never two ids of which a person said, be it by way of others, that they are different: same(a, b) and
different(b, c) keep a from c. An "unsure" keeps rules from joining the two by themselves, but no more. Nothing here
depends on the order of documents.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.record import Judgement, content_id

PAIRING = frozenset({"same", "different", "unsure"})
Pair = tuple[str, str]


class Partition:
    """Sets of ids, and which of them may never become one."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Begin with every id by itself."""
        self._root = {i: i for i in ids}
        self._members = {i: [i] for i in self._root}
        self._apart: dict[str, set[str]] = {}

    def find(self, one: str) -> str:
        """Return what stands for the set of an id."""
        while self._root[one] != one:
            self._root[one] = self._root[self._root[one]]
            one = self._root[one]
        return one

    def members(self, one: str) -> list[str]:
        """Return the set of an id."""
        return self._members[self.find(one)]

    def is_apart(self, one: str, other: str) -> bool:
        """Say whether two ids may never become one."""
        return self.find(other) in {self.find(i) for i in self._apart.get(self.find(one), ())}

    def part(self, one: str, other: str) -> bool:
        """Keep two ids apart for good; says whether that can be, for they may be one already."""
        left, right = self.find(one), self.find(other)
        if left == right:
            return False
        self._apart.setdefault(left, set()).add(right)
        self._apart.setdefault(right, set()).add(left)
        return True

    def join(self, one: str, other: str) -> bool:
        """Make the sets of two ids one; says whether that can be, for they may be kept apart."""
        left, right = self.find(one), self.find(other)
        if left == right:
            return True
        if self.is_apart(left, right):
            return False
        if len(self._members[left]) < len(self._members[right]):
            left, right = right, left
        self._root[right] = left
        self._members[left] += self._members.pop(right)
        for enemy in self._apart.pop(right, set()):
            self._apart.setdefault(left, set()).add(enemy)
            self._apart.setdefault(self.find(enemy), set()).add(left)
        return True


@dataclass(slots=True)
class Decisions:
    """What persons said of pairs of ids, the contradictions among it set aside.

    Attributes:
        sets: joined by "same", with "different" as what keeps apart.
        leaving: ids that were told to be another than one that stays where it is.
        following: ids that were told to be the same as one that stands for both.
        unsure: pairs that no rule may join.
        overruled: ids of judgements that newer ones contradict, newest first.
    """

    sets: Partition
    leaving: set[str] = field(default_factory=set)
    following: set[str] = field(default_factory=set)
    unsure: list[Pair] = field(default_factory=list)
    overruled: list[str] = field(default_factory=list)


def decisions(ids: Iterable[str], judgements: Sequence[Judgement], names: Mapping[str, str]) -> Decisions:
    """Return what judgements say of ids.

    Args:
        ids: all that may be joined.
        judgements: oldest first; those taken back count for nothing, nor do those about what is not there.
        names: the id that is meant by another name, such as that of a group.
    """
    held = list(ids)
    made, known = Decisions(Partition(held)), {**names, **{i: i for i in held}}
    seen: set[frozenset[str]] = set()
    for judgement in reversed(judgements):
        one, other = known.get(judgement.target), known.get(judgement.value or "")
        if judgement.verb not in PAIRING or judgement.undone_by or not one or not other or one == other:
            continue
        pair = frozenset((one, other))
        if pair in seen or not _adopted(made, judgement.verb, one, other):
            made.overruled.append(judgement.id)
        seen.add(pair)
    return made


def _adopted(made: Decisions, verb: str, one: str, other: str) -> bool:
    """Take one verdict in; says whether it goes with the newer ones."""
    if verb == "same":
        made.following.add(other)
        return made.sets.join(one, other)
    made.leaving.add(other)
    if verb == "different":
        return made.sets.part(one, other)
    made.unsure.append((one, other))
    return True


def partition(groups: Mapping[str, Sequence[str]], joins: Iterable[Pair], decided: Decisions) -> dict[str, str]:
    """Return the group of each id: what persons said first, then what rules say and persons do not forbid.

    Args:
        groups: ids by the group that the rules put them in.
        joins: (kept, joined): groups that the rules take for one, the surest first.
        decided: what persons said; its sets are joined further here.

    A group that falls apart keeps its name for those that were not told to leave it. Groups that a person made one go
    by the name of the one that was named first.
    """
    sets = decided.sets
    for one, other in decided.unsure:
        sets.part(one, other)
    owners = {group: _gather(groups[group], decided) for group in sorted(groups)}
    joined = {group for group, members in groups.items() if not decided.following.isdisjoint(members)}
    for kept, other in joins:
        sets.join(owners[kept], owners[other])
        joined.add(other)
    names = _names(owners, joined, sets)
    return {i: names.get(sets.find(i)) or _named_apart(sets.members(i)) for members in groups.values() for i in members}


def _gather(members: Sequence[str], decided: Decisions) -> str:
    """Join the members of a group as far as may be; returns one of those that keep its name."""
    sets = decided.sets
    heads: list[str] = []
    for one in sorted(members, key=lambda i: (not decided.leaving.isdisjoint(sets.members(i)), min(sets.members(i)))):
        if not any(sets.join(head, one) for head in heads):
            heads.append(one)
    return heads[0]


def _names(owners: Mapping[str, str], joined: set[str], sets: Partition) -> dict[str, str]:
    """Return the name of each set by what stands for it: that of a group it owns, one that was not joined first."""
    found: dict[str, str] = {}
    for group in sorted(owners, key=lambda name: (name in joined, name)):
        found.setdefault(sets.find(owners[group]), group)
    return found


def _named_apart(members: Sequence[str]) -> str:
    first = min(members)
    return content_id(first.partition("-")[0], "different", first)
