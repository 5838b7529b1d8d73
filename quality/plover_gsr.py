"""`plover_gsr`: who did what to whom in single sentences, after PLOVER's own gold records (openeventdata, 2016).

DATA/plover_gsr/PART/*.jsonl. Given to the system: the sentence. `type_acc`: the type of the event taken, over the
sixteen types; a sentence without an event counts as wrong. `actor_f`, `recipient_f`: the entities of the event taken
against the gold's `source` and `target`, one to one; right when at least half of the shorter of their words are shared.

The records were made with PLOVER's first draft, from the examples of the CAMEO manual, so the types become today's:

- DEMAND is REQUEST; DISAPPROVE and INVESTIGATE are ACCUSE; FIGHT is ASSAULT, and so is COERCE by destroying.
- As in CAMEO, saying that one will do a thing is itself the deed (`quality.cameo`).
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quality import system
from quality.align import Offsets, Tokenizer, assign, half_of_shorter
from quality.base import Counts, Score, jsonl, share
from quality.cameo import announced, spans, taken

Row = Mapping[str, Any]
TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
LEFT_OUT = "..."


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each sentence and compare type, actors and recipients of its event with the gold."""
    rows = list(jsonl(data, "plover_gsr", part, limit))
    right, actors, recipients = 0, Counts(), Counts()
    for row in rows:
        objects = system.read(row["text"], name=row["id"])
        event = taken([item for item in objects if item["type"] == "event" and item["code"] != "state"])
        given = announced(event["code"], event["realis"]) if event else None
        right += given == wanted(row)
        actors += matched(row["text"], entities(row["source"]), spans(event, objects, "actors", "actor"))
        struck = spans(event, objects, "recipients", "recipient", "target")
        recipients += matched(row["text"], entities(row.get("target")), struck)
        if verbose and given != wanted(row):
            what = event and f"{event['code']}/{event['realis']} {event['trigger']['quote']!r}"
            print(f"{wanted(row)} not {given} ({what}; {row['eventText']}): {row['text']}", file=sys.stderr)
    figures = {
        "type_acc": share(right, len(rows)),
        **actors.metrics("actor"),
        **recipients.metrics("recipient"),
    }
    return Score(len(rows), len(rows), figures, {"limit": limit})


def wanted(row: Row) -> str:
    """Return the type of a record in today's terms."""
    if row["event"] == "COERCE" and row.get("mode") == "destroy":
        return "ASSAULT"
    return TODAY.get(row["event"], row["event"])


def entities(side: object) -> list[str]:
    """Return the words of each entity on one side of a record; none where the side is empty or no list."""
    return [str(one["actorText"]) for one in side if one.get("actorText")] if isinstance(side, list) else []


def matched(text: str, gold: Sequence[str], given: Sequence[Sequence[Offsets]]) -> Counts:
    """Count the fillers given that name an entity of the gold, one to one; entities not in the text are left out."""
    tokens = Tokenizer(text)
    sought = [cover for words in gold if (cover := tokens.cover(_found(text, words)))]
    held = [[tokens.cover([span]) for span in filler] for filler in given]
    pairs = assign(held, sought, lambda filler, entity: float(any(half_of_shorter(one, entity) for one in filler)))
    return Counts(len(pairs), len(held), len(sought))


def _found(text: str, words: str) -> Iterator[Offsets]:
    """Yield where the pieces of an entity's words stand ("U.S. ... negotiators" has two)."""
    at = 0
    for piece in (part.strip() for part in words.split(LEFT_OUT)):
        start = text.find(piece, at)
        if piece and start >= 0:
            at = start + len(piece)
            yield start, at
