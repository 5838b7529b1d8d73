"""Happenings as the rows of incident data: what reports tell of one deed that happened, told by whom, how they differ.

For formats with one row a happening. What may not leave as an event is counted here, by its reason (`deeds`).
"""

import dataclasses as dc
import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from reportedly.codebook.books import Coding
from reportedly.exports.deeds import HEDGED, why_no_event
from reportedly.exports.lookup import base_name
from reportedly.exports.moments import day_of
from reportedly.plugins import Losses, Outgoing
from reportedly.record import (
    Actor,
    Document,
    Event,
    Finding,
    Happening,
    Place,
    Placed,
    Quantity,
    Reading,
    Span,
    Statement,
    Voice,
)

TOLD = frozenset({"told", "clause", "there", "again"})  # how a place is known by the words for the event
WEEK, MONTH, YEAR = 7, 31, 366  # days
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Telling:
    """One event that a report says happened: where it is said, by whom, with what numbers.

    `length` is that of the document's text, which is not held itself; `offsets` are where its actors are named in the
    sentence. All count code points. `coding` is what the codebook makes of it that was asked for, `actors`
    are those of its event as the case knows them, without mentions.
    """

    event: Event
    statement: Statement
    document: Document
    chain: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    length: int
    offsets: Mapping[str, int]
    actors: tuple[Actor, ...] = ()
    coding: Coding | None = None

    def offset(self, actors: Iterable[str]) -> int | None:
        """Return where the first of some actors is named in the sentence, None where none is."""
        return next((self.offsets[i] for i in actors if i in self.offsets), None)

    @property
    def is_hedged(self) -> bool:
        """Say whether the report is not sure of it."""
        return self.statement.certainty == HEDGED

    @property
    def words(self) -> str:
        """What is said."""
        return " … ".join(span.quote for span in self.statement.content)

    def killed(self) -> list[Quantity]:
        """Return its counts of the dead, parts of others and additions to them left out."""
        return [q for q in self.quantities if q.measure == "killed" and q.scope not in {"increment", "part"}]


