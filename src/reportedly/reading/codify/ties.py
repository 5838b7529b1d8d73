"""One tie between two actors as a sentence words it, and what the rules for ties share."""

from dataclasses import dataclass

from reportedly.codebook.relations import words
from reportedly.reading.codify.cast import RELATIVE, Cast
from reportedly.reading.codify.clauses import grammatical, prepositions
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

PERSONS = frozenset({"person", "official"})
BREAKS = frozenset({",", "--", "-", "–", "—", "("})


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation before it is tied to a statement.

    Attributes:
        s: the sentence.
        kind: relation of the record.
        subject: whom it is said of.
        other: id of the other actor or place, or a plain string.
        first, last: tokens of the words that bear it, both included.
        at: the word that says it.
    """

    s: Sentence
    kind: str
    subject: Actor
    other: str
    first: int
    last: int
    at: int


def between(cast: Cast, s: Sentence, at: int, *spots: int) -> tuple[int, int]:
    """Return first and last token that cover the word `at` and the mentions headed by `spots`."""
    held = [(at, at), *((spot, spot) for spot in spots), *(e for spot in spots if (e := cast.extent(s, spot)))]
    return min(first for first, _ in held), max(last for _, last in held)


def bearers(cast: Cast, s: Sentence, p: int) -> list[tuple[Actor, int]]:
    """Return who is said to be what the noun at `p` names, each with the token that names him here.

    Title before a name, apposition either way round, predicate, "as" phrase, "one of the …"; nearest first.
    """
    appointing = _appointing(s, p)
    given = _appointed(cast, s, p, appointing) if appointing is not None else []
    if given or (appointing is not None and s.deps[p] != "dobj"):
        return given
    if s.deps[p] == "attr" and s.kid(s.heads[p], "attr") != p:
        return _by_comma(cast, s, p)
    if s.deps[p] == "nsubj" and s.lemmas[s.heads[p]] == "be":  # "whose leader is NAME"
        spot = s.kid(s.heads[p], "attr")
        actor = cast.at(s, spot) if spot is not None else None
        if actor is not None and spot is not None:
            return [(actor, spot)]
    return _titled(cast, s, p) or _apposed(cast, s, p) or _predicated(cast, s, p) or _one_of(cast, s, p)


def _appointing(s: Sentence, p: int) -> int | None:
    """Return the verb that gives somebody the post at `p`: "elected X president", "named X to be", "appointed X as"."""
    if s.deps[p] not in {"oprd", "dobj", "attr", "pobj"} or (s.deps[p] == "pobj" and s.lower[s.heads[p]] != "as"):
        return None
    for above in s.ancestors(p):
        if s.lemmas[above] in words("predicates.appointing") and s.pos[above] == "VERB":
            return above
        if s.pos[above] not in {"ADP", "AUX", "PROPN"} or (s.pos[above] == "AUX" and s.deps[above] != "xcomp"):
            return None
    return None


def _appointed(cast: Cast, s: Sentence, p: int, verb: int) -> list[tuple[Actor, int]]:
    """Return who is given a post: whom a passive is about, else the last person named between its verb and it."""
    own = s.kid(verb, "nsubjpass")
    if own is not None or s.kid(verb, "auxpass") is not None:
        return [] if own is None else _subject(cast, s, verb)
    if s.kid(verb, "neg") is not None:
        return []
    near = ((actor, i) for i in range(p - 1, verb, -1) if (actor := cast.at(s, i)) is not None)
    return [spot for spot in near if spot[0].kind in PERSONS][:1]


def _titled(cast: Cast, s: Sentence, p: int) -> list[tuple[Actor, int]]:
    """Return the name after a title ("group commander NAME")."""
    head = s.heads[p]
    flat = s.deps[p] in {"compound", "nmod", "amod"} and head > p
    actor = cast.at(s, head) if flat else None
    return [(actor, head)] if actor is not None else []


def _apposed(cast: Cast, s: Sentence, p: int) -> list[tuple[Actor, int]]:
    """Return whom the noun stands in apposition to, by the tree or, where that failed, by the commas."""
    spots = [at for k in s.kids_by(p, "appos") for at in (s.conjuncts(k) if s.kids_by(p, "nummod") else [k])]
    nameless = [spot for spot in spots if cast.at(s, spot) is None]
    spots += [far for spot in nameless for far in s.kids_by(spot, "appos")]  # "its head, the admiral NAME"
    spots += [far for spot in nameless if (far := _by_the_name(s, spot)) is not None]
    if s.deps[p] == "appos":
        spots = [s.heads[p], *spots]
    found = [(actor, spot) for spot in spots if (actor := cast.at(s, spot)) is not None]
    return found or _by_comma(cast, s, p)


def _by_the_name(s: Sentence, noun: int) -> int | None:
    """Return the name of "a dentist by the name of NAME", "a clerk called NAME"."""
    by = next((at for name, at in prepositions(s, noun) if name == "by" and s.lemmas[at] == "name"), None)
    if by is not None:
        return dict(prepositions(s, by)).get("of")
    called = next((k for k in s.kids_by(noun, "acl") if s.lower[k] in {"called", "named"}), None)
    return s.kid(called, "oprd", "dobj", "attr") if called is not None else None


def _by_comma(cast: Cast, s: Sentence, p: int) -> list[tuple[Actor, int]]:
    """Return the actor whose mention ends right before the comma or dash in front of the noun's phrase."""
    first = s.left[p]
    if first < 2 or s.words[first - 1] not in BREAKS or s.tags[first] not in {"DT", "PRP$", "JJ", "NN", "NNP"}:  # noqa: PLR2004 - a name and a comma
        return []
    at = first - 2
    while at > 0 and s.words[at] in {")", "-"}:
        at -= 1
    held = [(a, b, actor) for a, b, actor in cast.spans(s) if b in {at, first - 2}]
    head = next((i for a, b, actor in held for i in range(a, b + 1) if cast.at(s, i) is actor), None)
    return [(held[0][2], head)] if head is not None and s.deps[p] not in {"conj", "dobj", "nsubj", "nsubjpass"} else []


