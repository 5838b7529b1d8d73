"""Quotations that run over sentences, and whose they are.

A sentence that stands wholly inside quotation marks, or inside a quotation opened in an earlier sentence of the same
block, is the words of the speaker whose cue stands nearest: the next cue when the quotation closes there, else the
last one before.
"""

from dataclasses import dataclass, field, replace

from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.phrases import QUOTES, noun_phrase, quotations, words
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty

MOST = 0.6  # of a sentence's tokens that its quotation holds
FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
OPENERS = frozenset({"\u201c", "``"})
CLOSERS = frozenset({"\u201d", "''"})


@dataclass(slots=True)
class Draft:
    """A sentence with the claims found in it; `quoted` if it is all quotation, `inside` if it opens within one.

    `tag` is who says it in the words right behind it: "“Go home!” the officer shouted."
    """

    sentence: Sentence
    claims: list[Claim]
    quoted: bool = False
    inside: bool = False
    tag: list[DraftLink] = field(default_factory=list)


def mark_quoted(drafts: list[Draft]) -> None:
    """Mark the sentences that stand wholly inside a quotation."""
    inside, block = False, -1
    for draft in drafts:
        s = draft.sentence
        if s.block != block:
            inside, block = False, s.block
        draft.inside = inside
        began = inside or s.words[0] in QUOTES
        open_now = inside
        left_at = None
        for i, word in enumerate(s.words):
            if word in QUOTES:
                open_now = _toggle(word, now=open_now)
                left_at = i if not open_now else None
        draft.quoted = began and (open_now or (left_at is not None and left_at >= len(s) - 2))
        draft.quoted = (draft.quoted and _no_gap(s, inside=inside)) or _mostly_quoted(draft)
        inside = open_now


def _mostly_quoted(draft: Draft) -> bool:
    """Say whether a sentence opens with a quotation that leaves only its end to other words, and nobody tells it."""
    s = draft.sentence
    last = next((b for a, b in quotations(s) if a == 0 and s.words[a] in QUOTES and s.words[b] in QUOTES), 0)
    told = any(claim.links and not 0 < claim.anchor < last for claim in draft.claims)
    return last > MOST * len(s) and not told and not draft.inside


def _toggle(word: str, *, now: bool) -> bool:
    """Return whether a quotation is open after this mark."""
    if word in OPENERS:
        return True
    return False if word in CLOSERS else not now


def _no_gap(s: Sentence, *, inside: bool) -> bool:
    """Say whether no word of the sentence stands outside the quotation."""
    open_now = inside
    for i, word in enumerate(s.words):
        if word in QUOTES:
            open_now = _toggle(word, now=open_now)
        elif not open_now and i < len(s) - 1 and word.isalnum():
            return False
    return True


def carry_on(drafts: list[Draft]) -> None:
    """Give each wholly quoted sentence without a cue the voice of the nearest cue in its block."""
    for at, draft in enumerate(drafts):
        if not draft.quoted or any(claim.anchor == -1 for claim in draft.claims):
            continue
        held = _next_voice(drafts, at, still_open=True) or _last_voice(drafts, at)
        links = draft.tag or held or _next_voice(drafts, at, still_open=False) or _just_named(drafts, at)
        links = links or _next_paragraph(drafts, at) or _paragraph_before(drafts, at)
        if not links:
            continue
        s = draft.sentence
        carried = [_as_speaker(link) for link in links]
        asked = draft.tag and s.words[-2:][0] == "?"
        effect: Certainty = "uncommitted" if asked else "asserted"
        outer = Claim(s, -1, carried, [Content(s.root, trim(s, range(len(s))))], effect)
        for claim in draft.claims:
            claim.parent = claim.parent or outer
        draft.claims.insert(0, outer)


def _as_speaker(link: DraftLink) -> DraftLink:
    """Return a voice whose words go on in a quotation: who denied a charge says these, and does not deny them."""
    return replace(link, commitment="neutral") if link.commitment == "denies" else link


