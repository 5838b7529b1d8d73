"""What one document tells of one happening: its events put together, with all that they say of when, where and who."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Argument, Event, Quantity, Reading, Span, Statement
from reportedly.weighing.days import Days, days
from reportedly.weighing.happenings.ground import NAMING, STEM, WORD, Ground, stems_of
from reportedly.weighing.happenings.hours import Hours, hours
from reportedly.weighing.happenings.scenes import SITE, Scene, scenes_of, sites
from reportedly.weighing.tolls import Toll, of_event, toll

Status = Literal["real", "open", "negated"]
STATUS: Mapping[str, Status] = {"happened": "real", "ongoing": "real", "negated": "negated"}
VIOLENT = "ASSAULT"
SEIZED, ABDUCT = ("COERCE", "seize"), "abduct"
DISPLACED, DISPLACEMENT = "displaced", "displacement"
SERIES_DAYS = 7
LONG_LINE = 8
DOING = frozenset({"actor", "instrument"})
MOVING = frozenset({"RETREAT", "MOBILIZE", "state"})
WAY = re.compile(r"\b(from|out of|to|into|towards?|for|in|at|near|on|by|through|around)\b", re.IGNORECASE)
OUT = frozenset({"from", "out of"})
FAR = 60  # code points between a move and the place that it leaves or comes to


@dataclass(frozen=True)
class Telling:
    """What one document tells of one happening; all ids of actors and places are those of the whole case.

    `doers` and `sufferers` are named actors only, `bands` the sorts of doers that are only described ("gunmen" and
    "armed men" are one), `things` (what was struck), `people` (whom it befell) and `means` the first letters of words
    that are not too common and name no place, `is_series` where several deeds are counted together, `lines` the longer
    lines that tell it, word for word, `hours` at what time of its day it was, `used` how many of a weapon, `is_another`
    where it is told as a further one, `ways` which places it leaves or comes to.
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
    hours: Hours | None = None
    used: frozenset[tuple[str, float]] = frozenset()
    is_another: bool = False
    ways: frozenset[tuple[str, str]] = frozenset()

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


def single(event: Event, ground: Ground) -> Telling:
    """Return what one event tells by itself."""
    statement = ground.statements[event.statement]
    counted = of_event(ground.quantities, event.quantities)
    tolls = (toll(q, _teller(q, statement, ground) or statement, ground.reading) for q in counted)
    when = _when(event, statement, ground.reading)
    taken = _are_people_taken(event, ground)
    return Telling(
        document=ground.reading.document.id,
        published=days(ground.reading.document.published),
        events=(event,),
        code=VIOLENT if taken else event.code,
        status="negated" if _denies_own(event, statement, ground) else STATUS.get(event.realis, "open"),
        when=when,
        scenes=tuple(scenes_of(event, ground)),
        doers=ground.actors((*event.actors, *_whose(event, ground))),
        sufferers=ground.actors(event.recipients),
        things=_things(event, "target", ground) | sites(event, statement, ground),
        people=_things(event, "recipient", ground),
        means=_stems(a for a in event.arguments if a.role == "instrument"),
        modes=frozenset({ABDUCT if taken else event.mode} if event.mode else ()),
        tolls=tuple(found for found in tolls if found),
        is_series=_is_series(event, ground),
        lines=_lines(statement),
        bands=_bands(a for a in event.arguments if a.role == "actor" and a.actor not in ground.named),
        hours=hours(when, statement, ground.reading),
        used=frozenset(_used(event, ground)),
        is_another=weighing_words().anew.search(" ".join(span.quote for span in statement.content)) is not None,
        ways=frozenset(_ways(event, statement, ground)),
    )


