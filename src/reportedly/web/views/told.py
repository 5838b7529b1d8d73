"""What pages of weighed values tell alike: names, documents in passing, words of statements, counts of first hands."""

from collections.abc import Collection, Iterable, Mapping

from reportedly.pages import Pages
from reportedly.record import Actor, OriginCount, Place, Reading, Span, Statement, Value
from reportedly.store.glance import Glance, glances, said
from reportedly.web.tables import View
from reportedly.web.views.weighed import AsOf
from reportedly.weighings import Weighing
from reportedly.wording import flat

LIMIT = 40  # rows of a page
LONG = 240  # characters of a quotation


class WeighedView(View, frozen=True, kw_only=True):
    """A view of weighed values; `as_of` says how far they hold."""

    as_of: AsOf


class Name(Value, frozen=True, kw_only=True):
    """Somebody or some place of the whole case: the id, and the name."""

    id: str
    name: str


class Source(Value, frozen=True, kw_only=True):
    """A document in passing; `published` is a day, a range, or empty."""

    document: str
    title: str
    publisher: str
    published: str


class Quote(Value, frozen=True, kw_only=True):
    """Words of a document, with the statement that they belong to; offsets count code points, long words are cut."""

    document: str
    statement: str
    start: int
    end: int
    words: str


class Spread(Value, frozen=True, kw_only=True):
    """From how many to how many first hands."""

    low: int
    high: int

    @property
    def words(self) -> str:
        """A number, or a range."""
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"

    @property
    def origins(self) -> str:
        """The same with what is counted."""
        return f"{self.words} origin{'' if self.high == self.low == 1 else 's'}"


def spread(low: int | None, high: int | None) -> Spread:
    """Return a spread; what was not counted is none."""
    return Spread(low=low or 0, high=high or 0)


def spread_of(count: OriginCount) -> Spread:
    """Return from how many to how many were counted."""
    return Spread(low=count.low, high=count.high)


def names(weighing: Weighing, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of actors and places of the case; an id that stands for none is its own name."""
    wanted = list(dict.fromkeys(ids))
    held: dict[str, Actor | Place] = {**weighing.named(Actor, wanted), **weighing.named(Place, wanted)}
    return {i: flat(held[i].name) if i in held else i for i in wanted}


def named(ids: Iterable[str], known: Mapping[str, str]) -> tuple[Name, ...]:
    """Return ids with their names."""
    return tuple(Name(id=i, name=known.get(i, i)) for i in ids)


def source(found: Glance | None, document: str) -> Source:
    """Return a document in passing; of one that is held no more, the id alone."""
    if found is None:
        return Source(document=document, title=document, publisher="", published="")
    days = tuple(day for day in dict.fromkeys((found.start, found.end)) if day)
    return Source(
        document=document,
        title=found.words,
        publisher=flat(found.publisher or ""),
        published=" to ".join(day[:10] for day in days),
    )


def sources(pages: Pages, documents: Collection[str]) -> dict[str, Source]:
    """Return documents in passing, by their ids."""
    held = glances(pages.case, documents)
    return {i: source(held.get(i), i) for i in documents}


def statements(pages: Pages, ids: Collection[str]) -> dict[str, Statement]:
    """Return statements by their ids as persons judged them, those that are gone left out."""
    held = said(pages.case, ids)
    touched = set(pages.judged().touched.values())
    for document in {one.document for one in held.values()} & touched:
        judged = {one.id: one for one in statements_of(pages, document)}
        held = {i: judged.get(i, one) for i, one in held.items() if one.document != document or i in judged}
    return held


def statements_of(pages: Pages, document: str) -> tuple[Statement, ...]:
    """Return the statements of a document as persons judged them; none where it is not held or was rejected."""
    found = readings(pages, [document])
    return found[document].statements if found else ()


def readings(pages: Pages, documents: Iterable[str]) -> dict[str, Reading]:
    """Return readings as persons judged them, by document; what is held no more or was rejected is left out."""
    return pages.readings(list(dict.fromkeys(documents)))


def cut(words: str, most: int = LONG) -> str:
    """Return words on one line, cut where they are long."""
    line = flat(words)
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def quote(span: Span, document: str, statement: str = "", most: int = LONG) -> Quote:
    """Return a span as it is quoted on a page."""
    return Quote(document=document, statement=statement, start=span.start, end=span.end, words=cut(span.quote, most))


def quoted(one: Statement) -> Quote:
    """Return what a statement says, from its first word to its last."""
    first, last = one.content[0], one.content[-1]
    words = cut(" … ".join(span.quote for span in one.content))
    return Quote(document=one.document, statement=one.id, start=first.start, end=last.end, words=words)
