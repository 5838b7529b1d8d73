"""Who speaks for whom: what somebody says another will do is that other's word only where he speaks for him.

A minister speaks for his government and a spokesman for whoever he is the spokesman of; an envoy, a mediator or an
analyst tells what others would do, and that announces nothing. Whom somebody speaks for is told by his ties (who leads
a body), by the words that name him here or where he was brought in ("the Front's spokesman, X") and, of a state, by
his office.
"""

from collections.abc import Iterator, Sequence

from reportedly.codebook.positions import words
from reportedly.reading.codify.cast import MODIFIERS, Cast
from reportedly.reading.codify.stand import STATES, Stand
from reportedly.reading.tree import Sentence
from reportedly.record import Actor, Span

SPOKESMEN = frozenset({"official", "government", "military", "described"})
BODIES = frozenset({"government", "military"})
OF = frozenset({"of", "for", "from", "with", "in"})
MANY = 2
Stretch = tuple[Sentence, int, int]


class Mouthpieces:
    """Says of the speakers of a document whose word theirs is; `naming` are the stretches that name a speaker."""

    def __init__(self, cast: Cast) -> None:
        """Look at the actors of `cast` and at their kin."""
        self.cast = cast

    def body(self, speaker: Actor) -> Actor:
        """Return the body that somebody who says "we" speaks for, or himself."""
        return self.cast.kin.get(speaker.id, speaker)

    def speaks_for(self, speaker: Actor, holder: Actor, naming: Sequence[Span], stand: Stand) -> bool:
        """Say whether somebody's words are another's: his own, his people's, his group's or his state's."""
        if holder.id in {speaker.id, self.body(speaker).id} or self._are_his(speaker, holder, stand):
            return True
        told = list(self._named(naming))
        if self._is_owner(holder, told):
            return True
        if holder.kind not in STATES or speaker.kind not in SPOKESMEN or self._is_apart(speaker, told):
            return False
        countries = {self.cast.country(speaker), holder.country or ""} - {""}
        return len(countries) < MANY and not self._is_of_another(told)

    def only_foretells(self, naming: Sequence[Span]) -> bool:
        """Say whether somebody looks on, an analyst or a resident: what he says will be done he does not announce."""
        return any(role in words("mouthpieces.onlookers") for role in self._roles(list(self._named(naming))))

    def _named(self, naming: Sequence[Span]) -> Iterator[Stretch]:
        """Yield the tokens of the stretches that name a speaker."""
        for span in dict.fromkeys(naming):
            s = self.cast.parse.sentence_at(span.start)
            held = s.cover(span.start, span.end) if s is not None else None
            if s is not None and held is not None:
                yield s, *held

    @staticmethod
    def _roles(told: Sequence[Stretch]) -> Iterator[str]:
        """Yield the words by which a speaker is named, as they stand and in their base form."""
        for s, first, last in told:
            for i in range(first, last + 1):
                yield from (s.lower[i], s.lemmas[i].lower())

    def _are_his(self, speaker: Actor, holder: Actor, stand: Stand) -> bool:
        """Say whether the holder is told by whose he is: "his fighters", "her government", said of oneself."""
        s = stand.s
        spots = [i for i in range(len(s)) if self.cast.at(s, i) is holder]
        owners = [k for i in spots for k in s.kids_by(i, "poss") if s.tags[k] == "PRP$"]
        whose = [actor for k in owners for actor in self.cast.one(s, k)]
        return bool(owners) and (not whose or bool({speaker.id, self.body(speaker).id} & {one.id for one in whose}))

    def _is_owner(self, holder: Actor, told: Sequence[Stretch]) -> bool:
        """Say whether the holder is whom the words for the speaker say he speaks or stands for."""
        return any(
            s.lemmas[role].lower() in words("mouthpieces.own") or s.lower[role] in words("mouthpieces.own")
            for s, first, last in told
            for i in range(first, last + 1)
            if self.cast.at(s, i) is holder
            for role in _owned(s, i, first, last)
        )

    def _is_apart(self, speaker: Actor, told: Sequence[Stretch]) -> bool:
        """Say whether somebody has no part in a state's word: a go-between, a rival, one of the people."""
        roles = set(self._roles(told))
        if roles & words("mouthpieces.onlookers") or roles & words("mouthpieces.rivals"):
            return True
        if speaker.kind == "described" and not roles & words("mouthpieces.own"):
            return True
        between = bool(roles & words("mouthpieces.between"))
        return between and not self.cast.country(speaker) and not roles & words("mouthpieces.states")

    def _is_of_another(self, told: Sequence[Stretch]) -> bool:
        """Say whether the words for the speaker name a body that is no state's: "a UN official", "the union's head"."""
        near = [self.cast.at(s, i) for s, first, last in told for i in range(first, last + 1)]
        return any(one is not None and one.kind in {"organisation", "armed_group", "coalition"} for one in near)


def _owned(s: Sentence, i: int, first: int, last: int) -> Iterator[int]:
    """Yield the words of a stretch that the noun at `i` is the owner of: "the Front's [spokesman]", "[head] of it"."""
    at = i
    while s.heads[at] != at and first <= s.heads[at] <= last:
        above = s.heads[at]
        owns = s.deps[at] in MODIFIERS or (s.deps[at] == "pobj" and s.lower[above] in OF) or s.deps[at] == "prep"
        if not owns:
            return
        at = above
        if s.pos[at] in {"NOUN", "PROPN"}:
            yield at
            yield from (k for k in s.kids_by(at, "compound", "nmod", "appos") if first <= k <= last)
