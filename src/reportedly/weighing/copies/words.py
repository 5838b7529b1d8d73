"""The words of a document as numbers, so that copies can be looked for: case, accents and punctuation aside.

Only what the document itself says counts: its body, not its furniture, title, byline or credit line, which reprints
change first.
"""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from reportedly.record import Document, Span

Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Places = NDArray[np.uint32]

SAID = frozenset({"lead", "body", "bullet"})
END = "\x1e"  # stands between blocks; a quotation never goes on across it, nor across an empty line
LETTERS = r"[^\W_]+(?:['’][^\W_]+)*"
WORD = re.compile(LETTERS)
TOKEN = re.compile(rf"{LETTERS}|[\"“”„«»‘’{END}]|\n[ \t]*\n")
OPENING, CLOSING = frozenset("“„«‘"), frozenset("”»’")
MARK = np.uint64(0)
LONG = 5  # letters of a word that says something, as a rule
FIGURE_BIT, LONG_BIT, KEPT_BITS = 1, 2, ~3


class _Hashes(dict[str, int]):
    """The 64-bit hash of each word, made when the word is first met; marks are 0.

    The last bit says whether the word has a digit, the last but one whether it has five letters or more.
    """

    def __missing__(self, token: str) -> int:
        if not token[0].isalnum():
            self[token] = 0
        else:
            plain = unicodedata.normalize("NFKD", token.replace("’", "'")).casefold()
            bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
            hashed = int.from_bytes(blake2b(bare.encode("utf-8", "surrogatepass"), digest_size=8).digest()) & KEPT_BITS
            figure = any(letter.isdigit() for letter in bare)
            self[token] = (hashed or 4) | figure * FIGURE_BIT | (not figure and len(bare) >= LONG) * LONG_BIT
        return self[token]


class Words:
    """The words of one document, in order.

    Attributes:
        hashes: one 64-bit hash a word.
        quoted: whether the word stands between quotation marks.
        key: the same for all documents of the same words and quotations.
    """

    __slots__ = ("hashes", "key", "quoted")

    def __init__(self, hashes: Hashes, quoted: Flags) -> None:
        """Take both arrays, of one length."""
        self.hashes = hashes
        self.quoted = quoted
        self.key = blake2b(hashes.tobytes() + np.packbits(quoted).tobytes(), digest_size=16).digest()

    def packed(self) -> tuple[bytes, bytes]:
        """Return both arrays as bytes, to be kept."""
        return self.hashes.tobytes(), np.packbits(self.quoted).tobytes()

    @classmethod
    def unpacked(cls, hashes: bytes, quoted: bytes) -> "Words":
        """Return the words that were packed."""
        found = np.frombuffer(hashes, np.uint64)
        return cls(found, np.unpackbits(np.frombuffer(quoted, np.uint8), count=len(found)).astype(np.bool_))

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.hashes)

    @property
    def figures(self) -> Hashes:
        """The hashes of the words that have a digit, each once, sorted."""
        return np.unique(self.hashes[(self.hashes & np.uint64(FIGURE_BIT)) > 0])

    def long_words(self, first: int, count: int) -> int:
        """Return how many of the `count` words from `first` on have five letters or more."""
        return int(((self.hashes[first : first + count] & np.uint64(LONG_BIT)) > 0).sum())


_HASHES = _Hashes()


def words_of(document: Document) -> Words:
    """Return the words of a document's body, all of its text where no blocks are known."""
    tokens = TOKEN.findall(END.join(text for _, text in _said(document)))
    found = np.fromiter(map(_HASHES.__getitem__, tokens), np.uint64, len(tokens))
    is_mark = found == MARK
    return Words(found[~is_mark], _quoted(tokens, np.flatnonzero(is_mark))[~is_mark])


def spans_of(document: Document) -> Places:
    """Return where each word of `words_of` stands in the text: start and end in code points, a row a word."""
    found = [
        (start + match.start(), start + match.end()) for start, text in _said(document) for match in WORD.finditer(text)
    ]
    return np.array(found, np.uint32).reshape(-1, 2)


def stretch(document: Document, places: Places, first: int, count: int) -> Span:
    """Return the text from word `first` on, `count` words long; `places` is what `spans_of` gave."""
    return Span.of(document.text, int(places[first, 0]), int(places[first + count - 1, 1]))


def _said(document: Document) -> Iterator[tuple[int, str]]:
    """Yield where the document speaks: offset and text."""
    blocks = [block for block in document.blocks if block.kind in SAID]
    if blocks:
        yield from ((block.span.start, block.span.quote) for block in blocks)
    elif not document.blocks:
        yield 0, document.text


def _quoted(tokens: list[str], marks: NDArray[np.intp]) -> Flags:
    """Say of each token whether it stands inside quotation marks; those left open end with their block."""
    inside = np.zeros(len(tokens), np.bool_)
    opened = -1
    for at in marks.tolist():
        mark = tokens[at]
        closes = mark in CLOSING or mark == END or mark[0] == "\n" or (mark == '"' and opened >= 0)
        if closes and opened >= 0:
            inside[opened:at] = True
            opened = -1
        elif mark in OPENING or (mark == '"' and opened < 0):
            opened = at
    if opened >= 0:
        inside[opened:] = True
    return inside
