"""`fakes_syria`: changes planted in articles on the Syrian war, found by holding the article against its source.

DATA/fakes_syria/PART/*.jsonl: articles with their dates (Abu Salem et al. 2019). The set's own altered articles are
apart from it, so that changes are planted here, by rules that know nothing of the system's: in every `STEP`th article
one fact (a number of people, a place, an actor, a group, a means, a weekday, a denial) becomes another wherever the
article says it. The altered article is then told anew (`retold`): another head, lines left out, plain words exchanged,
small numbers written the other way. Where rows have `altered`, that text is taken as it is, without a planted fact.

Given to the system: both texts and the date. `changes_found` is the share of altered articles of which a finding sets
one side's words of the fact against the other's; `KIND_found` the same by kind of fact. `false_alarms` is the share of
articles retold without a change in which any conflict with their source is found.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, cast

import reportedly
from quality.base import Score, jsonl, share
from reportedly.cases import weighed_of
from reportedly.record import Finding, Span

STEP, DROPPED, LAST = 5, 5, 3
CHANGES = frozenset({"conflict", "update", "disagreement", "correction"})
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
COUNTED = "people civilians children women men soldiers fighters militants rebels terrorists others persons citizens"
SWAPS: Mapping[str, Sequence[tuple[str, str]]] = {
    "place": [
        ("Aleppo", "Hama"), ("Idlib", "Daraa"), ("Damascus", "Latakia"), ("Homs", "Deir Ezzor"), ("Raqqa", "Tartus"),
        ("Daraa", "Idlib"), ("Ghouta", "Qamishli"), ("Hama", "Aleppo"),
    ],
    "actor": [
        ("Russian", "Turkish"), ("Russia", "Turkey"), ("US-led", "Russian-led"), ("Nusra Front", "Islamic State"),
        ("ISIS", "Hezbollah"), ("Islamic State", "Nusra Front"), ("Hezbollah", "ISIS"), ("Kurdish", "Turkish"),
        ("regime", "rebel"), ("rebels", "government troops"), ("Turkish", "Russian"), ("Israeli", "American"),
    ],
    "group": [
        ("civilians", "soldiers"), ("children", "fighters"), ("soldiers", "civilians"), ("women", "gunmen"),
        ("fighters", "doctors"), ("militants", "children"),
    ],
    "means": [
        ("airstrikes", "mortar shells"), ("air strikes", "rocket attacks"), ("airstrike", "car bomb"),
        ("shelling", "air raids"), ("barrel bombs", "landmines"), ("car bomb", "missile"), ("mortar", "sniper"),
        ("rocket", "chlorine"), ("shells", "car bombs"), ("bombing", "shooting"),
    ],
    "day": [
        ("Monday", "Friday"), ("Tuesday", "Saturday"), ("Wednesday", "Sunday"), ("Thursday", "Monday"),
        ("Friday", "Tuesday"), ("Saturday", "Wednesday"), ("Sunday", "Thursday"),
    ],
    "denial": [
        ("was killed", "was not killed"), ("were killed", "were not killed"), ("was hit", "was not hit"),
        ("has denied", "has admitted"), ("denied", "confirmed"), ("have been killed", "have not been killed"),
        ("approved", "rejected"), ("captured", "lost"), ("has taken", "has not taken"),
    ],
}  # fmt: skip
KINDS = ("number", *SWAPS)
PLAIN = [("said", "stated"), ("also", "further"), ("about", "some"), ("near", "close to"), ("However", "But")]
PEOPLE = "|".join(COUNTED.split())
NUMBER = re.compile(rf"\b((?!20[01]\d)\d{{1,4}}|{'|'.join(NUMBERS)})(?= (?:\w+ )?(?:{PEOPLE})\b)", re.IGNORECASE)
LINE = re.compile(r"(?<=[a-z\"]{2}\.)\s+(?=[A-Z\"])")


class Planted(NamedTuple):
    """An article in which one fact was made another."""

    kind: str
    was: str
    now: str
    text: str


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Plant a change in some articles, tell them anew with and without it, and look for conflicts."""
    rows = [row for row in jsonl(data, "fakes_syria", part) if int(_hash(row["text"]), 16) % STEP == 0]
    found: defaultdict[str, list[bool]] = defaultdict(list)
    alarms: list[bool] = []
    for n, row in enumerate(islice(rows, limit)):
        again = retold(row["text"])
        changed = Planted("given", "", "", row["altered"]) if "altered" in row else planted(again, n)
        same = conflicts(row["text"], again, row["date"])
        alarms.append(bool(same))
        _say(verbose, "false alarm", same)
        if changed is None:
            continue
        shown = conflicts(row["text"], changed.text, row["date"])
        found[changed.kind].append(any(tells(finding, changed) for finding in shown))
        if not found[changed.kind][-1]:
            _say(verbose, f"missed: {changed.kind} {changed.was} -> {changed.now}", shown)
    every = [hit for held in found.values() for hit in held]
    kinds = {f"{kind}_found": share(sum(held), len(held)) for kind, held in sorted(found.items())}
    metrics = {"changes_found": share(sum(every), len(every)), "false_alarms": share(sum(alarms), len(alarms))}
    return Score(len(alarms), len(every), metrics | kinds)


