"""Positions that verbs take, with their particles and objects; and what a subject will or will not do."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.codebook.positions import StanceWord, position_words, words
from reportedly.reading.codify import propositions
from reportedly.reading.codify.cast import RELATIVE, Cast
from reportedly.reading.codify.clauses import (
    agent,
    clause,
    going_to,
    grammatical,
    infinitive,
    is_ended,
    is_negated,
    is_passive,
    is_supposed,
    prepositions,
)
from reportedly.reading.codify.stand import (
    Stand,
    ahead,
    fits,
    holders_of,
    is_asked,
    is_idle,
    is_violent,
    is_willed,
)
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

ADDRESSED = frozenset({"on", "upon", "to", "with"})
NO = frozenset({"no", "neither"})
WORDS_APART = 3


def verb_stands(cast: Cast, s: Sentence, v: int, rows: tuple[StanceWord, ...]) -> Iterator[Stand]:
    """Yield the position of the verb at `v` by the first row that fits."""
    if is_idle(s, v):
        return
    negated, holders = is_negated(s, v) or _not_yet(s, v), holders_of(cast, s, v)
    doer = s.kid(v, "nsubj") if not holders else None
    for_all = (
        doer is not None and s.lemmas[doer] in words("homelands.words") and not s.kids_by(doer, "poss", "prep", "amod")
    )
    for row in rows:
        stand = _felt(cast, s, v, row) if row.felt else _by_row(cast, s, v, row, holders)
        if stand is not None:
            nothing = stand.topic is not None and s.lower[stand.topic] == "nothing"  # "agreed to nothing"
            stance = row.negated if negated or nothing or _none_of(s, v) else row.stance
            if stance == "withholds" and negated and ahead(s, v):
                stance = "rejects"  # "would never agree to it"
            if stance:
                own = for_all or (stance == "denies" and _was_meant(s, v))
                yield replace(stand, stance=stance, spoken=stand.spoken or own)
                return
            if not row.stance:
                continue
            return


def _was_meant(s: Sentence, v: int) -> bool:
    """Say whether a verb tells what somebody meant: "never meant to keep it" is a charge but for his own word."""
    past = s.tags[v] in {"VBD", "VBN"} or any(s.lower[k] == "did" for k in s.kids_by(v, "aux"))
    return past and s.lemmas[v] in words("governors.meaning")


def _none_of(s: Sentence, v: int) -> bool:
    """Say whether what somebody wants is none of it: "seeks no quarrel", "wants no war"."""
    thing = s.kid(v, "dobj")
    none = thing is not None and any(s.lower[k] in NO for k in s.kids_by(thing, "det", "preconj"))
    return none and s.lemmas[v] in words("governors.wanting")


def _not_yet(s: Sentence, v: int) -> bool:
    """Say whether the verb is one that somebody "has yet to" do."""
    head = s.heads[v]
    near = {s.lower[k] for k in (*s.kids[head], *s.kids[v])}
    return s.deps[v] == "xcomp" and s.lemmas[head] in {"have", "be"} and "yet" in near


def _by_row(cast: Cast, s: Sentence, v: int, row: StanceWord, holders: tuple[Actor, ...]) -> Stand | None:
    """Fit one row to a verb; None when its particle, object, issue or needs are not there."""
    last, thing = v, s.kid(v, "dobj")
    if row.things and (thing is None or not {s.lemmas[thing], s.lower[thing]} & row.things):
        return None
    if row.particles:
        particle = _particle(s, v, row.particles)
        if particle is None or (
            _is_asked_for(row) and thing is not None and thing < particle and not cast.who(s, thing)
        ):
            return None
        last, topic = particle, _particle_topic(s, v, particle, row)
    elif row.things and thing is not None:
        last, topic = thing, _topic_of_thing(s, v, thing, row)
    else:
        topic = _topic(cast, s, v, row)
    if topic is None and ("bare" not in row.takes or (row.takes == ("bare",) and _governs(s, v))):
        return None
    stand = Stand(s, v, max(v, last), v, holders, row.stance, topic, addressed(cast, s, v, row, topic))
    return stand if fits(cast, row, stand) else None


def _governs(s: Sentence, v: int) -> bool:
    """Say whether a verb has an object or a clause of its own: "refused to rule it out" is no mere refusal."""
    return is_passive(s, v) or clause(s, v) is not None or s.kid(v, "dobj", "dative") is not None


def _is_asked_for(row: StanceWord) -> bool:
    """Say whether the row's object must be somebody ("press Y for X", but not "demand a price for X")."""
    return row.particles == ("for",) and not row.things


