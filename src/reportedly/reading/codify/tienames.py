"""Ties between two names of one body: a bracket ("Name (Other Name)") and verbs of naming ("renamed itself Y")."""

from collections.abc import Iterator

from reportedly.codebook.relations import words
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.clauses import is_negated, is_passive, is_supposed, prepositions, subject
from reportedly.reading.codify.ties import Tie, between, named
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

ALIAS_WORDS = 7
PEOPLE = frozenset({"person", "official"})
OTHER = frozenset({"another", "different", "new", "other"})
NAMED_KINDS = frozenset({"armed_group", "coalition", "organisation", "military", "person", "official", "media"})
REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
INSIDE = frozenset({"compound", "amod", "nmod", "poss", "det", "case"})


def naming_ties(cast: Cast, s: Sentence, v: int) -> Iterator[Tie]:
    """Yield also_known_as for "X, which renamed itself Y" and "X was renamed Y"."""
    changed = s.lemmas[v] == "change" and s.lemmas[s.kid(v, "dobj") or v] == "name"
    if not (changed or s.lemmas[v] in words("alias.verbs")) or is_negated(s, v) or is_supposed(s, v):
        return
    if changed:
        other, bearer = dict(prepositions(s, v)).get("to"), subject(s, v)
    elif s.lemmas[v] == "go":
        other, bearer = _gone_by(s, v), subject(s, v)
    else:
        other, bearer = _called(s, v), _bearer(s, v)
    if other is None or bearer is None or s.pos[other] != "PROPN" or cast.place(s, other) is not None:
        return
    actor = cast.at(s, other)
    name = actor.id if actor is not None else " ".join(s.words[k] for k in _name_of(s, other))
    for one in cast.one(s, bearer):
        if one.id != name:
            yield Tie(s, "also_known_as", one, name, *between(cast, s, v, named(s, bearer), other), v)


def other_name_ties(cast: Cast, s: Sentence, n: int) -> Iterator[Tie]:
    """Yield also_known_as for "the League is the Front by another name", `n` being the "name"."""
    above = s.heads[s.heads[n]] if s.deps[n] == "pobj" and s.lower[s.heads[n]] in {"by", "under"} else n
    verb = above if s.pos[above] in {"VERB", "AUX"} else s.heads[above]
    again = any(s.lower[k] in OTHER for k in s.kids_by(n, "det", "amod"))
    same, doer = s.kid(verb, "attr"), s.kid(verb, "nsubj")
    if above == n or not again or same is None or doer is None or is_negated(s, verb) or is_supposed(s, verb):
        return
    for one in cast.one(s, doer):
        yield from (
            Tie(s, "also_known_as", one, other.id, *between(cast, s, n, doer, same), n)
            for other in cast.one(s, same)
            if other.id != one.id
        )


def _gone_by(s: Sentence, v: int) -> int | None:
    """Return the head of the name that somebody "goes by", "goes by the name of"."""
    by = dict(prepositions(s, v)).get("by")
    return dict(prepositions(s, by)).get("of", by) if by is not None and s.lemmas[by] == "name" else by


def _called(s: Sentence, v: int) -> int | None:
    """Return the head of the new name: the complement, also behind "as"."""
    inner = s.kid(v, "oprd", "attr")
    behind = next((s.kid(k, "pobj") for k in s.kids_by(v, "prep") if s.lower[k] == "as"), None)
    return inner if inner is not None else behind


def _bearer(s: Sentence, v: int) -> int | None:
    """Return who bears the new name: the passive subject, the noun a participle describes, or who names himself."""
    thing = s.kid(v, "dobj", "dative")
    if thing is None and s.deps[v] == "acl":
        return s.heads[v]
    if thing is None:
        return s.kid(v, "nsubjpass") if is_passive(s, v) else None
    doer = s.heads[v] if s.deps[v] == "acl" else subject(s, v)
    return doer if s.lower[thing] in REFLEXIVE else thing


def _name_of(s: Sentence, head: int) -> list[int]:
    """Return the tokens of a name by its head, its article left out."""
    first = min([head, *(k for k in s.kids[head] if k < head and s.deps[k] in INSIDE)])
    return [k for k in range(first, head + 1) if s.deps[k] != "det"]


def bracket_ties(cast: Cast, s: Sentence) -> Iterator[Tie]:
    """Yield also_known_as for "Name (Other Name)"; an acronym in brackets is only a short form."""
    for first, last, actor in cast.spans(s):
        if actor.kind in NAMED_KINDS and s.pos[last] != "PRON" and last + 1 < len(s) and s.words[last + 1] == "(":
            close = next((i for i in range(last + 2, min(len(s), last + 2 + ALIAS_WORDS)) if s.words[i] == ")"), None)
            start = next((i for i in range(last + 2, len(s)) if s.lower[i] not in words("alias.openers")), last + 2)
            seat = actor.kind in PEOPLE and start == last + 2 and close is not None and "," in s.words[start:close]
            if seat and close is not None:
                yield from _seated(cast, s, actor, last, close)
            elif close is not None and _is_name(s, start, close):
                other = cast.covering(s, close - 1)
                whole = cast.spans(s) if other is not None else ()  # "[NAME (OTHER NAME) cadres]" are not the name
                wider = any(a <= first and close <= b and held is other for a, b, held in whole)
                same = other is None or other.id == actor.id or wider
                name = " ".join(s.words[start:close]) if same else other.id if other else ""
                yield Tie(s, "also_known_as", actor, name, first, close, last + 1)


def _seated(cast: Cast, s: Sentence, person: Actor, last: int, close: int) -> Iterator[Tie]:
    """Yield member_of for "Ana Corso (Harrow, Liberal)", as houses name their members: no other name of hers."""
    comma = max(k for k in range(last, close) if s.words[k] == ",")
    party = cast.covering(s, close - 1)
    name = party.id if party is not None and party.id != person.id else " ".join(s.words[comma + 1 : close])
    if all(word[:1].isupper() for word in s.words[comma + 1 : close]):
        yield Tie(s, "member_of", person, name, last, close, close - 1)


def _is_name(s: Sentence, first: int, past: int) -> bool:
    """Say whether the words in brackets are a name of two words or more, or one that is no acronym."""
    held = s.words[first:past]
    held = held[1:] if held and held[0] == "the" else held
    capitals = [word for word in held if word[:1].isupper()]
    if not held or not capitals or any(ch.isdigit() for word in held for ch in word):
        return False
    plain = [word for word in held if word[:1].islower() and len(word) > 3]  # noqa: PLR2004 - particles are short
    return not plain and not (len(held) == 1 and held[0].isupper())
