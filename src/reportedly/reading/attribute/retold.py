"""Voices that go on inside another's telling.

In "Farr says a released prisoner told her A. According to the prisoner, B." the prisoner of the second sentence is the
one who speaks through Farr in the first, so Farr stands before him again. He is known by a definite noun that repeats
the inner voice's, or by a pronoun that tells something to a pronoun for the outer voice ("He told her that B"). Nothing
in the words puts the outer voice there: those links are inferred.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import Claim, DraftLink
from reportedly.reading.attribute.selfsame import agrees
from reportedly.reading.tree import Sentence

NOMINATIVE = {"him": "he", "her": "she", "them": "they"}
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def retell(drafts: Sequence[Draft]) -> None:
    """Put whoever told of a voice in the sentence before in front of that voice; changes the claims of `drafts`."""
    for before, draft in pairwise(drafts):
        if before.sentence.block != draft.sentence.block:
            continue
        chains = [claim.chain() for claim in before.claims if claim.links and claim.contents]
        direct = {_named(chain[0]) for chain in chains}
        for claim in draft.claims:
            if claim.parent is None and claim.links and claim.contents and _named(claim.links[0]) not in direct:
                claim.links[:0] = [replace(link, basis="inferred") for link in _tellers(claim, chains)]


def _tellers(claim: Claim, chains: Sequence[Sequence[DraftLink]]) -> Sequence[DraftLink]:
    """Return the links through which the sentence before told of a claim's first voice, none where it spoke itself."""
    first = claim.links[0]
    for chain in chains:
        for at, link in enumerate(chain[1:], 1):
            if link.head >= 0 and first.head >= 0 and (_repeats(first, link) or _answers(claim, chain[:at], link)):
                return chain[:at]
    return ()


def _named(link: DraftLink) -> str:
    """Return the head word of a voice, nothing for nobody in particular."""
    return link.sentence.lemmas[link.head] if link.head >= 0 else ""


def _repeats(link: DraftLink, before: DraftLink) -> bool:
    """Say whether a voice is a definite noun for the one before: "a released prisoner", then "the prisoner"."""
    s, head = link.sentence, link.head
    definite = any(s.lower[k] in DEFINITE for k in s.kids_by(head, "det"))
    return definite and s.pos[head] == "NOUN" and _named(link) == _named(before)


def _answers(claim: Claim, outer: Sequence[DraftLink], before: DraftLink) -> bool:
    """Say whether a pronoun for an inner voice tells a pronoun for the outer one something: "He told her that C"."""
    s, first = claim.sentence, claim.links[0]
    if claim.anchor < 0 or s.tags[first.head] != "PRP" or not outer or outer[-1].head < 0:
        return False
    hearer = _hearer(s, claim.anchor)
    return (
        hearer is not None
        and agrees(s.lower[first.head], before.sentence, before.head)
        and agrees(NOMINATIVE.get(hearer, hearer), outer[-1].sentence, outer[-1].head)
    )


def _hearer(s: Sentence, verb: int) -> str | None:
    """Return the pronoun for whom a verb tells something, None where no pronoun is told."""
    told = next((k for k in s.kids_by(verb, "dobj", "dative") if s.tags[k] == "PRP" and k > verb), None)
    return s.lower[told] if told is not None and s.lower[told] not in {"it", "us", "me", "you"} else None
