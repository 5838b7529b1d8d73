"""Positions that nouns, adjectives, fixed words and verdicts take."""

from collections.abc import Iterator

from reportedly.codebook.positions import StanceWord, position_words, words
from reportedly.reading.codify.cast import MODIFIERS, Cast
from reportedly.reading.codify.clauses import agent, grammatical, is_negated, is_passive, is_supposed, prepositions
from reportedly.reading.codify.enacted import enacting
from reportedly.reading.codify.stand import TO_COME, UNABLE, Stand, fits, holders_of, is_idle, near_topic
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

PREDICATIVE = frozenset(
    {"acomp", "attr", "oprd", "ROOT", "conj", "advcl", "acl", "ccomp", "xcomp", "relcl", "appos", "dep"}
)
FROM = frozenset({"from", "among", "within", "of"})
NO = frozenset({"no", "any", "little"})
HAVING = frozenset({"have", "harbor", "harbour", "express", "show", "see", "play", "want"})
VOICING = frozenset({"express", "voice"})
RULED = frozenset({"can", "will", "shall", "must"})
AGAINST = frozenset({"opposes", "criticizes", "rejects", "demands"})
PAST = frozenset({"once", "former", "formerly", "erstwhile"})
ADDRESSED = frozenset({"on", "upon", "to", "against"})
SPITE = frozenset({"over", "despite", "amid", "against", "to"})
STANDING = frozenset({"be", "stand", "remain", "come", "become", "stay", "seem"})
VERDICT_PLACES = ("oprd", "attr", "ccomp", "xcomp", "acomp", "dobj", "pobj", "dep")


def noun_stands(cast: Cast, s: Sentence, n: int, rows: tuple[StanceWord, ...]) -> Iterator[Stand]:
    """Yield the position of a noun: "the group's call for a truce", "voiced support for it".

    Without a holder it only serves its governor.
    """
    for row in rows:
        topic = near_topic(s, n, row.takes)
        holders, first = owners(cast, s, n, topic), n
        if topic is None and s.deps[n] == "dobj" and s.lemmas[s.heads[n]] == "give":  # "gave the plan a warm welcome"
            topic = next((k for k in s.kids_by(s.heads[n], "dative") if s.tags[k] != "PRP" or s.lower[k] == "it"), None)
            holders = holders_of(cast, s, s.heads[n]) if topic is not None else holders
        if topic is None:
            topic = (_in_spite(s, n) if row.stance in AGAINST else None) or _drawing(s, n)
            holders = holders or (_givers(cast, s, n) if topic is not None else ())
        stance = row.stance
        if not holders:
            holders, first = _by_light_verb(cast, s, n)
        if not holders and s.heads[n] == n:  # "Calls upon all parties to …", read as a noun
            holders = enacting(cast, s, n)
        if not holders and row.negated and is_lacked(s, n):
            stance, holders, first = row.negated, holders_of(cast, s, s.heads[n]), s.heads[n]
        stand = Stand(s, min(first, n), n, n, holders, stance, topic, _told_to(cast, s, n, topic))
        if topic is None and "bare" in row.takes and holders and s.lemmas[first] in VOICING:
            yield stand
            return
        if topic is not None and topic != n and fits(cast, row, stand):
            yield stand
            return


def _told_to(cast: Cast, s: Sentence, n: int, topic: int | None) -> Actor | None:
    """Return whom a call, threat or warning is addressed to: "its call on the militias to disarm"."""
    spots = [at for name, at in prepositions(s, n) if name in ADDRESSED and at != topic]
    return next((actor for at in spots for actor in cast.one(s, at)), None)


def _in_spite(s: Sentence, n: int) -> int | None:
    """Return what is done over or despite the noun ("signed the pact despite objections from Y"): object, or verb."""
    above = s.heads[n]
    if s.deps[n] != "pobj" or s.lower[above] not in SPITE or s.pos[s.heads[above]] != "VERB":
        return None
    verb = s.heads[above]
    thing = s.kid(verb, "dobj", "nsubjpass")
    return thing if thing is not None else verb


