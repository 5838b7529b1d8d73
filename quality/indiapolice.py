"""`indiapolice`: what the police did, sentence by sentence (IndiaPoliceEvents, Halterman et al. 2021).

DATA/indiapolice/PART/*.jsonl. Given to the system: the document, its sentences joined by blanks, and its date. A
sentence counts as having a label where the record holds, by a word inside it, an event of the kind:

- `kill_f`: an assault that happened, done by police, that kills: by its own word, by a count of killed, or by what the
  record says befell somebody; also a killing by nobody named in a sentence that tells police force, if it is told by no
  manner of its own ("was killed", not "was stabbed to death").
- `force_f`: an assault that happened, done by police, killing or not; shots and tear gas are theirs where nobody is
  named, but not who was shot dead by nobody named.
- `arrest_f`: an arrest that happened, done by police, by the authorities whose police it is, or by nobody named.
- `fail_f`: an event that did not happen although police should have done it (negated, police its doer), or help that
  they or the authorities refused: they failed to act, stood by.
- `any_f`: any of these, or any other event that happened with police as its doer.

Police are told by the words of the event's doer, or by a name or description of the actor that it is.
"""

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quality import system
from quality.base import Counts, Score, jsonl

Row = Mapping[str, Any]
LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY")
POLICE = re.compile(
    r"\b(?:police\w*|cops?|constables?|inspectors?|superintendents?|commissioners?|dgp|dig|dsp|ssp|acp|dcp|sho|rpf|grp|"
    r"officers?|guards?|"
    r"srpf?|crpf|bsf|raf|rapid action force|security (?:forces?|personnel)|jawans?|paramilitary|army|troops?|cbi|ats)\b"
)
AUTHORITIES = re.compile(r"\b(?:government|administration|authorit(?:y|ies)|centre|state machinery)\b")
LETHAL = re.compile(r"kill|shot dead|shoot dead|gun|murder|massacre|slay|execut|death|die|dead|perish")
ARMED = frozenset({"firearms", "crowd-control"})
REAL = frozenset({"happened", "ongoing"})


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each document and compare the labels of its sentences with the gold's."""
    rows = list(jsonl(data, "indiapolice", part, limit))
    counts = dict.fromkeys(LABELS, Counts())
    for row in rows:
        text, starts = joined([sentence["text"] for sentence in row["sentences"]])
        given = labelled(system.read(text, published=row["date"], name=str(row["doc_id"])), starts)
        for sentence, mine in zip(row["sentences"], given, strict=True):
            gold = {label.removesuffix("_ACTION") for label in sentence["labels"]}
            for label in LABELS:
                counts[label] += Counts(label in mine and label in gold, label in mine, label in gold)
            if verbose and (mine ^ gold) - {"ANY"}:
                print(f"+{sorted(mine - gold)} -{sorted(gold - mine)}: {sentence['text'].strip()}", file=sys.stderr)
    figures = {key: value for label in LABELS for key, value in counts[label].metrics(label.lower()).items()}
    held = Counter({label: int(counts[label].gold) for label in LABELS})
    return Score(len(rows), sum(len(row["sentences"]) for row in rows), figures, {"limit": limit, "gold": dict(held)})


def joined(sentences: Sequence[str]) -> tuple[str, list[int]]:
    """Return sentences as one text, a blank between two, and where each begins."""
    starts, text = [], ""
    for sentence in sentences:
        starts.append(len(text))
        text += sentence if sentence.endswith("\n") else sentence + " "
    return text, starts


def labelled(objects: Sequence[Row], starts: Sequence[int]) -> list[set[str]]:
    """Return the labels of each sentence, by the sentences' starts."""
    by_id = {item["id"]: item for item in objects}
    found: list[set[str]] = [set() for _ in starts]
    killed: set[int] = set()
    for event in (item for item in objects if item["type"] == "event" and item["code"] != "state"):
        at = sum(start <= event["trigger"]["start"] for start in starts) - 1
        found[at] |= labels(event, by_id)
        if is_killing(event):
            killed.add(at)
    for at in killed:
        found[at] |= {"KILL"} if "FORCE" in found[at] else set()
    return found


def is_killing(event: Row) -> bool:
    """Say whether an event tells of people killed by nobody named: beside shots of the police, killed by them."""
    doers = any(argument["role"] == "actor" for argument in event["arguments"])
    return event["code"] == "ASSAULT" and event["realis"] in REAL and not doers and is_lethal(event)


def labels(event: Row, by_id: Mapping[str, Row]) -> set[str]:
    """Return what an event says that police did."""
    doers = [argument for argument in event["arguments"] if argument["role"] == "actor"]
    police = any(is_called(POLICE, argument, by_id) for argument in doers)
    theirs = police or any(is_called(AUTHORITIES, argument, by_id) for argument in doers)
    if event["realis"] == "negated":
        return {"FAIL", "ANY"} if police else set()
    if event["realis"] not in REAL:
        return set()
    if event["code"] == "COERCE" and event["mode"] == "arrest":
        return {"ARREST", "ANY"} if theirs or not doers else set()
    if (event["code"], event["mode"]) == ("REJECT", "assist"):
        return {"FAIL", "ANY"} if theirs else set()
    unsaid = event["code"] == "ASSAULT" and event["mode"] in ARMED and not doers and not is_lethal(event)
    if not police and not unsaid:
        return set()
    if event["code"] != "ASSAULT":
        return {"ANY"}
    return {"KILL", "FORCE", "ANY"} if kills(event, by_id) else {"FORCE", "ANY"}


def kills(event: Row, by_id: Mapping[str, Row]) -> bool:
    """Say whether an assault is told to kill: by its word, by a count of killed, or by what befell somebody."""
    counted = (by_id[key]["measure"] == "killed" for key in event["quantities"])
    suffered = (argument.get("befell") == "killed" for argument in event["arguments"])
    return is_lethal(event) or any(counted) or any(suffered)


def is_lethal(event: Row) -> bool:
    """Say whether an event's own word tells that somebody died."""
    return LETHAL.search(event["trigger"]["quote"].lower()) is not None


def is_called(what: re.Pattern[str], argument: Row, by_id: Mapping[str, Row]) -> bool:
    """Say whether the words of an argument, or what else its actor is called, name one of a sort (`POLICE`)."""
    called = [argument["span"]["quote"]]
    if argument["actor"]:
        actor = by_id[argument["actor"]]
        called += [actor["name"], *actor["aliases"]]
    return any(what.search(words.lower()) for words in called)
