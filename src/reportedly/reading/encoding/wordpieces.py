r"""A document as the learned attributor sees it: words, their pieces, and the windows in which they are read.

Words are cut as `\w+|[^\w\s]`, so that every boundary the model may choose is a boundary between words.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Span = tuple[int, int]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

WORD = re.compile(r"\w+|[^\w\s]")
UNKNOWN, CLS, SEP = "[UNK]", "[CLS]", "[SEP]"
OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
LONGEST = 60
TYPES = 16


@dataclass(frozen=True, slots=True)
class Words:
    """A document as the model sees it.

    Attributes:
        starts: character offset of each word.
        ends: the same of its end.
        ids: vocabulary numbers of all word pieces, [SEP] before the first word after a line break.
        types: for each piece, what its spelling shows (`kind_of_word`), 0..15.
        first: for each word, the place of its first piece in `ids`.
        units: places in `ids` where a sentence starts (or a part of one too long for a window), and the end.
    """

    starts: list[int]
    ends: list[int]
    ids: Ints
    types: Ints
    first: Ints
    units: list[int]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start:end` are read together; of these, `core_start:core_end` are believed."""

    start: int
    end: int
    core_start: int
    core_end: int


class WordPieces:
    """Cuts a word into the pieces of a BERT vocabulary, longest first (Wu et al. 2016), after lower-casing."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Number the pieces by their place in `vocabulary`."""
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.cls, self.sep = (self.numbers[name] for name in (UNKNOWN, CLS, SEP))
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of `word`, never none."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(_plain(word))
            if len(self._known) < 1 << 17:
                self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        start = 0
        while start < len(word) <= LONGEST:
            end = self._longest(word, start)
            if end == start:
                return (self.unknown,)
            pieces.append(self.numbers["##" * (start > 0) + word[start:end]])
            start = end
        return tuple(pieces) or (self.unknown,)

    def _longest(self, word: str, start: int) -> int:
        mark = "##" if start else ""
        return next((end for end in range(len(word), start, -1) if mark + word[start:end] in self.numbers), start)


def _plain(word: str) -> str:
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(sign for sign in unicodedata.normalize("NFD", lower) if unicodedata.category(sign) != "Mn")


def encode(text: str, sentences: Sequence[Span], cut: WordPieces, longest: int) -> Words:
    """Cut the sentences of `text` into words and pieces; one of more than `longest` pieces gets several units."""
    encoder = _Encoder(text, cut, longest)
    for sentence in sentences:
        encoder.sentence(*sentence)
    return encoder.words()


class _Encoder:
    """Takes in the sentences of one text, in order."""

    def __init__(self, text: str, cut: WordPieces, longest: int) -> None:
        self.text, self.cut, self.longest = text, cut, longest
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.ids: list[int] = []
        self.types: list[int] = []
        self.first: list[int] = []
        self.units: list[int] = []
        self.before, self.quoted = 0, False

    def sentence(self, start: int, end: int) -> None:
        fresh = True
        for match in WORD.finditer(self.text, start, end):
            pieces = self.cut(match.group())
            if fresh or len(self.ids) + len(pieces) - self.units[-1] > self.longest:
                self.units.append(len(self.ids))
                fresh = False
            self._word(match.group(), match.start(), pieces)

    def _word(self, word: str, start: int, pieces: Sequence[int]) -> None:
        if start > self.before and "\n" in self.text[self.before : start]:
            self._line()
        self.quoted, inside = _quotation(word, quoted=self.quoted)
        self.first.append(len(self.ids))
        self.starts.append(start)
        self.ids.extend(pieces)
        self.types.extend([_type(word) + 4 * (start > self.before) + 8 * inside] * len(pieces))
        self.before = start + len(word)
        self.ends.append(self.before)

    def _line(self) -> None:
        self.quoted = False
        self.ids.append(self.cut.sep)
        self.types.append(0)

    def words(self) -> Words:
        ids, types, first = (ints(values) for values in (self.ids, self.types, self.first))
        return Words(self.starts, self.ends, ids, types, first, [*self.units, len(self.ids)])


def ints(values: Sequence[int]) -> Ints:
    """Return numbers as an array of int64."""
    return np.asarray(values, dtype=np.int64)


def _quotation(word: str, *, quoted: bool) -> tuple[bool, bool]:
    """Return whether a quotation runs on after `word`, and whether the word is inside one (marks count as inside)."""
    if word in OPENING:
        return True, True
    if word in CLOSING:
        return False, True
    if word == STRAIGHT:
        return not quoted, True
    return quoted, quoted


def _type(word: str) -> int:
    """Say how a word is spelt: 1 lower case, 2 with a capital, 3 all capitals, 0 else."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() else 0


def windows(units: Sequence[int], size: int, context: int) -> list[Window]:
    """Cover all units with windows of at most `size` pieces that share about `context` pieces with the next one."""
    count = len(units) - 1
    ranges: list[Span] = []
    start = 0
    while start < count:
        end = start + 1
        while end < count and units[end + 1] - units[start] <= size:
            end += 1
        ranges.append((start, end))
        if end == count:
            break
        start = _back(units, start, end, context)
    cuts = [0, *(_middle(units, right[0], left[1]) for left, right in pairwise(ranges)), units[-1]]
    return [Window(units[start], units[end], cuts[k], cuts[k + 1]) for k, (start, end) in enumerate(ranges)]


def _back(units: Sequence[int], start: int, end: int, context: int) -> int:
    """Return where the next window starts: `context` pieces or more before this one ends, but after it starts."""
    place = end
    while place - 1 > start and units[end] - units[place] < context:
        place -= 1
    return place


def _middle(units: Sequence[int], first: int, last: int) -> int:
    """Return the boundary between units that lies closest to the middle of what two windows share."""
    middle = (units[first] + units[last]) / 2
    return min(units[first : last + 1], key=lambda place: abs(place - middle))
