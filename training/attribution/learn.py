"""The loss of a batch and the loop over epochs."""

import dataclasses
import logging
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch names it

from training.attribution.batches import NOWHERE, Batch, epoch, lay
from training.attribution.data import Example
from training.attribution.factuality import Fact, FactBatch, deal
from training.attribution.factuality import loss as fact_loss
from training.attribution.model import Network
from training.attribution.runtime import TO_CUE, TO_SOURCE, WordPieces, buckets

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to learn.

    Attributes:
        epochs: passes over all documents.
        rate: greatest step of the encoder; the heads' is `head_rate`, the chain's five times that.
        batch: windows a step.
        window: word pieces a window, with [CLS] and [SEP].
        warm: part of all steps over which the rates rise; then they fall linearly to 0.
        pair: weight of the pointers' loss.
        decay: weight decay of matrices.
        average: decay of the running mean of the weights that is kept in the end; 0 keeps the last.
        tags: loss of the tags: "crf", "plain" (each word for itself) or "both".
        smooth: label smoothing of the plain loss.
        facts: weight of the factuality's loss; 0 leaves the head alone.
        texts: factuality texts a step.
        other: weight among them of events from other texts than news.
        blank: part of the word pieces that are hidden, so that names are not learnt by heart.
        seed: of all chance.
    """

    epochs: int = 6
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    batch: int = 8
    window: int = 256
    warm: float = 0.1
    pair: float = 0.4
    decay: float = 0.01
    average: float = 0.0
    tags: str = "crf"
    smooth: float = 0.0
    facts: float = 0.0
    texts: int = 24
    other: float = 0.4
    blank: float = 0.06
    seed: int = 1


def hidden(batch: Batch, cut: WordPieces, part: float) -> Batch:
    """Put [UNK] in the place of some pieces; [CLS], [SEP] and padding stay."""
    chosen = (
        (torch.rand(batch.ids.shape) < part) & batch.mask[:, 0, 0] & (batch.ids != cut.cls) & (batch.ids != cut.sep)
    )
    return dataclasses.replace(batch, ids=batch.ids.masked_fill(chosen, cut.unknown))


def losses(network: Network, batch: Batch, plan: Plan) -> tuple[Tensor, Tensor]:
    """Return the tags' loss a word and the pointers' loss a pair."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, pointers, _ = network(batch.ids, batch.types, batch.mask)
    rows = torch.arange(len(batch.first))[:, None]
    scores, sides = tags[rows, batch.first].float(), pointers.float()
    sides = sides.view(*sides.shape[:2], 4, network.shape.pointer)
    return (
        _tag_loss(network, scores, batch, plan),
        _pointer_loss(batch, sides[:, :, 0:2], batch.cues, network.near[TO_CUE])
        + _pointer_loss(batch, sides[:, :, 2:4], batch.sources, network.near[TO_SOURCE]),
    )


def _tag_loss(network: Network, scores: Tensor, batch: Batch, plan: Plan) -> Tensor:
    plain = F.cross_entropy(scores[batch.held], batch.tags[batch.held], label_smoothing=plan.smooth)
    if plan.tags == "plain":
        return plain
    chain: Tensor = network.chain.loss(scores, batch.tags, batch.held) / batch.held.sum()
    return chain if plan.tags == "crf" else 0.5 * (chain + plain)


def _pointer_loss(batch: Batch, sides: Tensor, pairs: Tensor, near: Tensor) -> Tensor:
    """Cross-entropy over all words of the window and, in front, [CLS]: nowhere."""
    if not len(pairs):
        return sides.sum() * 0
    window, word, target = pairs.T
    ours = sides[window, batch.first[window, word], 0]
    keys = torch.cat([torch.zeros_like(batch.first[:, :1]), batch.first], 1)
    theirs = sides[torch.arange(len(keys))[:, None], keys, 1]
    distance = torch.arange(batch.first.shape[1])[None] - word[:, None]
    close = near[torch.from_numpy(buckets(distance.numpy()))]
    scores = torch.einsum("pd,pwd->pw", ours, theirs[window]) + F.pad(close, (1, 0))
    held = torch.cat([torch.ones_like(batch.held[:, :1]), batch.held], 1)[window]
    return F.cross_entropy(scores.masked_fill(~held, BELOW), torch.where(target == NOWHERE, 0, target + 1))


