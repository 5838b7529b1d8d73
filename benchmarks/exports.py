"""`python -m benchmarks.exports [--statements N] [FORMAT...]`: exports of a large case, one JSON object.

The case is made of generated reports of fifty statements each: invented names by a fixed seed, so many that new ones
grow rare, as in news of one war. Every export is a process of its own, without what must be weighed over all
documents. `mb` is its peak memory, `mb_tenth` that of an export of a tenth of the case, `growth` the one over the
other: 1.0 is constant memory. The bytes go to a file, or a folder.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportedly.leaving import export, export_of
from reportedly.record import (
    Actor,
    Block,
    Document,
    Event,
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
from reportedly.store import Case

SEED = 20320913
EACH, EVERY_EVENT, EVERY_POSITION = 50, 3, 7
ACTORS, PLACES, ISSUES = 400, 200, 500
FORMATS = ("jsonl", "csv", "sqlite", "parquet", "plover", "polecat", "quotes")
CERTAINTIES = ("asserted", "asserted", "asserted", "hedged", "denied", "conditional")
MODES = ("heavy-weapons", "drone", "firearms", "abduct")


def readings(count: int) -> Iterator[Reading]:
    """Yield so many readings of reports."""
    dice = random.Random(SEED)  # noqa: S311 - no secrets here
    for number in range(count):
        yield _reading(number, dice)


def _reading(number: int, dice: random.Random) -> Reading:
    """Make the reading of one report: fifty sentences of one kind, each with its statement."""
    name = content_id("doc", number)
    who = sorted({min(int(dice.paretovariate(0.6)), ACTORS) for _ in range(8)})
    where = sorted({min(int(dice.paretovariate(0.6)), PLACES) for _ in range(4)})
    text, spans = "", []
    for n in range(EACH):
        line = (
            f"Brigade {dice.choice(who)} shelled Town {dice.choice(where)} for the {n}th time, {n + 2} officers said. "
        )
        spans.append(Span(start=len(text), end=len(text) + len(line) - 1, quote=line[:-1]))
        text += line
    day = f"{2001 + number // 14600}-{1 + number // 1200 % 12:02}-{1 + number // 40 % 28:02}"
    on = Interval(start=day, end=day, grain="day", basis="given")
    actors = {f"Brigade {i}": _actor(f"Brigade {i}", name, spans) for i in who}
    places = {f"Town {i}": _place(f"Town {i}", i, name, spans) for i in where}
    voices = [Voice(id=content_id("voice", name, "page"), name=f"Paper {number % 40}", kind="page", naming="named")]
    statements, events, positions, quantities, issues = [], [], [], [], {}
    for n, span in enumerate(spans):
        said = Span(start=span.start, end=span.quote.index(" for") + span.start, quote=span.quote.partition(" for")[0])
        described = _inside(span, f"{n + 2} officers")
        voice = Voice(
            id=content_id("voice", name, n), name=None, kind="unnamed", naming="described", description=described
        )
        voices.append(voice)
        chain = (
            Link(voice=voices[0].id, basis="implied"),
            Link(voice=voice.id, basis="explicit", source=(described,), cue=(_inside(span, "said"),)),
        )
        certainty = CERTAINTIES[n % len(CERTAINTIES)]
        statement = Statement(
            id=content_id("statement", name, n), document=name, span=span, content=(said,), chain=chain,
            certainty=certainty, polarity="-" if certainty == "denied" else "+",  # type: ignore[arg-type]
        )  # fmt: skip
        statements.append(statement)
        words = span.quote.split()
        doer = actors[" ".join(words[:2])]
        if n % EVERY_EVENT == 0:
            count = Quantity(
                id=content_id("quantity", name, n),
                document=name,
                span=described,
                unit="people",
                measure="killed",
                exact=n,
            )
            quantities.append(count)
            events.append(
                Event(
                    id=content_id("event", name, n), statement=statement.id, code="ASSAULT", mode=MODES[n % len(MODES)],
                    trigger=_inside(span, "shelled"), actors=(doer.id,), when=on, quantities=(count.id,),
                    place=places[" ".join(words[3:5])].id,
                )
            )  # fmt: skip
        if n % EVERY_POSITION == 0:
            issue = f"issue {dice.randrange(ISSUES)}"
            issues[issue] = Proposition(id=content_id("proposition", issue), text=issue, key=issue)
            positions.append(
                Position(
                    id=content_id("position", name, n), statement=statement.id, holder=doer.id, stance="opposes",
                    topic=issues[issue].id, cue=_inside(span, "said"),
                )
            )  # fmt: skip
    document = Document(
        id=name, sha256=f"{number:064x}", path=f"{number}.txt", publisher=voices[0].name, published=on, text=text,
        blocks=(Block(kind="body", span=Span(start=0, end=len(text), quote=text)),),
    )  # fmt: skip
    return Reading(
        document=document, actors=tuple(actors.values()), places=tuple(places.values()), voices=tuple(voices),
        statements=tuple(statements), events=tuple(events), positions=tuple(positions),
        propositions=tuple(issues.values()), quantities=tuple(quantities),
    )  # fmt: skip


def _inside(span: Span, words: str) -> Span:
    start = span.start + span.quote.index(words)
    return Span(start=start, end=start + len(words), quote=words)


def _actor(name: str, document: str, spans: Sequence[Span]) -> Actor:
    held = [Mention(document=document, span=_inside(s, name)) for s in spans if f"{name} " in s.quote]
    return Actor(id=content_id("actor", document, name), name=name, kind="armed_group", mentions=tuple(held))


def _place(name: str, number: int, document: str, spans: Sequence[Span]) -> Place:
    held = [PlaceMention(document=document, span=_inside(s, name)) for s in spans if f"{name} " in s.quote]
    return Place(
        id=content_id("place", document, name), name=name, kind="town", country="AND", latitude=42 + number / 1000,
        longitude=1.5, radius_m=2000.0, mentions=tuple(held),
    )  # fmt: skip


def fill(path: Path, statements: int) -> None:
    """Make a case of so many statements."""
    with Case.open(path, create=True, clock=lambda: "2032-09-13T00:00:00Z") as case:
        for reading in readings(statements // EACH):
            case.add(reading, "benchmark")


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
