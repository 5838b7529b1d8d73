"""Restatement inside one document: titles and takeaways repeat; a line without a source rests on the sourced one.

Two statements say one thing when enough of their content words agree by stem, direction words counted as one
("resume", "restart", "reignite"), and their polarity is equal. This decides only about wording inside one document;
what agrees across documents is weighed elsewhere.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Parse
from reportedly.record import Statement

STEM = 5
OVERLAP = {"title": 0.5, "bullet": 0.6}  # headlines compress more than takeaways do
SHARED = 3
COMMON = 500  # statements of one document; a stem that more of them hold tells none apart, and costs their square
CONTENT_POS = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
SUMMARY = frozenset(OVERLAP)


@dataclass(slots=True)
class Lines:
    """The statements of a document with their stems, block kinds and whether each names a voice of its own."""

    statements: list[Statement]
    stems: list[frozenset[str]]
    kinds: list[str]
    sourced: list[bool]
    holders: dict[str, list[int]]

    def near(self, at: int) -> list[tuple[int, int]]:
        """Return (other, shared stems) of the statements of equal polarity that share enough, in order."""
        telling = (held for stem in self.stems[at] if len(held := self.holders[stem]) <= COMMON)
        counts = Counter(other for held in telling for other in held if other != at)
        polarity = self.statements[at].polarity
        return sorted(
            (other, shared)
            for other, shared in counts.items()
            if shared >= SHARED and self.statements[other].polarity == polarity
        )


def restate(parse: Parse, statements: list[Statement]) -> tuple[Statement, ...]:
    """Return the statements with `repeats` and `inherits` filled in."""
    stems = [content_stems(parse, statement) for statement in statements]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, held in enumerate(stems):
        for one in held:
            holders[one].append(at)
    kinds = [_kind(parse, statement) for statement in statements]
    sourced = [any(link.cue and link.basis == "explicit" for link in statement.chain) for statement in statements]
    lines = Lines(statements, stems, kinds, sourced, holders)
    return tuple(_restated(lines, at) for at in range(len(statements)))


def _restated(lines: Lines, at: int) -> Statement:
    """Return one statement with what it repeats and whose origin it rests on."""
    near = lines.near(at)
    repeats = _repeated(lines, at, near)
    open_to = lines.kinds[at] in SUMMARY and not lines.sourced[at]
    inherits = _origin(lines, at, near) if open_to else None
    statement = lines.statements[at]
    return replace(statement, repeats=repeats, inherits=inherits) if repeats or inherits else statement


def _kind(parse: Parse, statement: Statement) -> str:
    """Return the kind of block a statement stands in."""
    sentence = parse.sentence_at(statement.content[0].start)
    return parse.kind_of(sentence) if sentence is not None else "body"


def content_stems(parse: Parse, statement: Statement) -> frozenset[str]:
    """Return the stems of a statement's content words."""
    found: set[str] = set()
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


def _repeated(lines: Lines, at: int, near: list[tuple[int, int]]) -> tuple[str, ...]:
    """Return the statement that a title or takeaway repeats, or that repeats an earlier one word for word."""
    need = OVERLAP.get(lines.kinds[at])
    summary = need is not None
    best, target = 0.0, ""
    for other, shared in near:
        if (not summary and other > at) or lines.kinds[other] == "title":
            continue
        score = shared / len(lines.stems[at])
        whole = len(lines.stems[other]) == len(lines.stems[at])
        if score > best and (score >= need if need is not None else score == 1.0 and whole):
            best, target = score, lines.statements[other].id
    return (target,) if target else ()


def _origin(lines: Lines, at: int, near: list[tuple[int, int]]) -> str | None:
    """Return the first sourced statement that a title or takeaway restates."""
    for other, shared in near:
        if lines.sourced[other] and shared / len(lines.stems[at]) >= OVERLAP[lines.kinds[at]]:
            return lines.statements[other].id
    return None
