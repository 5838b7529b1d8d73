"""Mends nouns of deeds that the parser took for participles: "died in police firing", "army shelling left two dead"."""

from reportedly.codebook.codebook import triggers
from reportedly.reading.tree import Sentence

BEHIND = frozenset({"in", "by", "during", "after", "from", "to", "of"})
BARE = frozenset({"punct", "amod", "compound", "nmod", "acl", "det"})
ONE = frozenset({"a", "an", "some", "several", "many", "those", "these"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def deed_behind_its_doer(s: Sentence) -> bool:
    """Make the gerund the head and the bare noun before it its modifier, where nothing is said of that noun."""
    changed = False
    for k, dep in enumerate(s.deps):
        noun = s.heads[k]
        if dep == "acl" and s.tags[k] == "VBG" and noun == k - 1 and _names_deed(s, k) and _is_bare(s, noun):
            s.heads[k], s.deps[k] = s.heads[noun], s.deps[noun]
            for i in s.kids[noun]:
                if s.deps[i] in {"det", "punct"}:
                    s.heads[i] = k
            s.heads[noun], s.deps[noun] = k, "compound"
            changed = True
    return changed


def _names_deed(s: Sentence, k: int) -> bool:
    """Say whether a gerund without an object is a noun of the codebook."""
    return s.lower[k] in triggers().nouns and s.kid(k, "dobj", "xcomp", "ccomp", "prt") is None


def _is_bare(s: Sentence, noun: int) -> bool:
    """Say whether a noun behind a preposition or before a finite verb is neither counted nor one of several."""
    above = s.heads[noun]
    placed = (s.deps[noun] == "pobj" and s.lower[above] in BEHIND) or (
        s.deps[noun] in {"nsubj", "nsubjpass"} and s.tags[above] in FINITE | {"VBN"}
    )
    plain = all(s.deps[k] in BARE and s.lower[k] not in ONE for k in s.kids[noun])
    return placed and plain and s.lower[noun] != s.lemmas[noun] + "s" and s.pos[noun] in {"NOUN", "PROPN"}
