"""`claimdiff`: pairs of claims from two articles on one event: does the second weaken the first (Ko et al. 2023).

DATA/claimdiff/PART/claimdiff-weak.*.jsonl: `claim_a`, `claim_b`, `relation` (1: weakens). Given to the system: the two
claims, put beside one another. To weaken is wider than to contradict: most pairs of that label can both hold, so that
`conflicts` (the share of pairs in which any conflict is found) and `conflict_p` (of these, the share that weaken) say
whether what is found is sound; `weakened_r` is the share of weakened pairs in which one is found. No aim is set.
"""

from pathlib import Path

from quality.base import Score, files, read_jsonl, share
from quality.rte3_3way import against


def score(data: Path, part: str, *, limit: int | None = None) -> Score:
    """Hold the two claims of each pair against one another."""
    rows = [row for path in files(data, "claimdiff", part, "claimdiff-weak*.jsonl") for row in read_jsonl(path, limit)]
    found = [bool(against(row["claim_a"], row["claim_b"])) for row in rows]
    weaker = [bool(row["relation"]) for row in rows]
    both = sum(one and other for one, other in zip(found, weaker, strict=True))
    metrics = {
        "conflicts": share(sum(found), len(rows)),
        "conflict_p": share(both, sum(found)),
        "weakened_r": share(both, sum(weaker)),
    }
    return Score(2 * len(rows), len(rows), metrics)
