"""Train the tower: `python -m training.stance.train --out RUN`; more names as in `Plan`."""

import argparse
import dataclasses
import json
import logging
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as torch names it
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from reportedly.reading.encoding.wordpieces import WordPieces
from training.attribution.thaw import thaw
from training.stance.data import LABELS, Batch, Chance, Pair, changed, epoch, lay, pairs
from training.stance.scores import macro, sweep
from training.stance.tower import Tower, Trunk, split

LOG = logging.getLogger(__name__)
MODEL = Path(__file__).parents[2] / "src/reportedly/models/attribution"
SAY = 100


@dataclass(frozen=True, slots=True)
class Plan:
    """How to learn: `trunk` layers stay as they are, `tower` ones above them and the head learn.

    `smooth` is the labels' smoothing; `piece`, `actor`, `turned` as in `data.Chance`; rates rise over `warm` of all
    steps and fall to 0. What is scored and saved is a running average of the weights, of which each step keeps the
    part `steady`; 0 is the last step's weights alone.
    """

    trunk: int = 3
    tower: int = 3
    epochs: int = 3
    rate: float = 3e-4
    head_rate: float = 1e-3
    batch: int = 32
    warm: float = 0.08
    smooth: float = 0.05
    decay: float = 0.01
    piece: float = 0.05
    actor: float = 0.5
    turned: float = 0.5
    steady: float = 0.998
    seed: int = 1


def main(arguments: list[str]) -> None:
    """Fit, and leave the weights, the scores and what they are on the dev part after each epoch."""
    asked = _parser().parse_args(arguments)
    plan = Plan(**{field.name: getattr(asked, field.name) for field in dataclasses.fields(Plan)})
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(asked.threads)
    torch.manual_seed(plan.seed)
    cut = WordPieces((MODEL / "vocab.txt").read_text(encoding="utf-8").splitlines())
    train, dev = ([*pairs(asked.data, part, cut)] for part in ("train", "dev"))
    trunk, tower = split(thaw(MODEL), plan.trunk, plan.tower)
    if asked.onward:
        tower.load_state_dict(torch.load(asked.onward / "tower.pt", weights_only=True)["weights"])
    asked.out.mkdir(parents=True, exist_ok=True)
    fit = Fit(trunk.eval(), tower, plan, [one for one in train if one is not None])
    for number in range(plan.epochs):
        fit.epoch(cut)
        found = predicted(trunk, fit.averaged, dev)
        report = {"epoch": number + 1, "plan": dataclasses.asdict(plan), "dev": scores(found, dev_labels(asked.data))}
        LOG.info("%s", json.dumps(report))
        np.save(asked.out / f"dev{number + 1}.npy", found)
        (asked.out / "scores.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
        torch.save({"plan": dataclasses.asdict(plan), "weights": fit.averaged.state_dict()}, asked.out / "tower.pt")


def dev_labels(data: Path) -> list[int]:
    """Return the labels of the dev part, of sentences without a pair too."""
    return [int(row["label"]) for row in map(json.loads, _lines(data / "directed_sentiment/dev"))]


def _lines(folder: Path) -> list[str]:
    return [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def scores(found: npt.NDArray[np.float64], gold: list[int]) -> dict[str, object]:
    """Return macro F and accuracy of the likeliest labels, and the best multiples of the labels' odds."""
    plain = macro(found.argmax(1), gold)
    return {"plain": plain, "weighed": sweep(found, gold)}


def predicted(trunk: Trunk, tower: Tower, held: list[Pair | None]) -> npt.NDArray[np.float64]:
    """Return the labels' probabilities for each pair; "neither" for sure where there is no pair."""
    tower.eval()
    out = np.zeros((len(held), len(LABELS)))
    out[:, 0] = 1
    known = sorted((k for k, one in enumerate(held) if one is not None), key=lambda k: len(_sure(held[k]).ids))
    with torch.inference_mode():
        for k in range(0, len(known), 64):
            chosen = known[k : k + 64]
            batch = lay([_sure(held[j]) for j in chosen])
            out[chosen] = forward(trunk, tower, batch).softmax(-1).numpy()
    return out


def _sure(one: Pair | None) -> Pair:
    assert one is not None
    return one


def forward(trunk: Trunk, tower: Tower, batch: Batch) -> torch.Tensor:
    """Return the scores of a batch; no gradient reaches the trunk."""
    with torch.autocast("cpu", torch.bfloat16):
        with torch.no_grad():
            seen = trunk(batch.ids, batch.types, batch.mask)
        result: torch.Tensor = tower(seen, batch.marks, batch.mask)
    return result.float()


class Fit:
    """Takes steps: AdamW, the rates rising and then falling, gradients cut at length 1."""

    def __init__(self, trunk: Trunk, tower: Tower, plan: Plan, train: list[Pair]) -> None:
        """Begin."""
        self.trunk, self.tower, self.plan, self.train = trunk, tower, plan, train
        self.rng = random.Random(plan.seed)  # noqa: S311 - no secret
        head = [*tower.marks.parameters(), *tower.inner.parameters(), *tower.labels.parameters()]
        groups = [{"params": [*tower.layers.parameters()], "lr": plan.rate}, {"params": head, "lr": plan.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=plan.decay)
        steps = plan.epochs * -(-len(train) // plan.batch)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda k: rate(k, steps, plan.warm))
        self.average = AveragedModel(tower, multi_avg_fn=get_ema_multi_avg_fn(plan.steady))
        self.begun, self.steps, self.done = time.monotonic(), steps, 0

    @property
    def averaged(self) -> Tower:
        """Return the tower with the running average of the weights."""
        held: Tower = self.average.module
        return held

    def epoch(self, cut: WordPieces) -> None:
        """Go once through the pairs."""
        self.tower.train()
        chance = Chance(self.plan.piece, self.plan.actor, self.plan.turned)
        for group in epoch(self.train, self.plan.batch, self.rng):
            batch = changed(lay(group), cut, chance)
            loss = F.cross_entropy(
                forward(self.trunk, self.tower, batch), batch.labels, label_smoothing=self.plan.smooth
            )
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(self.tower.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.schedule.step()
            self.average.update_parameters(self.tower)
            self.done += 1
            if self.done % SAY == 0:
                seconds = time.monotonic() - self.begun
                LOG.info("step %d/%d loss %.3f, %.0f s", self.done, self.steps, loss.item(), seconds)


def rate(step: int, steps: int, warm: float) -> float:
    """Return the part of the greatest rate at a step."""
    return min((step + 1) / (warm * steps + 1), max(0.0, (steps - step) / (steps * (1 - warm))))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/gold"), help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--onward", type=Path, help="folder of a run to go on from")
    parser.add_argument("--threads", type=int, default=1)
    for field in dataclasses.fields(Plan):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    return parser


if __name__ == "__main__":
    main(sys.argv[1:])
