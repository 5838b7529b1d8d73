"""`python -m benchmarks.exports [--statements N] [FORMAT...]`: exports of a large case, one JSON object.

The case is made of generated reports of fifty statements each: invented names by a fixed seed, so many that new ones
grow rare, as in news of one war. Every export is a process of its own; formats of happenings find a weighing kept,
others leave out what must be weighed over all documents. `mb` is its peak memory, `mb_tenth` that of an export of a
tenth of the case, `growth` the one over the other: 1.0 is constant memory. The bytes go to a file, or a folder.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from reportedly.leaving import export, export_of
from reportedly.record import (
    Actor,
    Block,
    Certainty,
    Document,
    Event,
    Happening,
    Interval,
    Link,
    Mention,
    Place,
    PlaceMention,
    Position,
    Proposition,
    Quantity,
    Reading,
    Span,
    Statement,
    Voice,
    content_id,
)
from reportedly.store import Case, Shelf
from reportedly.store.course import come_to
from reportedly.store.shelf import Line, Revision
from reportedly.weighings.digest import rules

SEED = 20320913
EACH, EVERY_EVENT, EVERY_POSITION = 50, 3, 7
ACTORS, PLACES, ISSUES = 400, 200, 500
FORMATS = ("jsonl", "csv", "sqlite", "parquet", "plover", "polecat", "quotes", "acled", "ged", "gdelt")
CERTAINTIES: tuple[Certainty, ...] = ("asserted", "asserted", "asserted", "hedged", "denied", "conditional")
MODES = ("heavy-weapons", "drone", "firearms", "abduct")


def readings(count: int) -> Iterator[Reading]:
    """Yield so many readings of reports."""
    dice = random.Random(SEED)  # noqa: S311 - no secrets here
    for number in range(count):
        yield Report(number, dice).reading()


class Report:
    """One report: fifty sentences of one kind, each with its statement, every third with an event."""

    def __init__(self, number: int, dice: random.Random) -> None:
        """Write its sentences."""
        self.number, self.name = number, content_id("doc", number)
        self.who = sorted({min(int(dice.paretovariate(0.6)), ACTORS) for _ in range(8)})
        self.where = sorted({min(int(dice.paretovariate(0.6)), PLACES) for _ in range(4)})
        self.issue = Proposition(
            id=content_id("proposition", i := dice.randrange(ISSUES)), text=f"issue {i}", key=str(i)
        )
        self.text, self.spans = "", list[Span]()
        for n in range(EACH):
            line = (
                f"Brigade {dice.choice(self.who)} shelled Town {dice.choice(self.where)} again, {n + 2} officers said. "
            )
            self.spans.append(Span(start=len(self.text), end=len(self.text) + len(line) - 1, quote=line[:-1]))
            self.text += line
        day = f"{2001 + number // 14600}-{1 + number // 1200 % 12:02}-{1 + number // 40 % 28:02}"
        self.day = Interval(start=day, end=day, grain="day", basis="given")
        self.page = Voice(id=self.id("voice", "page"), name=f"Paper {number % 40}", kind="page", naming="named")

    def id(self, kind: str, *of: object) -> str:
        """Return the id of something in this report."""
        return content_id(kind, self.name, *of)

    def reading(self) -> Reading:
        """Return what is read in it."""
        numbers = range(EACH)
        body = Block(kind="body", span=Span(start=0, end=len(self.text), quote=self.text))
        return Reading(
            document=Document(
                id=self.name,
                sha256=f"{self.number:064x}",
                path=f"{self.number}.txt",
                publisher=self.page.name,
                published=self.day,
                text=self.text,
                blocks=(body,),
            ),
            actors=tuple(self.actor(f"Brigade {i}") for i in self.who),
            places=tuple(self.place(f"Town {i}", i) for i in self.where),
            voices=(self.page, *map(self.voice, numbers)),
            statements=tuple(map(self.statement, numbers)),
            events=tuple(self.event(n) for n in numbers if n % EVERY_EVENT == 0),
            positions=tuple(self.position(n) for n in numbers if n % EVERY_POSITION == 0),
            propositions=(self.issue,),
            quantities=tuple(self.quantity(n) for n in numbers if n % EVERY_EVENT == 0),
        )

    def voice(self, n: int) -> Voice:
        """Return the voice of a sentence."""
        words = _inside(self.spans[n], f"{n + 2} officers")
        return Voice(id=self.id("voice", n), name=None, kind="unnamed", naming="described", description=words)

    def statement(self, n: int) -> Statement:
        """Return the statement of a sentence."""
        span, voice = self.spans[n], self.voice(n)
        certainty = CERTAINTIES[n % len(CERTAINTIES)]
        assert voice.description
        first_hand = Link(voice=voice.id, basis="explicit", source=(voice.description,), cue=(_inside(span, "said"),))
        return Statement(
            id=self.id("statement", n),
            document=self.name,
            span=span,
            content=(_inside(span, span.quote.partition(" again")[0]),),
            chain=(Link(voice=self.page.id, basis="implied"), first_hand),
            certainty=certainty,
            polarity="-" if certainty == "denied" else "+",
        )

    def event(self, n: int) -> Event:
        """Return the event of a sentence."""
        words = self.spans[n].quote.replace(",", "").split()
        return Event(
            id=self.id("event", n),
            statement=self.id("statement", n),
            code="ASSAULT",
            mode=MODES[n % len(MODES)],
            trigger=_inside(self.spans[n], "shelled"),
            actors=(self.id("actor", " ".join(words[:2])),),
            place=self.id("place", " ".join(words[3:5])),
            when=self.day,
            quantities=(self.id("quantity", n),),
        )

    def quantity(self, n: int) -> Quantity:
        """Return a toll in a sentence."""
        words = _inside(self.spans[n], f"{n + 2} officers")
        i = self.id("quantity", n)
        return Quantity(id=i, document=self.name, span=words, unit="people", measure="killed", exact=n)

    def position(self, n: int) -> Position:
        """Return the position of a sentence."""
        return Position(
            id=self.id("position", n),
            statement=self.id("statement", n),
            holder=self.id("actor", f"Brigade {self.who[0]}"),
            stance="opposes",
            topic=self.issue.id,
            cue=_inside(self.spans[n], "said"),
        )

    def actor(self, name: str) -> Actor:
        """Return an actor with its mentions."""
        held = tuple(Mention(document=self.name, span=_inside(s, name)) for s in self.spans if f"{name} " in s.quote)
        return Actor(id=self.id("actor", name), name=name, kind="armed_group", mentions=held)

    def place(self, name: str, number: int) -> Place:
        """Return a place with its mentions."""
        held = tuple(
            PlaceMention(document=self.name, span=_inside(s, name)) for s in self.spans if f"{name} " in s.quote
        )
        return Place(
            id=self.id("place", name),
            name=name,
            kind="town",
            country="AND",
            latitude=42 + number / 1000,
            longitude=1.5,
            radius_m=2000.0,
            mentions=held,
        )


def _inside(span: Span, words: str) -> Span:
    start = span.start + span.quote.index(words)
    return Span(start=start, end=start + len(words), quote=words)


def fill(path: Path, statements: int) -> None:
    """Make a case of so many statements."""
    with Case.open(path, create=True, clock=lambda: "2032-09-13T00:00:00Z") as case:
        for reading in readings(statements // EACH):
            case.add(reading, "benchmark")


def keep_weighing(path: Path) -> None:
    """Keep a weighing of a case in which each event is a happening by itself.

    It is what formats of happenings read; what it takes to draw a true one is measured elsewhere (`copies`).
    """
    with Case.open(path) as case:
        revision = Revision(mark=come_to(case), rules=rules(), drawn_at=case.now())
        Shelf(case).put((_line(event, reading) for reading in case.readings() for event in reading.events), revision)


def _line(event: Event, reading: Reading) -> Line:
    happening = Happening(
        id=content_id("happening", event.id),
        code=event.code,
        events=(event.id,),
        statements=(event.statement,),
        documents=(reading.document.id,),
        when=event.when,
    )
    body = msgspec.json.encode(happening).decode()
    place = f"{event.when.start} {happening.id}"
    return Line(kind="happening", id=happening.id, place=place, body=body, code=event.code, documents=1, statements=1)


def one(path: Path, name: str) -> dict[str, float]:
    """Export a case in one format in a process of its own; return seconds and peak megabytes."""
    command = [sys.executable, "-m", "benchmarks.exports", "--only", name, "--case", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def only(path: Path, name: str) -> None:
    """Export, and print what it took."""
    form = export_of(name).form
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=path.parent) as folder, Case.open(path) as case:
        unweighed = {"weighed": "no"} if "weighed" in form.options else {}
        export(case, name, Path(folder) / "out", sys.stdout.buffer, options=unweighed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(time.perf_counter() - start, 1), "mb": round(peak)}))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.exports")
    options.add_argument("formats", nargs="*", metavar="FORMAT", default=FORMATS)
    options.add_argument("--statements", type=int, default=1_000_000)
    options.add_argument("--only", help=argparse.SUPPRESS)
    options.add_argument("--case", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.only:
        only(asked.case, asked.only)
        return
    with tempfile.TemporaryDirectory() as folder:
        whole, tenth = Path(folder) / "whole.case", Path(folder) / "tenth.case"
        start = time.perf_counter()
        fill(whole, asked.statements)
        filling = time.perf_counter() - start
        fill(tenth, asked.statements // 10)
        for path in (whole, tenth):
            keep_weighing(path)
        report: dict[str, object] = {
            "statements": asked.statements,
            "case_mb": round(whole.stat().st_size / 1e6),
            "filled_s": round(filling),
        }
        for name in asked.formats:
            small, large = one(tenth, name), one(whole, name)
            report[name] = {
                "seconds": large["seconds"],
                "statements_per_second": round(asked.statements / large["seconds"]),
                "mb": large["mb"],
                "mb_tenth": small["mb"],
                "growth": round(large["mb"] / small["mb"], 2),
            }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
