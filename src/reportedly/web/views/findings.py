"""Findings: where documents agree, differ, follow one another or are put right, with both sides' words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from reportedly.pages import Pages
from reportedly.record import Finding, FindingKind, Side, Statement, Value
from reportedly.web.views.told import (
    LIMIT,
    Quote,
    Source,
    Spread,
    WeighedView,
    cut,
    quote,
    quoted,
    sources,
    spread_of,
    statements,
)
from reportedly.web.views.weighed import as_of
from reportedly.weighings import Filter, Weighing
from reportedly.wording import flat

KINDS: tuple[FindingKind, ...] = get_args(FindingKind)
AGREEING = frozenset({"corroboration", "repetition"})
FEW = 6  # quotations of one side


class Part(Value, frozen=True, kw_only=True):
    """One side: what it says in few words, in whose, and how many statements say so in all."""

    says: str
    quotes: tuple[Quote, ...]
    statements: int


class Found(Value, frozen=True, kw_only=True):
    """A finding as a page tells it; `about` leads to what it is about: an address, or empty."""

    id: str
    kind: FindingKind
    facet: str
    about: str
    explanation: str
    origins: Spread
    parts: tuple[Part, ...]


class Row(Value, frozen=True, kw_only=True):
    """One quotation of a finding as a row."""

    finding: str
    kind: str
    facet: str
    explanation: str
    low: int
    high: int
    side: str
    words: str
    document: str
    title: str
    published: str
    statement: str
    start: int
    end: int


class Findings(WeighedView, frozen=True, kw_only=True):
    """Some of the findings: `kinds` counts all that fit the other filters, `sources` are the documents quoted."""

    kinds: Mapping[str, int]
    kind: tuple[str, ...]
    document: str | None
    actor: str | None
    items: tuple[Found, ...]
    sources: Mapping[str, Source]
    total: int
    next: str | None

    def table(self) -> Iterator[Row]:
        """Return a row a quotation."""
        for one in self.items:
            for part in one.parts:
                yield from (_row(one, part, words, self.sources[words.document]) for words in part.quotes)


def _row(one: Found, part: Part, words: Quote, told: Source) -> Row:
    return Row(
        finding=one.id,
        kind=one.kind,
        facet=one.facet,
        explanation=one.explanation,
        low=one.origins.low,
        high=one.origins.high,
        side=part.says,
        words=words.words,
        document=words.document,
        title=told.title,
        published=told.published,
        statement=words.statement,
        start=words.start,
        end=words.end,
    )


def findings(
    weighing: Weighing,
    pages: Pages,
    kinds: Sequence[str] = (),
    document: str | None = None,
    actor: str | None = None,
    *,
    after: str = "",
) -> Findings:
    """Return a page of findings; where no kind is named, those in which documents do more than agree.

    Args:
        weighing: of the case.
        pages: of the case.
        kinds: any of these.
        document: only what touches it.
        actor: only what is about deeds or positions of this actor of the case.
        after: the cursor that the page before ended with.
    """
    wanted = Filter(document=(document,) if document else (), actor=(actor,) if actor else ())
    tally = weighing.tally(Finding, wanted)
    asked = tuple(kinds) or tuple(kind for kind in KINDS if kind not in AGREEING)
    page = weighing.findings(replace(wanted, codes=asked), limit=LIMIT, after=after)
    items = told(pages, page.values)
    return Findings(
        as_of=as_of(weighing),
        kinds={kind: tally[kind] for kind in KINDS if kind in tally},
        kind=tuple(kinds),
        document=document,
        actor=actor,
        items=items,
        sources=cited(pages, items),
        total=page.total,
        next=page.next,
    )


def told(pages: Pages, found: Iterable[Finding]) -> tuple[Found, ...]:
    """Return findings as a page tells them."""
    held = tuple(found)
    said = statements(pages, [i for one in held for i in one.statements])
    return tuple(_found(one, said) for one in held)


def cited(pages: Pages, found: Iterable[Found]) -> dict[str, Source]:
    """Return the documents that findings quote."""
    return sources(pages, {words.document for one in found for part in one.parts for words in part.quotes})


def _found(one: Finding, said: Mapping[str, Statement]) -> Found:
    parts = tuple(_part(side, said) for side in one.sides)
    if not parts:
        parts = (_part(Side(says="", statements=one.statements, spans=one.spans), said),)
    return Found(
        id=one.id,
        kind=one.kind,
        facet=(one.facet or "").replace("_", " "),
        about=_address(one.about),
        explanation=cut(one.explanation, 600),
        origins=spread_of(one.origins),
        parts=parts,
    )


def _part(side: Side, said: Mapping[str, Statement]) -> Part:
    """Return a side in the words of its statements; where these are gone, in those that were kept."""
    held = [quoted(said[i]) for i in side.statements if i in said]
    held = held or [quote(one.span, one.document) for one in side.spans]
    return Part(says=flat(side.says), quotes=tuple(held[:FEW]), statements=len(side.statements))


def _address(about: str) -> str:
    kind = about.partition("-")[0]
    pages = {"happening": "/happening/", "statement": "/statement/", "doc": "/document/"}
    return f"{pages[kind]}{about}" if kind in pages else ""
