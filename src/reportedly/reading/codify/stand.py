"""A position as a sentence words it, and what the rules for verbs, nouns and adjectives share."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.codebook.positions import StanceWord, position_words, words
from reportedly.reading.codify import propositions
from reportedly.reading.codify.cast import RELATIVE, Cast
from reportedly.reading.codify.clauses import (
    FINITE,
    agent,
    clause,
    going_to,
    is_negated,
    is_passive,
    is_supposed,
    prepositions,
    subject,
)
from reportedly.reading.codify.enacted import enacting
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

AWAITED = frozenset({"until", "till", "before", "once"})
ANY = frozenset({"a", "an", "any", "every"})
UNDONE = frozenset({"without", "instead of", "rather than", "than"})  # "left without condemning it"
NEUTER = frozenset({"it", "this", "that", "so"})
UNABLE = frozenset({"can", "ca", "could"})
TO_COME = frozenset({"will", "wo", "would", "'ll", "shall", "sha", "'d"})
NAMED = frozenset({"responsibility", "called", "promised"})  # what these are no pronoun stands for
SIDES = ("telling", "gainsaying", "taking", "refusing")
POLITICAL = frozenset({"person", "official", "government", "organisation"})
STATES = frozenset({"state", "government", "military"})


@dataclass(frozen=True, slots=True)
class Stand:
    """A position before it is tied to a statement.

    Attributes:
        s: the sentence.
        first, last: tokens of the cue, both included.
        at: the position word.
        holders: who takes it; none where that is whoever says so ("X is out of the question").
        stance: a stance of the record, or "same" until the governed word is known.
        topic: the word that names the issue, or None.
        towards: whom it is addressed to.
        spoken: the holder is whoever says so.
    """

    s: Sentence
    first: int
    last: int
    at: int
    holders: tuple[Actor, ...]
    stance: str
    topic: int | None
    towards: Actor | None = None
    spoken: bool = False


def holders_of(cast: Cast, s: Sentence, v: int) -> tuple[Actor, ...]:
    """Return who does what the verb at `v` says."""
    doer = subject(s, v)
    if doer is None and not is_passive(s, v) and s.deps[v] == "advcl" and s.tags[v] == "VBG" and s.words[v - 1] == ",":
        above = next((over for over in s.ancestors(v) if s.tags[over] in FINITE), None)
        doer = subject(s, above) if above is not None else None  # "broke a vow to leave, blaming X"
    doer = _issuer(s, v, doer) if doer is not None and s.deps[v] == "acl" else doer
    if doer is None:
        return enacting(cast, s, v)
    if _is_anybody(s, s.heads[v] if s.deps[v] == "relcl" and s.lower[doer] in RELATIVE else doer):
        return ()
    before_list = s.conjuncts(doer) if doer < v else [doer]
    shared = doer if all(at <= v or doer > v for at in before_list) else None
    return tuple(cast.who(s, doer)) if shared is not None else tuple(cast.one(s, doer))


def _is_anybody(s: Sentence, doer: int) -> bool:
    """Say whether a noun is of anybody of a sort, as sayings have it: "a soldier who asks for water asks for more"."""
    limits = s.kids_by(doer, "relcl")
    some = any(s.lower[k] in ANY for k in s.kids_by(doer, "det")) and s.tags[doer] in {"NN", "NNS"}
    now = any(s.tags[at] in {"VBZ", "VBP"} for at in limits) and s.tags[s.heads[doer]] in {"VBZ", "VBP", "VB"}
    return some and now and s.deps[doer] == "nsubj"


def _issuer(s: Sentence, v: int, doer: int) -> int:
    """Return who takes the stand of a participle: who puts out its paper, the paper itself where that is left open."""
    paper = s.heads[v]
    if s.tags[v] != "VBG" or s.lemmas[paper] not in words("papers.words") or doer == paper:
        return doer
    above = s.heads[s.heads[paper]] if s.deps[paper] == "pobj" else s.heads[paper]
    left = s.pos[above] == "VERB" and (is_idle(s, above) or is_negated(s, above))  # "failed to adopt one"
    return paper if left and doer == subject(s, above) else doer


def is_idle(s: Sentence, v: int) -> bool:
    """Say whether the verb is only supposed, possible, or under a word that leaves it open."""
    if any(s.lemmas[k] in words("governors.unsaid") for k in s.kids_by(v, "xcomp")):
        return True
    head = s.heads[v]
    modals = {s.lower[k] for k in s.kids_by(v, "aux")} & words("governors.modal")
    if s.deps[v] == "amod" or (modals and not (modals <= UNABLE and is_negated(s, v))):
        return True
    while s.deps[head] == "xcomp" and s.deps[v] == "conj":
        v, head = head, s.heads[head]
    if s.deps[v] == "pcomp" and (_is_undone(s, head) or s.lemmas[s.heads[head]] in words("governors.clearing")):
        return True
    hollow = s.deps[v] == "xcomp" and s.lemmas[head] in words("governors.hollow")
    hollow |= s.deps[v] == "xcomp" and s.lower[head] in words("governors.enabling") | {"ought"}
    return hollow or is_supposed(s, v) or _is_awaited(s, v)


def _is_undone(s: Sentence, preposition: int) -> bool:
    """Say whether a preposition tells that the gerund behind it was not done: "without waiting", "instead of"."""
    above = s.lower[s.heads[preposition]]
    return s.lower[preposition] in UNDONE or f"{above} {s.lower[preposition]}" in UNDONE


def ahead(s: Sentence, v: int) -> list[int]:
    """Return the words that tell that the verb at `v` is still to come: "will", "would", "is going to"."""
    going = going_to(s, v)
    return [k for k in s.kids_by(v, "aux") if s.lower[k] in TO_COME] if going is None else [going]


def left_open(s: Sentence, v: int) -> tuple[int, int] | None:
    """Return the first and last of two verbs of which neither is so: who "neither backs nor opposes" takes no side.

    Also "would not confirm or deny", "declined to deny or confirm"; None where the verb at `v` is not one of the two.
    """
    pair = s.conjuncts(s.heads[v] if s.deps[v] == "conj" else v)
    first, last = pair[0], pair[-1]
    if pair != [first, last] or first == last or v not in pair:
        return None
    unsaid = s.deps[first] == "xcomp" and s.lemmas[s.heads[first]] in words("left_open.unsaid")
    if not ({"or", "nor"} & {s.lower[k] for k in s.kids_by(first, "cc")}) or not (unsaid or is_negated(s, first)):
        return None
    sides = {name for at in pair for name in SIDES if s.lemmas[at] in words(f"left_open.{name}")}
    return (first, last) if sides in ({"telling", "gainsaying"}, {"taking", "refusing"}) else None


def open_stands(cast: Cast, s: Sentence, v: int, pair: tuple[int, int]) -> Iterator[Stand]:
    """Yield that somebody is undecided who "neither backs nor opposes" a thing; a fact left open is no position."""
    first, last = pair
    topic = s.kid(last, "dobj")
    if v == last and topic is not None and s.lemmas[first] in words("left_open.taking") | words("left_open.refusing"):
        yield Stand(s, first, last, first, holders_of(cast, s, first), "undecided", topic)


def is_asked(s: Sentence, v: int) -> bool:
    """Say whether the clause of `v`, or one above it, only asks ("declined to say whether it was willing")."""
    return any(s.lower[k] == "whether" for at in (v, *s.ancestors(v)) for k in s.kids_by(at, "mark"))


def is_willed(s: Sentence, v: int) -> bool:
    """Say whether the verb is a deed that somebody decides on: a known one, or any that is not listed as none."""
    going_on = s.lemmas[v] == "go" and any(s.lower[k] in {"on", "ahead"} for k in s.kids_by(v, "prt"))
    going_on |= s.lemmas[v] == "go" and any(s.lemmas[at] in words("needs.decision") for _, at in prepositions(s, v))
    return going_on or bool(propositions.action(s, v)) or s.lemmas[v] not in words("governors.unwilled")


def is_violent(s: Sentence, v: int) -> bool:
    """Say whether a word names violence that is done, not brought to an end ("halt their advance")."""
    return propositions.action(s, v) in words("classes.violent") and not propositions.is_halt(s, v)


def _is_awaited(s: Sentence, v: int) -> bool:
    """Say whether a clause of time is still to come: "until the navy lifts its ban", "would stay until it had"."""
    marks = {s.lower[k] for k in s.kids_by(v, "mark", "advmod") if k < v}
    to_come = {"VBZ", "VBP", *(("VBD",) if any(s.lower[k] in TO_COME for k in s.kids_by(s.heads[v], "aux")) else ())}
    return s.deps[v] == "advcl" and s.tags[v] in to_come and bool(marks & AWAITED)


def near_topic(s: Sentence, i: int, takes: tuple[str, ...]) -> int | None:
    """Return the issue of an adjective or noun, which may hang on the verb above it."""
    above = s.heads[i] if s.deps[i] in {"acomp", "attr", "oprd", "dobj"} else None
    if s.deps[i] == "nsubj" and s.lemmas[s.heads[i]] == "be" and not is_negated(s, s.heads[i]):
        above = s.heads[i]  # "our aim is to leave"
    for place in takes:
        if place == "clause" and (found := clause(s, i)) is not None and _completes(s, found):
            return found
        for base in (i, above):
            if base is not None:
                near = (at for name, at in prepositions(s, base) if name == place and at > i)
                found = next((at for at in near if not (place in {"at", "on"} and propositions.is_time(s, at))), None)
                if found is not None:
                    return found
    if "clause" in takes and above is not None:
        late = clause(s, above)
        return late if late is not None and late > i and _completes(s, late) else None
    return None


def _completes(s: Sentence, verb: int) -> bool:
    """Say whether a clause is an infinitive, a gerund or opened by a mark, and no sentence of its own."""
    return s.tags[verb] in {"VB", "VBG"} or bool(s.kids_by(verb, "mark"))


def fits(cast: Cast, row: StanceWord, stand: Stand) -> bool:
    """Say whether the issue is what the row needs, and no mere politeness: "regrets to inform", "glad to announce"."""
    s, at = stand.s, stand.topic
    polite = at is not None and s.tags[at] == "VB" and s.lemmas[at] in words("needs.informing")
    if polite and stand.stance in {"criticizes", "supports"} and any(s.tags[k] == "TO" for k in s.kids[at or 0]):
        return s.lemmas[stand.at] not in words("governors.polite")
    return all(_meets(cast, need, stand) for need in sorted(row.needs))


def _meets(cast: Cast, need: str, stand: Stand) -> bool:
    """Check one need."""
    s, topic = stand.s, stand.topic
    if need == "person":
        blamed = s.lemmas[stand.at] in words("governors.blaming") and topic is not None and s.tags[topic] == "VBG"
        return stand.towards is not None or blamed  # "accused the rear party of standing by"
    if need == "alone":
        return len(stand.holders) == 1
    if topic is None or (need == "called" and s.kid(stand.at, "oprd") is not None):
        return False  # who "called the vote a coup" called no vote
    if need == "issue":
        return _is_issue(cast, s, topic)
    if need in {"cause", "offered", "plain"}:
        return _goes_with(need, stand, topic)
    if need == "own":
        return _is_own(cast, stand, topic)
    if need in {"someone", "thing"}:
        actor = cast.at(s, topic)
        thing = s.pos[topic] == "NOUN" and not cast.one(s, topic) and not propositions.is_time(s, topic)
        thing &= not is_violent(s, topic)
        return thing if need == "thing" else actor is not None and actor.kind in {"person", "official"}
    return _means(need, s, topic)


def _means(need: str, s: Sentence, topic: int) -> bool:
    """Check a need of the issue's word and its form."""
    if need in {"infinitive", "wished", "open", "reckoned", "ahead"}:
        return _has_form(need, s, topic)
    if need == "spoken":
        unsaid = (
            words("needs.silence")
            if s.deps[topic] != "xcomp"
            else words("needs.silence") | words("left_open.gainsaying")
        )
        return s.lemmas[topic] not in unsaid
    if need == "deed":
        return bool(propositions.action(s, topic))
    if need == "course":
        told = s.pos[topic] in {"VERB", "AUX"} and s.tags[topic] not in {"VB", "VBG"}  # "that it had sold arms"
        return (bool(propositions.action(s, topic)) or _means("plan", s, topic)) and not told
    if need == "violent":
        return is_violent(s, topic) and not is_negated(s, topic)
    if need in {"deed_or_claim", "plan"}:
        named = words("needs.claim" if need == "deed_or_claim" else "needs.decision")
        known = s.lemmas[topic] in named or bool(propositions.action(s, topic))
        known |= need == "deed_or_claim" and s.lower[topic] in NEUTER  # "denies it"
        return known or s.pos[topic] in {"VERB", "AUX"} or (need == "plan" and _is_sent(s, topic))
    stands_for = need not in NAMED and s.lower[topic] in words("nouns_through.pronouns")
    return stands_for or s.lemmas[topic] in words(f"needs.{need}")