BELOW = -1e4


def learn(
    network: Network,
    examples: Sequence[Example],
    facts: Sequence[Fact],
    cut: WordPieces,
    plan: Plan,
    after: Callable[[int], None],
) -> None:
    """Fit the network; `after` is told each epoch that is done, when the averaged weights are in it, as in the end."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)  # noqa: S311 - no secret
    deals = [list(epoch(examples, cut, plan.window - 2, plan.batch, rng)) for _ in range(plan.epochs)]
    fit = Fit(network, plan, sum(map(len, deals)))
    beside = deal(facts, plan.texts, rng)
    for number, groups in enumerate(deals, 1):
        network.train()
        for group in groups:
            fit.step(hidden(lay(group), cut, plan.blank), next(beside) if plan.facts else None)
        fit.mean.swap()
        after(number)
        if number < plan.epochs:
            fit.mean.swap()


class Fit:
    """Takes steps: AdamW, the rates rising and then falling, gradients cut at length 1."""

    def __init__(self, network: Network, plan: Plan, steps: int) -> None:
        """Begin; `steps` is how many there will be."""
        self.network, self.plan, self.steps = network, plan, steps
        self.optimizer = torch.optim.AdamW(_groups(network, plan), fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda k: _rate(k, steps, plan.warm))
        self.mean = Mean(network, plan.average)
        self.begun = time.monotonic()

    def step(self, batch: Batch, beside: FactBatch | None) -> None:
        """Learn from one batch, and from one of factuality beside it."""
        tag, pair = losses(self.network, batch, self.plan)
        (tag + self.plan.pair * pair).backward()
        if beside is not None:
            (self.plan.facts * fact_loss(self.network, beside, self.plan.other)).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.schedule.step()
        self.mean.update()
        if self.mean.count % 50 == 0:
            self._say(tag.item(), pair.item())

    def _say(self, tag: float, pair: float) -> None:
        seconds = time.monotonic() - self.begun
        LOG.info("step %d/%d tags %.4f pairs %.3f, %.0f s", self.mean.count, self.steps, tag, pair, seconds)


def _rate(step: int, steps: int, warm: float) -> float:
    return min((step + 1) / (warm * steps + 1), max(0.0, (steps - step) / (steps * (1 - warm))))


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    chain = [network.near, *network.chain.parameters()]
    heads = [weight for head in (network.tags, network.pointers, network.facts) for weight in head.parameters()]
    apart = {id(weight) for weight in [*chain, *heads]}
    rest = [weight for weight in network.parameters() if id(weight) not in apart]
    return [
        {"params": [weight for weight in rest if weight.ndim > 1], "lr": plan.rate, "weight_decay": plan.decay},
        {"params": [weight for weight in rest if weight.ndim == 1], "lr": plan.rate, "weight_decay": 0.0},
        {"params": heads, "lr": plan.head_rate, "weight_decay": plan.decay},
        {"params": chain, "lr": 5 * plan.head_rate, "weight_decay": 0.0},
    ]


class Mean:
    """A running mean of weights, exchanged with the live ones for scoring."""

    def __init__(self, network: Network, decay: float) -> None:
        """Begin with the weights as they are; with decay 0 do nothing at all."""
        self.live = list(network.parameters())
        self.held = [weight.detach().clone() for weight in self.live] if decay else []
        self.decay, self.count = decay, 0

    def update(self) -> None:
        """Take the live weights in; the decay grows to its full value over the first steps."""
        self.count += 1
        if self.held:
            keep = min(self.decay, (1 + self.count) / (10 + self.count))
            torch._foreach_lerp_(self.held, [weight.detach() for weight in self.live], 1 - keep)

    def swap(self) -> None:
        """Exchange mean and live weights."""
        for kept, weight in zip(self.held, self.live, strict=False):
            kept_copy = kept.clone()
            kept.copy_(weight.detach())
            weight.data.copy_(kept_copy)
