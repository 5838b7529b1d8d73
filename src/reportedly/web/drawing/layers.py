"""A graph drawn in layers, from the left to the right: small, the same each time, and few lines that cross.

After Sugiyama, Tagawa and Toda (1981): edges that close a circle are turned for as long as layers are given out, nodes
stand behind all that lead to them, edges over several layers get places in between, and each layer is sorted by the
middle of its neighbours, to and fro.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

SWEEPS = 6
WIDE, HIGH = 228.0, 44.0  # of a node
ACROSS, DOWN = 84.0, 16.0  # between layers, and between the nodes of one
EDGE = 12.0  # around the whole


class Line(NamedTuple):
    """An edge that is to be drawn."""

    start: str
    end: str


class Box(NamedTuple):
    """Where a node stands: its upper left corner."""

    x: float
    y: float

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return self.y + HIGH / 2


class Layout(NamedTuple):
    """Where nodes stand, the path of each edge in order (an SVG path), and the size of the whole."""

    boxes: Mapping[str, Box]
    paths: tuple[str, ...]
    width: float
    height: float


def closing(nodes: Sequence[str], lines: Sequence[Line]) -> frozenset[Line]:
    """Return edges without which nothing goes round in a circle: those found last from the first nodes on."""
    leads = _leads(nodes, lines)
    found, done, open_ = set[Line](), set[str](), list[str]()
    for root in nodes:
        walk = [(root, iter(leads[root]))] if root not in done else []
        open_ = [root] if walk else []
        while walk:
            node, rest = walk[-1]
            following = next(rest, None)
            if following is None:
                walk.pop()
                done.add(open_.pop())
            elif following in open_:
                found.add(Line(node, following))
            elif following not in done:
                walk.append((following, iter(leads[following])))
                open_.append(following)
    return frozenset(found)


def circles(nodes: Sequence[str], lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """Return a way round for each edge that closes a circle: its nodes in order, the first again at the end."""
    leads = _leads(nodes, lines)
    ways = (_way(leads, line.end, line.start) for line in sorted(closing(nodes, lines)))
    return [(*way, way[0]) for way in ways if way]


def _leads(nodes: Sequence[str], lines: Iterable[Line]) -> dict[str, list[str]]:
    leads: dict[str, list[str]] = {node: [] for node in nodes}
    for line in dict.fromkeys(lines):
        leads[line.start].append(line.end)
    return leads


def _way(leads: Mapping[str, Sequence[str]], start: str, end: str) -> tuple[str, ...]:
    """Return the shortest way from one node to another, both included; nothing where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] == end:
            return way
        for following in leads[way[-1]]:
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()


def ranked(nodes: Sequence[str], lines: Sequence[Line], last: Iterable[str] = ()) -> dict[str, int]:
    """Return the layer of each node, from 0: behind all that lead to it; those named `last` all stand in the last."""
    forward = _forward(nodes, lines)
    rank = dict.fromkeys(nodes, 0)
    for _ in nodes:
        moved = False
        for start, end in forward:
            if rank[end] <= rank[start]:
                rank[end], moved = rank[start] + 1, True
        if not moved:
            break
    ends = {node for node in last if node in rank} - {line.start for line in forward}
    deepest = max((rank[node] for node in rank), default=0)
    return rank | dict.fromkeys(ends, deepest)


def _forward(nodes: Sequence[str], lines: Iterable[Line]) -> list[Line]:
    """Return edges without circles, each once: those that close one are turned round, those in place left out."""
    several = [line for line in lines if line.start != line.end]
    turned = closing(nodes, several)
    return list(dict.fromkeys(Line(line.end, line.start) if line in turned else line for line in several))


