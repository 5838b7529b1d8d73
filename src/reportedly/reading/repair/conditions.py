"""Conditions that the parser hung on the wrong verb, or made a clause of their own.

"Threatened to leave unless D", "Had the bridge been blown, C", "vowed to block the road should troops arrive".
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "expl")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADV"})


def on_condition(s: Sentence) -> bool:
    """Give what is said its condition: "threatened to leave unless D", "C, X hinted, provided that D"."""
    changed = False
    for k, dep in enumerate(s.deps):
        verb, mark = s.heads[k], s.kid(k, "mark")
        if dep != "advcl" or k < verb or mark is None or s.lower[mark] not in {"if", "unless", "provided"}:
            continue
        told = s.kid(verb, "xcomp", "ccomp")
        if told is not None and told < k and s.lemmas[verb] in lexicon().verbs:
            s.heads[k], changed = told, True
    return changed


def inverted_condition(s: Sentence) -> bool:
    """Make a condition of "Had the bridge been blown, …" and "Should it fall, …", whatever the parser took it for."""
    k = s.heads[0]
    if s.lower[0] not in {"had", "should", "were"} or s.deps[0] not in {"aux", "auxpass"} or s.lower[-1] == "?":
        return False
    own = s.kid(k, "nsubj", "nsubjpass", "expl")
    if own is None or k == s.root or own > k or s.deps[k] == "advcl":
        return False
    s.heads[k], s.deps[k] = s.root, "advcl"
    return True


def inverted_behind(s: Sentence) -> bool:
    """Make a condition of "should troops arrive" at the end of what is promised or said: "vowed to leave should D"."""
    for k in range(2, len(s) - 2):
        clause = s.heads[k]
        if s.lower[k] != "should" or s.deps[k] != "aux" or clause < k or s.tags[clause] not in {"VB", "NN", "VBP"}:
            continue
        own = s.kid(clause, *SUBJECTS)
        before = k - 1
        if (
            own is None
            or own < k
            or s.pos[before] not in NOMINAL
            or s.lower[before] in {"who", "which", "that", "what"}
        ):
            continue  # a subject before "should" makes it no condition
        told = s.kid(clause, "ccomp") if clause == s.root else None
        if told is not None and told < k:
            s.heads[told], s.deps[told] = told, "ROOT"
            for i in s.kids[clause]:
                if s.deps[i] == "punct":
                    s.heads[i] = told
        above = told if told is not None else s.heads[clause]
        held = s.kid(above, "xcomp", "ccomp")
        above = held if held is not None and held < k else above
        if above >= k or s.pos[above] not in {"VERB", "AUX"} or (s.heads[clause], s.deps[clause]) == (above, "advcl"):
            continue
        s.heads[clause], s.deps[clause] = above, "advcl"
        return True
    return False


CONDITIONS = (inverted_condition, inverted_behind)
