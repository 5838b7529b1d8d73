"""`python -m benchmarks.growing [N ...] [--case FILE]`: a large case, and one report more, as JSON lines.

For each number N of reports a case is made as `benchmarks.weighings` does, and commands are measured in processes of
their own, start included: `from_nothing` is `conflicts` where nothing is kept, `again` where nothing came since,
`one_more` after one report came in, `count` is `origins STATEMENT` after that. Of each `seconds` on the clock, `cpu`
seconds, and `mb`, the most memory that it held. `--case` names a case that lies there already: it is copied, and the
sizes are not asked for.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.weighings import base, fill, tellings
from reportedly.store import Case

Cost = dict[str, float]


def measured(case: Path, *words: str) -> Cost:
    """Return what a command costs in a process of its own; raises RuntimeError where it fails."""
    start = time.perf_counter()
    run = [sys.executable, "-m", "reportedly", "--case", str(case), *words]
    with subprocess.Popen(run, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"{' '.join(words)} ended with {process.returncode}"
        raise RuntimeError(message)
    return {
        "seconds": round(time.perf_counter() - start, 1),
        "cpu": round(used.ru_utime + used.ru_stime, 1),
        "mb": round(used.ru_maxrss / 1024),
    }


def costs(case: Path, more: int) -> dict[str, Cost]:
    """Return what the commands cost, one after another; `more` is the number of the telling that comes in."""
    samples = base()
    found = {"from_nothing": measured(case, "conflicts"), "again": measured(case, "conflicts")}
    fill(case, samples, more, 1)
    statement = next(tellings(samples, more, 1)).statements[0].id
    return found | {"one_more": measured(case, "conflicts"), "count": measured(case, "origins", statement)}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.growing")
    options.add_argument("documents", type=int, nargs="*", default=[1000, 3000])
    options.add_argument("--case", type=Path, help="a case to copy and measure")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.case:
            shutil.copy(chosen.case, Path(folder) / "held.case")
            with Case.open(Path(folder) / "held.case") as held:
                documents = held.counts()["document"]
            print(json.dumps({"documents": documents} | costs(Path(folder) / "held.case", documents)), flush=True)
            return
        for documents in chosen.documents:
            case = Path(folder) / f"{documents}.case"
            said = fill(case, base(), 0, documents)
            made = {"documents": documents, "statements": said}
            print(json.dumps(made | costs(case, documents)), flush=True)


if __name__ == "__main__":
    main()
