"""`copies`: own gold of 300 pairs of documents: copy, abridged, derived, shared quotation, unrelated.

`DATA/copies/PART/`, else `quality/copies/PART/` (`dev`, `test`): `documents.jsonl` (id, group, published, text) and
`pairs.jsonl` (one, other, verdict, source). How it was made: `quality.copies_texts`. Given to the system: the texts,
cut into blocks, with their dates; all documents of a group are one collection. A pair that the system does not bring
up is unrelated. `copy_f` and the like count pairs of exactly that verdict; `copied_f` counts copies and abridgements
as one; `sources` is the share of pairs of a known source for which the system names it, `wrong_sources` how many times
it names the other. `--verbose` names what went wrong.
"""

import sys
from pathlib import Path

from msgspec.structs import replace

from quality.base import Counts, MissingDataError, Score, first, read_jsonl, share
from reportedly import acquire
from reportedly.reading.blocks import segment
from reportedly.reading.masthead import masthead
from reportedly.record import Comparison, Document, Interval
from reportedly.weighing.copies.corpus import Copies

OWN = Path(__file__).with_suffix("")
VERDICTS = ("copy", "abridged", "derived", "shared_quotation")
COPIED = frozenset({"copy", "abridged"})


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Compare all documents of a part and look at the labelled pairs."""
    folder = next((home for home in (data / "copies" / part, OWN / part) if home.is_dir()), None)
    if folder is None:
        message = f"no part {part!r} of copies"
        raise MissingDataError(message)
    texts = read_jsonl(folder / "documents.jsonl")
    held = {row["group"]: Copies() for row in texts}
    of = {row["id"]: held[row["group"]] for row in texts}
    for row in texts:
        of[row["id"]].add(document(row))
    pairs = first(read_jsonl(folder / "pairs.jsonl"), limit)
    found = [(row, of[row["one"]].compare(row["one"], row["other"])) for row in pairs]
    for row, made in found if verbose else ():
        if made.verdict != row["verdict"] or (row["source"] and made.source != row["source"]):
            shown = (row, made.verdict, made.source, made.explanation)
            print(*shown, sep="\t", file=sys.stderr)
    return Score(len(texts), len(found), metrics(found))


def document(row: dict[str, str]) -> Document:
    """Return a text as a document with blocks and its date."""
    read = acquire.read(row["text"].encode(), row["id"])
    headed = masthead(read, segment(read.text))
    day = row["published"]
    when = Interval(start=day, end=day, grain="day", basis="given") if day else Interval()
    return replace(headed, id=row["id"], published=when)


def metrics(found: list[tuple[dict[str, str], Comparison]]) -> dict[str, float]:
    """Return F of each verdict, of copies and abridgements as one, and how many sources are right."""
    shown: dict[str, float] = {}
    for verdict in VERDICTS:
        shown |= _counts(found, frozenset({verdict})).metrics(verdict)
    shown |= _counts(found, COPIED).metrics("copied")
    known = [(row, made) for row, made in found if row["source"] and row["verdict"] in COPIED]
    right = sum(made.source == row["source"] for row, made in known)
    wrong = sum(made.source is not None and made.source != row["source"] for row, made in known)
    return shown | {"sources": share(right, len(known)), "wrong_sources": float(wrong)}


def _counts(found: list[tuple[dict[str, str], Comparison]], verdicts: frozenset[str]) -> Counts:
    """Count the pairs of some verdicts."""
    total = Counts()
    for row, made in found:
        given, wanted = made.verdict in verdicts, row["verdict"] in verdicts
        total += Counts(given and wanted, given, wanted)
    return total
