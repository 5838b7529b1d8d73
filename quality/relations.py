"""`relations`: own gold of standing ties in fresh news prose: sentences and short reports, in rounds.

Found in DATA/relations/PART/*.yaml, else in `quality/relations/`: `train.yaml`, rounds that rules were tuned on one
after the other. Given: the text. How labels were given: `quality/relations/README.md`.

A text has `relations`, each "subject | kind | object | words that bear it | when"; alternatives stand with " / "
between them, and the last field may be left out. What counts:

- `relations_f`: as for `own` (`quality.compare`): a kind that is one of the gold's, the same subject and object, named
  alike or mentioned in the same words; symmetric kinds either way round, `umbrella_of` read backwards as `member_of`
  or `part_of`. A relation given twice counts once.
- `dated`: of paired relations that the gold dates, those whose time begins as the gold's does, to its precision.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality import facts, system
from quality.align import assign
from quality.base import Counts, MissingDataError, Score, first, read_yaml, share, total
from quality.compare import Judge
from quality.facts import Tie
from quality.positions import called

HOME = Path(__file__).with_suffix("")
FIELDS, WHEN = 4, 4


@dataclass(frozen=True, slots=True)
class Held:
    """A relation, as both sides have it; `since` is where its time begins, "" where it has none."""

    tie: Tie
    since: str = ""

    @property
    def label(self) -> str:
        """Return it in few words, for reports of errors."""
        ends = ("/".join(sorted(who.names)) for who in (self.tie.subject, self.tie.object))
        return " ".join((next(ends), "/".join(sorted(self.tie.kinds)), next(ends), self.since)).strip()


@dataclass(frozen=True, slots=True)
class Found:
    """One text's counts and its paired relations as (given, gold)."""

    counts: Counts
    pairs: tuple[tuple[Held, Held], ...]


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each text and compare its relations with the gold."""
    rows = first(list(texts(data, part)), limit)
    found = [compare(row, verbose=verbose) for row in rows]
    dated = [pair for one in found for pair in one.pairs if pair[1].since]
    counts = total([one.counts for one in found])
    return Score(
        documents=len(rows),
        items=int(counts.gold),
        metrics={
            **counts.metrics("relations"),
            "dated": share(sum(given.since.startswith(gold.since) for given, gold in dated), len(dated)),
        },
    )


def texts(data: Path, part: str) -> Iterator[Mapping[str, Any]]:
    """Yield the labelled texts of a part; raises MissingDataError where neither the data nor the own rounds have it."""
    folder, own = data / "relations" / part, HOME / f"{part}.yaml"
    if not (folder.is_dir() or own.is_file()):
        message = f"no {folder} and no {own.name}"
        raise MissingDataError(message)
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else [own]:
        yield from read_yaml(path)


def compare(row: Mapping[str, Any], *, verbose: bool = False) -> Found:
    """Read one text and pair what is given with the gold."""
    text = row["text"]
    judge, gold = Judge(text), [labelled(text, line) for line in row["relations"]]
    given = list(of_record(system.read(text, name="text")))
    pairs = assign(given, gold, lambda a, b: float(judge.same_tie(a.tie, b.tie)))
    taken = {i for i, _ in pairs}
    again = {i for i, a in enumerate(given) if i not in taken and any(judge.same_tie(a.tie, b.tie) for b in gold)}
    if verbose:
        met = {j for _, j in pairs}
        lines = [f"  - {gold[j].label}" for j in range(len(gold)) if j not in met]
        lines += [f"  + {given[i].label}" for i in range(len(given)) if i not in taken | again]
        print(text[:100].strip(), *lines, sep="\n", file=sys.stderr)
    return Found(Counts(len(pairs), len(given) - len(again), len(gold)), tuple((given[i], gold[j]) for i, j in pairs))


def labelled(text: str, line: str) -> Held:
    """Return one label; raises ValueError where a field is missing or the words that bear it are not in the text."""
    fields = [field.strip() for field in line.split("|")]
    if len(fields) < FIELDS or fields[FIELDS - 1] not in text:
        message = f"not a relation of this text: {line!r}"
        raise ValueError(message)
    subject, kinds, other = fields[:3]
    tie = Tie(frozenset(kinds.split(" / ")), called(text, subject), called(text, other))
    return Held(tie, fields[WHEN] if len(fields) > WHEN else "")


def of_record(record: Sequence[Mapping[str, Any]]) -> Iterator[Held]:
    """Yield the relations of a record, each with the day, month or year that its time begins with."""
    ties = facts.of_record(record).ties if record else ()
    rows = [item for item in record if item["type"] == "relation"]
    for tie, item in zip(ties, rows, strict=True):
        yield Held(tie, item["when"]["start"] or "")
