"""`timeline15`: what an entity took part in, over many reports, in order (SemEval-2015 Task 4, Minard et al. 2015).

DATA/timeline15/PART/**/*.xml: reports in CAT format, tokenised, with the date of each; **/*.txt: timelines, the
entity's name on the first line, then a line a happening: its place in the order, its day, month or year, and the words
that tell it (report-sentence-word). The reports of a timeline are those of the one folder that holds most of those
that it names. Given to the system: the texts of that folder with their dates and titles, and the name. Titles and date
lines are no part of the text: no timeline has a word of them.

A report is read by itself, who is who across reports is resolved as in a case; the entity is each actor that goes by
the name, and wherever the very name stands. The system's timeline is what these take part in (`doings.deeds_in`),
in the order of the intervals; deeds of one interval are one step.

Scored as in the task, by temporal awareness (UzZaman and Allen 2011): a timeline is a graph in which words are linked
to their day, to the words of the same step and to those of the next. Links that follow from others count once: a step
of n words with a day has n links, one without has n - 1, two steps in a row have one (the share of its pairs that
holds). Precision is the share of the system's links that follow from the gold's, recall the reverse; `timeline_f` is
over the links of all timelines together. Words for one happening ("launched", "the launch") are words of one step.
What the gold cannot order (step 0) is left out of both, and what the system gives no day is no part of its timeline.
`words_f` is of the words alone, `days_acc` the share of the words found whose day is the gold's.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise, product
from pathlib import Path
from typing import Any, NamedTuple, cast
from xml.etree import ElementTree as ET

import reportedly
from quality.base import Counts, MissingDataError, Score, first, folder, share, total
from quality.np4e import laid_out
from reportedly.codebook.gazetteer import fold
from reportedly.doings import deeds_in
from reportedly.record import Actor, Reading
from reportedly.settings import Settings
from reportedly.weighing.resolve import resolve
from reportedly.weighing.timeline import order_of

WORD = re.compile(r"(?P<report>\d+)-(?P<sentence>\d+)-(?P<word>\S+)")
LINE = re.compile(r"(?P<step>\d+)\s+(?P<day>\S+)\s+(?P<words>\S.*)")
NO_DAY = "XXXX"
UNORDERED = 0
TOLD_FROM = 2  # sentences 0 and 1 are the title and the date
FAST = Settings(attributor="rules")

Told = tuple[str, int, str]
"""Report, sentence, and the word in lower case."""


class Step(NamedTuple):
    """What took place at one time: the day, month or year ("" for none known) and the words that tell it."""

    day: str
    words: frozenset[Told]


class Wanted(NamedTuple):
    """A gold timeline: whose it is, its ordered steps, and the words that it cannot order."""

    name: str
    steps: tuple[Step, ...]
    unordered: frozenset[Told]


class Report(NamedTuple):
    """A report as read: its id, its reading, and the sentence and word of each token by offset."""

    id: str
    reading: Reading
    tokens: Mapping[int, tuple[int, str]]


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Draw the timeline of each entity and compare its graph with the gold's."""
    root = folder(data, "timeline15", part)
    timelines = [made for path in sorted(root.rglob("*.txt")) if (made := timeline(path.read_text("utf-8")))]
    if not timelines:
        message = f"no timelines in {root}"
        raise MissingDataError(message)
    folders = {found.parent for found in root.rglob("*.xml")}
    ids = {where: {_id(path): path for path in sorted(where.glob("*.xml"))} for where in sorted(folders)}
    by_folder: defaultdict[Path, list[Wanted]] = defaultdict(list)
    for wanted in timelines:
        named = {report for step in wanted.steps for report, _, _ in step.words}
        by_folder[max(ids, key=lambda where: (len(named & ids[where].keys()), where.name))].append(wanted)
    right, found, words, days, read = list[Counts](), list[Counts](), list[Counts](), list[Counts](), 0
    for where, several in by_folder.items():
        reports = [report(path) for path in first(list(ids[where].values()), limit)]
        read += len(reports)
        for wanted in several:
            given = drawn(wanted, reports)
            right.append(following(given, wanted.steps))
            found.append(following(wanted.steps, given))
            words.append(_words(given, wanted.steps))
            days.append(_days(given, wanted.steps))
            if verbose:
                _tell(wanted, given, words[-1])
    p, r = total(right).p, total(found).p
    return Score(
        read,
        sum(len(step.words) for wanted in timelines for step in wanted.steps),
        {
            "timeline_f": share(2 * p * r, p + r),
            "timeline_p": p,
            "timeline_r": r,
            **total(words).metrics("words"),
            "days_acc": total(days).p,
        },
        {"timelines": len(timelines), "limit": limit},
    )


def timeline(text: str) -> Wanted | None:
    """Return the timeline of a file; None for a file of another kind."""
    lines = text.lstrip("\ufeff").splitlines()
    rows = [found for line in lines[1:] if (found := LINE.fullmatch(line.strip()))]
    if not rows:
        return None
    steps, unordered = list[Step](), set[Told]()
    for number, held in groupby(rows, key=lambda row: int(row["step"])):
        of_step = list(held)
        words = frozenset(word for row in of_step for word in _told(row["words"]))
        if number == UNORDERED:
            unordered |= words
        else:
            day = next((row["day"] for row in of_step), "")
            steps.append(Step("" if day.startswith(NO_DAY[:3]) else day.removesuffix("-XX").removesuffix("-XX"), words))
    return Wanted(lines[0].strip(), tuple(steps), frozenset(unordered))


def _told(words: str) -> list[Told]:
    return [(m["report"], int(m["sentence"]), m["word"].lower()) for m in WORD.finditer(words)]


