"""`python -m quality NAME --data DIR --part PART --json`: run one scorer, or the gate."""

import argparse
import importlib
import inspect
import json
import sys
import time
from pathlib import Path
from typing import Any

from quality import gate, system
from quality.base import MissingDataError, report

HERE = Path(__file__).resolve().parent


def names() -> list[str]:
    """Return the names of all scorers: the modules that have a function `score`."""
    return sorted(path.stem for path in HERE.glob("*.py") if "\ndef score(" in path.read_text(encoding="utf-8"))


def run(name: str, data: Path, part: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - each scorer's own
    """Run one scorer and return its report. Options that are off are not handed on."""
    score = importlib.import_module(f"quality.{name}").score
    asked = {key: value for key, value in options.items() if value}
    unknown = sorted(set(asked) - set(inspect.signature(score).parameters))
    if unknown:
        message = f"the scorer {name} takes no --{unknown[0]}"
        raise SystemExit(message)
    began = time.perf_counter()
    system.failed.clear()
    result = score(data, part, **asked)
    shown = report(name, part, time.perf_counter() - began, result)
    return shown | {"failed": len(system.failed)} if system.failed else shown


def parser() -> argparse.ArgumentParser:
    """Return the command line of the frame."""
    line = argparse.ArgumentParser(prog="python -m quality", description="Score the system on a set of gold.")
    line.add_argument("name", choices=[*names(), "gate"])
    line.add_argument("--data", type=Path, default=gate.DATA, help="folder with the layout NAME/PART/…")
    line.add_argument("--part", choices=["train", "dev", "test"], default="dev")
    line.add_argument("--json", action="store_true", help="one line instead of an indented object")
    line.add_argument("--limit", type=int, help="only the first so many documents")
    line.add_argument("--verbose", action="store_true", help="say on standard error what went wrong")
    gate.add_options(line)
    return line


def main(arguments: list[str] | None = None) -> int:
    """Parse, run, print one JSON object; returns the exit status (1: below a floor, 2: no such data)."""
    asked = parser().parse_args(arguments)
    try:
        if asked.name == "gate":
            return gate.main(asked, run)
        shown = run(asked.name, asked.data, asked.part, limit=asked.limit, verbose=asked.verbose)
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(shown, ensure_ascii=False, indent=None if asked.json else 2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
