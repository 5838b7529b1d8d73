"""The phrases by which a word is told to be somewhere: "in NAME", "in the heart of NAME", "at NAME's old market"."""

from collections.abc import Iterator
from functools import cache

from reportedly.codebook.codebook import triggers
from reportedly.codebook.nouns import words
from reportedly.codebook.scenes import scenes
from reportedly.codebook.times import time_words
from reportedly.reading.codify import clauses
from reportedly.reading.tree import Sentence

DEEP = 6
VERBAL = frozenset({"VERB", "AUX"})
APART = frozenset({"after", "before"})
UNIT = "u"  # the class of "day", "hours"
OWNERS = ("poss", "compound", "nmod")


def phrases(s: Sentence, at: int, deep: int = DEEP, *, inward: bool = True) -> Iterator[tuple[str, int]]:
    """Yield (preposition, noun) of the phrases under a word, nearest first, not into other clauses.

    The names that a noun for a spot bears come with its preposition, as what it is a part of does: "in the NAME
    sector", "at NAME's hospital", "on the outskirts of NAME". `inward`: what stands inside the object's phrase counts
    too ("attacked a base in NAME").
    """
    stack = [(at, 0, "")]
    while stack:
        here, depth, under = stack.pop(0)
        for preposition, inner in clauses.prepositions(s, here):
            if s.pos[inner] in VERBAL or (preposition in APART and _is_apart(s, inner)):
                continue
            name = under if under and preposition == "of" else preposition
            yield name, inner
            spot = is_spot(s, inner)
            yield from ((name, k) for k in s.kids_by(inner, *OWNERS) if spot and lies_in(s, k))
            if depth < deep:
                stack.append((inner, depth + 1, name if spot else ""))
        for k in s.kids_by(here, "advmod", "npadvmod"):  # "35 km south of NAME", "close to NAME"
            yield "near", k
            if depth < deep:
                stack.append((k, depth + 1, ""))
        if depth == 0 and inward:
            objects = (c for k in s.kids_by(here, "dobj", "nsubjpass", "oprd") for c in s.conjuncts(k))
            stack.extend((k, 1, "") for k in objects if s.pos[k] not in VERBAL)


def _is_apart(s: Sentence, noun: int) -> bool:
    """Say whether a noun is told to be some time away: "two days after a raid in NAME" puts only the raid there."""
    before = s.heads[noun] - 1
    return before >= 0 and time_words().classes.get(s.lower[before], ("", 0))[0] == UNIT


def lies_in(s: Sentence, k: int) -> bool:
    """Say whether a noun's owner or first part tells where it is: not in "the NAME hotel"."""
    return s.deps[k] == "poss" or s.lemmas[s.heads[k]] not in scenes().namesakes


def is_spot(s: Sentence, i: int) -> bool:
    """Say whether a noun tells where something is: a building, a part of a town or land, a sort of place."""
    return not _spots().isdisjoint({s.lemmas[i], s.lower[i]})


@cache
def _spots() -> frozenset[str]:
    return triggers().roles["facilities"] | words("heads.place") | words("nouns.places") | scenes().parts