def layered(nodes: Sequence[str], lines: Sequence[Line], rank: Mapping[str, int]) -> Layout:
    """Return where nodes and edges are drawn.

    Args:
        nodes: in an order that is kept where nothing speaks against it.
        lines: between them, in any direction.
        rank: the layer of each node.
    """
    layers: dict[int, list[str]] = {}
    for node in nodes:
        layers.setdefault(rank[node], []).append(node)
    ways = {line: _between(line, rank, layers) for line in dict.fromkeys(lines)}
    order = [layers[number] for number in sorted(layers)]
    links = {step for way in ways.values() for step in pairwise(way)}
    _sort(order, links)
    boxes = _placed(order, links)
    paths = tuple(
        _path([boxes[node] for node in ways[line]], backwards=rank[line.start] >= rank[line.end]) for line in lines
    )
    right = max((box.x for box in boxes.values()), default=0.0) + WIDE + EDGE
    low = max((box.y for box in boxes.values()), default=0.0) + HIGH + EDGE
    return Layout({node: boxes[node] for node in nodes}, paths, right, low)


def _between(line: Line, rank: Mapping[str, int], layers: Mapping[int, list[str]]) -> list[str]:
    """Return the nodes of an edge, with a place kept free in every layer that it runs through."""
    start, end = rank[line.start], rank[line.end]
    step = 1 if end > start else -1
    kept = [f"{line.start}\0{line.end}\0{number}" for number in range(start + step, end, step)] if end != start else []
    for number, free in zip(range(start + step, end, step), kept, strict=False):
        layers[number].append(free)
    return [line.start, *kept, line.end]


def _sort(order: list[list[str]], links: Iterable[tuple[str, str]]) -> None:
    """Sort each layer by the middle of its neighbours in the one before, then in the one behind, and again."""
    beside: dict[str, list[str]] = {}
    for one, other in links:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    for sweep in range(SWEEPS):
        forth = sweep % 2 == 0
        several = order if forth else order[::-1]
        for fixed, layer in pairwise(several):
            place = {node: number for number, node in enumerate(fixed)}
            middle = {node: _middle([place[n] for n in beside.get(node, ()) if n in place]) for node in layer}
            kept = {node: number for number, node in enumerate(layer)}
            layer.sort(key=lambda node: (middle[node] if middle[node] is not None else kept[node], kept[node]))


def _middle(places: Sequence[int]) -> float | None:
    return sum(places) / len(places) if places else None


def _placed(order: Sequence[Sequence[str]], links: Iterable[tuple[str, str]]) -> dict[str, Box]:
    """Return where each node stands: as near to the middle of its neighbours before it as the others let it."""
    before: dict[str, list[str]] = {}
    for one, other in links:
        before.setdefault(other, []).append(one)
        before.setdefault(one, []).append(other)
    highest = max((len(layer) for layer in order), default=0) * (HIGH + DOWN)
    boxes: dict[str, Box] = {}
    for number, layer in enumerate(order):
        x = EDGE + number * (WIDE + ACROSS)
        free = EDGE + (highest - len(layer) * (HIGH + DOWN)) / 2 if number == 0 else EDGE
        for place, node in enumerate(layer):
            wanted = [boxes[n].y for n in before.get(node, ()) if n in boxes]
            left = (len(layer) - place) * (HIGH + DOWN)
            y = max(free, min(sum(wanted) / len(wanted), highest + EDGE - left)) if wanted else free
            boxes[node] = Box(x, round(y, 1))
            free = y + HIGH + DOWN
    return boxes


def _path(boxes: Sequence[Box], *, backwards: bool) -> str:
    """Return the path of an edge through places: from a right side to a left side, or out and back to the same side."""
    first, last = boxes[0], boxes[-1]
    if backwards and first.x == last.x:
        out = first.x + WIDE
        bow = out + ACROSS * 0.6
        return _curve((out, first.middle), (bow, first.middle), (bow, last.middle), (out, last.middle))
    drop = HIGH / 2 - 7 if backwards else 0
    words = ""
    for one, other in pairwise(boxes):
        start, end = (one.x, other.x + WIDE) if backwards else (one.x + WIDE, other.x)
        high, low, half = one.middle + drop, other.middle + drop, (start + end) / 2
        words += _curve((start, high), (half, high), (half, low), (end, low))
    return words.replace("M", "L").replace("L", "M", 1)  # places on the way are run through


def _curve(*points: tuple[float, float]) -> str:
    """Return a cubic curve: from the first point to the last, bent towards those between."""
    first, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{first}C{' '.join(rest)}"
