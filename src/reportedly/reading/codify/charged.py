"""Who is said in court or by the police to have done a deed: "on trial on charges of V-ing", "found guilty of N"."""

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.triggering import VERBAL
from reportedly.reading.tree import Sentence

HELD_BY = frozenset({"of", "for", "over", "in", "with", "to"})
STEPS = 6


def charged(s: Sentence, deed: int, words: Triggers) -> list[int]:
    """Return whom a charge or verdict lays a deed on, by the noun or adjective that the deed hangs on.

    "Faces charges of V-ing", "arrested X on suspicion of N", "brought charges of N against X", "X's conviction for N",
    "X is innocent of V-ing". Empty where there is no such word or it names nobody, and where the writer himself would
    lay it on somebody who is only tried for it ("on trial for the massacre"): a charge is the word of who brings it.
    """
    above = s.heads[deed]
    if s.lemmas[deed] in words.roles["charges"]:
        return []
    if s.deps[deed] not in {"pobj", "pcomp"} or s.lower[above] not in HELD_BY:
        return []
    over = s.heads[above]
    if s.lemmas[over] in words.roles["guilt"]:
        return [] if clauses.is_negated(s, over) else _judged(s, over)
    told = s.lemmas[over] in words.roles["charges"] and s.lower[above] == "of"
    if not told and s.lemmas[over] not in words.roles["verdicts"]:
        return []
    named = [p for name, p in clauses.prepositions(s, over) if name == "against"]
    return (named or s.kids_by(over, "poss"))[:1] or _faced(s, over, words)


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
