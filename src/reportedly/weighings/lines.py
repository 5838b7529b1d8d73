"""What a case shows when it is weighed, as lines of a shelf: each value with what it may be asked for by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from reportedly.cases import Drawing
from reportedly.codebook.gazetteer import fold
from reportedly.record import (
    Comparison,
    Finding,
    Happening,
    Origin,
    content_id,
)
from reportedly.store.shelf import Draft, Line
from reportedly.weighing.timeline import Entry, Track, order_of
from reportedly.weighing.triage import Queued, queued
from reportedly.weighings.known import LATE, known_drafts, namesakes_drafts, speaker_drafts
from reportedly.weighings.shapes import DAY, NAME, WORDS, body_of, days_of, roles

MOST = 9999  # a score that no document reaches
TURNED = str.maketrans("0123456789", "9876543210")


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
    return (draft.make() for draft in drafts(made))


def drafts(made: Drawing) -> Iterator[Draft]:
    """Yield the lines of all that a case shows, none of them made yet: most of them lie on the shelf already."""
    index = _Index.of(made)
    for origin in made.weighed.origins:
        yield _origin(origin, made.ledger.drawn().order(origin.id), index)
    for comparison in made.common:
        i = comparison_id(comparison.one, comparison.other)
        yield Draft("comparison", i, comparison, partial(_comparison, i, comparison))
    for happening in made.weighed.happenings:
        counts = _hands_of(happening, made, index)
        yield Draft("happening", happening.id, (happening, counts), partial(_happening, happening, *counts))
    for number, finding in enumerate(made.weighed.findings):
        yield _finding(finding, number, index)
    for entry in made.shown.entries:
        documents = index.documents(entry.statements)
        yield Draft("entry", entry.id, (entry, documents), partial(_entry, entry, documents))
    for track in made.shown.tracks:
        i, documents = track_id(track.holder, track.issue), index.documents(_said(track))
        yield Draft("track", i, (track, documents), partial(_track, i, track, documents))
    yield from known_drafts(made)
    yield from namesakes_drafts(made)
    yield from speaker_drafts(made)
    for one in queue_of(made):
        yield Draft("queued", one.id, one, partial(_queued, one))


def track_id(holder: str, issue: str) -> str:
    """Return the id of a track."""
    return content_id("track", holder, issue)


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
        concerns=roles(document=[one.id, *one.copies], reason=[reason.kind for reason in one.reasons]),
    )


def _origin(one: Origin, order: tuple[str, ...], index: _Index) -> Draft:
    documents = index.documents((*one.statements, *one.inherited_by))
    return Draft("origin", one.id, (one, order, documents), partial(_origin_line, one, order, documents))


def _origin_line(one: Origin, order: tuple[str, ...], documents: Sequence[str]) -> Line:
    said = (*one.statements, *one.inherited_by)
    return Line(
        kind="origin",
        id=one.id,
        place=" ".join(order),
        body=body_of(one),
        code=one.kind,
        name=fold(one.name)[:NAME],
        documents=len(documents),
        statements=len(said),
        concerns=roles(
            statement=said,
            document=documents,
            home=order[1:2],
            voice=[one.voice],
            maybe=[other.origin for other in one.maybe_same_as],
        ),
    )


def _comparison(i: str, one: Comparison) -> Line:
    return Line(
        kind="comparison",
        id=i,
        place=i,
        body=body_of(one),
        code=one.verdict,
        documents=2,
        concerns=roles(document=[one.one, one.other]),
    )


def comparison_id(one: str, other: str) -> str:
    """Return the id of a comparison of two documents, in whatever order they come."""
    return " ".join(sorted((one, other)))


def _hands_of(one: Happening, made: Drawing, index: _Index) -> tuple[int, int]:
    """Return the least and greatest number of first hands of a happening."""
    if one.id in index.counts:
        return index.counts[one.id]
    found = made.count(one.statements)
    return found.low, found.high


def _happening(one: Happening, low: int, high: int) -> Line:
    start, until = days_of(one.when)
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
        concerns=roles(
            statement=one.statements,
            document=one.documents,
            event=one.events,
            actor=(*one.actors, *one.recipients),
            place=one.places,
            maybe=[other.happening for other in one.maybe_same_as],
            part=one.part_of,
        ),
    )


def _finding(one: Finding, number: int, index: _Index) -> Draft:
    # circles come last, in the order in which they were found
    place = f"1 {number:09}" if one.kind == "circular" else f"0 {one.kind} {one.id}"
    about, holders = index.happenings.get(one.about), list(_holders(one.statements, index))
    of = (one, place, about, holders)
    return Draft("finding", one.id, of, partial(_finding_line, one, place, about, holders))


def _finding_line(one: Finding, place: str, about: Happening | None, holders: Iterable[str]) -> Line:
    start, until = days_of(about.when) if about else (None, None)
    documents = list(dict.fromkeys(span.document for span in one.spans))
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
        concerns=roles(
            statement=one.statements,
            document=documents,
            about=[one.about],
            actor=(*(about.actors + about.recipients if about else ()), *holders),
            place=about.places if about else (),
        ),
    )


def _holders(statements: Iterable[str], index: _Index) -> Iterable[str]:
    return chain.from_iterable(index.holders.get(i, ()) for i in statements)


def _entry(one: Entry, documents: Sequence[str]) -> Line:
    start, until = days_of(one.when)
    issue = [one.issue] if one.issue else []
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
        concerns=roles(
            statement=one.statements,
            document=documents,
            actor=(*one.who, *one.whom),
            place=one.where,
            issue=issue,
            about=(*one.who, *one.whom, *one.where, *issue),
        ),
    )


def _said(one: Track) -> list[str]:
    return [i for step in one.steps for i in step.statements]


def _track(i: str, one: Track, documents: Sequence[str]) -> Line:
    said = _said(one)
    days = [day for step in one.steps for day in days_of(step.when) if day]
    people = (one.holder, *(other for step in one.steps for other in step.whom))
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
        concerns=roles(
            statement=said,
            document=documents,
            actor=people,
            issue=[one.issue],
            about=(*people, one.issue),
            entry=[step.id for step in one.steps],
        ),
    )