def _goes_with(need: str, stand: Stand, topic: int) -> bool:
    """Check a need of an issue with its word and whoever is addressed."""
    s = stand.s
    if need == "cause":
        return stand.towards is not None and stand.towards.kind in POLITICAL and _is_cause(s, topic)
    if need == "offered":
        return s.lemmas[topic] not in words("needs.worded") and s.deps[stand.at] not in {"acl", "amod"}
    return s.lemmas[topic] not in position_words().verbs and s.lemmas[topic] not in position_words().nouns


def _is_cause(s: Sentence, topic: int) -> bool:
    """Say whether somebody may be attacked in words for a thing: no stretch of time ("attacked them for hours")."""
    if s.pos[topic] not in {"VERB", "NOUN", "AUX"} or propositions.is_time(s, topic):
        return False
    return s.lemmas[topic] not in words("terms.units")


def _is_sent(s: Sentence, topic: int) -> bool:
    """Say whether a noun is somebody or something that one wants somewhere ("wants the soldiers out")."""
    near = [k for k in (*s.kids[s.heads[topic]], *s.kids[topic]) if k > topic]
    return s.deps[topic] == "dobj" and any(s.lower[k] in words("needs.whither") for k in near)


def _has_form(need: str, s: Sentence, topic: int) -> bool:
    """Check a need of the form of an issue's clause."""
    to_come = any(s.tags[k] == "MD" for k in s.kids_by(topic, "aux"))
    if need == "ahead":
        told = any(s.lemmas[k] == "do" for k in s.kids_by(topic, "aux"))
        bare = s.tags[topic] in {"VB", "VBG"} and not told  # also "wants the camp closed"
        bare |= s.tags[topic] == "VBN" and not s.kids_by(topic, "aux", "auxpass")
        bare |= any(s.tags[k] == "TO" for k in s.kids_by(topic, "aux"))
        return s.pos[topic] not in {"VERB", "AUX"} or bare or bool(ahead(s, topic))
    if need == "infinitive":
        return s.tags[topic] == "VB" and any(s.tags[k] == "TO" for k in s.kids[topic])
    if need == "wished":
        own = s.kid(topic, "nsubj", "nsubjpass") is not None
        own &= not any(s.lemmas[k] == "do" for k in s.kids_by(topic, "aux"))  # "insists it does not control"
        owed = any(s.lower[k] in words("duties.modals") for k in s.kids_by(topic, "aux"))
        return own and (owed or (s.tags[topic] in {"VB", "VBP"} and not to_come))
    if need == "open":
        return any(s.lower[k] in {"whether", "if"} for k in s.kids_by(topic, "mark"))
    return to_come and s.lemmas[topic] in words("needs.reckoned")


