"""Read a shipped int8 graph back into a float network, to go on from it where the float weights are not at hand."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.attribution.model import BARRED, Network, Shape

Held = dict[str, npt.NDArray[Any]]
WRAP = "network."
HEADS = ("tags", "pointers", "facts")


def thaw(folder: Path) -> Network:
    """Return the network of a model folder, with the rounding that the graph has; a head it lacks is left as made."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    graphs = [onnx.load(folder / name).graph for name in ("trunk.int8.onnx", config["model"])]
    tensors = [tensor for graph in graphs for tensor in graph.initializer]
    held: Held = {tensor.name.removeprefix(WRAP): numpy_helper.to_array(tensor) for tensor in tensors}
    network = Network(Shape(len(held["words.whole"]), tuple(config["tags"])))
    state = network.state_dict()
    state["words.weight"] = torch.from_numpy(held["words.whole"].astype(np.float32) * held["words.scale"])
    state |= {name: torch.from_numpy(held[name].copy()) for name in state if name in held}
    for node in (node for graph in graphs for node in graph.node):
        part, _, matrix = node.name.removeprefix("/").removeprefix("network/").rpartition("/")[0].partition("/")
        if node.op_type == "MatMulInteger" and part.startswith("layers."):
            state[f"{part}.{matrix}.weight"] = _matrix(held, node.input[1].removesuffix("_quantized"))
        elif node.op_type == "MatMul" and part in HEADS:
            rows = torch.from_numpy(held[node.input[1].removeprefix(WRAP)].T.copy())
            state[f"{part}.weight"][: len(rows)] = rows
    steps = torch.tensor(config["steps"])
    state["chain.steps"] = torch.where(steps < BARRED / 2, steps - BARRED, steps)
    state |= {f"chain.{name}": torch.tensor(config[name]) for name in ("start", "end")}
    state["near"] = torch.tensor(config["near"])
    network.load_state_dict(state)
    return network.eval()


def _matrix(held: Held, name: str) -> Tensor:
    """Return a weight as torch holds it (outputs, inputs) from its int8 columns and their scales."""
    assert not held[f"{name}_zero_point"].any()
    return torch.from_numpy((held[f"{name}_quantized"].astype(np.float32) * held[f"{name}_scale"]).T.copy())
