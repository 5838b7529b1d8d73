"""What persons decided about first hands: that two voices, or the actors behind them, are one, or are not.

Of actors it is the resolution that says who is one with whom in the end (`resolve`); voices are joined and parted
here. What is kept apart is never joined by a name or by the same words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reportedly.record import Judgement
from reportedly.weighing.partition import PAIRING, decisions

VOICE = "voice-"
Ids = tuple[str, ...]


class Verdicts(NamedTuple):
    """What was decided, in ids of voices and actors as documents have them.

    `same` are sets whose members are one, `different` pairs of sets of which no member is one with any of the other.
    """

    same: tuple[Ids, ...] = ()
    different: tuple[tuple[Ids, Ids], ...] = ()


def verdicts(judgements: Sequence[Judgement], references: Mapping[str, str], overruled: Iterable[str] = ()) -> Verdicts:
    """Return what judgements come to for first hands.

    Args:
        judgements: oldest first, about the ids of now; those taken back count for nothing.
        references: the group of the case that each actor's id is in.
        overruled: ids of judgements on actors that newer ones contradict.
    """
    held = [one for one in judgements if one.verb in PAIRING and not one.undone_by and one.value]
    voices = [one for one in held if one.target.startswith(VOICE) and str(one.value).startswith(VOICE)]
    out = set(overruled)
    actors = [one for one in held if one.id not in out and {one.target, one.value} <= references.keys()]
    some, others = _of_actors(actors, references), _of_voices(voices)
    return Verdicts(same=(*some.same, *others.same), different=(*some.different, *others.different))


def _of_actors(judgements: Sequence[Judgement], references: Mapping[str, str]) -> Verdicts:
    pairs = [(one.verb, references[one.target], references[str(one.value)]) for one in judgements]
    asked = {group for _, *groups in pairs for group in groups}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for i in sorted(references) if asked else ():
        if references[i] in asked:
            members[references[i]].append(i)
    same = dict.fromkeys(tuple(members[a]) for verb, a, b in pairs if verb == "same" and a == b)
    different = dict.fromkeys(
        (tuple(members[min(a, b)]), tuple(members[max(a, b)])) for verb, a, b in pairs if verb == "different" and a != b
    )
    return Verdicts(same=tuple(same), different=tuple(different))


def _of_voices(judgements: Sequence[Judgement]) -> Verdicts:
    ids = sorted({i for one in judgements for i in (one.target, str(one.value))})
    made = decisions(ids, judgements, {})
    same = dict.fromkeys(tuple(sorted(made.sets.members(i))) for i in ids)
    different = dict.fromkeys(
        (tuple(sorted(made.sets.members(one.target))), tuple(sorted(made.sets.members(str(one.value)))))
        for one in judgements
        if one.verb == "different" and one.id not in made.overruled
    )
    return Verdicts(same=tuple(one for one in same if len(one) > 1), different=tuple(different))
