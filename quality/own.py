"""`own`: our own gold of our own samples, in the record format (JSON Lines). Definitions: `quality.compare`.

Found in DATA/own/PART/*.jsonl where that folder exists, else in `quality/gold/`, which needs no data folder and has
one part whatever its name. Given to the system: the text that the gold's `document` line holds.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quality import system
from quality.base import MissingDataError, Score, first, read_jsonl
from quality.compare import Compared, compare, summary
from quality.facts import faults, of_record
from quality.show import differences

GOLD = Path(__file__).resolve().parent / "gold"


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each labelled text and compare the record with the gold."""
    return score_files(paths(data, part), limit=limit, verbose=verbose)


def paths(data: Path, part: str) -> list[Path]:
    """Return the gold files; raises MissingDataError when there are none."""
    return gold_files(data / "own" / part, GOLD)


def score_files(found: Sequence[Path], *, limit: int | None, verbose: bool) -> Score:
    """Read the text of each gold file (the first `limit`) and compare the record with the gold."""
    return summary([_one(read_jsonl(path), verbose=verbose) for path in first(found, limit)], {"limit": limit})


def gold_files(home: Path, fallback: Path) -> list[Path]:
    """Return the gold files in `home` if that is a folder, else in `fallback`; MissingDataError when there are none."""
    found = sorted((home if home.is_dir() else fallback).glob("*.jsonl"))
    if not found:
        message = f"no gold in {home} or {fallback}"
        raise MissingDataError(message)
    return found


def _one(gold: list[dict[str, Any]], *, verbose: bool) -> Compared:
    document = next(item for item in gold if item["type"] == "document")
    objects = system.read(document["text"], name=document.get("path") or "text")
    given, wanted = of_record(objects), of_record(gold, joined=True)
    if verbose:
        print(f"== {document.get('path')}", *differences(given, wanted), sep="\n", file=sys.stderr)
    return compare(given, wanted, faults=faults(objects))
