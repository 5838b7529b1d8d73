"""Places: the list of them, one of them, and the map."""

from typing import Annotated, Literal

from litestar import Response, get
from litestar.params import FromPath, FromQuery, QueryParameter

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.drawing import chart
from reportedly.web.views.places import MapWanted, Spot, mapped, place_page, places
from reportedly.web.views.weighed import weighing

After = Annotated[str, QueryParameter(max_length=2000)]
Word = Annotated[str | None, QueryParameter(max_length=200)]
Day = Annotated[str | None, QueryParameter(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


@get("/places", sync_to_thread=True)
def listed(
    request: Asked,
    desk: AtDesk,
    name: Annotated[str, QueryParameter(max_length=200)] = "",
    kind: FromQuery[list[str] | None] = None,
    order: FromQuery[Literal["documents", "name"]] = "documents",
    after: After = "",
) -> Response[bytes]:
    """List them."""
    view = places(weighing(desk.case.store), name, kind or (), by_name=order == "name", after=after)
    return answer(request, desk, view, "places.html", title="Places", order=order)


@get("/place/{place:str}", sync_to_thread=True)
def shown(request: Asked, desk: AtDesk, place: FromPath[str], after: After = "") -> Response[bytes]:
    """Show one."""
    view = place_page(weighing(desk.case.store), desk.pages, place, after)
    spots = _spots([view.place]) if view.place.is_point else []
    seen = chart.around(spots)
    return answer(
        request, desk, view, "place.html", title=view.place.name, seen=seen, marks=seen.marks(spots), chart=chart
    )


@get("/map", sync_to_thread=True)
def drawn(  # noqa: PLR0913, PLR0917 - filters
    request: Asked,
    desk: AtDesk,
    actor: Word = None,
    code: FromQuery[list[str] | None] = None,
    first: Day = None,
    last: Day = None,
    latitude: Annotated[float | None, QueryParameter(ge=-90, le=90)] = None,
    longitude: Annotated[float | None, QueryParameter(ge=-180, le=180)] = None,
    span: Annotated[float, QueryParameter(gt=0, le=360)] = 40.0,
) -> Response[bytes]:
    """Show where reports tell of what; `span` is how many degrees of longitude are shown around a middle."""
    wanted = MapWanted(actor=actor or None, code=tuple(code or ()), first=first or None, last=last or None)
    view = mapped(weighing(desk.case.store), wanted)
    spots = _spots(view.points)
    whole = chart.around(spots)
    seen = whole if latitude is None or longitude is None else chart.view(latitude, longitude, span)
    return answer(
        request,
        desk,
        view,
        "map.html",
        title="Map",
        seen=seen,
        marks=seen.marks(spots),
        named={one.id: one for one in view.points},
        chart=chart,
    )


def _spots(held: list[Spot] | tuple[Spot, ...]) -> list[chart.Spot]:
    return [
        chart.Spot(one.id, one.latitude, one.longitude, one.radius_m or 0.0, one.happenings)
        for one in held
        if one.latitude is not None and one.longitude is not None
    ]
