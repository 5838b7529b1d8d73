"""Ties that a verb, a participle before a noun, an adjective, a noun of bonds or an owner makes."""

from collections.abc import Iterator

from reportedly.codebook.relations import TieWord, relation_words, words
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.clauses import (
    agent,
    clause,
    grammatical,
    is_negated,
    is_passive,
    is_supposed,
    prepositions,
    subject,
)
from reportedly.reading.codify.needs import is_person
from reportedly.reading.codify.ties import Tie, bearers, between, named, shared_object
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

NEAR = 6
PAST = frozenset({"VBD", "VBN"})
KEPT_FROM = frozenset({"against", "from", "without"})
FIGHTING = frozenset({"military", "armed_group", "coalition"})
NEITHER = frozenset({"no", "neither"})
MODALS = frozenset({"could", "would", "may", "might", "should", "can", "must"})
ADJECTIVAL = ("allied_with", "at_odds_with", "part_of")
WISHED = frozenset({"xcomp", "advcl", "acl", "ccomp", "pcomp", "relcl"})
Spot = tuple[Actor, int]


def verb_ties(cast: Cast, s: Sentence, v: int) -> Iterator[Tie]:
    """Yield the ties of the verb at `v`: of the first row whose both ends are there."""
    rows = relation_words().verbs.get(s.lemmas[v], ())
    ordering = s.lemmas[v] in words("orders.verbs")
    if not (rows or ordering) or is_open(s, v):
        return
    for row in rows:
        if is_over(s, v) and row.kind != "also_known_as":
            continue
        found = [*_by_row(cast, s, v, row)]
        if found:
            yield from found
            return
    if ordering:
        yield from _ordered(cast, s, v)


def is_open(s: Sentence, v: int) -> bool:
    """Say whether a verb is negated, denied, supposed, only possible, or wished for."""
    if s.deps[v] == "pcomp" and s.lower[s.heads[v]] in KEPT_FROM:
        return True  # "warned X against arming Y"
    if s.deps[v] in {"xcomp", "ccomp"} and s.lemmas[s.heads[v]] in words("governors.denying"):
        return True
    wished = s.tags[v] == "VB" and s.deps[v] in WISHED and s.lemmas[s.heads[v]] not in words("governors.real")
    if wished and any(s.tags[k] == "TO" for k in s.kids[v]):
        return True
    return is_negated(s, v) or is_supposed(s, v) or any(s.lower[k] in MODALS for k in s.kids_by(v, "aux"))


def is_over(s: Sentence, v: int) -> bool:
    """Say whether a verb tells what once was: "which once armed the group"."""
    told = [k for k in s.kids_by(v, "advmod") if s.lower[k] in words("unlike.once") or (s.lower[k] == "then" and k > v)]
    return s.tags[v] in PAST and bool(told)


def _by_row(cast: Cast, s: Sentence, v: int, row: TieWord) -> Iterator[Tie]:
    """Yield the ties of one row."""
    if row.particles and not any(s.lower[k] in row.particles for k in s.kids[v]):
        return
    ones, others = _ones(cast, s, v, row), _others(cast, s, v, row)
    for one, spot in ones:
        for other, name, place in others:
            if _may_be(one, other, row) and name != one.id:
                if (
                    row.kind == "umbrella_of"
                    and other is not None
                    and other.kind == "described"
                    and is_person(s, place)
                ):
                    continue  # "is made up of volunteers"
                first, last = between(cast, s, v, spot, place)
                if s.lemmas[v] == "belong" and s.pos[spot] == "NOUN" and s.lemmas[spot] in words("owned.units"):
                    yield Tie(s, "part_of", one, name, first, last, v)
                    continue
                if row.turned and other is not None:
                    yield Tie(s, row.kind, other, one.id, first, last, v)
                elif not row.turned:
                    yield Tie(s, row.kind, one, name, first, last, v)


