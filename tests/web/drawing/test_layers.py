"""Graphs in layers: whoever has it from others stands before them, circles are found, nothing lies on anything."""

import random
from itertools import combinations

from reportedly.web.drawing.layers import HIGH, WIDE, Line, circles, closing, layered, ranked

NODES = ("report", "outlet", "agency", "mayor", "copy")
LINES = (
    Line("report", "outlet"),
    Line("outlet", "agency"),
    Line("agency", "mayor"),
    Line("report", "mayor"),
    Line("copy", "report"),
)


def test_everybody_stands_before_whom_they_have_it_from() -> None:
    rank = ranked(NODES, LINES, last=["mayor"])
    assert all(rank[line.start] < rank[line.end] for line in LINES)
    boxes = layered(NODES, LINES, rank).boxes
    assert all(boxes[line.start].x + WIDE < boxes[line.end].x for line in LINES)


def test_a_circle_is_found_as_a_way_round() -> None:
    lines = (*LINES, Line("mayor", "outlet"))
    assert closing(NODES, lines) == {Line("mayor", "outlet")}
    assert circles(NODES, lines) == [("outlet", "agency", "mayor", "outlet")]
    assert circles(NODES, LINES) == []
    assert circles(("one",), [Line("one", "one")]) == [("one", "one")]


def test_boxes_never_overlap_and_lines_end_at_them() -> None:
    chance = random.Random(5)
    for _ in range(60):
        nodes = [f"n{i}" for i in range(chance.randint(1, 24))]
        lines = [Line(chance.choice(nodes), chance.choice(nodes)) for _ in range(chance.randint(0, 50))]
        made = layered(nodes, lines, ranked(nodes, lines))
        for one, other in combinations(made.boxes.values(), 2):
            assert abs(one.x - other.x) >= WIDE or abs(one.y - other.y) >= HIGH
        assert all(0 <= box.x <= made.width - WIDE and 0 <= box.y <= made.height - HIGH for box in made.boxes.values())
        assert len(made.paths) == len(lines)
        for line, path in zip(lines, made.paths, strict=True):
            end = path.split()[-2].rpartition(" ")[2], path.split()[-1]
            box = made.boxes[line.end]
            assert float(end[0]) in {box.x, box.x + WIDE}, (line, path)
            assert box.y <= float(end[1]) <= box.y + HIGH


def test_the_same_graph_is_drawn_the_same() -> None:
    assert layered(NODES, LINES, ranked(NODES, LINES)) == layered(NODES, LINES, ranked(NODES, LINES))
