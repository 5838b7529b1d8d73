"""Circular reporting: houses that have a claim from one another, so that nobody stands behind it.

A document rests on another when it cites the other's house for a statement that says the same as one of the other's.
Documents that rest on one another, however indirectly, are a circle (a strongly connected component), and
the finding shows it as a path with the words on each side.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportedly.record import Finding, Mention, OriginCount, content_id
from reportedly.weighing.origins.ledger import Drawn
from reportedly.weighing.origins.sayings import are_alike

Edges = Mapping[str, set[str]]
Evidence = dict[tuple[str, str], tuple[str, str]]


def components(edges: Edges) -> list[list[str]]:
    """Return the circles of a graph: each a path through nodes that all lead to one another, least node first."""
    if not any(edges.get(other) for following in edges.values() for other in following):
        return []  # no way has two steps, as in almost every graph of one claim
    found = [part for part in _strong(edges) if len(part) > 1]
    return sorted(_as_path(part, edges) for part in found)


def _strong(edges: Edges) -> Iterator[set[str]]:
    """Yield the sets of nodes of which each leads to each other (Sharir 1981)."""
    back: dict[str, set[str]] = {}
    for node, following in edges.items():
        for other in following:
            back.setdefault(other, set()).add(node)
    seen: set[str] = set()
    for node in reversed(_finished(edges)):
        if node not in seen:
            part = _reached(node, back, seen)
            seen |= part
            yield part


def _finished(edges: Edges) -> list[str]:
    """Return the nodes in the order in which a walk through the graph, in depth first, is done with them."""
    done: list[str] = []
    seen: set[str] = set()
    for root in sorted(edges):
        way = [] if root in seen else [(root, iter(sorted(edges[root])))]
        seen.add(root)
        while way:
            further = next((other for other in way[-1][1] if other not in seen), None)
            if further is None:
                done.append(way.pop()[0])
            else:
                seen.add(further)
                way.append((further, iter(sorted(edges.get(further, ())))))
    return done


def _reached(start: str, edges: Edges, without: set[str]) -> set[str]:
    """Return a node and what can be reached from it by way of nodes that are not among some others."""
    found = {start}
    waiting = [start]
    while waiting:
        new = set(edges.get(waiting.pop(), ())) - found - without
        found |= new
        waiting += new
    return found


def _as_path(part: set[str], edges: Edges) -> list[str]:
    """Return a shortest way round from the least node of a circle, the others of it behind."""
    start = min(part)
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop(0)
        for node in sorted(edges[way[-1]] & part):
            if node == start:
                return way
            if node not in seen:
                seen.add(node)
                ways.append([*way, node])
    return sorted(part)


def circular(drawn: Drawn) -> tuple[Finding, ...]:
    """Return a finding for each circle of documents."""
    shown = _resting(drawn)
    edges: dict[str, set[str]] = {}
    for one, other in shown:
        edges.setdefault(one, set()).add(other)
        edges.setdefault(other, set())
    return tuple(_finding(circle, shown, drawn) for circle in components(edges))


def _resting(drawn: Drawn) -> Evidence:
    """Return which document rests on which by citing its house, with a statement of each that shows it."""
    published: dict[str, list[str]] = {}
    for i, one in drawn.locals.items():
        if one.own.house:
            published.setdefault(one.own.house.key, []).append(i)
    told = {key: _Told(documents, drawn) for key, documents in published.items()}
    found: Evidence = {}
    for i, one in drawn.locals.items():
        for statement, path in one.paths.items():
            for house in (drawn.hands[hand].house for hand in path[1:]):
                for other, same in told[house.key].alike(statement) if house and house.key in told else ():
                    if other != i:
                        found.setdefault((i, other), (statement, same))
    return found


class _Told:
    """What the documents of one house say, by the words; the writers' asides are left out."""

    def __init__(self, documents: Sequence[str], drawn: Drawn) -> None:
        self._drawn = drawn
        self._order = {document: number for number, document in enumerate(documents)}
        self._holding: dict[str, list[str]] = {}
        for statement in (s for i in documents for s in drawn.locals[i].statements.values() if not s.gloss):
            for stem in drawn.stems[statement.id]:
                self._holding.setdefault(stem, []).append(statement.id)

    def alike(self, i: str) -> Iterator[tuple[str, str]]:
        """Yield the documents that say the same as a statement, each with the statement that has most of its words."""
        asked, stems = self._drawn.statements[i], self._drawn.stems
        if asked.gloss:
            return
        shared = Counter(other for stem in stems[i] for other in self._holding.get(stem, ()))
        best: dict[str, tuple[int, str]] = {}
        for other, words in shared.items():
            said = self._drawn.statements[other]
            if said.polarity == asked.polarity and are_alike(stems[i], stems[other]):
                best[said.document] = max(best.get(said.document, (0, "")), (words, other))
        yield from ((document, best[document][1]) for document in sorted(best, key=self._order.__getitem__))


def _finding(circle: list[str], shown: Evidence, drawn: Drawn) -> Finding:
    """Return a circle as a finding: the path in words, and the statements and spans that show each step."""
    steps = [(one, other) for one, other in zip(circle, [*circle[1:], circle[0]], strict=True) if (one, other) in shown]
    statements = tuple(dict.fromkeys(i for step in steps for i in shown[step]))
    names = [drawn.locals[i].own.label for i in (*circle, circle[0])]
    spans = tuple(
        Mention(document=drawn.statements[i].document, span=span)
        for i in statements
        for span in drawn.statements[i].content
    )
    why = "the houses cite one another"
    return Finding(
        id=content_id("finding", "circular", *circle),
        kind="circular",
        about=circle[0],
        statements=statements,
        origins=OriginCount(low=0, high=1, ids=(), why=why),
        spans=spans,
        explanation=f"{' ← '.join(names)}: each has it from the next, by its own words",
    )
