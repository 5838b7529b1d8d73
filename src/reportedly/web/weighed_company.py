"""Who is who in a large case as it was weighed last, a page or an actor at a time; decisions since lie over it.

Names that are one, or near each other, are kept with the weighing, so that no page looks through all actors.
"""

from collections.abc import Iterable
from functools import cached_property

from reportedly.pages import Pages
from reportedly.record import Actor, Judgement
from reportedly.store.glance import Known
from reportedly.store.glance import actors as known
from reportedly.web.pairs import STATES, Group, Pair, Slice, State, group_of, judged, not_one, overruled_by, pair_of
from reportedly.weighing.namesakes import Called
from reportedly.weighing.partition import decisions
from reportedly.weighing.resolve import default_group
from reportedly.weighings import Weighing

ALL = 1_000_000  # members of one actor


class WeighedCompany:
    """Groups and pairs of a case as it was weighed, judged as of now."""

    def __init__(self, pages: Pages, weighing: Weighing) -> None:
        """Take the case and its weighing; nothing is looked up yet."""
        self._case, self._weighing = pages.case, weighing
        self._judgements = pages.judged().stands.pairs()
        self._rejected = pages.judged().stands.rulings.rejected

    @property
    def size(self) -> int:
        """How many actors there are."""
        return self._weighing.counts()["actor"]

    @cached_property
    def overruled(self) -> tuple[str, ...]:
        """The ids of judgements on pairs of actors that newer ones contradict."""
        return tuple(sorted(decisions(self._named, self._judgements, {}).overruled))

    def group(self, wanted: str) -> Group:
        """Return the group of that id, of a member of that id, or of that very name; UsageError for none or several."""
        i = self._weighing.groups([wanted]).get(wanted, wanted)
        item = self._weighing.actor(i)
        if item is None:
            called = list(self._weighing.named(Actor, self._weighing.called(wanted)))
            item = self._weighing.actor(called[0]) if len(called) == 1 else None
            if item is None:
                raise not_one(wanted, called)
        members = known(self._case, self._weighing.members_of(item.value, limit=ALL))
        held = sorted((one for one in members if one.actor.id not in self._rejected), key=lambda one: one.order)
        order = held[0].order if held else ("9999",)
        return group_of(item.value, [(one.actor, one.document) for one in held], default_group, order)

    def slice(self, state: State, start: int, limit: int) -> Slice:
        """Return pairs in a state, from a place on; of the open ones first those that a person left open."""
        wanted = [by for by in reversed(self._decided.values()) if STATES.get(by.verb, "open") == state]
        pairs = self._of_judgements(wanted[start : start + limit])
        if state != "open":
            behind = start + limit if len(wanted) > start + limit else None
            return Slice(pairs=tuple(pairs), next=behind, total=len(wanted))
        rest, at = self._open(max(0, start - len(wanted)), limit - len(pairs))
        kept = self._weighing.counts()["namesakes"]
        place = start + limit if len(pairs) == limit else len(wanted) + at
        total = len(wanted) + kept - self._weighing.called_so(self._decided)
        more = place < len(wanted) + kept
        return Slice(pairs=(*pairs, *rest), next=place if more else None, total=total)

    def _open(self, start: int, many: int) -> tuple[list[Pair], int]:
        """Return pairs that nobody judged, from a place among all that are kept on, and the place behind them."""
        found: list[Pair] = []
        at = start
        while len(found) < many:
            page = self._weighing.namesakes(start=at, limit=many)
            for one in page:
                at += 1
                if frozenset((one.one.default, one.other.default)) not in self._decided:
                    found.append(pair_of(one.one, one.other, one.by, one.why, {}))
                if len(found) == many:
                    break
            if len(page) < many:
                break
        return found, at

    @cached_property
    def _named(self) -> dict[str, Known]:
        """The actors of documents that judgements on pairs are about, by their ids."""
        ids = {i for one in self._judgements for i in (one.target, str(one.value))}
        return {one.actor.id: one for one in known(self._case, ids)}

    @cached_property
    def _decided(self) -> dict[frozenset[str], Judgement]:
        return judged(self._judgements, {i: default_group(one.actor) for i, one in self._named.items()})

    def _of_judgements(self, some: Iterable[Judgement]) -> list[Pair]:
        """Return the pairs that judgements are about."""
        return [
            pair_of(self._called(by.target), self._called(str(by.value)), "unsure", "", self._decided) for by in some
        ]

    def _called(self, speaker: str) -> Called:
        group, actor = self.group(speaker), self._named[speaker].actor
        return Called(
            speaker=speaker,
            default=default_group(actor),
            group=group.id,
            name=actor.name,
            kind=group.kind,
            mentions=group.mentions,
            documents=group.documents,
        )

    def overruled_by(self, verb: str, one: str, other: str) -> tuple[Judgement, ...]:
        """Return the judgements in force that a new one on two members would overrule."""
        return overruled_by(self._judgements, {*self._named, one, other}, verb, one, other)
