"""`python -m benchmarks [--data FOLDER] [--documents N] [--rounds N]`: one JSON object.

`speed_ratio` is the CPU time of the bare spaCy pipeline, as it comes, over the CPU time of the whole reading, on the
same blocks in the same process, rounds interleaved, medians taken; `speed_ratio_fast` is the same by the rules alone
(`--fast`), which may come out above 1.0, for the parser runs faster inside a reading than as it comes.
`stages` are microseconds a token. `memory_mb` is the peak resident size of a process that does nothing but read.
`help_s` is the cold start of `reportedly --help`, the best of five.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import spacy
from msgspec.structs import replace
from spacy.language import Language

from reportedly import acquire, pipeline
from reportedly.reading.annotate.actors import actors
from reportedly.reading.annotate.headline import decap
from reportedly.reading.annotate.places import places
from reportedly.reading.annotate.quantities import quantities
from reportedly.reading.annotate.times import times
from reportedly.reading.annotate.window import published
from reportedly.reading.annotators.spacy_pipeline import plain
from reportedly.reading.attribute import attribute
from reportedly.reading.blocks import segment
from reportedly.reading.codify import codify
from reportedly.reading.masthead import masthead
from reportedly.reading.tree import Parse
from reportedly.record import Document, Mentions
from reportedly.settings import Settings

SAMPLES = Path(__file__).parents[1] / "samples"
MODEL = pipeline.DEFAULTS.model
FAST = Settings(attributor="rules", stance_coder="rules")


def documents(folder: Path, wanted: int) -> list[Document]:
    """Return `wanted` documents of a folder, over and over when it holds fewer."""
    found = [acquire.read(path.read_bytes(), str(path)) for path in sorted(folder.rglob("*.txt"))]
    return [found[i % len(found)] for i in range(wanted)]


@cache
def stock() -> Language:
    """Return the pipeline as its package loads it."""
    return spacy.load(MODEL)


def bare(found: list[Document]) -> None:
    """Run the bare parser over the blocks that reading parses, a document at a time."""
    nlp = stock()
    for document in found:
        kept = [plain(block.span.quote) for block in segment(document.text) if block.kind != "furniture"]
        for _ in nlp.pipe(kept):
            pass


def whole(found: list[Document]) -> None:
    """Read the documents."""
    for document in found:
        pipeline.read(document)


def fast(found: list[Document]) -> None:
    """Read the documents by the rules alone."""
    for document in found:
        pipeline.read(document, FAST)


def cpu(work: Callable[[list[Document]], None], found: list[Document]) -> float:
    """Return the CPU seconds of some work."""
    start = time.process_time()
    work(found)
    return time.process_time() - start


def stages(found: list[Document]) -> dict[str, float]:
    """Return microseconds a token of each stage, parsing included."""
    spent: dict[str, float] = {}
    tokens = 0
    for document in found:
        for name, seconds, counted in _staged(document):
            spent[name] = spent.get(name, 0.0) + seconds
            tokens += counted
    return {name: round(seconds / tokens * 1e6, 2) for name, seconds in spent.items()}


def _staged(document: Document) -> Iterator[tuple[str, float, int]]:
    """Read one document stage by stage, yielding (stage, seconds, tokens counted once)."""
    clock = time.process_time
    start = clock()
    document = masthead(document, segment(document.text))
    yield "blocks", clock() - start, 0
    start = clock()
    parser = pipeline._parser("spacy", MODEL)  # noqa: SLF001 - the stage has no other door
    sentences = parser.parse(document.blocks, decap)
    parse = Parse(document=document.id, text=document.text, blocks=document.blocks, sentences=sentences)
    yield "parse", clock() - start, sum(len(s) for s in sentences)
    start = clock()
    named = actors(parse)
    where = places(parse, named)
    yield "actors, places", clock() - start, 0
    start = clock()
    when = times(parse, published(parse, document))
    yield "times", clock() - start, 0
    start = clock()
    mentions = Mentions(actors=named, places=where, times=when, quantities=quantities(parse))
    yield "quantities", clock() - start, 0
    start = clock()
    marks, grades = pipeline.marked(parse, pipeline.attributor(pipeline.DEFAULTS.attributor))
    document = replace(document, attributions=marks)
    yield "marks", clock() - start, 0
    start = clock()
    attribution = attribute(parse, mentions, document)
    yield "attribute", clock() - start, 0
    start = clock()
    codify(parse, mentions, attribution, grades=grades)
    yield "codify", clock() - start, 0


def memory(folder: Path, wanted: int) -> float:
    """Return the peak resident megabytes of a fresh process that reads the documents."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--data", str(folder), "--documents", str(wanted), "--only-read"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return float(done.stdout)


def cold_start() -> float:
    """Return the best of five wall-clock seconds of `reportedly --help`."""
    command = [sys.executable, "-m", "reportedly", "--help"]
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"NO_COLOR": "1"})
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks")
    options.add_argument("--data", type=Path, default=SAMPLES, help="a folder of plain texts")
    options.add_argument("--documents", type=int, default=36)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--only-read", action="store_true", help=argparse.SUPPRESS)
    asked = options.parse_args()
    found = documents(asked.data, asked.documents)
    if asked.only_read:
        whole(found)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    whole(found[:2])
    bare(found[:2])
    fast(found[:2])
    rounds = [(cpu(bare, found), cpu(whole, found), cpu(fast, found)) for _ in range(asked.rounds)]
    words = sum(len(document.text.split()) for document in found)
    report = {
        "documents": len(found),
        "words": words,
        "speed_ratio": round(statistics.median(parser / reading for parser, reading, _ in rounds), 3),
        "speed_ratio_fast": round(statistics.median(parser / rules for parser, _, rules in rounds), 3),
        "words_per_cpu_second": round(words / statistics.median(reading for _, reading, _ in rounds)),
        "words_per_cpu_second_fast": round(words / statistics.median(rules for _, _, rules in rounds)),
        "stages": stages(found),
        "memory_mb": round(memory(asked.data, asked.documents)),
        "help_s": round(cold_start(), 3),
    }
    print(json.dumps(report))


main()
