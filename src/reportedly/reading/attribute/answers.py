"""What another voice makes of the statement just told: "Another disputed this", "…, but Y says that this is untrue"."""

from collections.abc import Iterator, Sequence

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import Claim, Content, DraftLink
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    agent,
    negation,
    noun_phrase,
    passive,
    subject,
    verb_group,
    words,
)
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

POINTING = frozenset({"this", "that", "it", "both"})
AFAR = -2  # anchor of a claim whose cue stands in another sentence or clause than its content


def answer_back(drafts: Sequence[Draft], speakers: Speakers) -> None:
    """Give denials that only point back the content they point to; changes `drafts`.

    What is pointed to is the last thing told before, in the same sentence or the one before in its block.
    """
    for at, draft in enumerate(drafts):
        before = drafts[at - 1] if at and drafts[at - 1].sentence.block == draft.sentence.block else None
        for link, frame in [*_denials(draft.sentence, draft.claims, speakers)]:
            told = _last_told([c for c in draft.claims if c is not frame], frame.anchor)
            home = draft if told is not None else before
            told = told or (_last_told(before.claims, len(before.sentence)) if before is not None else None)
            if home is None or told is None:
                continue
            contents = [Content(c.head, list(c.tokens), list(c.quoted)) for c in told.contents]
            home.claims.append(Claim(home.sentence, AFAR, [link], contents, "denied"))
            if frame in draft.claims:
                draft.claims.remove(frame)
            draft.claims.append(Claim(draft.sentence, frame.anchor, [link], []))


def _denials(s: Sentence, claims: Sequence[Claim], speakers: Speakers) -> Iterator[tuple[DraftLink, Claim]]:
    """Yield the link of each denial that points back, with the claim that held it or a bare one."""
    verbs = lexicon().verbs
    for i, lemma in enumerate(s.lemmas):
        row = next((cue for cue in verbs.get(lemma, ()) if cue.commitment == "denies"), None)
        if row is None or s.pos[i] not in CLAUSAL or negation(s, i) or s.kid(i, "ccomp", "xcomp") is not None:
            continue
        held = s.kid(i, "nsubjpass") if passive(s, i) else s.kid(i, "dobj")
        head = agent(s, i) if passive(s, i) else subject(s, i)
        if held is None or head is None or s.lower[held] not in POINTING or head == held:
            continue
        if speakers.can_speak(s, head) or s.tags[head] in {"DT", "NNS"} or s.lower[head] in {"another", "others"}:
            frame = next((c for c in claims if c.anchor == i), Claim(s, i, [], []))
            yield DraftLink(s, noun_phrase(s, head), head, verb_group(s, i), row.commitment), frame
    for claim in claims:
        if claim.links and len(claim.contents) == 1 and _called_false(s, claim.contents[0]):
            yield claim.links[-1], claim


def _called_false(s: Sentence, content: Content) -> bool:
    """Say whether a content is no more than "this is nonsense"."""
    be = content.head
    held = s.kid(be, "nsubj")
    verdict = s.kid(be, "acomp", "attr")
    if s.lemmas[be] != "be" or held is None or verdict is None or negation(s, be):
        return False
    return s.lower[held] in POINTING and s.lower[verdict] in words("lists.false")


def _last_told(claims: Sequence[Claim], past: int) -> Claim | None:
    """Return the last outermost claim that ends before token `past`; no hearsay about the speaker's own person."""
    told = [c for c in claims if c.links and c.contents and c.parent is None and c.contents[-1].head < past]
    told = [c for c in told if c.anchor < 0 or c.sentence.deps[c.anchor] != "relcl"]
    return max(told, key=lambda c: c.contents[-1].head, default=None)