def _next_voice(drafts: list[Draft], at: int, *, still_open: bool) -> list[DraftLink]:
    """Return the voice whose cue follows, with `still_open` in a sentence that the quotation runs on into."""
    for later in drafts[at + 1 :]:
        if later.sentence.block != drafts[at].sentence.block:
            return []
        voice = later.tag or _voice(later)
        if voice:
            begins = later.inside if still_open else later.sentence.words[0] not in OPENERS | {'"'}
            return voice if begins else []
        if not later.quoted:
            return []
    return []


def _last_voice(drafts: list[Draft], at: int) -> list[DraftLink]:
    """Return the last voice before, in the same block or at the end of the one before; a question may stand between."""
    asked, near = False, drafts[at].sentence.block
    for earlier in reversed(drafts[:at]):
        if near - earlier.sentence.block > 1:
            return []
        voice = _voice(earlier)
        if voice:
            return voice
        near = earlier.sentence.block if earlier.quoted else near  # paragraphs of one long quotation
        if not earlier.quoted and (asked or earlier.sentence.words[-1] != "?"):
            return []
        asked = asked or not earlier.quoted
    return []


def _just_named(drafts: list[Draft], at: int) -> list[DraftLink]:
    """Return whoever the sentence before is about, inferred: a paragraph of quotation in the first person is theirs."""
    first = next((k for k in range(at, -1, -1) if not drafts[k].quoted), -1)
    own = any(FIRST_PERSON & set(draft.sentence.lower) for draft in drafts[first + 1 : at + 1])
    s = drafts[first].sentence
    if first < 0 or not own or drafts[first + 1].sentence.block - s.block > 1 or not QUOTES.isdisjoint(s.words):
        return []
    head = s.kid(s.root, "nsubj", "nsubjpass")
    named = [k for k in (head, *s.kids_by(head, "appos")) if k is not None] if head is not None else []
    person = any(a <= k < z and label == "PERSON" for k in named for a, z, label in s.ents)
    called = {s.lemmas[k] for k in named if s.pos[k] == "PROPN"}
    if any(not called.isdisjoint(draft.sentence.lemmas) for draft in drafts[first + 1 : at + 1]):
        return []  # who is named in the words does not say them
    return [DraftLink(s, noun_phrase(s, head), head, [], basis="inferred")] if head is not None and person else []


def _next_paragraph(drafts: list[Draft], at: int) -> list[DraftLink]:
    """Return who says the quotation that opens the next paragraph, inferred: two paragraphs of one person's words."""
    later = next((d for d in drafts[at + 1 :] if d.sentence.block != drafts[at].sentence.block), None)
    if later is None or later.quoted or later.sentence.words[0] not in QUOTES:
        return []
    return [replace(link, basis="inferred") for link in later.tag or _voice(later)]


def _paragraph_before(drafts: list[Draft], at: int) -> list[DraftLink]:
    """Return who spoke last in the paragraph before, inferred, where nobody else who could speak is told of since."""
    first = next((k for k in range(at, -1, -1) if not drafts[k].quoted), -1)
    if first < 0 or drafts[first + 1].sentence.block - drafts[first].sentence.block != 1:
        return []
    for earlier in reversed(drafts[: first + 1]):
        s = earlier.sentence
        if s.block != drafts[first].sentence.block:
            return []
        voice = _voice(earlier)
        if voice:
            return [replace(link, basis="inferred") for link in voice]
        head = s.kid(s.root, "nsubj", "nsubjpass")
        groups = ("roles", "bodies", "media", "documents", "unidentified")
        may_speak = head is None or s.pos[head] in {"PROPN", "PRON"} or s.tags[head] == "NNS"
        if may_speak or any(s.lemmas[head or 0] in words(f"speakers.{group}") for group in groups):
            return []
    return []


def _voice(draft: Draft) -> list[DraftLink]:
    """Return the links of a sentence's first outer claim, none for a sentence that is all quotation."""
    if draft.quoted:
        return []
    spoken = [claim for claim in draft.claims if claim.links and claim.parent is None]
    return spoken[0].links if spoken else []
