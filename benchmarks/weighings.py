"""`python -m benchmarks.weighings [--documents N] [--times M] [--case FILE]`: what a kept weighing saves, as JSON.

The case is made of the sample reports, read once by the rules and told again as often as it takes: each telling has
other words of the same length, so that spans hold, and other days; names come back in every fortieth telling, so that
actors and places go through the whole case. `seconds` are wall clock in a process of its own, start included: `first`
where nothing is kept, `second` where it is, `ten_more` after ten more documents came in. `pages_ms` is the median and
worst time of a page of fifty from the kept weighing, the last page of it where there are several; `memory_mb` is the
most that the process held that asked for them, what Python itself needs included. For these two the shelf is filled
with M times what lies there, under other ids but about the same actors and places, so that pages of a case can be asked
for that would take long to draw; `lines` is how many there are then.
"""

import argparse
import datetime as dt
import json
import random
import re
import resource
import statistics
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from reportedly import acquire, pipeline
from reportedly.cases import draw
from reportedly.record import Finding, Reading
from reportedly.settings import load
from reportedly.store import Case, Shelf
from reportedly.store.shelf import Line
from reportedly.weighings import Filter, Weighing, current
from reportedly.weighings.lines import lines

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = 40  # tellings between two of the same names
MORE = 10
WORD = re.compile(r"[^\W\d_]+")
ID = re.compile(r"^[a-z]+-[0-9a-f]{12}$")
KEY_ID = re.compile(r"doc-[0-9a-f]{12}")
DATE = re.compile(r"^\d{4}-\d\d-\d\d")
RETOLD = frozenset({"text", "quote", "name", "title", "aliases", "publisher", "author", "key", "credits"})
COMMANDS = (
    ("conflicts",),
    ("origins",),
    ("timeline",),
    ("compare",),
    ("changes", "--since", "2001-01-01"),
    ("brief",),
    ("export", "sqlite"),
)


def base() -> list[Any]:
    """Return the readings of the samples as plain values."""
    fast = load({"attributor": "rules", "stance_coder": "rules"})
    found = list(acquire.find([str(SAMPLES)]))
    loaded = [acquire.load(source, lambda: b"") for source in found]
    documents = [
        acquire.read(data, source.name, given=acquire.Metadata(), beside=beside)
        for source, (data, beside) in zip(found, loaded, strict=True)
    ]
    return [msgspec.to_builtins(pipeline.read(document, fast)) for document in documents]


@cache
def letters(key: str) -> dict[int, int]:
    """Return another letter for each letter, vowels for vowels."""
    dice = random.Random(key)  # noqa: S311 - no secrets here
    vowels, others = "aeiou", "".join(sorted(set(string.ascii_lowercase) - set("aeiou")))
    made = {
        **dict(zip(vowels, dice.sample(vowels, 5), strict=True)),
        **dict(zip(others, dice.sample(others, 21), strict=True)),
    }
    return str.maketrans({**made, **{a.upper(): b.upper() for a, b in made.items()}})


class Teller:
    """Tells the samples again, the same way for each number."""

    def __init__(self, number: int) -> None:
        """Take the number of the telling."""
        self.number = number
        self.plain, self.named = letters(f"words {number}"), letters(f"names {number % NAMES}")

    def retell(self, value: Any, key: str = "") -> Any:  # noqa: ANN401 - any part of a reading
        """Return a value of a reading, told again."""
        if isinstance(value, dict):
            return {name: self.retell(one, name) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.retell(one, key) for one in value]
        if not isinstance(value, str) or not self.number:
            return value
        if ID.match(value):
            return self._id(value)
        if key in RETOLD:
            return WORD.sub(self._word, KEY_ID.sub(lambda m: self._id(m.group()), value))
        return self._day(value) if DATE.match(value) else value

    def _id(self, value: str) -> str:
        kind = value.rpartition("-")[0]
        return f"{kind}-{blake2b(f'{self.number} {value}'.encode(), digest_size=6).hexdigest()}"

    def _word(self, match: re.Match[str]) -> str:
        word = match.group()
        return word.translate(self.named if word[0].isupper() else self.plain) if len(word) > 3 else word  # noqa: PLR2004

    def _day(self, value: str) -> str:
        day = dt.date.fromisoformat(value[:10]) + dt.timedelta(days=self.number % 3000)
        return day.isoformat() + value[10:]


