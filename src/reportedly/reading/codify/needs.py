"""What a row of the trigger lexicon may need: somebody it is done to, a doer, another deed, a content of some sort."""

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.codebook.codebook import Triggers
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.amounts import is_many
from reportedly.reading.annotate.dying import fell
from reportedly.reading.codify import clauses, senses
from reportedly.reading.codify.blows import is_of_arms
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.causing import died_of
from reportedly.reading.codify.forces import is_armed
from reportedly.reading.codify.grounds import has_fallen, is_ground, is_still
from reportedly.reading.codify.omissions import around, guards_of, is_guard, is_left_undone, looks_on
from reportedly.reading.codify.propositions import is_time
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

HARSH = frozenset({"military", "armed", "calculated", "harsh", "severe", "crushing", "retaliatory", "violent"})
BESIDE = frozenset({"in", "by", "during", "after", "when", "from", "of", "to", "due to", "because of", "owing to"})
ANSWERED = frozenset({"to", "for", "after"})
SPEAKERS = frozenset({"spokesman", "spokesmen", "spokeswoman", "spokesperson"})
OWN = frozenset({"his", "her", "its", "their", "our", "my"})
PERSONS = frozenset({"person", "official", "population"})
OBJECTS = ("dobj", "nsubjpass", "attr")
OUGHT = frozenset({"must", "should", "ought", "shall"})
STEPS = 5  # up a tree
CARRYING = frozenset({"pobj", "prep", "dobj", "conj", "agent"})
SURVIVED = frozenset({"abduct", "torture", "beat"})  # what befalls people before they are found dead
ONTO = frozenset({"on", "into", "to", "toward", "towards", "through", "across"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a trigger stands, and the assaults and riots that the sentence is known to tell."""

    cast: Cast
    s: Sentence
    at: int
    deeds: frozenset[int]
    riots: frozenset[int]


def met(need: str, place: Place, words: Triggers) -> bool:
    """Say whether what a row needs is there; `need` is one of `codebook.NEEDS`."""
    return CHECKS[need](place, words)


def patients(s: Sentence, i: int) -> list[int]:
    """Return the nouns that a verb is done to, or that a noun's compound, "of" or "on" phrase names; conjuncts too."""
    if s.pos[i] in {"VERB", "AUX"}:
        own = s.kids_by(i, "dobj", "nsubjpass")
        if not own and clauses.is_passive(s, i):
            own = [k for k in (clauses.grammatical(s, i),) if k is not None]
    else:
        return around(s, i)
    own += [p for _, p in clauses.prepositions(s, i) if s.pos[p] not in {"VERB", "AUX"}]
    return [c for k in own for c in s.conjuncts(k)]


def is_person(s: Sentence, i: int) -> bool:
    """Say whether a noun counts people, by the lexicon of counting, or is one of the parser's persons or peoples."""
    if s.lemmas[i] in unit_words().persons or s.lower[i].removesuffix("s") in unit_words().persons:
        return True
    sort = {"PERSON", "NORP"} if s.tags[i] == "NNPS" else {"PERSON"}
    return any(label in sort and first <= i < past for first, past, label in s.ents)


def principals(cast: Cast, s: Sentence, i: int) -> list[Actor]:
    """Return who acts where the noun at `i` does; of a spokesman and the like, whom he speaks for."""
    if s.lower[i].removesuffix("s") in SPEAKERS:
        owners = s.kids_by(i, "poss", "compound", "amod", "nmod")
        named = [actor for k in owners if (actor := cast.modifier(s, k))]
        after = [p for name, p in clauses.prepositions(s, i) if name in {"for", "of"}]
        held = named or [actor for p in after for actor in cast.who(s, p)]
        if held:
            return held
    return cast.one(s, i)


def _object(place: Place, _: Triggers) -> bool:
    s, i = place.s, place.at
    if s.pos[i] in {"VERB", "AUX"}:
        return bool(s.kids_by(i, "dobj", "nsubjpass")) or s.deps[i] in {"acl", "relcl"} or clauses.is_passive(s, i)
    return bool(patients(s, i)) or place.s.deps[place.at] in {"acl", "relcl"}


def _somebody(place: Place, words: Triggers) -> bool:
    s, cast = place.s, place.cast
    near = patients(s, place.at)
    if any(s.lemmas[k] in words.roles["facilities"] for k in near):
        return True
    if any(cast.one(s, k) or cast.place(s, k) or is_person(s, k) or cast.covering(s, k) for k in near):
        return True
    return s.pos[place.at] == "VERB" and any(is_many(s, k) for k in near)


def _struck(place: Place, words: Triggers) -> bool:
    return _somebody(place, words) or is_of_arms(place.s, place.at, patients(place.s, place.at), words)


def _people(place: Place, _: Triggers) -> bool:
    """Say whether those it is done to are people, not a town or a thing: "captured four men"."""
    s, cast = place.s, place.cast
    taken = [c for k in s.kids_by(place.at, "dobj", "nsubjpass") for c in s.conjuncts(k)]
    if not taken and clauses.is_passive(s, place.at):
        taken = [k for k in (clauses.grammatical(s, place.at),) if k is not None]
    persons = (is_person(s, k) or any(actor.kind in PERSONS for actor in cast.one(s, k)) for k in taken)
    return any(persons) and not any(cast.place(s, k) for k in taken)


def _doer(place: Place, _: Triggers) -> bool:
    s, cast, i = place.s, place.cast, place.at
    if s.pos[i] in {"VERB", "AUX"}:
        own = clauses.subject(s, i)
        return own is not None and bool(cast.who(s, own) or is_person(s, own))
    held = [
        *s.kids_by(i, "poss", "compound", "amod"),
        *(p for name, p in clauses.prepositions(s, i) if name in {"by", "of"}),
    ]
    return any(cast.one(s, k) or cast.modifier(s, k) or s.deps[k] == "poss" for k in held)


def _follows(place: Place, deeds: frozenset[int]) -> bool:
    """Say whether it is told as what came of a deed: "attacked a bus, leaving one dead", "a raid that left …"."""
    s, at = place.s, place.at
    label, head = s.deps[at], s.heads[at]
    if label in {"advcl", "acl"} and s.tags[at] == "VBG":
        return head in deeds
    return label == "relcl" and head in deeds and any(s.lower[k] in {"that", "which"} for k in s.kids_by(at, "nsubj"))


def _deed(place: Place, _: Triggers) -> bool:
    own, deeds = place.s.kid(place.at, "nsubj"), place.deeds | place.riots
    if own is not None and not deeds.isdisjoint(place.s.conjuncts(own)):  # "the shelling left two dead"
        return True
    if any(k in deeds for k in clauses.same_time(place.s, place.at)) or _follows(place, deeds):
        return True
    near = list(clauses.prepositions(place.s, place.at))
    return any(name in BESIDE and p in deeds for name, p in near) or any(p in deeds for p in died_of(place.s, place.at))


def _answered(place: Place, words: Triggers) -> bool:
    s, i = place.s, place.at
    near = list(clauses.prepositions(s, i))
    near += [pair for _, p in near for pair in clauses.prepositions(s, p)]
    if any(name in ANSWERED and p in place.deeds for name, p in near):
        return True
    aimed = any(name == "against" for name, _ in near) and s.pos[i] != "VERB"
    harsh = any(s.lower[k] in HARSH for k in s.kids_by(i, "amod"))
    by_force = s.pos[i] == "VERB" and any(s.lemmas[p] in words.modes for name, p in near if name in {"with", "by"})
    return aimed or harsh or by_force or _militarily(s, i)


def _militarily(s: Sentence, i: int) -> bool:
    return any(s.lower[k] in {"militarily", "forcefully"} for k in s.kids_by(i, "advmod"))


def _told(place: Place, _: Triggers) -> bool:
    s, i = place.s, place.at
    done = clauses.clause(s, i)
    if done is None or s.tags[done] != "VB":
        return False
    stated = any(
        s.tags[k] == "MD" and s.lower[k] not in OUGHT for k in s.kids_by(done, "aux")
    )  # "he will go, X told Y"
    return not stated and bool(s.kids_by(i, *OBJECTS) or s.kids_by(done, "nsubj"))


def _own(place: Place, _: Triggers) -> bool:
    s, cast, i = place.s, place.cast, place.at
    if any(name == "against" or s.lower[p] == "not" for name, p in clauses.prepositions(s, i)):
        return bool(s.kids_by(i, "dobj"))
    done, speaker = clauses.clause(s, i), clauses.subject(s, i)
    doer = clauses.grammatical(s, done) if done is not None else None
    if doer is None or speaker is None or doer == i:
        return False
    mine = {actor.id for actor in (*principals(cast, s, speaker), *cast.who(s, speaker))}
    ahead = any(s.lower[k] in {"will", "would", "'ll"} for k in s.kids_by(done or i, "aux"))
    his = cast.who(s, doer)
    unsaid = not his and s.pos[doer] == "PRON"
    owned = any(s.lower[k] in OWN for k in s.kids_by(doer, "poss"))
    return ahead and (unsaid or owned or any(actor.id in mine for actor in his))


def _violent(place: Place, words: Triggers) -> bool:
    s, i = place.s, place.at
    near = [*s.kids_by(i, "dobj"), *(p for name, p in clauses.prepositions(s, i) if name in {"for", "to", "of"})]
    done = clauses.clause(s, i)
    if done is not None and clauses.is_negated(s, done):
        return False
    near += [done] if done is not None else []
    opening = [k for k in near if s.lemmas[k] in words.roles["carriers"] - words.roles["ending"]]
    inner = [p for k in opening for _, p in clauses.prepositions(s, k)]
    return any(k in place.deeds or s.lemmas[k] in {"retaliation", "revenge", "vengeance"} for k in (*near, *inner))


def _duty(place: Place, words: Triggers) -> bool:
    s, done = place.s, clauses.clause(place.s, place.at)
    if done is None:
        return False
    cares = words.roles["cares"]
    owed = s.conjuncts(done)  # "failed to come in time and stop them"
    return any(s.lemmas[k] in words.roles["duties"] for k in owed) or any(
        s.lower[k] in cares for verb in owed for k in s.kids_by(verb, "dobj")
    )


def _guard(place: Place, words: Triggers) -> bool:
    return bool(guards_of(place.cast, place.s, place.at, words))


def _undone(place: Place, words: Triggers) -> bool:
    return is_left_undone(place.cast, place.s, place.at, words, tried=False)


def _unable(place: Place, words: Triggers) -> bool:
    return is_left_undone(place.cast, place.s, place.at, words, tried=True)


def _idle(place: Place, words: Triggers) -> bool:
    return looks_on(place.cast, place.s, place.at, place.deeds | place.riots, words)


def _held(place: Place, words: Triggers) -> bool:
    s, i = place.s, place.at
    own = s.kid(i, "nsubjpass")
    if s.pos[i] != "VERB" or own is None or not (is_person(s, own) or s.tags[own] == "CD"):
        return False
    by = clauses.agent(s, i)
    return by is None or is_guard(place.cast, s, by, words)


def _spoken_to(place: Place, _: Triggers) -> bool:
    """Say whether somebody is called on the phone, not called something: "called the claim a lie"."""
    s = place.s
    return all(s.deps[k] != "oprd" for k in s.kids[place.at])


def _bid(place: Place, _: Triggers) -> bool:
    s, verb = place.s, place.s.heads[place.at]
    teller = s.heads[verb]
    if s.deps[place.at] != "aux" or s.deps[verb] != "ccomp" or clauses.is_supposed(s, verb):
        return False
    speaker, told = s.kid(teller, "nsubj"), s.kid(verb, "nsubj", "nsubjpass")
    if speaker is None or told is None:
        return False
    says, does = place.cast.who(s, speaker), place.cast.who(s, told)
    if not (says or is_person(s, speaker)) or not (does or s.deps[told] == "nsubjpass"):
        return False
    return not {actor.id for actor in says} & {actor.id for actor in does}


def _kept(place: Place, words: Triggers) -> bool:
    s, noun = place.s, place.at
    head, label = s.heads[noun], s.deps[noun]
    keeper = s.heads[head] if label == "pobj" else head
    if s.lemmas[keeper] in words.roles["keeping"] and clauses.is_ended(s, keeper):
        return False
    if label in {"dobj", "nsubjpass"}:
        return s.lemmas[head] not in words.roles["undoing"]
    if label == "nsubj":
        return s.lemmas[head] not in words.roles["lapsing"] or bool(s.kids_by(head, "dobj"))
    if label == "pobj" and s.lower[head] in {"of", "from"}:
        while s.deps[head] == "prep":
            head = s.heads[head]
        return s.lemmas[head] not in words.roles["ends"] | words.roles["leaving"]
    told = (*s.kids_by(noun, "acl", "relcl", "amod"), *([head] if label == "compound" else []))
    return not any(
        s.lemmas[k] in words.roles["undoing"] | words.roles["ends"] for k in told if s.kid(k, "dobj") is None
    )


def _broken(place: Place, words: Triggers) -> bool:
    s, i = place.s, place.at
    held = s.kids_by(i, "dobj", "nsubjpass") or s.kids_by(i, "nsubj")
    held += [p for name, p in clauses.prepositions(s, i) if name in {"of", "from"}]
    held += [s.heads[i]] if s.deps[i] in {"acl", "relcl"} and not held else []
    return any(s.lemmas[c] in words.roles["truces"] for k in held for c in s.conjuncts(k))


def _ground_taken(place: Place, words: Triggers) -> bool:
    """Say whether somebody armed takes a place or ground: "the rebels took Orsk", not "took the train"."""
    s, i = place.s, place.at
    led = s.kid(i, "oprd", "acomp") is not None or any(
        name in {"from", "to", "into", "for", "as"} and not is_time(s, p) for name, p in clauses.prepositions(s, i)
    )
    for k in s.kids_by(i, "dobj", "nsubjpass"):
        if is_ground(place.cast, place.s, k, words) or (s.tags[k] == "NNP" and s.left[k] == k and not led):
            return _armed(place, words) or bool(place.deeds)  # "launched attacks, taking the town"
    return False


def _blamed(place: Place, words: Triggers) -> bool:
    """Say whether somebody is said to answer for a death: "involved in the deaths of NAMES", "ordered NAME's death"."""
    s, at = place.s, place.at
    if not any(p for name, p in clauses.prepositions(s, at) if name == "of") and s.kid(at, "poss") is None:
        return False
    for _ in range(STEPS):
        label, above = s.deps[at], s.heads[at]
        if s.lemmas[at] in words.roles["answering"] and at != place.at:
            return True
        if above == at or (s.pos[at] == "VERB" and at != place.at):
            return False
        if label not in CARRYING and not (label == "nsubjpass" and s.lemmas[above] in words.roles["answering"]):
            return False
        at = above
    return s.lemmas[at] in words.roles["answering"]


def _slain(place: Place, words: Triggers) -> bool:
    """Say whether who is found dead was killed, by the words around: "shot", "with their hands tied", "abducted".

    Where the sentence tells the killing itself, that is the deed.
    """
    s, signs, bodies = place.s, words.roles["slain"], words.roles["bodies"]
    found = [c for k in s.kids_by(place.at, "dobj", "nsubj", "nsubjpass") for c in s.conjuncts(k)]
    whose = [p for k in found if s.lemmas[k] in bodies for name, p in clauses.prepositions(s, k) if name == "of"]
    if not all(is_person(s, p) or place.cast.one(s, p) or s.pos[p] in {"PROPN", "NUM"} for p in whose):
        return False  # "a body of evidence"
    others = [s.lemmas[k] for k in place.deeds if k != place.at]
    told = (row for lemma in others for row in (*words.verbs.get(lemma, ()), *words.nouns.get(lemma, ())))
    if any(row.code == "ASSAULT" and row.mode not in SURVIVED for row in told):
        return False
    return any(s.lower[k] in signs or s.lemmas[k] in signs for k in range(len(s)))


def _fallen(place: Place, _: Triggers) -> bool:
    """Say whether people fell, or gave their lives and gave them to nothing: "fell in action", "gave his life"."""
    s, i = place.s, place.at
    own = clauses.grammatical(s, i)
    if own is None or not (is_person(s, own) or s.tags[own] in {"CD", "PRP", "WP"} or place.cast.one(s, own)):
        return False
    of = [name for name, p in clauses.prepositions(s, i) if name == "to" and s.pos[p] not in {"VERB", "AUX"}]
    return fell(s, i) and not of


def _advancing(place: Place, words: Triggers) -> bool:
    """Say whether somebody armed moves onto a place or ground: "troops entered Orsk", "pushed into the suburbs"."""
    s, i = place.s, place.at
    to = [*s.kids_by(i, "dobj"), *(p for name, p in clauses.prepositions(s, i) if name in ONTO)]
    return _armed(place, words) and any(is_ground(place.cast, place.s, k, words) for k in to)


def _armed(place: Place, words: Triggers) -> bool:
    """Say whether the doer of the word is a force."""
    return is_armed(place.cast, place.s, place.at, words)


CHECKS: dict[str, Callable[[Place, Triggers], bool]] = {
    "object": _object,
    "somebody": _somebody,
    "struck": _struck,
    "people": _people,
    "doer": _doer,
    "deed": _deed,
    "alone": lambda place, _: not place.deeds - {place.at},
    "answered": _answered,
    "told": _told,
    "own": _own,
    "violent": _violent,
    "duty": _duty,
    "bid": _bid,
    "spoken_to": _spoken_to,
    "guard": _guard,
    "undone": _undone,
    "unable": _unable,
    "idle": _idle,
    "held": _held,
    "kept": _kept,
    "broken": _broken,
    "ground_taken": _ground_taken,
    "ground_fallen": lambda place, words: has_fallen(place.cast, place.s, place.at, words),
    "advancing": _advancing,
    "blamed": _blamed,
    "slain": _slain,
    "still": lambda place, words: is_still(place.cast, place.s, place.at, words),
    "fallen": _fallen,
    "bound": lambda place, _: senses.is_bound(place.s, place.at),
    "met": lambda place, _: senses.is_meeting(place.cast, place.s, place.at, is_person),
    "granted": lambda place, words: (
        _told(place, words) and senses.is_granting(place.cast, place.s, place.at, is_person)
    ),
    "somebodys": lambda place, _: senses.is_done_by_somebody(place.cast, place.s, place.at, is_person),
    "talks": lambda place, _: senses.is_talk(place.s, place.at),
    "gathering": lambda place, _: senses.is_gathering(place.s, place.at),
    "in_arms": lambda place, words: not senses.is_striving(place.s, place.at) or _armed(place, words),
    "waged": lambda place, _: senses.is_waged(place.s, place.at),
    "guilt": lambda place, _: senses.is_verdict(place.s, place.at),
}
