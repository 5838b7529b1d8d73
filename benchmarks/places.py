"""`python -m benchmarks.places [--data FOLDER]`: the atlas of places alone, one JSON object.

`load_s` is the CPU time of reading it, the best of five; `memory_mb` what it adds to the process; `lookups_per_second`
how many names are looked up, each for the first time, and `known` how many of them it has. The names are the runs of
one to three capitalised words of the texts of a folder, and as many made of its own words that it cannot know.
"""

import argparse
import json
import re
import time
from pathlib import Path

from benchmarks.names import ROUNDS, SAMPLES, peak, text
from reportedly.codebook import atlas

CAPITALISED = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}")


def names(folder: Path) -> list[str]:
    """Return distinct names to look up, half of them of no place."""
    found = dict.fromkeys(CAPITALISED.findall(text(folder)))
    return [*found, *(f"{name[::-1].title()}x" for name in found)]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.places")
    options.add_argument("--data", type=Path, default=SAMPLES, help="a folder of plain texts")
    wanted = names(options.parse_args().data)
    before = peak()
    held = atlas.load()
    memory, known = peak() - before, 0
    loads, lookups = [], []
    for _ in range(ROUNDS):
        atlas.load.cache_clear()
        start = time.process_time()
        held = atlas.load()
        loads.append(time.process_time() - start)
        start = time.process_time()
        known = sum(bool(held.sites(name)) for name in wanted)
        lookups.append(time.process_time() - start)
    report = {
        "sites": len(held),
        "load_s": round(min(loads), 3),
        "memory_mb": round(memory),
        "names": len(wanted),
        "known": known,
        "lookups_per_second": round(len(wanted) / min(lookups)),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
