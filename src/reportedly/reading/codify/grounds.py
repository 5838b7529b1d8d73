"""What is told of a place or ground itself: that it fell, or that no shots fall there."""

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.tree import Sentence

AT = frozenset({"in", "at", "around", "near", "along", "across"})
ABOUT = frozenset({"about", "on", "over"})


def is_ground(cast: Cast, s: Sentence, k: int, words: Triggers) -> bool:
    """Say whether a noun is a place, or one of the nouns for ground that is fought over."""
    return cast.place(s, k) is not None or s.lemmas[k] in words.roles["grounds"]


def has_fallen(cast: Cast, s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a place or ground falls: "the town fell to the rebels", "it had not fallen" of a town just named."""
    own = s.kid(i, "nsubj")
    otherwise = s.kid(i, "prt", "advmod", "acomp", "attr", "oprd") is not None  # "fell silent", "fell back"
    if own is None or otherwise or any(s.lower[k] == "by" for k in s.kids_by(i, "prep")):
        return False
    named = s.lower[own] == "it" and any(is_ground(cast, s, k, words) for k in range(own))
    return named or is_ground(cast, s, own, words) or s.lemmas[own] == "capital"


def is_still(cast: Cast, s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a verb has a place, a front or its guns for a subject: "Orsk is quiet", "it is calm in Orsk".

    Of a place it says so at the end of its clause: "Orsk is calm about the price of oil" is no lull.
    """
    own = s.kid(i, "nsubj")
    if own is None:
        return False
    where = [k for name, k in clauses.prepositions(s, i) if name in AT]
    if s.lower[own] == "it":
        return any(cast.place(s, k) is not None or s.lemmas[k] in words.roles["still"] for k in where)
    how = s.kid(i, "acomp", "oprd")
    about = how is not None and any(s.lower[k] in ABOUT for k in s.kids_by(how, "prep"))
    known = s.lemmas[own] in words.roles["still"] | words.roles["grounds"]
    return (known or (s.pos[own] == "PROPN" and cast.place(s, own) is not None)) and not about
