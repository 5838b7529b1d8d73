"""Sentences as plain arrays: what every stage of a reading walks over.

A parser (a plug-in) fills them; stages never see the parser's own objects, so rules can be tested on trees made by
hand and cost no more than list look-ups. Token positions are local to the sentence, 0..n-1; character offsets are
code points of the document's text.
"""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from reportedly.record import Block, Span

T = TypeVar("T")

CURLY = str.maketrans({"\u00a0": " ", "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})
BREAK = 2  # characters of white space that a line break leaves behind a hyphen
PROSE = frozenset({"body", "lead"})


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence of one block.

    Attributes:
        index: position among the document's sentences.
        block: position of its block in `Parse.blocks`.
        starts, ends: code-point offsets of each token in the document.
        words: tokens as written, of a text in capitals alone in sentence case; `lower` the same in lower case, curly
            quotes made straight.
        lemmas, pos, tags, deps: lemma (lower case), universal tag, Penn tag and CLEAR dependency label (spaCy's set).
        heads: position of each token's head; the root is its own head.
        ents: (first, past last, label) of the parser's own name finder; a proposer, never the last word.
    """

    index: int
    block: int
    starts: list[int]
    ends: list[int]
    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    ents: list[tuple[int, int, str]] = field(default_factory=list)
    lower: list[str] = field(init=False)
    kids: list[list[int]] = field(init=False)
    left: list[int] = field(init=False)
    right: list[int] = field(init=False)
    root: int = field(init=False)

    def __post_init__(self) -> None:
        """Derive children, subtree edges (inclusive) and the root."""
        n = len(self.words)
        self.lower = [word.lower() if word.isascii() else word.lower().translate(CURLY) for word in self.words]
        self.kids = [[] for _ in range(n)]
        self.left = list(range(n))
        self.right = list(range(n))
        self.root = 0
        for i, head in enumerate(self.heads):
            if head == i:
                self.root = i
            else:
                self.kids[head].append(i)
        for i in range(n):
            self._widen(i)

    def _widen(self, i: int) -> None:
        """Let every subtree above token `i` reach to it; those that do already have told the ones above them."""
        left, right, heads, at = self.left, self.right, self.heads, i
        for _ in range(len(heads)):
            head = heads[at]
            if head == at:
                return
            if i < left[head]:
                left[head] = i
            elif i > right[head]:
                right[head] = i
            else:
                return
            at = head

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Offset past the last character."""
        return self.ends[-1]

    def is_glued(self, i: int) -> bool:
        """Say whether token `i` stands directly behind the one before it, or a line break parted it from its hyphen.

        The tokenizer leaves a hyphen in front of a space alone only where the parser was shown no space: "al- Ferkah".
        """
        gap = self.starts[i] - self.ends[i - 1] if i else BREAK + 1
        return gap == 0 or (
            gap <= BREAK and i > 1 and self.words[i - 1] == "-" and self.starts[i - 1] == self.ends[i - 2]
        )

    def kids_by(self, i: int, *labels: str) -> list[int]:
        """Return the children of token `i` whose dependency is one of `labels`, in order."""
        kids = self.kids[i]
        return [k for k in kids if self.deps[k] in labels] if kids else []

    def kid(self, i: int, *labels: str) -> int | None:
        """Return the first child of token `i` under one of `labels`, or None."""
        deps = self.deps
        for k in self.kids[i]:
            if deps[k] in labels:
                return k
        return None

    def subtree(self, i: int) -> list[int]:
        """Return the positions of all tokens under `i`, itself included, in order."""
        if not self.kids[i]:
            return [i]
        found = [i]
        for at in found:
            found += self.kids[at]
        found.sort()
        return found

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads above token `i`, nearest first."""
        for _ in range(len(self.words)):
            if self.heads[i] == i:
                return
            i = self.heads[i]
            yield i

    def leader(self, i: int) -> int:
        """Return the token that the coordination of token `i` hangs on: of "A, B and C" A, for each of them."""
        at = i
        for above in self.ancestors(i):
            if self.deps[at] != "conj":
                break
            at = above
        return at

    def conjuncts(self, i: int) -> list[int]:
        """Return token `i` and all that are coordinated below it, in order."""
        found = [i]
        for at in found:
            found.extend(k for k in self.kids[at] if self.deps[k] == "conj")
        return sorted(found)

    def token_at(self, offset: int) -> int | None:
        """Return the token that covers character `offset`, or None."""
        i = bisect.bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.ends[i] else None

    def cover(self, start: int, end: int) -> tuple[int, int] | None:
        """Return (first, last) inclusive of the tokens that touch the characters [start, end), or None."""
        first = bisect.bisect_right(self.ends, start)
        last = bisect.bisect_left(self.starts, end) - 1
        return (first, last) if first <= last and first < len(self.words) else None


@dataclass(slots=True, eq=False)
class Stretch:
    """Tokens `first` to `last`, both included, of sentence `s`; offsets are the document's."""

    s: Sentence
    first: int
    last: int

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.s.starts[self.first]

    @property
    def end(self) -> int:
        """Offset past its last character."""
        return self.s.ends[self.last]


@dataclass(slots=True, eq=False)
class Parse:
    """A document's text, blocks and sentences. Sentences never cross blocks; furniture has none.

    `cased` is the text with what is in capitals alone put into sentence case, offset by offset: what names and times
    are looked for in. Words of sentences are cut from it; spans quote `text`.
    """

    document: str
    text: str
    blocks: tuple[Block, ...]
    sentences: list[Sentence]
    cased: str = ""
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Index the sentences by where they start; `cased` is the text where nobody says otherwise."""
        self.cased = self.cased or self.text
        self._starts = [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers character `offset`, or None."""
        i = bisect.bisect_right(self._starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def span(self, start: int, end: int) -> Span:
        """Cut a span of the document's text."""
        return Span.of(self.text, start, end)

    def token_span(self, sentence: Sentence, first: int, last: int) -> Span:
        """Cut the span from token `first` to token `last`, both included."""
        return self.span(sentence.starts[first], sentence.ends[last])

    def kind_of(self, sentence: Sentence) -> str:
        """Return the kind of the block that holds the sentence."""
        return self.blocks[sentence.block].kind

    def is_running(self, before: Sentence, sentence: Sentence) -> bool:
        """Say whether two sentences are of the running text, or of one item of a list: one may go on with the other."""
        one = before.block == sentence.block and self.kind_of(sentence) == "bullet"
        return one or {self.kind_of(before), self.kind_of(sentence)} <= PROSE


class SpanIndex(Generic[T]):
    """Finds values by where they stand: `covering`, `inside` and `touching` in O(log n + hits)."""

    def __init__(self, entries: Iterable[tuple[int, int, T]]) -> None:
        """Take (start, end, value) entries in any order; half-open offsets."""
        self.entries = sorted(entries, key=lambda entry: (entry[0], -entry[1]))
        self._starts = [entry[0] for entry in self.entries]
        self._longest = max((entry[1] - entry[0] for entry in self.entries), default=0)

    def touching(self, start: int, end: int) -> Sequence[tuple[int, int, T]]:
        """Return the entries that share at least one character with [start, end), by start, longest first."""
        low = bisect.bisect_left(self._starts, start - self._longest)
        high = bisect.bisect_left(self._starts, end)
        return [entry for entry in self.entries[low:high] if entry[1] > start]

    def inside(self, start: int, end: int) -> Sequence[tuple[int, int, T]]:
        """Return the entries that lie wholly within [start, end)."""
        return [e for e in self.touching(start, end) if e[0] >= start and e[1] <= end]

    def covering(self, start: int, end: int) -> Sequence[tuple[int, int, T]]:
        """Return the entries that hold all of [start, end)."""
        return [e for e in self.touching(start, end) if e[0] <= start and e[1] >= end]