def _may_be(one: Actor, other: Actor | None, row: TieWord) -> bool:
    """Say whether both ends are of the kinds that the row wants."""
    right = not row.object or (other is not None and other.kind in row.object)
    return right and (not row.subject or one.kind in row.subject)


def _ones(cast: Cast, s: Sentence, v: int, row: TieWord) -> list[Spot]:
    """Return whom the verb speaks of."""
    if row.patient:
        passive = is_passive(s, v) or s.deps[v] in {"acl", "amod"} or s.tags[v] == "VBN"
        doer = s.kid(v, "nsubjpass", "nsubj") if passive else None
        if doer is None and passive and s.deps[v] in {"acl", "relcl", "advcl", "amod"}:
            doer = s.heads[v] if s.pos[s.heads[v]] in {"NOUN", "PROPN"} else grammatical(s, v)
    else:
        doer = subject(s, v)
    return [(actor, named(s, doer)) for actor in cast.who(s, doer)] if doer is not None else []


def _others(cast: Cast, s: Sentence, v: int, row: TieWord) -> list[tuple[Actor | None, str, int]]:
    """Return the other ends as (actor or None, id or plain string, token)."""
    if row.preposition:
        spots = [at for name, at in prepositions(s, v) if name == row.preposition]
        deeper = ("prep", "prt", "advmod", *(["dobj"] if row.kind == "split_from" else []))  # "parted ways with X"
        spots += [at for k in s.kids_by(v, *deeper) for name, at in prepositions(s, k) if name == row.preposition]
    else:
        thing = s.kid(v, "nsubjpass") if is_passive(s, v) else shared_object(s, v)
        spots = [thing] if thing is not None else []
        if is_passive(s, v) and thing is None and s.deps[v] == "xcomp":
            spots = [doer] if (doer := grammatical(s, v)) is not None else []  # "is believed to be financed by X"
        first = _first(s, v)
        if is_passive(s, v) and thing is None and s.deps[first] == "acl" and not row.patient:
            spots = [s.heads[first]]
    if row.kind == "based_in":
        return [(None, place.id, at) for at in spots if (place := cast.place(s, at)) is not None]
    if row.kind == "also_known_as":
        return [_alias(cast, s, at) for at in spots if s.pos[at] == "PROPN"]
    spots = [at for at in spots if not any(s.lower[k] in NEITHER for k in s.kids_by(at, "det"))]
    return [(actor, actor.id, at) for at in spots for actor in cast.who(s, at)]


def _first(s: Sentence, v: int) -> int:
    """Return the first of coordinated verbs ("a militia [financed] by X and commanded by Y")."""
    while s.deps[v] == "conj" and s.tags[s.heads[v]] == s.tags[v]:
        v = s.heads[v]
    return v


def _alias(cast: Cast, s: Sentence, at: int) -> tuple[Actor | None, str, int]:
    """Return the other name: an actor of its own, or the plain words."""
    actor = cast.at(s, at)
    return actor, actor.id if actor is not None else " ".join(s.words[s.left[at] : at + 1]), at


def _ordered(cast: Cast, s: Sentence, v: int) -> Iterator[Tie]:
    """Yield gives_orders_to for "X ordered Y to do"."""
    thing, doer = s.kid(v, "nsubjpass" if is_passive(s, v) else "dobj"), subject(s, v)
    done = clause(s, v)
    if done is not None and thing is None:
        thing = s.kid(done, "nsubj")
    if thing is None or doer is None or done is None:
        return
    for giver in cast.who(s, doer):
        for taker in cast.who(s, thing):
            if taker.kind in words("kinds.groups") and taker.id != giver.id:
                yield Tie(s, "gives_orders_to", giver, taker.id, *between(cast, s, v, doer, thing), v)


