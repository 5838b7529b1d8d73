"""Clauses with a speaker of their own, told against what was said before them, which the parser lets swallow both."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

CONCESSIVE = frozenset({"though", "although", "while", "whereas", "but", "even"})
OWN = ("nsubj", "nsubjpass", "expl")


def conceded_by_another(s: Sentence) -> bool:
    """Give "though Y insisted" the clause behind it: "X said C, though Y insisted D" is no saying of X's that D.

    Where no "that" opens D the parser makes D what X said, and hangs Y's verb, and often C, below it.
    """
    changed = False
    for verb, dep in enumerate(s.deps):
        second, mark = s.heads[verb], s.kid(verb, "mark")
        if dep != "advcl" or mark is None or s.lower[mark] not in CONCESSIVE or not _lacks_clause(s, verb):
            continue
        own, outer = s.kid(second, *OWN), s.heads[second]
        if s.deps[second] != "ccomp" or own is None or not outer < verb < s.left[own] <= second:
            continue
        s.heads[second], s.heads[verb] = verb, outer
        for k in s.kids_by(second, "ccomp", "punct", "cc"):
            if k < mark:
                s.heads[k] = outer
        changed = True
    return changed


def _lacks_clause(s: Sentence, verb: int) -> bool:
    """Say whether a verb of saying has a subject and no clause or object yet."""
    rows = lexicon().verbs.get(s.lemmas[verb], ())
    free = s.kid(verb, "ccomp", "xcomp", "dobj") is None and s.kid(verb, "nsubj") is not None
    return free and any("clause" in row.takes for row in rows)
