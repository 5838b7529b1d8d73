"""Ties that giving and taking the means of war makes: "receives weapons from X", "X supplies them with rifles"."""

from collections.abc import Iterator

from reportedly.codebook.relations import words
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.clauses import is_passive, prepositions, subject
from reportedly.reading.codify.ties import Tie, between, named
from reportedly.reading.tree import Sentence


def gift_ties(cast: Cast, s: Sentence, v: int) -> Iterator[Tie]:
    """Yield backed_by, the taker first; the verb at `v` is no wish and is not denied."""
    giver, taker = _given(s, v) if s.lemmas[v] in words("support.give") else _taken(s, v)
    giver, taker = (giver, taker) if giver is not None else _enjoyed(s, v)
    giver, taker = (giver, taker) if giver is not None else _flowing(s, v)
    if giver is None or taker is None:
        return
    for backed in cast.who(s, taker):
        for backer in cast.who(s, giver):
            known = backed.kind in words("kinds.groups") and backer.kind in words("kinds.backers")
            if known and backed.id != backer.id:
                yield Tie(s, "backed_by", backed, backer.id, *between(cast, s, v, named(s, taker), giver), v)


def _given(s: Sentence, v: int) -> tuple[int | None, int | None]:
    """Return giver and taker of "supplies X with rifles", "provides weapons to X", "X is supplied with arms by Y"."""
    thing, by = s.kid(v, "nsubjpass" if is_passive(s, v) else "dobj"), dict(prepositions(s, v))
    if s.lemmas[v] == "pay":  # "pays for its training"
        cause = by.get("for")
        taker = s.kid(cause, "poss") if cause is not None and _is_means(s, cause) else None
        return (subject(s, v), taker) if taker is not None else (None, None)
    if thing is None and s.deps[v] == "relcl":
        thing = s.heads[v]  # "clans that X supplies with rifles"
    goods = by.get("with")
    if goods is not None and _is_means(s, goods):
        return subject(s, v), thing
    if thing is not None and _is_means(s, thing):
        return subject(s, v), by.get("to") or s.kid(v, "dative")
    return None, None


def _taken(s: Sentence, v: int) -> tuple[int | None, int | None]:
    """Return giver and taker of "receives weapons from X"."""
    thing = s.kid(v, "dobj")
    if s.lemmas[v] not in words("support.take") or thing is None:
        return None, None
    part = dict(prepositions(s, thing)).get("of")
    thing = part if part is not None and s.pos[thing] != "NOUN" else thing  # "most of its rifles"
    source = next((at for base in (v, thing) for name, at in prepositions(s, base) if name == "from"), None)
    means = any(_is_means(s, k) for k in s.conjuncts(thing))
    return (source, subject(s, v)) if means else (None, None)


def _flowing(s: Sentence, v: int) -> tuple[int | None, int | None]:
    """Return giver and taker of "money for X comes from Y", "X's rifles come from Y"."""
    thing, source = s.kid(v, "nsubj"), dict(prepositions(s, v)).get("from")
    if s.lemmas[v] not in words("support.flow") or thing is None or source is None or not _is_means(s, thing):
        return None, None
    behind = [at for name, at in prepositions(s, thing) if name in {"for", "to"}]
    return source, next(iter([*behind, *s.kids_by(thing, "poss")]), None)


def _enjoyed(s: Sentence, v: int) -> tuple[int | None, int | None]:
    """Return giver and taker of "has the backing of X", "enjoys X's support"; none where there is no backing."""
    thing = s.kid(v, "dobj")
    if s.lemmas[v] not in words("support.enjoy") or thing is None or s.lemmas[thing] not in words("under.favours"):
        return None, None
    if any(s.lower[k] == "no" for k in s.kids[thing]):
        return None, None
    givers = [*s.kids_by(thing, "poss"), *(at for name, at in prepositions(s, thing) if name in {"of", "from"})]
    return next(iter(givers), None), subject(s, v)


def _is_means(s: Sentence, i: int) -> bool:
    """Say whether a noun names money, arms or the like."""
    return s.lemmas[i] in words("support.goods") or s.lower[i] in words("support.goods")
