"""Spans against spans: tokens, overlap, and the best one-to-one assignment."""

import bisect
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
Offsets = tuple[int, int]
Tokens = frozenset[int]

WORD = re.compile(r"\w+")
TOKEN = re.compile(r"\w+|[^\w\s]")


class Tokenizer:
    """Knows which tokens of a text each span touches; tokens are numbered from 0.

    `pattern` is WORD (words only: punctuation never decides) or TOKEN (punctuation counts).
    """

    def __init__(self, text: str, pattern: re.Pattern[str] = WORD) -> None:
        """Find the tokens of `text`."""
        found = list(pattern.finditer(text))
        self.words = [match.group().lower() for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]

    def cover(self, spans: Iterable[Offsets]) -> Tokens:
        """Return the numbers of all tokens that share a character with one of `spans`."""
        return frozenset(i for start, end in spans for i in self._touched(start, end))

    def _touched(self, start: int, end: int) -> range:
        return range(bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end))


def jaccard(a: frozenset[Hashable] | Tokens, b: frozenset[Hashable] | Tokens) -> float:
    """Return the shared part of both sets, 0..1."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def half_of_both(a: Tokens, b: Tokens) -> bool:
    """Say whether what the two share is at least half of each."""
    shared = len(a & b)
    return bool(shared) and 2 * shared >= max(len(a), len(b))


def half_of_shorter(a: Tokens, b: Tokens) -> bool:
    """Say whether what the two share is at least half of the shorter."""
    shared = len(a & b)
    return bool(shared) and 2 * shared >= min(len(a), len(b))


def assign(left: Sequence[A], right: Sequence[B], weight: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """Pair left with right one to one so that the sum of weights is greatest; pairs of weight 0 or less never match.

    Returns (left position, right position), sorted. Kuhn's Hungarian method inside each connected component of the
    graph of positive weights, so that long documents stay cheap; ties go to the earlier pair.
    """
    table = {(i, j): value for i, a in enumerate(left) for j, b in enumerate(right) if (value := weight(a, b)) > 0}
    pairs = [pair for rows, columns in _components(table) for pair in _component_pairs(table, rows, columns)]
    return sorted(pairs)


def _components(table: dict[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    rows: dict[int, list[int]] = {}
    columns: dict[int, list[int]] = {}
    for i, j in table:
        rows.setdefault(i, []).append(j)
        columns.setdefault(j, []).append(i)
    found, seen = [], set[int]()
    for start in rows:
        if start not in seen:
            component = _reach(start, rows, columns)
            seen.update(component[0])
            found.append(component)
    return found


def _reach(start: int, rows: dict[int, list[int]], columns: dict[int, list[int]]) -> tuple[list[int], list[int]]:
    left, right, stack = {start}, set[int](), [start]
    while stack:
        new = [j for j in rows[stack.pop()] if j not in right]
        right.update(new)
        fresh = {i for j in new for i in columns[j]} - left
        left |= fresh
        stack.extend(sorted(fresh))
    return sorted(left), sorted(right)


def _component_pairs(table: dict[tuple[int, int], float], rows: list[int], columns: list[int]) -> list[tuple[int, int]]:
    if len(rows) <= len(columns):
        chosen = _hungarian([[-table.get((i, j), 0.0) for j in columns] for i in rows])
        pairs = [(rows[r], columns[c]) for r, c in chosen]
    else:
        chosen = _hungarian([[-table.get((i, j), 0.0) for i in rows] for j in columns])
        pairs = [(rows[c], columns[r]) for r, c in chosen]
    return [pair for pair in pairs if pair in table]


def _hungarian(cost: list[list[float]]) -> list[tuple[int, int]]:
    """Return the cheapest (row, column) pairs of a matrix that has no more rows than columns (Kuhn 1955)."""
    n, m = len(cost), len(cost[0])
    u, v = [0.0] * (n + 1), [0.0] * (m + 1)
    owner = [0] * (m + 1)
    for row in range(1, n + 1):
        _augment(cost, row, u, v, owner)
    return [(owner[j] - 1, j - 1) for j in range(1, m + 1) if owner[j]]


def _augment(cost: list[list[float]], row: int, u: list[float], v: list[float], owner: list[int]) -> None:
    m = len(v) - 1
    slack, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
    owner[0], at = row, 0
    while owner[at]:
        used[at] = True
        i = owner[at]
        for j in range(1, m + 1):
            reduced = cost[i - 1][j - 1] - u[i] - v[j]
            if not used[j] and reduced < slack[j]:
                slack[j], way[j] = reduced, at
        after = min((j for j in range(1, m + 1) if not used[j]), key=slack.__getitem__)
        _shift(slack[after], used, slack, u, v, owner)
        at = after
    while at:
        owner[at], at = owner[way[at]], way[at]


def _shift(
    delta: float, used: list[bool], slack: list[float], u: list[float], v: list[float], owner: list[int]
) -> None:
    for j, taken in enumerate(used):
        if taken:
            u[owner[j]] += delta
            v[j] -= delta
        else:
            slack[j] -= delta
