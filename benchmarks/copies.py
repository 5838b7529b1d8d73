"""`python -m benchmarks.copies [--documents N] [--processes N] [--data FOLDER]`: copies among many reports, JSON.

Reports are made by a fixed seed. Where `raw_conflict` lies in the folder of data, each is one of its texts in which
every word of three letters and more is exchanged for another about as frequent, so that no two have their words in
common by themselves; elsewhere they are invented words whose frequency follows Zipf's law. One in four has its words
from an earlier one: whole, cut, or with some of its words changed; one in three ends in one of a hundred background
paragraphs, and every report has a phrase of the trade in it, so that fingerprints which many documents hold are there.

`seconds` is wall clock, `cpu_seconds` that of all processes: all compared with all, then every pair judged, which
`judged_cpu_seconds` is the part of. `planted_found` is the share of the planted copies that are told to be one of the
report that they were made from. `one_more_ms` is the CPU time in which one more document is compared with all that are
held, its verdicts included: median, 95th percentile and worst of 200. `memory_mb` is the most that the process held,
the texts themselves included, which are `texts_mb` of it.
"""

import argparse
import gzip
import json
import random
import re
import resource
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

from reportedly.record import Document, Interval
from reportedly.weighing.copies.corpus import Copies

SEED = 20320913
VOCABULARY = 40_000
LENGTH = (150, 600)
TRADE = "spoke on condition of anonymity because they were not authorised to talk to journalists about the matter"
FOOT = "all rights reserved this material may not be published broadcast rewritten or redistributed in any form"
BACKGROUNDS, MORE = 100, 200
RECENT = 2000
COPIED = frozenset({"copy", "abridged", "derived"})
DATA = Path(__file__).parents[2] / "shared" / "gold"


BAND = 512  # words about as frequent as one another
WORD = re.compile(r"[^\W\d_]{3,}")
LINES, BREAK = re.compile(r"\s*\n\s*"), "¶"
SHORT, MOST = 80, 900


class Inventor:
    """Writes texts of invented words."""

    def __init__(self, dice: random.Random) -> None:
        """Make the words."""
        self.dice = dice
        sounds = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
        self.words = ["".join(dice.choices(sounds, k=dice.randint(1, 4))) for _ in range(VOCABULARY)]
        total, self.weights = 0.0, []
        for rank in range(1, VOCABULARY + 1):
            total += 1 / rank
            self.weights.append(total)

    def text(self) -> list[str]:
        """Return the words of a new text."""
        return self.paragraph(self.dice.randint(*LENGTH))

    def paragraph(self, length: int) -> list[str]:
        """Return so many new words."""
        return self.dice.choices(self.words, cum_weights=self.weights, k=length)


