"""The page of a search: paragraphs and statements that hold the words, each with its document."""

from collections.abc import Iterator, Sequence

from reportedly.pages import Pages
from reportedly.record import Certainty, Polarity, Value
from reportedly.store import Found
from reportedly.web.tables import View
from reportedly.web.views.search import SHOWN, found
from reportedly.web.views.told import Source, source, sources, statements


class Cut(Value, frozen=True, kw_only=True):
    """Words of a snippet, and whether they are those that were searched for."""

    words: str
    hit: bool = False


class Hit(Value, frozen=True, kw_only=True):
    """A paragraph or a statement; `start` is where it begins in the text, `address` leads there."""

    source: Source
    statement: str | None
    certainty: Certainty | None
    polarity: Polarity | None
    start: int
    cuts: tuple[Cut, ...]
    address: str


class HitRow(Value, frozen=True, kw_only=True):
    """A hit as a row."""

    document: str
    title: str
    published: str
    statement: str
    certainty: str
    start: int
    words: str


class Search(View, frozen=True, kw_only=True):
    """What was asked, and a page of what was found, best first; nothing where nothing was asked yet."""

    query: str
    hits: tuple[Hit, ...] = ()
    next: str | None = None

    def table(self) -> Iterator[HitRow]:
        """Return a row a hit."""
        return (
            HitRow(
                document=one.source.document,
                title=one.source.title,
                published=one.source.published,
                statement=one.statement or "",
                certainty=one.certainty or "",
                start=one.start,
                words="".join(cut.words for cut in one.cuts),
            )
            for one in self.hits
        )


def search(pages: Pages, query: str, after: str | None = None, limit: int = SHOWN) -> Search:
    """Return what holds all words of a query.

    Raises:
        UsageError: there is something in it but no word, or no page ended with such a cursor.
    """
    if not query.strip():
        return Search(query=query)
    page = found(pages, query, after, limit)
    known = sources(pages, {one.document for one in page.items})
    said = statements(pages, {one.statement for one in page.items if one.statement})
    hits = []
    for one in page.items:
        statement = said.get(one.statement or "")
        hits.append(
            Hit(
                source=known.get(one.document, source(None, one.document)),
                statement=one.statement,
                certainty=statement.certainty if statement else None,
                polarity=statement.polarity if statement else None,
                start=one.start,
                cuts=cuts(one.snippet, one.marks),
                address=f"/statement/{one.statement}" if one.statement else _place(one),
            )
        )
    return Search(query=query, hits=tuple(hits), next=page.next)


def _place(one: Found) -> str:
    """Return where a paragraph stands: from its beginning on."""
    return f"/document/{one.document}#char={one.start},{one.start + 1}"


def cuts(words: str, marks: Sequence[tuple[int, int]]) -> tuple[Cut, ...]:
    """Return words cut at the edges of marks, which may touch or overlap."""
    made, at = [], 0
    for start, end in sorted(marks):
        first = max(start, at)
        if at < first:
            made.append(Cut(words=words[at:first]))
        if first < end:
            made.append(Cut(words=words[first:end], hit=True))
        at = max(at, end)
    if at < len(words):
        made.append(Cut(words=words[at:]))
    return tuple(made)
