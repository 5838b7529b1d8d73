"""What happened and who stood where, in order of time: for the case, an actor, a place or an issue."""

from collections.abc import Iterator, Mapping
from typing import Literal

from reportedly.pages import Pages
from reportedly.record import Value
from reportedly.store.glance import Home, homes
from reportedly.web.views.told import LIMIT, Name, Spread, WeighedView, cut, named, names, spread_of
from reportedly.web.views.weighed import as_of
from reportedly.weighing.timeline import Entry, Told, Track
from reportedly.weighings import Filter, Weighing
from reportedly.wording import flat, interval_words

TRACKS = 12
COUNTED = 60  # statements of one entry whose reports' days are looked up
Kind = Literal["happening", "position"]


class Wanted(Value, frozen=True, kw_only=True):
    """What is asked for: an actor or place of the case, an issue by its key, days, kinds, codes or stances."""

    actor: str | None = None
    place: str | None = None
    issue: str | None = None
    first: str | None = None
    last: str | None = None
    kind: Kind | None = None
    code: tuple[str, ...] = ()

    def narrowed(self) -> Filter:
        """Return what a weighing is asked for, kinds and codes aside."""
        return Filter(
            actor=(self.actor,) if self.actor else (),
            place=(self.place,) if self.place else (),
            issue=(self.issue,) if self.issue else (),
            first=self.first,
            last=self.last,
        )


class Shown(Value, frozen=True, kw_only=True):
    """One line of a timeline.

    `start` and `end` are the days between which it lies on the clock `told`; `reported` and `reported_last` the first
    and the last day on which it may have been told. `address` leads to what it is compared on.
    """

    id: str
    kind: Kind
    start: str | None
    end: str | None
    grain: str
    told: Told
    day: str
    what: str
    realis: str
    who: tuple[Name, ...]
    whom: tuple[Name, ...]
    where: tuple[Name, ...]
    words: str
    issue: str | None
    origins: Spread
    reported: str | None
    reported_last: str | None
    address: str


class Stepped(Value, frozen=True, kw_only=True):
    """One step of a track: a stance, since when, and whether it is another than the one before."""

    id: str
    stance: str
    start: str | None
    end: str | None
    day: str
    told: Told
    turns: bool
    words: str
    origins: Spread
    statements: tuple[str, ...]


class Held(Value, frozen=True, kw_only=True):
    """Where one holder stood on one issue."""

    holder: Name
    issue: str
    text: str
    changes: bool
    steps: tuple[Stepped, ...]


class Row(Value, frozen=True, kw_only=True):
    """One line as a row, with names in place of ids."""

    when: str
    clock: str
    what: str
    realis: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    where: tuple[str, ...]
    words: str
    issue: str | None
    low: int
    high: int
    reported: str | None
    reported_last: str | None
    id: str


class Timeline(WeighedView, frozen=True, kw_only=True):
    """A page of a timeline, and the tracks that change first; `known` names what the filters name."""

    wanted: Wanted
    known: Mapping[str, str]
    items: tuple[Shown, ...]
    tracks: tuple[Held, ...]
    track_total: int
    total: int
    next: str | None

    def table(self) -> Iterator[Row]:
        """Return a row a line."""
        for one in self.items:
            yield Row(
                when=one.day,
                clock=one.told,
                what=one.what,
                realis=one.realis,
                who=tuple(name.name for name in one.who),
                whom=tuple(name.name for name in one.whom),
                where=tuple(name.name for name in one.where),
                words=one.words,
                issue=one.issue,
                low=one.origins.low,
                high=one.origins.high,
                reported=one.reported,
                reported_last=one.reported_last,
                id=one.id,
            )


def timeline(weighing: Weighing, pages: Pages, wanted: Wanted, after: str = "") -> Timeline:
    """Return a page of a timeline."""
    asked = wanted.narrowed()
    entries = Filter(
        **{name: getattr(asked, name) for name in ("actor", "place", "issue", "first", "last")},
        codes=wanted.code,
        facets=(wanted.kind,) if wanted.kind else (),
    )
    page = weighing.timeline(entries, limit=LIMIT, after=after)
    tracks = weighing.tracks(asked, limit=TRACKS) if wanted.kind != "happening" and not wanted.place else None
    held = tracks.values if tracks else ()
    ids = [i for one in page.values for i in (*one.who, *one.whom, *one.where)] + [one.holder for one in held]
    known = names(weighing, [*ids, *(i for i in (wanted.actor, wanted.place) if i)])
    told = homes(pages.case, [i for one in page.values for i in one.statements[:COUNTED]])
    return Timeline(
        as_of=as_of(weighing),
        wanted=wanted,
        known={i: known[i] for i in (wanted.actor, wanted.place) if i},
        items=tuple(shown(one, known, told) for one in page.values),
        tracks=tuple(track(one, known) for one in held),
        track_total=tracks.total if tracks else 0,
        total=page.total,
        next=page.next,
    )


def shown(one: Entry, known: Mapping[str, str], told: Mapping[str, Home]) -> Shown:
    """Return a line of a timeline."""
    days = [told[i] for i in one.statements if i in told]
    return Shown(
        id=one.id,
        kind=one.kind,
        start=one.when.start,
        end=one.when.end,
        grain=one.when.grain,
        told=one.told,
        day=interval_words(one.when),
        what=one.what.lower().replace("/", ", "),
        realis=one.realis or "",
        who=named(one.who, known),
        whom=named(one.whom, known),
        where=named(one.where, known),
        words=cut(one.words),
        issue=one.issue,
        origins=spread_of(one.origins),
        reported=min((day.start for day in days if day.start), default=None),
        reported_last=max((day.end for day in days if day.end), default=None),
        address=f"/happening/{one.id}" if one.kind == "happening" else f"/origins/{one.id}",
    )


def track(one: Track, known: Mapping[str, str]) -> Held:
    """Return where somebody stood."""
    before = [None, *(step.what for step in one.steps)]
    return Held(
        holder=Name(id=one.holder, name=known.get(one.holder, one.holder)),
        issue=one.issue,
        text=flat(one.text),
        changes=one.changes,
        steps=tuple(
            Stepped(
                id=step.id,
                stance=step.what,
                start=step.when.start,
                end=step.when.end,
                day=interval_words(step.when),
                told=step.told,
                turns=former is not None and former != step.what,
                words=cut(step.words),
                origins=spread_of(step.origins),
                statements=step.statements,
            )
            for former, step in zip(before, one.steps, strict=False)
        ),
    )
