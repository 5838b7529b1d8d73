"""The passage that a statement stands in, whole: what to show when a shorter sentence would lose something."""

import re
from collections.abc import Iterator

from reportedly.exports.lookup import Shelf
from reportedly.exports.marks import told
from reportedly.exports.phrases import is_negation, tokens
from reportedly.record import Span, Statement

ABOUT_VOICE = re.compile(r", (?:who|which|whose|whom)\b.*?,", re.DOTALL)  # "…, who were not authorised to speak, said"
NAME = re.compile(r"(?<=\w )[A-Z][\w’'-]*")  # capitals past the first word: "Doctors Without Borders" negates nothing
FAR = 300  # code points; words of a chain further off stand in another sentence


def passage(statement: Statement, shelf: Shelf) -> Span:
    """Return the stretch from the first to the last word of a statement and of the chain around it."""
    start, end = statement.span.start, statement.span.end
    block = shelf.block(statement.span)
    low, high = (block.span.start, block.span.end) if block else (start, end)
    for span in _chain_spans(statement):
        if low <= span.start and span.end <= high and start - FAR < span.start and span.end < end + FAR:
            start, end = min(start, span.start), max(end, span.end)
    return Span.of(shelf.text, start, end)


def _chain_spans(statement: Statement) -> Iterator[Span]:
    for link in told(statement):
        yield from (*link.source, *link.cue)


def unsaid(statement: Statement, shelf: Shelf) -> list[str]:
    """Return the negations between a chain and its content that belong to no other statement.

    "The ministry could not confirm reports that envoys met" says nothing through the ministry, whatever chain was read.
    What stands in a name ("Doctors Without Borders") negates nothing.
    """
    first = min(span.start for span in statement.content)
    before = [span.start for span in _chain_spans(statement) if span.start < first]
    start = max(min(before, default=first), statement.span.start)
    if start >= first:
        return []
    others = [span for other in shelf.reading.statements if other.id != statement.id for span in _own_spans(other)]
    names = [span for span, form, _ in shelf.actors_in(Span.of(shelf.text, start, first)) if form == "name"]
    covered = [(span.start, span.end) for span in (*others, *names) if span.start < first and span.end > start]
    said = NAME.sub(" ", ABOUT_VOICE.sub(" ", _uncovered(shelf.text, start, first, covered)))
    return [token for token in tokens(said) if is_negation(token)]


def _own_spans(statement: Statement) -> Iterator[Span]:
    yield from statement.content
    yield from _chain_spans(statement)


def _uncovered(text: str, start: int, end: int, covered: list[tuple[int, int]]) -> str:
    """Return the text between two offsets without the covered parts."""
    left, at = [], start
    for low, high in sorted(covered):
        left.append(text[at : max(at, low)])
        at = max(at, min(high, end))
    return " ".join([*left, text[at:end]])