def _are_people_taken(event: Event, ground: Ground) -> bool:
    """Say whether people, and no ground or thing, were seized: to one report the same as having been abducted.

    A name may be a town's that is taken for somebody's.
    """
    return (
        (event.code, event.mode) == SEIZED
        and bool(event.recipients)
        and ground.named.isdisjoint(event.recipients)
        and all(a.role != "target" for a in event.arguments)
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
        hours=min(
            (part.hours for part in held if part.hours), key=lambda found: found.last - found.first, default=None
        ),
        used=frozenset().union(*(part.used for part in held)),
        is_another=first.is_another,
        ways=frozenset().union(*(part.ways for part in held)),
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
        statement = _teller(quantity, None, ground)
        counted = toll(quantity, statement, ground.reading) if statement else None
        home = _home_of(counted, told) if counted else None
        if counted and home:
            found.setdefault(home.id, []).append(counted)
    return [replace(t, tolls=(*t.tolls, *found[t.id])) if t.id in found else t for t in told]


def _teller(quantity: Quantity, near: Statement | None, ground: Ground) -> Statement | None:
    """Return the statement that gives a count: `near` where it does, else the least one; it may be another voice's."""
    if near is not None and _holds(near, quantity):
        return near
    homes = (s for s in ground.reading.statements if _holds(s, quantity))
    return min(homes, key=lambda s: (s.span.end - s.span.start, s.id), default=None)


def _holds(statement: Statement, quantity: Quantity) -> bool:
    return any(part.start <= quantity.span.start and quantity.span.end <= part.end for part in statement.content)


def _home_of(counted: Toll, told: Sequence[Telling]) -> Telling | None:
    """Return the deed that a toll is of, None where it is not clear which; who fled is counted where it is told."""
    if counted.measure == DISPLACED:
        flights = [t for t in told if DISPLACEMENT in t.modes and counted.statement in t.statements]
        return flights[0] if len(flights) == 1 else None
    violent = [t for t in told if t.code == VIOLENT and t.status == "real" and not t.is_series]
    near = [t for t in violent if counted.statement in t.statements]
    known = [t for t in violent if t.scenes or t.when.is_close]
    homes = near or known
    return homes[0] if len(homes) == 1 else None


def is_effect(event: Event) -> bool:
    """Say whether an event tells what a deed did to people ("killed"), not what it was."""
    return fold(event.trigger.quote).startswith(tuple(weighing_words().effects))


def _things(event: Event, role: str, ground: Ground) -> frozenset[str]:
    """Return the first letters of what fills a role, named actors and places aside: other facets speak of these."""
    held = [a for a in event.arguments if a.role == role and a.actor not in ground.named]
    sites = [a for a in held if not a.place or a.place not in ground.places or ground.places[a.place].kind == SITE]
    called = (a.span.quote for a in event.arguments if a.role == role and a.actor in ground.houses)
    return _stems(sites) | stems_of(word for quote in called for word in quote.split() if word.islower())


def _stems(arguments: Iterable[Argument]) -> frozenset[str]:
    """Return the first letters of the words of some arguments that tell one thing from another."""
    return stems_of(argument.span.quote for argument in arguments)


def _whose(event: Event, ground: Ground) -> Iterator[str]:
    """Yield the parties whose fighters are said to have done it: "its fighters", "soldiers of the Harrow Brigade"."""
    for argument in event.arguments:
        if argument.role not in DOING or argument.actor in ground.named:
            continue
        yield from ground.owners.get(argument.actor or "", ())
        if _bands([argument]) or _is_own(argument):
            held = ((span, i) for span, i in ground.parties if argument.span.start <= span.start)
            found = {i for span, i in held if span.end <= argument.span.end}
            yield from found if len(found) == 1 else ()


def _is_own(argument: Argument) -> bool:
    """Say whether words speak of what somebody has under arms: "planes of the Tarn army", "its guns"."""
    head = WORD.findall(fold(argument.span.quote).partition(" of ")[0])
    return bool(head) and head[-1].removesuffix("s") in weighing_words().own


def _used(event: Event, ground: Ground) -> Iterator[tuple[str, float]]:
    """Yield how many of a weapon were used: "two car bombs" are not "a car bomb"."""
    for argument in (argument for argument in event.arguments if argument.role == "instrument"):
        words = WORD.findall(fold(argument.span.quote))
        counts = (q.exact for q in ground.quantities.values() if not q.measure and _lies_in(argument.span, q.span))
        told = next((count for count in counts if count), None)
        before = ground.reading.document.text[: argument.span.start].rstrip()
        if told is None and re.search(r"\b(?:a|an|one|the)$", before[-4:], re.IGNORECASE) and words[-1][-1:] != "s":
            told = 1.0
        if words and told:
            yield words[-1].removesuffix("s")[:STEM], told


def _lies_in(span: Span, other: Span) -> bool:
    """Say whether a stretch begins where another does."""
    return other.start <= span.start < other.end


def _ways(event: Event, statement: Statement, ground: Ground) -> Iterator[tuple[str, str]]:
    """Yield whether those who move leave a place or come to it, by its words: "fell back from Orm", "to Orm"."""
    if event.code not in MOVING:
        return
    text = ground.reading.document.text
    for place in ground.places.values():
        for span in (
            m.span for m in place.mentions if m.form in NAMING and 0 <= m.span.start - event.trigger.end <= FAR
        ):
            inside = any(part.start <= span.start and span.end <= part.end for part in statement.content)
            ways = WAY.findall(text[event.trigger.start : span.start]) if inside else []
            if ways:
                yield from (
                    (fold(word), "out" if ways[-1].lower() in OUT else "in") for word in WORD.findall(place.name)
                )


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
    if statement.polarity == "-" and _is_of_the_saying(told, statement, reading):
        return Days()
    if told != Days() or STATUS.get(event.realis) != "real":
        return told
    inside = (
        t for t in reading.times if any(p.start <= t.span.start and t.span.end <= p.end for p in statement.content)
    )
    close = {day for day in (days(time.value) for time in inside if time.value.grain != "open") if day.is_close}
    return close.pop() if len(close) == 1 else told


def _is_of_the_saying(told: Days, statement: Statement, reading: Reading) -> bool:
    """Say whether a day is named beside what is denied, not in it: "denied on Wednesday shelling the clinic"."""
    named = [time.span for time in reading.times if days(time.value) == told and told.is_close]
    within = [s for s in named if statement.span.start <= s.start and s.end <= statement.span.end]
    inside = any(part.start <= s.start and s.end <= part.end for s in within for part in statement.content)
    return bool(within) and not inside


def _denies_own(event: Event, statement: Statement, ground: Ground) -> bool:
    """Say whether who is said to have done a deed denies his part in it: "denied that he had ordered the bombing"."""
    own = ground.speaking.get(statement.chain[-1].voice) if len(statement.chain) > 1 else None
    return statement.certainty == "denied" and own is not None and own in event.actors and not statement.presupposed


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
    content = " ".join(span.quote for span in ground.statements[event.statement].content)
    return counted or (plural and long and when != Days()) or weighing_words().several.search(content) is not None
