"""What other event data calls our events, actors and countries: `crosswalks.toml`, `countries.tsv`; checked on load."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from msgspec import Struct

from reportedly.codebook.books import BASE, book
from reportedly.codebook.codebook import codebook
from reportedly.errors import UsageError

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
Held = TypeVar("Held")


class Acled(Struct, frozen=True):
    """ACLED's words.

    Attributes:
        vague: numbers put for words.
        inter: the name of each interaction code, by its number.
        state, armed: kinds of our actors; all others are civilians.
        regions: region by ISO 3166-1 alpha-3.
    """

    vague: Mapping[str, int]
    inter: tuple[str, ...]
    state: frozenset[str]
    armed: frozenset[str]
    regions: Mapping[str, str]


class Country(Struct, frozen=True):
    """Codes of a country: ISO 3166-1 alpha-2 and numeric, three digits, and FIPS 10-4, "" where it has none."""

    alpha2: str
    numeric: str
    fips: str


class Crosswalks(Struct, frozen=True):
    """All of it.

    Attributes:
        quad: quad class 1..4 by our TYPE.
        cameo: CAMEO code and value on the Goldstein scale by our TYPE or TYPE/mode.
        positions: our TYPE or TYPE/mode by stance.
        sectors: PLOVER sector by kind of actor.
        acled: ACLED's words.
        ged_regions: UCDP's region by ISO 3166-1 alpha-3.
        countries: codes by ISO 3166-1 alpha-3.
    """

    quad: Mapping[str, int]
    cameo: Mapping[str, tuple[str, float]]
    positions: Mapping[str, str]
    sectors: Mapping[str, str]
    acled: Acled
    ged_regions: Mapping[str, str]
    countries: Mapping[str, Country]


def best(held: Mapping[str, Held], code: str, mode: str | None) -> Held | None:
    """Return what stands for TYPE/mode, or else for TYPE, or None."""
    return held.get(f"{code}/{mode}", held.get(code))


@cache
def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a published table, in its order."""
    read = tomllib.loads(files("reportedly.codebook").joinpath("columns.toml").read_text(encoding="utf-8"))
    return tuple(read[table].split("|"))


@cache
def crosswalks() -> Crosswalks:
    """Return the crosswalks; raises UsageError when one begins at what the codebook has not."""
    read = tomllib.loads(files("reportedly.codebook").joinpath("crosswalks.toml").read_text(encoding="utf-8"))
    _check("cameo", read["cameo"])
    _check("positions", {value: stance for stance, value in read["positions"].items()})
    regions = {iso3: region for region, lands in read["acled"]["regions"].items() for iso3 in lands.split()}
    acled = read["acled"]
    return Crosswalks(
        quad={code: 1 + QUADS.index(quad) for code, quad in book(BASE).scales["quad"].items()},
        cameo={key: (code, scale) for key, (code, scale) in read["cameo"].items()},
        positions=read["positions"],
        sectors=read["sectors"],
        acled=Acled(
            vague=acled["vague"],
            inter=tuple(acled["inter"]["names"]),
            state=frozenset(acled["inter"]["state"]),
            armed=frozenset(acled["inter"]["armed"]),
            regions=regions,
        ),
        ged_regions={i: read["ged"]["regions"].get(region, "") for i, region in regions.items()},
        countries=_countries(),
    )


def _check(name: str, held: Mapping[str, object]) -> None:
    types = codebook().types
    for key in held:
        code, _, mode = key.partition("/")
        if code not in types or (mode and mode not in types[code]):
            message = f"the crosswalk {name} begins at {key!r}, which the codebook has not"
            raise UsageError(message, "correct crosswalks.toml")


def _countries() -> dict[str, Country]:
    lines = files("reportedly.codebook").joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return {iso3: Country(iso2, numeric, fips) for iso3, iso2, numeric, fips in (line.split("\t") for line in lines)}
