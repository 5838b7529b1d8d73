"""What the features of a candidate are worth when a pronoun looks for whom it stands for, read from `pronouns.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """Weights in nats by sort of pronoun ("he", "she", "it", "they") and feature.

    Attributes:
        features: weight of each feature; one that is not listed weighs nothing.
        none: score that the best candidate must reach.
        ahead: how far it must be ahead of the next.
    """

    features: Mapping[str, Mapping[str, float]]
    none: Mapping[str, float]
    ahead: Mapping[str, float]

    def score(self, sort: str, found: Iterable[str]) -> float:
        """Return the sum of the weights of a candidate's features."""
        held = self.features[sort]
        return sum(held.get(name, 0.0) for name in found)

    def least(self, sort: str) -> float:
        """Return the score that the best candidate must reach."""
        return self.none[sort]

    def lead(self, sort: str) -> float:
        """Return how far the best must be ahead of the next."""
        return self.ahead[sort]


@cache
def weights() -> Weights:
    """Return the weights of the package; raises `msgspec.ValidationError` for a file that does not fit."""
    table = tomllib.loads(files("reportedly.codebook").joinpath("pronouns.toml").read_text("utf-8"))
    return msgspec.convert(table, Weights)
