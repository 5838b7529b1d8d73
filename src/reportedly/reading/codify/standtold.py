"""Positions that stand beside what is told: what others feel at it, what is foretold to come, what is not one's own."""

from collections.abc import Iterator

from reportedly.codebook.positions import position_words, words
from reportedly.reading.codify import propositions
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.clauses import is_bidding, is_negated, is_passive, is_supposed, prepositions
from reportedly.reading.codify.stand import TO_COME, Stand, holders_of, is_idle
from reportedly.reading.codify.standnouns import owners
from reportedly.reading.tree import Sentence

FELT = frozenset({"criticizes", "supports"})
REPORTED = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
WHOEVER = frozenset({"whoever", "anyone", "anybody", "everyone", "those", "all"})
MUTUAL = frozenset({"fighting", "violence", "clash", "battle", "war", "conflict", "unrest", "hostility", "bloodshed"})
NOTED = frozenset({"of", "about", "to", "on"})
CLAUSES = frozenset({"relcl", "acl", "prep", "csubj"})


def felt_beside_stands(cast: Cast, s: Sentence, n: int) -> Iterator[Stand]:
    """Yield what somebody feels at what is told beside it: "backed it, to the dismay of Y", "noted it with concern"."""
    above = s.heads[n]
    verb = s.heads[above]
    if s.deps[n] != "pobj" or s.lower[above] not in {"to", "with"} or s.pos[verb] not in {"VERB", "AUX"} or verb > n:
        return
    rows = position_words().nouns.get(s.lemmas[n], ())
    stance = next((row.stance for row in rows if row.stance in FELT), "")
    if not stance or is_supposed(s, verb) or is_negated(s, verb):
        return
    thing = s.kid(verb, "dobj")
    if s.lower[above] == "to":
        holders = owners(cast, s, n)
        topic: int | None = verb if thing is None or s.pos[thing] == "PRON" else thing
    else:
        holders, topic = holders_of(cast, s, verb), _taken_in(s, n, verb, thing)
    if holders and topic is not None:
        yield Stand(s, n, n, n, holders, stance, topic)


def _taken_in(s: Sentence, n: int, verb: int, thing: int | None) -> int | None:
    """Return what somebody hears of or notes with a feeling: "learnt with dismay of the raid", "took note with"."""
    if s.lemmas[verb] not in words("felt.noting") or is_passive(s, verb) or is_idle(s, verb):
        return None
    behind = [at for base in (verb, n) for name, at in prepositions(s, base) if name in NOTED]
    inside = [at for name, at in prepositions(s, thing) if name in NOTED] if thing is not None else []
    if thing is not None and s.lemmas[thing] not in words("felt.note"):
        return thing
    return next(iter([*behind, *inside, *s.kids_by(verb, "ccomp")]), None)


def foretold_stands(s: Sentence, v: int) -> Iterator[Stand]:
    """Yield the threat of what whoever speaks says will come: "whoever helps will regret it", "raids will go on"."""
    doer = s.kid(v, "nsubj", "csubj")
    ahead = [k for k in s.kids_by(v, "aux") if s.lower[k] in TO_COME]
    if doer is None or not ahead or s.deps[v] not in REPORTED or is_supposed(s, v) or is_passive(s, v):
        return
    negated = is_negated(s, v)
    some = s.lower[doer] in WHOEVER or any(s.lower[k] in WHOEVER for k in s.kids_by(doer, "nsubj", "det"))
    limited = s.lower[doer] in {"whoever", "anyone", "anybody"} or any(s.deps[k] in CLAUSES for k in s.kids[doer])
    paid = some and (limited or s.deps[doer] == "csubj") and not negated and s.lemmas[v] in words("needs.reckoned")
    onwards = s.lemmas[v] in words("needs.lasting") or (
        s.lemmas[v] == "go" and any(s.lower[k] == "on" for k in s.kids_by(v, "prt", "advmod", "prep"))
    )
    deed = (
        s.pos[doer] == "NOUN"
        and s.lemmas[doer] not in MUTUAL
        and propositions.action(s, doer) in words("classes.violent")
    )
    if paid or (deed and onwards and not negated) or (deed and negated and s.lemmas[v] in words("needs.ceasing")):
        yield Stand(s, ahead[0], v, v, (), "threatens", doer if deed else v, spoken=True)


def not_own_stands(s: Sentence, i: int) -> Iterator[Stand]:
    """Yield what whoever speaks says is not his: "the guns are not our own", "the raid was not its work"."""
    verb = s.heads[i]
    of_whom = {s.lower[k] for k in s.kids_by(i, "poss")}
    known = s.deps[i] in {"attr", "acomp"} and s.lemmas[verb] == "be" and s.lower[i] in words("misdeeds.own")
    thing = s.kid(verb, "nsubj")
    denied = known and bool(of_whom & words("misdeeds.whose")) and is_negated(s, verb) and not is_supposed(s, verb)
    if denied and thing is not None:
        yield Stand(s, i, i, i, (), "denies", thing, spoken=True)


def bidden_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield what whoever speaks bids others do: "Do not carry soldiers", "Leave him before it is too late"."""
    if not is_bidding(s, v):
        return
    if s.lemmas[v] == "let":
        yield from _let_stands(cast, s, v)
        return
    told = s.kid(v, "dobj") is not None or is_negated(s, v)
    if told and s.lemmas[v] not in words("duties.reader"):
        yield Stand(s, v, v, v, (), "opposes" if is_negated(s, v) else "demands", v, spoken=True)


def _let_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield what others are bidden by "let": "Let the minister answer", "let them not forget"; not "let us"."""
    done = s.kid(v, "ccomp", "xcomp")
    doer = s.kid(done, "nsubj", "nsubjpass") if done is not None else None
    if done is None or doer is None or s.lower[doer] in {"us", "me"}:
        return
    stance = "opposes" if is_negated(s, v) or is_negated(s, done) else "demands"
    towards = None if is_passive(s, done) else next(iter(cast.one(s, doer)), None)
    yield Stand(s, v, v, v, (), stance, done, towards, spoken=True)
