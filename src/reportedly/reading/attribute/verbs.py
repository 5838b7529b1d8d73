"""Cue verbs: from a verb to a claim with its links.

The construction table this follows is in `docs/attribution.md`; every function below is one or a few of its rows.
"""

from collections.abc import Iterator
from functools import cache

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.answerable import held_responsible
from reportedly.reading.attribute.containers import containers, interviewers
from reportedly.reading.attribute.contents import clauses, contents_of
from reportedly.reading.attribute.cuewords import cue_group, in_effect
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.exhibits import puts_out
from reportedly.reading.attribute.framing import resumed
from reportedly.reading.attribute.hearing import heard, made_believe
from reportedly.reading.attribute.hearsay import unspecified
from reportedly.reading.attribute.links import media, mouthpieces, voice_links
from reportedly.reading.attribute.opened import told_openly
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    FINITE,
    WH,
    agent,
    called_false,
    dated,
    finite,
    negation,
    noun_phrase,
    passive,
    subject,
    undecided,
    verb_group,
    words,
)
from reportedly.reading.attribute.questions import no_comment, was_asked
from reportedly.reading.attribute.quoted import given_as, quoted_as
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.attribute.undone import answers_for, not_yet
from reportedly.reading.attribute.unnamed import withholds
from reportedly.reading.attribute.verdicts import nobodys_claim
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty

OTHER = 8  # tokens of what is not so, before "as X said"
HEARERS = frozenset({"us", "me", "you", "them", "him", "her"})
REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})
FIRST_PERSON = frozenset({"i", "we"})  # whoever speaks already, in a quotation as in a page of opinion


def verb_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of all cue verbs of a sentence, in order; a verb that no list has is one by its frame."""
    known, refusing = _cue_lemmas(), words("lists.no_comment")
    done: set[int] = set()
    for i, lemma in enumerate(s.lemmas):
        if s.pos[i] not in CLAUSAL or i in done or not_yet(s, i) or was_asked(s, i):
            continue
        if lemma in words("unnamed.wishing") and withholds(s, i):
            continue  # "asking not to be named" says how a voice speaks, not what
        for claim in _of_cue(s, i, speakers) if lemma in known else _of_frame(s, i, speakers):
            if lemma in refusing:
                done.update(claim.links[0].cue)
            yield claim


def _of_frame(s: Sentence, verb: int, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of a verb outside the lexicon."""
    claim = made_believe(s, verb, speakers) or given_as(s, verb, speakers) or told_openly(s, verb, speakers)
    if claim is not None:
        yield claim


