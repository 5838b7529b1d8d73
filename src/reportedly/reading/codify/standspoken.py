"""Positions that take more than one word to say: terms set to somebody, what others should do, what nobody will do."""

from collections.abc import Iterator

from reportedly.codebook.positions import words
from reportedly.reading.codify import propositions
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.clauses import clause, infinitive, is_negated, is_passive, is_supposed, prepositions
from reportedly.reading.codify.needs import is_person
from reportedly.reading.codify.stand import TO_COME, Stand, holders_of, is_idle, is_willed
from reportedly.reading.tree import Sentence

TERMS = frozenset({"until", "till", "by"})
REPORTED = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
OURS = frozenset({"our", "ours", "my", "mine"})
OWN = frozenset({"i", "we"})
HAD = frozenset({"had", "'d"})
PAST = frozenset({"VBD", "VBN"})
BY_ORDER = frozenset({"on", "by", "under"})


def term_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield the demand of a term: "gave the rebels ten days to leave", "gave them until Sunday to leave"."""
    if s.lemmas[v] not in words("terms.giving") or is_idle(s, v) or is_negated(s, v):
        return
    done = clause(s, v) or infinitive(s, v) or _behind_term(s, v)
    whom = [at for k in s.kids_by(v, "dative", "dobj") for at in cast.one(s, k)]
    if done is None or s.tags[done] != "VB" or not _is_term(s, v) or is_passive(s, v):
        return
    holders = holders_of(cast, s, v)
    yield Stand(s, v, v, v, holders, "demands", done, next((one for one in whom if one not in holders), None))


def _is_term(s: Sentence, v: int) -> bool:
    """Say whether a verb's object or its phrase of time says how long somebody has."""
    spans = [k for k in s.kids[v] if s.deps[k] in {"dobj", "npadvmod", "dative"}]
    until = any(s.lower[k] in TERMS and k > v for k in s.kids[v])
    return until or any(s.lemmas[k] in words("terms.units") for k in spans)


def _behind_term(s: Sentence, v: int) -> int | None:
    """Return the infinitive that the parser hung on the noun for the time: "ten days [to leave]"."""
    spans = [k for k in s.kids[v] if s.lemmas[k] in words("terms.units")]
    return next((at for k in spans for at in s.kids_by(k, "relcl", "acl") if s.tags[at] == "VB"), None)


def duty_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield what whoever speaks says that others should do: "the army must leave", "the offer should be examined"."""
    modal, top = _owing(s, v)
    doer = s.kid(top, "nsubj", "nsubjpass")
    if doer is None or modal is None or doer > modal or s.lower[doer] in OWN:  # no "should they leave, …"
        return
    if is_supposed(s, top) or s.deps[top] not in REPORTED or _is_past(s, v):
        return
    whom = [] if is_passive(s, v) else cast.who(s, doer)
    if (whom or is_passive(s, v)) and is_willed(s, v) and s.lemmas[v] not in words("duties.idle"):
        stance = "opposes" if is_negated(s, v) or is_negated(s, top) else "demands"
        yield Stand(s, v, v, v, (), stance, v, next(iter(whom), None), spoken=True)


def _owing(s: Sentence, v: int) -> tuple[int | None, int]:
    """Return the word that says that a deed is owed, and the verb of its clause: "ought" may be a verb above it."""
    modal = next((k for k in s.kids_by(v, "aux") if s.lower[k] in words("duties.modals")), None)
    above = s.heads[v]
    if modal is None and s.tags[v] == "VB":  # "they had better leave"
        modal = next((k for k in s.kids_by(v, "aux") if s.lower[k] in HAD and _is_better(s, k)), None)
    if modal is None and s.deps[v] == "xcomp" and s.lower[above] == "ought":
        return above, above
    return modal, v


def _is_better(s: Sentence, k: int) -> bool:
    """Say whether "had" stands before "better" or "best"."""
    return k + 1 < len(s) and s.lower[k + 1] in {"better", "best"}


def _is_past(s: Sentence, v: int) -> bool:
    """Say whether "should have" speaks of what is over."""
    return any(s.lower[k] in {"have", "'ve"} and not _is_better(s, k) for k in s.kids_by(v, "aux"))


def nobody_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield what whoever speaks says that nobody did or will do: "no prisoner will be freed", "nobody fired a shot"."""
    doer = s.kid(v, "nsubj", "nsubjpass")
    if doer is None or s.deps[v] not in REPORTED or is_supposed(s, v):
        return
    passive = is_passive(s, v)
    ahead = [k for k in s.kids_by(v, "aux") if s.lower[k] in TO_COME]
    nobody = s.lower[doer] in words("nobody.words") or (is_negated(s, v) and is_person(s, doer)) or _not_one(s, doer)
    nobody |= is_negated(s, v) and passive and _is_of_ours(s, doer)
    if not (is_willed(s, v) and nobody):
        return
    violent = propositions.action(s, v) in words("classes.violent") and not passive and s.tags[v] in PAST
    if ahead and (passive or not cast.who(s, doer)):
        yield Stand(s, ahead[0], v, v, (), "rejects", v, spoken=True)
    elif not ahead and (violent or (passive and _is_of_ours(s, doer))):
        yield Stand(s, v, v, v, (), "denies", v, spoken=True)