def _drawing(s: Sentence, n: int) -> int | None:
    """Return what gets the noun from somebody: "[the plan] won the backing of Y", "was met with criticism from Y"."""
    at = s.heads[n] if s.deps[n] == "pobj" else n
    verb = s.heads[at]
    if s.deps[at] not in {"dobj", "prep"} or s.lemmas[verb] not in words("governors.drawing"):
        return None
    if at != n and s.kid(verb, "dobj") is not None:
        return None  # "[X] met Y with the support of Z"
    return s.kid(verb, "nsubj", "nsubjpass") if not is_negated(s, verb) else None


def bearer_stands(cast: Cast, s: Sentence, n: int, rows: tuple[StanceWord, ...]) -> Iterator[Stand]:
    """Yield the position that somebody is said to have: "X, a critic of the mission", "opponents of the deal"."""
    doer = n if s.tags[n] == "NNS" else None
    if s.deps[n] == "attr":
        doer = grammatical(s, s.heads[n]) if not is_negated(s, s.heads[n]) and not is_idle(s, s.heads[n]) else None
    elif s.deps[n] == "appos":
        doer = s.heads[n]
    past = any(s.lower[k] in PAST for k in s.kids[n])
    holders = tuple(cast.who(s, doer)) if doer is not None and not past else ()
    for row in rows:
        stand = Stand(s, n, n, n, holders, row.stance, near_topic(s, n, row.takes))
        if holders and stand.topic is not None and fits(cast, row, stand):
            yield stand
            return


def _givers(cast: Cast, s: Sentence, n: int) -> tuple[Actor, ...]:
    """Return from whom a verb draws the noun, where the parser hung that on the verb ("drew criticism from Y")."""
    at = s.heads[n] if s.deps[n] == "pobj" else n
    spots = [giver for name, giver in prepositions(s, s.heads[at]) if name in FROM and giver > n]
    return tuple(actor for giver in spots[:1] for actor in cast.who(s, giver))


def _by_light_verb(cast: Cast, s: Sentence, n: int) -> tuple[tuple[Actor, ...], int]:
    """Return who has or voices what the noun names, with the verb's token ("has reservations about")."""
    at = s.leader(n)
    verb = s.heads[at]
    light = s.deps[at] == "dobj" and (s.lemmas[verb] in words("governors.light") or _is_verb_taken_for_noun(s, n, at))
    if not light or is_idle(s, verb) or is_negated(s, verb) or any(s.lower[k] in NO for k in s.kids[n]):
        return (), n
    return holders_of(cast, s, verb), verb


def _is_verb_taken_for_noun(s: Sentence, n: int, thing: int) -> bool:
    """Say whether a bare noun after "and" may be a verb of the clause ("condemns the raid and appeals for calm")."""
    bare = not any(s.deps[k] in {"det", "poss", "amod", "compound", "nummod"} for k in s.kids[n])
    return n != thing and bare and s.lemmas[n] in position_words().verbs


def owners(cast: Cast, s: Sentence, n: int, topic: int | None = None) -> tuple[Actor, ...]:
    """Return whose noun it is: possessive, compound or adjective before it, "by", "from" or "of" after it."""
    if any(s.lemmas[k] in words("governors.material") for k in s.kids_by(n, "compound", "amod")):
        return ()
    before = [actor for k in s.kids_by(n, *MODIFIERS) if k < n for actor in _owner(cast, s, k)]
    if before:
        return tuple(before)
    doer = agent(s, n)
    spots = [at for name, at in prepositions(s, n) if name in FROM and at != topic]
    after = [doer] if doer is not None else spots
    return tuple(actor for at in after[:1] for actor in cast.who(s, at))


def _owner(cast: Cast, s: Sentence, k: int) -> list[Actor]:
    """Return the actor of one modifier."""
    if s.deps[k] == "poss":
        return cast.who(s, k)
    found = cast.modifier(s, k)
    return [found] if found is not None else []


