"""Documents of clear licence to learn from, marked by the product's own rules.

MEANTIME (Wikinews, CC BY 4.0), re3D without the BBC's pages (OGL, public domain, CC BY, CC BY-SA), and the sentences of
UDS-It-Happened-2 (CC BY-SA 4.0). What is learnt can be no better than the rules where they read well; it is a net under
them where a parse fails.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

import reportedly
from quality import factuality, meantime, polnear
from quality.align import TOKEN, Tokenizer, Tokens
from quality.base import files, jsonl
from reportedly.settings import Settings
from training.attribution.data import Document, Relation
from training.attribution.runtime import Span, plain_sentences

UNCLEAR = frozenset({"BBC Online"})
TOGETHER = 8  # sentences of UDS-IH2, which follow each other in the set, that are read as one text


def documents(data: Path) -> Iterator[Document]:
    """Yield all of them, marked by the rules."""
    for text in texts(data):
        found = reportedly.read_text(text, settings=Settings(attributor="rules"))
        objects = [_plain(value) for value in found.records()]
        tokens = Tokenizer(text, TOKEN)
        marks = polnear.flat(objects, tokens)
        yield Document(text, tuple(plain_sentences(text)), tuple(_relation(mark, tokens) for mark in marks))


def texts(data: Path) -> Iterator[str]:
    """Yield the texts."""
    yield from (meantime.article(path).text for path in files(data, "meantime", "train", "*/*.xml"))
    yield from (row["text"] for row in jsonl(data, "re3d", "train") if row["sourceName"] not in UNCLEAR)
    sentences = [row.text for row in factuality.read(data, "train", "uds_ih2")]
    yield from (" ".join(sentences[k : k + TOGETHER]) for k in range(0, len(sentences), TOGETHER))


def _plain(value: object) -> dict[str, object]:
    made: dict[str, object] = msgspec.to_builtins(value)
    return made


def _relation(mark: polnear.Attribution, tokens: Tokenizer) -> Relation:
    return Relation(*(_spans(part, tokens) for part in (mark.source, mark.cue, mark.content)))


def _spans(held: Tokens, tokens: Tokenizer) -> tuple[Span, ...]:
    """Return the runs of some tokens as characters."""
    runs: list[list[int]] = []
    for token in sorted(held):
        if runs and token == runs[-1][-1] + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple((tokens.starts[run[0]], tokens.ends[run[-1]]) for run in runs)
