"""Text in capitals alone put into sentence case, so that names stand out from other words.

Old wires, alerts and many headlines are written in capitals. A tagger (one softmax over hashed features, greedy)
gives each word one of three shapes, from left to right: lower case, capitalised, all capitals. It looks at the word and
its neighbours, what gazetteer, atlas and word list say of them, and the shapes before; `training/casing` learns its
weights. The length is kept: offsets hold, and spans quote the text as it was written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from zlib import crc32

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from reportedly.codebook import atlas, gazetteer
from reportedly.codebook.nouns import kinds, titles
from reportedly.reading.annotate.headline import heads_name, is_common
from reportedly.record import Block, Span

LOWER, CAPITAL, UPPER = range(3)  # the shapes of a word
MODEL = ("models", "casing", "weights.npz")
BITS = 17
SHARE = 0.9  # of a block's letters that are capitals where it is written in capitals alone
FEWEST = 2  # words that a block must have to be one
TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+\.?|[^\W\d_]+(?:['’][^\W\d_]+)*|\d\w*|[^\w\s]")
OWNER = re.compile(r"['’]s$")
INSIDE = frozenset(",;-–'’()")  # marks behind which a sentence goes on
STOPS, CLOSERS = frozenset(".?!"), frozenset("\"”’')]")
ABBREVIATED = frozenset({"jr", "sr", "st", "no", "vs", "approx"})
LONGEST_PAIR = 3  # words of a place name that are looked up together
TAILS = (2, 3, 4)
LONG = 8

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Word:
    """One token: where it stands, its lower-case form, whether it opens a sentence, what is known of it."""

    start: int
    end: int
    low: str
    opens: bool
    sort: str


def in_case(text: str, blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """Return a text, and its blocks, with the blocks that are in capitals alone in sentence case; same length.

    How the document's other blocks write a word goes before what the tagger thinks of it.
    """
    loud = [block.kind != "furniture" and is_shouted(block.span.quote) for block in blocks]
    if not any(loud):
        return text, tuple(blocks)
    seen = _seen(block.span.quote for block, is_loud in zip(blocks, loud, strict=True) if not is_loud)
    letters, changed = list(text), []
    for block, is_loud in zip(blocks, loud, strict=True):
        span = block.span
        if is_loud:
            quote = sentence_case(span.quote, seen)
            letters[span.start : span.end] = quote
            span = Span(start=span.start, end=span.end, quote=quote)
        changed.append(replace(block, span=span))
    return "".join(letters), tuple(changed)


def is_shouted(text: str) -> bool:
    """Say whether a text of two words or more is written in capitals, but for a stray letter."""
    if text.islower() or len(text.split()) < FEWEST:
        return False
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper > FEWEST and upper > SHARE * (upper + lower)


def _seen(texts: Iterable[str]) -> dict[str, int]:
    """Return the shape of each word that some texts in mixed case write in one way wherever it opens no sentence."""
    shapes: dict[str, set[int]] = {}
    for text in texts:
        fresh = True
        for match in TOKEN.finditer(text):
            if not fresh:
                shapes.setdefault(match.group().lower(), set()).add(shape_of(match.group()))
            fresh = not match.group()[0].isalnum() and (fresh or match.group() not in INSIDE)
    return {word: next(iter(held)) for word, held in shapes.items() if len(held) == 1}


def shape_of(written: str) -> int:
    """Return the shape of a word as written."""
    letters = "".join(filter(str.isalnum, OWNER.sub("", written)))
    if not letters[:1].isupper():
        return LOWER
    return UPPER if len(letters) > 1 and letters.isupper() else CAPITAL


def sentence_case(text: str, seen: Mapping[str, int] = MappingProxyType({})) -> str:
    """Return a text in capitals in sentence case; same length. `seen` gives words whose shape is known."""
    found, weights = tokens(text), _weights()
    letters, shapes, before = list(text), (CAPITAL, CAPITAL), ""
    for word, fixed in zip(found, features(found), strict=True):
        known = seen.get(word.low)
        shape = choose(weights, [*fixed, *history(word, shapes)], word) if known is None else known
        if word.opens or (shape == LOWER and heads_name(word.low, before)):
            shape = max(shape, CAPITAL)
        before = shaped(text[word.start : word.end], shape)
        letters[word.start : word.end] = before
        shapes = (shapes[1], shape)
    return "".join(letters)


def choose(weights: Weights, active: Sequence[int], word: Word) -> int:
    """Return the likeliest shape of a word; one that opens a sentence has a capital."""
    if not word.low[0].isalpha():
        return LOWER
    scores = weights[:, active].sum(axis=1)
    if word.opens:
        scores[LOWER] = -np.inf
    return int(scores.argmax())


def shaped(word: str, shape: int) -> str:
    """Return a word in a shape; its length is kept where lower case would change it."""
    low = word.lower()
    if shape == UPPER or len(low) != len(word):
        return word
    if shape == LOWER:
        return low
    parts = re.split(r"(['’])", low)
    particle = len(parts) > 1 and len(parts[0]) == 1 and len(parts[2]) > 1  # O'Neill, D'Aubuisson; not Ana's
    return "".join(part[:1].upper() + part[1:] if particle or n == 0 else part for n, part in enumerate(parts))


def tokens(text: str) -> list[Word]:
    """Cut a text into words, numbers and marks, each with what the tables know of it."""
    found = list(TOKEN.finditer(text))
    low = [match.group().lower() for match in found]
    sorts = _sorts(text.upper(), found, low)
    opens = _openings(text, found, low)
    return [Word(match.start(), match.end(), low[at], opens[at], sorts[at]) for at, match in enumerate(found)]


def _openings(text: str, found: Sequence[re.Match[str]], low: Sequence[str]) -> list[bool]:
    """Say of each token whether it is the first word of a sentence."""
    opens, fresh = [], True
    for at, match in enumerate(found):
        fresh = fresh or (at > 0 and text[found[at - 1].end() : match.start()].count("\n") > 1)
        opens.append(fresh and low[at][0].isalnum())
        if low[at] in STOPS:
            before = low[at - 1] if at else ""
            after = text[match.end() : match.end() + 2]
            short = low[at] == "." and (len(before) == 1 or before in ABBREVIATED or before in titles())
            fresh = not short and (not after or after[0].isspace() or after[0] in CLOSERS)
        elif low[at] not in CLOSERS and low[at][0].isalnum():
            fresh = False
    return opens


def _sorts(text: str, found: Sequence[re.Match[str]], low: Sequence[str]) -> list[str]:
    """Return what is known of each token, as a short string of flags."""
    flags = [_alone(word) for word in low]
    by_start = {match.start(): at for at, match in enumerate(found)}
    for hit in gazetteer.load().find(text):
        at, mark = by_start.get(hit.start), "B"
        reading = hit.readings[0]
        sort = ("A" if hit.acronym else reading.sort[0]) + ("w" if reading.weak else "")
        while at is not None and at < len(found) and found[at].start() < hit.end:
            flags[at] += mark + sort + (reading.entry.kind[:2] if mark == "B" else "")
            at, mark = at + 1, "I"
    for at, known in enumerate(_known_together(low)):
        flags[at] += known
    return flags


@cache
def _alone(word: str) -> str:
    """Return the flags of a word by itself."""
    if not word[0].isalpha():
        return "9" if word[0].isdigit() else word
    flags = "c" if is_common(word) else "u"
    flags += "t" if word in titles() else ""
    flags += "h" if word in kinds("heads") else ""
    flags += "n" if word in kinds("nouns") else ""
    return flags + ("p" if atlas.load().holds(word) else "")


def _known_together(low: Sequence[str]) -> list[str]:
    """Mark the words of place names of two and three words."""
    marks = [""] * len(low)
    for at in range(len(low) - 1):
        for size in range(2, LONGEST_PAIR + 1):
            run = low[at : at + size]
            if len(run) == size and all(word[0].isalpha() for word in run) and atlas.load().holds(" ".join(run)):
                marks[at : at + size] = ["P"] * size
    return marks


def features(found: Sequence[Word]) -> Iterator[list[int]]:
    """Yield the features of each token that do not hang on other shapes, as places in the table of weights."""
    edge = Word(0, 0, "|", opens=False, sort="|")
    padded = [edge, edge, *found, edge, edge]
    for at in range(2, len(padded) - 2):
        w2, w1, word, n1, n2 = padded[at - 2 : at + 3]
        low = word.low
        named = [f"w {low}", f"s {word.sort}", "bias"]
        named += [
            f"w-1 {w1.low}",
            f"w+1 {n1.low}",
            f"s-1 {w1.sort}",
            f"s+1 {n1.sort}",
            f"w-2 {w2.low}",
            f"w+2 {n2.low}",
        ]
        named += [f"s-1s {w1.sort} {word.sort}", f"ss+1 {word.sort} {n1.sort}", f"w-1s {w1.low} {word.sort}"]
        named += [f"sw+1 {word.sort} {n1.low}", f"w-1w {w1.low} {low}", f"ww+1 {low} {n1.low}"]
        named += [f"s-1ss+1 {w1.sort} {word.sort} {n1.sort}", f"len {min(len(low), LONG)} {word.sort[:1]}"]
        named += [f"tail {low[-size:]}" for size in TAILS if len(low) > size]
        named += [f"sound {not set('aeiouy').isdisjoint(low)} {word.sort[:1]}", f"opens {word.opens}"]
        yield [_place(name) for name in named]


def history(word: Word, shapes: tuple[int, int]) -> list[int]:
    """Return the features of the two shapes before a word."""
    two, one = shapes
    named = (
        f"1 {one}",
        f"2 {two}{one}",
        f"1s {one} {word.sort}",
        f"2s {two}{one} {word.sort[:1]}",
        f"1w {one} {word.low}",
    )
    return [_place(name) for name in named]


@cache
def _weights() -> Weights:
    """Read the weights, one row a shape."""
    with files("reportedly").joinpath(*MODEL).open("rb") as stream, np.load(stream) as held:
        table: Weights = held["weights"].astype(np.float32)
    return table


def _place(name: str) -> int:
    """Return the place of a feature in the table."""
    return crc32(name.encode()) & ((1 << BITS) - 1)
