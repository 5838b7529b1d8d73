"""Where a sentence takes a position: cue, holder, stance, and the word that names the issue.

Rules over the tree with frames from the codebook; the parser's mistakes that matter most (a particle seen as a
preposition, an infinitive hung too high) are met by taking either reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.codebook.positions import StanceWord, position_words, words
from reportedly.reading.codify import propositions
from reportedly.reading.codify.cast import MODIFIERS, RELATIVE, Cast
from reportedly.reading.codify.clauses import (
    agent,
    clause,
    grammatical,
    infinitive,
    is_negated,
    is_passive,
    is_supposed,
    prepositions,
    subject,
)
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

SAYING = frozenset({"supports", "demands"})
TURNING = frozenset({"withholds", "rejects", "opposes", "denies", "undecided", "supports"})
ECHOED = frozenset({"demands", "supports", "criticizes", "threatens", "opposes"})
PREDICATIVE = frozenset({"acomp", "attr", "oprd", "ROOT", "conj", "advcl", "acl", "ccomp", "xcomp", "relcl"})
NO = frozenset({"no", "any", "little"})


@dataclass(frozen=True, slots=True)
class Stand:
    """A position as one sentence words it, before it is tied to a statement.

    Attributes:
        s: the sentence.
        first, last: tokens of the cue, both included.
        at: the position word.
        holders: who takes it.
        stance: a stance of the record, or "same" until the governed word is known.
        topic: the word that names the issue, or None.
        towards: whom it is addressed to.
    """

    s: Sentence
    first: int
    last: int
    at: int
    holders: tuple[Actor, ...]
    stance: str
    topic: int | None
    towards: Actor | None = None


def stands(cast: Cast, s: Sentence) -> list[Stand]:
    """Return the positions that a sentence takes, in order."""
    if s.words[-1] == "?":
        return []
    phrases = position_words().phrases
    open_words = [i for i, pos in enumerate(s.pos) if pos in {"VERB", "ADJ", "NOUN"} or s.lower[i] in phrases]
    found = [stand for i in open_words for stand in _at(cast, s, i)]
    if not found:
        return []
    by_word = {stand.at: stand for stand in found}
    settled = [_settle(stand, by_word, found) for stand in found]
    governed = {stand.topic: stand.holders for stand in found if stand.topic is not None}
    return [stand for stand in settled if stand is not None and _stands_alone(stand, governed)]


def _stands_alone(stand: Stand, governed: dict[int, tuple[Actor, ...]]) -> bool:
    """Say whether a position has a holder and is not itself what another position word governs."""
    s = stand.s
    if governed.get(stand.at) == stand.holders:
        return False
    own = s.kid(stand.at, "nsubj", "nsubjpass") is not None or s.pos[stand.at] in {"NOUN", "ADJ"}
    return bool(stand.holders) and stand.stance != "same" and (own or stand.at not in governed)


def _settle(stand: Stand, by_word: dict[int, Stand], found: list[Stand]) -> Stand | None:
    """Give "same" its stance, and let "rejected calls for a truce" be about the truce."""
    inner = by_word.get(stand.topic) if stand.topic is not None else None
    if stand.stance == "same":
        if inner is not None and stand.s.pos[inner.at] == "NOUN":
            return replace(stand, stance=inner.stance, topic=inner.topic, last=max(stand.last, inner.at))
        return _echo(stand, found)
    if inner is not None and inner.stance in SAYING and stand.stance in TURNING and inner.topic is not None:
        return replace(stand, topic=inner.topic)
    return stand


def _echo(stand: Stand, found: list[Stand]) -> Stand | None:
    """Give ", echoed by Y" the position that stands before it in the sentence."""
    if stand.topic is not None or not is_passive(stand.s, stand.at):
        return None
    before = [other for other in found if other.at < stand.at and other.stance in ECHOED and other.topic is not None]
    return replace(stand, stance=before[-1].stance, topic=before[-1].topic) if before else None


def _at(cast: Cast, s: Sentence, i: int) -> Iterator[Stand]:
    """Yield the position that the word at `i` takes, if it is a position word."""
    lexicon, lemma = position_words(), s.lemmas[i]
    if s.lower[i] in lexicon.phrases:
        yield from _phrase(cast, s, i)
    if s.pos[i] in {"VERB", "ADJ"}:
        if s.lower[i] in lexicon.adjectives and _is_adjective(s, i):
            yield from _adjective(cast, s, i, lexicon.adjectives[s.lower[i]])
        elif lemma in lexicon.verbs and s.pos[i] == "VERB":
            yield from _verb(cast, s, i, lexicon.verbs[lemma])
    elif s.pos[i] == "NOUN":
        if lemma in lexicon.lacks and _lacked(s, i):
            yield from _lack(cast, s, i, lexicon.lacks[lemma])
        elif lemma in lexicon.nouns:
            yield from _noun(cast, s, i, lexicon.nouns[lemma])


def _verb(cast: Cast, s: Sentence, v: int, rows: tuple[StanceWord, ...]) -> Iterator[Stand]:
    """Yield the position of a verb by the first row that fits."""
    negated = is_negated(s, v)
    if _is_idle(s, v):
        return
    holders = _holders(cast, s, v)
    for row in rows:
        stand = _by_row(cast, s, v, row, holders)
        stance = row.negated if negated else row.stance
        if stand is not None:
            if stance:
                yield replace(stand, stance=stance)
            return


def _is_idle(s: Sentence, v: int) -> bool:
    """Say whether the verb is only supposed, possible, or under a word that leaves it open."""
    head = s.heads[v]
    if s.deps[v] == "amod" or any(s.lower[k] in words("governors.modal") for k in s.kids_by(v, "aux")):
        return True
    while s.deps[head] == "xcomp" and s.deps[v] == "conj":
        v, head = head, s.heads[head]
    hollow = s.deps[v] == "xcomp" and s.lemmas[head] in words("governors.hollow")
    return hollow or is_supposed(s, v)


def _holders(cast: Cast, s: Sentence, v: int) -> tuple[Actor, ...]:
    """Return who does what the verb at `v` says."""
    doer = subject(s, v)
    if doer is None:
        return ()
    before_list = s.conjuncts(doer) if doer < v else [doer]
    shared = doer if all(at <= v or doer > v for at in before_list) else None
    return tuple(cast.who(s, doer)) if shared is not None else tuple(cast.one(s, doer))


def _by_row(cast: Cast, s: Sentence, v: int, row: StanceWord, holders: tuple[Actor, ...]) -> Stand | None:
    """Fit one row to a verb; None when its particle, issue or needs are not there."""
    last = v
    if row.particle:
        particle = next((k for k in s.kids[v] if s.lower[k] == row.particle and k > v), None)
        thing = s.kid(v, "dobj")
        if particle is None or (row.particle == "for" and thing is not None and not cast.who(s, thing)):
            return None
        last, topic = particle, _particle_topic(s, v, particle)
    else:
        topic = _topic(cast, s, v, row)
    towards = _addressed(cast, s, v, row, topic)
    if topic is None and "bare" not in row.takes:
        return None
    stand = Stand(s, v, last, v, holders, row.stance, topic, towards)
    return stand if _fits(cast, row, stand) else None


def _particle_topic(s: Sentence, v: int, particle: int) -> int | None:
    """Return the issue of "push for X", "call on Y to do X", "walk back X", "stop short of doing X"."""
    inner = s.kid(particle, "pobj", "pcomp")
    if s.lower[particle] in {"on", "upon", "to"} and (done := clause(s, v) or _clause_under(s, inner)) is not None:
        return done
    if inner is not None:
        return inner
    thing = _object(s, v)
    if thing is not None:
        return thing
    return next((at for base in (particle, v) for _, at in prepositions(s, base) if at > particle), None)


def _clause_under(s: Sentence, noun: int | None) -> int | None:
    """Return the infinitive that the parser hung on an addressed noun."""
    return clause(s, noun) if noun is not None else None


def _topic(cast: Cast, s: Sentence, v: int, row: StanceWord) -> int | None:
    """Return the word that names the issue: the first filled place of the row."""
    fallback = None
    for place in row.takes:
        found = _place(s, v, place)
        if found is None or found == v:
            continue
        if place == "object" and "person" in row.takes and cast.at(s, found) is not None:
            fallback = found
            continue
        return found
    return fallback


def _place(s: Sentence, v: int, place: str) -> int | None:
    """Return what stands in one place of a verb's frame."""
    if place == "clause":
        addressed = s.lemmas[v] in {"urge", "exhort", "call", "appeal", "threaten"}
        return clause(s, v) or ((_clause_under(s, s.kid(v, "dobj")) or infinitive(s, v)) if addressed else None)
    if place == "object":
        return _object(s, v)
    found = next((at for name, at in prepositions(s, v) if name == place), None)
    thing = _object(s, v)
    if found is None and thing is not None:
        found = next((at for name, at in prepositions(s, thing) if name == place and s.pos[at] == "VERB"), None)
    return found


