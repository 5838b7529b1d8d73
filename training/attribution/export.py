"""Write a trained network as two int8 ONNX graphs: `python -m training.attribution.export FROM TO`.

`trunk.int8.onnx` holds the embeddings and the lower half of the layers, on which other learned readers stand too
(`training/stance`); the model's own graph holds the rest. Cut between two layers, they compute what one graph did.

Matrices are quantised a row of outputs at a time (per channel), embeddings a word piece at a time; activations at run
time. The heads stay in float: they are small, and their scores are compared with each other.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import onnx
import onnx.utils
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.model import Network, Shape

OUTPUTS = ("tags", "pointers", "facts")
TRUNK, SEEN = "trunk.int8.onnx", "seen"
LOWER = 3
HEADS = tuple(f"/network/{name}/" for name in OUTPUTS)


class Shipped(nn.Module):
    """The network as it ships: of the outputs for factuality only the first, which news made."""

    def __init__(self, network: Network) -> None:
        """Hold the network."""
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores of tags (1, pieces, tags), pointer vectors (1, pieces, 4 x pointer), factuality (1, pieces)."""
        tags, pointers, facts = self.network(ids, types)
        return tags, pointers, facts[..., 0]


class Rows(nn.Module):
    """An embedding held as int8 with one scale a row."""

    whole: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        """Round the rows of `weight`."""
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("whole", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Look rows up."""
        return self.whole[ids].to(torch.float32) * self.scale[ids]


def restore(folder: Path) -> Network:
    """Load the network that `train` saved."""
    held = torch.load(folder / "weights.pt", weights_only=True)
    network = Network(Shape(**{**held["shape"], "tags": tuple(held["shape"]["tags"])}))
    network.load_state_dict(held["weights"], strict=False)  # older weights have no head for factuality
    return network.eval()


def write(network: Network, target: Path, *, whole: bool = False) -> None:
    """Write the graph to `target`; `whole` leaves it in float32, to compare."""
    ids = torch.ones(1, 24, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain = target if whole else Path(folder) / "plain.onnx"
        if not whole:
            network.words = Rows(network.words.weight.detach())  # type: ignore[assignment]
        torch.onnx.export(
            Shipped(network),
            (ids, torch.zeros_like(ids)),
            str(plain),
            input_names=["ids", "types"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "types", *OUTPUTS)},
            opset_version=17,
            dynamo=False,
        )
        if not whole:
            quantize_dynamic(
                plain,
                target,
                op_types_to_quantize=["MatMul", "Gemm"],
                nodes_to_exclude=_heads(plain),
                per_channel=True,
                weight_type=QuantType.QInt8,
            )


def _heads(plain: Path) -> list[str]:
    return [node.name for node in onnx.load(plain).graph.node if node.name.startswith(HEADS)]


def divide(whole: Path, trunk: Path, rest: Path, layers: int = LOWER) -> None:
    """Cut a graph above so many layers into two."""
    graph = onnx.load(whole)
    cut = f"/network/layers.{layers - 1}/norm2/LayerNormalization_output_0"
    for node in graph.graph.node:
        for names in (node.input, node.output):
            for k, name in enumerate(names):
                names[k] = SEEN if name == cut else name
    width = next(held.dims[0] for held in graph.graph.initializer if held.name.endswith("norm.weight"))
    graph.graph.value_info.append(
        onnx.helper.make_tensor_value_info(SEEN, onnx.TensorProto.FLOAT, [1, "pieces", width])
    )
    parts = onnx.utils.Extractor(graph)
    onnx.save(parts.extract_model(["ids", "types"], [SEEN]), trunk)
    onnx.save(parts.extract_model([SEEN], list(OUTPUTS)), rest)


def main(arguments: list[str]) -> None:
    """Export one folder to another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--whole", action="store_true", help="float32, to compare")
    asked = parser.parse_args(arguments)
    asked.target.mkdir(parents=True, exist_ok=True)
    config = json.loads((asked.source / "config.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "whole.onnx"
        write(restore(asked.source), graph, whole=asked.whole)
        divide(graph, asked.target / TRUNK, asked.target / config["model"])
    for name in ("config.json", "vocab.txt"):
        if asked.source != asked.target:
            shutil.copy(asked.source / name, asked.target / name)


if __name__ == "__main__":
    main(sys.argv[1:])
