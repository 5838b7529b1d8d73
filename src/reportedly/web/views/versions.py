"""What differs between two versions of one report, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from reportedly.record import Block, Document, Value
from reportedly.web.views.passages import blocks_of

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
MANY = 4000  # words of a paragraph past which it is shown as replaced whole: comparing costs their product
Kind = Literal["same", "gone", "new"]


class Run(Value, frozen=True, kw_only=True):
    """Words that both versions have, that only the older has, or only the newer."""

    kind: Kind
    words: str


class Passage(Value, frozen=True, kw_only=True):
    """A paragraph of either version, as runs of words; `changed` where it is not the same in both."""

    runs: tuple[Run, ...]
    changed: bool


class Difference(Value, frozen=True, kw_only=True):
    """What became of a report from one version to another."""

    older: int
    newer: int
    passages: tuple[Passage, ...]

    @property
    def changed(self) -> int:
        """How many paragraphs are not the same."""
        return sum(passage.changed for passage in self.passages)


def difference(older: Document, newer: Document, numbers: tuple[int, int]) -> Difference:
    """Return what differs between two versions, furniture aside, in the order of the newer."""
    one, other = _told(older), _told(newer)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    found: list[Passage] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            found += [Passage(runs=(Run(kind="same", words=words),), changed=False) for words in other[start:end]]
        else:
            found += _replaced(one[first:last], other[start:end])
    return Difference(older=numbers[0], newer=numbers[1], passages=tuple(found))


def _told(document: Document) -> list[str]:
    blocks: Sequence[Block] = blocks_of(document)
    return [" ".join(block.span.quote.split()) for block in blocks if block.kind != "furniture"]


def _replaced(one: Sequence[str], other: Sequence[str]) -> Iterator[Passage]:
    """Yield paragraphs that took the place of others, each beside the one that it stands in line with."""
    for place in range(max(len(one), len(other))):
        before = one[place] if place < len(one) else ""
        after = other[place] if place < len(other) else ""
        yield Passage(runs=tuple(_runs(before, after)), changed=True)


def _runs(before: str, after: str) -> Iterator[Run]:
    one, other = WORDS.findall(before), WORDS.findall(after)
    if max(len(one), len(other)) > MANY or not before or not after:
        yield from (Run(kind=kind, words=words) for kind, words in _whole(before, after) if words)
        return
    for tag, first, last, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(kind="same", words="".join(other[start:end]))
            continue
        gone, new = "".join(one[first:last]), "".join(other[start:end])
        yield from (Run(kind=kind, words=words) for kind, words in _whole(gone, new) if words)


def _whole(gone: str, new: str) -> tuple[tuple[Kind, str], tuple[Kind, str]]:
    return ("gone", gone), ("new", new)
