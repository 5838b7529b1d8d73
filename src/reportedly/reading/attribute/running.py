"""Reported speech that runs on into the next sentences of a paragraph.

Two things are carried. A speaker who goes on as "he" or "it" still speaks through the medium or to the outlet that the
sentence before named ("In a video, X says A. He also says B."). And a sentence without a cue that is told as the
speaker's is his ("The wells, X said, were dry. They would stay so."): its tense is set back or its subject is taken
from what was said. Nothing in the words names the speaker there, so such links are inferred.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, DraftLink
from reportedly.reading.attribute.exhibits import of_its_author
from reportedly.reading.attribute.phrases import FINITE, QUOTES, finite, words
from reportedly.reading.attribute.selfsame import agrees
from reportedly.reading.tree import Sentence

COMPLEMENTS = ("attr", "acomp", "dobj", "prep", "advmod", "xcomp", "ccomp", "oprd")
PAST = frozenset({"VBD", "VBN"})
SUBJECTIVE = {"him": "he", "her": "she", "them": "they"}
BACKSHIFTED = frozenset({"would", "might", "could", "had"})


def run_on(drafts: Sequence[Draft]) -> None:
    """Carry media and speakers over the sentences of each block; changes the claims of `drafts`."""
    before: Claim | None = None
    block = -1
    for draft in drafts:
        if draft.sentence.block != block:
            before, block = None, draft.sentence.block
        own = governing(draft)
        if before is not None and own is not None:
            _through_the_same(own, before)
        elif before is not None and _tells_nothing_itself(draft) and _still_told(draft.sentence, before):
            own = _carried(draft, before)
        before = own if own is not None and own.links else None


def governing(draft: Draft) -> Claim | None:
    """Return the claim that speaks for the sentence: the last outermost one that governs its main clause."""
    s = draft.sentence
    outer = [claim for claim in draft.claims if claim.links and claim.parent is None and claim.contents]
    for claim in reversed(outer):
        main = {claim.anchor, *(content.head for content in claim.contents)}
        if claim.anchor == -1 or (s.root in main and claim.noun < 0):
            return claim
    return None


def _tells_nothing_itself(draft: Draft) -> bool:
    """Say whether nobody outside the sentence's own words is given as its source."""
    return not any(claim.parent is None and (claim.links or claim.inferred) for claim in draft.claims)


def _through_the_same(claim: Claim, before: Claim) -> None:
    """Put the medium and outlet of the sentence before in front of a speaker who goes on."""
    first = claim.links[0]
    s = claim.sentence
    if claim.anchor < 0 or first.sentence is not s or first.head < 0 or s.tags[first.head] != "PRP":
        return
    links = before.chain() if before.anchor != -1 else list(before.links)
    said = s.lower[first.head]
    while links and not agrees(said, links[-1].sentence, links[-1].head):
        links.pop()
    hearer = next((k for k in s.kids_by(claim.anchor, "dobj", "dative") if s.tags[k] == "PRP"), None)
    outer = [link for link in links[:-1] if link.role in {"evidence", "outlet"} or _tells_again(s, hearer, link)]
    if said == "it" and outer and of_its_author(outer[-1]):
        outer.pop()  # "A cable from the embassy says A. B, it says": the cable may be "it"
    if not outer or any(link.role in {"evidence", "outlet"} for link in claim.links):
        return
    claim.links[:0] = outer


def _tells_again(s: Sentence, hearer: int | None, link: DraftLink) -> bool:
    """Say whether a pronoun that is told something can stand for who spoke in the sentence before."""
    if hearer is None or link.head < 0:
        return False
    return agrees(SUBJECTIVE.get(s.lower[hearer], s.lower[hearer]), link.sentence, link.head)


def _still_told(s: Sentence, before: Claim) -> bool:
    """Say whether a sentence is told as the words of whoever spoke in the sentence before.

    After "said" it stands in the past perfect or with "would", opens with "Nor", or is about somebody or something in
    what was said. A sentence whose own verb tells something ("No group has claimed it") is the writer's.
    """
    link = before.links[-1]
    spoken = link.role in {"speaker", "evidence"} and before.effect != "uncommitted"
    if not spoken or _of_the_page(s) or _asks(s) or not finite(s, s.root):
        return False
    if s.lemmas[s.root] in {"be", "do", "have"} and s.kid(s.root, *COMPLEMENTS) is None:
        return False  # "It was not." answers, in the writer's words
    past = _told_in_past(before)
    subject = s.kid(s.root, "nsubj", "nsubjpass", "expl")
    if past is None or subject is None or _tells(s):
        return False
    helpers = {s.lower[k] for k in s.kids_by(s.root, "aux")}
    if past and (helpers & BACKSHIFTED or s.lower[0] == "nor"):
        return True
    return _in_tense(s, past=past) and _picked_up(s, subject, before)


def _of_the_page(s: Sentence) -> bool:
    """Say whether a sentence speaks of the page itself: "It has been seen by this newspaper"."""
    outlets = words("speakers.media") | words("lists.self")
    return any(s.lemmas[s.heads[i]] in outlets and s.lower[i] in {"this", "our"} for i in range(len(s)))


def _tells(s: Sentence) -> bool:
    """Say whether the main verb is one of saying: such a sentence has a source of its own."""
    rows = lexicon().verbs.get(s.lemmas[s.root], ())
    return any(not row.particle and not row.outer for row in rows)


def _told_in_past(claim: Claim) -> bool | None:
    """Say whether a claim's cue stands in the past; None where it leaves nothing open ("as X has said", a noun)."""
    link = claim.links[-1]
    s = link.sentence
    if any(s.lower[i] == "according" for i in link.cue):
        return s.tags[s.root] in PAST
    verb = next((i for i in reversed(link.cue) if s.pos[i] == "VERB"), None)
    if verb is None or s.deps[verb] == "advcl":
        return None
    return s.tags[verb] in PAST and not any(s.tags[k] == "VBZ" for k in s.kids_by(verb, "aux", "auxpass"))


def _asks(s: Sentence) -> bool:
    """Say whether a sentence is a question or holds a quotation."""
    return s.words[-1] == "?" or any(word in QUOTES for word in s.words)


def _in_tense(s: Sentence, *, past: bool) -> bool:
    """Say whether the main clause is in the tense that goes on with the cue's."""
    finite_at = next((k for k in (s.root, *s.kids_by(s.root, "aux", "auxpass")) if s.tags[k] in FINITE), s.root)
    return (s.tags[finite_at] == "VBD") == past


def _picked_up(s: Sentence, subject: int, before: Claim) -> bool:
    """Say whether the subject is a pronoun, or "the second", for something in what was said and not for the speaker."""
    link = before.links[-1]
    if s.lemmas[subject] in words("lists.one_of_them"):
        return True
    if s.tags[subject] != "PRP" or s.lower[subject] in {"i", "we", "you"}:
        return False
    return link.head >= 0 and not agrees(s.lower[subject], link.sentence, link.head)


def _carried(draft: Draft, before: Claim) -> Claim:
    """Put a claim of the carried voice around all that a sentence says, and return it."""
    s = draft.sentence
    links = [replace(link, basis="inferred") for link in before.links]
    outer = Claim(s, -1, links, clauses(s, s.root))
    for claim in draft.claims:
        claim.parent = claim.parent or outer
    draft.claims.insert(0, outer)
    return outer
