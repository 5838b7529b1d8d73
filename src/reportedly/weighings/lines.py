"""What a case shows when it is weighed, as lines of a shelf: each value with what it may be asked for by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import msgspec
from msgspec.structs import replace

from reportedly.cases import Drawing
from reportedly.codebook.gazetteer import fold
from reportedly.record import (
    Actor,
    Comparison,
    Event,
    Finding,
    Happening,
    Interval,
    Origin,
    Place,
    Position,
    Reading,
    Relation,
    Value,
    content_id,
)
from reportedly.store.shelf import Line
from reportedly.weighing.anchors import flat
from reportedly.weighing.namesakes import Register
from reportedly.weighing.speakers import speakers
from reportedly.weighing.timeline import Entry, Track, order_of
from reportedly.weighing.triage import Queued, queued

DAY = 10  # letters of an ISO date
NAME, WORDS = 80, 400  # characters of a name, and of a wording, that lines are sorted and looked up by
LATE = "9999"
MANY = 999_999_999  # more statements than any speaker makes
MOST = 9999  # a score that no document reaches
TURNED = str.maketrans("0123456789", "9876543210")
Concerns = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """Where things stand in the documents of a case.

    Attributes:
        home: the document of each statement.
        counts: the least and greatest number of first hands of each entry, by its id.
        holders: who holds a position in each statement.
        happenings: by id.
    """

    home: Mapping[str, str]
    counts: Mapping[str, tuple[int, int]]
    holders: Mapping[str, tuple[str, ...]]
    happenings: Mapping[str, Happening]

    @classmethod
    def of(cls, made: Drawing) -> "_Index":
        """Index what was drawn."""
        into, holders = made.found.references, defaultdict[str, list[str]](list)
        for position in (position for reading in made.readings for position in reading.positions):
            holders[position.statement].append(into.get(position.holder, position.holder))
        return cls(
            home={s.id: reading.document.id for reading in made.readings for s in reading.statements},
            counts={entry.id: (entry.origins.low, entry.origins.high) for entry in made.shown.entries},
            holders={i: tuple(held) for i, held in holders.items()},
            happenings={happening.id: happening for happening in made.weighed.happenings},
        )

    def documents(self, statements: Iterable[str]) -> list[str]:
        """Return the documents of some statements, each once."""
        return list(dict.fromkeys(self.home[i] for i in statements if i in self.home))


def lines(made: Drawing) -> Iterator[Line]:
    """Yield all that a case shows, each value as a line of its own."""
    index = _Index.of(made)
    yield from (_origin(one, made.ledger.drawn().order(one.id), index) for one in made.weighed.origins)
    yield from map(_comparison, made.common)
    yield from (_happening(one, made, index) for one in made.weighed.happenings)
    yield from (_finding(one, number, index) for number, one in enumerate(made.weighed.findings))
    yield from (_entry(one, index) for one in made.shown.entries)
    yield from (_track(one, index) for one in made.shown.tracks)
    yield from _known(made)
    yield from _namesakes(made)
    yield from _speakers(made)
    yield from map(_queued, queue_of(made))


def body_of(value: Value) -> str:
    """Return a value as JSON."""
    return msgspec.json.encode(value).decode("utf-8")


def track_id(holder: str, issue: str) -> str:
    """Return the id of a track."""
    return content_id("track", holder, issue)


def _roles(**held: Iterable[str]) -> Concerns:
    """Return what a line concerns, each once."""
    return tuple(dict.fromkeys((role, i.replace("\0", " ")) for role, ids in held.items() for i in ids))


def queue_of(made: Drawing) -> list[Queued]:
    """Return what to read first, of all that was drawn."""
    return queued(made.readings, made.common, made.weighed.origins, made.weighed.findings)


def _queued(one: Queued) -> Line:
    # scores go down and days go back as the place goes up: digits are turned round
    day = (one.published or "").translate(TURNED)
    return Line(
        kind="queued",
        id=one.id,
        place=f"{max(0, MOST - one.score):04} {day or LATE} {one.id}",
        body=body_of(one),
        code=one.reasons[0].kind if one.reasons else None,
        name=fold(" · ".join(one.publishers))[:WORDS],
        start=(one.published or "")[:DAY] or None,
        documents=1 + len(one.copies),
        low=one.hands,
        high=one.hands,
        concerns=_roles(document=[one.id, *one.copies], reason=[reason.kind for reason in one.reasons]),
    )


def _origin(one: Origin, order: tuple[str, ...], index: _Index) -> Line:
    said = (*one.statements, *one.inherited_by)
    documents = index.documents(said)
    return Line(
        kind="origin",
        id=one.id,
        place=" ".join(order),
        body=body_of(one),
        code=one.kind,
        name=fold(one.name)[:NAME],
        documents=len(documents),
        statements=len(said),
        concerns=_roles(
            statement=said,
            document=documents,
            home=order[1:2],
            voice=[one.voice],
            maybe=[other.origin for other in one.maybe_same_as],
        ),
    )


def _comparison(one: Comparison) -> Line:
    i = comparison_id(one.one, one.other)
    return Line(
        kind="comparison",
        id=i,
        place=i,
        body=body_of(one),
        code=one.verdict,
        documents=2,
        concerns=_roles(document=[one.one, one.other]),
    )


def comparison_id(one: str, other: str) -> str:
    """Return the id of a comparison of two documents, in whatever order they come."""
    return " ".join(sorted((one, other)))


def _happening(one: Happening, made: Drawing, index: _Index) -> Line:
    if one.id in index.counts:
        low, high = index.counts[one.id]
    else:
        found = made.count(one.statements)
        low, high = found.low, found.high
    start, until = _days(one.when)
    return Line(
        kind="happening",
        id=one.id,
        place=f"{one.when.start or LATE} {one.id}",
        body=body_of(one),
        code=one.code,
        facet="series" if one.series else "single",
        start=start,
        until=until,
        documents=len(one.documents),
        statements=len(one.statements),
        low=low,
        high=high,
        concerns=_roles(
            statement=one.statements,
            document=one.documents,
            event=one.events,
            actor=(*one.actors, *one.recipients),
            place=one.places,
            maybe=[other.happening for other in one.maybe_same_as],
            part=one.part_of,
        ),
    )


def _finding(one: Finding, number: int, index: _Index) -> Line:
    about = index.happenings.get(one.about)
    start, until = _days(about.when) if about else (None, None)
    documents = list(dict.fromkeys(span.document for span in one.spans))
    # circles come last, in the order in which they were found
    place = f"1 {number:09}" if one.kind == "circular" else f"0 {one.kind} {one.id}"
    return Line(
        kind="finding",
        id=one.id,
        place=place,
        body=body_of(one),
        code=one.kind,
        facet=one.facet,
        start=start,
        until=until,
        documents=len(documents),
        statements=len(one.statements),
        low=one.origins.low,
        high=one.origins.high,
        concerns=_roles(
            statement=one.statements,
            document=documents,
            about=[one.about],
            actor=(*(about.actors + about.recipients if about else ()), *_holders(one.statements, index)),
            place=about.places if about else (),
        ),
    )


def _holders(statements: Iterable[str], index: _Index) -> Iterable[str]:
    return chain.from_iterable(index.holders.get(i, ()) for i in statements)


def _entry(one: Entry, index: _Index) -> Line:
    start, until = _days(one.when)
    documents, issue = index.documents(one.statements), [one.issue] if one.issue else []
    return Line(
        kind="entry",
        id=one.id,
        place=" ".join((*order_of(one.when), one.id)),
        body=body_of(one),
        code=one.what,
        facet=one.kind,
        start=start,
        until=until,
        documents=len(documents),
        statements=len(one.statements),
        low=one.origins.low,
        high=one.origins.high,
        concerns=_roles(
            statement=one.statements,
            document=documents,
            actor=(*one.who, *one.whom),
            place=one.where,
            issue=issue,
            about=(*one.who, *one.whom, *one.where, *issue),
        ),
    )


def _track(one: Track, index: _Index) -> Line:
    said = [i for step in one.steps for i in step.statements]
    documents = index.documents(said)
    days = [day for step in one.steps for day in _days(step.when) if day]
    i, people = track_id(one.holder, one.issue), (one.holder, *(other for step in one.steps for other in step.whom))
    return Line(
        kind="track",
        id=i,
        place=f"{0 if one.changes else 1} {one.holder} {one.issue[:WORDS]} {i}",
        body=body_of(one),
        code=one.steps[-1].what,
        name=fold(one.text)[:NAME],
        start=min(days, default=None),
        until=max(days, default=None),
        documents=len(documents),
        statements=len(said),
        low=one.steps[-1].origins.low,
        high=one.steps[-1].origins.high,
        turns=one.changes,
        concerns=_roles(
            statement=said,
            document=documents,
            actor=people,
            issue=[one.issue],
            about=(*people, one.issue),
            entry=[step.id for step in one.steps],
        ),
    )


def _known(made: Drawing) -> Iterator[Line]:
    """Yield actors and places, with the documents that name them and the statements that speak of them."""
    into = made.found.references
    members, documents, said = (defaultdict[str, dict[str, None]](dict) for _ in range(3))
    for i, group in into.items():
        members[group][i] = None
    for reading in made.readings:
        named: tuple[Actor | Place, ...] = (*reading.actors, *reading.places)
        for value in named:
            documents[into.get(value.id, value.id)][reading.document.id] = None
        for i, statement in _involved(reading):
            said[into.get(i, i)][statement] = None
    for kind, held in (("actor", made.found.actors), ("place", made.found.places)):
        for one in held:
            yield _known_line(kind, one, members[one.id], documents[one.id], said[one.id])


def _known_line(
    kind: str, one: Actor | Place, members: Iterable[str], documents: Mapping[str, None], said: Mapping[str, None]
) -> Line:
    names = dict.fromkeys(flat(name) for name in (one.name, *(one.aliases if isinstance(one, Actor) else ())))
    name = fold(one.name)[:NAME]
    return Line(
        kind=kind,
        id=one.id,
        place=f"{name} {one.id}",
        body=body_of(replace(one, mentions=())),
        code=one.kind,
        facet=one.country,
        name=name,
        documents=len(documents),
        statements=len(said),
        concerns=_roles(member=members, name=names, document=documents, statement=said),
    )


def _namesakes(made: Drawing) -> Iterator[Line]:
    """Yield names that are one, or near each other, numbered in the order in which a person may look at them."""
    listed = sorted(made.readings, key=lambda one: (one.document.published.start or LATE, one.document.id))
    held = [(one.document.id, actor) for one in listed for actor in one.actors if actor.id in made.found.references]
    register = Register((actor for _, actor in held), made.found, {actor.id: home for home, actor in held})
    for number, one in enumerate(register.namesakes()):
        i = namesakes_id(one.by, one.one.default, one.other.default)
        yield Line(kind="namesakes", id=i, place=number_place(number), body=body_of(one), code=one.by)


def _speakers(made: Drawing) -> Iterator[Line]:
    for one, voices in speakers(made.readings, made.weighed.origins, made.weighed.findings):
        yield Line(
            kind="speaker",
            id=one.id,
            place=f"{MANY - one.statements:09} {one.name[:NAME]} {one.id}",  # those that say most first
            body=body_of(one),
            code=one.kind,
            name=fold(one.name)[:WORDS],
            documents=one.documents,
            statements=one.statements,
            concerns=_roles(voice=voices),
        )


def namesakes_id(by: str, one: str, other: str) -> str:
    """Return the id of two names, by the groups that rules alone put them in, in whatever order they come."""
    return " ".join((by, *sorted((one, other))))


def number_place(number: int) -> str:
    """Return the place of a line that stands at a number from 0 on."""
    return f"{number:09}"


def _involved(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield actors and places with the statements that they speak in or that tell of them."""
    voices = {voice.id: voice.actor for voice in reading.voices}
    for statement in reading.statements:
        yield from ((str(voices[link.voice]), statement.id) for link in statement.chain if voices.get(link.voice))
    told: tuple[Event | Position | Relation, ...] = (*reading.events, *reading.positions, *reading.relations)
    for one in told:
        yield from ((i, one.statement) for i in _people(one))


def _people(one: Event | Position | Relation) -> Iterator[str]:
    if isinstance(one, Event):
        yield from (*one.actors, *one.recipients, *([one.place] if one.place else []))
    elif isinstance(one, Position):
        yield from (one.holder, *([one.towards] if one.towards else []))
    else:
        yield from (one.subject, one.object)


def _days(when: Interval) -> tuple[str | None, str | None]:
    """Return the first and the last day of an interval, None where it is open."""
    return (when.start or "")[:DAY] or None, (when.end or "")[:DAY] or None
