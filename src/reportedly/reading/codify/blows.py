"""When "struck" and "hit" tell of arms: a weapon dealt the blow, or what it befell has a name or a number."""

from collections.abc import Sequence

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.tree import Sentence


def is_of_arms(s: Sentence, i: int, befallen: Sequence[int], words: Triggers) -> bool:
    """Say whether the blow at token `i` is one of arms, whatever it befell (`befallen`: nouns).

    "Shells hit a field", "the Amber Star was hit in the engine room", "four have been hit" are, unless another doer
    is told: "was hit by a cold winter".
    """
    doers = [k for k in (clauses.subject(s, i), clauses.agent(s, i)) if k is not None]
    doers += [p for name, p in clauses.prepositions(s, i) if name == "with"]
    if befallen and any(s.lemmas[k] in words.modes for k in doers):
        return True
    held = clauses.grammatical(s, i) if clauses.is_passive(s, i) and not doers else None
    counted = held is not None and s.pos[held] == "NUM" and s.tags[s.right[held]] != "NN"
    return held is not None and (s.pos[held] == "PROPN" or counted)
