"""From whom somebody has what was told before.

"She had the news from a clerk. He had it from an envoy's driver."

Each such sentence adds a voice to the chain of what was told last, and tells nothing else. Who "he" of the second is
the first has named as the one it came from; so the chain grows inwards, and who told the first stays outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import AFAR, Claim, Content, DraftLink
from reportedly.reading.attribute.foregoing import copied, goes_on, last_told, whole
from reportedly.reading.attribute.phrases import CLAUSAL, negation, noun_phrase, passive, subject, verb_group, words
from reportedly.reading.attribute.selfsame import agrees, goes_back
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

HAVING = frozenset({"have", "get", "hear", "learn", "receive"})
POINTING = frozenset({"it", "this", "that"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})


@dataclass(slots=True)
class Source:
    """A verb of having something from somebody: who has it, from whom, and the words that say so."""

    verb: int
    head: int
    giver: int
    cue: list[int]


@dataclass(slots=True)
class Handed:
    """What was handed on so far: where it stands, its contents, and the chain by which it came."""

    home: Draft
    contents: list[Content]
    chain: list[DraftLink]


def hand_down(drafts: Sequence[Draft], speakers: Speakers) -> None:
    """Add a chain to what was told before for each sentence that says from whom somebody has it; changes `drafts`."""
    before: Handed | None = None
    for at, draft in enumerate(drafts):
        found = _source(draft.sentence, speakers)
        near = at > 0 and goes_on(drafts[at - 1].sentence, draft.sentence)
        if found is None or not near:
            before = None
            continue
        before = _handed(drafts[at - 1], draft, found, before)
        if before is not None:
            before.home.claims.append(
                Claim(before.home.sentence, AFAR, [replace(link) for link in before.chain], _again(before.contents))
            )


def _source(s: Sentence, speakers: Speakers) -> Source | None:
    """Return the first verb of a sentence by which somebody has what was told from somebody."""
    for verb, lemma in enumerate(s.lemmas):
        if lemma not in HAVING or s.pos[verb] not in CLAUSAL or passive(s, verb) or negation(s, verb):
            continue
        held, head = s.kid(verb, "dobj"), subject(s, verb)
        if held is None or head is None or s.lower[head] in {"i", "we"} or not speakers.can_speak(s, head):
            continue
        if s.deps[verb] == "relcl" or s.kid(verb, "ccomp", "xcomp") is not None:
            continue
        for by in (*s.kids_by(verb, "prep"), *s.kids_by(held, "prep")):
            giver = s.kid(by, "pobj") if s.lower[by] == "from" else None
            able = giver is not None and speakers.can_speak(s, giver)
            if giver is not None and able and _points(s, held):
                return Source(verb, head, giver, [*verb_group(s, verb), by])
    return None


def _points(s: Sentence, held: int) -> bool:
    """Say whether what somebody has is what was told: "it", "the news", "this information"."""
    if s.lower[held] in POINTING:
        return True
    own = [k for k in s.kids[held] if s.lower[k] != "from"]
    bare = bool(own) and all(s.deps[k] in {"det", "poss"} and s.lower[k] in DEFINITE for k in own)
    return bare and s.lemmas[held] in words("lists.tidings")


def _handed(last: Draft, draft: Draft, found: Source, before: Handed | None) -> Handed | None:
    """Return what is handed on by a sentence, and let that sentence tell nothing else."""
    s = draft.sentence
    own = DraftLink(s, noun_phrase(s, found.head), found.head, list(found.cue))
    giver = DraftLink(s, noun_phrase(s, found.giver), found.giver, list(found.cue))
    frame = next((c for c in draft.claims if c.links and any(h.head == found.verb for h in c.contents)), None)
    outer = frame.chain() if frame is not None else []
    if before is not None and _goes_back(own, before.chain[-1]):
        own.role = "outlet"  # through whom it came, and nobody who spoke here: "he" is not who told of him
        chain = [*(outer or before.chain[:1]), *before.chain[1:-1], own, giver]
        handed = Handed(before.home, before.contents, chain)
    else:
        told = last_told([c for c in last.claims if c.effect != "denied"], len(last.sentence))
        told = _innermost(told, last.claims) if told is not None else None
        contents = copied(told) if told is not None else whole(last)
        if not contents:
            return None
        speaks = bool(outer) and goes_back(own, outer[-1])
        handed = Handed(last, contents, [*outer, *([] if speaks else [own]), giver])
    if frame is not None:
        frame.contents = [held for held in frame.contents if held.head != found.verb]
    else:
        draft.claims.append(Claim(s, found.verb, [own], []))
    return handed


def _innermost(told: Claim, claims: Sequence[Claim]) -> Claim:
    """Return the claim that tells what an outer one only frames: "X said they had been told that C" is about C."""
    for _ in claims:
        framed = {content.head for content in told.contents}
        inner = next((c for c in claims if c.parent is told and c.contents and c.anchor in framed), None)
        if inner is None:
            break
        told = inner
    return told


def _goes_back(own: DraftLink, giver: DraftLink) -> bool:
    """Say whether who has it now is whom the sentence before had it from."""
    s = own.sentence
    if s.tags[own.head] == "PRP":
        return agrees(s.lower[own.head], giver.sentence, giver.head)
    return s.lemmas[own.head] == giver.sentence.lemmas[giver.head] and s.lower[s.left[own.head]] in DEFINITE


def _again(contents: Sequence[Content]) -> list[Content]:
    return [Content(c.head, list(c.tokens), list(c.quoted)) for c in contents]
