"""Who is said in court or by the police to have done a deed: "on trial on charges of V-ing", "found guilty of N"."""

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.triggering import VERBAL
from reportedly.reading.tree import Sentence

HELD_BY = frozenset({"of", "for", "over", "in", "with", "to"})
STEPS = 6


def charged(s: Sentence, deed: int, words: Triggers) -> list[int]:
    """Return whom a charge or verdict lays a deed on, by the noun or adjective that the deed hangs on.

    "Faces charges of V-ing", "arrested X on suspicion of N", "brought charges of N against X", "X's trial for N",
    "X is innocent of V-ing". Empty where there is no such word or it names nobody.
    """
    above = s.heads[deed]
    if s.lemmas[deed] in words.roles["charges"]:
        return []
    if s.deps[deed] in {"compound", "nmod"}:  # "murder charges"
        return _of_charge(s, above, words)
    if s.deps[deed] not in {"pobj", "pcomp"} or s.lower[above] not in HELD_BY:
        return []
    over = s.heads[above]
    if s.lemmas[over] in words.roles["guilt"]:
        return _judged(s, over)
    if s.pos[over] in VERBAL:  # "on trial on charges [hung on the verb] of", "went on trial for N"
        stood = [p for name, p in clauses.prepositions(s, over) if name in {"on", "under", "to"}]
        stood += s.kids_by(over, "dobj")  # "faces charges over N"
        over = next((p for p in stood if s.lemmas[p] in words.roles["charges"]), over)
    return _of_charge(s, over, words)


def _of_charge(s: Sentence, noun: int, words: Triggers) -> list[int]:
    """Return whom a charge is against: its own "against", its owner, else whose plight it is."""
    if s.lemmas[noun] not in words.roles["charges"]:
        return []
    named = [p for name, p in clauses.prepositions(s, noun) if name == "against"]
    named = named or s.kids_by(noun, "poss")
    if named:
        return named[:1]
    return _faced(s, noun, words)


def _faced(s: Sentence, noun: int, words: Triggers) -> list[int]:
    """Return who faces a charge by the verb that it hangs on, over phrases: "was held, with two others, on charges"."""
    at = noun
    for _ in range(STEPS):
        above = s.heads[at]
        if above == at or s.deps[at] not in {"pobj", "dobj", "nsubjpass", "prep", "conj", "appos"}:
            return []
        if s.pos[above] in VERBAL:
            break
        at = above
    else:
        return []
    against = [p for name, p in clauses.prepositions(s, above) if name == "against"]
    if against:
        return against[:1]
    if s.deps[at] == "prep":
        return _held(s, above)
    if s.deps[at] == "dobj" and s.lemmas[above] in words.roles["facing"]:
        who = clauses.grammatical(s, above)
        return [] if who is None else [who]
    return []


def _held(s: Sentence, verb: int) -> list[int]:
    """Return who is held, tried or sought: the object of the verb, else its subject."""
    if not clauses.is_passive(s, verb) and (held := s.kids_by(verb, "dobj")):
        return held[:1]
    who = clauses.grammatical(s, verb)
    return [] if who is None else [who]


def _judged(s: Sentence, adjective: int) -> list[int]:
    """Return who is found guilty or innocent: "found X guilty of", "X pleaded guilty to", "X, guilty of"."""
    above = s.heads[adjective]
    if s.deps[adjective] == "amod" or s.pos[above] not in VERBAL:
        return [above]
    own = s.kid(adjective, "nsubj")
    if own is not None:
        return [own]
    return _held(s, above)
