"""`blind`: six reports labelled before the system ever read them, in the record format. Definitions: `quality.compare`.

Found in DATA/blind/PART/*.jsonl where that folder exists, else in `quality/blind/`, which needs no data folder and
has one part whatever its name. No rule may be tuned on it; given to the system: the text of the gold's `document` line.
"""

from pathlib import Path

from quality import own
from quality.base import Score

GOLD = Path(__file__).resolve().parent / "blind"


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each labelled text and compare the record with the gold."""
    return own.score_files(paths(data, part), limit=limit, verbose=verbose)


def paths(data: Path, part: str) -> list[Path]:
    """Return the gold files; raises MissingDataError when there are none."""
    return own.gold_files(data / "blind" / part, GOLD)
