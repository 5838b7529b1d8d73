"""Words that somebody marked elsewhere, found again in the documents of a case: exactly, or as good as, or not at all.

First where they are said to stand; then wherever they stand in the text, what is around them telling equal words
apart, and last with white space, case and the make of quotation marks aside. What stands nowhere is found nowhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.errors import UsageError
from reportedly.exports.losses import Ledger
from reportedly.exports.urns import urn
from reportedly.record import Anchor, Document, Reading, Span, Statement
from reportedly.store import Case

LOOSE = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
NO_DOCUMENT = "marks words of a document that the case does not hold"
NOWHERE = "the words that it marks stand nowhere in the document"
NO_STATEMENT = "no statement, or not only one, stands where it marks words"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Words found again, and whether they stand just where they were said to."""

    span: Span
    exact: bool


class Words:
    """The documents of a case, by all that an annotation may call them."""

    def __init__(self, case: Case, losses: Ledger) -> None:
        """Take the case; what is found elsewhere than it was said to stand is taken down in `losses`."""
        self._case, self._losses = case, losses
        self._read: dict[str, Reading] = {}

    @cached_property
    def _names(self) -> dict[str, str]:
        named: dict[str, str] = {}
        for document in self._case.documents():
            for name in _called(document):
                named[name] = document.id
        return named

    def statement(self, anchors: Sequence[Anchor]) -> Statement:
        """Return the statement whose words are marked; raises UsageError for none or several."""
        document = next((self._names[name] for one in anchors for name in one.document if name in self._names), None)
        if document is None:
            raise UsageError(NO_DOCUMENT)
        marked = tuple(found.span for found in self.spans(anchors, document))
        said = self._reading(document).statements
        found = [one for one in said if one.content == marked] or [one for one in said if _bears(one, marked)]
        if len(found) != 1:
            raise UsageError(NO_STATEMENT)
        return found[0]

    def spans(self, anchors: Sequence[Anchor], document: str) -> list[Anchored]:
        """Return where marked words stand in a document, in the order of the text; raises UsageError for nowhere."""
        text = self._reading(document).document.text
        found = [anchored(one, text) for one in anchors]
        if not found or None in found:
            raise UsageError(NOWHERE)
        held = sorted((one for one in found if one), key=lambda one: one.span.start)
        moved = sum(not one.exact for one in held)
        if moved:
            self._losses.default("selector", "found by the words, not by their place", moved)
        return held

    def _reading(self, document: str) -> Reading:
        if document not in self._read:
            self._read[document] = self._case.reading(document)
        return self._read[document]


def _called(document: Document) -> Iterator[str]:
    yield document.id
    yield urn(document.id)
    yield f"urn:sha256:{document.sha256}"
    yield from filter(None, (document.url, document.path))


def _bears(one: Statement, marked: Sequence[Span]) -> bool:
    """Say whether all marked words stand inside what a statement says."""
    return all(any(span.start <= m.start and m.end <= span.end for span in one.content) for m in marked)


def anchored(one: Anchor, text: str) -> Anchored | None:
    """Return where the words of an anchor stand in a text, None for nowhere, or where two places fit as well."""
    if not one.exact.strip():
        return None
    if one.start is not None and text.startswith(one.exact, one.start):
        return Anchored(Span.of(text, one.start, one.start + len(one.exact)), exact=True)
    starts = [match.start() for match in re.finditer(f"(?={re.escape(one.exact)})", text)]
    ranges = [(start, start + len(one.exact)) for start in starts] or list(_loosely(one.exact, text))
    best = _likeliest(ranges, one, text)
    return Anchored(Span.of(text, *best), exact=False) if best else None


def _loosely(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand with white space, case and the make of quotation marks aside."""
    parts = [re.escape(_plain(part)) for part in words.split()]
    for match in re.finditer(r"\s+".join(parts), _plain(text), re.IGNORECASE):
        yield match.span()


def _plain(text: str) -> str:
    """Return a text of the same length with plain marks."""
    return "".join(LOOSE.get(letter, letter) for letter in text)


def _likeliest(ranges: Sequence[tuple[int, int]], one: Anchor, text: str) -> tuple[int, int] | None:
    """Return the place with the most of what stood around it, then the nearest to where it stood."""
    ranked = sorted(ranges, key=lambda held: (-_around(held, one, text), _off(held, one)))
    if len(ranked) > 1:
        first, second = ((_around(held, one, text), _off(held, one)) for held in ranked[:2])
        if first == second:
            return None
    return ranked[0] if ranked else None


def _around(held: tuple[int, int], one: Anchor, text: str) -> int:
    before = _common(one.prefix[::-1], text[: held[0]][::-1][: len(one.prefix)])
    return before + _common(one.suffix, text[held[1] : held[1] + len(one.suffix)])


def _common(one: str, other: str) -> int:
    """Return how many letters two words begin alike with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _off(held: tuple[int, int], one: Anchor) -> int:
    return abs(held[0] - one.start) if one.start is not None else 0
