"""Which first hands are one, and why: by what persons said, by copies, by a report itself, or by their names.

A reason joins two hands. Of two that are one by way of others, the reasons are those on the way from the one to the
other: hands that have nothing to do with either say nothing of them, however many reports have the same words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reportedly.weighing.origins.joins import Join
from reportedly.weighing.partition import Partition

Pair = tuple[str, str]


class Ties:
    """Sets of hands that are one, kept with the reasons that made them one."""

    def __init__(self, hands: Iterable[str]) -> None:
        """Begin with every hand by itself."""
        self._sets = Partition(hands)
        self._reasons: dict[Pair, Join] = {}
        self._links: defaultdict[str, list[str]] = defaultdict(list)
        self._way_up: dict[str, str | None] = {}
        self._depth: dict[str, int] = {}

    def part(self, one: str, other: str) -> None:
        """Keep two hands apart whatever joins them later."""
        self._sets.part(one, other)

    def join(self, one: str, other: str, reason: Join | None = None) -> None:
        """Make two hands one, unless they are kept apart; of several reasons for two hands the first is kept."""
        merged = self._sets.find(one) != self._sets.find(other)
        if not self._sets.join(one, other):
            return
        if reason is not None:
            self._reasons.setdefault(_pair(one, other), reason)
        if merged:
            self._links[one].append(other)
            self._links[other].append(one)
            self._way_up, self._depth = {}, {}

    def find(self, hand: str) -> str:
        """Return what stands for all hands that are one with this one."""
        return self._sets.find(hand)

    def reasons(self, hands: Sequence[str]) -> Iterator[Join]:
        """Yield why some hands are one, each with the first; `hands` are all one (`find`)."""
        for other in hands[1:]:
            if direct := self._reasons.get(_pair(hands[0], other)):
                yield direct
            else:
                yield from self._between(hands[0], other)

    def _between(self, one: str, other: str) -> Iterator[Join]:
        """Yield the reasons on the way from one hand to another that is one with it."""
        self._root(one)
        while one != other:
            if self._depth[one] < self._depth[other]:
                one, other = other, one
            up = self._way_up[one]
            if up is None:
                return
            if reason := self._reasons.get(_pair(one, up)):
                yield reason
            one = up

    def _root(self, hand: str) -> None:
        """Find the way from each hand that is one with this one up to the same one of them."""
        if hand in self._depth:
            return
        self._way_up[hand], self._depth[hand] = None, 0
        waiting = [hand]
        for at in waiting:
            for further in self._links[at]:
                if further not in self._depth:
                    self._way_up[further], self._depth[further] = at, self._depth[at] + 1
                    waiting.append(further)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