def _of_cue(s: Sentence, verb: int, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of a verb of the lexicon."""
    lemma, rows = s.lemmas[verb], lexicon().verbs.get(s.lemmas[verb], ())
    claim = no_comment(s, verb, speakers) if lemma in words("lists.no_comment") else heard(s, verb, speakers)
    claim = claim or held_responsible(s, verb, speakers)
    if lemma in words("lists.retracting"):
        claim = _misstated(s, verb)
    elif claim is None and lemma in words("lists.citing"):
        claim = quoted_as(s, verb, speakers) or _first(s, verb, rows, speakers)
    elif claim is None:
        claim = made_believe(s, verb, speakers) or given_as(s, verb, speakers)
        if claim is None and rows:
            yield from _neither_of(s, verb, rows, speakers)
            claim = _first(s, verb, rows, speakers) or _with_how(s, verb, rows, speakers)
        elif claim is None:
            claim = unspecified(s, verb, speakers)
    if claim is not None:
        yield claim


@cache
def _cue_lemmas() -> frozenset[str]:
    """Return every lemma that can be a cue verb."""
    lists = ("lists.no_comment", "lists.retracting", "lists.citing", "lists.hearsay", "lists.hearing", "lists.telling")
    return frozenset(lexicon().verbs).union(*(words(name) for name in lists))


def _first(s: Sentence, verb: int, rows: tuple[Cue, ...], speakers: Speakers) -> Claim | None:
    """Return the claim of the first row that fits."""
    hearsay = unspecified(s, verb, speakers)
    if hearsay is not None:
        return hearsay
    for cue in rows:
        claim = _claim(s, verb, cue, speakers)
        if claim is not None:
            return claim
    return None


def _with_how(s: Sentence, verb: int, rows: tuple[Cue, ...], speakers: Speakers) -> Claim | None:
    """Return the claim of a verb that no row lets tell a clause: "described how soldiers had come"."""
    return None if any("clause" in row.takes for row in rows) else told_openly(s, verb, speakers)


def _claim(s: Sentence, verb: int, cue: Cue, speakers: Speakers) -> Claim | None:
    """Make a claim of a cue verb under one row of the lexicon, or None."""
    if cue.particle and not _has_particle(s, verb, cue.particle):
        return None
    if _as_clause(s, verb):
        return _as_claim(s, verb, cue, speakers)
    contents = [content for content in contents_of(s, verb, cue) if not _is_hearer(s, content)]
    if not contents or (cue.outer and _asked_about(s, verb)) or _of_itself(s, verb) or puts_out(s, verb, contents):
        return None
    if _self_told(s, verb):
        return _own_error(s, verb, contents)
    told_off = answers_for(s, verb)
    head = agent(s, verb) if passive(s, verb) else subject(s, verb) if told_off is None else told_off
    if head is None or _undone(s, verb, cue, contents):
        return None
    if s.deps[verb] == "acl" and (
        speakers.is_abstract(s, head) or (speakers.is_medium(s, head) and s.tags[head] != "NNP")
    ):
        above = subject(s, s.heads[head]) if s.deps[head] == "dobj" else None
        head = head if above is None else above  # "declined comment saying that", "rang the station claiming to be"
    nobodys = nobodys_claim(s, verb, head, cue, contents)
    if nobodys is not None or in_effect(s, verb):
        return nobodys or Claim(s, verb, [], contents, "inferred", inferred=True)
    if not _may_speak(s, verb, head, cue, speakers):
        inferred = cue.speaker == "who" and s.lower[head] not in FIRST_PERSON  # "I hope" is no conclusion
        neither = any(s.lower[k] in words("negation.words") for k in s.kids_by(head, "det"))
        inferred = inferred and not neither  # "neither side has confirmed that C" draws none, either
        return _inference(s, verb, contents) if inferred else None
    return _with_links(s, verb, head, cue, contents, speakers)


def _is_hearer(s: Sentence, content: Content) -> bool:
    """Say whether what is told is but a pronoun for whom it is told: "what the photographs tell us"."""
    return len(content.tokens) == 1 and s.lower[content.head] in HEARERS


def _of_itself(s: Sentence, verb: int) -> bool:
    """Say whether somebody is only said to see himself so: "considers itself bound by the pact" tells of no pact."""
    return s.lemmas[verb] in words("lists.viewing") and not REFLEXIVE.isdisjoint(s.lower[verb + 1 : verb + 2])


def _asked_about(s: Sentence, verb: int) -> bool:
    """Say whether a verb stands in a question that is reported: "asked whether it had seen drones"."""
    opener = s.left[verb]
    return s.lower[opener] in {"whether", "if"} or (s.tags[opener] in WH and s.deps[verb] in {"ccomp", "pcomp"})


def _neither_of(s: Sentence, verb: int, rows: tuple[Cue, ...], speakers: Speakers) -> Iterator[Claim]:
    """Yield a claim for each voice of "Neither A nor B would confirm that C": each leaves C open."""
    head = s.kid(verb, "nsubj")
    opener = s.kid(head, "preconj", "cc", "det") if head is not None else None
    if head is None or opener is None or s.lower[opener] != "neither" or passive(s, verb):
        return
    voices = [k for k in s.conjuncts(head) if speakers.can_speak(s, k)]
    both = sorted(s.conjuncts(verb))  # "confirm or deny that C"
    contents = next((found for v in both for cue in rows if (found := contents_of(s, v, cue))), [])
    for voice in voices if contents and len(voices) > 1 else ():
        own = {i for k in s.kids_by(voice, "cc", "conj", "preconj") for i in s.subtree(k)}
        source = [i for i in noun_phrase(s, voice) if i not in own]
        link = DraftLink(s, source, voice, verb_group(s, verb), rows[0].commitment)
        yield Claim(s, verb, [link], [Content(c.head, list(c.tokens)) for c in contents], "uncommitted")


def _self_told(s: Sentence, verb: int) -> bool:
    """Say whether the document speaks of itself: "an earlier version of this story", "the story wrongly reported"."""
    head = s.kid(verb, "nsubj")
    if head is None or s.lemmas[head] not in words("lists.self"):
        return False
    named = {s.lower[i] for i in s.subtree(head)}
    return "this" in named or any(s.lower[k] in words("lists.wrongly") for k in s.kids_by(verb, "advmod"))


def _own_error(s: Sentence, verb: int, contents: list[Content]) -> Claim:
    """Make the claim of a correction: the document's own words, denied where it calls them wrong."""
    wrong = any(s.lower[k] in words("lists.wrongly") for k in s.kids_by(verb, "advmod"))
    return Claim(s, verb, [], contents, "denied" if wrong else "asserted")


def _undone(s: Sentence, verb: int, cue: Cue, contents: list[Content]) -> bool:
    """Say whether a speech act with a mere object did not take place: "has not claimed the attack" says that itself.

    Who has not confirmed the attack leaves it open.
    """
    nominal = all(s.pos[content.head] not in CLAUSAL for content in contents)
    silent = cue.commitment != "denies" and s.lemmas[verb] not in words("lists.vouching")
    return nominal and silent and bool(negation(s, verb))


def _may_speak(s: Sentence, verb: int, head: int, cue: Cue, speakers: Speakers) -> bool:
    """Say whether the subject can be a voice for this cue."""
    # who says "we deny it" denies it; "we think" and "we do not deny it" only say how we say it
    plainly = cue.commitment in {"denies", "doubts", "endorses"} and not negation(s, verb)
    if (s.lower[head] in FIRST_PERSON and not plainly) or s.lower[head] in words("negation.words") or negation(s, head):
        return False
    nothing = s.lower[head] == "it" and s.lemmas[verb] == "remind" and speakers.actor(s, head) is None
    if nothing or any(s.lower[k] in words("negation.words") for k in s.kids_by(head, "det")):
        return False
    if cue.speaker == "all":
        return True
    if cue.speaker in {"outlet", "document", "observer", "record", "witness"}:
        return _is_kind(s, head, cue.speaker, speakers)
    if cue.speaker == "who" and (_sums_up(s, verb) or (_no_voice(s, verb, head) and not _goes_on(s, verb, head))):
        return False
    if cue.speaker == "who" and s.deps[verb] == "advcl" and s.tags[verb] == "VBG" and _after_comma(s, verb):
        return cue.commitment == "endorses"
    if cue.speaker == "any":
        return s.tags[head] not in WH and not speakers.is_abstract(s, head)
    return speakers.can_speak(s, head)


def _goes_on(s: Sentence, verb: int, head: int) -> bool:
    """Say whether "it" has just said something: "it said that A, and suggested that B"."""
    beside = s.heads[verb] if s.deps[verb] == "conj" and s.kid(verb, "nsubj") is None else verb
    shared = beside != verb and s.heads[head] == beside and s.kid(beside, "ccomp") is not None
    return shared and any(cue.speaker != "who" and not cue.outer for cue in lexicon().verbs.get(s.lemmas[beside], ()))


def _is_kind(s: Sentence, head: int, kind: str, speakers: Speakers) -> bool:
    """Say whether the subject is of the one kind that a cue asks for."""
    if kind == "outlet":
        return speakers.is_medium(s, head)
    if kind == "witness":
        return speakers.is_witness(s, head)
    seen = kind in {"observer", "record"} and speakers.is_observer(s, head)
    return seen or (kind in {"document", "record"} and speakers.is_document(s, head))


def _sums_up(s: Sentence, verb: int) -> bool:
    """Say whether "which" stands for all that was said before it: "the road is shut, which suggests that C"."""
    opener = s.kid(verb, "nsubj")
    if s.deps[verb] != "relcl" or s.lemmas[verb] not in words("nouns_of.showing"):
        return False
    fact = s.deps[s.heads[verb]] in {"dobj", "pobj", "attr", "npadvmod"}
    return opener is not None and s.lower[opener] == "which" and fact and _after_comma(s, verb)


def _no_voice(s: Sentence, verb: int, head: int) -> bool:
    """Say whether a writer concludes, from "it" or from what somebody said: "his statements suggest that C"."""
    if s.lower[head] in {"it", "this", "that", "these", "which"}:
        return s.lower[head] != "it" or s.lemmas[verb] not in words("lists.minding")
    shown = s.lemmas[verb] in words("nouns_of.showing")
    return shown and s.tags[head] == "NNS" and s.lemmas[head] in words("lists.utterances") and bool(s.kids[head])


def _after_comma(s: Sentence, verb: int) -> bool:
    """Say whether the participle clause is set off by a comma, as writers' conclusions are."""
    first = s.left[verb]
    return first > 0 and s.lower[first - 1] in {",", "-", "--"}


def _inference(s: Sentence, verb: int, contents: list[Content]) -> Claim | None:
    """Make the writer's own inference of "the timing suggests that …": a claim without a link."""
    mark = s.kid(verb, "mark")
    supposed = mark is not None and s.lower[mark] in words("conditional.marks")  # "if victory means that C"
    if supposed or (s.kid(verb, "ccomp") is None and s.lemmas[verb] not in words("lists.stressing")):
        return None
    return Claim(s, verb, [], contents, "inferred", hedges=[], inferred=True)


def _with_links(s: Sentence, verb: int, head: int, cue: Cue, contents: list[Content], speakers: Speakers) -> Claim:
    """Put the links of a speaking verb in order: to whom it was told, through which outlet, then who spoke."""
    group = cue_group(s, verb)
    if cue.particle:
        group.extend(k for k in s.kids_by(verb, "prep", "prt") if s.lower[k] == cue.particle and k not in group)
    denied = [k for k in negation(s, verb) if k in group or s.deps[k] == "neg"]
    both = undecided(s, verb)
    group = both or group
    through = mouthpieces(s, verb, head, speakers)
    asked = interviewers(s, verb, speakers)
    carried = [*containers(s, verb, speakers), *asked, *media(s, verb, speakers), *through]
    links = [*carried, *voice_links(s, head, verb, group, speakers, cue)]
    said = {i for content in contents for i in content.tokens}
    if head not in said and passive(s, verb):  # "accused by two clerks of theft" names no clerks of theft
        links[-1].source = [i for i in links[-1].source if i not in said]
    if both:
        links[-1].commitment = "neutral"
    effect: Certainty = "uncommitted" if both else cue.certainty
    called = not cue.takes.isdisjoint({"verdict", "predicate"})
    false = called and any(s.lemmas[i] in words("lists.false") for c in contents for i in c.tokens)
    if false or ("as" in cue.takes and called_false(s, verb)):
        effect, links[-1].commitment = "denied", "denies"
    if cue.retracts and any(s.pos[content.head] in CLAUSAL for content in contents):
        effect = "denied"
    if any(s.lower[k] in words("lists.wrongly") for k in s.kids_by(verb, "advmod")):
        effect, links[-1].commitment = "denied", "denies"
    unsaid = s.deps[verb] == "pcomp" and s.lower[s.heads[verb]] == "without"  # "without saying who had done it"
    refused = (bool(denied) or unsaid) and not both
    return Claim(s, verb, links, contents, effect, refused=refused, future=cue.future, weak=cue.outer)


def _has_particle(s: Sentence, verb: int, particle: str) -> bool:
    """Say whether the cue's particle or preposition follows; "called him home on Friday" has no "call on"."""
    if any(s.lower[k] != particle for k in s.kids_by(verb, "prt")):
        return False  # "called off for the first time"
    held = [k for k in s.kids_by(verb, "prt", "prep", "dative", "advmod", "mark") if s.lower[k] == particle]
    return any(not dated(s, k) for k in held)


def _as_clause(s: Sentence, verb: int) -> bool:
    """Say whether the cue stands in "as X reported", with the host clause as its content."""
    opener = s.kid(verb, "mark", "advmod", "prep")
    return (
        s.deps[verb] == "advcl"
        and opener is not None
        and s.lower[opener] == "as"
        and s.kid(verb, "ccomp") is None
        and not any(s.lower[k] in {"of", "about", "against"} for k in s.kids_by(verb, "prep"))
        and (s.kid(verb, "dobj") is None or s.lower[s.kid(verb, "dobj") or 0] == "it")
    )


def _finite_host(s: Sentence, host: int) -> int:
    """Return the clause with a tense that an aside belongs to: of "wants X to stay, as Y said" the wanting."""
    for _ in range(len(s)):
        if finite(s, host) or s.deps[host] not in {"xcomp", "ccomp", "acl", "pcomp"} or s.heads[host] == host:
            return host
        host = s.heads[host]
    return host


def _as_claim(s: Sentence, verb: int, cue: Cue, speakers: Speakers) -> Claim | None:
    """Make the claim of "C, as X reported": X over the host clause; what comes after the aside is the writer's."""
    head = agent(s, verb) if s.tags[verb] == "VBN" and s.kid(verb, "nsubj") is None else subject(s, verb)
    behind = resumed(s, s.right[verb]) if s.words[s.left[verb] - 1] == "," else None
    host = _finite_host(s, s.heads[verb]) if behind is None else behind
    if head is None or host == verb:
        return None
    if s.kid(verb, "nsubj", "nsubjpass", "agent") is None and s.deps[head] in {"nsubj", "nsubjpass"}:
        return None  # "as agreed in Orsk"
    aside = set(s.subtree(verb))
    if _is_self(s, head) or _of_another(s, s.left[verb]):
        return Claim(s, verb, [], [], aside=aside)
    if not speakers.can_speak(s, head) or (cue.speaker == "document" and not _may_speak(s, verb, head, cue, speakers)):
        return None
    later = {
        i
        for k in s.kids[host]
        if s.left[k] > verb and s.deps[k] in {"advcl", "relcl", "conj", "ccomp", "parataxis"}
        for i in s.subtree(k)
    }
    contents = _or_rather(s, verb, host) or [c for c in clauses(s, host, aside | later) if c.head == host]
    group = [*verb_group(s, verb), *s.kids_by(verb, "advmod")]
    link = DraftLink(s, noun_phrase(s, head), head, sorted(set(group)), cue.commitment)
    return Claim(s, verb, [link], contents, cue.certainty) if contents else None


def _or_rather(s: Sentence, verb: int, host: int) -> list[Content]:
    """Return what is told in "B or, as X says, D": D, with the subject that it shares with B."""
    opener = s.left[verb] - 2
    closing = next((i for i in range(verb + 1, len(s)) if s.words[i] == ","), None)
    if opener < 1 or s.lower[opener] not in {"or", "and"} or s.words[opener + 1] != "," or closing is None:
        return []
    tokens = trim(s, range(closing + 1, s.words.index(";", closing) if ";" in s.words[closing:] else len(s)))
    own = s.kid(host, "nsubj", "nsubjpass")
    head = next((i for i in tokens if s.pos[i] in CLAUSAL and s.heads[i] not in tokens), None)
    if head is None or own is None:
        return []
    shared = noun_phrase(s, own) if s.kid(head, "nsubj", "nsubjpass", "expl") is None else []
    return [Content(head, sorted({*shared, *tokens}))]


def _of_another(s: Sentence, opener: int) -> bool:
    """Say whether an "as X said" tells what is not so: "three died, not two, as X had said" is none of X's."""
    before = [i for i in range(max(0, opener - OTHER), opener) if s.lower[i] in {"not", "rather"}]
    if not before or before[-1] == 0 or s.words[before[-1] - 1] not in {",", "—", "–"}:
        return False
    between = range(before[-1] + 1, opener)
    return not any(s.tags[i] in FINITE for i in between) and all(s.words[i] != "," for i in between[:-1])


def _is_self(s: Sentence, head: int) -> bool:
    """Say whether a voice is the page itself: "as this newspaper reported", "as we wrote". It is no link."""
    medium = s.lemmas[head] in words("speakers.media") | words("lists.self")
    return s.lower[head] == "we" or (medium and any(s.lower[k] in {"this", "our"} for k in s.kids[head]))


def _misstated(s: Sentence, verb: int) -> Claim | None:
    """Make the claim of "an earlier version misstated X as Y": the document's own, now taken back."""
    held = s.kid(verb, "dobj", "nsubjpass")
    if held is None:
        return None
    tail = [i for k in s.kids_by(verb, "prep") if s.lower[k] == "as" for i in s.subtree(k)]
    return Claim(s, verb, [], [Content(held, sorted({*noun_phrase(s, held), *tail}))])
