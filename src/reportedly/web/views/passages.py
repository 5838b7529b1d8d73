"""Text as a browser shows it: blocks cut where statements begin and end, and offsets as a browser counts them.

Offsets of the record count code points. A browser's ranges count UTF-16 code units, so that whatever stands beyond the
Basic Multilingual Plane (emoji, some scripts) counts twice. They are converted here, once for each block, relative to
its beginning.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from reportedly.record import Block, BlockKind, Certainty, Document, Span, Statement, Value

BMP = 0xFFFF
SHOWN = {0: 0xFFFD, 13: 32}  # what HTML would drop or join, shown as one letter each, so that offsets hold
Role = Literal["content", "source", "cue", "hedge"]


class Piece(Value, frozen=True, kw_only=True):
    """Words over which the same statements hold; the shortest of them gives its certainty, `over` says how many."""

    words: str
    certainty: Certainty | None = None
    over: int = 0


class Paragraph(Value, frozen=True, kw_only=True):
    """One block of a document: what it is, where it stands (code points), and its words in pieces."""

    number: int
    kind: BlockKind
    start: int
    end: int
    pieces: tuple[Piece, ...]
    reason: str | None = None

    @property
    def words(self) -> str:
        """The whole text of the block."""
        return "".join(piece.words for piece in self.pieces)


class Reach(Value, frozen=True, kw_only=True):
    """A stretch that a statement holds inside one block: `start` and `end` count UTF-16 units from its beginning."""

    role: Role
    block: int
    start: int
    end: int


class Units:
    """Where code points of one text lie, counted in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        """Note once which code points need two units; most texts have none."""
        self._wide = [place for place, letter in enumerate(text) if ord(letter) > BMP] if not text.isascii() else []

    def __call__(self, offset: int) -> int:
        """Return how many units stand before a code point."""
        return offset + bisect_left(self._wide, offset)


def blocks_of(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document in the order of the text; the whole text as one where there are none."""
    if document.blocks:
        return tuple(sorted(document.blocks, key=lambda block: (block.span.start, block.span.end)))
    return (Block(kind="body", span=Span.of(document.text, 0, len(document.text))),) if document.text else ()


def paragraphs(blocks: Sequence[Block], statements: Iterable[Statement]) -> tuple[Paragraph, ...]:
    """Return blocks cut into pieces where the content of statements begins and ends."""
    spans = [(span, one.certainty) for one in statements for span in one.content]
    return tuple(
        Paragraph(
            number=number,
            kind=block.kind,
            start=block.span.start,
            end=block.span.end,
            pieces=_pieces(block.span, [held for held in spans if _meet(held[0], block.span)]),
            reason=block.reason,
        )
        for number, block in enumerate(blocks)
    )


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _pieces(block: Span, held: Sequence[tuple[Span, Certainty]]) -> tuple[Piece, ...]:
    """Cut a block at every edge of a span; over each piece the shortest span counts, of equal ones the later."""
    inside = [(max(span.start, block.start), min(span.end, block.end), span, kind) for span, kind in held]
    edges = sorted({block.start, block.end, *(edge for start, end, *_ in inside for edge in (start, end))})
    cut = []
    for start, end in pairwise(edges):
        over = [
            (span.end - span.start, -span.start, kind) for first, last, span, kind in inside if first <= start < last
        ]
        words = block.quote[start - block.start : end - block.start].translate(SHOWN)
        cut.append(Piece(words=words, certainty=min(over)[2] if over else None, over=len(over)))
    return tuple(cut)


def reaches(blocks: Sequence[Block], statements: Iterable[Statement]) -> Mapping[str, tuple[Reach, ...]]:
    """Return where the words of each statement and of its chain lie in the blocks, by the statement's id."""
    units = [Units(block.span.quote) for block in blocks]
    starts = [block.span.start for block in blocks]
    return {
        one.id: tuple(
            Reach(
                role=role,
                block=number,
                start=units[number](max(span.start - starts[number], 0)),
                end=units[number](min(span.end, blocks[number].span.end) - starts[number]),
            )
            for role, span in roles(one)
            for number in range(len(blocks))
            if _meet(span, blocks[number].span)
        )
        for one in statements
    }


def roles(statement: Statement) -> tuple[tuple[Role, Span], ...]:
    """Return the spans of a statement with what each is there for, each pair once, in the order of the text."""
    links = statement.chain
    found: list[tuple[Role, Span]] = [("content", span) for span in statement.content]
    found += [("source", span) for link in links for span in link.source]
    found += [("cue", span) for link in links for span in link.cue]
    found += [("hedge", span) for hedges in (statement.hedges, *(link.hedges for link in links)) for span in hedges]
    return tuple(sorted(dict.fromkeys(found), key=lambda pair: (pair[1].start, pair[1].end, pair[0])))
