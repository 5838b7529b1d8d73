"""Mends sentences that open with a quotation and end with who says it: "“First the mill, then ours,” a farmer said".

The form is so fixed that the tree need not be asked: what stands behind the closing mark is a speaker and a verb of
saying, in this order or the other. The parser makes the speaker an apposition of what was said, or finds the subject
of the verb inside the quotation.
"""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

MARKS = frozenset({'"', "“", "”", "``", "''"})
ENDS = frozenset({",", "!", "?", "—", "…"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PAST = FINITE | {"VBN"}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
CLAUSAL = frozenset({"VERB", "AUX"})


def told_behind_quotation(s: Sentence) -> bool:
    """Put a quotation below the verb of saying behind it, and the speaker beside that verb under it."""
    closing = _closing(s)
    found = _teller(s, closing) if closing else None
    if found is None:
        return False
    verb, speaker = found
    within = [k for k in s.kids[verb] if s.deps[k] in SUBJECTS and k <= closing]
    if s.root > closing and not within and s.heads[speaker] > closing and s.deps[speaker] != "dobj":
        return False
    top = s.root if 0 < s.root < closing else _top(s, closing)
    for i in range(len(s)):
        if i in {verb, speaker, top}:
            continue
        if i <= closing < s.heads[i]:
            s.heads[i] = top
            s.deps[i] = "dep" if s.deps[i] in SUBJECTS else s.deps[i]
        elif i > closing >= s.heads[i]:
            s.heads[i] = speaker if i < verb else verb
    s.heads[verb], s.deps[verb] = verb, "ROOT"
    s.tags[verb] = "VBD" if s.tags[verb] == "VBN" else s.tags[verb]
    s.heads[speaker], s.deps[speaker] = verb, "nsubj"
    s.heads[top], s.deps[top] = verb, "ccomp" if s.pos[top] in CLAUSAL else "dep"
    return True


def _closing(s: Sentence) -> int:
    """Return the mark that closes the quotation which the sentence opens with, if it has no other; else 0."""
    marks = [i for i, word in enumerate(s.words) if word in MARKS]
    whole = len(marks) == 2 and marks[0] == 0 and marks[1] < len(s) - 2  # noqa: PLR2004 - one pair
    return marks[1] if whole and marks[1] > 1 and s.words[marks[1] - 1] in ENDS else 0


def _top(s: Sentence, closing: int) -> int:
    """Return the word on which the quotation hangs together: one of its verbs, else the first that hangs outside."""
    outward = [i for i in range(1, closing) if s.heads[i] > closing and s.pos[i] != "PUNCT"]
    return next((i for i in outward if s.pos[i] in CLAUSAL), outward[0] if outward else 1)


def _teller(s: Sentence, closing: int) -> tuple[int, int] | None:
    """Return the verb of saying behind the quotation and the head of its speaker."""
    first = closing + 1
    if s.tags[first] in PAST and s.pos[first] == "VERB":
        speaker = _phrase(s, first + 1)
        return (first, speaker) if speaker is not None and _quotes(s, first) else None
    speaker = _phrase(s, first)
    if speaker is None:
        return None
    verbs = [i for i in _plain(s, speaker + 1) if s.tags[i] in PAST and s.pos[i] == "VERB" and _quotes(s, i)]
    verb = next((i for i in verbs if s.tags[i] in FINITE), verbs[0] if verbs else None)
    return (verb, speaker) if verb is not None else None


def _phrase(s: Sentence, first: int) -> int | None:
    """Return the last noun or name of the phrase that begins at a token: "its chief engineer"."""
    last = first
    while last < len(s) and (s.pos[last] in NAMING or s.tags[last] in {"POS", "HYPH"}) and s.tags[last][0] != "W":
        last += 1
    named = [i for i in range(first, last) if s.pos[i] in {"NOUN", "PROPN", "PRON"} and s.deps[i] != "npadvmod"]
    if not named and last - 1 > first and s.pos[first] == "DET" and s.deps[last - 1] in SUBJECTS:
        return last - 1  # "an orderly", read as an adjective
    return named[-1] if named and s.tags[named[-1]] != "PRP$" else None


def _plain(s: Sentence, first: int) -> Iterator[int]:
    """Yield the tokens from `first` on outside of asides between commas; a relative clause without one ends them."""
    apart = False
    for i in range(first, len(s)):
        if s.words[i] == ",":
            apart = not apart
        elif not apart and s.tags[i] in {"WP", "WDT", "WP$"}:
            return
        elif not apart:
            yield i


def _quotes(s: Sentence, verb: int) -> bool:
    """Say whether a verb is one that a quotation may stand before."""
    if s.lemmas[verb] in lexicon().lists["lists.exclaiming"]:
        return True
    return any("quote" in row.takes and not row.particle for row in lexicon().verbs.get(s.lemmas[verb], ()))