def is_lacked(s: Sentence, n: int) -> bool:
    """Say whether somebody is said not to have the noun ("have no intention", "did not have any plans")."""
    verb = s.heads[n]
    none = any(s.lower[k] in NO for k in s.kids[n]) or _has_neither(s, verb)
    return s.deps[n] == "dobj" and s.lemmas[verb] in HAVING and none


def _has_neither(s: Sentence, verb: int) -> bool:
    """Say whether neither of two does what a verb says ("Neither the army nor the Front has an interest in it")."""
    doer = s.kid(verb, "nsubj")
    spots = [] if doer is None else [doer, *s.kids[doer], *(k for at in s.conjuncts(doer) for k in s.kids[at])]
    return any(s.lower[k] == "neither" for k in spots)


def lack_stands(cast: Cast, s: Sentence, n: int, rows: tuple[StanceWord, ...]) -> Iterator[Stand]:
    """Yield the position of "have no intention of doing"."""
    verb = s.heads[n]
    able = any(s.lower[k] in UNABLE for k in s.kids_by(verb, "aux")) and s.lemmas[verb] == "see"  # "could see no need"
    if is_idle(s, verb) and not (able and not is_supposed(s, verb)):
        return
    for row in rows:
        topic = near_topic(s, n, row.takes)
        last = next((k for k in s.kids_by(n, "prep") if k == n + 1), n)
        stand = Stand(s, verb, last, n, holders_of(cast, s, verb), row.stance, topic)
        if topic is not None and fits(cast, row, stand):
            yield stand
            return


def is_adjective(s: Sentence, i: int) -> bool:
    """Say whether a participle or adjective is said of somebody: predicated, or set behind its noun."""
    verbal = s.tags[i] in {"VBD", "VBP", "VBZ", "VB", "VBG"}
    behind = s.deps[i] == "amod" and s.heads[i] < i
    return not verbal and s.kid(i, "dobj") is None and (behind or s.deps[i] in PREDICATIVE)


def adjective_stands(cast: Cast, s: Sentence, i: int, rows: tuple[StanceWord, ...]) -> Iterator[Stand]:
    """Yield the position of a predicated adjective, or of one that follows its noun (", wary of refugees,")."""
    doer = (
        s.heads[i] if s.deps[i] in {"amod", "appos"} and s.pos[s.heads[i]] in {"NOUN", "PROPN"} else grammatical(s, i)
    )
    held = enacting(cast, s, i) if doer is None else tuple(cast.who(s, doer))
    if not held or is_supposed(s, i):
        return
    lessened = any(s.lower[k] in words("governors.lessening") for k in s.kids_by(i, "advmod"))  # "is less keen"
    negated = is_negated(s, i) or lessened
    for row in rows:
        stance = row.negated if negated else row.stance
        topic = near_topic(s, i, row.takes)
        if not stance or (topic is None and not lessened and not _needs_none(s, i, row)):
            continue
        if not fits(cast, row, Stand(s, i, i, i, (), stance, topic)):
            continue
        first = next((k for k in s.kids_by(i, "advmod") if k == i - 1), i)
        towards = next(iter(cast.one(s, topic)), None) if topic is not None else None
        yield Stand(s, first, i, i, held, stance, topic, towards)
        return


def _needs_none(s: Sentence, i: int, row: StanceWord) -> bool:
    """Say whether the adjective says enough without an issue ("is divided", not "between")."""
    return "bare" in row.takes and not any(name == "between" for name, _ in prepositions(s, i))


def phrase_stands(cast: Cast, s: Sentence, i: int) -> Iterator[Stand]:
    """Yield the position of "in favour of" and the like."""
    for parts, stance, bare in position_words().phrases[s.lower[i]]:
        last = i + len(parts) - 1
        if tuple(s.lower[i : last + 1]) != parts or is_supposed(s, i):
            continue
        topic = None if bare else s.kid(last, "pobj", "pcomp", "dobj")
        doer = _of_phrase(s, i)
        plain = last > i or s.lemmas[s.heads[i]] in STANDING
        refused = stance in {"rejects", "denies"} or not is_negated(s, i)
        if _is_found(s, i, stance) or (topic is not None and s.lemmas[topic] in words("governors.manners")):
            continue
        if plain and refused and doer is not None and (bare or (topic is not None and cast.at(s, topic) is None)):
            said = "rejects" if stance == "denies" and _is_to_come(s, i) else stance  # "will take no part in"
            yield Stand(s, i, last, i, tuple(cast.who(s, doer)), said, topic)
            return


