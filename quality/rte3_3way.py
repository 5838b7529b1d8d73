"""`rte3_3way`: pairs of a text and a sentence that it bears out, contradicts or leaves open (Giampiccolo et al. 2007).

DATA/rte3_3way/PART/*.jsonl: `text`, `hyp`, `label` (YES, NO, UNKNOWN). Given to the system: both, read by the rules
alone and put beside one another as claims, and their clauses by the roles in them. A pair is said to be a
contradiction when any conflict of the two is found.
`contradiction_f` is the F1 of these against NO; `acc` is the share of pairs of which it is rightly said whether the two
contradict one another. Both are read as general news, most of it not of war.
"""

import sys
from pathlib import Path
from typing import Any, cast

import reportedly
from quality.base import Counts, Score, jsonl, share, total
from reportedly.opposing import opposed_claims
from reportedly.record import Reading
from reportedly.settings import Settings
from reportedly.weighing.findings import findings
from reportedly.weighing.findings.alterations import on_claims
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.happenings import happenings, parties_of
from reportedly.weighing.origins import count, weigh
from reportedly.weighing.resolve import resolve

NO = "NO"
AGAINST = frozenset({"conflict", "disagreement", "change"})


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Hold the two of each pair against one another."""
    rows = list(jsonl(data, "rte3_3way", part, limit))
    counts: list[Counts] = []
    for row in rows:
        found, wanted = against(row["text"], row["hyp"]), row["label"] == NO
        counts.append(Counts(bool(found) and wanted, bool(found), wanted))
        if verbose and bool(found) != wanted:
            print(row["label"], row["text"], row["hyp"], *found, sep="\n  ", file=sys.stderr)
    right = sum(bool(one.system) == bool(one.gold) for one in counts)
    return Score(2 * len(rows), len(rows), {**total(counts).metrics("contradiction"), "acc": share(right, len(rows))})


def against(one: str, other: str) -> list[str]:
    """Return what two short texts say against one another, as a case, line by line and clause by clause."""
    read, fast = cast("Any", reportedly.read_text), Settings(attributor="rules")
    texts = (("one.txt", one), ("other.txt", other))
    held: list[Reading] = [read(text, name=name, settings=fast) for name, text in texts]
    who = resolve((a for r in held for a in r.actors), (p for r in held for p in r.places))
    drawn, scenery = weigh(held).drawn(), happenings(held, who)
    bench = Bench.of(held, scenery, who, parties_of(held, who), lambda asked: count(asked, drawn))
    shown = (*findings(held, scenery, who, bench.count), *on_claims(bench))
    clauses = (f"{o.facet}: “{o.one.quote}”, “{o.other.quote}”" for o in opposed_claims(one, other, fast))
    return [*(finding.explanation for finding in shown if finding.kind in AGAINST), *clauses]
