"""Words and measures by which a place is told from another, read from `whereabouts.toml`; and the borders of states."""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from reportedly.codebook.entries import Entry
from reportedly.codebook.tables import border_rows


class Reach(Struct, frozen=True, forbid_unknown_fields=True):
    """How far words reach; metres, kilometres and shares as `whereabouts.toml` says."""

    near_m: float
    unsure: float
    part_shift: float
    part_radius: float
    least_m: float
    farthest_km: float


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists; `near` holds prepositions as tuples of words, the longest first."""

    near: tuple[tuple[str, ...], ...]
    edges: frozenset[str]
    measured: frozenset[str]
    within: frozenset[str]
    away: frozenset[str]
    about: frozenset[str]
    borders: frozenset[str]
    bordering: frozenset[str]
    routes: frozenset[str]
    suburbs: frozenset[str]


class Whereabouts(Struct, frozen=True, forbid_unknown_fields=True):
    """All of `whereabouts.toml`: degrees from north (-1: the middle), metres a unit, counts of vague words."""

    bearings: dict[str, float]
    parts: dict[str, float]
    lengths: dict[str, float]
    vague: dict[str, float]
    words: Words
    reach: Reach


@cache
def load() -> Whereabouts:
    """Return the lexicon; raises msgspec.ValidationError for a table that does not fit."""
    held = tomllib.loads(files("reportedly.codebook").joinpath("whereabouts.toml").read_text("utf-8"))
    words = {name: text.split() if isinstance(text, str) else text for name, text in held["words"].items()}
    words["near"] = sorted((phrase.split() for phrase in words["near"]), key=len, reverse=True)
    return convert(held | {"words": words}, Whereabouts)


def border(one: str, other: str) -> Entry | None:
    """Return the row of the land border of two states (ISO 3166-1 alpha-3), None where they share none."""
    return _borders().get(frozenset({one, other}))


@cache
def _borders() -> dict[frozenset[str], Entry]:
    """Return the rows of `borders.tsv` by their two states."""
    return {frozenset(sides): row for sides, row in border_rows()}
