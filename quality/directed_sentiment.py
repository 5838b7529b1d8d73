"""`directed_sentiment`: who is for or against whom in a sentence (Park, Pan and Joo 2021, five labels).

DATA/directed_sentiment/PART/*.jsonl. Given to the system: the sentence without its brackets; the two entities `p` and
`q` only say of whom the record is asked. Labels: 0 neither, 1 p for q, 2 q for p, 3 p against q, 4 q against p; `acc`
over all, `macro_f` the mean F of the five.

What the record says of two entities, the first that holds:

- an event that one of them does to the other: help, praise and agreement are for, all that hurts, blames, refuses or
  threatens against; one that did not happen says nothing;
- a position of one of them towards the other, or on an issue whose words name the other;
- a relation: fights and at odds are against, backing, alliance and cooperation for, whoever stands first.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quality import system
from quality.align import Offsets
from quality.base import Counts, Score, jsonl, share

Row = Mapping[str, Any]
MARKED = re.compile(r"\[(.*?)\]")
FOR = frozenset({"SUPPORT", "AID", "AGREE", "COOPERATE", "CONCEDE"})
AGAINST = frozenset({"ACCUSE", "REJECT", "THREATEN", "ASSAULT", "COERCE", "SANCTION", "PROTEST"})
STANCES = {
    True: frozenset({"supports"}),
    False: frozenset({"opposes", "rejects", "criticizes", "threatens", "withholds"}),
}
TIES = {
    True: frozenset({"backed_by", "allied_with", "cooperates_with", "proxy_of"}),
    False: frozenset({"fights", "at_odds_with"}),
}
LABELS = {(True, True): 1, (False, True): 2, (True, False): 3, (False, False): 4}


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each sentence and compare what its record says of the two entities with the label."""
    rows, pairs = list(jsonl(data, "directed_sentiment", part, limit)), []
    for row in rows:
        text, places = unmarked(row["text"])
        given = label(system.read(text, name="sentence"), text, places)
        pairs.append((given, int(row["label"])))
        if verbose and given != row["label"]:
            print(f"{row['label']} not {given}: {row['text']}", file=sys.stderr)
    counts = [
        Counts(sum(a == b == one for a, b in pairs), sum(a == one for a, _ in pairs), sum(b == one for _, b in pairs))
        for one in range(5)
    ]
    figures = {
        "acc": share(sum(a == b for a, b in pairs), len(pairs)),
        "macro_f": share(sum(one.f for one in counts), len(counts)),
        **{f"label_{n}_f": one.f for n, one in enumerate(counts)},
    }
    return Score(len(rows), len(rows), figures, {"limit": limit})


def unmarked(text: str) -> tuple[str, list[Offsets]]:
    """Return a sentence without the brackets around its two entities, and where these stand then."""
    plain, places, at = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[at : match.start()]
        places.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        at = match.end()
    return plain + text[at:], places


def label(objects: Sequence[Row], text: str, places: Sequence[Offsets]) -> int:
    """Return the label of the two entities at `places`; 0 where the record says nothing of them."""
    if len(places) != len(("p", "q")):
        return 0
    first, second = places
    by_id = {item["id"]: item for item in objects}
    for told in (_events, _positions, _relations):
        for item in objects:
            for doer, other, kind in told(item, by_id, text):
                if _at(doer, first) and _at(other, second):
                    return LABELS[True, kind]
                if _at(doer, second) and _at(other, first):
                    return LABELS[False, kind]
    return 0


Told = Iterator[tuple[list[Offsets], list[Offsets], bool]]


def _at(held: Sequence[Offsets], place: Offsets) -> bool:
    return any(start < place[1] and place[0] < end for start, end in held)


def _mentions(key: str | None, by_id: Mapping[str, Row]) -> list[Offsets]:
    actor = by_id.get(key) if key else None
    return [(m["span"]["start"], m["span"]["end"]) for m in actor["mentions"]] if actor else []


def _events(item: Row, by_id: Mapping[str, Row], _: str) -> Told:
    if item["type"] != "event" or item["realis"] == "negated" or item["code"] not in FOR | AGAINST:
        return
    held: dict[str, list[Offsets]] = {"actor": [], "recipient": [], "target": [], "instrument": []}
    for argument in item["arguments"]:
        held[argument["role"]].append((argument["span"]["start"], argument["span"]["end"]))
        held[argument["role"]] += _mentions(argument["actor"], by_id)
    doers = held["actor"] + [span for key in item["actors"] for span in _mentions(key, by_id)]
    others = held["recipient"] + held["target"] + [s for key in item["recipients"] for s in _mentions(key, by_id)]
    yield doers, others, item["code"] in FOR


def _positions(item: Row, by_id: Mapping[str, Row], text: str) -> Told:
    if item["type"] != "position":
        return
    issue = by_id[item["topic"]]["text"]
    at = text.find(issue)
    held = [(at, at + len(issue))] if issue and at >= 0 else []
    for kind in (True, False):
        if item["stance"] in STANCES[kind]:
            yield _mentions(item["holder"], by_id), [*_mentions(item["towards"], by_id), *held], kind


def _relations(item: Row, by_id: Mapping[str, Row], _: str) -> Told:
    if item["type"] != "relation":
        return
    for kind in (True, False):
        if item["kind"] in TIES[kind]:
            one, other = _mentions(item["subject"], by_id), _mentions(item["object"], by_id)
            yield (other, one, kind) if item["kind"] in {"backed_by", "proxy_of"} else (one, other, kind)