def _felt(cast: Cast, s: Sentence, v: int, row: StanceWord) -> Stand | None:
    """Fit a row whose object feels something about its subject; passives are read as adjectives."""
    thing, topic = s.kid(v, "dobj"), s.kid(v, "nsubj")
    if thing is None or topic is None or cast.at(s, topic) is not None or s.pos[topic] == "PRON":
        return None
    return Stand(s, v, v, v, tuple(cast.who(s, thing)), row.stance, topic)


def _particle(s: Sentence, v: int, particles: tuple[str, ...]) -> int | None:
    """Return the last of the particles that follow the verb in order: below it, or right behind one another."""
    at = v
    for n, word in enumerate(particles):
        near = [k for k in s.kids[at] if s.lower[k] == word and k > v]
        near += [k for k in s.kids[v] if s.lower[k] == word and k > at]
        near += [k for k in range(at + 1, min(len(s), at + 1 + WORDS_APART)) if n and s.lower[k] == word]
        if not near:
            thing = s.kid(v, "dobj")
            near = [k for k in s.kids[thing] if s.lower[k] == word and k > thing] if thing is not None else []
        if not near:
            return None
        at = near[0]
    return at


def _particle_topic(s: Sentence, v: int, particle: int, row: StanceWord) -> int | None:
    """Return the issue of "push for X", "call on Y to do X", "walk back X", "stop short of doing X"."""
    inner = s.kid(particle, "pobj", "pcomp")
    thing = s.kid(v, "dobj")
    if inner is None and s.deps[particle] == "prep" and thing is not None and thing > particle:
        inner = thing  # "call upon all [servants] to stay": the parser hangs them on the verb
    if inner is not None and propositions.is_time(s, inner):
        return None  # "on Monday" tells when
    if "person" in row.takes and s.lower[particle] in ADDRESSED:
        done = clause(s, v) or (clause(s, inner) if inner is not None else None) or infinitive(s, v)
        if done is not None:
            return done
        return next((at for name, at in prepositions(s, v) if name == "for"), inner)
    if inner is not None:
        return inner
    thing = _object(s, v)
    if thing is not None and not row.things:
        return thing
    done = clause(s, v)
    if done is not None and done > particle:
        return done
    right_behind = next((k for k in s.kids_by(v, "advcl") if s.tags[k] == "VBG" and s.left[k] == particle + 1), None)
    if right_behind is not None:
        return right_behind  # "ruled out [sending troops]": the parser takes it for an adverb
    return next((at for base in (particle, v) for _, at in prepositions(s, base) if at > particle), None)


def _topic_of_thing(s: Sentence, v: int, thing: int, row: StanceWord) -> int | None:
    """Return what the object of a fixed phrase is about ("withheld permission for convoys", "reserve the right to")."""
    done = clause(s, thing) or clause(s, v)
    if done is not None and "clause" in row.takes:
        return done
    places = dict(reversed([*prepositions(s, v), *prepositions(s, thing)]))
    return next((places[name] for name in ("for", "to", "on", "about", "over", "of") if name in places), None)


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
        if _has_own_gap(s, v):
            return None
        return clause(s, v) or (_controlled(s, v) if s.lemmas[v] in words("governors.asking") else None)
    if place == "object":
        return _object(s, v)
    if place == "subject":
        own = s.kid(v, "nsubj")
        return own if s.kid(v, "dobj") is not None else None
    found = next((at for name, at in prepositions(s, v) if name == place), None)
    thing = _object(s, v)
    if found is None and thing is not None:
        found = next((at for name, at in prepositions(s, thing) if name == place and s.pos[at] == "VERB"), None)
    return found


def _has_own_gap(s: Sentence, v: int) -> bool:
    """Say whether an infinitive only tells what for: "the reforms it undertook to please them", not "vowed to make"."""
    done = clause(s, v) if _left_out(s, v, clauses=False) is not None else None
    thing = s.kid(done, "dobj") if done is not None and s.tags[done] == "VB" else None
    return thing is not None and s.lower[thing] not in RELATIVE


