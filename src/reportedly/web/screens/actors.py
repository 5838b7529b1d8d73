"""Actors: the list of them, and one with its ties."""

from typing import Annotated, Literal

from litestar import Response, get
from litestar.params import FromPath, FromQuery, QueryParameter

from reportedly.record import ActorKind
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.drawing.layers import Layout, Line, layered
from reportedly.web.views.actors import ActorPage, actor_page, actors
from reportedly.web.views.weighed import weighing

After = Annotated[str, QueryParameter(max_length=2000)]


@get("/actors", sync_to_thread=True)
def listed(
    request: Asked,
    desk: AtDesk,
    name: Annotated[str, QueryParameter(max_length=200)] = "",
    kind: FromQuery[list[ActorKind] | None] = None,
    order: FromQuery[Literal["documents", "name"]] = "documents",
    after: After = "",
) -> Response[bytes]:
    """List them."""
    view = actors(weighing(desk.case.store), name, kind or (), by_name=order == "name", after=after)
    return answer(request, desk, view, "actors.html", title="Actors")


@get("/actor/{actor:str}", sync_to_thread=True)
def shown(request: Asked, desk: AtDesk, actor: FromPath[str], after: After = "") -> Response[bytes]:
    """Show one."""
    view = actor_page(weighing(desk.case.store), desk.pages, actor, after)
    return answer(request, desk, view, "actor.html", title=view.actor.name, layout=layout(view))


def layout(view: ActorPage) -> Layout:
    """Return where its ties are drawn: it stands in the middle, who is tied to it before, whom it is tied to behind."""
    own = view.actor.id
    lines = [Line(edge.start, edge.end) for edge in view.edges]
    behind = {line.end for line in lines if line.start == own}
    rank = {node.id: 1 if node.id == own else 2 if node.id in behind else 0 for node in view.nodes}
    return layered([node.id for node in view.nodes], lines, rank)
