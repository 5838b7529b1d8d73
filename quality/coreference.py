"""MUC, B-cubed and entity-CEAF for chains of mentions, and their mean (the CoNLL score).

Definitions: Vilain et al. (1995), Bagga and Baldwin (1998), Luo (2005, the entity form), Pradhan et al. (2014). Both
sides hold the same mentions.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from quality.align import assign
from quality.base import Counts

Chains = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Conll:
    """The three scores, each 0..1."""

    muc: float
    b_cubed: float
    ceaf: float

    @property
    def f(self) -> float:
        """Their mean."""
        return (self.muc + self.b_cubed + self.ceaf) / 3


def conll(gold: Chains, system: Chains) -> Conll:
    """Compare chains over the same mentions."""
    return Conll(_harmonic(muc(system, gold), muc(gold, system)), b_cubed(gold, system), ceaf(gold, system))


def _harmonic(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def _of(chains: Chains) -> dict[Hashable, int]:
    """Return which chain each mention is in."""
    return {mention: n for n, chain in enumerate(chains) for mention in chain}


def muc(key: Chains, response: Chains) -> float:
    """Return the share of the key's links that the response has."""
    where = _of(response)
    kept = links = 0
    for chain in key:
        parts = {where.get(mention, (mention,)) for mention in chain}
        kept += len(chain) - len(parts)
        links += len(chain) - 1
    return kept / links if links else 0.0


def b_cubed(gold: Chains, system: Chains) -> float:
    """Return the F1 of the mean overlap of each mention's two chains; a mention that one side leaves out counts 0."""
    return _harmonic(_covered(system, gold), _covered(gold, system))


def _covered(key: Chains, response: Chains) -> float:
    """Return the mean share of the key's chain that stands with a mention in the response."""
    where = _of(response)
    shares = [
        len(chain & response[where[mention]]) / len(chain) if mention in where else 0.0
        for chain in key
        for mention in chain
    ]
    return sum(shares) / len(shares) if shares else 0.0


def ceaf(gold: Chains, system: Chains) -> float:
    """Return the F1 of the best one-to-one pairing of chains by 2|G∩S| / (|G|+|S|), Luo's phi 4."""
    pairs = assign(gold, system, likeness)
    return Counts(sum(likeness(gold[n], system[m]) for n, m in pairs), len(system), len(gold)).f


def likeness(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """Return the share of two chains' mentions that both hold, 0..1."""
    return 2 * len(one & other) / (len(one) + len(other))
