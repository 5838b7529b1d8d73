"""`plv`: who did what to whom in single sentences, by PLOVER type (the PLV set of Hu et al. 2024, 15 classes).

DATA/plv/PART/*.jsonl. Given to the system: the sentence. `acc` and `macro_f` are over 15 classes; a sentence of which
the record holds no event counts as wrong and as no class. `source_f` and `target_f`: the doers, or those it was done
to, of the event taken; a name given is right when at least half of the shorter of it and the gold's words are shared,
one of them at most.

The record's codes become the set's classes so:

- RETREAT and CONCEDE are YIELD (CAMEO 08). States are no class. After CAMEO too: attacks on computers, blockades and
  the seizing of a place are ASSAULT, convictions ACCUSE, sentences COERCE.
- The set follows CAMEO, where saying that one will do a thing is itself the deed: what is planned, predicted or
  possible is AGREE for aid, cooperation, talks and yielding, and THREATEN for what hurts; cooperation that is negated
  is REJECT. What was asked for is REQUEST by its own word.

Where both sides do it, the first doer is the source and the others are the targets.

The event taken is the first in the text: what is told first is what a headline would tell.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quality import system
from quality.align import Offsets, Tokenizer, half_of_shorter
from quality.base import Counts, Score, jsonl, share

Row = Mapping[str, Any]
CLASSES = frozenset(
    {"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST"}
    | {"SANCTION", "SUPPORT", "THREATEN", "YIELD"}
)
YIELD = frozenset({"RETREAT", "CONCEDE"})
KIND = frozenset({"AID", "COOPERATE", "YIELD", "CONSULT"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
AHEAD = frozenset({"planned", "predicted", "possible"})


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each sentence and compare class, source and target of its event with the gold."""
    rows = list(jsonl(data, "plv", part, limit))
    pairs, sources, targets = [], Counts(), Counts()
    for row in rows:
        objects = system.read(row["text"], name="plv")
        event = taken([item for item in objects if item["type"] == "event" and item["code"] != "state"])
        given = label(event) if event else None
        pairs.append((given, row["label"]))
        doers = spans(event, objects, "actors", "actor")
        struck = spans(event, objects, "recipients", "recipient", "target")
        both = not struck and event is not None and event["code"] in RECIPROCAL
        sources += roles(row["text"], row["source"], doers[:1] if both else doers)
        targets += roles(row["text"], row["target"], doers[1:] if both else struck)
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


def taken(events: Sequence[Row]) -> Row | None:
    """Return the first event of a sentence."""
    return min(events, key=lambda event: int(event["trigger"]["start"]), default=None)


def label(event: Row) -> str:
    """Return the set's class of an event."""
    code = _cameo(event)
    if event["realis"] == "negated":
        return "REJECT" if code in KIND | {"AGREE", "SUPPORT"} else str(code)
    if event["realis"] in AHEAD and code in KIND | HARM:
        return "AGREE" if code in KIND else "THREATEN"
    return str(code)


def _cameo(event: Row) -> str:
    """Return the class of a code where the set and the codebook part ways."""
    code, mode, word = event["code"], event["mode"], event["trigger"]["quote"].lower()
    if code in YIELD:
        return "YIELD"
    if mode == "cyber" or word.startswith("blockad") or (mode == "seize" and (event["place"] or word == "took over")):
        return "ASSAULT"
    if mode == "convict":
        return "ACCUSE" if word.startswith("convict") else "COERCE"
    return str(code)


def macro(pairs: Sequence[tuple[str | None, str]]) -> float:
    """Return the mean F over the classes that the gold holds."""
    held = [name for name in sorted(CLASSES) if any(gold == name for _, gold in pairs)]
    counts = [
        Counts(
            sum(given == gold == name for given, gold in pairs),
            sum(given == name for given, _ in pairs),
            sum(gold == name for _, gold in pairs),
        )
        for name in held
    ]
    return share(sum(one.f for one in counts), len(counts))


def spans(event: Row | None, objects: Sequence[Row], key: str, *roles_: str) -> list[list[Offsets]]:
    """Return where the text names each filler of a role: its words as an argument, or else its mentions."""
    if event is None:
        return []
    words = [[(a["span"]["start"], a["span"]["end"])] for a in event["arguments"] if a["role"] in roles_]
    by_id = {item["id"]: item for item in objects}
    known = {a["actor"] for a in event["arguments"]}
    named = [by_id[actor]["mentions"] for actor in event[key] if actor not in known]
    return words + [[(m["span"]["start"], m["span"]["end"]) for m in mentions] for mentions in named]


def roles(text: str, gold: str, given: Sequence[Sequence[Offsets]]) -> Counts:
    """Count the one right filler among those given."""
    start = text.find(gold)
    if start < 0:
        return Counts(0, len(given), 0)
    tokens = Tokenizer(text)
    wanted = tokens.cover([(start, start + len(gold))])
    hit = any(half_of_shorter(tokens.cover([span]), wanted) for filler in given for span in filler)
    return Counts(hit, len(given), 1)
