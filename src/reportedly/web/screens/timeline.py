"""The timeline: bars of what happened and was reported, and tracks of who stood where."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, NamedTuple

from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from reportedly.exports.moments import day_of
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.drawing.bars import TOP, Bar, Mark, Scale, staggered
from reportedly.web.views.timeline import Held, Shown, Stepped, Wanted, timeline
from reportedly.web.views.weighed import weighing

Word = Annotated[str | None, QueryParameter(max_length=400)]
Day = Annotated[str | None, QueryParameter(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
ROW, STEP = 30.0, 18.0  # heights: of a line, and of one level of a track
ROOM = 92.0  # of a stance's name


class Lane(NamedTuple):
    """A line as it is drawn: when it happened, and when it was reported; either may be unknown."""

    one: Shown
    y: float
    happened: Bar | None
    reported: Bar | None
    exact: bool


class Point(NamedTuple):
    """A step as it is drawn: where it begins, where the next one does, and on which level its name stands."""

    one: Stepped
    x: float
    end: float
    level: int


class Rail(NamedTuple):
    """A track as it is drawn."""

    one: Held
    y: float
    height: float
    points: tuple[Point, ...]


class Chart(NamedTuple):
    """Lanes or rails on one scale."""

    marks: Sequence[Mark]
    width: float
    height: float
    lanes: Sequence[Lane] = ()
    rails: Sequence[Rail] = ()


@get("/timeline", sync_to_thread=True)
def shown(  # noqa: PLR0913, PLR0917 - filters
    request: Asked,
    desk: AtDesk,
    actor: Word = None,
    place: Word = None,
    issue: Word = None,
    first: Day = None,
    last: Day = None,
    kind: FromQuery[Literal["happening", "position", ""] | None] = None,
    code: FromQuery[list[str] | None] = None,
    after: Annotated[str, QueryParameter(max_length=2000)] = "",
) -> Response[bytes]:
    """Show it."""
    wanted = Wanted(
        actor=actor or None,
        place=place or None,
        issue=issue or None,
        first=first or None,
        last=last or None,
        kind=kind or None,
        code=tuple(code or ()),
    )
    view = timeline(weighing(desk.case.store), desk.pages, wanted, after)
    charts = {"lanes": lanes(view.items), "rails": rails(view.tracks)}
    return answer(request, desk, view, "timeline.html", title="Timeline", **charts)


def lanes(items: Sequence[Shown]) -> Chart:
    """Return lines as they are drawn, one below the other."""
    days = [day for one in items for day in _days(one.start, one.end) + _days(one.reported, one.reported_last)]
    scale = Scale.over(days)
    drawn = [_lane(one, TOP + number * ROW, scale) for number, one in enumerate(items)]
    return Chart(scale.marks(), scale.width, TOP + len(drawn) * ROW + 6, lanes=drawn)


def _lane(one: Shown, y: float, scale: Scale) -> Lane:
    happened = scale.bar(day_of(one.start), day_of(one.end, last=True)) if one.told == "when" else None
    reported = scale.bar(day_of(one.reported), day_of(one.reported_last, last=True))
    return Lane(one, y, happened, reported, exact=one.start == one.end and one.grain in {"day", "minute", "hour"})


def _days(start: str | None, end: str | None) -> list[dt.date]:
    return [day for day in (day_of(start), day_of(end, last=True)) if day]


def rails(tracks: Iterable[Held]) -> Chart:
    """Return tracks as they are drawn, one below the other."""
    held = [one for one in tracks if any(step.start or step.end for step in one.steps)]
    scale = Scale.over(day for one in held for step in one.steps for day in _days(step.start, step.end))
    drawn: list[Rail] = []
    y = TOP
    for one in held:
        rail = _rail(one, y, scale)
        drawn.append(rail)
        y += rail.height
    return Chart(scale.marks(), scale.width, y + 6, rails=drawn)


def _rail(one: Held, y: float, scale: Scale) -> Rail:
    dated = [(step, day) for step in one.steps if (day := day_of(step.start) or day_of(step.end, last=True))]
    places = [scale.x(day) for _, day in dated]
    levels = staggered(places, ROOM)
    ends = [*places[1:], scale.width - 24.0]
    points = tuple(
        Point(step, x, end, level) for (step, _), x, end, level in zip(dated, places, ends, levels, strict=True)
    )
    return Rail(one, y, 26.0 + STEP * (1 + max(levels, default=0)), points)
