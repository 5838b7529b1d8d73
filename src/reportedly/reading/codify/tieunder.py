"""Ties that stand in a phrase: "a unit under General X", "under the umbrella of X", "with the blessing of X"."""

from collections.abc import Iterator

from reportedly.codebook.relations import words
from reportedly.reading.codify.cast import MODIFIERS, Cast
from reportedly.reading.codify.clauses import prepositions, subject
from reportedly.reading.codify.ties import Tie, bearers, between, named
from reportedly.reading.codify.tieverbs import is_open
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
BODILY = frozenset({"military", "armed_group"})
SERVING = frozenset({"fight", "serve", "operate"})
SIDING = frozenset({"fight", "side", "be", "stand"})
TURNED = frozenset({"commander_of", "leads"})
Spot = tuple[Actor, int]


def phrase_ties(cast: Cast, s: Sentence, i: int) -> Iterator[Tie]:
    """Yield the ties of the preposition at `i`, of what it hangs on and what its noun is or is of."""
    inner = s.kid(i, "pobj")
    if inner is None or s.heads[i] == i:
        return
    kind, others = _told(cast, s, i, inner)
    if not kind:
        return
    for one, spot in _bearers(cast, s, i):
        for other, at in others:
            if one.kind in words("kinds.groups") and one.id != other.id:
                turned = kind in TURNED
                first, last = between(cast, s, i, spot, at)
                yield Tie(s, kind, other if turned else one, one.id if turned else other.id, first, last, inner)


def _told(cast: Cast, s: Sentence, i: int, inner: int) -> tuple[str, list[Spot]]:
    """Return the kind of tie that a phrase tells, "" for none, and whom it is with."""
    low, noun = s.lower[i], s.lemmas[inner]
    if low == "with" and noun in words("under.favours"):
        return "backed_by", _owners(cast, s, inner)
    if low == "on" and noun in words("under.sides"):
        fights = s.lemmas[s.heads[i]] in SIDING
        return "allied_with" if fights else "", _owners(cast, s, inner)
    if low != "under":
        return "", []
    if noun in words("under.roofs"):
        return "member_of", [spot for spot in _owners(cast, s, inner) if spot[0].kind in words("kinds.groups")]
    of = _owners(cast, s, inner) if noun in words("under.commands") else [(a, inner) for a in cast.who(s, inner)]
    chiefs = [spot for spot in of if spot[0].kind in words("kinds.people")]
    bodies = s.pos[s.heads[i]] in NOMINAL or noun in words("under.commands") or s.lemmas[s.heads[i]] in SERVING
    return _rank(cast, s, i) if chiefs and bodies else "", chiefs


def _rank(cast: Cast, s: Sentence, i: int) -> str:
    """Return whether a body under somebody is commanded or led: fighters and armies have commanders."""
    return "commander_of" if any(one.kind in BODILY for one, _ in _bearers(cast, s, i)) else "leads"


def _owners(cast: Cast, s: Sentence, noun: int) -> list[Spot]:
    """Return whose the noun is: before it or behind "of" and "from", through what is no name ("the land of X")."""
    spots = [k for k in s.kids_by(noun, *MODIFIERS) if k < noun and s.deps[k] == "poss"]
    for name, at in prepositions(s, noun):
        if name in {"of", "from"}:
            further = [far for of, far in prepositions(s, at) if of == "of"] if cast.at(s, at) is None else []
            spots += further or [at]
    named_ = [(actor, k) for k in spots for actor in cast.who(s, k)]
    return named_ or [(actor, k) for k in spots if (actor := cast.named(s.words[k])) is not None]


def _bearers(cast: Cast, s: Sentence, i: int) -> list[Spot]:
    """Return of whom the phrase at `i` is said: the noun it stands behind, or who does what its verb tells."""
    head = s.heads[i]
    if s.pos[head] in NOMINAL:
        return bearers(cast, s, head) or [(actor, head) for actor in cast.one(s, head)]
    doer = subject(s, head) if s.pos[head] in {"VERB", "AUX"} and not is_open(s, head) else None
    return [(actor, named(s, doer)) for actor in cast.who(s, doer)] if doer is not None else []