def order_ties(cast: Cast, s: Sentence, n: int) -> Iterator[Tie]:
    """Yield gives_orders_to for "orders from X to Y" and "Y awaits orders from X"."""
    verb = s.heads[n] if s.deps[n] == "dobj" else None
    givers = _givers(cast, s, n, verb)
    if not givers:
        return
    takers = [(actor, at) for name, at in prepositions(s, n) if name == "to" for actor in cast.who(s, at)]
    if not takers and verb is not None and s.lemmas[verb] in words("orders.receivers"):
        doer = subject(s, verb)
        takers = [(actor, doer) for actor in cast.who(s, doer)] if doer is not None else []
    for giver, at in givers:
        for taker, spot in takers:
            if taker.id != giver.id:
                yield Tie(s, "gives_orders_to", giver, taker.id, *between(cast, s, n, at, spot), n)


def _givers(cast: Cast, s: Sentence, n: int, verb: int | None) -> list[Spot]:
    """Return whose orders they are."""
    spots = [*s.kids_by(n, "poss"), *(at for name, at in prepositions(s, n) if name in {"from", "by"})]
    if verb is not None:
        spots += [at for name, at in prepositions(s, verb) if name == "from"]
    doer = agent(s, n)
    return [
        (actor, at)
        for at in dict.fromkeys([*spots, *([doer] if doer is not None else [])])
        for actor in cast.who(s, at)
    ]


def bond_ties(cast: Cast, s: Sentence, n: int) -> Iterator[Tie]:
    """Yield the tie of "close ties to X", "at odds with X", "cooperation with X"."""
    kind, said = _bond(s, n), _sworn(s, n)
    if (s.lemmas[n] in words("ties.lasting") and not _goes_on(s, n)) or _is_ended(s, said):
        return
    pairs = [at for name, at in prepositions(s, n) if name == "between"]
    if pairs:
        yield from _both(cast, s, n, kind, pairs[0])
        return
    bases = [n, said, s.heads[said]] if s.deps[said] == "dobj" else [n, said]
    near = [at for base in dict.fromkeys(bases) for name, at in prepositions(s, base) if name in words("ties.to")]
    others, keepers = [at for at in near if at > n], _keepers(cast, s, said)
    if not others and len(keepers) > 1 and (s.deps[n] == "dobj" or s.lower[s.heads[n]] == "at"):
        yield Tie(s, kind, keepers[0][0], keepers[1][0].id, *between(cast, s, n, keepers[0][1]), n)
    for at in others[:1]:
        for one, spot in keepers:
            for other in cast.who(s, at):
                if other.id != one.id:
                    yield Tie(s, kind, one, other.id, *between(cast, s, n, spot, at), n)


def _sworn(s: Sentence, n: int) -> int:
    """Return the noun by which a bond is sworn: "an oath of allegiance", "its pledge of loyalty"; else itself."""
    of = s.heads[n]
    by = s.deps[n] == "pobj" and s.lower[of] == "of" and s.lemmas[s.heads[of]] in words("ties.oaths")
    return s.heads[of] if by else n


def _is_ended(s: Sentence, n: int) -> bool:
    """Say whether a bond is the object of a verb that ends it: "severed its ties to", "renounced its allegiance to"."""
    return s.deps[n] in {"dobj", "nsubjpass"} and s.lemmas[s.heads[n]] in words("ties.ended")


def _goes_on(s: Sentence, n: int) -> bool:
    """Say whether fighting is told of as going on: "clashes between X and Y continued", "their long-running feud"."""
    verb = s.heads[n] if s.deps[n] == "nsubj" else n
    return s.lemmas[verb] in words("ties.going")


def _bond(s: Sentence, n: int) -> str:
    """Return the kind of a bond by its noun; "tense relations" and "ties are strained" are at odds."""
    ties = relation_words().ties
    kind = ties.get(s.lower[n]) or ties[s.lemmas[n]]
    said = s.kids_by(n, "amod")
    if s.deps[n] in {"nsubj", "nsubjpass"}:
        said += [s.heads[n], *s.kids_by(s.heads[n], "acomp")]
    return "at_odds_with" if any({s.lower[k], s.lemmas[k]} & words("ties.soured") for k in said) else kind