def _object(s: Sentence, v: int) -> int | None:
    """Return the object of a verb; its subject when it is passive, the antecedent when it is a relative pronoun."""
    if is_passive(s, v):
        own = s.kid(v, "nsubjpass")
        return own if own is not None else (s.heads[v] if s.deps[v] in {"acl", "relcl"} else None)
    found = s.kid(v, "dobj")
    if found is None:
        return next(
            (k for k in s.kids_by(v, "advmod", "oprd") if k > v and "-" in (s.words[x] for x in s.kids[k])), None
        )
    if s.lower[found] in RELATIVE:
        return s.heads[v] if s.deps[v] == "relcl" else None
    return found


def _addressed(cast: Cast, s: Sentence, v: int, row: StanceWord, topic: int | None) -> Actor | None:
    """Return whom a position is addressed to: person object, "with", "from", "on", or the owner of what is awaited."""
    thing = _object(s, v)
    if "person" in row.takes and thing is not None and (found := cast.one(s, thing)):
        return found[0]
    names = {"on", "upon", "to"} if row.particle in {"on", "upon", "to"} else {"with", "from", "against"}
    spots = [at for base in (v, topic) if base is not None for name, at in prepositions(s, base) if name in names]
    owners = s.kids_by(topic, "poss") if topic is not None and row.stance in {"awaits", "criticizes"} else []
    return next((actor for at in (*spots, *owners) for actor in cast.one(s, at)), None)


