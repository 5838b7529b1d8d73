"""The gate: runs every scorer that has a floor and its data, and fails when a number fell.

Floors stand in `quality/floors.json`: {name: {part: {metric: floor}}}. `--pin` raises floors to what was measured;
a set without floors gets them by `--only NAME --part PART --pin` (no precision and recall where there is an F);
to lower one takes `--lower --reason WHY`, and the reason is kept in `lowered.jsonl` beside the floors. A set whose
data is not there is left out and named; own gold always runs.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from quality.base import MissingDataError

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
DATA = HERE.parent.parent / "shared" / "gold"
SLOW = frozenset({"fakes_syria", "t17"})  # many minutes each: left out unless asked for
COUNTED_DOWN = frozenset(
    {
        "false_conflicts",
        "span_faults",
        "wrong_merges",
        "wrong_sources",
        "false_circles",
        "true_refused",
        "kept_true_refused",
        "false_alarms",
    }
)
TOLERANCE = 0.00005

Floors = dict[str, dict[str, dict[str, float]]]
Runner = Callable[..., dict[str, Any]]


def add_options(line: argparse.ArgumentParser) -> None:
    """Add the gate's own options to the frame's command line."""
    line.add_argument("--floors", type=Path, default=FLOORS, help="gate: the file of floors")
    line.add_argument("--only", nargs="*", help="gate: only these sets")
    line.add_argument("--slow", action="store_true", help="gate: also the sets that take many minutes each")
    line.add_argument("--pin", action="store_true", help="gate: raise floors to what was measured")
    line.add_argument("--lower", action="store_true", help="gate: with --pin, also lower floors; needs --reason")
    line.add_argument("--reason", default="", help="gate: why a floor is lowered")


def load_floors(path: Path) -> Floors:
    """Return the floors by name, part and metric; an absent file has none."""
    if not path.exists():
        return {}
    held: Floors = json.loads(path.read_text(encoding="utf-8"))
    return held


def worse(metric: str, value: float, floor: float) -> bool:
    """Say whether `value` fails its floor; faults and errors count down, everything else up."""
    return value > floor + TOLERANCE if metric in COUNTED_DOWN or metric.endswith("_mae") else value < floor - TOLERANCE


def failures(floors: Mapping[str, float], metrics: Mapping[str, float]) -> list[str]:
    """Return one line for each metric that is missing or fails its floor."""
    lines = []
    for metric, floor in sorted(floors.items()):
        value = metrics.get(metric)
        if value is None:
            lines.append(f"{metric} is not measured any more (floor {floor})")
        elif worse(metric, value, floor):
            lines.append(f"{metric} {value} fails its floor {floor}")
    return lines


def pinned(floors: Mapping[str, float], metrics: Mapping[str, float], *, lower: bool) -> dict[str, float]:
    """Return the floors after pinning: the better of floor and value, or the value where lowering is allowed."""
    kept = {} if lower else dict(floors)
    for metric in floors or headlines(metrics):
        if metric in metrics and (metric not in kept or worse(metric, kept[metric], metrics[metric])):
            kept[metric] = metrics[metric]
    return kept


def headlines(metrics: Mapping[str, float]) -> list[str]:
    """Return the metrics that get a floor: all, but no precision or recall that an F stands for."""
    return [name for name in metrics if not (name[-2:] in {"_p", "_r"} and f"{name[:-2]}_f" in metrics)]


def main(asked: argparse.Namespace, run: Runner) -> int:
    """Run all sets that have floors and data, print one JSON object; 1 when one is below its floor."""
    if asked.lower and not (asked.pin and asked.reason.strip()):
        print("lowering a floor takes --pin and --reason WHY", file=sys.stderr)
        return 2
    floors = load_floors(asked.floors)
    for name in asked.only or () if asked.pin else ():
        floors.setdefault(name, {}).setdefault(asked.part, {})
    reports, absent = measure(floors, asked, run)
    if asked.pin:
        pin(floors, reports, asked)
    failed = {f"{r['name']}/{r['part']}": bad for r in reports if (bad := _failed(floors, r))}
    print(json.dumps({"reports": reports, "absent": absent, "failed": failed}, ensure_ascii=False, indent=2))
    return 1 if failed else 0


def _failed(floors: Floors, shown: dict[str, Any]) -> list[str]:
    broken = [f"{shown['failed']} texts were not read"] if shown.get("failed") else []
    return broken + failures(floors[shown["name"]][shown["part"]], shown["metrics"])


def measure(floors: Floors, asked: argparse.Namespace, run: Runner) -> tuple[list[dict[str, Any]], list[str]]:
    """Run every (name, part) that has floors; returns the reports and the names of those without data."""
    reports, absent = [], []
    for name, part in [(key, value) for key in sorted(floors) for value in sorted(floors[key])]:
        if name not in (asked.only or (name,)):
            continue
        if name in SLOW and not (asked.slow or asked.only):
            absent.append(f"{name}/{part}: slow, not asked for")
            continue
        print(f"{name} {part} …", file=sys.stderr)
        try:
            reports.append(run(name, asked.data, part, limit=asked.limit))
        except MissingDataError as error:
            absent.append(f"{name}/{part}: {error}")
    return reports, absent


def pin(floors: Floors, reports: list[dict[str, Any]], asked: argparse.Namespace) -> None:
    """Write the floors anew from what was measured; where one sank, write down why."""
    for shown in reports:
        name, part = shown["name"], shown["part"]
        before = floors[name][part]
        after = pinned(before, shown["metrics"], lower=asked.lower)
        sunk = sorted(
            metric for metric in before if metric not in after or worse(metric, after[metric], before[metric])
        )
        if sunk:
            _note(asked.floors.with_name("lowered.jsonl"), name, part, sunk, asked.reason.strip())
        floors[name][part] = dict(sorted(after.items()))
    asked.floors.write_text(json.dumps(floors, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _note(path: Path, name: str, part: str, metrics: list[str], reason: str) -> None:
    line = json.dumps({"name": name, "part": part, "metrics": metrics, "reason": reason}, ensure_ascii=False)
    with path.open("a", encoding="utf-8") as lines:
        lines.write(line + "\n")
