"""Write a trained tower as one int8 ONNX graph with its settings: `python -m training.stance.export RUN TO`.

The tower's matrices are quantised a row of outputs at a time, activations at run time; the last one stays in float, for
its scores are compared with each other.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.attribution.thaw import thaw
from training.stance.scores import odds
from training.stance.tower import Tower, split
from training.stance.train import MODEL

GRAPH = "tower.int8.onnx"
LEAST = 0.5


def restore(run: Path) -> Tower:
    """Load the tower that `train` saved."""
    held = torch.load(run / "tower.pt", weights_only=True)
    _, tower = split(thaw(MODEL), held["plan"]["trunk"], held["plan"]["tower"])
    tower.load_state_dict(held["weights"])
    return tower.eval()


def write(tower: Tower, target: Path) -> None:
    """Write the graph to `target`."""
    seen, marks = torch.zeros(1, 24, tower.marks.embedding_dim), torch.zeros(1, 24, dtype=torch.long)
    marks[0, 3], marks[0, 9] = 1, 2
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            tower,
            (seen, marks),
            str(plain),
            input_names=["seen", "marks"],
            output_names=["labels"],
            dynamic_axes={"seen": {1: "pieces"}, "marks": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        last = [node.name for node in onnx.load(plain).graph.node if node.name.startswith("/labels/")]
        quantize_dynamic(
            plain,
            target,
            op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_exclude=last,
            per_channel=True,
            weight_type=QuantType.QInt8,
        )


def main(arguments: list[str]) -> None:
    """Export a run; the multiples of the labels' odds are those that the dev part liked best."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--least", type=float, default=LEAST, help="how sure an answer must be to be given, 0..1")
    asked = parser.parse_args(arguments)
    asked.target.mkdir(parents=True, exist_ok=True)
    best = json.loads((asked.run / "scores.json").read_text(encoding="utf-8"))["dev"]["weighed"]
    write(restore(asked.run), asked.target / GRAPH)
    config = {"model": GRAPH, "odds": odds(best["neither"], best["reverse"]).tolist(), "least": asked.least}
    (asked.target / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