def _controlled(s: Sentence, v: int) -> int | None:
    """Return the infinitive that the parser hung on whoever is asked, or on the verb as a purpose."""
    thing = s.kid(v, "dobj")
    return (clause(s, thing) if thing is not None else None) or infinitive(s, v)


def _object(s: Sentence, v: int) -> int | None:
    """Return the object of a verb; its subject when it is passive, the antecedent when it is a relative pronoun."""
    if is_passive(s, v):
        own = s.kid(v, "dobj") or s.kid(v, "nsubjpass")  # "was refused [entry]"
        shared = grammatical(s, v) if s.deps[v] == "conj" else s.heads[v] if s.deps[v] in {"acl", "relcl"} else None
        return own if own is not None else shared
    found = s.kid(v, "dobj")
    if found is None:
        return next(
            (k for k in s.kids_by(v, "advmod", "oprd") if k > v and "-" in (s.words[x] for x in s.kids[k])),
            _left_out(s, v),
        )
    if s.lower[found] in RELATIVE:
        return s.heads[v] if s.deps[v] == "relcl" else found
    return found


def _left_out(s: Sentence, v: int, *, clauses: bool = True) -> int | None:
    """Return the noun that a relative clause without a pronoun is about ("a charge the group rejected").

    `clauses`: none where the verb has a clause of its own.
    """
    full = {"ccomp", "xcomp", "nsubjpass"} if clauses else {"ccomp", "nsubjpass", "dobj"}
    whole = any(s.deps[k] in full or s.lower[k] in RELATIVE for k in s.kids[v])
    return s.heads[v] if s.deps[v] == "relcl" and s.kid(v, "nsubj") is not None and not whole else None


def addressed(cast: Cast, s: Sentence, v: int, row: StanceWord, topic: int | None) -> Actor | None:
    """Return whom a position is addressed to: person object, "with", "from", "on", or the owner of what is awaited."""
    thing = _object(s, v)
    if "person" in row.takes or "person" in row.needs:
        done = s.kid(topic, "nsubj", "nsubjpass") if topic is not None and s.pos[topic] in {"VERB", "AUX"} else None
        for at in (thing, done):
            if at is not None and (found := cast.one(s, at)):
                return found[0]
    names = ADDRESSED if ADDRESSED & set(row.particles) else {"with", "from", "against"}
    asked = "person" in row.takes or "person" in row.needs or s.lemmas[v] in words("governors.asking")
    for_another = asked and thing is not None and thing != topic
    bases = (v,) if for_another else (v, topic)  # "ordered the staff to act against the cells": no word to the cells
    spots = [at for base in bases if base is not None for name, at in prepositions(s, base) if name in names]
    owned = topic is not None and row.stance in {"awaits", "criticizes"} and thing in {None, topic}
    owners = s.kids_by(topic, "poss") if owned and topic is not None else []
    return next((actor for at in (*spots, *owners) for actor in cast.one(s, at)), None)