def _is_found(s: Sentence, i: int, stance: str) -> bool:
    """Say whether a court finds that somebody is "not guilty", who says nothing himself."""
    over = (s.lemmas[at] for at in s.ancestors(i) if s.pos[at] == "VERB")
    return stance == "denies" and next(over, "") in words("governors.judging")


def _is_to_come(s: Sentence, i: int) -> bool:
    """Say whether the verb above a fixed phrase tells of what will be."""
    verb = next((at for at in s.ancestors(i) if s.pos[at] in {"VERB", "AUX"}), i)
    return any(s.lower[k] in TO_COME for k in s.kids_by(verb, "aux"))


def _of_phrase(s: Sentence, i: int) -> int | None:
    """Return whom a fixed phrase is said of: the subject of the verb that it hangs on."""
    for at in (i, *s.ancestors(i)):
        if s.pos[at] in {"VERB", "AUX"} or at == i:
            doer = grammatical(s, at)
            if doer is not None:
                return doer
    return None


def verdict_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield what somebody calls a matter: "called the report nonsense", "dismissed it as propaganda"."""
    if s.lemmas[v] not in words("verdicts.verbs") or is_idle(s, v) or is_negated(s, v):
        return
    for k in s.kids[v]:
        said = [k] if s.deps[k] in VERDICT_PLACES else _said_as(s, v)
        for at in said:
            stance = "rejects" if s.lemmas[v] == "dismiss" else _verdict(s, at)  # as whatever it is dismissed
            thing = _judged(s, v, at)
            judged = cast.at(s, thing) if thing is not None else None
            asked = thing is not None and s.lower[thing] in {"what", "whatever"}  # "what he called a crime"
            if stance and thing is not None and not asked and (judged is None or stance == "criticizes"):
                doer = agent(s, at) if is_passive(s, v) else None
                holders = tuple(cast.who(s, doer)) if doer is not None else holders_of(cast, s, v)
                yield Stand(s, v, v, v, holders, stance, thing, judged)
                return


def _said_as(s: Sentence, v: int) -> list[int]:
    """Return what something is called behind "as", an adjective too: "described it as a crime", "as illegal"."""
    bare = [at for k in s.kids_by(v, "prep") if s.lower[k] == "as" for at in s.kids_by(k, "amod", "acomp", "advmod")]
    return [*(at for name, at in prepositions(s, v) if name == "as"), *bare]


def _verdict(s: Sentence, at: int) -> str:
    """Return the stance that a verdict's word tells, or ""."""
    near = {s.lower[at], s.lemmas[at], *(s.lower[k] for k in s.kids[at] if k < at)}
    said = next((name for name in ("rejects", "criticizes", "supports") if near & words(f"verdicts.{name}")), "")
    if not said and s.pos[at] == "NOUN" and near & words("verdicts.hollow"):
        return "criticizes"  # "an empty gesture"
    return said or ("criticizes" if s.pos[at] in {"ADJ", "NOUN"} and _is_ill(s.lower[at]) else "")


def _is_ill(adjective: str) -> bool:
    """Say whether an adjective speaks ill by its ending ("heartless")."""
    ending = any(adjective.endswith(end) for end in words("bad_endings.words"))
    return ending and adjective not in words("bad_endings_not.words")


def _judged(s: Sentence, v: int, verdict: int) -> int | None:
    """Return what is judged: the object, the subject of a passive, or of the small clause."""
    own = s.kid(verdict, "nsubj")
    if own is not None:
        return own
    thing = s.kid(v, "nsubjpass", "dobj")
    if thing is None and s.deps[verdict] == "oprd" and _is_ill(s.lower[verdict]):
        thing = s.kid(verdict, "compound")  # "called [the resolution] toothless", read as one noun
    return thing if thing is not None and thing != verdict else None


