"""`findings`: what small cases of own reports show together, against what an analyst would want of them.

Own gold, always there: `quality/findings/tune.yaml` (cases to tune on) and `kept.yaml` (kept apart, not read when
tuning). Given to the system: the reports of one case, whose record is weighed as a case's is.

A finding is right when a gold finding of its kind and facet has each of its sides in a side of it: the named words of
the named report lie in a span of that side or a span in them. `findings_f` is the balanced F over both files, `kept_…`
over the half kept apart; `false_conflicts` is the share of cases without a gold conflict in which one is found. Every
finding counts, repetitions aside, which the gold does not list.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import reportedly
from quality.base import Counts, Score, first, read_yaml, share, total
from reportedly.cases import weighed_of
from reportedly.record import Finding, Reading, Side

HERE = Path(__file__).resolve().parent / "findings"
FILES = ("tune", "kept")
UNLISTED = frozenset({"repetition"})


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:  # noqa: ARG001 - own gold
    """Weigh each case and compare its findings."""
    counts: dict[str, Counts] = {}
    quiet = wrong = reports = items = 0
    for name in FILES:
        held = first(read_yaml(HERE / f"{name}.yaml"), limit)
        found = [(case, weigh(case["reports"])) for case in held]
        counts[name] = total([compare(case, *made, verbose=verbose and name == "tune") for case, made in found])
        calm = [made[1] for case, made in found if not any(f["kind"] == "conflict" for f in case["findings"])]
        quiet += len(calm)
        wrong += sum(any(f.kind == "conflict" for f in findings) for findings in calm)
        reports += sum(len(case["reports"]) for case in held)
        items += sum(len(case["findings"]) for case in held)
    metrics = total(list(counts.values())).metrics("findings") | counts["kept"].metrics("kept")
    return Score(reports, items, {**metrics, "false_conflicts": share(wrong, quiet)})


def weigh(reports: Mapping[str, str]) -> tuple[dict[str, Reading], list[Finding]]:
    """Read the reports of a case and return its findings that the gold lists."""
    read = cast("Any", reportedly.read_text)
    readings = {name: read(text, name=f"{name}.txt") for name, text in reports.items()}
    return readings, [f for f in weighed_of(list(readings.values())).findings if f.kind not in UNLISTED]


def compare(
    case: Mapping[str, Any], readings: Mapping[str, Reading], found: Sequence[Finding], *, verbose: bool = False
) -> Counts:
    """Return hits, findings and gold findings of one case; each gold finding is hit once."""
    names = {reading.document.id: name for name, reading in readings.items()}
    left = list(case["findings"])
    hits = 0
    for finding in found:
        right = next((gold for gold in left if fits(gold, finding, names)), None)
        if right is not None:
            left.remove(right)
            hits += 1
        elif verbose:
            print(f"{case['case']}: not wanted: {finding.kind} {finding.facet}: {finding.explanation}")
    if verbose:
        for gold in left:
            print(f"{case['case']}: missed: {gold}")
    return Counts(hits, len(found), len(case["findings"]))


def fits(gold: Mapping[str, Any], finding: Finding, names: Mapping[str, str]) -> bool:
    """Say whether a finding is the gold's: kind, facet, and each of the gold's sides in a side of its own."""
    if gold["kind"] != finding.kind or gold.get("facet") != finding.facet:
        return False
    left = list(finding.sides)
    for wanted in gold["sides"]:
        side = next((side for side in left if _holds(side, wanted, names)), None)
        if side is None:
            return False
        left.remove(side)
    return True


def _holds(side: Side, wanted: Mapping[str, str], names: Mapping[str, str]) -> bool:
    """Say whether a side has a span in each named report with the named words, or within them."""
    return all(
        any(
            names[span.document] == name and (str(words) in span.span.quote or span.span.quote in str(words))
            for span in side.spans
        )
        for name, words in wanted.items()
    )