def _fits(cast: Cast, row: StanceWord, stand: Stand) -> bool:
    """Say whether the issue is what the row needs."""
    return all(_meets(cast, need, stand) for need in sorted(row.needs))


def _meets(cast: Cast, need: str, stand: Stand) -> bool:
    """Check one need."""
    s, topic = stand.s, stand.topic
    if need == "person":
        return stand.towards is not None
    if topic is None:
        return False
    if need == "issue":
        return s.pos[topic] in {"VERB", "AUX"} or (s.pos[topic] in {"NOUN", "PROPN"} and cast.at(s, topic) is None)
    if need == "own":
        return _is_own(cast, stand, topic)
    if need == "deed":
        return bool(propositions.action(s, topic))
    if need == "violent":
        return propositions.action(s, topic) in words("classes.violent")
    if need in {"deed_or_claim", "plan"}:
        named = words("needs.claim" if need == "deed_or_claim" else "needs.decision")
        known = s.lemmas[topic] in named or bool(propositions.action(s, topic))
        return known or s.pos[topic] in {"VERB", "AUX"}
    return s.lemmas[topic] in words(f"needs.{need}")


def _is_own(cast: Cast, stand: Stand, topic: int) -> bool:
    """Say whether the issue is the holder's own deed: no other subject stands in it."""
    doer = stand.s.kid(topic, "nsubj", "nsubjpass")
    if doer is None:
        return True
    held = {actor.id for actor in stand.holders}
    return any(actor.id in held for actor in cast.who(stand.s, doer))


def _is_adjective(s: Sentence, i: int) -> bool:
    """Say whether a participle or adjective is predicated of somebody ("is divided on", "fully prepared for")."""
    verbal = s.tags[i] in {"VBD", "VBP", "VBZ", "VB", "VBG"}
    return not verbal and s.kid(i, "dobj", "agent") is None and s.deps[i] in PREDICATIVE


def _adjective(cast: Cast, s: Sentence, i: int, rows: tuple[StanceWord, ...]) -> Iterator[Stand]:
    """Yield the position of a predicated adjective."""
    doer = grammatical(s, i)
    if doer is None or is_supposed(s, i):
        return
    row = rows[0]
    stance = row.negated if is_negated(s, i) else row.stance
    topic = _near_topic(s, i, row)
    sorted_out = any(name == "between" for name, _ in prepositions(s, i))
    if stance and (topic is not None or ("bare" in row.takes and not sorted_out)):
        first = next((k for k in s.kids_by(i, "advmod") if k == i - 1), i)
        yield Stand(s, first, i, i, tuple(cast.who(s, doer)), stance, topic, _addressed_by_topic(cast, s, topic))