def existence_stands(s: Sentence, i: int) -> Iterator[Stand]:
    """Yield what whoever speaks says there will not be: "there can be no peace while …"."""
    verb = s.heads[i]
    thing = s.kid(verb, "attr", "nsubj", "dobj")
    if s.deps[i] != "expl" or thing is None or not any(s.lower[k] == "no" for k in s.kids[thing]):
        return
    merciless = s.lemmas[thing] in words("needs.merciless")
    foretold = merciless or s.lemmas[thing] in words("needs.decision") or s.lemmas[thing] in words("needs.gathering")
    ahead = [k for k in s.kids_by(verb, "aux") if s.lower[k] in RULED or (foretold and s.lower[k] == "would")]
    topic = (
        near_topic(s, thing, ("of", "for", "clause", "to", "in"))
        if s.lemmas[thing] in words("governors.hollow_nouns")
        else None
    )
    if ahead or topic is not None:
        stance = "threatens" if merciless else "rejects"
        yield Stand(s, min([verb, *ahead]), verb, verb, (), stance, thing if topic is None else topic, spoken=True)


def blame_stands(cast: Cast, s: Sentence, i: int) -> Iterator[Stand]:
    """Yield what somebody is said to have done: "Y was responsible for the raid, X said", "X held Y responsible"."""
    if s.lower[i] == "blame" and not any(s.tags[k] == "TO" for k in s.kids[i]):
        return  # only who "is to blame"
    behind = s.deps[i] == "amod" and s.deps[s.heads[i]] == "dobj" and s.heads[i] < i
    verb = s.heads[s.heads[i]] if behind else s.heads[i]
    held = s.lemmas[verb] in {"hold", "consider", "deem", "find"}
    thing = s.kid(verb, "dobj") if held else grammatical(s, i)
    thing = s.kid(i, "nsubj") if held and thing is None else thing
    blamed = cast.one(s, thing) if thing is not None else []
    topic = next((at for name, at in prepositions(s, i) if name in {"for", "of", "in"}), None)
    if not blamed or is_negated(s, i) or is_idle(s, verb):
        return
    holders = holders_of(cast, s, verb) if held else ()
    yield Stand(s, i, i, i, holders, "criticizes", thing if topic is None else topic, blamed[0], spoken=not held)


def copular_verdict_stands(cast: Cast, s: Sentence, i: int) -> Iterator[Stand]:
    """Yield what whoever speaks says that a matter is: "the strike was a crime", "this is a lie"."""
    verb = s.heads[i]
    lacking = is_negated(s, verb) and s.lower[i] in words("verdicts.enough")  # "the offer was not enough"
    known = s.deps[i] in {"attr", "acomp"} and s.lemmas[verb] == "be" and not is_idle(s, verb)
    if not known or (is_negated(s, verb) and not lacking):
        return
    stance, thing = "criticizes" if lacking else _verdict(s, i), s.kid(verb, "nsubj", "csubj")
    judged = cast.at(s, thing) if thing is not None else None
    person = judged is not None and not (lacking and s.lower[thing or 0] == "it")
    if stance and thing is not None and (not person or stance == "criticizes"):  # "Tarn is a liar, he said"
        yield Stand(s, i, i, i, (), stance, thing, judged if person else None, spoken=True)


def predicate_stands(s: Sentence, i: int) -> Iterator[Stand]:
    """Yield what whoever speaks says of a matter: "withdrawing the guns was out of the question"."""
    for parts, stance, _ in position_words().predicates[s.lower[i]]:
        if tuple(s.lower[i : i + len(parts)]) == parts:
            verb = next((at for at in (i, *s.ancestors(i)) if s.lemmas[at] == "be"), None)
            topic = s.kid(verb, "nsubj", "csubj") if verb is not None else None
            if topic is not None:
                yield Stand(s, i, i + len(parts) - 1, i, (), stance, topic, spoken=True)
                return
