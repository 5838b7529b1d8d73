"""Whether a clause beside another tells something itself, or belongs to what the other tells."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

ANSWERED = frozenset({"it", "this", "that"})
# Who "puts that on paper" answers nothing: what a verb answers, it takes for what is said.
ANSWERING = frozenset({"noun", "claim", "told", "clause", "verdict", "predicate"})


def is_told(s: Sentence, c: int) -> bool:
    """Say whether a verb itself tells something: "…, and Y says that D"."""
    return s.lemmas[c] in lexicon().verbs and s.kid(c, "ccomp", "parataxis") is not None


def has_its_say(s: Sentence, c: int) -> bool:
    """Say whether a clause is a speaker's own: he tells something, answers it ("denied it"), or accuses somebody."""
    answered, rows, own = s.kid(c, "dobj"), lexicon().verbs.get(s.lemmas[c], ()), s.kid(c, "nsubj")
    if answered is not None and s.lower[answered] in ANSWERED and any(row.takes & ANSWERING for row in rows):
        return True
    another = own is not None and s.tags[own] != "PRP"
    accuses = another and answered is not None and any("blame" in row.takes for row in rows)
    denies = another and s.kid(c, "dobj", "xcomp") is not None and any(row.commitment == "denies" for row in rows)
    return accuses or denies or is_told(s, c)


def is_nobody(s: Sentence, k: int) -> bool:
    """Say whether a subject is nobody at all: "nobody", "no one", "none"."""
    return s.lower[k] in {"nobody", "none"} or (s.lower[k] == "one" and s.lower[max(k - 1, 0)] == "no")