def _predicated(cast: Cast, s: Sentence, p: int) -> list[tuple[Actor, int]]:
    """Return the subject of "is a …", "remains the …", "stands as a …"."""
    head = s.heads[p]
    if s.deps[p] == "pobj" and s.lower[head] == "than":  # "little more than a proxy"
        p = s.heads[head]
        head = s.heads[p]
    formed = s.deps[p] == "dobj" and s.lemmas[p] == "part" and s.lemmas[head] in words("predicates.forming")
    if formed or (s.deps[p] in {"attr", "acomp"} and s.lemmas[head] in words("predicates.copulas")):
        return _subject(cast, s, head)
    if s.deps[p] == "pobj" and s.lower[head] == "as":
        verb = s.heads[head]
        thing = s.kid(verb, "dobj", "nsubjpass")
        if s.lemmas[verb] in words("predicates.succeeding"):
            return _subject(cast, s, verb)
        if thing is not None and s.pos[verb] == "VERB":
            return [(actor, thing) for actor in cast.one(s, thing)]
        opening = s.left[head] == s.left[verb] and head < (s.kid(verb, "nsubj", "nsubjpass") or 0)
        if s.lemmas[verb] in words("predicates.as_verbs") or opening:  # "As a member of X, Y …"
            return _subject(cast, s, verb)
    return []


def _subject(cast: Cast, s: Sentence, verb: int) -> list[tuple[Actor, int]]:
    """Return the actors of a verb's grammatical subject; none where it is negated."""
    doer = grammatical(s, verb)
    if doer is None or any(s.deps[k] == "neg" for k in s.kids[verb]):
        return []
    return [(actor, named(s, doer)) for actor in cast.one(s, doer)]


def shared_object(s: Sentence, verb: int) -> int | None:
    """Return the object of a verb, or of the verb after it that it shares one with ("funds, trains and arms X")."""
    for at in s.conjuncts(verb):
        thing = s.kid(at, "dobj")
        if thing is not None or any(s.deps[k] == "prep" for k in s.kids[at]):
            return thing
    return None


def named(s: Sentence, i: int) -> int:
    """Return the antecedent of a relative pronoun, any other token itself."""
    if s.lower[i] in RELATIVE:
        return next((s.heads[at] for at in s.ancestors(i) if s.deps[at] == "relcl"), i)
    return i


def _one_of(cast: Cast, s: Sentence, p: int) -> list[tuple[Actor, int]]:
    """Return who is "one of the" things that the noun names."""
    of = s.heads[p]
    if s.deps[p] != "pobj" or s.lower[of] != "of" or s.lower[s.heads[of]] not in {"one", "part", "some", "most"}:
        return []
    one = s.heads[of]
    return _apposed(cast, s, one) or _predicated(cast, s, one)
