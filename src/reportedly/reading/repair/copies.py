"""Asides about a document's copies and parts: "In a letter, a copy of which X has seen, Y said that C".

The parser takes the copy for who speaks, or the aside for what is said. The aside becomes a relative clause of the
document in front of it, with the copy inside; what stood in front hangs on the main clause.
"""

from reportedly.reading.repair.insertion import top_clause
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "expl")


def copy_of_which(s: Sentence) -> bool:
    """Hang an aside that opens with "a copy of which" on the document in front of it; say whether the tree changed."""
    changed = False
    for which, word in enumerate(s.lower):
        copy, opener = which - 2, _comma_before(s, which - 2)
        if word != "which" or copy < 1 or s.lower[which - 1] != "of" or opener is None or s.pos[copy] != "NOUN":
            continue
        closing = next((i for i in range(which + 1, len(s)) if s.words[i] == ","), None)
        verb = top_clause(s, which + 1, closing) if closing is not None else None
        held = _document(s, opener)
        if closing is None or verb is None or held is None:
            continue
        main = top_clause(s, closing + 1, len(s))
        changed = _hang(s, (held, copy, which, verb), (opener, closing, main)) or changed
    return changed


def _comma_before(s: Sentence, noun: int) -> int | None:
    """Return the comma in front of "a copy", "parts", "extracts"."""
    at = noun - 1
    while at > 0 and s.deps[at] in {"det", "amod", "compound", "nummod"}:
        at -= 1
    return at if at > 0 and s.words[at] == "," else None


def _document(s: Sentence, opener: int) -> int | None:
    """Return the head of the phrase that ends in front of a comma."""
    at = opener - 1
    while s.heads[at] < opener and s.heads[at] != at and s.pos[s.heads[at]] in {"NOUN", "PROPN"}:
        at = s.heads[at]
    return at if s.pos[at] in {"NOUN", "PROPN"} else None


def _hang(s: Sentence, parts: tuple[int, int, int, int], around: tuple[int, int, int | None]) -> bool:
    """Bring the aside into its form; what stood in front of it goes with the main clause behind it."""
    (held, copy, which, verb), (opener, closing, main) = parts, around
    old = list(zip(s.heads, s.deps, strict=True))
    inside = range(opener + 1, closing)
    own = next((k for k in s.kids_by(verb, *SUBJECTS) if k in inside and k != copy), None)
    if main is not None:
        for i in range(opener):
            s.heads[i] = main if s.heads[i] in inside else s.heads[i]
        if s.root in inside:
            s.heads[main], s.deps[main] = main, "ROOT"
    passive = s.kid(verb, "auxpass") is not None
    s.heads[verb], s.deps[verb] = held, "relcl"
    s.heads[copy], s.deps[copy] = verb, "dobj" if own is not None else "nsubjpass" if passive else "nsubj"
    s.heads[which - 1], s.deps[which - 1] = copy, "prep"
    s.heads[which], s.deps[which] = which - 1, "pobj"
    return old != list(zip(s.heads, s.deps, strict=True))