def _both(cast: Cast, s: Sentence, n: int, kind: str, at: int) -> Iterator[Tie]:
    """Yield the tie between the first two of "ties between X and Y"."""
    held = cast.who(s, at)
    if len(held) > 1:
        yield Tie(s, kind, held[0], held[1].id, *between(cast, s, n, at, *s.conjuncts(at)), n)


def _keepers(cast: Cast, s: Sentence, n: int) -> list[Spot]:
    """Return who has the bond: possessive, subject, or the noun that "with close ties" stands behind."""
    own = [(actor, k) for k in s.kids_by(n, "poss") for actor in cast.who(s, k)]
    head = s.heads[n]
    if own or (s.deps[n] == "dobj" and s.lemmas[head] not in words("ties.keepers")):
        return own
    if s.deps[n] == "dobj":
        return _subjects(cast, s, head)
    if s.deps[n] != "pobj" or s.lower[head] not in {"with", "at", "in"}:
        return []
    above = s.heads[head]
    if s.pos[above] in {"NOUN", "PROPN", "NUM"}:
        return bearers(cast, s, above) or [(actor, above) for actor in cast.one(s, above)]
    moved = s.kid(above, "dobj")
    if moved is not None:
        return [(actor, moved) for actor in cast.who(s, moved)]
    return _subjects(cast, s, above)


def _subjects(cast: Cast, s: Sentence, verb: int) -> list[Spot]:
    """Return the grammatical subject of a verb that is not denied."""
    doer = None if is_open(s, verb) else grammatical(s, verb)
    return [(actor, named(s, doer)) for actor in cast.who(s, doer)] if doer is not None else []


def participle_ties(cast: Cast, s: Sentence, i: int) -> Iterator[Tie]:
    """Yield the tie of "X-backed Y", `i` being the participle after the hyphen."""
    row = relation_words().modifiers[s.lower[i]]
    if i < 2 or s.words[i - 1] not in {"-", "‑", "–"}:  # noqa: PLR2004 - a name and a hyphen
        return
    holder, place = _before_hyphen(cast, s, i - 2), cast.place(s, i - 2)
    target = _after(cast, s, i)
    if row.kind == "based_in":
        seat = place or holder
        if seat is not None and target is not None and target[0].id != seat.id:
            yield Tie(s, row.kind, target[0], seat.id, *between(cast, s, i - 2, target[1]), i)
    elif holder is not None and target is not None and target[0].id != holder.id:
        one, two = (holder, target[0]) if row.turned else (target[0], holder)
        yield Tie(s, row.kind, one, two.id, *between(cast, s, i - 2, target[1]), i)
    elif holder is not None and row.lemma == "led":
        yield from _led(s, i, holder)


def _before_hyphen(cast: Cast, s: Sentence, i: int) -> Actor | None:
    """Return who stands before the hyphen: a mention or a state's name or demonym."""
    return cast.at(s, i) or cast.named(s.words[i])


def _after(cast: Cast, s: Sentence, i: int) -> Spot | None:
    """Return whom a participle describes: the head of its noun phrase, else the first group named in it."""
    head = s.heads[i]
    held = cast.one(s, head) if head > i else []
    if held:
        return held[0], head
    for at in range(i + 1, min(len(s), i + NEAR)):
        actor = cast.at(s, at)
        if actor is not None and actor.kind in words("kinds.groups"):
            return actor, at
        if s.pos[at] not in {"ADJ", "NOUN", "PROPN", "PUNCT", "VERB"}:
            return None
    return None


def _led(s: Sentence, i: int, leader: Actor) -> Iterator[Tie]:
    """Yield leads for what is no actor ("the US-led invasion of 2003"), by its words."""
    head = s.heads[i]
    if head <= i or s.lemmas[head] not in words("operations.words"):
        return
    of = next((k for k in s.kids_by(head, "prep") if s.lower[k] in {"of", "in", "against"}), None)
    last = s.right[of] if of is not None and s.right[of] - of < NEAR else head
    before = [k for k in range(s.left[head], i - 2) if s.pos[k] in {"NUM", "ADJ", "PROPN"}]
    name = " ".join([*(s.words[k] for k in before), *s.words[i + 1 : last + 1]])
    yield Tie(s, "leads", leader, name, i - 2, last, i)


