"""Mends sentences joined by a semicolon or colon: the parser hangs one below the other."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence


def semicolon(s: Sentence) -> bool:
    """Make two sentences joined by a semicolon or colon conjuncts: "A says C; B say D" is no statement of B about A.

    What a verb of speech introduces with its colon is that verb's own content.
    """
    if ";" not in s.words and ":" not in s.words:
        return False
    changed = _colon(s)
    for k, dep in enumerate(s.deps):
        head = s.heads[k]
        low, high = min(k, head), max(k, head)
        if dep in {"ccomp", "parataxis"} and ";" in s.words[low:high] and s.kid(k, "mark") is None:
            if k < head and s.lemmas[head] in lexicon().verbs and s.tags[head] in {"VBD", "VBZ", "VBP"}:
                _put_first(s, k, head)
            else:
                s.deps[k] = "conj"
            changed = True
    return changed


def _put_first(s: Sentence, first: int, second: int) -> None:
    """Let the first of two clauses stand above the second, with what stands before it."""
    above = s.heads[second]
    s.heads[first], s.deps[first] = (first if above == second else above), s.deps[second]
    s.heads[second], s.deps[second] = first, "conj"
    for k, head in enumerate(s.heads):
        if head == second and k < first:
            s.heads[k] = first


def _colon(s: Sentence) -> bool:
    """Part "A goes further: it rejects talks" at the colon; turn "A said: it rejects talks" the right way round."""
    changed = False
    for k, dep in enumerate(s.deps):
        head = s.heads[k]
        own = s.kid(head, "nsubj", "nsubjpass")
        if dep != "ccomp" or head < k or ":" not in s.words[k:head] or own is None or own > head:
            continue
        if s.words[s.left[k] : k].count(":") or s.words.index(":", k) > s.left[own]:
            continue
        if is_speechless(s, k):
            above, label = s.heads[head], s.deps[head]
            s.heads[k], s.deps[k] = (k if above == head else above), label
            s.heads[head], s.deps[head] = k, "ccomp"
        else:
            s.deps[k] = "conj"
        changed = True
    return changed


def is_speechless(s: Sentence, k: int) -> bool:
    """Say whether a verb of speech still lacks what is said."""
    rows = lexicon().verbs.get(s.lemmas[k], ())
    return any("clause" in row.takes for row in rows) and s.kid(k, "ccomp", "dobj") is None