def _is_of_ours(s: Sentence, i: int) -> bool:
    """Say whether what was not used is the speaker's own: "no shell of ours", "not one of our men"."""
    near = [i, *(at for name, at in prepositions(s, i) if name == "of")]
    return any(s.lower[k] in OURS for at in near for k in (at, *s.kids_by(at, "poss")))


def _not_one(s: Sentence, i: int) -> bool:
    """Say whether a noun is "not one" of something."""
    return s.lower[i] == "one" and any(s.lower[k] == "not" for k in s.kids[i])


def preference_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield what somebody would not have: "would rather starve than [accept terms]", "would sooner X than Y"."""
    rather = any(s.lower[k] in words("preferring.words") for k in s.kids_by(v, "advmod"))
    if not rather or not any(s.lower[k] in TO_COME for k in s.kids_by(v, "aux")) or is_supposed(s, v):
        return
    wisher = next((w for k in s.kids_by(v, "aux") for w in s.kids_by(k, "nsubj")), None)
    both = s.kids_by(v, "nsubj")
    wisher = both[0] if len(both) > 1 else wisher
    if wisher is not None:  # "he would rather the guards did not read them"
        yield Stand(s, v, v, v, tuple(cast.who(s, wisher)), "opposes" if is_negated(s, v) else "demands", v)
        return
    others = [at for name, at in prepositions(s, v) if name == "than"]
    others += [k for k in s.kids_by(v, "advcl", "conj") if any(s.lower[m] == "than" for m in s.kids[k])]
    if others:
        yield Stand(s, v, v, v, holders_of(cast, s, v), "rejects", others[0])


def behest_stands(cast: Cast, s: Sentence, n: int) -> Iterator[Stand]:
    """Yield who asked for what is done: "left at the mayor's insistence", "was detained on the orders of X"."""
    at = s.heads[n]
    done = s.heads[at]
    asked = s.lower[at] == "at" and s.lemmas[n] in words("behests.words")
    ordered = s.lower[at] in BY_ORDER and s.lemmas[n] in words("orders.words")
    ordered &= s.lower[at] != "under" or s.lemmas[n] != "command"  # who is under his command is under no order yet
    if s.deps[n] != "pobj" or not (asked or ordered):
        return
    if s.deps[done] == "dobj":  # "closed the camp at his request": the parser may hang it on the camp
        done = s.heads[done]
    spots = [*s.kids_by(n, "poss"), *(giver for name, giver in prepositions(s, n) if name in {"of", "from"})]
    holders = tuple(actor for spot in spots[:1] for actor in cast.who(s, spot))
    if holders and s.pos[done] in {"VERB", "NOUN"} and not is_idle(s, done):
        yield Stand(s, at, n, n, holders, "demands", done)


def as_asked_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield what somebody had asked for, and another does: "closed the camp, as X had demanded"."""
    asked = s.deps[v] == "advcl" and any(s.lower[k] == "as" for k in s.kids_by(v, "mark", "advmod") if k < v)
    asked &= s.kid(v, "nsubj") is not None
    if asked and s.kid(v, "dobj", "ccomp", "xcomp") is None and not is_passive(s, v) and not is_negated(s, v):
        yield Stand(s, v, v, v, holders_of(cast, s, v), "demands", s.heads[v])
