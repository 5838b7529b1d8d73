"""What another voice makes of the statement just told.

"Another disputed this", "…, but Y says that this is untrue", "The army denied the report", "Y has not confirmed it".
"""

from collections.abc import Iterator, Sequence

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import AFAR, Claim, Content, DraftLink, trim
from reportedly.reading.attribute.foregoing import copied, goes_on, last_told, whole
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    WH,
    agent,
    negation,
    noun_phrase,
    passive,
    subject,
    verb_group,
    words,
)
from reportedly.reading.attribute.questions import asked_before, noncommittal
from reportedly.reading.attribute.scorn import scorn
from reportedly.reading.attribute.selfsame import OWNED, agrees
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.attribute.unnamed import only_withholds
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty, Commitment

POINTING = frozenset({"this", "that", "it", "both"})
ACTS = {
    "offer": frozenset({"offer"}),
    "proposal": frozenset({"propose", "offer", "suggest"}),
    "demand": frozenset({"demand", "call", "insist"}),
    "request": frozenset({"request", "ask", "call"}),
    "threat": frozenset({"threaten", "warn", "vow"}),
    "promise": frozenset({"promise", "vow", "pledge"}),
    "pledge": frozenset({"pledge", "promise", "vow"}),
    "suggestion": frozenset({"suggest", "propose"}),
}
ASIDE = frozenset({"appos", "npadvmod"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def answer_back(drafts: Sequence[Draft], speakers: Speakers) -> None:
    """Give answers that only point back the content they point to; changes `drafts`.

    What is pointed to is the last thing told before, in the same sentence or the one before it, be it the writer's.
    """
    for at, draft in enumerate(drafts):
        earlier = next((d for d in reversed(drafts[:at]) if not only_withholds(d.sentence)), None)
        before = earlier if earlier is not None and goes_on(earlier.sentence, draft.sentence) else None
        for link, frame, effect in [*_answers(draft.sentence, draft.claims, speakers)]:
            told = last_told([c for c in draft.claims if c is not frame], frame.anchor)
            beside = [] if told is not None else asked_before(draft.sentence) or _beside(draft.sentence, frame.anchor)
            home = draft if told is not None or beside else before
            if home is None:
                continue
            if told is None and not beside:
                sure = [c for c in home.claims if c.effect != "uncommitted"] if effect == "denied" else home.claims
                told = last_told(sure, len(home.sentence)) or last_told(home.claims, len(home.sentence))
            if not _theirs(draft.sentence, frame.anchor, told):
                continue
            act = _act_named(draft.sentence, frame.anchor)
            if act and home is before:
                done = _done_as(home.sentence, act)
                told = told if told is not None and told.anchor == done else None
                beside = beside if told is not None or done is None else _what_was(home.sentence, done)
            contents = copied(told) if told is not None else beside or ([] if act else whole(home))
            if not contents:
                continue
            home.claims.append(Claim(home.sentence, AFAR, [link], contents, effect))
            if frame in draft.claims:
                draft.claims.remove(frame)
            draft.claims.append(Claim(draft.sentence, frame.anchor, [link], []))


def _theirs(s: Sentence, verb: int, told: Claim | None) -> bool:
    """Say whether an account that is somebody's is that of who told it: "his account", "the miller's version"."""
    held = _held(s, verb)
    owner = s.kid(held, "poss") if held is not None else None
    if owner is None:
        return True
    if told is None or told.links[-1].head < 0:
        return False
    teller = told.links[-1]
    if s.tags[owner] == "PRP$":
        return s.lower[owner] in OWNED and agrees(OWNED[s.lower[owner]], teller.sentence, teller.head)
    return s.lemmas[owner] == teller.sentence.lemmas[teller.head]


def _held(s: Sentence, verb: int) -> int | None:
    """Return what an answer is about: the passive's subject, the object, what somebody scoffs at or agrees with."""
    scorned = scorn(s, verb)
    if scorned is not None:
        return scorned.held
    if passive(s, verb):
        return s.kid(verb, "nsubjpass")
    held = s.kid(verb, "dobj")
    if held is None and s.lemmas[verb] in words("lists.agreeing"):
        held = next((s.kid(k, "pobj") for k in s.kids_by(verb, "prep") if s.lower[k] == "with"), None)
    return held


def _act_named(s: Sentence, verb: int) -> frozenset[str]:
    """Return the verbs of the act that an answer points back to: "rejected the OFFER" speaks of what was offered."""
    held = s.kid(verb, "nsubjpass") if passive(s, verb) else s.kid(verb, "dobj")
    return ACTS.get(s.lemmas[held], frozenset()) if held is not None else frozenset()


def _done_as(s: Sentence, act: frozenset[str]) -> int | None:
    """Return the last verb of an act in a sentence: "offered"."""
    return next((i for i in reversed(range(len(s))) if s.lemmas[i] in act and s.pos[i] in CLAUSAL), None)


def _what_was(s: Sentence, verb: int) -> list[Content]:
    """Return what was offered, proposed or threatened: what hangs on its verb as its object or clause."""
    held = next((k for k in s.kids_by(verb, "ccomp", "xcomp", "dobj") if k > verb), None)
    return [Content(held, trim(s, s.subtree(held)))] if held is not None else []


def _beside(s: Sentence, verb: int) -> list[Content]:
    """Return what the writer says in the clause that a denial is joined to: "Jets hit the mill, and Y denied it"."""
    clause = s.heads[verb]
    if s.deps[verb] != "conj" or s.pos[clause] not in CLAUSAL or s.lemmas[clause] in lexicon().verbs:
        return []
    apart = {*s.subtree(verb), *s.kids_by(clause, "cc")}
    return [Content(clause, trim(s, [i for i in s.subtree(clause) if i not in apart]))]


def _answers(s: Sentence, claims: Sequence[Claim], speakers: Speakers) -> Iterator[tuple[DraftLink, Claim, Certainty]]:
    """Yield the link of each answer that points back, with the claim that held it or a bare one, and what it makes."""
    for i in range(len(s)):
        made = _made(s, i)
        if made is None or s.kid(i, "ccomp", "xcomp") is not None:
            continue
        held = _held(s, i)
        head = agent(s, i) if passive(s, i) else subject(s, i)
        if held is None or head is None or head == held or not _points(s, i, held) or _of_no_account(s, i, held):
            continue
        if made[1] != "denied" and (s.lower[held] == "it" or s.lower[head] in {"i", "we"} or _retold(claims, i)):
            continue  # the page's own checks are no answer, "it" may be anything, and what X says Y confirmed is X's
        if speakers.can_speak(s, head) or s.tags[head] in {"DT", "NNS"} or s.lower[head] in {"another", "others"}:
            commitment, effect = made
            frame = next((c for c in claims if c.anchor == i), Claim(s, i, [], []))
            scorned = scorn(s, i)
            cue = noncommittal(s, i) or (scorned.cue if scorned is not None else verb_group(s, i))
            yield DraftLink(s, noun_phrase(s, head), head, cue, commitment), frame, effect
    for i in range(len(s)):
        word = _in_a_word(s, i)
        head = _agreeing(s, i) or _as_much(s, i) if word is None else subject(s, i)
        able = head is not None and (
            speakers.can_speak(s, head) or (word is not None and speakers.is_document(s, head))
        )
        if head is not None and able and not _retold(claims, i):
            frame = next((c for c in claims if c.anchor == i), Claim(s, i, [], []))
            row = next(iter(lexicon().verbs.get(s.lemmas[i], ())), None)
            commitment = row.commitment if row is not None else "neutral"
            commitment = "denies" if word == "denied" else commitment
            cue = [*verb_group(s, i), *([i + 1] if word is not None else [])]
            yield DraftLink(s, noun_phrase(s, head), head, cue, commitment), frame, word or "asserted"
    for claim in claims:
        bare = claim.links and not claim.refused and len(claim.contents) == 1
        if bare and (_called_false(s, claim.contents[0]) or _calls_it_a_lie(s, claim)):
            yield claim.links[-1], claim, "denied"


def _agreeing(s: Sentence, verb: int) -> int | None:
    """Return who agrees, with nothing said of what with: "X said C, and Y agreed"; no two who agreed on a date."""
    if s.lemmas[verb] not in words("lists.agreeing") or s.pos[verb] not in CLAUSAL or negation(s, verb):
        return None
    own = s.kid(verb, "nsubj")
    bare = s.kid(verb, "dobj", "ccomp", "xcomp", "prep", "parataxis", "mark", "prt") is None
    return own if bare and own is not None and s.deps[verb] in {"ROOT", "conj", "advcl"} else None


def _as_much(s: Sentence, verb: int) -> int | None:
    """Return who "admitted as much", "said as much": the words point back to what was told or asked before."""
    pointing = s.lower[verb + 1 : verb + 3] == ["as", "much"] and s.lower[verb + 3 : verb + 4] in ([","], ["."], [";"])
    told = pointing and s.lemmas[verb] in lexicon().verbs and not negation(s, verb)
    return subject(s, verb) if told else None


def _in_a_word(s: Sentence, verb: int) -> Certainty | None:
    """Return what "X thinks so", "says otherwise", "says not" make of what was told or asked before, or None."""
    if s.pos[verb] not in CLAUSAL or s.lower[verb + 2 : verb + 3] not in ([","], ["."], [";"]):
        return None
    known = s.lemmas[verb] in lexicon().verbs.keys() | words("lists.opining")
    known = known and s.lemmas[verb] not in words("nouns_of.showing") | {"find"}  # facts say nothing themselves
    nots = [k for k in negation(s, verb) if k < verb]
    if not known or nots or s.lower[verb + 1] not in {"so", "otherwise", "not"}:
        return None
    return "asserted" if s.lower[verb + 1] == "so" else "denied"


def _made(s: Sentence, verb: int) -> tuple[Commitment, Certainty] | None:
    """Return what a verb makes of what it points back to: denies it, leaves it open, or confirms it."""
    if s.pos[verb] not in CLAUSAL:
        return None
    if noncommittal(s, verb):
        return "neutral", "uncommitted"
    if negation(s, verb):
        return None
    if s.lemmas[verb] in words("lists.vouching"):
        return "endorses", "asserted"
    if _seconds(s, verb):
        return "endorses" if _phrasal(s, verb) in words("lists.backing") else "neutral", "asserted"
    scorned = scorn(s, verb)
    if scorned is not None:
        return scorned.commitment, scorned.certainty
    rows = lexicon().verbs.get(s.lemmas[verb], ())
    row = next((cue for cue in rows if cue.commitment == "denies" and not cue.retracts), None)
    return (row.commitment, "denied") if row is not None else None


def _of_no_account(s: Sentence, verb: int, held: int) -> bool:
    """Say whether somebody backs a plan or repeats an offer, which says nothing of what was told."""
    return _seconds(s, verb) and s.lemmas[held] not in words("lists.seconded")


def _seconds(s: Sentence, verb: int) -> bool:
    """Say whether a verb says again, or stands behind, what somebody told: "repeated", "backed up", "agreed with"."""
    return _phrasal(s, verb) in words("lists.seconding") | words("lists.agreeing") | words("lists.backing")


def _phrasal(s: Sentence, verb: int) -> str:
    """Return a verb with its particle, as the lists have it: "bear_out"."""
    return "_".join([s.lemmas[verb], *(s.lower[k] for k in s.kids_by(verb, "prt"))])


def _retold(claims: Sequence[Claim], verb: int) -> bool:
    """Say whether a verb stands in what somebody else tells."""
    return any(verb in content.tokens for claim in claims if claim.anchor != verb for content in claim.contents)


def _points(s: Sentence, verb: int, held: int) -> bool:
    """Say whether an object points back: "this", "the report"; "rejected the claim as an insult" says more of it."""
    known = lexicon().nouns.keys() | words("lists.summing")
    called = [k for at in (verb, held) for k in s.kids_by(at, "prep") if s.lower[k] == "as"]
    if any(s.lower[m] not in words("lists.false") for k in called for m in s.kids_by(k, "pobj", "amod", "pcomp")):
        return False  # something else than false
    if s.tags[held] in WH:  # "…, a claim that the army denies"; "a toll that the army denies" points to nothing told
        noun = s.heads[verb]
        apart = s.left[noun] > 0 and s.words[s.left[noun] - 1] == ","
        return s.deps[verb] == "relcl" and apart and s.deps[noun] in ASIDE and s.lemmas[noun] in known
    if s.lower[held] in POINTING:
        return True
    own = [k for k in s.kids[held] if k not in called and s.lower[k : k + 2] != ["of", "events"]]
    bare = all((s.deps[k] == "det" and s.lower[k] in DEFINITE) or _owns(s, k) for k in own) and bool(own)
    return s.lemmas[held] in known and bare


def _owns(s: Sentence, k: int) -> bool:
    """Say whether a word only says whose account something is."""
    return s.deps[k] == "poss" and s.lemmas[s.heads[k]] in words("lists.seconded")


def _calls_it_a_lie(s: Sentence, claim: Claim) -> bool:
    """Say whether a claim calls what was told a lie by its noun: "called the story a spiteful invention"."""
    tokens = claim.contents[0].tokens
    told = next((i for i in tokens if s.pos[i] == "NOUN"), None)
    if told is None or claim.anchor < 0 or s.lemmas[claim.anchor] not in words("lists.describing"):
        return False
    definite = [s.lower[i] for i in tokens if i < told] in (["the"], ["this"], ["that"])
    known = s.lemmas[told] in words("lists.tales")
    rest = [i for i in tokens if i > told]
    lie = bool(rest) and s.lower[rest[-1]] in words("lists.false")
    return definite and known and lie and not any(s.lower[i] in {"of", "that"} for i in rest)


def _called_false(s: Sentence, content: Content) -> bool:
    """Say whether a content is no more than "this is nonsense", or "false" of "called that false"."""
    be = content.head
    if s.lower[be] in words("lists.false"):
        named = s.kid(be, "nsubj")
        named = s.kid(s.heads[be], "dobj") if named is None and s.deps[be] == "oprd" else named
        named = s.kid(be, "det") if named is None and len(s.kids_by(be, "det")) > 1 else named  # "called that a lie"
        return named is not None and s.lower[named] in POINTING
    held = s.kid(be, "nsubj")
    verdict = s.kid(be, "acomp", "attr")
    if s.lemmas[be] != "be" or held is None or verdict is None or negation(s, be):
        return False
    return s.lower[held] in POINTING and s.lower[verdict] in words("lists.false")