def planted(text: str, n: int) -> Planted | None:
    """Return a text with one fact changed, of the kind whose turn it is, or the next that the text has."""
    kinds = [*KINDS[n % len(KINDS) :], *KINDS[: n % len(KINDS)]]
    return next((made for kind in kinds for made in _plantings(text, kind)), None)


def _plantings(text: str, kind: str) -> Iterator[Planted]:
    if kind == "number":
        for match in NUMBER.finditer(text):
            was = match.group()
            now = _other_number(was)
            yield Planted(kind, was, now, text[: match.start()] + now + text[match.end() :])
        return
    for was, now in SWAPS[kind]:
        changed = re.sub(rf"\b{re.escape(was)}\b", now, text, count=1 if kind == "denial" else 0)
        if changed != text:
            yield Planted(kind, was, now, changed)


def _other_number(was: str) -> str:
    """Return a number that is neither near the one given nor a part of it."""
    if was.isdigit():
        return str(int(was) * 3 + 4)
    return NUMBERS[(NUMBERS.index(was.lower()) + 5) % len(NUMBERS)]


def retold(text: str) -> str:
    """Return a text as another outlet would run it: its own head, every fifth line left out, plain words exchanged."""
    lines = [line for n, line in enumerate(LINE.split(text)) if n % DROPPED != LAST]
    for was, now in PLAIN:
        lines = [re.sub(rf"\b{was}\b", now, line) for line in lines]
    told = re.sub(
        r"\b([2-9])(?= (?:\w+ )?(?:people|civilians|others)\b)", lambda m: NUMBERS[int(m.group()) - 2], " ".join(lines)
    )
    return f"From our news desk\n\n{told}"


def conflicts(one: str, other: str, published: str) -> list[Finding]:
    """Return what the two texts say against one another, read as two documents of one case."""
    month, day, year = (int(part) for part in published.split("/"))
    read = cast("Any", reportedly.read_text)
    date = f"{year:04}-{month:02}-{day:02}"
    readings = [read(text, published=date, name=f"{name}.txt") for name, text in (("source", one), ("retold", other))]
    of = {reading.document.id for reading in readings}
    return [finding for finding in weighed_of(readings).findings if finding.kind in CHANGES and apart(finding) == of]


def apart(finding: Finding) -> set[str]:
    """Return the documents that stand on one side alone: what an article itself says two things of is no change."""
    sides = [{mention.document for mention in side.spans} for side in finding.sides]
    return {one for side in sides if len(side) == 1 for one in side if sum(one in other for other in sides) == 1}


def tells(finding: Finding, change: Planted) -> bool:
    """Say whether a finding sets the words of a fact against what it became; any does where that is not known."""
    if not change.was:
        return True
    sides = [[mention.span for mention in side.spans] for side in finding.sides]
    return any(
        _holds(one, change.was) and _holds(other, change.now) and one is not other for one in sides for other in sides
    )


def _holds(spans: Sequence[Span], words: str) -> bool:
    said = {words.lower(), str(NUMBERS.index(words.lower()) + 2) if words.lower() in NUMBERS else words.lower()}
    return any(low in span.quote.lower() or span.quote.lower() in low for span in spans for low in said)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _say(verbose: bool, what: str, found: Sequence[Finding]) -> None:  # noqa: FBT001
    if verbose and (found or not what.startswith("false")):
        print(what, *(f"  {f.facet}: {f.explanation}" for f in found), sep="\n")
