"""Nouns by which a voice only calls another deed: "called the killing a massacre", "… as an act of war".

They judge a deed that is told already; counted as events, one deed would be two.
"""

from collections.abc import Collection

from reportedly.codebook.positions import words
from reportedly.reading.codify import clauses
from reportedly.reading.tree import Sentence

STEPS = 4
WITHIN = frozenset({"of", "for"})


def is_label(s: Sentence, at: int, named: Collection[int]) -> bool:
    """Say whether the noun at `at` is only what one of the words in `named` is called."""
    for _ in range(STEPS):  # "an act of war", "a kind of execution"
        over = s.heads[at]
        if s.deps[at] == "pobj" and s.lower[over] in WITHIN and s.pos[s.heads[over]] == "NOUN":
            at = s.heads[over]
        else:
            break
    verb = _calling(s, at)
    if verb is None:
        return False
    thing = s.kid(verb, "nsubjpass", "dobj")
    return thing is not None and thing != at and thing in named


def _calling(s: Sentence, at: int) -> int | None:
    """Return the verb that gives a noun as a name to its object: its complement, or behind "as"."""
    over = s.heads[at]
    if s.deps[at] == "oprd":
        return over if s.lemmas[over] in words("verdicts.verbs") else None
    if s.deps[at] != "pobj" or s.lower[over] != "as":
        return None
    above = (a for a in s.ancestors(over) if s.lemmas[a] in words("verdicts.verbs"))
    verb = next(above, None)
    held = verb is not None and (s.heads[over] == verb or s.deps[s.heads[over]] in {"dobj", "nsubjpass", "oprd"})
    return verb if held and verb is not None and not clauses.is_negated(s, verb) else None
