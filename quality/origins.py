"""`origins`: own gold of small cases, of three or four reports each, with the truth of who rests on whom.

`DATA/origins/PART.yaml`, else `quality/origins/PART.yaml` (`dev`, and `test`, on which nothing is tuned). Given to the
system: the reports of a case, who published them, and, of each claim, which words of each report make it; the
statements whose content has most of those words are counted, only those of one polarity where a claim names it.
`contains` is the share of claims whose range holds the number that the case was written with, `exact` the share whose
range is that of a careful reader, `circles` the share of circles that are found, `false_circles` how many are found
that are none. `--verbose` shows each claim that is not exact, step by step.
"""

import re
import sys
from pathlib import Path
from typing import Any, cast

import reportedly
from quality.base import MissingDataError, Score, first, read_yaml, share
from reportedly.record import OriginCount, Reading, Statement
from reportedly.weighing.origins import Ledger, circular, count, weigh

OWN = Path(__file__).with_suffix("")
MOST = 0.6
WORD = re.compile(r"\w+")


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read and weigh each case."""
    path = next((p for p in (data / "origins" / f"{part}.yaml", OWN / f"{part}.yaml") if p.is_file()), None)
    if path is None:
        message = f"no part {part!r} of origins"
        raise MissingDataError(message)
    cases = first(read_yaml(path), limit)
    contained = exact = found = false = 0
    claims = [(case, claim) for case in cases for claim in case["claims"]]
    wanted = sum(len(case.get("circles", ())) for case in cases)
    for case in cases:
        readings = read(case)
        ledger = weigh(readings.values())
        hits, others = circles(case, ledger)
        found, false = found + hits, false + others
        for claim in case["claims"]:
            counted = counts(claim, readings, ledger)
            contained += counted.low <= int(claim["truth"]) <= counted.high
            right = [counted.low, counted.high] == [int(n) for n in claim["range"]]
            exact += right
            if verbose and not right:
                print(case["case"], claim["what"], claim["range"], counted.why, sep="\n  ", file=sys.stderr)
    documents = sum(len(case["documents"]) for case in cases)
    shares = {"contains": share(contained, len(claims)), "exact": share(exact, len(claims))}
    rest = {"circles": share(found, wanted) if wanted else 1.0, "false_circles": float(false)}
    return Score(documents, len(claims), shares | rest)


def read(case: dict[str, Any]) -> dict[str, Reading]:
    """Return the readings of a case's reports by name."""
    read_text = cast("Any", reportedly.read_text)  # promised names are loaded when first asked for
    houses = case["publishers"]
    return {
        name: read_text(text, name=f"{case['case']}/{name}", publisher=houses.get(name))
        for name, text in case["documents"].items()
    }


def counts(claim: dict[str, Any], readings: dict[str, Reading], ledger: Ledger) -> OriginCount:
    """Return how many first hands the system counts behind a claim."""
    polarity = claim.get("polarity", "+-")
    ids = [
        s.id
        for name, mark in claim["marks"].items()
        for s in readings[name].statements
        if s.polarity in polarity and says(s, mark)
    ]
    return count(ids, ledger.drawn())


def says(statement: Statement, mark: str) -> bool:
    """Say whether a statement's content has most of the words of a mark."""
    content = set(WORD.findall(" ".join(span.quote for span in statement.content).casefold()))
    words = set(WORD.findall(mark.casefold()))
    return len(content & words) >= MOST * len(words)


def circles(case: dict[str, Any], ledger: Ledger) -> tuple[int, int]:
    """Return how many of a case's circles are found, and how many are found that are none."""
    drawn = ledger.drawn()
    given = {
        frozenset(drawn.locals[document].own.label for document in {span.document for span in finding.spans})
        for finding in circular(drawn)
    }
    wanted = {frozenset(houses) for houses in case.get("circles", ())}
    return len(given & wanted), len(given - wanted)
