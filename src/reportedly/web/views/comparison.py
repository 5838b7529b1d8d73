"""One happening as its first hands tell it: a row a facet, a column an origin, differences found out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from reportedly.codebook.gazetteer import fold
from reportedly.pages import MissingError, Pages
from reportedly.record import Event, Facet, Happening, Origin, Quantity, Reading, Statement, Value
from reportedly.web.views.findings import AGREEING, Found, cited
from reportedly.web.views.findings import told as findings_told
from reportedly.web.views.happenings import Told
from reportedly.web.views.happenings import told as happenings_told
from reportedly.web.views.told import Quote, Source, WeighedView, cut, names, quoted, readings, sources
from reportedly.web.views.weighed import as_of
from reportedly.weighings import Filter, Weighing
from reportedly.wording import chain_words, flat, interval_words

MOST = 24  # documents that are compared on one page
NOT_SO = "not so"


class Outlet(Value, frozen=True, kw_only=True):
    """A document that tells of it on the word of an origin, with its chain, publisher first, and what it says."""

    source: Source
    chains: tuple[str, ...]
    quotes: tuple[Quote, ...]


class Column(Value, frozen=True, kw_only=True):
    """A first hand, and the outlets that carry its word."""

    origin: str
    name: str
    kind: str
    outlets: tuple[Outlet, ...]


class Said(Value, frozen=True, kw_only=True):
    """One value of a facet, the statements that give it, and whether another speaker gives another."""

    words: str
    differs: bool
    statements: tuple[str, ...]


class Row(Value, frozen=True, kw_only=True):
    """A facet: what each column says of it; `spread` is the least and the most of its numbers, in words."""

    facet: str
    differs: bool
    spread: str
    cells: tuple[tuple[Said, ...], ...]


class Cell(Value, frozen=True, kw_only=True):
    """One value as a row of the table."""

    facet: str
    origin: str
    name: str
    value: str
    differs: bool
    statements: tuple[str, ...]


class Maybe(Value, frozen=True, kw_only=True):
    """Another happening that may be this one, what speaks for and against it, and the event that stands for it."""

    id: str
    why: str
    event: str = ""


class Part(Value, frozen=True, kw_only=True):
    """What one document tells of a happening, and the event that stands for it."""

    event: str
    source: Source


class Comparison(WeighedView, frozen=True, kw_only=True):
    """A happening compared: by whom it is told, in what they differ, who says the opposite, and why it is one.

    `left_out` is how many documents are not on the page because they are too many. `opposed` are findings in which
    its reports do not agree, `others` the rest. `parts` are its reports, each of which may be told to be of another.
    """

    happening: Told
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    opposed: tuple[Found, ...]
    others: tuple[Found, ...]
    sources: Mapping[str, Source]
    facets: tuple[Facet, ...]
    parts: tuple[Part, ...]
    maybe: tuple[Maybe, ...]
    part_of: tuple[str, ...]
    left_out: int

    def table(self) -> Iterator[Cell]:
        """Return a row a value."""
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=True):
                for one in cell:
                    yield Cell(
                        facet=row.facet,
                        origin=column.origin,
                        name=column.name,
                        value=one.words,
                        differs=one.differs,
                        statements=one.statements,
                    )


class Telling(NamedTuple):
    """One event of the happening where it is told, with the id of the origin that it rests on."""

    event: Event
    statement: Statement
    reading: Reading
    origin: str


class Sayer(NamedTuple):
    """Finds the words for what an event says of a facet, with the names of the whole case."""

    groups: Mapping[str, str]
    names: Mapping[str, str]

    def who(self, told: Telling) -> list[str]:
        """Say who did it, or the words that stand there for who did it."""
        return self._called(told.event.actors) or _filling(told.event, "actor")

    def whom(self, told: Telling) -> list[str]:
        """Say whom or what it befell."""
        return self._called(told.event.recipients) + _filling(told.event, "target")

    def where(self, told: Telling) -> list[str]:
        """Say where it was."""
        return self._called([told.event.place] if told.event.place else [])

    def _called(self, ids: Iterable[str]) -> list[str]:
        groups = [self.groups.get(i, i) for i in ids]
        return [self.names[group] for group in groups if group in self.names]


def _filling(event: Event, role: str) -> list[str]:
    return [cut(one.span.quote, 80) for one in event.arguments if one.role == role]


def _what(told: Telling) -> list[str]:
    mode = f", {told.event.mode}" if told.event.mode else ""
    return [f"{told.event.code.lower()}{mode}".replace("_", " ")]


def _when(told: Telling) -> list[str]:
    return [words] if (words := interval_words(told.event.when)) else []


def _how_many(told: Telling) -> list[str]:
    held = {one.id: one for one in told.reading.quantities}
    return [quantity_words(held[i]) for i in told.event.quantities if i in held]


def _how_surely(told: Telling) -> list[str]:
    hedges = ", ".join(f"“{flat(span.quote)}”" for span in told.statement.hedges)
    return [f"{told.statement.certainty}{f' by {hedges}' if hedges else ''}"]


def _whether(told: Telling) -> list[str]:
    """Say whether it is told as something that happened, and if not, as what."""
    statement, event = told.statement, told.event
    if statement.polarity == "-" or statement.certainty == "denied" or event.realis == "negated":
        return [NOT_SO]
    return [event.realis]


def quantity_words(one: Quantity) -> str:
    """Return an amount in figures, with what is counted: "9 killed", "11–17 killed", "dozens wounded"."""
    low, high = one.low, one.high
    if one.exact is not None:
        number = f"{one.exact:g}"
    elif low is not None and high is not None:
        number = f"{low:g}–{high:g}"
    elif one.vague:
        number = one.vague
    elif low is not None:
        number = f"at least {low:g}"
    else:
        number = f"at most {high:g}" if high is not None else flat(one.span.quote)
    group = f" {one.group}" if one.group else ""
    return f"{number}{group} {one.measure or one.unit}".strip()


def comparison(weighing: Weighing, pages: Pages, wanted: str) -> Comparison:
    """Return a happening, by its id or that of an event of it, compared; raises MissingError where there is none."""
    item = weighing.happening(wanted) or weighing.happening_of(wanted)
    if item is None:
        message = f"no happening has the id {wanted!r}"
        raise MissingError(message, "look for it among the happenings")
    one = item.value
    held = readings(pages, one.documents[:MOST])
    told = list(_tellings(one, held, weighing))
    known = sources(pages, list(held))
    columns = tuple(_columns(told, weighing, known))
    near = weighing.named(Happening, (other.happening for other in one.maybe_same_as))
    found = findings_told(pages, weighing.findings(Filter(about=(one.id,)), limit=MOST).values)
    return Comparison(
        as_of=as_of(weighing),
        happening=happenings_told(weighing, pages, [item])[0],
        columns=columns,
        rows=tuple(_rows(told, [column.origin for column in columns], _sayer(told, one, weighing))),
        opposed=tuple(finding for finding in found if finding.kind not in AGREEING),
        others=tuple(finding for finding in found if finding.kind in AGREEING),
        sources=cited(pages, found),
        facets=one.facets,
        parts=tuple(_parts(told, known)),
        maybe=tuple(
            Maybe(id=other.happening, why=other.why, event=near[other.happening].events[0])
            for other in one.maybe_same_as
            if other.happening in near
        ),
        part_of=one.part_of,
        left_out=len(one.documents[MOST:]),
    )


def _tellings(one: Happening, held: Mapping[str, Reading], weighing: Weighing) -> Iterator[Telling]:
    """Yield the events of a happening, those of the largest origins first."""
    wanted, rests = set(one.events), weighing.origins_of(one.statements)
    for reading in held.values():
        said = {statement.id: statement for statement in reading.statements}
        for event in reading.events:
            if event.id in wanted and event.statement in said:
                yield Telling(event, said[event.statement], reading, rests.get(event.statement, ""))


def _parts(told: Sequence[Telling], documents: Mapping[str, Source]) -> Iterator[Part]:
    """Yield a part a document, in order of time."""
    first: dict[str, str] = {}
    for one in told:
        first.setdefault(one.reading.document.id, one.event.id)
    parts = [Part(event=event, source=documents[document]) for document, event in first.items()]
    yield from sorted(parts, key=lambda part: (part.source.published or "9999", part.source.title, part.event))


def _sayer(told: Sequence[Telling], one: Happening, weighing: Weighing) -> Sayer:
    ids = [i for t in told for i in (*t.event.actors, *t.event.recipients, *([t.event.place] if t.event.place else []))]
    groups = weighing.groups(ids)
    return Sayer(groups, names(weighing, [*groups.values(), *one.places]))


def _columns(told: Sequence[Telling], weighing: Weighing, documents: Mapping[str, Source]) -> Iterator[Column]:
    """Yield the first hands of some tellings, those whose word most documents carry first."""
    of: dict[str, dict[str, list[Telling]]] = {}
    for one in told:
        of.setdefault(one.origin, {}).setdefault(one.reading.document.id, []).append(one)
    held = weighing.named(Origin, of)
    for i, carried in sorted(of.items(), key=lambda one: (-len(one[1]), one[0])):
        origin = held.get(i)
        outlets = tuple(_outlet(documents[document], several) for document, several in carried.items())
        yield Column(
            origin=i,
            name=_called(origin, outlets),
            kind=origin.kind if origin else "",
            outlets=tuple(sorted(outlets, key=lambda outlet: (outlet.source.published or "9999", outlet.source.title))),
        )


def _called(origin: Origin | None, outlets: Sequence[Outlet]) -> str:
    """Return what a first hand is called: its name, or the outlet whose own word it is."""
    if origin is not None and origin.name:
        return flat(origin.name)
    return outlets[0].source.publisher or outlets[0].source.title


def _outlet(found: Source, told: Sequence[Telling]) -> Outlet:
    voices = {voice.id: voice for voice in told[0].reading.voices}
    said = {one.statement.id: one.statement for one in told}
    return Outlet(
        source=found,
        chains=tuple(dict.fromkeys(chain_words(one, voices) for one in said.values())),
        quotes=tuple(quoted(one) for one in said.values()),
    )


Saying = Callable[[Telling], list[str]]


def _rows(told: Sequence[Telling], origins: Sequence[str], say: Sayer) -> Iterator[Row]:
    facets: tuple[tuple[str, Saying], ...] = (
        ("who", say.who),
        ("did what", _what),
        ("to whom, to what", say.whom),
        ("with what", lambda told: _filling(told.event, "instrument")),
        ("when", _when),
        ("where", say.where),
        ("how many", _how_many),
        ("how surely", _how_surely),
        ("denied?", _whether),
    )
    for facet, saying in facets:
        row = _row(facet, told, origins, saying)
        if any(row.cells):
            yield row


def _row(facet: str, told: Sequence[Telling], origins: Sequence[str], saying: Saying) -> Row:
    """Return what is said of a facet, by each origin; where there is one alone its documents are compared.

    Speakers differ where two of them have nothing in common; marked is then what not all of them say.
    """
    given: dict[str, dict[str, tuple[str, list[str]]]] = {origin: {} for origin in origins}
    speakers: dict[str, set[str]] = {}
    for one in told:
        for words in saying(one):
            key = fold(words)
            given[one.origin].setdefault(key, (words, []))[1].append(one.statement.id)
            speaker = one.origin if len(origins) > 1 else one.reading.document.id
            speakers.setdefault(speaker, set()).add(key)
    common = set.intersection(*speakers.values()) if speakers else set()
    differs = any(one.isdisjoint(other) for one, other in combinations(speakers.values(), 2))
    cells = tuple(
        tuple(
            Said(words=words, differs=differs and key not in common, statements=tuple(dict.fromkeys(ids)))
            for key, (words, ids) in given[origin].items()
        )
        for origin in origins
    )
    return Row(facet=facet, differs=differs, spread=_spread(told) if facet == "how many" else "", cells=cells)


def _spread(told: Sequence[Telling]) -> str:
    """Return the least and the most that are counted of each measure, in words."""
    bounds: dict[str, list[float]] = {}
    for one in told:
        held = {quantity.id: quantity for quantity in one.reading.quantities}
        for counted in (held[i] for i in one.event.quantities if i in held):
            numbers = [n for n in (counted.exact, counted.low, counted.high) if n is not None]
            bounds.setdefault(counted.measure or counted.unit, []).extend(numbers)
    return ", ".join(
        f"{min(held):g} {what}" if min(held) == max(held) else f"{min(held):g}–{max(held):g} {what}"
        for what, held in bounds.items()
        if held
    )
