"""`positions`: own gold of 280 positions in fresh news prose, and of which of them are on one issue.

Found in DATA/positions/PART/*.yaml, else in `quality/positions/`: `dev.yaml`; `train.yaml`, single
sentences in the rounds in which rules were tuned on them; and `kept.yaml` for any other part, which nobody looks at
while tuning. Given: the text. How labels were given: `quality/positions/README.md`.

A text has `positions`, each "holder | stance | cue | words of the topic | issue and side | towards"; alternatives
stand with " / " between them, and the last fields may be left out: a set without issues has no pairs. What counts:

- `positions_f`: paired one to one where the holder is the same (named alike, or mentioned in the same words), the
  stance is one of the gold's, and cue or topic fit: the cues share a word, or both stand in one sentence and the
  topics share half of the words of the shorter. A position given twice counts once.
- `topics`, `towards`: of paired positions, those whose topic shares half of the shorter's words with the gold's; of
  those whose gold has somebody addressed, those that address him.
- `same_issue_p`, `same_issue_r`: pairs of positions of the whole part, across texts, that are on one issue and one
  side of it ("resume attacks", "reigniting the war"). Precision over the pairs of paired positions that the system
  gives one proposition; recall over all pairs of the gold, those of positions that were not found too.
- `opposite_p`, `opposite_r`: the same of pairs on the two sides of one issue ("halt attacks"), by `opposite_of`.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from quality import system
from quality.align import Offsets, Tokenizer, assign
from quality.base import Counts, Score, first, read_yaml, share, total
from quality.compare import Judge
from quality.facts import Who, names, offsets, somebody, stems

HOME = Path(__file__).with_suffix("")
FIELDS, SIDE, TOWARDS = 4, 4, 5
MEANINGLESS = frozenset({"his", "her", "its", "their", "that", "this", "any", "with"})
SENTENCE_END = re.compile(r"[.!?:]['\"”]?\s+|\n+")


@dataclass(frozen=True, slots=True)
class Held:
    """A position, as both sides have it; `side` tells its issue and the side of that, `other` the opposite side."""

    holder: Who
    stances: frozenset[str]
    cue: Offsets
    topic: frozenset[str]
    side: str
    other: str
    towards: Who | None = None

    @property
    def label(self) -> str:
        """Return it in few words, for reports of errors."""
        who, stance = "/".join(sorted(self.holder.names)), "/".join(sorted(self.stances))
        return f"{who} {stance} {' '.join(sorted(self.topic))} [{self.side}]"


@dataclass(frozen=True, slots=True)
class Found:
    """One text's counts, its gold, and its paired positions as (given, gold)."""

    positions: Counts
    gold: tuple[Held, ...]
    pairs: tuple[tuple[Held, Held], ...]


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each text and compare its positions with the gold."""
    rows = first(list(texts(data, part)), limit)
    found = [compare(row, verbose=verbose) for row in rows]
    paired = [pair for one in found for pair in one.pairs]
    addressed = [pair for pair in paired if pair[1].towards is not None]
    gold = [held for one in found for held in one.gold]
    return Score(
        documents=len(rows),
        items=len(gold),
        metrics={
            **total([one.positions for one in found]).metrics("positions"),
            "topics": share(sum(_same_topic(a, b) for a, b in paired), len(paired)),
            "towards": share(sum(_same_towards(a, b) for a, b in addressed), len(addressed)),
            **_issues_of(paired, gold, verbose=verbose),
        },
    )


def texts(data: Path, part: str) -> Iterator[Mapping[str, Any]]:
    """Yield the labelled texts of a part."""
    folder = data / "positions" / part
    own = HOME / f"{part}.yaml"
    own = own if own.is_file() else HOME / "kept.yaml"
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else [own]:
        yield from read_yaml(path)


def compare(row: Mapping[str, Any], *, verbose: bool = False) -> Found:
    """Read one text and pair what is given with the gold."""
    text = row["text"]
    judge, ends = Judge(text), [match.end() for match in SENTENCE_END.finditer(text)]
    gold = tuple(labelled(text, line) for line in row["positions"])
    given = tuple(of_record(system.read(text, name="text")))

    def same(a: Held, b: Held) -> float:
        """Weigh a pair: 0 when it may not be one, more where cue and topic both fit."""
        if not a.stances & b.stances or not judge.same(a.holder, b.holder):
            return 0.0
        cue = bool(judge.cover([a.cue]) & judge.cover([b.cue]))
        near = sum(end <= a.cue[0] for end in ends) == sum(end <= b.cue[0] for end in ends)
        topic = near and _same_topic(a, b)
        return cue + 0.5 * topic

    pairs = assign(given, gold, same)
    taken = {i for i, _ in pairs}
    again = {i for i, a in enumerate(given) if i not in taken and any(same(a, b) for b in gold)}
    if verbose:
        met = {j for _, j in pairs}
        lines = [f"  - {gold[j].label}" for j in range(len(gold)) if j not in met]
        lines += [f"  + {given[i].label}" for i in range(len(given)) if i not in taken | again]
        print(text[:50].strip(), *lines, sep="\n", file=sys.stderr)
    counts = Counts(len(pairs), len(given) - len(again), len(gold))
    return Found(counts, gold, tuple((given[i], gold[j]) for i, j in pairs))


def labelled(text: str, line: str) -> Held:
    """Return one label; raises ValueError where its words do not stand in the text or a field is missing."""
    fields = [field.strip() for field in line.split("|")]
    side = fields[SIDE] if len(fields) > SIDE else ""
    if len(fields) < FIELDS or side[-1:] not in {"+", "-", ""}:
        message = f"not a position: {line!r}"
        raise ValueError(message)
    return Held(
        holder=called(text, fields[0]),
        stances=frozenset(fields[1].split(" / ")),
        cue=placed(text, fields[2], near=fields[3]),
        topic=_words(fields[3]),
        side=side,
        other=side[:-1] + ("-" if side[-1] == "+" else "+") if side else "",
        towards=called(text, fields[TOWARDS]) if len(fields) > TOWARDS else None,
    )


def called(text: str, names_: str) -> Who:
    """Return somebody by alternative names, with all places where the text has one of them."""
    held = names_.split(" / ")
    spans = [m.span() for name in held for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return Who(names(held), tuple(spans))


def placed(text: str, words: str, *, near: str) -> Offsets:
    """Return where the cue stands: its place nearest to the words of the topic; ValueError where it is not there."""
    spots = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}", text)]
    if not spots:
        message = f"the text does not hold {words!r}"
        raise ValueError(message)
    topic = text.find(near)
    start = min(spots, key=lambda spot: abs(spot - topic) if topic >= 0 else spot)
    return start, start + len(words)


def of_record(record: Sequence[Mapping[str, Any]]) -> Iterator[Held]:
    """Yield the positions of a record."""
    by_id = {item["id"]: item for item in record}
    for item in record:
        if item["type"] == "position":
            issue = by_id[item["topic"]]
            yield Held(
                holder=somebody(item["holder"], by_id),
                stances=frozenset({item["stance"]}),
                cue=offsets(item["cue"]),
                topic=_words(issue["text"]),
                side=issue["id"],
                other=issue["opposite_of"] or "",
                towards=somebody(item["towards"], by_id) if item["towards"] else None,
            )


def _issues_of(paired: Sequence[tuple[Held, Held]], gold: Sequence[Held], *, verbose: bool) -> dict[str, float]:
    """Return how well pairs on one issue are told; nothing where the gold tells no issue."""
    if not any(one.side for one in gold):
        return {}
    return {
        **issues(paired, gold, one_side, "same_issue", verbose=verbose),
        **issues(paired, gold, two_sides, "opposite", verbose=verbose),
    }


def issues(
    paired: Sequence[tuple[Held, Held]],
    gold: Sequence[Held],
    related: Callable[[Held, Held], bool],
    name: str,
    *,
    verbose: bool = False,
) -> dict[str, float]:
    """Return precision and recall of pairs of positions that are `related`."""
    given = [(a, b, related(a[0], b[0]), related(a[1], b[1])) for a, b in combinations(paired, 2)]
    hits = sum(there and right for _, _, there, right in given)
    if verbose:
        wrong = [(a[0], b[0], right) for a, b, there, right in given if there != right]
        lines = [f"{name} {'missed' if right else 'WRONG'}: {a.label} / {b.label}" for a, b, right in wrong]
        print(*lines, sep="\n", file=sys.stderr)
    wanted = sum(related(a, b) for a, b in combinations(gold, 2))
    counts = Counts(hits, sum(there for _, _, there, _ in given), wanted)
    return {f"{name}_p": counts.p, f"{name}_r": counts.r}


def one_side(a: Held, b: Held) -> bool:
    """Say whether two positions are on one issue and the same side of it."""
    return a.side == b.side


def two_sides(a: Held, b: Held) -> bool:
    """Say whether two positions are on the two sides of one issue."""
    return b.side == a.other or a.side == b.other


def _words(text: str) -> frozenset[str]:
    """Return the stems of a topic's words; all its words where it has none but short ones ("it")."""
    return stems(text) - MEANINGLESS or frozenset(Tokenizer(text).words)


def _same_topic(a: Held, b: Held) -> bool:
    """Say whether two topics share at least half of the words of the shorter."""
    shared = len(a.topic & b.topic)
    return bool(shared) and 2 * shared >= min(len(a.topic), len(b.topic))


def _same_towards(a: Held, b: Held) -> bool:
    """Say whether whoever is addressed has a name in common or is mentioned in the same words."""
    if a.towards is None or b.towards is None:
        return False
    return bool(a.towards.names & b.towards.names) or _touch(a.towards.spans, b.towards.spans)


def _touch(one: Iterable[Offsets], other: Sequence[Offsets]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)