def tellings(samples: list[Any], first: int, count: int) -> Iterator[Reading]:
    """Yield so many readings, from the one of that number on."""
    for number in range(first, first + count):
        told = Teller(number // len(samples)).retell(samples[number % len(samples)])
        told["document"]["path"] = f"{number}.txt"
        told["document"]["sha256"] = blake2b(str(number).encode(), digest_size=32).hexdigest()
        yield msgspec.convert(told, Reading)


def fill(case: Path, samples: list[Any], first: int, count: int) -> int:
    """Put readings into a case and return how many statements they have."""
    said = 0
    with Case.open(case, create=True) as held:
        for reading in tellings(samples, first, count):
            held.add(reading, "benchmark")
            said += len(reading.statements)
    return said


def command(case: Path, *words: str) -> float:
    """Return the seconds that a command takes in a process of its own."""
    output = ["--output", str(case.with_suffix(".out"))] if words[0] == "export" else []
    start = time.perf_counter()
    run = [sys.executable, "-m", "reportedly", "--case", str(case), *words, *output]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    return round(time.perf_counter() - start, 2)


def pages(weighing: Weighing) -> dict[str, dict[str, float]]:
    """Return the milliseconds that pages take."""
    actor = weighing.actors(Filter(by_documents=True), limit=1).values[0]
    happening = weighing.happenings(Filter(by_documents=True), limit=1).values[0]
    asks: dict[str, Callable[[], object]] = {
        "origins": weighing.origins,
        "happenings": weighing.happenings,
        "happenings of an actor": lambda: weighing.happenings(Filter(actor=(actor.id,))),
        "happenings of most documents": lambda: weighing.happenings(Filter(by_documents=True)),
        "happenings of a month": lambda: weighing.happenings(Filter(first="2033-01-01", last="2033-01-31")),
        "a happening": lambda: weighing.happening(happening.id),
        "conflicts": lambda: weighing.findings(Filter(codes=("conflict",))),
        "findings about a happening": lambda: weighing.findings(Filter(about=(happening.id,))),
        "findings by kind": lambda: weighing.tally(Finding),
        "timeline": weighing.timeline,
        "timeline of an actor": lambda: weighing.timeline(Filter(actor=(actor.id,))),
        "tracks": weighing.tracks,
        "copies of a document": lambda: weighing.copies_of(happening.documents[0]),
        "first hands of statements": lambda: weighing.origins_of(happening.statements),
        "actors by documents": lambda: weighing.actors(Filter(by_documents=True)),
        "actors by name": lambda: weighing.actors(Filter(name=actor.name[:3])),
        "places": weighing.places,
        "statements of an actor": lambda: weighing.statements_of(actor),
        "counts": weighing.counts,
        "how far behind": weighing.behind,
    }
    return {name: _timed(ask) for name, ask in asks.items()}


def multiply(case: Path, times: int) -> int:
    """Put what lies on the shelf of a case there so many times; returns how many lines lie there then."""
    with Case.open(case) as held:
        shelf, kept = Shelf(held), current(held)
        found = list(lines(draw(held)))
        shelf.put((again(line, number) for number in range(times) for line in found), kept.revision)
        return sum(shelf.counts().values())


def again(line: Line, number: int) -> Line:
    """Return a line under another id, about other documents, statements, events and happenings of as many."""
    if not number or line.kind in {"actor", "place"}:
        own = line.concerns if not number else ()
        return replace(
            line, concerns=own, id=line.id if not number else f"{line.id} {number}", place=_next(line, number)
        )
    held = tuple((role, i if role in {"actor", "place"} else f"{i}{number}") for role, i in line.concerns)
    return replace(line, id=f"{line.id} {number}", place=_next(line, number), concerns=held)


def _next(line: Line, number: int) -> str:
    return f"{line.place} {number}" if number else line.place


def _timed(ask: Callable[[], object]) -> dict[str, float]:
    taken = []
    for _ in range(11):
        start = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - start) * 1000)
    return {"median": round(statistics.median(taken), 1), "worst": round(max(taken), 1)}


def asked(case: Path) -> dict[str, Any]:
    """Return what pages take in a process that does nothing else."""
    run = [sys.executable, "-m", "benchmarks.weighings", "--pages", "--case", str(case)]
    found: dict[str, Any] = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    return found


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.weighings")
    options.add_argument("--documents", type=int, default=1000)
    options.add_argument(
        "--times", type=int, default=1, help="fill the shelf that pages are asked of so many times over"
    )
    options.add_argument("--case", type=Path, help="where the case is made; a temporary place if it is not named")
    options.add_argument("--pages", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.pages:
        with Case.open(chosen.case) as held:
            made = {"pages_ms": pages(current(held))}
        made["memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        print(json.dumps(made))
        return
    with tempfile.TemporaryDirectory() as folder:
        case, samples = chosen.case or Path(folder) / "large.case", base()
        said = fill(case, samples, 0, chosen.documents)
        first = {" ".join(words[:1]): command(case, *words) for words in COMMANDS[:1]}
        second = {" ".join(words[:1]): command(case, *words) for words in COMMANDS}
        fill(case, samples, chosen.documents, MORE)
        report = {
            "documents": chosen.documents,
            "statements": said,
            "seconds": {"first": first, "second": second, "ten_more": command(case, *COMMANDS[0])},
            "lines": multiply(case, chosen.times),
            **asked(case),
        }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