@dataclass(frozen=True, slots=True)
class Incident:
    """A happening with its tellings, earliest first; `id` is that of the first event told, so that it lasts.

    `findings` are those about it: tolls, days and doers that differ, denials. One that stands `alone` is an event that
    is not weighed against those of other reports.
    """

    id: str
    happening: Happening
    tellings: tuple[Telling, ...]
    findings: tuple[Finding, ...]
    alone: bool = False

    @property
    def code(self) -> tuple[str, str | None]:
        """Type and mode: those of the most tellings, the earlier first."""
        codes = [(telling.event.code, telling.event.mode) for telling in self.tellings]
        with_mode = [code for code in codes if code[1]] or codes
        return max(with_mode, key=lambda code: (with_mode.count(code), -with_mode.index(code)))

    @property
    def coding(self) -> Coding:
        """What the codebook makes of it: the code of the most tellings, or the first reason if none has one."""
        made = [telling.coding for telling in self.tellings if telling.coding]
        coded = [one for one in made if one.code] or made
        return max(coded, key=lambda one: (coded.count(one), -coded.index(one)))

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who published it, each once, in order."""
        return tuple(dict.fromkeys(publisher_of(telling.document) for telling in self.tellings))

    @property
    def disputes(self) -> tuple[Finding, ...]:
        """What reports do not agree on."""
        return tuple(one for one in self.findings if one.kind in {"conflict", "disagreement", "correction", "update"})

    def days(self) -> Days | None:
        """Return the days that it falls into, None where no report says."""
        when = self.happening.when
        start, end = day_of(when.start), day_of(when.end, last=True)
        return (start, end) if start and end else None

    def width(self) -> int:
        """Return how many days it may have fallen on; 0 where no report says."""
        days = self.days()
        return (days[1] - days[0]).days + 1 if days else 0


def publisher_of(document: Document) -> str:
    """Return who published a document, or what it is called by."""
    return document.publisher or urlsplit(document.url or "").hostname or base_name(document) or document.id


def published(telling: Telling) -> dt.date | None:
    """Return the first day on which a telling can have come out."""
    when = telling.document.published
    return day_of(when.start) or day_of(when.end, last=True)


def incidents(case: Outgoing, losses: Losses, *, hedged: bool, codebook: str = "") -> Iterator[Incident]:
    """Yield the happenings that something in them says to have happened, by time, and count events that are none.

    Args:
        case: what leaves.
        losses: takes down what cannot.
        hedged: whether the format has room for what is reported with a hedge.
        codebook: also code each telling by this one.
    """
    with closing(Waiting()) as told:
        for reading in case.readings():
            for one in _told(reading, case, losses, hedged=hedged):
                coding = case.coding(one.event, reading, codebook) if codebook else None
                told.add(dc.replace(one, coding=coding))
        for happening, findings in case.happenings():
            held = told.take(happening.events)
            if held:
                yield Incident(held[0].event.id, happening, tuple(held), findings)
            else:
                losses.drop("happening", "nothing in it is an event")
        for document in told.left():
            for group in _by_themselves(document):
                yield Incident(group[0].event.id, _made_up(group), group, (), alone=True)


class Waiting:
    """Tellings that wait, in a temporary file that nobody else sees, for the happening that they are of."""

    def __init__(self) -> None:
        """Make the file."""
        self._base = sqlite3.connect("")  # SQLite's own temporary file, which grows on the disk
        self._base.execute("CREATE TABLE telling (event TEXT PRIMARY KEY, start, document, at, body) WITHOUT ROWID")
        self._decoder = msgspec.msgpack.Decoder(Telling)

    def add(self, one: Telling) -> None:
        """Put one in."""
        start, document, at, event = _order(one)
        row = (event, start, document, at, msgspec.msgpack.encode(one))
        self._base.execute("INSERT OR REPLACE INTO telling VALUES (?, ?, ?, ?, ?)", row)

    def take(self, events: Iterable[str]) -> list[Telling]:
        """Take out those of some events, earliest first."""
        found = []
        for event in events:
            rows = self._base.execute("DELETE FROM telling WHERE event = ? RETURNING body", (event,)).fetchall()
            found += [self._decoder.decode(body) for (body,) in rows]
        return sorted(found, key=_order)

    def left(self) -> Iterator[list[Telling]]:
        """Yield those that nobody took, document by document, by publication."""
        rows = self._base.execute("SELECT document, body FROM telling ORDER BY start, document, at, event")
        for _, several in groupby(rows, key=itemgetter(0)):
            yield [self._decoder.decode(body) for _, body in several]

    def close(self) -> None:
        """Throw it away."""
        self._base.close()


def _by_themselves(told: Iterable[Telling]) -> list[tuple[Telling, ...]]:
    """Return what is compared with no other report (words, not deeds), what one document says twice put together."""
    groups: dict[object, list[Telling]] = {}
    for telling in sorted(told, key=_order):
        event = telling.event
        alike = (telling.document.id, event.code, event.mode, event.actors, event.recipients, event.when, event.place)
        groups.setdefault(alike, []).append(telling)
    return [tuple(group) for group in groups.values()]


def _made_up(group: Sequence[Telling]) -> Happening:
    """Return what a happening would be of events that are not weighed as one."""
    event = group[0].event
    return Happening(
        id=event.id,
        code=event.code,
        events=tuple(telling.event.id for telling in group),
        statements=tuple(dict.fromkeys(telling.statement.id for telling in group)),
        documents=(group[0].document.id,),
        when=event.when,
    )


def leaves(incident: Incident, row: object, losses: Losses) -> bool:
    """Say whether there is a row for an incident, and not a reason why there is none; count it and its events."""
    if isinstance(row, str):
        losses.drop("event", row, len(incident.tellings))
        losses.drop("happening", row, not incident.alone)
        return False
    losses.keep("event", len(incident.tellings))
    losses.keep("happening", not incident.alone)
    return True


def _order(telling: Telling) -> tuple[str, str, int, str]:
    start = telling.document.published.start or "9999"
    return (start, telling.document.id, telling.event.trigger.start, telling.event.id)


def _told(reading: Reading, case: Outgoing, losses: Losses, *, hedged: bool) -> Iterator[Telling]:
    """Yield the events of a reading that may leave; the text itself is not held."""
    statements = {one.id: one for one in reading.statements}
    quantities = {one.id: one for one in reading.quantities}
    names = {voice.id: _called(voice) for voice in reading.voices}
    document = replace(reading.document, text="", blocks=(), attributions=())
    for event in reading.events:
        statement = statements[event.statement]
        why = why_no_event(event, statement)
        if why and not (hedged and why == HEDGED):
            losses.drop("event", why)
            continue
        chain = tuple(name for link in statement.chain if (name := names.get(link.voice))) or (publisher_of(document),)
        counts = tuple(quantities[i] for i in event.quantities if i in quantities)
        offsets = _offsets(reading.actors, statement.span)
        actors = tuple(actor for i in (*event.actors, *event.recipients) if (actor := case.actor(i)))
        yield Telling(event, statement, document, chain, counts, len(reading.document.text), offsets, actors)


def _offsets(actors: Iterable[Actor], inside: Span) -> dict[str, int]:
    """Return where each actor is first named inside a stretch."""
    spans = ((actor.id, mention.span) for actor in actors for mention in actor.mentions)
    held = sorted((span.start, i) for i, span in spans if inside.start <= span.start and span.end <= inside.end)
    return {i: start for start, i in reversed(held)}


def _called(voice: Voice) -> str | None:
    return voice.name or (voice.description.quote if voice.description else None)


def actors_of(incident: Incident, *roles: str) -> list[Actor]:
    """Return who fills a role ("actors", "recipients") in the tellings, each once, the most often told first."""
    ids = [i for role in roles for telling in incident.tellings for i in getattr(telling.event, role)]
    order = sorted(dict.fromkeys(ids), key=lambda i: -ids.count(i))
    known = {actor.id: actor for telling in incident.tellings for actor in telling.actors}
    return [known[i] for i in order if i in known]


def place_of(incident: Incident, case: Outgoing) -> Place | None:
    """Return where it was: of the places that are told, the one that reaches least far; else of those inferred."""
    told = [one.event.place for one in incident.tellings if one.event.placed is None or is_told(one.event.placed)]
    inferred = [telling.event.place for telling in incident.tellings]
    for held in (told, [*inferred, *incident.happening.places]):
        known = [place for i in dict.fromkeys(held) if i and (place := case.place(i))]
        if known:
            return min(known, key=lambda place: (place.latitude is None, place.radius_m or 1e9))
    return None


def inferred(incident: Incident, place: Place, case: Outgoing) -> bool:
    """Say whether no telling names the place for the event: it is taken over from what is told around it."""
    held = [one.event for one in incident.tellings if one.event.place and case.place(one.event.place) == place]
    return bool(held) and not any(event.placed is None or is_told(event.placed) for event in held)


def is_told(placed: Placed) -> bool:
    """Say whether an event's own sentence tells its place."""
    return placed.basis in TOLD


