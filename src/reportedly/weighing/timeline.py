"""What happened and who stood where, in order of time: for a case, an actor, a place or an issue.

Happenings and positions stand at the interval in which they lie; where the text tells none, at that in which they were
said, or else published, and which of these it is stands beside it. An interval sorts by its first day, one whose
beginning is open by its last, one that tells nothing last of all. Positions of one holder on one issue make a track: a
stance that is taken again by the next report is one step with more statements, another stance is the next step.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from reportedly.record import Event, Grades, Happening, Interval, OriginCount, Position, Reading, Value
from reportedly.weighing.resolve import Resolution

Told = Literal["when", "said", "published", "unknown"]
Counting = Callable[[Iterable[str]], OriginCount]
Grading = Callable[[Iterable[str], OriginCount], Grades]
REALIS = ("happened", "ongoing", "planned", "possible", "predicted", "negated")  # the surest first

NEGATED = "negated"


class Entry(Value, frozen=True, kw_only=True):
    """One line of a timeline: a happening, or a step of a track.

    `when` lies on the clock that `told` names. `what` is a code with its mode, or a stance; `who` acts or holds, `whom`
    it befalls or is held towards, `where` it is: ids of the case. `issue` is the key of what a position is on, `realis`
    the surest that is said of a happening. `origins` says how many first hands stand behind `statements`, `grades` what
    persons gave them and what is proposed.
    """

    id: str
    kind: Literal["happening", "position"]
    when: Interval
    told: Told
    what: str
    statements: tuple[str, ...]
    origins: OriginCount
    grades: Grades
    words: str
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    issue: str | None = None
    realis: str | None = None


class Track(Value, frozen=True, kw_only=True):
    """Where one holder stood on one issue, step by step; `changes` says whether the stance ever became another."""

    holder: str
    issue: str
    text: str
    steps: tuple[Entry, ...]
    changes: bool


class Timeline(Value, frozen=True, kw_only=True):
    """Happenings and positions in order of time, and the positions as tracks, those that change first."""

    entries: tuple[Entry, ...]
    tracks: tuple[Track, ...]

    def about(self, wanted: Iterable[str]) -> "Timeline":
        """Return what concerns some actors or places (ids of the case) or issues (keys)."""
        asked = set(wanted)
        entries = tuple(one for one in self.entries if asked & {*one.who, *one.whom, *one.where, one.issue})
        ids = {one.id for one in entries}
        return Timeline(
            entries=entries, tracks=tuple(t for t in self.tracks if any(step.id in ids for step in t.steps))
        )


def timeline(
    readings: Sequence[Reading],
    made: Resolution,
    happenings: Iterable[Happening],
    count: Counting,
    grade: Grading,
) -> Timeline:
    """Return the timeline of some documents; their order makes no difference.

    Args:
        readings: what was read.
        made: who is who and where is where.
        happenings: which events are one.
        count: how many first hands stand behind statements.
        grade: how these are graded.
    """
    bases = _Bases(count, grade)
    tracks = sorted(_tracks(readings, made.references, bases), key=lambda t: (not t.changes, t.holder, t.issue))
    entries = [*_happened(readings, happenings, bases), *(step for track in tracks for step in track.steps)]
    return Timeline(entries=tuple(sorted(entries, key=_order)), tracks=tuple(tracks))


class _Bases(NamedTuple):
    """What entries rest on: how many first hands, and how they are graded."""

    counting: Counting
    grading: Grading

    def of(self, statements: Iterable[str]) -> tuple[OriginCount, Grades]:
        """Return both for some statements."""
        origins = self.counting(statements)
        return origins, self.grading(statements, origins)


def _order(entry: Entry) -> tuple[str, str, str]:
    return (*order_of(entry.when), entry.id)


def order_of(when: Interval) -> tuple[str, str]:
    """Return what intervals sort by: the first day, or the last where the first is open; nothing known comes last."""
    return (when.start or when.end or "9999", when.end or "9999")


def _happened(readings: Iterable[Reading], happenings: Iterable[Happening], bases: _Bases) -> Iterator[Entry]:
    """Yield the happenings; what nobody says did happen, or may, is none."""
    events = {event.id: (event, reading) for reading in readings for event in reading.events}
    for happening in happenings:
        told = [events[i] for i in happening.events if i in events]
        if any(event.realis != NEGATED for event, _ in told):
            first, reading = told[0]
            dated = _when(happening.when, first.statement, reading)
            origins, grades = bases.of(happening.statements)
            yield Entry(
                id=happening.id,
                kind="happening",
                when=dated.when,
                told=dated.told,
                what=_code(happening.code, [event for event, _ in told]),
                statements=happening.statements,
                origins=origins,
                grades=grades,
                words=_sentence(first.statement, reading),
                who=happening.actors,
                whom=happening.recipients,
                where=happening.places,
                realis=min((event.realis for event, _ in told), key=REALIS.index),
            )


def _code(code: str, told: Iterable[Event]) -> str:
    modes = {event.mode for event in told if event.mode and event.code == code}
    return f"{code}/{modes.pop()}" if len(modes) == 1 else code


class _Dated(NamedTuple):
    """An interval, and the clock that it lies on."""

    when: Interval
    told: Told


def _when(own: Interval, statement: str, reading: Reading) -> _Dated:
    """Return the interval in which something lies, and on which clock."""
    said = next((s.said for s in reading.statements if s.id == statement), Interval())
    clocks = (_Dated(own, "when"), _Dated(said, "said"), _Dated(reading.document.published, "published"))
    return next((dated for dated in clocks if dated.when.start or dated.when.end), _Dated(own, "unknown"))


def _sentence(statement: str, reading: Reading) -> str:
    """Return what a statement says, on one line."""
    found = next((s.content for s in reading.statements if s.id == statement), ())
    return " ".join(" … ".join(span.quote for span in found).split())


def _tracks(readings: Iterable[Reading], into: Mapping[str, str], bases: _Bases) -> Iterator[Track]:
    """Yield who stood where on what."""
    held: dict[tuple[str, str], list[tuple[Position, Reading]]] = {}
    texts: dict[str, str] = {}
    for reading in readings:
        issues = {topic.id: topic for topic in reading.propositions}
        for position in reading.positions:
            if topic := issues.get(position.topic):
                texts[topic.key] = min(texts.get(topic.key, topic.text), topic.text, key=lambda text: (len(text), text))
                held.setdefault((into.get(position.holder, position.holder), topic.key), []).append((position, reading))
    for (holder, issue), several in held.items():
        steps = tuple(_steps(holder, issue, several, into, bases))
        changes = len({step.what for step in steps}) > 1
        yield Track(holder=holder, issue=issue, text=texts[issue], steps=steps, changes=changes)


def _steps(
    holder: str,
    issue: str,
    several: Iterable[tuple[Position, Reading]],
    into: Mapping[str, str],
    bases: _Bases,
) -> Iterator[Entry]:
    """Yield one step for each run of equal stances, at the time of the first of them."""
    dated = [(position, reading, _when(position.when, position.statement, reading)) for position, reading in several]
    dated.sort(key=lambda one: (order_of(one[2].when), order_of(one[1].document.published), one[0].id))
    for stance, run in groupby(dated, key=lambda one: one[0].stance):
        same = list(run)
        first, reading, at = same[0]
        statements = tuple(dict.fromkeys(position.statement for position, _, _ in same))
        origins, grades = bases.of(statements)
        towards = dict.fromkeys(p.towards for p, _, _ in same if p.towards)
        yield Entry(
            id=first.id,
            kind="position",
            when=at.when,
            told=at.told,
            what=stance,
            statements=statements,
            origins=origins,
            grades=grades,
            words=_sentence(first.statement, reading),
            who=(holder,),
            whom=tuple(into.get(i, i) for i in towards),
            issue=issue,
        )
