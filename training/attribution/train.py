"""Train the attributor: `python -m training.attribution.train --base BASE --out RUN`; more names as in `learn.Plan`."""

import argparse
import dataclasses
import json
import logging
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import torch
from safetensors.torch import load_file

from training.attribution import clear
from training.attribution.data import Document, example, polnear, tag_names
from training.attribution.export import restore
from training.attribution.factuality import OUTPUTS, facts
from training.attribution.factuality import dev_scores as factuality_scores
from training.attribution.learn import Plan, learn
from training.attribution.model import Network, Shape, load_encoder
from training.attribution.runtime import Attributor, Floats, Ints, Run, WordPieces
from training.attribution.scores import dev_scores
from training.attribution.thaw import thaw
from training.attribution.vocabulary import keep

LOG = logging.getLogger(__name__)
SETS: dict[str, Callable[[Path], Iterable[Document]]] = {
    "polnear": lambda data: polnear(data / "polnear/train/polnear.train.jsonl"),
    "clear": clear.documents,
}
FACTS = {"polnear": OUTPUTS, "clear": {"meantime": 0, "uds_ih2": 0}}


def main(arguments: list[str]) -> None:
    """Read the documents, fit, and write a folder `epochN` of weights, settings and dev scores after each."""
    asked = _parser().parse_args(arguments)
    plan = Plan(**{field.name: getattr(asked, field.name) for field in dataclasses.fields(Plan)})
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(asked.threads)
    torch.manual_seed(plan.seed)
    documents = list(SETS[asked.learn](asked.data))
    network, vocabulary = onward(asked.onward) if asked.onward else start(asked, documents)
    cut = WordPieces(vocabulary)
    beside = facts(asked.data, "train", FACTS[asked.learn], cut) if plan.facts else []
    examples = [example(document, cut, plan.window // 2 - 2, asked.scheme) for document in documents]
    learn(network, examples, beside, cut, plan, Keeper(network, vocabulary, plan, asked.out, asked.data))


class Keeper:
    """Saves and scores the network after each epoch."""

    def __init__(self, network: Network, vocabulary: list[str], plan: Plan, out: Path, data: Path) -> None:
        """Hold where to write, and where the dev part is."""
        self.network, self.vocabulary, self.plan, self.out, self.data = network, vocabulary, plan, out, data
        self.begun = time.monotonic()

    def __call__(self, epoch: int) -> None:
        """Write what the network is after so many epochs, and its dev scores."""
        minutes = (time.monotonic() - self.begun) / 60
        folder = self.out / f"epoch{epoch}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "vocab.txt").write_text("\n".join(self.vocabulary), encoding="utf-8")
        config = settings(self.network, self.plan)
        _write(folder / "config.json", config)
        held = {"shape": dataclasses.asdict(self.network.shape), "weights": self.network.state_dict()}
        torch.save(held, folder / "weights.pt")
        found = dev_scores(self.data, Attributor(config, self.vocabulary, runner(self.network)).attributions)
        sure = factuality_scores(self.network, self.data, WordPieces(self.vocabulary)) if self.plan.facts else {}
        row = {
            "epoch": epoch, "minutes": round(minutes, 1), "plan": dataclasses.asdict(self.plan), "dev": found | sure
        }  # fmt: skip
        LOG.info("%s", json.dumps(row))
        _write(folder / "scores.json", row)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")


def start(asked: argparse.Namespace, documents: list[Document]) -> tuple[Network, list[str]]:
    """Return a network with the base model's (lower) layers, and its pruned vocabulary."""
    whole = (asked.base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = keep(whole, (document.text for document in documents), frequent=asked.frequent, least=3)
    network = Network(Shape(len(kept), tuple(tag_names(asked.scheme)), layers=asked.layers))
    load_encoder(network, load_file(asked.base / "model.safetensors"), torch.tensor(kept))
    return network, [whole[k] for k in kept]


def onward(folder: Path) -> tuple[Network, list[str]]:
    """Return a network to go on from: one that was saved after an epoch, or a shipped model's."""
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return (restore(folder) if (folder / "weights.pt").exists() else thaw(folder)), vocabulary


def settings(network: Network, plan: Plan) -> dict[str, object]:
    """Return what the runtime needs to know beside the weights."""
    chain = network.chain
    free = plan.tags == "plain"
    return {
        "model": "model.int8.onnx",
        "tags": list(network.shape.tags),
        "window": plan.window - 2,
        "context": 48,
        "near": [[round(v, 4) for v in row] for row in network.near.tolist()],
        "start": [round(value, 4) for value in chain.start.tolist()],
        "steps": [[round(v, 4) for v in row] for row in (chain.barred if free else chain.scores()).tolist()],
        "end": [round(value, 4) for value in chain.end.tolist()],
    }


def runner(network: Network) -> Run:
    """Return the network as the runtime wants it."""
    network.eval()

    def run(ids: Ints, types: Ints) -> tuple[Floats, Floats, Floats]:
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            tags, pointers, facts = network(torch.from_numpy(ids), torch.from_numpy(types))
        return tags.float().numpy(), pointers.float().numpy(), facts[..., 0].float().numpy()

    return run


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/gold"), help="folder of the data sets")
    parser.add_argument("--base", type=Path, help="folder of the base model, where there is no --onward")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scheme", choices=("bio", "bioes"), default="bioes")
    parser.add_argument("--onward", type=Path, help="folder of a trained network or a shipped model to go on from")
    parser.add_argument("--learn", choices=sorted(SETS), default="polnear", help="what to learn attribution from")
    parser.add_argument("--layers", type=int, default=6, help="how many of the base model's layers to keep")
    parser.add_argument("--frequent", type=int, default=12000, help="how many rows of its vocabulary stay in any case")
    parser.add_argument("--threads", type=int, default=2)
    for field in dataclasses.fields(Plan):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    return parser


if __name__ == "__main__":
    main(sys.argv[1:])
