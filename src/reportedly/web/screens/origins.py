"""On whose word something rests."""

from litestar import Response, get
from litestar.params import FromPath

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.drawing.layers import Layout, Line, layered, ranked
from reportedly.web.views.origins import Origins, origins
from reportedly.web.views.weighed import weighing


@get("/origins/{about:str}", sync_to_thread=True)
def shown(request: Asked, desk: AtDesk, about: FromPath[str]) -> Response[bytes]:
    """Show documents, outlets and first hands behind a statement, happening, position or finding."""
    view = origins(weighing(desk.case.store), desk.pages, about)
    return answer(request, desk, view, "origins.html", title="On whose word", layout=layout(view))


def layout(view: Origins) -> Layout:
    """Return where its nodes and edges are drawn: documents on the left, first hands on the right."""
    nodes = [node.id for node in view.nodes]
    lines = [Line(edge.start, edge.end) for edge in view.edges]
    flows = [Line(edge.start, edge.end) for edge in view.edges if edge.tie != "maybe"]
    return layered(nodes, lines, ranked(nodes, flows, [node.id for node in view.nodes if node.kind == "origin"]))