def _addressed_by_topic(cast: Cast, s: Sentence, topic: int | None) -> Actor | None:
    """Return the actor that the issue itself is ("dissatisfied with the premier")."""
    return next(iter(cast.one(s, topic)), None) if topic is not None else None


def _near_topic(s: Sentence, i: int, row: StanceWord) -> int | None:
    """Return the issue of an adjective or noun, which may hang on the verb above it."""
    above = s.heads[i] if s.deps[i] in {"acomp", "attr", "oprd", "dobj"} else None
    for place in row.takes:
        if place == "clause" and (found := clause(s, i)) is not None and _completes(s, found):
            return found
        for base in (i, above):
            if base is not None:
                found = next((at for name, at in prepositions(s, base) if name == place and at > i), None)
                if found is not None:
                    return found
    return None


def _completes(s: Sentence, verb: int) -> bool:
    """Say whether a clause is an infinitive, a gerund or opened by a mark, and no sentence of its own."""
    return s.tags[verb] in {"VB", "VBG"} or bool(s.kids_by(verb, "mark"))


def _noun(cast: Cast, s: Sentence, n: int, rows: tuple[StanceWord, ...]) -> Iterator[Stand]:
    """Yield the position of a noun ("the group's call for a truce"); without a holder it only serves its governor."""
    for row in rows:
        topic = _near_topic(s, n, row)
        stand = Stand(s, n, n, n, owners(cast, s, n), row.stance, topic)
        if topic is not None and _fits(cast, row, stand):
            yield stand
            return


def owners(cast: Cast, s: Sentence, n: int) -> tuple[Actor, ...]:
    """Return whose noun it is: possessive, compound or adjective before it, "by", "from" or "of" after it."""
    before = [actor for k in s.kids_by(n, *MODIFIERS) if k < n for actor in _owner(cast, s, k)]
    if before:
        return tuple(before)
    doer = agent(s, n)
    after = [doer] if doer is not None else [at for name, at in prepositions(s, n) if name == "from"]
    return tuple(actor for at in after[:1] for actor in cast.who(s, at))


def _owner(cast: Cast, s: Sentence, k: int) -> list[Actor]:
    """Return the actor of one modifier."""
    if s.deps[k] == "poss":
        return cast.who(s, k)
    found = cast.modifier(s, k)
    return [found] if found is not None else []


def _lacked(s: Sentence, n: int) -> bool:
    """Say whether somebody is said not to have the noun ("have no intention", "did not have any plans")."""
    verb = s.heads[n]
    none = any(s.lower[k] in NO for k in s.kids[n])
    return s.deps[n] == "dobj" and s.lemmas[verb] in {"have", "harbor", "harbour", "express", "show", "see"} and none


def _lack(cast: Cast, s: Sentence, n: int, rows: tuple[StanceWord, ...]) -> Iterator[Stand]:
    """Yield the position of "have no intention of doing"."""
    verb, row = s.heads[n], rows[0]
    topic = _near_topic(s, n, row)
    if topic is None or _is_idle(s, verb):
        return
    last = next((k for k in s.kids_by(n, "prep") if k == n + 1), n)
    stand = Stand(s, verb, last, n, _holders(cast, s, verb), row.stance, topic)
    if _fits(cast, row, stand):
        yield stand


def _phrase(cast: Cast, s: Sentence, i: int) -> Iterator[Stand]:
    """Yield the position of "in favour of" and the like."""
    for parts, stance in position_words().phrases[s.lower[i]]:
        last = i + len(parts) - 1
        if tuple(s.lower[i : last + 1]) == parts and not is_negated(s, i) and not is_supposed(s, i):
            topic, doer = s.kid(last, "pobj", "pcomp"), grammatical(s, i)
            predicated = last > i or s.lemmas[s.heads[i]] in {"be", "stand", "remain", "come"}
            if topic is not None and doer is not None and predicated and cast.at(s, topic) is None:
                yield Stand(s, i, last, i, tuple(cast.who(s, doer)), stance, topic)
