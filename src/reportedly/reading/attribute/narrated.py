"""Texts that are told within the text.

In "Our correspondent in Orsk writes: A. A doctor told me that B." the doctor speaks through the correspondent. Behind a
verb of telling at length and a colon the rest of the paragraph is the teller's own text; so is, in the paragraphs
behind it, what is told in the first person. The words name him only once: such links are inferred.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import AFAR, Claim
from reportedly.reading.attribute.phrases import quotations, words
from reportedly.reading.tree import Sentence

MYSELF = frozenset({"i", "me", "my", "myself"})


def narrate(drafts: Sequence[Draft]) -> None:
    """Put whoever tells a text within the text around its sentences; changes the claims of `drafts`."""
    teller: Claim | None = None
    for draft in drafts:
        s = draft.sentence
        opened = _opened(draft)
        if opened is not None:
            teller = opened
        elif teller is not None and (s.block == teller.sentence.block or _first_person(s)):
            _within(draft, teller)


def _opened(draft: Draft) -> Claim | None:
    """Return the claim of "X writes: C" that opens a text: told at length, behind a colon, in no quotation marks."""
    s = draft.sentence
    for claim in draft.claims:
        if claim.parent is not None or not claim.links or not claim.contents or claim.anchor < 0:
            continue
        if s.lemmas[claim.anchor] not in words("lists.narrating") or claim.links[-1].head < 0:
            continue
        opens = min(claim.contents[0].tokens)
        colon = next((i for i in range(claim.anchor + 1, opens) if s.words[i] == ":"), None)
        if colon is not None and not any(first <= opens <= last for first, last in quotations(s)):
            return claim
    return None


def _first_person(s: Sentence) -> bool:
    """Say whether a sentence is told by somebody who says "I", quotations left out."""
    quoted = quotations(s)
    return any(word in MYSELF and not any(a <= i <= b for a, b in quoted) for i, word in enumerate(s.lower))


def _within(draft: Draft, teller: Claim) -> None:
    """Put the teller's claim around all that a sentence says."""
    if draft.quoted or any(claim.links and claim.links[0].head == -1 and claim.anchor == -1 for claim in draft.claims):
        return
    links = [replace(link, basis="inferred") for link in teller.chain()]
    outer = Claim(draft.sentence, -1, links, clauses(draft.sentence, draft.sentence.root))
    for claim in draft.claims:
        if claim.anchor != AFAR:  # an answer stands in another sentence
            claim.parent = claim.parent or outer
    draft.claims.insert(0, outer)
