"""The atlas: 270,000 populated places and regions with 670,000 names, for names that the gazetteer does not decide.

Compiled by `training/places/build.py` from GeoNames data (CC BY 4.0). Names lie in a MARISA trie (Yata, 2011), the
sites in numpy arrays; both are read when first asked for. What the atlas says is what a name *may* stand for: which of
its sites a text means is decided by what else the text says (`reading/annotate/locate.py`).
"""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from reportedly.codebook.gazetteer import Entry, fold

NEWLINE = 10
CITY = 15_000


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One site that a name may stand for.

    Attributes:
        entry: its row; the key is "geonames:ID", the radius in metres is rough.
        population: people, 0 where unknown; a region's is that of its places.
        level: 0 a populated place, 1 and 2 a region of the first and second level.
        above: keys of the regions it lies in, first level first.
        main: whether the name asked for is its main name.
    """

    entry: Entry
    population: int
    level: int
    above: tuple[str, ...]
    main: bool


class Atlas:
    """All sites and their names."""

    def __init__(self, names: marisa_trie.Trie, arrays: dict[str, NDArray[np.generic]]) -> None:
        """Take the trie of folded names and the arrays that `training/places/build.py` describes."""
        self._names = names
        self._at = arrays
        self._blob = arrays["names"].tobytes()
        self._ends = np.append(np.flatnonzero(arrays["names"] == NEWLINE), len(self._blob))

    def __len__(self) -> int:
        """Return how many sites there are."""
        return len(self._at["ids"])

    def holds(self, name: str) -> bool:
        """Say whether `name`, taken whole, may stand for a site."""
        return " ".join(fold(name).split()) in self._names

    def sites(self, name: str) -> tuple[Site, ...]:
        """Return all that `name`, taken whole, may stand for; most people first."""
        return self._sites(" ".join(fold(name).split()))

    @lru_cache(maxsize=4096)  # noqa: B019 - one atlas lives as long as the process
    def _sites(self, folded: str) -> tuple[Site, ...]:
        """Return the sites under a folded name."""
        number = self._names.get(folded)
        if number is None:
            return ()
        starts = self._at["starts"]
        held = self._at["postings"][int(starts[number]) : int(starts[number + 1])]
        found = [self._site(int(value) >> 1, main=bool(int(value) & 1)) for value in held]
        return tuple(sorted(found, key=lambda site: (-site.population, site.entry.key)))

    def population(self, key: str) -> int:
        """Return the people of the site under "geonames:ID", 0 where the atlas has none such."""
        at = self._place(key)
        return 0 if at is None else int(self._at["populations"][at])

    def region(self, key: str) -> Site | None:
        """Return the region of the first level in which the site under "geonames:ID" lies, None where unknown."""
        at = self._place(key)
        up = -1 if at is None else int(self._at["above"][at][0])
        return self._site(up, main=False) if up >= 0 else None

    def _place(self, key: str) -> int | None:
        """Return where the site under "geonames:ID" stands, None where the atlas has none such."""
        number = key.removeprefix("geonames:")
        if not number.isdigit():
            return None
        held = np.flatnonzero(self._at["ids"] == int(number))
        return int(held[0]) if len(held) else None

    def _site(self, at: int, *, main: bool) -> Site:
        """Make one site."""
        columns = self._at
        level, population = int(columns["levels"][at]), int(columns["populations"][at])
        key = self._key(at)
        begin = int(self._ends[at - 1]) + 1 if at else 0
        entry = Entry(
            key,
            self._blob[begin : int(self._ends[at])].decode(),
            "region" if level else "city" if population >= CITY else "town",
            columns["countries"][columns["country"][at]].decode(),
            latitude=round(float(columns["points"][at][0]), 4),
            longitude=round(float(columns["points"][at][1]), 4),
            radius=float(columns["radii"][at]) * 100,
            source=key,
        )
        above = tuple(self._key(int(up)) for up in columns["above"][at] if up >= 0)
        return Site(entry, population, level, above, main)

    def _key(self, at: int) -> str:
        """Return the key of a row."""
        return f"geonames:{self._at['ids'][at]}"


@cache
def load() -> Atlas:
    """Read the atlas once."""
    folder = files("reportedly.codebook").joinpath("atlas")
    with as_file(folder.joinpath("names.trie")) as path:
        names = marisa_trie.Trie()
        names.load(str(path))
    with folder.joinpath("sites.npz").open("rb") as stream, np.load(stream) as held:
        return Atlas(names, {key: held[key] for key in held.files})


@cache
def short_forms() -> dict[str, str]:
    """Return, for a short form of a region without its last full stop ("Calif"), the region's name."""
    return _lexicon()["short"]


@cache
def adjectives() -> dict[str, str]:
    """Return, for an adjective of a region that is no state ("european"), the key of the region's row."""
    return _lexicon()["adjectives"]


@cache
def areas() -> dict[str, str]:
    """Return, for the key of a body with an area of its own, the key of that area's row."""
    return _lexicon()["areas"]


@cache
def weights() -> dict[str, float]:
    """Return the weights of the ranking by the name of the feature."""
    return {name: float(value) for name, value in _lexicon()["weights"].items()}


@cache
def _lexicon() -> dict[str, dict[str, Any]]:
    """Return `places.toml`."""
    return tomllib.loads(files("reportedly.codebook").joinpath("places.toml").read_text("utf-8"))
