"""What reports tell of together, as a list: in order of time, or what most reports tell of first."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from reportedly.pages import Pages
from reportedly.record import Happening, Statement, Value
from reportedly.web.views.told import (
    LIMIT,
    Name,
    Spread,
    WeighedView,
    cut,
    named,
    names,
    spread,
    statements,
)
from reportedly.web.views.weighed import as_of
from reportedly.weighings import Filter, Item, Weighing
from reportedly.wording import flat, interval_words

DIFFERING = ("conflict", "disagreement", "correction", "retraction", "update", "drift")


class Told(Value, frozen=True, kw_only=True):
    """A happening in a list: type, days, who, whom and where, the words of one report, how many tell of it.

    `differ` counts the findings in which its reports do not agree; `day` is empty where nobody tells one.
    """

    id: str
    code: str
    day: str
    who: tuple[Name, ...]
    whom: tuple[Name, ...]
    where: tuple[Name, ...]
    words: str
    documents: int
    statements: int
    origins: Spread
    differ: int
    series: bool


class Happenings(WeighedView, frozen=True, kw_only=True):
    """Some of the happenings, with the filters that chose them; `codes` counts those of each type."""

    codes: Mapping[str, int]
    code: tuple[str, ...]
    actor: Name | None
    place: Name | None
    first: str | None
    last: str | None
    least: int
    order: str
    items: tuple[Told, ...]
    total: int
    next: str | None

    def table(self) -> Iterator["Row"]:
        """Return a row a happening."""
        return (_row(one) for one in self.items)


class Row(Value, frozen=True, kw_only=True):
    """A happening as a row, with names in place of ids."""

    id: str
    code: str
    day: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    where: tuple[str, ...]
    words: str
    documents: int
    statements: int
    low: int
    high: int
    differ: int
    series: bool


def _row(one: Told) -> Row:
    who, whom, where = (tuple(name.name for name in several) for several in (one.who, one.whom, one.where))
    return Row(
        id=one.id,
        code=one.code,
        day=one.day,
        who=who,
        whom=whom,
        where=where,
        words=one.words,
        documents=one.documents,
        statements=one.statements,
        low=one.origins.low,
        high=one.origins.high,
        differ=one.differ,
        series=one.series,
    )


class Wanted(Value, frozen=True, kw_only=True):
    """Which happenings are asked for: of these types, actor and place, on these days, in so many documents at least."""

    code: tuple[str, ...] = ()
    actor: str | None = None
    place: str | None = None
    first: str | None = None
    last: str | None = None
    least: int = 0
    order: str = "reports"

    def narrowed(self) -> Filter:
        """Return what a weighing is asked for, types aside."""
        return Filter(
            actor=(self.actor,) if self.actor else (),
            place=(self.place,) if self.place else (),
            first=self.first,
            last=self.last,
            documents=self.least,
            by_documents=self.order == "reports",
        )


def happenings(weighing: Weighing, pages: Pages, wanted: Wanted, after: str = "") -> Happenings:
    """Return a page of happenings."""
    asked = wanted.narrowed()
    page = weighing.happenings(replace(asked, codes=wanted.code), limit=LIMIT, after=after)
    known = names(weighing, [i for i in (wanted.actor, wanted.place) if i])
    return Happenings(
        as_of=as_of(weighing),
        codes=dict(sorted(weighing.tally(Happening, asked).items())),
        code=wanted.code,
        actor=_name(wanted.actor, known),
        place=_name(wanted.place, known),
        first=wanted.first,
        last=wanted.last,
        least=wanted.least,
        order=wanted.order,
        items=told(weighing, pages, page.items),
        total=page.total,
        next=page.next,
    )


def _name(i: str | None, known: Mapping[str, str]) -> Name | None:
    return Name(id=i, name=known[i]) if i else None


def told(weighing: Weighing, pages: Pages, items: Sequence[Item[Happening]]) -> tuple[Told, ...]:
    """Return happenings as a list tells them."""
    held = [item.value for item in items]
    known = names(weighing, [i for one in held for i in (*one.actors, *one.recipients, *one.places)])
    said = statements(pages, [one.statements[0] for one in held])
    differ = differing(weighing, [one.id for one in held])
    return tuple(_told(item, known, said, differ) for item in items)


def _told(
    item: Item[Happening], known: Mapping[str, str], said: Mapping[str, Statement], differ: Mapping[str, int]
) -> Told:
    one = item.value
    first = said.get(one.statements[0])
    return Told(
        id=one.id,
        code=one.code,
        day=interval_words(one.when),
        who=named(one.actors, known),
        whom=named(one.recipients, known),
        where=named(one.places, known),
        words=cut(" … ".join(flat(span.quote) for span in first.content)) if first else "",
        documents=item.documents,
        statements=item.statements,
        origins=spread(item.low, item.high),
        differ=differ.get(one.id, 0),
        series=one.series,
    )


def differing(weighing: Weighing, ids: Sequence[str]) -> dict[str, int]:
    """Return in how many findings the reports of each of some happenings do not agree."""
    if not ids:
        return {}
    page = weighing.findings(Filter(about=tuple(ids), codes=DIFFERING), limit=500)
    return {i: sum(one.about == i for one in page.values) for i in ids}
