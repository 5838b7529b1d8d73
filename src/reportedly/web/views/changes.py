"""What changed since a time, a run of reading, or since somebody looked: texts, statements, positions, findings."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from reportedly.cases import judged_since, renewal, turns
from reportedly.judging import Standing
from reportedly.pages import Pages
from reportedly.record import Value
from reportedly.store import Mark, Renewed, moment
from reportedly.store.course import since as ways_since
from reportedly.web.cursors import cursor, place
from reportedly.web.views.findings import AGREEING, KINDS, Found, cited, told
from reportedly.web.views.told import Source, WeighedView, cut, names
from reportedly.web.views.weighed import as_of
from reportedly.weighing.changes import Change
from reportedly.weighings import Filter, Weighing

DOCUMENTS = 10  # whose changes are on one page
STATEMENTS = 40  # changes of one document on the page
FOUND, TURNED = 30, 60
NOTES = 15

About = Literal["document", "statement", "position", "judgement"]


class Changed(Value, frozen=True, kw_only=True):
    """One thing that changed: what, why, in what way; `address` leads to it now, `older` to what was there before."""

    what: Literal["added", "gone", "changed"]
    about: str
    why: str
    id: str
    words: str
    before: str
    after: str
    address: str
    older: str


class Renewal(Value, frozen=True, kw_only=True):
    """What came with one reading of a document; `left_out` are changes that are too many for the page."""

    document: Changed
    changes: tuple[Changed, ...]
    left_out: int


class Note(Value, frozen=True, kw_only=True):
    """A run of reading or a look, from which one may ask on."""

    id: str
    kind: str
    at: str
    by: str


class Changes(WeighedView, frozen=True, kw_only=True):
    """A page of what changed: documents in the order in which they came, and what they have to do with the rest.

    Attributes:
        since: what was asked for: a time, a run; empty for the last look of who asks.
        looked: whether they ever looked.
        documents: how many readings are new in all.
        judgements: how many judgements are.
        items: what came with the readings of this page.
        turned: positions that these show to have changed.
        findings: in which these documents do more than agree with others.
        sources: the documents that findings quote.
        judged: the judgements, on the first page.
        notes: runs and looks to ask from.
        total: as `documents`.
        next: the cursor of the next page.
    """

    since: str
    looked: bool
    documents: int
    judgements: int
    items: tuple[Renewal, ...]
    turned: tuple[Changed, ...]
    findings: tuple[Found, ...]
    sources: Mapping[str, Source]
    judged: tuple[Changed, ...]
    notes: tuple[Note, ...]
    total: int
    next: str | None

    def table(self) -> Iterator[Changed]:
        """Return a row a change."""
        for one in self.items:
            yield one.document
            yield from one.changes
        yield from (*self.turned, *self.judged)


class Asked(NamedTuple):
    """Since when, in the words of who asks, and how far the case had come then."""

    since: str
    looked: bool
    mark: Mark


def asked(pages: Pages, since: str, by: str) -> Asked:
    """Return since when changes are asked for; raises UsageError for what is neither a time nor a run."""
    if since:
        mark = pages.case.mark(moment(since) if since[0].isdigit() else since)
        return Asked(since, looked=True, mark=mark)
    last = pages.case.last_look(by)
    return Asked("", looked=last is not None, mark=last or Mark())


def changes(weighing: Weighing, pages: Pages, wanted: Asked, after: str | None = None) -> Changes:
    """Return a page of what changed."""
    begun = place(after, int)
    held = pages.case.renewed(wanted.mark, begun[0] if begun else 0, DOCUMENTS + 1)
    shown = held[:DOCUMENTS]
    stands = pages.judged().stands
    made = [_renewed(pages, one, stands) for one in shown]
    documents = tuple(one.item.document.id for one in made)
    fresh = {i for one in made for i in one.fresh}
    found = _found(weighing, pages, documents)
    ways = ways_since(pages.case, wanted.mark)
    return Changes(
        as_of=as_of(weighing),
        since=wanted.since,
        looked=wanted.looked,
        documents=ways.documents,
        judgements=ways.judgements,
        items=tuple(one.item for one in made),
        turned=tuple(_turned(weighing, fresh)),
        findings=found,
        sources=cited(pages, found),
        judged=() if begun else tuple(_changed(one) for one in judged_since(pages.case, wanted.mark)),
        notes=tuple(Note(id=i, kind=kind, at=at, by=by) for i, kind, at, by in pages.case.notes()[::-1][:NOTES]),
        total=ways.documents,
        next=cursor(shown[-1].now) if len(held) > DOCUMENTS else None,
    )


class _Made(NamedTuple):
    """What came with one reading, and the statements that nobody had read before."""

    item: Renewal
    fresh: tuple[str, ...]


def _renewed(pages: Pages, one: Renewed, stands: Standing) -> _Made:
    now = stands.apply(pages.case.reading_at(one.now))
    older = pages.case.reading_at(one.version_of).document.id if one.version_of else ""
    head, *rest = renewal(pages.case, one, now, stands)
    several = tuple(_changed(change, older) for change in rest[:STATEMENTS])
    fresh = tuple(statement.id for statement in now.statements) if one.before is None else ()
    item = Renewal(document=_changed(head, older), changes=several, left_out=len(rest[STATEMENTS:]))
    return _Made(item, fresh)


def _changed(one: Change, older: str = "") -> Changed:
    return Changed(
        what=one.what,
        about=one.about,
        why=one.why,
        id=one.id,
        words=cut(one.words),
        before=one.before,
        after=one.after,
        address=_address(one, older),
        older=f"/document/{older}" if older else "",
    )


def _address(one: Change, older: str) -> str:
    """Return where something is shown now; what is gone was in the version before."""
    if one.about == "document":
        return f"/document/{one.id}"
    if one.about == "position":
        return f"/origins/{one.id}"
    if one.about == "statement":
        return f"/statement/{one.id}" if one.what != "gone" else f"/document/{older or one.document}"
    kind = one.after.partition("-")[0]
    known = {"statement": "/statement/", "doc": "/document/", "actor": "/actor/", "place": "/place/"}
    return f"{known[kind]}{one.after}" if kind in known else ""


def _turned(weighing: Weighing, fresh: set[str]) -> Iterator[Changed]:
    """Yield the positions that new statements show to have changed."""
    if not fresh:
        return
    tracks = weighing.tracks(Filter(changes=True, statement=tuple(sorted(fresh))), limit=TURNED).values
    known = names(weighing, [one.holder for one in tracks])
    yield from map(_changed, turns(fresh, tracks, known))


def _found(weighing: Weighing, pages: Pages, documents: tuple[str, ...]) -> tuple[Found, ...]:
    if not documents:
        return ()
    kinds = tuple(kind for kind in KINDS if kind not in AGREEING)
    return told(pages, weighing.findings(Filter(document=documents, codes=kinds), limit=FOUND).values)
