"""Documents to learn from. A reader yields them; nothing else here knows where they come from."""

import json
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.attribution.runtime import (
    CONTENT,
    CUE,
    SOURCE,
    Ints,
    Span,
    WordPieces,
    Words,
    encode,
    plain_sentences,
)

NAMES = ("source", "cue", "content")
SCHEMES = {"bio": "BI", "bioes": "BIES"}
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution in character offsets; no span holds a word of another role's."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its sentences, and the attributions annotated in it."""

    text: str
    sentences: tuple[Span, ...]
    relations: tuple[Relation, ...]


def polnear(path: Path) -> Iterator[Document]:
    """Read a PolNeAR part, one annotated version of an article after another."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Document(
                row["text"],
                tuple(plain_sentences(row["text"])),
                tuple(
                    Relation(*(tuple((a, b) for a, b in held[name]) for name in NAMES)) for held in row["attributions"]
                ),
            )


def tag_names(scheme: str) -> list[str]:
    """Return the tags of a scheme, "bio" or "bioes", in the order of the model's outputs."""
    return ["O", *(f"{letter}-{name}" for name in NAMES for letter in SCHEMES[scheme])]


@dataclass(frozen=True, slots=True)
class Example:
    """A document with its answers.

    Attributes:
        words: as the model sees it.
        tags: the tag of each word.
        sources: (first word of a cue, first word of its source or NOWHERE).
        cues: (first word of a piece of content, first word of its cue).
    """

    words: Words
    tags: Ints
    sources: list[Span]
    cues: list[Span]


def example(document: Document, cut: WordPieces, longest: int, scheme: str) -> Example:
    """Lay the annotation of a document over its words; where two relations claim a word, the first keeps it."""
    words = encode(document.text, document.sentences, cut, longest)
    roles = np.full(len(words.starts), -1, dtype=np.int64)
    runs: list[tuple[int, int, int]] = []
    sources: list[Span] = []
    cues: list[Span] = []
    for relation in document.relations:
        held = [_runs(spans, words) for spans in (relation.source, relation.cue, relation.content)]
        if not held[CUE] or not held[CONTENT]:
            continue
        for role in (SOURCE, CUE, CONTENT):
            runs += [(role, *run) for run in held[role] if _claim(roles, role, run)]
        cue = held[CUE][0][0]
        sources.append((cue, held[SOURCE][0][0] if held[SOURCE] else NOWHERE))
        cues += [(start, cue) for start, _ in held[CONTENT]]
    return Example(words, _tags(len(roles), runs, scheme), sources, cues)


def _claim(roles: Ints, role: int, run: Span) -> bool:
    taken = roles[run[0] : run[1]]
    if (taken >= 0).any():
        return False
    taken[:] = role
    return True


def _runs(spans: Sequence[Span], words: Words) -> list[Span]:
    """Return the runs of neighbouring words that the spans touch."""
    touched = sorted(
        {k for start, end in spans for k in range(bisect_right(words.ends, start), bisect_left(words.starts, end))}
    )
    found: list[Span] = []
    for k in touched:
        if found and found[-1][1] == k:
            found[-1] = (found[-1][0], k + 1)
        else:
            found.append((k, k + 1))
    return found


def _tags(count: int, runs: Sequence[tuple[int, int, int]], scheme: str) -> Ints:
    """Write each run as tags: B I I, or with `bioes` B I E and S for a single word."""
    letters = SCHEMES[scheme]
    tags = np.zeros(count, dtype=np.int64)
    for role, start, end in runs:
        base = 1 + role * len(letters)
        tags[start:end] = base + letters.index("I")
        tags[start] = base
        if scheme == "bioes":
            tags[end - 1] = base + letters.index("E" if end - start > 1 else "S")
    return tags


@dataclass(frozen=True, slots=True)
class Part:
    """A window to learn from: pieces with [CLS] and [SEP], where its words start, and their answers, in its numbers.

    `sources` and `cues` are (word, word or NOWHERE); what points out of the window is left out.
    """

    ids: Ints
    types: Ints
    first: Ints
    tags: Ints
    sources: list[Span]
    cues: list[Span]


def parts(held: Example, cut: WordPieces, size: int, rng: random.Random) -> Iterator[Part]:
    """Cut a document into windows of at most `size` pieces; the first is shortened by chance, so epochs differ."""
    units = held.words.units
    start, room = 0, rng.randint(size // 3, size)
    while start < len(units) - 1:
        end = start + 1
        while end < len(units) - 1 and units[end + 1] - units[start] <= room:
            end += 1
        yield _part(held, cut, units[start], units[end])
        start, room = end, size


def _part(held: Example, cut: WordPieces, start: int, end: int) -> Part:
    words = held.words
    low, high = (int(np.searchsorted(words.first, place)) for place in (start, end))
    return Part(
        ids=np.concatenate([[cut.cls], words.ids[start:end], [cut.sep]]),
        types=np.concatenate([[0], words.types[start:end], [0]]),
        first=words.first[low:high] - start + 1,
        tags=held.tags[low:high],
        sources=_inside(held.sources, low, high),
        cues=_inside(held.cues, low, high),
    )


def _inside(pairs: Sequence[Span], low: int, high: int) -> list[Span]:
    return [
        (a - low, b - low if b != NOWHERE else NOWHERE)
        for a, b in pairs
        if low <= a < high and (b == NOWHERE or low <= b < high)
    ]
