"""A sentence with two marked stretches as the learned coder sees it: word pieces, and which of them are marked."""

from collections.abc import Sequence

import numpy as np

from reportedly.reading.encoding.wordpieces import Ints, Span, WordPieces, Words, encode

FIRST, SECOND = 1, 2
LONGEST = 200


def laid(text: str, sentence: Span, marked: Sequence[Span], cut: WordPieces) -> tuple[Ints, Ints, Ints] | None:
    """Return ids, types and marks (1 the first stretch, 2 the second) of a sentence's pieces, in [CLS] and [SEP].

    None where a stretch covers no piece, or lies behind the first 200.
    """
    words = encode(text, [sentence], cut, LONGEST)
    marks = _marks(words, marked)[:LONGEST]
    if not all((marks == side).any() for side in (FIRST, SECOND)):
        return None
    ids = np.concatenate([[cut.cls], words.ids[:LONGEST], [cut.sep]])
    return ids, np.pad(words.types[:LONGEST], 1), np.pad(marks, 1)


def _marks(words: Words, marked: Sequence[Span]) -> Ints:
    """Return for each piece the number of the stretch that its word touches; 0 for none."""
    out = np.zeros(len(words.ids), dtype=np.int64)
    past = [*words.first[1:].tolist(), len(words.ids)]
    for side, (start, end) in enumerate(marked, 1):
        for k, low in enumerate(words.first.tolist()):
            if words.starts[k] < end and start < words.ends[k]:
                out[low : past[k]] = side
    return out
