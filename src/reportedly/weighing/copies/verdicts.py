"""What the passages that two documents share make of them: copy, abridgement, derived, a shared quotation, or nothing.

The shorter of the two decides: how much of its words, and of the longer one's, stands in common passages. Background
does not count towards the news they share, but a whole text taken over with its background is still a copy.
"""

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.record import CommonPassage, Comparison, Document, PassageKind, Verdict
from reportedly.weighing.copies.background import is_far, is_form
from reportedly.weighing.copies.direction import Credits, Side, Told, tell
from reportedly.weighing.copies.passages import Passage
from reportedly.weighing.copies.words import Places, Words, stretch

COPY = 0.75  # share of both texts
ABRIDGED = 0.5  # share of the shorter
MAINLY = 0.4  # of the shorter, news only
SHORTER = 0.85  # an abridgement has at most this part of the other's words
DERIVED, ENOUGH = 0.15, 20  # share of the shorter, and words of news in common; or else:
LONG = 30  # words of news in common, whatever their share
DIGITS = 4

Weighed = tuple[Passage, int, bool]


class Compared(NamedTuple):
    """One of two documents: itself, its houses, its words, and where in the text they stand."""

    document: Document
    credits: Credits
    words: Words
    places: Places


def compared(one: Compared, other: Compared, found: Sequence[Weighed]) -> Comparison:
    """Return what two documents have in common.

    Args:
        one: the one document.
        other: the other.
        found: each common passage, how many documents hold it, and whether it comes back whatever the news.
    """
    share_one = _share(sum(passage.words for passage, _, _ in found), one.words)
    share_other = _share(sum(passage.words for passage, _, _ in found), other.words)
    form = is_form(one.words, other.words)
    stale = max(share_one, share_other) < ABRIDGED and is_far(one.document.published, other.document.published)
    kinds = [_kind(passage, back=back or stale or form) for passage, _, back in found]
    news = sum(p.words for (p, _, _), kind in zip(found, kinds, strict=True) if kind == "news")
    verdict: Verdict = "unrelated" if form else _verdict(one.words, other.words, (share_one, share_other), news)
    if verdict == "unrelated" and "quotation" in kinds:
        verdict = "shared_quotation"
    told = tell(Side(one.document, one.credits, share_one), Side(other.document, other.credits, share_other))
    if verdict in {"unrelated", "shared_quotation"}:
        told = Told(None, "unknown", told.common_credit, "")
    return Comparison(
        one=one.document.id,
        other=other.document.id,
        verdict=verdict,
        passages=_shown(one, other, found, kinds),
        share_one=round(share_one, DIGITS),
        share_other=round(share_other, DIGITS),
        source=told.source,
        direction=told.direction,
        common_credit=told.common_credit,
        explanation=_explained(verdict, found, kinds, (share_one, share_other), told.why),
    )


def _share(words: int, of: Words) -> float:
    return words / len(of) if len(of) else 0.0


def _kind(passage: Passage, *, back: bool) -> PassageKind:
    if passage.quoted:
        return "quotation"
    return "background" if back else "news"


def _verdict(one: Words, other: Words, shares: tuple[float, float], news: int) -> Verdict:
    """Judge by the shares of both, and by how many words of news are common."""
    if min(shares) >= COPY:
        return "copy"
    shorter, longer = sorted((len(one), len(other)))
    enough = news >= ENOUGH and news >= DERIVED * shorter
    whole = max(shares) >= COPY or (max(shares) >= ABRIDGED and news >= max(ENOUGH, MAINLY * shorter))
    if whole and shorter <= SHORTER * longer:
        return "abridged"
    return "derived" if enough or news >= LONG else "unrelated"


def shown(one: Compared, other: Compared, found: Sequence[Weighed]) -> tuple[CommonPassage, ...]:
    """Return passages with the text of both documents, before it is judged what they make of the two."""
    return _shown(one, other, found, [_kind(passage, back=back) for passage, _, back in found])


def _shown(
    one: Compared, other: Compared, found: Sequence[Weighed], kinds: Sequence[PassageKind]
) -> tuple[CommonPassage, ...]:
    """Return the passages with the text of both documents."""
    return tuple(
        CommonPassage(
            one=stretch(one.document, one.places, *passage.one),
            other=stretch(other.document, other.places, *passage.other),
            words=passage.words,
            kind=kind,
            held_by=max(held, 2),
        )
        for (passage, held, _), kind in zip(found, kinds, strict=True)
    )


def _explained(
    verdict: Verdict, found: Sequence[Weighed], kinds: Sequence[PassageKind], shares: tuple[float, float], why: str
) -> str:
    """Say in words what was found and what made the verdict."""
    if not found:
        return "no twelve words in a row, and no six of a quotation, in common"
    words = sum(passage.words for passage, _, _ in found)
    count = f"{len(found)} passage{'s' if len(found) > 1 else ''}"
    parts = [f"{words} words in {count}, {shares[0]:.0%} of the one and {shares[1]:.0%} of the other"]
    if "background" in kinds:
        parts.append(f"{kinds.count('background')} of them background, which comes back whatever the news")
    if "quotation" in kinds:
        parts.append(f"{kinds.count('quotation')} of them quoted")
    return "; ".join([*parts, why] if why and verdict != "unrelated" else parts)
