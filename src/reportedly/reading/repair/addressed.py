"""Nouns that ask something of somebody, with whom they come from, whom they go to, and what they ask."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

TO_WHOM = frozenset({"on", "upon", "to"})
BETWEEN = frozenset({"on", "upon", "to", "for", "by", "from", "of", "at", "against", "with"})


def author_of_what_is_asked(s: Sentence) -> bool:
    """Give "calls from X on Y to V" its X, of whom the parser made the subject of V and left "from" without anybody."""
    changed = False
    for k, dep in enumerate(s.deps):
        who = s.kid(k, "nsubj")
        if dep not in {"ccomp", "xcomp"} or s.tags[k] != "VB" or who is None or s.tags[k - 1] != "TO":
            continue
        prep = s.left[who] - 1
        noun = s.heads[prep]
        if s.lower[prep] in BETWEEN and not s.kids[prep] and s.lemmas[noun] in lexicon().lists["nouns_of.directives"]:
            s.heads[who], s.deps[who], s.deps[k], changed = prep, "pobj", "xcomp", True
    return changed


def what_was_asked(s: Sentence) -> bool:
    """Hang "to V" on the noun that asks for it: in "disputed orders from above to halt" it tells what was ordered.

    So does "drew pleas by relatives to the captors to free her", where the parser hung each phrase on the verb.
    """
    changed = False
    for k, dep in enumerate(s.deps):
        if dep not in {"advcl", "xcomp"} or s.tags[k] != "VB" or s.left[k] == k or s.lower[s.left[k]] != "to":
            continue
        noun = _asking(s, s.heads[k], k)
        if noun is None:
            continue
        phrases = [i for i in s.kids[s.heads[k]] if noun < i < k and s.pos[i] in {"ADP", "PART"} and s.kids[i]]
        if dep == "xcomp" and not any(s.deps[i] == "prep" for i in range(noun, k)):
            continue  # "prompted calls to stop"
        for i in (*phrases, *_addressing(s, [*s.kids[noun], *phrases], k)):
            s.heads[i] = noun
        s.heads[k], s.deps[k], changed = noun, "acl", True
    return changed


def _addressing(s: Sentence, phrases: list[int], k: int) -> list[int]:
    """Return "on Y" of "calls from X on Y to V", which the parser hung on X; `phrases` are those of the noun."""
    authors = [p for a in phrases if s.lower[a] in {"from", "by", "of"} for p in s.kids[a]]
    return [i for p in authors for i in s.kids_by(p, "prep") if s.lower[i] in TO_WHOM and i < k and s.pos[p] != "VERB"]


def _asking(s: Sentence, verb: int, k: int) -> int | None:
    """Return the noun of asking under a verb with nothing but its own and phrases of whom it concerns before "to V"."""
    nouns = lexicon().lists["nouns_of.directives"]
    inside = s.subtree(verb)
    noun = next((i for i in reversed(inside) if verb < i < k and s.lemmas[i] in nouns and s.pos[i] == "NOUN"), None)
    if noun is None or s.left[k] <= noun or not _is_object(s, noun, verb):
        return None
    beside = (i for i in s.kids[verb] if noun < i < k and s.lower[i] in BETWEEN and s.deps[i] in {"prep", "agent"})
    held = {*s.subtree(noun), *(i for prep in beside for i in s.subtree(prep))}
    return noun if all(i in held for i in range(noun, s.left[k])) else None


def _is_object(s: Sentence, noun: int, verb: int) -> bool:
    """Say whether a noun is the object of a verb, by a preposition or without, or what there is."""
    over = s.heads[noun]
    return (over == verb and s.deps[noun] in {"dobj", "nsubjpass", "pobj", "attr"}) or (
        s.deps[noun] == "pobj" and s.heads[over] == verb
    )
