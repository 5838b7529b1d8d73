"""Negations that negate nothing: "it could not be clearer" says that it is as clear as can be."""

from reportedly.reading.tree import Sentence

COULD = frozenset({"could", "can", "ca"})
UTMOST = frozenset({"be", "come", "go", "agree", "happen", "arrive", "choose", "pick", "matter", "get"})


def could_be_no_more(s: Sentence, head: int) -> bool:
    """Say whether a negated "could" heightens what it stands with: "could not be clearer", "come at a worse time"."""
    undone = any(s.deps[k] == "neg" or s.lower[k] in {"hardly", "scarcely"} for k in s.kids[head])
    if not undone or not any(s.lower[k] in COULD for k in s.kids_by(head, "aux")) or "than" in s.lower[head:]:
        return False
    told = s.kids_by(head, "acomp", "oprd", "attr", "advmod", "dobj")
    told += [p for k in s.kids_by(head, "prep") for p in s.kids_by(k, "pobj")]
    return s.lemmas[head] in UTMOST and any(_is_more(s, k) for k in told if k > head)


def _is_more(s: Sentence, i: int) -> bool:
    """Say whether a word, or the adjective of "a …" noun, is compared: "clearer", "more wrong", "a worse time"."""
    if s.pos[i] == "NOUN":
        return any(s.lower[k] in {"a", "any"} for k in s.kids_by(i, "det")) and any(
            _is_more(s, k) for k in s.kids_by(i, "amod")
        )
    more = s.tags[i] in {"JJR", "RBR"} and s.lower[i] not in {"longer", "further"}
    return more or any(s.lower[k] in {"more", "less"} for k in s.kids_by(i, "advmod"))
