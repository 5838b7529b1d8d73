"""Score a model folder on the dev part and time it: `python -m training.attribution.evaluate MODEL`."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from training.attribution.runtime import Attributed, Attributor, Span, encode, load
from training.attribution.scores import dev_scores


def main(arguments: list[str]) -> None:
    """Print one JSON object: dev scores, word pieces and words a second, bytes of the graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/gold"), help="folder of the data sets")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--limit", type=int, help="read only the first so many articles")
    asked = parser.parse_args(arguments)
    timed = Timed(load(asked.model, threads=asked.threads))
    found = dev_scores(asked.data, timed.read, limit=asked.limit)
    size = sum(file.stat().st_size for file in asked.model.glob("*.onnx"))
    json.dump({"dev": found, **timed.speed(), "bytes": size, "threads": asked.threads}, sys.stdout, indent=1)


class Timed:
    """Reads and keeps the time."""

    def __init__(self, attributor: Attributor) -> None:
        """Begin at nothing."""
        self.attributor, self.seconds, self.pieces, self.words = attributor, 0.0, 0, 0

    def read(self, text: str, sentences: Sequence[Span]) -> list[Attributed]:
        """Read one text."""
        held = encode(text, sentences, self.attributor.cut, self.attributor.window // 2)
        self.pieces += len(held.ids)
        self.words += len(held.starts)
        begun = time.process_time()
        found = self.attributor.attributions(text, sentences)
        self.seconds += time.process_time() - begun
        return found

    def speed(self) -> dict[str, int]:
        """Return what was read in a second of processor time."""
        return {
            "pieces_per_cpu_s": round(self.pieces / self.seconds),
            "words_per_cpu_s": round(self.words / self.seconds),
        }


if __name__ == "__main__":
    main(sys.argv[1:])
