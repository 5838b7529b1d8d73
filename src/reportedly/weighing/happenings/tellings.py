"""What one document tells of one happening: its events put together, with all that they say of when, where and who."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Argument, Event, Place, Quantity, Reading, Span, Statement
from reportedly.weighing.days import Days, days
from reportedly.weighing.tolls import Toll, of_event, toll

Status = Literal["real", "open", "negated"]
STATUS: Mapping[str, Status] = {"happened": "real", "ongoing": "real", "negated": "negated"}
STEM = 5
VIOLENT = "ASSAULT"
SERIES_DAYS = 7
LONG_LINE = 8
NAMING = frozenset({"name", "acronym"})
LANDS = frozenset({"country", "state"})
SITE = "facility"
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a telling has something happen: ids of the place and what it is told from, its proper words, its point.

    `is_relative` says that the place is told from another one ("north of Orsk").
    """

    name: str
    ids: frozenset[str]
    words: frozenset[str]
    point: tuple[float, float] | None = None
    radius: float = 0.0
    country: str | None = None
    is_land: bool = False
    is_relative: bool = False


@dataclass(frozen=True)
class Telling:
    """What one document tells of one happening; all ids of actors and places are those of the whole case.

    `doers` and `sufferers` are named actors only, `bands` the sorts of doers that are only described ("gunmen" and
    "armed men" are one), `things` (what was struck), `people` (whom it befell) and `means` the first letters of words
    that are not too common and name no place, `is_series` where several deeds are counted together, `lines` the longer
    lines that tell it, word for word.
    """

    document: str
    published: Days
    events: tuple[Event, ...]
    code: str
    status: Status
    when: Days
    scenes: tuple[Scene, ...]
    doers: frozenset[str]
    sufferers: frozenset[str]
    things: frozenset[str]
    means: frozenset[str]
    modes: frozenset[str]
    tolls: tuple[Toll, ...]
    is_series: bool
    lines: frozenset[str] = frozenset()
    bands: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    @cached_property
    def id(self) -> str:
        """The least id of its events: the same in whatever order they come."""
        return min(event.id for event in self.events)

    @cached_property
    def is_retaking(self) -> bool:
        """Whether ground is taken back: what was retaken is not what was taken, but by the same hands."""
        return any(event.trigger.quote.casefold().startswith(weighing_words().retaking) for event in self.events)

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """The statements that tell it, in order of the text."""
        return tuple(dict.fromkeys(event.statement for event in self.events))