def pro_ties(cast: Cast, s: Sentence, i: int) -> Iterator[Tie]:
    """Yield the tie of "pro-X Y" and "anti-X Y"."""
    if i + 2 >= len(s) or s.words[i + 1] != "-":
        return
    friend = _before_hyphen(cast, s, i + 2)
    target = _after(cast, s, i + 2) if s.heads[i + 2] > i + 2 else _after(cast, s, i)
    if friend is not None and target is not None and friend.id != target[0].id:
        kind = "allied_with" if s.lower[i] == "pro" else "at_odds_with"
        yield Tie(s, kind, target[0], friend.id, *between(cast, s, i, target[1]), i)


def adjective_ties(cast: Cast, s: Sentence, i: int) -> Iterator[Tie]:
    """Yield the tie of "loyal to X" and "hostile to X", of the noun it follows or the subject it is said of."""
    kind = next((name for name in ADJECTIVAL if s.lemmas[i] in words(f"adjectives.{name}")), "")
    over = s.heads[i] if s.deps[i] == "acomp" else i
    others = [at for base in dict.fromkeys((i, over)) for name, at in prepositions(s, base) if name == "to"]
    if not (kind and others) or is_open(s, i):
        return
    near = s.lemmas[i] in words("adjectives.near")  # of somebody named: "sources close to X" are no allies of his
    head = s.heads[i]
    if s.deps[i] == "acomp":
        ones = _subjects(cast, s, head)
    else:
        ones = [(actor, head) for actor in cast.one(s, head)] if s.deps[i] in {"amod", "acl", "relcl", "appos"} else []
    for one, spot in ones:
        for other in cast.who(s, others[0]):
            if other.id != one.id and not (near and "described" in {one.kind, other.kind}):
                yield Tie(s, kind, one, other.id, *between(cast, s, i, spot, others[0]), i)


def owner_ties(cast: Cast, s: Sentence, i: int) -> Iterator[Tie]:
    """Yield leads for "NAME's Red Column", "NAME's movement": his body; part_of for "the army's Third Corps"."""
    leader, head = cast.at(s, i), s.heads[i]
    body = cast.at(s, head)
    if leader is not None and body is not None and leader.kind in FIGHTING and leader.id != body.id:
        if s.lemmas[head] in words("owned.units") and s.pos[head] == "PROPN":
            yield Tie(s, "part_of", body, leader.id, *between(cast, s, head, i), head)
        return
    named = s.pos[i] == "PROPN" and (s.pos[head] == "PROPN" or s.lemmas[head] in words("owned.words"))
    if not named or leader is None or body is None:
        return
    if leader.kind in words("kinds.people") and (body.kind in {"armed_group", "coalition"} or s.pos[head] == "NOUN"):
        yield Tie(s, "leads", leader, body.id, *between(cast, s, head, i), head)


def proxy_ties(cast: Cast, s: Sentence, i: int) -> Iterator[Tie]:
    """Yield proxy_of for "proxy groups", whose patron is named before them in the sentence."""
    head = s.heads[i]
    actor = cast.at(s, head) if s.deps[i] in {"compound", "amod", "nmod"} and head > i else None
    if actor is None:
        return
    before = [
        (a, b, who) for a, b, who in cast.spans(s) if b < i and who.kind in words("kinds.powers") and who.id != actor.id
    ]
    own = [each for each in before if s.heads[each[1]] == head or s.deps[each[1]] in {"poss", "nsubj"}]
    for _, at, patron in own[-1:]:
        yield Tie(s, "proxy_of", actor, patron.id, *between(cast, s, i, head if at < s.left[head] else at, head), i)
