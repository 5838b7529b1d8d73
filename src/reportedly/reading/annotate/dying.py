"""Verbs that tell a death only with another word: "lost his life", "fell in action", "met their deaths"."""

from reportedly.reading.tree import Sentence

LOSING = frozenset(
    {"lose", "give", "lay", "fall", "meet", "find", "attain", "achieve"}
)  # with the words below: their subject died
LOST = frozenset({"life", "death", "end", "martyrdom"})  # "lost his life", "met their deaths", "attained martyrdom"
FALLEN_IN = frozenset({"line", "action", "combat", "battle", "battlefield", "fighting"})
FIELDS = frozenset({"honour", "honor", "battle", "glory"})  # "on the field of honour"
FALLEN_AS = frozenset({"martyr", "hero"})


def fell(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb tells that its subject died: "lost his life", "met their deaths", "fell in action"."""
    if any(_own_end(sentence, k) for k in sentence.kids_by(verb, "dobj")):
        return True
    phrases = [(sentence.lower[k], p) for k in sentence.kids_by(verb, "prep") for p in sentence.kids_by(k, "pobj")]
    return any(
        sentence.lemmas[p] in FALLEN_AS and sentence.lemmas[verb] == "fall"
        if word == "as"
        else word in {"in", "on"} and (sentence.lemmas[p] in FALLEN_IN or _of_honour(sentence, p))
        for word, p in phrases
    )


def _own_end(sentence: Sentence, noun: int) -> bool:
    """Say whether an object is the life or death of whoever lost or met it: "his life", "their deaths", "martyrdom"."""
    if sentence.lemmas[noun] not in LOST:
        return False
    return sentence.lemmas[noun] in {"life", "martyrdom"} or sentence.kid(noun, "poss") is not None


def _of_honour(sentence: Sentence, field: int) -> bool:
    """Say whether a field is one that people die on: "the field of honour"."""
    of = (k for k in sentence.kids_by(field, "prep") if sentence.lower[k] == "of")
    return sentence.lemmas[field] == "field" and any(
        sentence.lemmas[p] in FIELDS for k in of for p in sentence.kids_by(k, "pobj")
    )
