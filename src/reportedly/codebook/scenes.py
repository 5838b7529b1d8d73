"""How a report goes on telling of one place and time, read from `scenes.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert


class Scenes(Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon of scenes; types are "CODE" or "CODE/mode", `reach` and `far` are sentences, `sure` 0..1 a basis."""

    bodily: frozenset[str]
    going_on: frozenset[str]
    together: frozenset[str]
    meanwhile: frozenset[str]
    apart: frozenset[str]
    elsewhere: frozenset[str]
    there: frozenset[str]
    here: frozenset[str]
    scene: frozenset[str]
    at_subject: frozenset[str]
    befalling: frozenset[str]
    shaken: frozenset[str]
    arriving: frozenset[str]
    leaving: frozenset[str]
    onlookers: frozenset[str]
    locals: frozenset[str]
    of_onlookers: frozenset[str]
    parts: frozenset[str]
    namesakes: frozenset[str]
    foreign: frozenset[str]
    bidding: frozenset[str]
    modifying: frozenset[str]
    reach: int
    far: int
    sure: dict[str, float]


@cache
def scenes() -> Scenes:
    """Return the lexicon; raises msgspec.ValidationError for a table that does not fit."""
    held = tomllib.loads(files("reportedly.codebook").joinpath("scenes.toml").read_text("utf-8"))
    return convert({key: value.split() if isinstance(value, str) else value for key, value in held.items()}, Scenes)


def is_of(code: str, mode: str | None, types: frozenset[str]) -> bool:
    """Say whether a type and mode are among "CODE" and "CODE/mode"."""
    return code in types or f"{code}/{mode}" in types
