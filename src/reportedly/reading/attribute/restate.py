"""Restatement inside one document: titles and takeaways repeat; a line without a source rests on the sourced one.

Two statements say one thing when enough of their content words agree by stem, direction words counted as one
("resume", "restart", "reignite"), and their polarity is equal. This decides only about wording inside one document;
what agrees across documents is weighed elsewhere.
"""

from functools import cache

from msgspec.structs import replace

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Parse
from reportedly.record import Statement

STEM = 5
OVERLAP = 0.6
INHERIT = 0.5
SHARED = 3
CONTENT_POS = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
SUMMARY = frozenset({"title", "bullet"})


def restate(parse: Parse, statements: list[Statement]) -> tuple[Statement, ...]:
    """Return the statements with `repeats` and `inherits` filled in."""
    stems = [content_stems(parse, statement) for statement in statements]
    kinds = [_kind(parse, statement) for statement in statements]
    out = []
    for at, statement in enumerate(statements):
        repeats = _repeated(at, statements, stems, kinds)
        inherits = _origin(at, statements, stems, kinds) if not _sourced(statement) else None
        out.append(replace(statement, repeats=repeats, inherits=inherits) if repeats or inherits else statement)
    return tuple(out)


def _kind(parse: Parse, statement: Statement) -> str:
    """Return the kind of block a statement stands in."""
    sentence = parse.sentence_at(statement.content[0].start)
    return parse.kind_of(sentence) if sentence is not None else "body"


def content_stems(parse: Parse, statement: Statement) -> frozenset[str]:
    """Return the stems of a statement's content words."""
    found = set()
    for span in statement.content:
        s = parse.sentence_at(span.start)
        held = s.cover(span.start, span.end) if s is not None else None
        if s is None or held is None:
            continue
        found.update(stem(s.lemmas[i]) for i in range(held[0], held[1] + 1) if s.pos[i] in CONTENT_POS)
    return frozenset(found)


@cache
def stem(lemma: str) -> str:
    """Return a lemma's first letters, words of one direction made one."""
    for name in ("resume", "halt"):
        if lemma in lexicon().lists[f"directions.{name}"]:
            return name
    return lemma[:STEM]


def _repeated(
    at: int, statements: list[Statement], stems: list[frozenset[str]], kinds: list[str]
) -> tuple[str, ...]:
    """Return the statement that a title or takeaway repeats, or that repeats an earlier one word for word."""
    best, target = 0.0, ""
    for other, statement in enumerate(statements):
        if other == at or (kinds[at] not in SUMMARY and other > at) or kinds[other] == "title":
            continue
        need = OVERLAP if kinds[at] in SUMMARY else 1.0
        score = _overlap(stems[at], stems[other])
        if score >= need and score > best and statement.polarity == statements[at].polarity:
            best, target = score, statement.id
    return (target,) if target else ()


def _overlap(own: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of a statement's own stems that another holds; 0 when too few are shared."""
    shared = len(own & other)
    return shared / len(own) if shared >= SHARED else 0.0


def _sourced(statement: Statement) -> bool:
    """Say whether a statement names a voice of its own in the text."""
    return any(link.cue for link in statement.chain)


def _origin(
    at: int, statements: list[Statement], stems: list[frozenset[str]], kinds: list[str]
) -> str | None:
    """Return the first sourced statement whose content an unsourced one restates."""
    for other, statement in enumerate(statements):
        if other == at or not _sourced(statement) or statement.polarity != statements[at].polarity:
            continue
        if other > at and kinds[at] not in SUMMARY:
            continue
        shared = len(stems[at] & stems[other])
        if shared >= SHARED and shared / max(1, len(stems[at])) >= INHERIT:
            return statement.id
    return None
