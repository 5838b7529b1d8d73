"""Mends trees that stand on their head: the clause behind "that" on top, the verb that says it below."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

CLAUSAL = frozenset({"ccomp", "advcl", "parataxis"})


def that_below_its_verb(s: Sentence) -> bool:
    """Put "that C" below the verb that says it: "The radio reported on Monday, citing two officers, that C".

    A clause that opens with "that" can govern no verb of saying that stands before the "that"; an aside between them
    leads the parser astray.
    """
    changed = False
    for clause in range(len(s)):
        that = s.kid(clause, "mark")
        aside = that is not None and s.lower[that] == "that" and s.words[that - 1] == ","
        if that is None or not aside or s.deps[clause] in {"ccomp", "acl", "relcl"}:
            continue
        told = (k for k in s.kids_by(clause, *CLAUSAL) if k < that and s.kid(k, "nsubj", "nsubjpass") is not None)
        verb = next((k for k in told if s.lemmas[k] in lexicon().verbs), None)
        if verb is None:
            continue
        above, dep = s.heads[clause], s.deps[clause]
        for k in s.kids[clause]:
            if k < that and k != verb:
                s.heads[k] = verb
        s.heads[verb], s.deps[verb] = (verb if above == clause else above), dep
        s.heads[clause], s.deps[clause] = verb, "ccomp"
        changed = True
        s.__post_init__()
    return changed
