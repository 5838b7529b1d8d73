"""`python -m benchmarks.copies [--documents N]`: copies among many generated reports, one JSON object.

Reports are made of invented words whose frequency follows Zipf's law, by a fixed seed. One in four has its words from
an earlier one: whole, cut, or with some of its words changed; one in three ends in one of a hundred background
paragraphs, and every report has a phrase of the trade in it, so that fingerprints which many documents hold are there.

`documents_per_second` is wall clock with one process, all compared with all; `words_ratio` is how many times the time
of splitting the same texts into words that takes. `growth` is the time a document of the last tenth takes over one
of the second tenth: 1.0 would be no growth at all. `one_more_ms` is the time in which one more document is compared
with all that are held, its verdicts included: median, 95th percentile and worst of 200.
"""

import argparse
import json
import random
import resource
import statistics
import time
from collections.abc import Iterator

from reportedly.record import Document, Interval
from reportedly.weighing.copies.corpus import Copies
from reportedly.weighing.copies.words import words_of

SEED = 20320913
VOCABULARY = 40_000
LENGTH = (150, 600)
TRADE = "spoke on condition of anonymity because they were not authorised to talk to journalists about the matter"
FOOT = "all rights reserved this material may not be published broadcast rewritten or redistributed in any form"
BACKGROUNDS, MORE = 100, 200
RECENT = 2000


class Writer:
    """Writes reports out of invented words."""

    def __init__(self) -> None:
        """Make the words and the background paragraphs."""
        self.dice = random.Random(SEED)  # noqa: S311 - no secrets here
        sounds = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
        self.words = ["".join(self.dice.choices(sounds, k=self.dice.randint(1, 4))) for _ in range(VOCABULARY)]
        total, self.weights = 0.0, []
        for rank in range(1, VOCABULARY + 1):
            total += 1 / rank
            self.weights.append(total)
        self.backgrounds = [self.text(60) for _ in range(BACKGROUNDS)]
        self.written: list[list[str]] = []

    def text(self, length: int) -> list[str]:
        """Return so many new words."""
        return self.dice.choices(self.words, cum_weights=self.weights, k=length)

    def report(self) -> list[str]:
        """Return the words of one report."""
        dice = self.dice
        if self.written and dice.random() < 1 / 4:
            words = self.remade(dice.choice(self.written[-RECENT:]))
        else:
            words = self.text(dice.randint(*LENGTH))
            at = dice.randrange(len(words))
            words[at:at] = (TRADE if dice.random() < 1 / 2 else FOOT).split()
            if dice.random() < 1 / 3:
                words += dice.choice(self.backgrounds)
        self.written.append(words)
        return words

    def remade(self, words: list[str]) -> list[str]:
        """Return a copy, an abridgement or an edited copy."""
        chance = self.dice.random()
        if chance < 1 / 3:
            return list(words)
        if chance < 2 / 3:
            return words[: max(40, len(words) // 2)]
        return [self.dice.choice(self.words) if self.dice.random() < 1 / 25 else word for word in words]


def documents(count: int) -> Iterator[Document]:
    """Yield so many reports, forty a day."""
    writer = Writer()
    for number in range(count):
        day = f"{2001 + number // 14600}-{1 + number // 1200 % 12:02}-{1 + number // 40 % 28:02}"
        published = Interval(start=day, end=day, grain="day")
        text = " ".join(writer.report())
        yield Document(id=f"doc-{number:07}", sha256="", text=text, published=published)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.copies")
    options.add_argument("--documents", type=int, default=20_000)
    asked = options.parse_args()
    found = list(documents(asked.documents + MORE))
    first, more = found[: asked.documents], found[asked.documents :]
    start = time.perf_counter()
    for document in first:
        words_of(document)
    splitting = time.perf_counter() - start
    copies, taken = Copies(), []
    for document in first:
        start = time.perf_counter()
        copies.add(document)
        taken.append(time.perf_counter() - start)
    start = time.perf_counter()
    verdicts = [comparison.verdict for comparison in copies.comparisons()]
    judging = time.perf_counter() - start
    single = []
    for document in more:
        start = time.perf_counter()
        for other in copies.add(document):
            copies.compare(document.id, other)
        single.append((time.perf_counter() - start) * 1000)
    tenth = max(1, len(first) // 10)
    whole = sum(taken) + judging
    report = {
        "documents": len(first),
        "pairs": len(verdicts),
        "copies_or_abridged": sum(verdict in {"copy", "abridged"} for verdict in verdicts),
        "seconds": round(whole, 1),
        "documents_per_second": round(len(first) / whole),
        "words_ratio": round(whole / splitting, 1),
        "growth": round(statistics.median(taken[-tenth:]) / statistics.median(taken[tenth : 2 * tenth]), 2),
        "one_more_ms": {
            "median": round(statistics.median(single), 2),
            "p95": round(sorted(single)[int(len(single) * 0.95)], 2),
            "worst": round(max(single), 2),
        },
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
