"""GraphML: a directed graph of actors and places, for networkx, Gephi, yEd, igraph, Cytoscape.

Every cell is a plain value under a declared key; lists are joined by "; ", and what has no answer is not there.
"""

from typing import Any

from lxml import etree

from reportedly.exports.graph import CARRIED, DROPS, EDGE_CELLS, EDGES, KEEPS, NODE_CELLS, Cells, edges, nodes
from reportedly.exports.streams import document, xml_words
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

SPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {"integer": "int"}  # GraphML's name where it is not ours
KEYS = {
    "node": {"label": "string", **NODE_CELLS},
    "edge": {"label": "string", "weight": "integer", **EDGE_CELLS},
}


class GraphMl:
    """Nodes and edges with their cells."""

    form = Format(
        title="GraphML",
        suffix=".graphml",
        keeps=KEEPS,
        drops=DROPS,
        carries=CARRIED,
        deeds=True,
        options=EDGES,
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the keys, all nodes, then all edges."""
        with (
            target.file() as file,
            document(file) as xml,
            xml.element("graphml", nsmap={None: SPACE}),
        ):
            _declare(xml)
            with xml.element("graph", id="record", edgedefault="directed"):
                for node in nodes(case, losses):
                    _write(xml, "node", {"id": node.id}, {"label": node.label, **node.cells})
                for edge in edges(case, losses):
                    ends = {"id": edge.id, "source": edge.source, "target": edge.target}
                    days = {name: day for name, day in (("start", edge.start), ("end", edge.end)) if day}
                    _write(xml, "edge", ends, {"label": edge.label, "weight": edge.weight, **days, **edge.cells})


def _declare(xml: Any) -> None:  # noqa: ANN401 - lxml has no types
    for kind, cells in KEYS.items():
        for name, type_ in cells.items():
            of = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": TYPES.get(type_, type_)}
            xml.write("\n", etree.Element("key", of))


def _write(xml: Any, kind: str, ends: dict[str, str], cells: Cells) -> None:  # noqa: ANN401 - lxml has no types
    xml.write("\n")
    with xml.element(kind, ends):
        for name, cell in cells.items():
            data = etree.Element("data", key=f"{kind}-{name}")
            data.text = ("true" if cell else "false") if KEYS[kind][name] == "boolean" else xml_words(str(cell))
            xml.write(data)
