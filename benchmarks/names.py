"""`python -m benchmarks.names [--data FOLDER]`: the gazetteer alone, one JSON object.

`load_s` is the CPU time of reading and building it, the best of five; `memory_mb` what that adds to the process;
`megabytes_per_second` how much text (UTF-8) one core searches with all names loaded, the best of five; the texts are
those of a folder, joined and repeated to five megabytes.
"""

import argparse
import json
import resource
import time
from itertools import cycle
from pathlib import Path

from reportedly.codebook import gazetteer

SAMPLES = Path(__file__).parents[1] / "samples"
SIZE = 5_000_000
ROUNDS = 5


def text(folder: Path) -> str:
    """Return the texts of a folder, over and over, up to the size."""
    found = [path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))]
    parts, length = [], 0
    for part in cycle(found):
        parts.append(part)
        length += len(part) + 1
        if length >= SIZE:
            return "\n".join(parts)[:SIZE]
    message = f"no *.txt in {folder}"
    raise SystemExit(message)


def peak() -> float:
    """Return the most memory the process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.names")
    options.add_argument("--data", type=Path, default=SAMPLES, help="a folder of plain texts")
    asked = options.parse_args()
    before, loads, found = peak(), [], gazetteer.load()
    memory = peak() - before
    searched = text(asked.data)
    for _ in range(ROUNDS):
        gazetteer.forget()
        start = time.process_time()
        found = gazetteer.load()
        loads.append(time.process_time() - start)
    searches = []
    for _ in range(ROUNDS):
        start = time.process_time()
        hits = found.find(searched)
        searches.append(time.process_time() - start)
    report = {
        "rows": len(found.entries),
        "load_s": round(min(loads), 3),
        "memory_mb": round(memory),
        "megabytes_per_second": round(len(searched.encode()) / 1e6 / min(searches), 1),
        "hits": len(hits),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