def _id(path: Path) -> str:
    """Return the id by which timelines call a report."""
    return str(ET.parse(path).getroot().get("doc_id", ""))  # noqa: S314 - the set's own files


def report(path: Path) -> Report:
    """Read one report."""
    root = ET.parse(path).getroot()  # noqa: S314 - the set's own files
    held: defaultdict[int, list[str]] = defaultdict(list)
    for token in root.iter("token"):
        held[int(token.get("sentence", "0"))].append(token.text or "")
    dated = [t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
    told = [n for n in sorted(held) if n >= TOLD_FROM]
    text, spots = laid_out([{"tokens": held[n]} for n in told])
    tokens = {
        start: (n, held[n][at]) for n, spans in zip(told, spots, strict=True) for at, (start, _) in enumerate(spans)
    }
    name = str(root.get("doc_id"))
    read_text = cast("Any", reportedly.read_text)  # promised names are loaded when first asked for
    title = " ".join(held.get(0, ()))
    reading = read_text(text, published=next(iter(dated), None), title=title, name=name, settings=FAST)
    return Report(name, reading, tokens)


def drawn(wanted: Wanted, reports: Sequence[Report]) -> tuple[Step, ...]:
    """Return the system's timeline of an entity: what has a day, in order, what the gold cannot order left out."""
    made = resolve((a for r in reports for a in r.reading.actors), ())
    names = {made.references.get(a.id, a.id) for r in reports for a in r.reading.actors if _is_called(a, wanted.name)}
    found: defaultdict[tuple[str, str], set[Told]] = defaultdict(set)
    days: dict[tuple[str, str], str] = {}
    tokens = {one.reading.document.id: one for one in reports}
    readings = [one.reading for one in reports]
    for deed in deeds_in(readings, lambda r: spots(r, wanted.name, names, made.references), FAST):
        one = tokens[deed.document]
        at = one.tokens.get(deed.word.start)
        if at is None or not (deed.when.start or deed.when.end):
            continue
        told = (one.id, at[0], at[1].lower())
        if not any(_is_one(told, word) for word in wanted.unordered):
            key = order_of(deed.when)
            found[key].add(told)
            days[key] = day_of(deed.when.start, deed.when.end)
    return tuple(Step(days[key], frozenset(found[key])) for key in sorted(found))


def _is_called(actor: Actor, name: str) -> bool:
    return fold(name) in {fold(known) for known in (actor.name, *actor.aliases)}


def spots(reading: Reading, name: str, groups: Iterable[str], references: Mapping[str, str]) -> set[tuple[int, int]]:
    """Return where a text means the entity: the mentions of its actor, and where its very name stands."""
    held = set(groups)
    mentions = [m for a in reading.actors if references.get(a.id, a.id) in held for m in a.mentions]
    literal = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading.document.text, re.IGNORECASE)
    return {(m.span.start, m.span.end) for m in mentions} | {match.span() for match in literal}


def day_of(start: str | None, end: str | None) -> str:
    """Return the day, month or year that an interval is, "" for one that is none of these."""
    return start[:10] if start and end and start[:10] == end[:10] else ""


def following(some: Sequence[Step], others: Sequence[Step]) -> Counts:
    """Return how many links of one timeline follow from another's, of how many; `gold` stays 0."""
    where = {word: n for n, step in enumerate(others) for word in step.words}
    at = {word: _place(word, where) for step in some for word in step.words}
    hits = links = 0.0
    for step in some:
        held = sorted(step.words)
        if step.day:
            hits += sum(n is not None and others[n].day == step.day for n in map(at.get, held))
            links += len(held)
        else:
            pairs = list(pairwise(held))
            hits += sum(at[a] is not None and at[a] == at[b] for a, b in pairs)
            links += len(pairs)
    for one, then in pairwise(some):
        pairs = list(product(one.words, then.words))
        before = sum(_is_before(at[a], at[b]) for a, b in pairs)
        hits += share(before, len(pairs))
        links += 1
    return Counts(hits, links)


def _is_before(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other


def _place(word: Told, where: Mapping[Told, int]) -> int | None:
    """Return the step in which a timeline has a word: the same, or one of whose parts ("step_down") it is, or has."""
    if word in where:
        return where[word]
    return next((n for other, n in sorted(where.items()) if _is_one(word, other)), None)


def _is_one(one: Told, other: Told) -> bool:
    return one[:2] == other[:2] and bool(set(one[2].split("_")) & set(other[2].split("_")))


def _words(given: Sequence[Step], gold: Sequence[Step]) -> Counts:
    """Count the words of the system's timeline that the gold has, wherever they stand in it."""
    known = {word: n for n, step in enumerate(gold) for word in step.words}
    told = [word for step in given for word in step.words]
    return Counts(sum(_place(word, known) is not None for word in told), len(told), len(known))


def _days(given: Sequence[Step], gold: Sequence[Step]) -> Counts:
    """Count the words that both have and whose day is the gold's, where it has one."""
    known = {word: n for n, step in enumerate(gold) for word in step.words}
    both = [(step.day, gold[n].day) for step in given for word in step.words if (n := _place(word, known)) is not None]
    return Counts(sum(day == wanted for day, wanted in both if wanted), sum(bool(wanted) for _, wanted in both))


def _tell(wanted: Wanted, given: Sequence[Step], words: Counts) -> None:
    print(f"{wanted.name}: words p {words.p:.2f} r {words.r:.2f}", file=sys.stderr)
    gold = {word: step.day for step in wanted.steps for word in step.words}
    told = {word: step.day for step in given for word in step.words}
    for word in sorted(gold.keys() | told.keys()):
        mark = "+" if word in told and word in gold else "-" if word in gold else "?"
        print("  ", mark, *word, gold.get(word, "."), told.get(word, "."), file=sys.stderr)