class Reteller:
    """Writes texts that were published in other words: the same sentences, other things."""

    def __init__(self, dice: random.Random, texts: list[str]) -> None:
        """Count the words that can be exchanged."""
        self.dice, self.texts = dice, texts
        found = Counter(word for text in texts for word in WORD.findall(text))
        self.words = sorted(found, key=lambda word: (-found[word], word))
        self.words = self.words[: len(self.words) // BAND * BAND]
        self.rank = {word: rank for rank, word in enumerate(self.words)}

    def text(self) -> list[str]:
        """Return the words of one of the texts, told anew."""
        keys: dict[int, int] = {}
        told = []
        for word in LINES.sub(f" {BREAK} ", self.dice.choice(self.texts)).split():
            rank = self.rank.get(word.strip(".,;:“”\"'()"))
            if rank is not None:
                key = keys.setdefault(rank // BAND, self.dice.randrange(1, BAND))
                told.append(self.words[rank // BAND * BAND + (rank % BAND ^ key)])
            else:
                told.append(word)
        return told

    def paragraph(self, length: int) -> list[str]:
        """Return so many words of a text told anew."""
        return (self.text() + self.text())[:length]


def published(folder: Path) -> list[str]:
    """Return the texts of `raw_conflict` in a folder of data; none where it does not lie there."""
    raw = folder / "raw_conflict"
    found = [line.split("\t")[0] for path in sorted(raw.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()]
    for path in sorted(raw.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return [text for text in found if SHORT <= len(text.split()) <= MOST]


class Writer:
    """Writes reports, and copies of them."""

    def __init__(self, texts: list[str]) -> None:
        """Make the background paragraphs; without texts words are invented."""
        self.dice = random.Random(SEED)  # noqa: S311 - no secrets here
        self.author = Reteller(self.dice, texts) if texts else Inventor(self.dice)
        self.backgrounds = [self.author.paragraph(60) for _ in range(BACKGROUNDS)]
        self.written: list[list[str]] = []

    def report(self) -> tuple[list[str], int | None]:
        """Return the words of one report, and the number of the report that they were taken from, if any."""
        dice, source = self.dice, None
        if self.written and dice.random() < 1 / 4:
            source = dice.randrange(max(0, len(self.written) - RECENT), len(self.written))
            words = self.remade(self.written[source])
        else:
            words = self.author.text()
            at = dice.randrange(len(words))
            words[at:at] = (TRADE if dice.random() < 1 / 2 else FOOT).split()
            if dice.random() < 1 / 3:
                words += dice.choice(self.backgrounds)
        self.written.append(words)
        return words, source

    def remade(self, words: list[str]) -> list[str]:
        """Return a copy, an abridgement or an edited copy."""
        chance = self.dice.random()
        if chance < 1 / 3:
            return list(words)
        if chance < 2 / 3:
            return words[: max(40, len(words) // 2)]
        others = self.author.paragraph(len(words))
        return [other if self.dice.random() < 1 / 25 else word for word, other in zip(words, others, strict=False)]


def documents(count: int, texts: list[str]) -> Iterator[tuple[Document, int | None]]:
    """Yield so many reports, forty a day, and the number of the report that each was made from."""
    writer = Writer(texts)
    for number in range(count):
        day = f"{2001 + number // 13440}-{1 + number // 1120 % 12:02}-{1 + number // 40 % 28:02}"
        when = Interval(start=day, end=day, grain="day")
        words, source = writer.report()
        if number >= RECENT:
            writer.written[number - RECENT] = []
        yield (
            Document(id=f"doc-{number:07}", sha256="", text=" ".join(words).replace(BREAK, "\n\n"), published=when),
            source,
        )


def cpu() -> float:
    """Return the CPU seconds of this process and of those it has waited for."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def one_more(copies: Copies, more: list[Document]) -> dict[str, float]:
    """Return the milliseconds in which one more document is compared with all."""
    taken = []
    for document in more:
        start = time.process_time()
        for other in copies.add(document):
            copies.compare(document.id, other)
        taken.append((time.process_time() - start) * 1000)
    return {
        "median": round(statistics.median(taken), 2),
        "p95": round(sorted(taken)[int(len(taken) * 0.95)], 2),
        "worst": round(max(taken), 2),
    }


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.copies")
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--data", type=Path, default=DATA)
    asked = options.parse_args()
    texts = published(asked.data)
    found = list(documents(asked.documents + MORE, texts))
    first, more = found[: asked.documents], [document for document, _ in found[asked.documents :]]
    copies, start, spent = Copies(), time.perf_counter(), cpu()
    with get_context("spawn").Pool(asked.processes) as pool:
        copies.add_all(((document, ()) for document, _ in first), pool.imap)
        pool.close()
        pool.join()
    judged = time.process_time()
    verdicts = {(comparison.one, comparison.other): comparison.verdict for comparison in copies.comparisons()}
    judged, seconds, spent = time.process_time() - judged, time.perf_counter() - start, cpu() - spent
    planted = [(first[source][0].id, document.id) for document, source in first if source is not None]
    report = {
        "documents": len(first),
        "words": sum(len(document.text.split()) for document, _ in first),
        "texts": "raw_conflict, told anew" if texts else "invented",
        "processes": asked.processes,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(spent, 1),
        "judged_cpu_seconds": round(judged, 1),
        "pairs": len(verdicts),
        "verdicts": dict(sorted(Counter(verdicts.values()).items())),
        "planted": len(planted),
        "planted_found": round(sum(verdicts.get(pair, "unrelated") in COPIED for pair in planted) / len(planted), 4),
        "one_more_ms": one_more(copies, more),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "texts_mb": round(sum(len(document.text) for document, _ in found) / 1e6),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