@dataclass(frozen=True, slots=True)
class Ground:
    """What the tellings of one document are made from: its records by id, and who and where is who in the case."""

    reading: Reading
    references: Mapping[str, str]
    statements: Mapping[str, Statement]
    places: Mapping[str, Place]
    quantities: Mapping[str, Quantity]
    named: frozenset[str]
    parties: tuple[tuple[Span, str], ...]

    @classmethod
    def of(cls, reading: Reading, references: Mapping[str, str]) -> "Ground":
        """Index a reading."""
        named = [a for a in reading.actors if a.kind != "described" and any(m.form in NAMING for m in a.mentions)]
        parties = (a for a in named if a.kind in weighing_words().parties)
        return cls(
            reading=reading,
            references=references,
            statements={statement.id: statement for statement in reading.statements},
            places={place.id: place for place in reading.places},
            quantities={quantity.id: quantity for quantity in reading.quantities},
            named=frozenset(actor.id for actor in named),
            parties=tuple((mention.span, actor.id) for actor in parties for mention in actor.mentions),
        )

    def actors(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the named actors among `ids`, as the case knows them."""
        return frozenset(self.references.get(i, i) for i in ids if i in self.named)


def single(event: Event, ground: Ground) -> Telling:
    """Return what one event tells by itself."""
    statement = ground.statements[event.statement]
    tolls = (toll(q, statement, ground.reading) for q in of_event(ground.quantities, event.quantities))
    return Telling(
        document=ground.reading.document.id,
        published=days(ground.reading.document.published),
        events=(event,),
        code=event.code,
        status=STATUS.get(event.realis, "open"),
        when=_when(event, statement, ground.reading),
        scenes=tuple(_scenes(event, ground)),
        doers=ground.actors((*event.actors, *_whose(event, ground))),
        sufferers=ground.actors(event.recipients),
        things=_things(event, "target", ground),
        people=_things(event, "recipient", ground),
        means=_stems(a for a in event.arguments if a.role == "instrument"),
        modes=frozenset({event.mode} if event.mode else ()),
        tolls=tuple(found for found in tolls if found),
        is_series=_is_series(event, ground),
        lines=_lines(statement),
        bands=_bands(a for a in event.arguments if a.role == "actor" and a.actor not in ground.named),
    )


def together(parts: Sequence[Telling]) -> Telling:
    """Put tellings of one document together; the earliest in the text comes first."""
    held = sorted(parts, key=lambda part: (part.events[0].trigger.start, part.id))
    first = held[0]
    when = Days()
    for part in sorted(held, key=lambda part: not part.when.is_close):
        when = when.within(part.when) if when != Days() else part.when
    return Telling(
        document=first.document,
        published=first.published,
        events=tuple(event for part in held for event in part.events),
        code=first.code,
        status=first.status,
        when=when,
        scenes=tuple(dict.fromkeys(scene for part in held for scene in part.scenes)),
        doers=frozenset().union(*(part.doers for part in held)),
        sufferers=frozenset().union(*(part.sufferers for part in held)),
        things=frozenset().union(*(part.things for part in held)),
        means=frozenset().union(*(part.means for part in held)),
        modes=frozenset().union(*(part.modes for part in held)),
        tolls=tuple(dict.fromkeys(held_toll for part in held for held_toll in part.tolls)),
        is_series=any(part.is_series for part in held),
        lines=frozenset().union(*(part.lines for part in held)),
        bands=frozenset().union(*(part.bands for part in held)),
        people=frozenset().union(*(part.people for part in held)),
    )


def _lines(statement: Statement) -> frozenset[str]:
    """Return what a statement says as one line of words, where it is long enough to be nobody else's by chance."""
    words = WORD.findall(fold(" ".join(span.quote for span in statement.content)))
    return frozenset({" ".join(words)} if len(words) >= LONG_LINE else ())


def with_loose_tolls(told: Sequence[Telling], ground: Ground) -> list[Telling]:
    """Give tolls that no event holds ("the toll rose to 14") to the deed of their statement.

    Where the statement tells of none, it is the only deed of violence that the document tells of with a day or a place.
    """
    held = {i for event in ground.reading.events for i in event.quantities}
    found: dict[str, list[Toll]] = {}
    for quantity in (q for q in ground.reading.quantities if q.id not in held and q.measure):
        homes = [s for s in ground.reading.statements if _holds(s, quantity)]
        statement = min(homes, key=lambda s: (s.span.end - s.span.start, s.id), default=None)
        counted = toll(quantity, statement, ground.reading) if statement else None
        home = _home_of(counted, told) if counted else None
        if counted and home:
            found.setdefault(home.id, []).append(counted)
    return [replace(t, tolls=(*t.tolls, *found[t.id])) if t.id in found else t for t in told]


def _holds(statement: Statement, quantity: Quantity) -> bool:
    return any(part.start <= quantity.span.start and quantity.span.end <= part.end for part in statement.content)


def _home_of(counted: Toll, told: Sequence[Telling]) -> Telling | None:
    """Return the deed that a toll is of, None where it is not clear which."""
    violent = [t for t in told if t.code == VIOLENT and t.status == "real" and not t.is_series]
    near = [t for t in violent if counted.statement in t.statements]
    known = [t for t in violent if t.scenes or t.when.is_close]
    homes = near or known
    return homes[0] if len(homes) == 1 else None


def is_effect(event: Event) -> bool:
    """Say whether an event tells what a deed did to people ("killed"), not what it was."""
    return fold(event.trigger.quote).startswith(tuple(weighing_words().effects))


def _scenes(event: Event, ground: Ground) -> Iterator[Scene]:
    """Yield where an event takes place: its place, the places that it struck, else the only one of its statement."""
    ids = dict.fromkeys([event.place, *(a.place for a in event.arguments if a.role == "target")])
    held = [ground.places[i] for i in ids if i and i in ground.places]
    found = [scene for scene in (_scene(place, ground) for place in held) if scene]
    if not found and event.place is None:
        named = [scene for scene in (_scene(place, ground) for place in _around(event, ground)) if scene]
        found = named if len({scene.words for scene in named}) == 1 else []
    yield from found


def _around(event: Event, ground: Ground) -> Iterator[Place]:
    """Yield the places that the statement of an event names as places."""
    held = ground.statements[event.statement].content
    for place in ground.places.values():
        spots = (m.span for m in place.mentions if m.use == "literal" and m.form in NAMING)
        if any(part.start <= spot.start and spot.end <= part.end for spot in spots for part in held):
            yield place


def _scene(place: Place, ground: Ground) -> Scene | None:
    """Return a place as a scene; None for one that is only pointed at ("the town")."""
    ids = frozenset(ground.references.get(i, i) for i in (place.id, *place.anchors))
    common = weighing_words().plain_places
    words = frozenset(w for w in (fold(word) for word in WORD.findall(place.name)) if w not in common)
    proper = frozenset(fold(w) for w in WORD.findall(place.name) if w[0].isupper()) & words
    if not proper and place.gazetteer_id is None:
        return None
    return Scene(
        name=place.name,
        ids=ids,
        words=proper,
        point=(place.latitude, place.longitude) if place.latitude is not None and place.longitude is not None else None,
        radius=place.radius_m or 0.0,
        country=place.country,
        is_land=place.kind in LANDS,
        is_relative=bool(place.anchors),
    )


def _things(event: Event, role: str, ground: Ground) -> frozenset[str]:
    """Return the first letters of what fills a role, named actors and places aside: other facets speak of these."""
    held = [a for a in event.arguments if a.role == role and a.actor not in ground.named]
    sites = [a for a in held if not a.place or a.place not in ground.places or ground.places[a.place].kind == SITE]
    return _stems(sites)


def _stems(arguments: Iterable[Argument]) -> frozenset[str]:
    """Return the first letters of the words of some arguments that tell one thing from another."""
    words = weighing_words()
    common = words.plain_things | words.effects | words.plain_words
    found = (fold(word) for argument in arguments for word in WORD.findall(argument.span.quote))
    kept = (word.removesuffix("s") for word in found)
    return frozenset(word[:STEM] for word in kept if word not in common)


def _whose(event: Event, ground: Ground) -> Iterator[str]:
    """Yield the parties whose fighters are said to have done it: "its fighters", "soldiers of the Harrow Brigade"."""
    for argument in event.arguments:
        if argument.role == "actor" and argument.actor not in ground.named and _bands([argument]):
            held = ((span, i) for span, i in ground.parties if argument.span.start <= span.start)
            found = {i for span, i in held if span.end <= argument.span.end}
            yield from found if len(found) == 1 else ()


def _bands(arguments: Iterable[Argument]) -> frozenset[str]:
    """Return of which sorts of people some arguments speak, by the last word before an "of", or the last two."""
    sorts = weighing_words().sorts
    heads = (fold(argument.span.quote).partition(" of ")[0] for argument in arguments)
    ends = (WORD.findall(head)[-2:] for head in heads)
    found = (
        sorts.get(" ".join(end)) or sorts.get(end[-1]) or sorts.get(end[-1].removesuffix("s")) for end in ends if end
    )
    return frozenset(sort for held in found for facet, _, sort in held or () if facet == "sufferer")


def _when(event: Event, statement: Statement, reading: Reading) -> Days:
    """Return when an event took place; where nothing tells it, the only day that its statement names, if it is over."""
    told = days(event.when)
    if told != Days() or STATUS.get(event.realis) != "real":
        return told
    inside = (
        t for t in reading.times if any(p.start <= t.span.start and t.span.end <= p.end for p in statement.content)
    )
    close = {day for day in (days(time.value) for time in inside if time.value.grain != "open") if day.is_close}
    return close.pop() if len(close) == 1 else told


def _is_series(event: Event, ground: Ground) -> bool:
    """Say whether an event counts deeds, or tells of several over more than a week."""
    counted = any(
        q.span.start <= event.trigger.start < q.span.end and not q.measure
        for q in of_event(ground.quantities, event.quantities)
        if (q.exact or q.low or 0) > 1
    )
    when = days(event.when)
    long = when.first is None or when.last is None or (when.last - when.first).days > SERIES_DAYS
    plural = event.trigger.quote.lower().endswith("s") and not event.trigger.quote.lower().endswith("ss")
    return counted or (plural and long and when != Days())
