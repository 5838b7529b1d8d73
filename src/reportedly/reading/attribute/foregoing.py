"""What was told just before, that a later word points back to."""

from collections.abc import Sequence

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import Claim, Content, trim
from reportedly.reading.attribute.phrases import CLAUSAL
from reportedly.reading.tree import Sentence


def goes_on(before: Sentence, s: Sentence) -> bool:
    """Say whether a sentence follows another in its paragraph, or opens the next; a headline is no such other."""
    ended = bool({".", "!", "?"} & set(before.words[-2:]))
    return before.block == s.block or (before.block == s.block - 1 and ended)


def copied(told: Claim) -> list[Content]:
    """Return the contents of a claim once more, free to be changed."""
    return [Content(c.head, list(c.tokens), list(c.quoted)) for c in told.contents]


def whole(home: Draft) -> list[Content]:
    """Return all that the writer says in a sentence in which nobody else is said to say anything."""
    s = home.sentence
    if any(claim.links for claim in home.claims) or s.pos[s.root] not in CLAUSAL:
        return []
    return [Content(s.root, trim(s, range(len(s))))]


def last_told(claims: Sequence[Claim], past: int) -> Claim | None:
    """Return the last outermost claim that ends before token `past`; no hearsay about the speaker's own person."""
    told = [c for c in claims if c.links and c.contents and c.parent is None and c.contents[-1].head < past]
    told = [c for c in told if c.anchor < 0 or c.sentence.deps[c.anchor] != "relcl"]
    return max(told, key=lambda c: c.contents[-1].head, default=None)
