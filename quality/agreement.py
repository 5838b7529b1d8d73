"""`python -m quality.agreement`: how far two readers of the nested set agree, and its gold in one file.

Reader b stands for the system and reader a for the gold, in the figures of `quality.nested`. With `--differences` every
text on which they differ is printed. `--write` makes `gold.jsonl`, each text with its words: as a third reader settled
it (`labels/settled`), else as reader a, else as reader b has it. `--second` tells how far a second reader of round 12
(`second.jsonl`) agrees with the first, over all of it and over the half that is kept apart.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quality import nested
from quality.base import read_jsonl, read_yaml

HOME = nested.GOLD.parent
SECOND = HOME / "second.jsonl"
READERS = ("a", "b")
HEARSAY = re.compile(
    r"ly$|\b(?:is|are|was|were|be|been) (?:\w+ly )?(?:\w+ed|said|thought|understood|put about)\b", re.IGNORECASE
)

Row = Mapping[str, Any]


def texts() -> dict[str, str]:
    """Return all texts by id: sentences first, then reports."""
    found = {row["id"]: row["text"] for path in sorted(HOME.glob("texts/*.yaml")) for row in read_yaml(path)}
    return found | {path.stem: path.read_text(encoding="utf-8") for path in sorted(HOME.glob("texts/*.txt"))}


def labels(reader: str) -> dict[str, list[Row]]:
    """Return one reader's statements by id of the text."""
    return {
        row["id"]: row["statements"] for path in sorted(HOME.glob(f"labels/{reader}/*.yaml")) for row in read_yaml(path)
    }


def settled() -> Iterator[Row]:
    """Yield every text with the labels that stand for now."""
    held = {**labels("b"), **labels("a"), **labels("settled")}
    for name, text in texts().items():
        if name in held:
            yield {"id": name, "text": text, "statements": [agreed(row) for row in held[name]]}


def agreed(statement: Row) -> Row:
    """Return a statement by what was decided after both had labelled: what nobody is named for by a hedge is hedged.

    The readers left "reportedly C" asserted, because its chain says already that nobody vouches for it; in the record
    such a word is a hedge. Nouns ("a rumour that") and "had heard" stay as they are: there the words name a telling.
    """
    last = (statement.get("chain") or [{}])[-1]
    open_to = not last.get("source", "-") and "certainty" not in statement and not statement.get("inference")
    return {**statement, "certainty": "hedged"} if open_to and HEARSAY.search(str(last["cue"])) else statement


def rows(reader: str) -> Iterator[Row]:
    """Yield the texts that a reader labelled, with the labels."""
    held, labelled = texts(), labels(reader)
    for name, text in held.items():
        if name in labelled:
            yield {"id": name, "text": text, "statements": labelled[name]}


def agreement() -> tuple[int, dict[str, float]]:
    """Return how many texts both readers labelled, and the figures between them."""
    one, other = ({row["id"]: row for row in rows(reader)} for reader in READERS)
    both = [name for name in one if name in other]
    found = [nested.compare(one[n]["text"], nested.of_row(other[n]), nested.of_row(one[n])) for n in both]
    return len(both), {name: round(value, 4) for name, value in nested.metrics(found).items()}


def second() -> dict[str, dict[str, float]]:
    """Return the figures between the two readers of round 12: of all its texts, and of those kept apart."""
    kept = {row["id"]: row for row in read_jsonl(nested.KEPT)}
    first = {row["id"]: row for row in read_jsonl(nested.ROUNDS)} | kept
    found = {
        row["id"]: nested.compare(row["text"], nested.of_row(row), nested.of_row(first[row["id"]]))
        for row in read_jsonl(SECOND)
    }
    halves = {"all": list(found.values()), "kept": [each for name, each in found.items() if name in kept]}
    return {
        half: {"texts": len(each), **{name: round(value, 4) for name, value in nested.metrics(each).items()}}
        for half, each in halves.items()
    }


def differences() -> Iterator[str]:
    """Yield, for each text on which the readers differ, what each of them has alone."""
    one, other = ({row["id"]: row for row in rows(reader)} for reader in READERS)
    for name in (name for name in one if name in other):
        lines = list(nested.explained(one[name]["text"], nested.of_row(other[name]), nested.of_row(one[name])))
        if lines:
            yield "\n".join([f"== {name} {one[name]['text']}", *lines])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the agreement as one JSON object, or what was asked for."""
    line = argparse.ArgumentParser(prog="python -m quality.agreement", description=__doc__)
    line.add_argument("--differences", action="store_true")
    line.add_argument("--write", action="store_true")
    line.add_argument("--second", action="store_true")
    asked = line.parse_args(arguments)
    if asked.differences:
        print(*differences(), sep="\n")
        return 0
    if asked.second:
        print(json.dumps(second()))
        return 0
    if asked.write:
        made = [json.dumps(row, ensure_ascii=False) for row in settled()]
        nested.GOLD.write_text("\n".join(made) + "\n", encoding="utf-8")
    count, figures = agreement()
    print(json.dumps({"texts": count, **figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
