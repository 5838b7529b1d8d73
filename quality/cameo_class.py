"""`cameo_class`: of what class a sentence's deed is after CAMEO, and who does it to whom (Hu et al. 2022).

DATA/cameo_class/PART/*class*.tsv: a sentence and its class, 0 to 4; DATA/cameo_class/PART/*ner*.txt: sentences in the
form of CoNLL with the words of sources (S) and targets (T). Given to the system: the sentence, spaced as in print.

The record's events are led to CAMEO's roots by the product's own crosswalk (`books`, as in `reportedly codes --codebook
cameo`), and the first event in the text that has a root is taken. The set's classes are those of CAMEO's quad classes,
with appeals and comments apart and, as the set has it throughout, sanctions and broken ties among conflict in words:
0 statements and appeals (01, 02, or no root), 1 cooperation in words (03 to 05), 2 in deeds (06 to 08), 3 conflict in
words (09 to 13, 16), 4 in deeds (14, 15, 17 to 20). `class_acc` and `class_macro_f` are over the five.

`source_f`, `target_f`: the doers, or those it was done to, of that event against the spans of the gold, one to one;
right when at least half of the shorter of their words are shared. As CAMEO has one target, whom it befell is taken
before what it befell. Where there is no event, the speaker of the first statement is the source: CAMEO's
root 01. Sentences in which both sides do it (R) are left out of these.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from quality import system
from quality.align import Offsets, Tokenizer, assign, half_of_shorter
from quality.base import Counts, Score, files, first, share
from quality.cameo import Row, spans
from quality.plv import macro
from reportedly.codebook.books import book
from reportedly.record import Event, Reading
from reportedly.weighing.codings import codings

CLASSES = {
    "0": ("01", "02"),
    "1": ("03", "04", "05"),
    "2": ("06", "07", "08"),
    "3": ("09", "10", "11", "12", "13", "16"),
    "4": ("14", "15", "17", "18", "19", "20"),
}
CLASS_OF = {root: name for name, roots in CLASSES.items() for root in roots}
STATEMENT = "0"
APOSTROPHES = frozenset("'’ʼ")
CLOSING = frozenset({*",.;:!?)%-/]", *APOSTROPHES, "'s", "’s", "n't"})
OPENING = frozenset("($-/[")


class Sided(NamedTuple):
    """A sentence with the characters of its sources and targets."""

    text: str
    sources: tuple[Offsets, ...]
    targets: tuple[Offsets, ...]


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each sentence and compare class, source and target of its event with the gold."""
    classed = [row for path in files(data, "cameo_class", part, "*class*.tsv") for row in classes(path)]
    marked = [row for path in files(data, "cameo_class", part, "*ner*.txt") for row in sided(path)]
    pairs = []
    for text, wanted in first(classed, limit):
        _, root = taken(system.reading(text, name="cameo"))
        given = CLASS_OF.get(root, STATEMENT)
        pairs.append((given, wanted))
        if verbose and given != wanted:
            print(f"{wanted} not {given} ({root}): {text}", file=sys.stderr)
    sources, targets = Counts(), Counts()
    for row in first(marked, limit):
        doers, struck = parties(system.reading(row.text, name="cameo"))
        sources += matched(row.text, row.sources, doers)
        targets += matched(row.text, row.targets, struck)
    metrics = {
        "class_acc": share(sum(a == b for a, b in pairs), len(pairs)),
        "class_macro_f": macro(pairs, tuple(CLASSES)),
        **sources.metrics("source"),
        **targets.metrics("target"),
    }
    read = len(pairs) + len(first(marked, limit))
    return Score(read, read, metrics, {"limit": limit})


def classes(path: Path) -> list[tuple[str, str]]:
    """Return the sentences of a file with their classes."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [(row[0], row[-1].strip()) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row]


def sided(path: Path) -> Iterator[Sided]:
    """Yield the sentences of a file with the characters of their sources and targets, but for those of both sides."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.splitlines() if line.strip()]
        labels = [label for _, label in rows]
        if rows and "B-R" not in labels:
            text, spots = as_printed([word for word, _ in rows])
            yield Sided(text, tuple(_spans(labels, spots, "S")), tuple(_spans(labels, spots, "T")))


def as_printed(words: Sequence[str]) -> tuple[str, list[Offsets]]:
    """Return words as a text, spaced as in print, and the characters of each."""
    text, spots = "", list[Offsets]()
    for n, word in enumerate(words):
        before = words[n - 1] if n else ""
        possessive = before in APOSTROPHES and word == "s"
        tight = not n or word in CLOSING or before in OPENING or possessive
        text += word if tight else f" {word}"
        spots.append((len(text) - len(word), len(text)))
    return text, spots


def _spans(labels: Sequence[str], spots: Sequence[Offsets], kind: str) -> Iterator[Offsets]:
    """Yield the characters of each run of one kind."""
    opened: Offsets | None = None
    for label, (start, end) in zip((*labels, "O"), (*spots, (0, 0)), strict=True):
        if opened and label != f"I-{kind}":
            yield opened
            opened = None
        if label == f"B-{kind}":
            opened = (start, end)
        elif opened:
            opened = (opened[0], end)


def taken(reading: Reading | None) -> tuple[Event | None, str]:
    """Return the first event in the text that has a root in CAMEO, and the root; "" for none."""
    if reading is None:
        return None, ""
    rooted = [(c.event, c.codings[0].code or "") for c in codings(reading, [book("cameo")]) if c.codings[0].code]
    return min(rooted, key=lambda pair: pair[0].trigger.start, default=(None, ""))


def parties(reading: Reading | None) -> tuple[list[list[Offsets]], list[list[Offsets]]]:
    """Return where the text names the doers of the event taken, or who speaks, and those it was done to."""
    event, _ = taken(reading)
    if reading is None:
        return [], []
    if event is None:
        return list(_speaker(reading)), []
    actors: list[Row] = [msgspec.to_builtins(actor) for actor in reading.actors]
    held: Row = msgspec.to_builtins(event)
    befell = spans(held, actors, "recipients", "recipient")
    return spans(held, actors, "actors", "actor"), befell or spans(held, actors, "recipients", "recipient", "target")


def _speaker(reading: Reading) -> Iterator[list[Offsets]]:
    """Yield where the text names who makes its first statement that has a voice in the text."""
    sources = (link.source for s in reading.statements for link in s.chain if link.source)
    yield from ([(span.start, span.end) for span in source] for source in islice(sources, 1))


def matched(text: str, gold: Sequence[Offsets], given: Sequence[Sequence[Offsets]]) -> Counts:
    """Count the fillers given that name a side of the gold, one to one."""
    tokens = Tokenizer(text)
    sought = [tokens.cover([span]) for span in gold]
    held = [[tokens.cover([span]) for span in filler] for filler in given]
    pairs = assign(held, sought, lambda filler, side: float(any(half_of_shorter(one, side) for one in filler)))
    return Counts(len(pairs), len(held), len(sought))
