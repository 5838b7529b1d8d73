"""Whether those who move are forces: by the kind of actor, by the noun, by what they drive."""

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.tree import Sentence

ARMED = frozenset({"armed_group", "coalition", "military"})


def is_armed(cast: Cast, s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether the doer of a verb is a force, by the kind of actor or the noun; in the passive, nobody else."""
    doer = clauses.agent(s, i) if clauses.is_passive(s, i) else clauses.subject(s, i)
    if doer is None:
        return clauses.is_passive(s, i)
    armed = words.roles["fighters"] | words.roles["troops"]
    known = any(actor.kind in ARMED for actor in cast.who(s, doer))
    return known or s.lemmas[doer] in armed or _is_war_machine(cast, s, doer, words)


def _is_war_machine(cast: Cast, s: Sentence, noun: int, words: Triggers) -> bool:
    """Say whether a noun is of vehicles of war: "armoured vehicles", "bulldozers of the army", "Karsian jeeps"."""
    if s.lemmas[noun] not in words.roles["vehicles"]:
        return False
    near = [*s.kids_by(noun, "amod", "compound", "poss"), *(p for _, p in clauses.prepositions(s, noun))]
    owners = (actor.kind for k in near for actor in cast.who(s, k))
    return any(s.lower[k] in words.roles["armoured"] for k in near) or any(kind in ARMED | {"state"} for kind in owners)
