"""nomenklatura's resolver file: what persons decided of pairs of entities, an edge a line, as judgements.

An edge is `[target, source, judgement, score, user, created_at]`, and may have `deleted_at` behind it. Two entities
of a case that are joined by way of the resolver's own ids (`NK-…`, `Q…`) or of another data set's are joined directly.
"""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, BinaryIO, NamedTuple

from reportedly.imports.lines import no_such, values
from reportedly.imports.ours import is_ours
from reportedly.plugins import Losses
from reportedly.record import Decided, Format

CALLED = "nomenklatura resolver file"
VERBS = {"positive": "same", "negative": "different", "unsure": "unsure"}
FIELDS = 6
BY_WAY = "taken back there, and joined by way of an id of theirs"


class Edge(NamedTuple):
    """What was decided of a pair, by whom and when."""

    target: str
    source: str
    verb: str
    by: str | None
    when: str
    deleted: bool


class ResolverFile:
    """Edges as judgements."""

    form = Format(
        title="nomenklatura resolver file (JSON, an edge a line)",
        suffix=".ijson",
        keeps="positive as same, negative as different, unsure; who decided and when; what was taken back there",
        drops="scores, edges without a judgement, what is about no two actors or places of the case",
        carries=("judgement",),
    )

    def read(self, file: BinaryIO, losses: Losses) -> Iterator[Decided]:
        """Yield the decisions, oldest first."""
        edges = sorted(_edges(file, losses), key=attrgetter("when"))
        joined = _Joined()
        decided = [(edge, joined.pair(edge)) for edge in edges if edge.verb == "same" and not edge.deleted]
        apart = [
            (edge, _ends(edge) or joined.heads(edge)) for edge in edges if edge.verb != "same" and not edge.deleted
        ]
        back = [(edge, _ends(edge)) for edge in edges if edge.deleted]
        for edge, pair in sorted((*decided, *apart, *back), key=lambda one: one[0].when):
            if pair is None:
                losses.drop("judgement", BY_WAY if edge.deleted else "about no two of one case")
                continue
            when = edge.when or None
            yield Decided(verb=edge.verb, target=pair[0], value=pair[1], by=edge.by, when=when, undone=edge.deleted)


def _edges(file: BinaryIO, losses: Losses) -> Iterator[Edge]:
    for number, row in values(file, CALLED):
        if not isinstance(row, list) or len(row) < FIELDS or not all(isinstance(end, str) for end in row[:2]):
            raise no_such(CALLED, number, "it is no edge of six fields")
        if row[2] not in {*VERBS, "no_judgement"}:
            raise no_such(CALLED, number, f"no judgement is {row[2]!r}")
        if row[2] not in VERBS:
            losses.drop("judgement", "no judgement was made")
            continue
        yield _edge(row)


def _edge(row: list[Any]) -> Edge:
    deleted = len(row) > FIELDS and bool(row[FIELDS])
    return Edge(row[0], row[1], VERBS[row[2]], row[4] or None, row[5] or "", deleted)


def _ends(edge: Edge) -> tuple[str, str] | None:
    return (edge.target, edge.source) if is_ours(edge.target) and is_ours(edge.source) else None


class _Joined:
    """What was joined so far; for each set the first of its ids that is one of ours."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._ours: dict[str, str] = {}

    def _find(self, i: str) -> str:
        if i not in self._root:
            self._root[i] = i
            if is_ours(i):
                self._ours[i] = i
        while self._root[i] != i:
            self._root[i] = self._root[self._root[i]]
            i = self._root[i]
        return i

    def pair(self, edge: Edge) -> tuple[str, str] | None:
        """Join two ids; return the two of ours that this makes one, None where it makes none."""
        heads, one, other = self.heads(edge), self._find(edge.target), self._find(edge.source)
        self._root[other] = one
        if other in self._ours:
            self._ours.setdefault(one, self._ours[other])
        return _ends(edge) or heads

    def heads(self, edge: Edge) -> tuple[str, str] | None:
        """Return the two of ours that a decision on two ids is about, None where one side has none, or both are one."""
        one, other = self._ours.get(self._find(edge.target)), self._ours.get(self._find(edge.source))
        return (one, other) if one and other and one != other else None
