"""GEXF 1.3: the same graph for Gephi, with the days of each edge as its spell on the timeline."""

from typing import Any

from lxml import etree

from reportedly.exports.graph import CARRIED, DROPS, EDGE_CELLS, EDGES, KEEPS, NODE_CELLS, Cells, Edge, edges, nodes
from reportedly.exports.streams import document, xml_words
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

SPACE = "http://gexf.net/1.3"
SPELLS = frozenset({"start", "end"})  # attributes of the edge itself here
CELLS = {"node": NODE_CELLS, "edge": {name: kind for name, kind in EDGE_CELLS.items() if name not in SPELLS}}


class Gexf:
    """Nodes and edges with their cells, dynamic."""

    form = Format(
        title="GEXF 1.3",
        suffix=".gexf",
        keeps=KEEPS,
        drops=DROPS,
        carries=CARRIED,
        deeds=True,
        options=EDGES,
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the attributes, all nodes, then all edges."""
        head = {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
        with (
            target.file() as file,
            document(file) as xml,
            xml.element("gexf", {"version": "1.3"}, nsmap={None: SPACE}),
            xml.element("graph", head),
        ):
            _declare(xml)
            with xml.element("nodes"):
                for node in nodes(case, losses):
                    _write(xml, "node", {"id": node.id, "label": xml_words(node.label)}, node.cells)
            with xml.element("edges"):
                for edge in edges(case, losses):
                    _write(xml, "edge", _heads(edge, losses), edge.cells)


def _heads(edge: Edge, losses: Losses) -> dict[str, str]:
    """Return the attributes of an edge; one without days is there at all times."""
    if not edge.start and not edge.end:
        losses.default("start", "no day is known: at all times")
    heads = {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "label": edge.label,
        "kind": edge.label,
        "weight": str(edge.weight),
        "start": edge.start,
        "end": edge.end,
    }
    return {name: cell for name, cell in heads.items() if cell}


def _declare(xml: Any) -> None:  # noqa: ANN401 - lxml has no types
    for kind, cells in CELLS.items():
        xml.write("\n")
        with xml.element("attributes", {"class": kind, "mode": "static"}):
            for name, type_ in cells.items():
                xml.write(etree.Element("attribute", id=name, title=name, type=type_))


def _write(xml: Any, kind: str, heads: dict[str, str], cells: Cells) -> None:  # noqa: ANN401 - lxml has no types
    xml.write("\n")
    with xml.element(kind, heads), xml.element("attvalues"):
        for name, cell in cells.items():
            shown = ("true" if cell else "false") if CELLS[kind][name] == "boolean" else xml_words(str(cell))
            xml.write(etree.Element("attvalue", {"for": name, "value": shown}))