def intent_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield what somebody will or will not do: "we will not lay down our arms", "it said it would halt the strikes".

    Not of what nobody decides ("will need"). What one will not do is refused whoever says so; what one will do is
    announced only by whom the words are (what one did
    and will do "no longer" is taken back), so the holder must be who says so: the caller checks that by `spoken`. The
    infinitive of a headline ("Rebels to free captives") needs nobody who says so, and is no threat: it tells a plan.
    """
    coming = ahead(s, v)
    first_person = any(s.lower[k] in {"i", "we"} for k in s.kids_by(v, "nsubj")) and s.lemmas[v] == "come"
    if coming and is_passive(s, v) and is_negated(s, v) and not is_supposed(s, v):
        doer = s.kid(v, "nsubjpass")  # "will not be bullied", whoever says so
        holders = tuple(cast.who(s, doer)) if doer is not None and s.lemmas[v] in words("needs.pressed") else ()
        yield from [Stand(s, coming[0], v, v, holders, "rejects", v)] if holders else []
        return
    if coming and is_passive(s, v) and not is_supposed(s, v):
        known = bool(propositions.action(s, v)) or s.lemmas[v] in words("needs.granted")
        known &= not is_violent(s, v) and s.deps[v] in {"ccomp", "ROOT", "conj"}
        known &= not any(s.lower[k] in words("foreseen.words") for k in s.kids[v])
        if s.lemmas[v] in words("needs.requited") and s.kid(v, "nsubjpass", "csubjpass", "csubj") is not None:
            yield Stand(s, v, v, v, (), "threatens", v, spoken=True)
        elif known and agent(s, v) is None and not is_asked(s, v):
            yield Stand(s, coming[0], v, v, (), "announces", v, spoken=True)
        return
    headline = not coming and _is_headline(s, v)
    if not (coming or headline) or is_asked(s, v) or is_supposed(s, v) or is_passive(s, v):
        return
    if not (is_willed(s, v) or first_person):
        return
    negated = is_negated(s, v) or any(s.lower[m] == "no" for k in s.kids_by(v, "dobj") for m in s.kids_by(k, "det"))
    shared = s.deps[v] == "conj" or going_to(s, v) is not None
    doer = grammatical(s, v) if shared else s.kid(v, "nsubj")
    if (
        doer is None
        or _is_condition(s, v)
        or (negated and s.lemmas[v] in words("left_open.telling") | words("governors.unsaid"))
    ):
        return  # who "would not confirm" a thing, or "will not say", refuses nobody anything
    violent = is_violent(s, v)
    stance = (
        "rescinds"
        if is_ended(s, v)
        else "rejects"
        if negated
        else "threatens"
        if violent and not headline
        else "announces"
    )
    holders = tuple(cast.who(s, doer))
    if holders:
        first = coming[0] if coming else v
        yield Stand(s, first, v, v, holders, stance, v, spoken=not (negated or headline))


def denial_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield the deed that somebody says he did not do: "we never fired on the town", "it has not armed anyone"."""
    doer = s.kid(v, "nsubj")
    violent = propositions.action(s, v) in words("classes.violent")
    helpers = {s.lower[k] for k in s.kids_by(v, "aux")}
    past = s.tags[v] in {"VBD", "VBN"} or "did" in helpers or (violent and bool(helpers & {"do", "does"}))
    lightly = any(s.lower[k] in words("governors.lightly") for k in s.kids_by(v, "advmod"))
    if (
        doer is None
        or not past
        or lightly
        or not is_negated(s, v)
        or is_supposed(s, v)
        or is_passive(s, v)
        or _is_condition(s, v)
    ):
        return
    known = governed_stance(cast, s, v)  # who "did not rule out that C" denies no deed of his
    against = known is not None and known.stance in {"rejects", "opposes"}
    if not against and is_willed(s, v) and s.lemmas[v] not in words("governors.unwilled"):
        first = min([v, *(k for k in s.kids[v] if s.deps[k] == "neg")])
        kept = s.lemmas[v] in words("needs.kept_back")  # "has never explained why"
        yield Stand(s, first, v, v, tuple(cast.who(s, doer)), "withholds" if kept else "denies", v, spoken=not kept)


def subjunctive_stands(cast: Cast, s: Sentence, v: int) -> Iterator[Stand]:
    """Yield the demand that any verb makes by a clause that tells no fact: "insists that the camp be closed"."""
    done = next((k for k in s.kids_by(v, "ccomp") if any(s.lower[m] == "that" for m in s.kids_by(k, "mark"))), None)
    if done is None or is_idle(s, v) or is_negated(s, v):
        return
    helpers = s.kids_by(done, "aux", "auxpass")
    bare = [k for k in helpers if s.lower[k] == "be"] == helpers and bool(helpers or s.lower[done] == "be")
    bare |= not helpers and s.tags[done] == "VB"  # "moved that no member handle crates"
    if bare:
        yield Stand(s, v, v, v, holders_of(cast, s, v), "demands", done)


def governed_stance(cast: Cast, s: Sentence, v: int) -> Stand | None:
    """Return the position that the verb at `v` would take if it stood by itself; its holders are left out."""
    rows = position_words().verbs.get(s.lemmas[v], ()) if s.pos[v] == "VERB" else ()
    return next((stand for row in rows if (stand := _by_row(cast, s, v, row, ())) is not None), None)


def _is_headline(s: Sentence, v: int) -> bool:
    """Say whether the sentence is an infinitive with a subject, as headlines tell what is to come."""
    marks = [k for k in s.kids_by(v, "aux") if s.tags[k] == "TO"]
    return s.heads[v] == v and len(marks) == 1 == len(s.kids_by(v, "aux"))


def _is_condition(s: Sentence, v: int) -> bool:
    """Say whether the verb stands in a clause of time or of comparison, which says nothing by itself."""
    return s.deps[v] in {"advcl", "relcl", "acl", "pcomp"}
