"""Which statement says something: the smallest one whose content holds the words."""

from collections import defaultdict

from reportedly.reading.tree import SpanIndex
from reportedly.record import Span, Statement


class Homes:
    """Finds the statement that bears a span."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        """Index contents, cues and whole spans."""
        self._contents = SpanIndex((c.start, c.end, s) for s in statements for c in s.content)
        self._cues = SpanIndex((c.start, c.end, s) for s in statements for link in s.chain[-1:] for c in link.cue)
        self._twins: dict[tuple[Span, ...], list[Statement]] = defaultdict(list)
        for s in statements:
            self._twins[s.content].append(s)
        self._wholes = SpanIndex((s.span.start, s.span.end, s) for s in statements)

    def of(self, span: Span) -> Statement | None:
        """Return the statement whose content holds `span`, else whose stretch does; the smallest, then the first."""
        for index in (self._contents, self._wholes):
            held = [s for _, _, s in index.covering(span.start, span.end)]
            if held:
                return min(held, key=size)
        touched = [s for _, _, s in self._contents.touching(span.start, span.end)]
        return min(touched, key=size) if touched else None

    def answers(self, home: Statement) -> list[Statement]:
        """Return the statements that deny what another tells in the very same words, or tell what it denies."""
        same = self._twins[home.content] if home.content else []
        return [s for s in same if (s.certainty == "denied") != (home.certainty == "denied")]

    def near(self, start: int, end: int) -> Statement | None:
        """Return the smallest statement that shares a character with [start, end), a sentence's."""
        held = [s for _, _, s in self._wholes.touching(start, end)]
        return min(held, key=size) if held else None

    def cued(self, span: Span) -> Statement | None:
        """Return the statement whose innermost voice speaks by the words of `span` ("denied", "led calls")."""
        held = [s for _, _, s in self._cues.touching(span.start, span.end)]
        return min(held, key=size) if held else None


def size(statement: Statement) -> tuple[int, int, int, str]:
    """Order statements: short content first, then long chains, then where they stand."""
    length = sum(c.end - c.start for c in statement.content)
    return length, -len(statement.chain), statement.span.start, statement.id
