"""Which lines of a shelf a page is made of: what is asked for, put as conditions on the rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from reportedly.record import Value
from reportedly.store.tables import weighed, weighed_references

LAST = "\U0010ffff"  # sorts behind all that a name may go on with


class Asked(Value, frozen=True, kw_only=True):
    """Which lines of a kind are asked for; what is left empty does not narrow them down.

    Attributes:
        kind: of the lines.
        codes: any of these, as for `facets`.
        roles: (role, ids): lines that concern any of the ids in that role, for each of the pairs.
        first: lines whose days reach to this day or beyond it.
        last: lines whose days begin on this day or before it.
        name: what the name begins with, folded.
        holding: what the name holds, folded.
        only: of these ids alone; None for any.
        without: ids that are left out.
        turns: whether a track changes.
        documents: lines that concern so many documents at least.
        by_documents: those that concern the most documents first.
        after: the cursor that the page before ended with.
        limit: how many at most.
    """

    kind: str
    codes: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first: str | None = None
    last: str | None = None
    name: str = ""
    holding: str = ""
    only: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()
    turns: bool | None = None
    documents: int = 0
    by_documents: bool = False
    after: str = ""
    limit: int = 50


def conditions(asked: Asked, *, from_concerns: bool = False) -> Iterator[ColumnElement[bool]]:
    """Yield what a line must fulfil.

    Args:
        asked: which lines.
        from_concerns: begin with what lines concern and not with the kind. SQLite knows nothing of how many there are
            of either, and would go through a kind in its order; an expression in the place of the column stops it.
    """
    at = weighed.c
    yield (at.kind.concat("") if from_concerns else at.kind) == asked.kind
    if asked.codes:
        yield at.code.in_(asked.codes)
    if asked.facets:
        yield at.facet.in_(asked.facets)
    for role, ids in asked.roles:
        yield at.seq.in_(concerning(asked.kind, role, ids))
    if asked.first or asked.last:
        yield or_(at.start.is_not(None), at.until.is_not(None))
    if asked.first:
        yield or_(at.until.is_(None), at.until >= asked.first)
    if asked.last:
        yield or_(at.start.is_(None), at.start <= asked.last)
    yield from _called(asked)
    if asked.turns is not None:
        yield at.turns.is_(asked.turns)
    if asked.documents:
        yield at.documents >= asked.documents


def _called(asked: Asked) -> Iterator[ColumnElement[bool]]:
    """Yield what the name and the id of a line must fulfil."""
    at = weighed.c
    if asked.name:
        yield and_(at.name >= asked.name, at.name < asked.name + LAST)
    if asked.holding:
        yield at.name.contains(asked.holding, autoescape=True)
    if asked.only is not None:
        yield at.id.in_(asked.only)
    if asked.without:
        yield at.id.not_in(asked.without)


def concerning(kind: str, role: str, ids: Sequence[str]) -> Select[tuple[int]]:
    """Return the numbers of the lines that concern any of some ids in a role."""
    at = weighed_references.c
    return select(at.weighed).where(at.id.in_(ids), at.role == role, at.kind == kind)


def after(asked: Asked) -> Iterator[ColumnElement[bool]]:
    """Yield what a line must fulfil to come after the page before."""
    if not asked.after:
        return
    if not asked.by_documents:
        yield weighed.c.place > asked.after
        return
    documents, _, place = asked.after.partition("|")
    number = int(documents) if documents.isdigit() else 0
    level = (weighed.c.documents == number) & (weighed.c.place > place)
    yield or_(weighed.c.documents < number, level)


def cursor_of(row: Any, asked: Asked) -> str:  # noqa: ANN401 - a row
    """Return the cursor with which the page after a row begins."""
    return f"{row['documents']}|{row['place']}" if asked.by_documents else str(row["place"])