def _is_issue(cast: Cast, s: Sentence, topic: int) -> bool:
    """Say whether a word names a matter, and no mere actor: a verb, a noun, or "it", which more often is one."""
    if s.pos[topic] in {"VERB", "AUX"}:
        return True
    if s.lower[topic] in RELATIVE and cast.one(s, topic):
        return False
    if s.lower[topic] in NEUTER:
        return True
    if s.lower[topic] in words("nouns_through.pronouns") or s.pos[topic] in {"NOUN", "PROPN", "NUM"}:
        return cast.at(s, topic) is None
    return False


def _is_own(cast: Cast, stand: Stand, topic: int) -> bool:
    """Say whether the issue is the holder's own deed: no other subject in it than what is his or he speaks for.

    What is announced to be done by nobody else ("that the captives would be freed") is done by who announces it.
    """
    s = stand.s
    doer = s.kid(topic, "nsubj", "nsubjpass")
    if doer is None:
        return not (
            s.lemmas[stand.at] in words("governors.asking") and s.kid(stand.at, "dobj") and s.tags[topic] == "VB"
        )
    held = {actor.id for actor in stand.holders}
    if is_passive(s, topic):
        to_come = any(s.lower[k] in TO_COME for k in s.kids_by(topic, "aux"))
        if stand.stance == "announces" and to_come and agent(s, topic) is None:
            return True
    elif is_willed(s, topic) and any(_is_his(cast, s, k, held) for k in s.kids_by(doer, "poss")):
        return True
    speaks = any(actor.kind == "official" for actor in stand.holders)
    return any(actor.id in held or (speaks and actor.kind in STATES) for actor in cast.who(stand.s, doer))


def _is_his(cast: Cast, s: Sentence, owner: int, held: set[str]) -> bool:
    """Say whether what a possessive owns belongs to one of `held`, by actor id: "her members", "its forces"."""
    whose = cast.one(s, owner)
    return any(actor.id in held for actor in whose) if whose else s.pos[owner] == "PRON"
