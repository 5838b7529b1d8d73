"""Average the weights of several epochs of one run: `python -m training.attribution.average OUT RUN RUN ...`."""

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import torch

CHAIN = ("near", "start", "steps", "end")


def main(arguments: list[str]) -> None:
    """Write a run folder with the mean weights; vocabulary and settings are the first's."""
    out, *runs = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    held = [torch.load(run / "weights.pt", weights_only=True) for run in runs]
    mean = {name: sum(each["weights"][name] for each in held) / len(held) for name in held[0]["weights"]}
    torch.save({"shape": held[0]["shape"], "weights": mean}, out / "weights.pt")
    settings = [json.loads((run / "config.json").read_text(encoding="utf-8")) for run in runs]
    means = {name: np.mean([each[name] for each in settings], axis=0).round(4).tolist() for name in CHAIN}
    (out / "config.json").write_text(json.dumps({**settings[0], **means}, indent=1), encoding="utf-8")
    shutil.copy(runs[0] / "vocab.txt", out / "vocab.txt")


if __name__ == "__main__":
    main(sys.argv[1:])
