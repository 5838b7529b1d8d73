"""How given stretches of a sentence are tied to one another: the grammar of ties where the ends are known already.

A person or another program has marked who and what is named; this says which of them fight, meet, help, lead, belong
to, are in, number or rename which. Ends are told by the path between them in the tree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from reportedly.codebook.relations import words
from reportedly.reading.codify.cast import RELATIVE
from reportedly.reading.tree import Parse, Sentence

VERBAL = ("fights", "meets", "allied_with", "leads", "supports", "criticizes")
DOING = frozenset({"nsubj", "agent", "poss"})
DONE_TO = frozenset({"dobj", "nsubjpass", "dative"})
OWNING = frozenset({"poss", "compound", "nmod"})
PLACED = frozenset({"nsubj", "nsubjpass", "dobj"})
UPON = frozenset({"with", "against", "on", "to", "at", "of", "for"})
SIDE = frozenset({"conj", "appos"})
NEXT = 3


@dataclass(frozen=True, slots=True)
class Given:
    """A stretch that somebody marked: its span in code points, and whether it is a place or a number."""

    start: int
    end: int
    place: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A given stretch in the tree: its first and last token, and its head."""

    given: Given
    first: int
    last: int
    head: int


def ties_between(parse: Parse, given: Sequence[Given]) -> list[tuple[Given, str, Given]]:
    """Return (subject, kind, object) of the ties between given stretches that stand in one sentence.

    Kinds: fights, meets, allied_with, leads, supports, criticizes, part_of, located_in, also_known_as, and numbers: the
    object counts the subject.
    """
    held: dict[int, list[Spot]] = {}
    for one in given:
        s = parse.sentence_at(one.start)
        cover = s.cover(one.start, one.end) if s is not None else None
        if s is not None and cover is not None:
            held.setdefault(s.index, []).append(Spot(one, *cover, _head(s, *cover)))
    found = (tie for index, spots in sorted(held.items()) for tie in _in_sentence(parse.sentences[index], spots))
    return list(dict.fromkeys(found))


def _head(s: Sentence, first: int, last: int) -> int:
    """Return the token of a stretch whose head lies outside it."""
    return next((i for i in range(first, last + 1) if not first <= s.heads[i] <= last or s.heads[i] == i), last)


def _in_sentence(s: Sentence, spots: list[Spot]) -> Iterator[tuple[Given, str, Given]]:
    """Yield the ties of one sentence."""
    outer = [spot for spot in spots if not any(_holds(other, spot) for other in spots)]
    for one, two in permutations(outer, 2):
        kind = _kind(s, one, two)
        if kind:
            yield one.given, kind, two.given


def _holds(outer: Spot, inner: Spot) -> bool:
    """Say whether a stretch holds another with the same head: then the longer one is who is meant."""
    return outer is not inner and outer.head == inner.head and outer.first <= inner.first and inner.last <= outer.last


def _kind(s: Sentence, one: Spot, two: Spot) -> str:
    """Return how the first is tied to the second, or ""."""
    if one.first <= two.last and two.first <= one.last:
        return ""
    if two.given.number:
        return "numbers" if _counts(s, two, one) else ""
    if one.given.number:
        return ""
    if two.given.place and _located(s, one, two):
        return "located_in"
    if _renames(s, one, two) or _renames(s, two, one):
        return "also_known_as"
    if _owned(s, one, two):
        return "part_of"
    return "" if one.given.place else _by_verb(s, one, two)


def _counts(s: Sentence, number: Spot, thing: Spot) -> bool:
    """Say whether a number counts a thing: it opens its phrase or stands right before it."""
    if thing.given.place:
        return False
    return number.last + 1 == thing.first and s.heads[number.head] in range(thing.first, thing.last + 1)


def _located(s: Sentence, one: Spot, place: Spot) -> bool:
    """Say whether something is at a place: by a preposition, by a verb of motion, or as a place within a place."""
    return _placed(s, one, place) or _within(s, one, place)


def _within(s: Sentence, one: Spot, place: Spot) -> bool:
    """Say whether a place lies in another: "Brask, Orvania", "Orvania's Brask province"."""
    comma = one.last + 1 < place.first <= one.last + NEXT and s.words[one.last + 1] == ","
    owned = s.deps[place.head] in OWNING and s.heads[place.head] == one.head
    return one.given.place and (comma or owned)


