"""Spans marked in their sentence: who speaks, what says so, what is said, how surely."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from reportedly.record import Span, Statement

BRACKETS = {"source": "[]", "cue": "{}", "content": "«»", "hedge": "~~"}
STYLES = {"source": "bold cyan", "cue": "magenta", "content": "underline", "hedge": "bold yellow"}
LEGEND = "[who] {says so} «what is said» ~hedge~"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text and the marks in it: (start, end, role), offsets of the stretch."""

    words: str
    marks: tuple[tuple[int, int, str], ...]

    def bracketed(self) -> str:
        """Return the words with a pair of signs around each mark, on one line."""
        opened = [(start, 1, -end, BRACKETS[role][0]) for start, end, role in self.marks]
        closed = [(end, 0, -start, BRACKETS[role][1]) for start, end, role in self.marks]
        out, at = [], 0
        for offset, _, _, sign in sorted(opened + closed):
            out += [self.words[at:offset], sign]
            at = offset
        return " ".join("".join([*out, self.words[at:]]).split())

    def coloured(self) -> Text:
        """Return the words with a style for each mark."""
        text = Text(self.words)
        for start, end, role in self.marks:
            text.stylize(STYLES[role], start, end)
        return text


def marked(statement: Statement, text: str) -> Marked:
    """Return the statement's stretch of `text` with all its spans marked; spans elsewhere are left out."""
    start, end = statement.span.start, statement.span.end
    spans = [span for _, span in _roles(statement)]
    # a source may stand in another sentence, but a chain is read in one: widen only to spans of the statement
    start, end = _widened(start, end, spans, text)
    marks = {
        (span.start - start, span.end - start, role)
        for role, span in _roles(statement)
        if start <= span.start and span.end <= end
    }
    return Marked(text[start:end], tuple(sorted(marks)))


def _roles(statement: Statement) -> Iterator[tuple[str, Span]]:
    for link in statement.chain:
        yield from (("source", span) for span in link.source)
        yield from (("cue", span) for span in link.cue)
        yield from (("hedge", span) for span in link.hedges)
    yield from (("content", span) for span in statement.content)
    yield from (("hedge", span) for span in statement.hedges)


def _widened(start: int, end: int, spans: Sequence[Span], text: str) -> tuple[int, int]:
    """Take in spans that stand in the same paragraph."""
    first = min([start, *(span.start for span in spans)])
    last = max([end, *(span.end for span in spans)])
    return (start if "\n" in text[first:start] else first), (end if "\n" in text[end:last] else last)
