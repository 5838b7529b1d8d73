"""`plv`: who did what to whom in single sentences, by PLOVER type (the PLV set of Hu et al. 2024, 15 classes).

DATA/plv/PART/*.jsonl. Given to the system: the sentence. `acc` and `macro_f` are over 15 classes; a sentence of which
the record holds no event counts as wrong and as no class. `source_f` and `target_f`: the doers, or those it was done
to, of the event taken; a name given is right when at least half of the shorter of it and the gold's words are shared,
one of them at most.

The record's codes become the set's classes so:

- RETREAT and CONCEDE are YIELD (CAMEO 08). States are no class. After CAMEO too: attacks on computers, blockades and
  the seizing of a place are ASSAULT, convictions ACCUSE, sentences COERCE.
- The set follows CAMEO in what is planned, possible or refused (`quality.cameo`).

Where both sides do it, the first doer is the source and the others are the targets.

The event taken is the first in the text: what is told first is what a headline would tell.
"""

import re
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from quality import system
from quality.align import Offsets, Tokenizer, half_of_shorter
from quality.base import Counts, Score, jsonl, share
from quality.cameo import YIELD, announced, sides, taken

Row = Mapping[str, Any]
CLASSES = frozenset(
    {"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST"}
    | {"SANCTION", "SUPPORT", "THREATEN", "YIELD"}
)
GROUND = re.compile(
    r"cit(?:y|ies)|towns?|villages?|stronghold|district|province|territory|hill|bridge|mosque|airport|base\b"
)


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each sentence and compare class, source and target of its event with the gold."""
    rows = list(jsonl(data, "plv", part, limit))
    pairs, sources, targets = [], Counts(), Counts()
    for row in rows:
        objects = system.read(row["text"], name="plv")
        event = taken([item for item in objects if item["type"] == "event" and item["code"] != "state"])
        given = label(event) if event else None
        pairs.append((given, row["label"]))
        doers, struck = sides(event, objects)
        sources += roles(row["text"], row["source"], doers)
        targets += roles(row["text"], row["target"], struck)
        if verbose and given != row["label"]:
            what = event and f"{event['code']}/{event['realis']} {event['trigger']['quote']!r}"
            print(f"{row['label']} not {given} ({what}): {row['text']}", file=sys.stderr)
    return Score(
        len(rows),
        len(rows),
        {
            "acc": share(sum(a == b for a, b in pairs), len(pairs)),
            "macro_f": macro(pairs),
            **sources.metrics("source"),
            **targets.metrics("target"),
            "none": share(sum(a is None for a, _ in pairs), len(pairs)),
        },
        {"limit": limit},
    )


def label(event: Row) -> str:
    """Return the set's class of an event."""
    code, mode, word = event["code"], event["mode"], event["trigger"]["quote"].lower()
    if mode == "cyber" or "blockad" in word or (mode == "seize" and _is_place(event)):
        code = "ASSAULT"
    elif mode == "convict":
        code = "ACCUSE" if word.startswith("convict") else "COERCE"
    told = announced(code, event["realis"])
    return "YIELD" if told in YIELD else told


def _is_place(event: Row) -> bool:
    """Say whether what was seized is a place."""
    taken_over = " ".join(
        a["span"]["quote"].lower() for a in event["arguments"] if a["role"] in {"target", "recipient"}
    )
    return bool(event["place"]) or "took over" in event["trigger"]["quote"].lower() or bool(GROUND.search(taken_over))


def macro(pairs: Sequence[tuple[str | None, str]], classes: Collection[str] = CLASSES) -> float:
    """Return the mean F over those of some classes that the gold holds."""
    held = [name for name in sorted(classes) if any(gold == name for _, gold in pairs)]
    counts = [
        Counts(
            sum(given == gold == name for given, gold in pairs),
            sum(given == name for given, _ in pairs),
            sum(gold == name for _, gold in pairs),
        )
        for name in held
    ]
    return share(sum(one.f for one in counts), len(counts))


def roles(text: str, gold: str, given: Sequence[Sequence[Offsets]]) -> Counts:
    """Count the one right filler among those given."""
    start = text.find(gold)
    if start < 0:
        return Counts(0, len(given), 0)
    tokens = Tokenizer(text)
    wanted = tokens.cover([(start, start + len(gold))])
    hit = any(half_of_shorter(tokens.cover([span]), wanted) for filler in given for span in filler)
    return Counts(hit, len(given), 1)
