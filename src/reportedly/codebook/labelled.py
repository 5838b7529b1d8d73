"""Labelled heads: the lines "Headline: …", "Source: …", "Date: …" that archives and desks set above a saved report."""

import re
from collections.abc import Iterator

from msgspec import Struct

from reportedly.codebook.layout import layout

LINE = re.compile(
    r"[^\S\n]*(?P<label>[A-Za-z][A-Za-z /-]{1,24}?)[^\S\n]?:[^\S\n]*(?P<value>[^\r\n]*?)[^\S\n]*(?:\r?\n|\Z)"
)
BLANK = re.compile(r"(?:[^\S\n]*\r?\n)*")
TELLING = frozenset({"title", "publisher", "published", "author"})
FEWEST = 2


class Labelled(Struct, frozen=True):
    """One line of a head.

    Attributes:
        field: what it tells, a key of the metadata, or "" for what only archives need.
        start: where the line's label starts.
        value: its value, without white space around it.
        at: where the value starts, in characters of the text.
        end: where the line ends, its line break included.
    """

    field: str
    start: int
    value: str
    at: int
    end: int


def labelled_head(text: str) -> tuple[Labelled, ...]:
    """Return the lines of the labelled head that a text opens with; none where there is no such head.

    A head is a run of lines with known labels and nothing else, closed by a blank line or a long one, of which two at
    least tell title, publisher, author or day. A headline that opens with a label ("Exclusive: …") is none.
    """
    held = tuple(_lines(text))
    told = {line.field for line in held if line.value} & TELLING
    return held if len(told) >= FEWEST else ()


def _lines(text: str) -> Iterator[Labelled]:
    """Yield the labelled lines that a text opens with, up to the first line of another kind."""
    opening = BLANK.match(text)
    at = opening.end() if opening else 0
    while at < len(text):
        line = LINE.match(text, at)
        field = layout().labels.get(" ".join(line["label"].lower().split())) if line else None
        if line is None or field is None:
            return
        yield Labelled(field, line.start("label"), line["value"], line.start("value"), line.end())
        at = line.end()
