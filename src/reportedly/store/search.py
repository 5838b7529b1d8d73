"""Finding words: the query, what SQLite and PostgreSQL make of it, and the snippet that shows the hit.

A query is words and "phrases in quotes", all of which must stand in one paragraph or statement; `word*` finds what
begins so. Case, accents and punctuation make no difference.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnClause, Connection, Integer, Select, column, func, literal_column, select, table, text

from reportedly.codebook.gazetteer import fold
from reportedly.errors import UsageError
from reportedly.record import Value
from reportedly.store.tables import passages, readings

TERM = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
SPACE = re.compile(r"\s")
EDGE = r"\b"
MARKS = text("'[\u0300-\u036f]'")
WIDTH = 200
RANKED = 2000  # to rank all that holds a word of every day takes seconds
TABLE = table("passage_index", column("rowid", Integer))
ROW = TABLE.c.rowid
INDEX: ColumnClause[str] = literal_column("passage_index")


class Term(Value, frozen=True, kw_only=True):
    """Words that must stand side by side; with `prefix`, the last of them is only a beginning."""

    words: tuple[str, ...]
    prefix: bool = False


class Found(Value, frozen=True, kw_only=True):
    """A paragraph (`statement` is null) or a statement that holds the words.

    `start` is where it begins in the document's text; `marks` are half-open stretches of `snippet`, in code points.
    """

    document: str
    title: str | None
    statement: str | None
    start: int
    snippet: str
    marks: tuple[tuple[int, int], ...]


def terms(query: str) -> tuple[Term, ...]:
    """Return the terms of a query; raises UsageError when it has no word."""
    found = tuple(term for match in TERM.finditer(query) if (term := _term(match)).words)
    if not found:
        message = f"nothing to search for in {query!r}"
        raise UsageError(message, "give at least one word")
    return found


def _term(match: re.Match[str]) -> Term:
    quoted, star, plain = match.groups()
    words = quoted if quoted is not None else plain
    return Term(words=tuple(fold(words).split()), prefix=bool(star) or words.endswith("*"))


Hits = Select[tuple[str, str | None, str | None, int, str]]


def selections(connection: Connection, query: Sequence[Term]) -> Iterator[Hits]:
    """Yield the SQL that finds passages of current readings, one after the other, best first.

    In SQLite only the latest `RANKED` of very many are ranked; those before them come after them, the latest first.
    """
    columns = select(readings.c.document, readings.c.title, passages.c.statement, passages.c.start, passages.c.words)
    joined = columns.join_from(passages, readings, passages.c.reading == readings.c.seq)
    current = joined.where(readings.c.superseded_at.is_(None))
    if connection.dialect.name != "sqlite":
        yield _postgresql(current, query)
        return
    matches = INDEX.op("MATCH")(_matching(query))
    latest = select(ROW).select_from(TABLE).where(matches).order_by(ROW.desc()).limit(1).offset(RANKED)
    last = connection.execute(latest).scalar()
    found = current.join(TABLE, passages.c.seq == ROW).where(matches)
    yield (found if last is None else found.where(last < ROW)).order_by(func.bm25(INDEX), passages.c.seq)
    if last is not None:
        yield found.where(last >= ROW).order_by(ROW.desc())


def _matching(query: Sequence[Term]) -> str:
    return " ".join(f'"{" ".join(term.words)}"{"*" if term.prefix else ""}' for term in query)


def _postgresql(selected: Hits, query: Sequence[Term]) -> Hits:
    """Use the very expression that the index is built on."""
    words = func.to_tsvector(
        text("'simple'"),
        func.regexp_replace(func.normalize(passages.c.words, text("NFKD")), MARKS, text("''"), text("'g'")),
    )
    wanted = func.to_tsquery(text("'simple'"), " & ".join(_lexemes(term) for term in query))
    return selected.where(words.op("@@")(wanted)).order_by(func.ts_rank(words, wanted).desc(), passages.c.seq)


def _lexemes(term: Term) -> str:
    return "(" + " <-> ".join(term.words) + (":*" if term.prefix else "") + ")"


def found(row: Any, query: Sequence[Term]) -> Found:  # noqa: ANN401 - a row
    """Return what is shown of one row of `selection`."""
    document, title, statement, start, words = row
    shown, marks = snippet(words, query)
    return Found(document=document, title=title, statement=statement, start=start, snippet=shown, marks=marks)


def snippet(words: str, query: Sequence[Term], width: int = WIDTH) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return at most about `width` characters of `words` around the first hit, and where the hits stand in them."""
    hits = _hits(words, query)
    start, end = _window(words, hits[0][0] if hits else 0, width)
    left, right = ("…" if start else ""), ("…" if end < len(words) else "")
    shift = len(left) - start
    marks = tuple((a + shift, b + shift) for a, b in hits if start <= a and b <= end)
    return left + SPACE.sub(" ", words[start:end]) + right, marks


def _hits(words: str, query: Sequence[Term]) -> list[tuple[int, int]]:
    pattern = "|".join(rf"\b{r'[^a-z0-9]+'.join(map(re.escape, t.words))}{'' if t.prefix else EDGE}" for t in query)
    return [match.span() for match in re.finditer(pattern, fold(words))]


def _window(words: str, hit: int, width: int) -> tuple[int, int]:
    """Return a stretch around `hit` that begins and ends between words."""
    if len(words) <= width:
        return 0, len(words)
    start = words.rfind(" ", 0, max(hit - width // 3, 0) + 1) + 1
    end = words.find(" ", start + width)
    return start, end if end >= 0 else len(words)
