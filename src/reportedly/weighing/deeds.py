"""What persons decided about deeds: that the events of two reports are one happening, are not, or may be.

Events are named as documents have them. The newest judgement counts, those of older ones that contradict it give way,
and what is kept apart stays so by way of others too: same(a, b) and different(b, c) keep a from c (`partition`).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from reportedly.record import Judgement, Value, Verb
from reportedly.weighing.partition import PAIRING, decisions

EVENT = "event-"
Ids = tuple[str, ...]


class Ruling(Value, frozen=True, kw_only=True):
    """One judgement on deeds: each event of `some` and each of `others` are the same, different, or not to be joined.

    `why` says who judged so, and for what reason.
    """

    verb: Verb
    some: Ids
    others: Ids
    why: str

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of events that it is about."""
        yield from product(self.some, self.others)


class Deeds(Value, frozen=True, kw_only=True):
    """The rulings in force, oldest first, and the ids of the judgements that newer ones contradict."""

    rulings: tuple[Ruling, ...] = ()
    overruled: tuple[str, ...] = ()

    def apart(self, events: Iterable[str]) -> frozenset[frozenset[str]]:
        """Return which of some events are kept from one another."""
        asked = set(events)
        several = (ruling for ruling in self.rulings if ruling.verb == "different")
        return frozenset(frozenset(pair) for ruling in several for pair in ruling.pairs() if asked.issuperset(pair))


def deeds(judgements: Sequence[Judgement]) -> Deeds:
    """Return what judgements come to for deeds.

    Args:
        judgements: oldest first, about the ids of now; those taken back, and those about anything else, count for
            nothing.
    """
    held = [one for one in judgements if one.verb in PAIRING and not one.undone_by and one.target.startswith(EVENT)]
    made = decisions(sorted({i for one in held for i in (one.target, str(one.value))}), held, {})
    out = set(made.overruled)
    found = []
    for one in (one for one in held if one.id not in out):
        ends = one.target, str(one.value)
        some, others = (sorted(made.sets.members(i)) if one.verb == "different" else [i] for i in ends)
        why = f"{one.by} judged so{f': {one.reason}' if one.reason else ''}"
        found.append(Ruling(verb=one.verb, some=tuple(some), others=tuple(others), why=why))
    return Deeds(rulings=tuple(found), overruled=tuple(made.overruled))
