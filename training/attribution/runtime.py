"""What training shares with the product: its words, windows and decoding; and sentences without a parser."""

import re
from collections.abc import Iterator

from reportedly.reading.annotators.decoding import CONTENT, CUE, FARTHEST, SOURCE, TO_CUE, TO_SOURCE, buckets
from reportedly.reading.annotators.encoder import Attributed, Attributor, Run, load
from reportedly.reading.encoding.wordpieces import (
    CLS,
    SEP,
    TYPES,
    UNKNOWN,
    WORD,
    Floats,
    Ints,
    Span,
    WordPieces,
    Words,
    encode,
)

__all__ = [
    "CLS", "CONTENT", "CUE", "FARTHEST", "SEP", "SOURCE", "TO_CUE", "TO_SOURCE", "TYPES", "UNKNOWN", "WORD",
    "Attributed", "Attributor", "Floats", "Ints", "Run", "Span", "WordPieces", "Words", "buckets", "encode", "load",
    "plain_sentences",
]  # fmt: skip


def plain_sentences(text: str) -> Iterator[Span]:
    """Cut a text at line breaks and after stops before a capital: enough to place windows when no parser is at hand."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in re.finditer(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])", line.group()):
            yield start, line.start() + stop.end()
            start = line.start() + stop.end()
        if start < line.end():
            yield start, line.end()
