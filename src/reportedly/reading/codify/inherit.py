"""Restatement by position: a line without a source that repeats a sourced stance rests on that stance's origin.

"X, citing officials, said the Front wants talks … The Front's push for talks is no surprise": the second names nobody,
but the holder, the stance and the issue are those of the first, so it is no second origin. Inferences are the
writer's own and inherit nothing.
"""

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.record import Position, Statement

SAME_LINE = {"demands": "supports", "announces": "supports"}


def inherit(statements: Sequence[Statement], positions: Sequence[Position]) -> tuple[Statement, ...]:
    """Return the statements with `inherits` filled in where an earlier sourced one holds the same position."""
    lines: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for position in positions:
        stance = SAME_LINE.get(position.stance, position.stance)
        lines[position.statement].add((position.holder, stance, position.topic))
    first: dict[tuple[str, str, str], str] = {}
    out = []
    for statement in statements:
        held = lines[statement.id]
        if sourced(statement):
            for line in sorted(held):
                first.setdefault(line, statement.id)
        origin = next((first[line] for line in sorted(held) if line in first), None)
        out.append(replace(statement, inherits=origin) if _restates(statement) and origin else statement)
    return tuple(out)


def sourced(statement: Statement) -> bool:
    """Say whether a statement names a voice of its own in the text."""
    return any(link.cue and link.basis == "explicit" for link in statement.chain)


def _restates(statement: Statement) -> bool:
    """Say whether a statement may rest on another: its own voice, no inference, nothing inherited yet."""
    return not sourced(statement) and statement.certainty != "inferred" and statement.inherits is None