def tolls(incident: Incident, vague: Mapping[str, int]) -> list[tuple[int, int, int, str]]:
    """Return each document's count of the dead: least, taken, most, and who published it.

    Args:
        incident: what is told.
        vague: numbers that stand for words; without one, a vague word counts as its lower bound.
    """
    held: dict[str, tuple[int, int, int, str]] = {}
    for telling in incident.tellings:
        counts = _together(telling.killed())
        if counts and telling.document.id not in held:
            bounds = [_bounds(one, vague) for one in counts]
            low, taken, high = (sum(bound[n] for bound in bounds) for n in range(3))
            held[telling.document.id] = (low, taken, high, publisher_of(telling.document))
    return list(held.values())


def _together(counts: Sequence[Quantity]) -> list[Quantity]:
    """Return the counts that add up: those of all, or where there is none those of each group once."""
    whole = [one for one in counts if not one.group]
    if whole:
        return whole[:1]
    return list({one.group: one for one in reversed(counts)}.values())


def _bounds(one: Quantity, vague: Mapping[str, int]) -> tuple[int, int, int]:
    """Return least, taken and most of a count; a word that is not known to be larger is taken as its least."""
    if one.exact is not None:
        return (int(one.exact),) * 3
    word = next((number for name, number in vague.items() if one.vague and name in one.vague), None)
    low = int(one.low or 0)
    taken = word if word is not None else low or int(one.high or 0)
    return low, taken, max(int(one.high or 0), low, taken)


def cited(telling: Telling) -> str:
    """Return a report as one cites it: author, title, publisher, day, address."""
    document = telling.document
    title = f"“{document.title}”" if document.title else None
    parts = (document.author, title, document.publisher, published(telling), document.url or document.path)
    return ", ".join(str(part) for part in parts if part)


def reference(document: str, span: Span) -> str:
    """Return a span as a reference that lasts: document, and characters as a media fragment has them."""
    return f"{document}#char={span.start},{span.end}"


def without(held: Iterable[Actor], others: Iterable[Actor]) -> list[Actor]:
    """Return the actors that are not among others, nor described in the words of one of them."""
    named = {name for other in others for name in (other.id, other.name.lower())}
    return [actor for actor in held if named.isdisjoint((actor.id, actor.name.lower()))]


def in_words(incident: Incident, place: Place) -> str:
    """Return what the first report says in its own words, on whose word, and on what reports do not agree."""
    first = incident.tellings[0]
    hedges = "".join(f", hedged by “{span.quote}”" for span in first.statement.hedges)
    differ = "".join(f" Reports differ: {one.explanation}" for one in incident.disputes)
    return f"{_dated(incident)}, in {place.name}: “{first.words}” ({' ← '.join(first.chain)}{hedges}).{differ}"


def _dated(incident: Incident) -> str:
    days, came_out = incident.days(), published(incident.tellings[0])
    if days is None:
        return f"Reported on {_in_words(came_out)}" if came_out else "On an unknown day"
    first, last = map(_in_words, days)
    return f"On {first}" if first == last else f"Between {first} and {last}"


def _in_words(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def crowd_size(incident: Incident) -> str:
    """Return how large a crowd was, in the words of the first report that says so, as an ACLED tag."""
    counts = (q for telling in incident.tellings for q in telling.quantities)
    sizes = [q.span.quote for q in counts if q.unit == "people" and q.measure != "killed"]
    return f"crowd size={sizes[0] if sizes else 'no report'}"