def _placed(s: Sentence, one: Spot, place: Spot) -> bool:
    """Say whether something is said to be at a place, to go there or to do something there."""
    at, who = _lead(s, place.head), _lead(s, one.head)
    if s.deps[at] == "pobj" and s.lower[s.heads[at]] in words("between.located"):
        above = s.heads[s.heads[at]]
        if above in {one.head, who} or (s.deps[who] in OWNING and s.heads[who] == above):
            return True
        return s.deps[who] in PLACED and above in {s.heads[who], *_further(s, s.heads[who])}
    if s.deps[at] == "advmod" and s.deps[who] in PLACED and s.heads[at] == s.heads[who]:
        return True
    if s.deps[at] in DONE_TO and s.deps[who] in DOING and s.lemmas[s.heads[at]] in words("between.moving"):
        return s.heads[at] in {s.heads[who], *_further(s, s.heads[who])}
    return False


def _renames(s: Sentence, one: Spot, two: Spot) -> bool:
    """Say whether the second stands in apposition to the first, or in brackets right behind it."""
    bracket = one.last + 2 == two.first and s.words[one.last + 1] == "("
    beside = s.deps[two.head] == "appos" and s.heads[two.head] == one.head
    return bracket or (beside and one.given.place == two.given.place)


def _owned(s: Sentence, one: Spot, two: Spot) -> bool:
    """Say whether the first belongs to the second: "Y's X", "X of Y", "X from Y", "Y includes X", "X is part of Y"."""
    at, whole = _lead(s, one.head), _lead(s, two.head)
    verb = s.heads[at]
    if s.deps[at] == "dobj" and s.lemmas[verb] in words("between.including"):
        stated = s.heads[whole] == verb and s.deps[whole] == "nsubj"
        return stated or (s.deps[verb] == "relcl" and s.heads[verb] == whole)
    if s.deps[whole] == "pobj" and s.lemmas[s.heads[s.heads[whole]]] in words("between.belonging"):
        step = s.heads[s.heads[whole]]
        return any(step in {k, *_below(s, k)} for k in (verb, one.head)) and not two.given.place
    if s.deps[two.head] in {"poss", "compound"} and s.heads[two.head] == one.head and not two.given.place:
        return True
    of = s.heads[two.head]
    linked = s.deps[two.head] == "pobj" and s.lower[of] in {"of", "from"} and s.heads[of] == one.head
    return linked and not two.given.place


def _by_verb(s: Sentence, one: Spot, two: Spot) -> str:
    """Return what a verb or noun of action makes of its two ends."""
    at, other = _lead(s, one.head), _lead(s, two.head)
    verb = s.heads[at]
    if s.deps[at] == "pobj" and s.lower[verb] == "by":
        verb, doing = s.heads[verb], True
    else:
        doing = s.deps[at] in DOING or (s.deps[at] in {"compound", "amod"} and s.pos[verb] == "NOUN")
    ways = [verb] if doing else []
    ways += [k for k in s.kids_by(at, "relcl") if any(s.lower[n] in RELATIVE for n in s.kids_by(k, "nsubj"))]
    for action in (step for way in ways for step in (way, *_below(s, way))):
        kind = next((name for name in VERBAL if s.lemmas[action] in words(f"between.{name}")), "")
        if kind and _reaches(s, action, other) and (kind != "meets" or not two.given.place):
            return kind
        if s.deps[other] == "pobj" and s.lower[s.heads[other]] == "against" and s.heads[s.heads[other]] == action:
            return "fights"
    return ""


def _further(s: Sentence, verb: int) -> list[int]:
    """Return the verbs that share the subject of a verb: infinitives, participles, conjuncts."""
    found = [verb]
    for at in found:
        found += [k for k in s.kids_by(at, "xcomp", "advcl", "conj") if s.kid(k, "nsubj") is None]
    return found[1:]


def _below(s: Sentence, verb: int) -> list[int]:
    """Return the verbs and nouns of action that a verb's subject shares: infinitives, gerunds, objects, conjuncts."""
    found = [verb]
    for at in found:
        found += s.kids_by(at, "xcomp", "advcl", "conj", "dobj", "pcomp", "acl")
        found += [k for p in s.kids_by(at, "prep") for k in s.kids_by(p, "pobj", "pcomp")]
    return [at for at in found[1:] if s.pos[at] in {"VERB", "NOUN"}]


def _reaches(s: Sentence, action: int, other: int) -> bool:
    """Say whether an action is done to or with what stands at `other`."""
    head = s.heads[other]
    if head == action:
        return s.deps[other] in DONE_TO
    return s.deps[other] == "pobj" and s.heads[head] == action and s.lower[head] in UPON


def _lead(s: Sentence, i: int) -> int:
    """Return the first of the coordinated words, or what an apposition stands beside."""
    while s.deps[i] in SIDE and s.heads[i] != i:
        i = s.heads[i]
    return i
