"""The gazetteer: names of states, forces, groups, outlets, organisations and places that need no guessing.

Five tables of tab-separated rows stand in `gazetteer/`; each row says where its facts come from. They are read when
first asked for and checked row by row. One automaton (Aho and Corasick, 1975; leftmost, longest) finds all names in
one pass over a folded copy of the text that has the same length, so that every offset holds.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct
from msgspec.structs import replace

from reportedly.errors import UsageError
from reportedly.record import ActorKind, VoiceKind

Sort = Literal["actor", "demonym", "people", "capital", "place"]
SORTS: tuple[Sort, ...] = get_args(Sort)
PLACE_KINDS = frozenset({"country", "region", "territory", "city", "town", "facility", "crossing", "water", "area"})
LATITUDES = (-90.0, 90.0)
LONGITUDES = (-180.0, 180.0)
ISO3 = 3


class Entry(Struct, frozen=True):
    """One row of the gazetteer.

    Attributes:
        key: stable name of the row, unique over all tables.
        name: the usual English name.
        kind: actor kind (`record.ActorKind`) or place kind (`PLACE_KINDS`).
        country: ISO 3166-1 alpha-3, or "" where none fits.
        voice: the voice kind of an outlet, monitor or body, or "".
        sponsor: key of the state or group said to back it, or "".
        parent: key of what it is a part of, or "".
        latitude, longitude: degrees WGS 84, None where unknown or no place.
        radius: metres around the point that the name covers.
        source: where the facts of the row come from.
    """

    key: str
    name: str
    kind: str
    country: str
    voice: str = ""
    sponsor: str = ""
    parent: str = ""
    latitude: float | None = None
    longitude: float | None = None
    radius: float | None = None
    source: str = ""


class Reading(Struct, frozen=True):
    """What a string may stand for: a row, as an actor, a demonym, a people, a capital that acts, or a place.

    `acronym` readings are written in capitals; `capital` says whether the last word of the name has one.
    """

    sort: Sort
    entry: Entry
    acronym: bool = False
    capital: bool = True


class Hit(Struct, frozen=True):
    """A name found in a text: half-open code-point offsets and all that the string may stand for, by `SORTS`."""

    start: int
    end: int
    readings: tuple[Reading, ...]

    def entry(self, *sorts: Sort) -> Entry | None:
        """Return the entry of the first reading of one of `sorts`, or None."""
        return next((r.entry for r in self.readings if r.sort in sorts), None)

    @property
    def acronym(self) -> bool:
        """Say whether the string is an acronym."""
        return self.readings[0].acronym


class _Fold(dict[int, int]):
    """Folds characters one to one: letters to lower case without marks, digits kept, all else to a space."""

    def __missing__(self, point: int) -> int:
        letter = chr(point)
        base = unicodedata.normalize("NFKD", letter)[:1].lower()[:1]
        folded = base if base.isalnum() else " "
        self[point] = ord(folded)
        return self[point]


_FOLD = _Fold()


def fold(text: str) -> str:
    """Return `text` in lower case, without marks, everything but letters and digits a space; same length."""
    return text.translate(_FOLD)


class Gazetteer:
    """All rows, and the automaton over all their names."""

    def __init__(self, names: list[tuple[str, Reading]]) -> None:
        """Take (name, what it stands for) pairs; several may share a name."""
        table: dict[str, list[Reading]] = {}
        for name, reading in names:
            for spelling in _spellings(name):
                held = table.setdefault(spelling, [])
                shaped = replace(reading, capital=name.rsplit(maxsplit=1)[-1][0].isupper())
                if shaped not in held:
                    held.append(shaped)
        self.entries: dict[str, Entry] = {reading.entry.key: reading.entry for _, reading in names}
        self._names = {
            name: tuple(sorted(found, key=lambda r: SORTS.index(r.sort))) for name, found in table.items() if name
        }
        self._patterns = list(self._names)
        self._readings = [self._names[name] for name in self._patterns]
        self._automaton = AhoCorasick([f" {name}" for name in self._patterns], matchkind=MatchKind.LeftmostLongest)

    def entry(self, key: str | None) -> Entry | None:
        """Return the row under `key`, or None."""
        return self.entries.get(key) if key else None

    def readings(self, name: str) -> tuple[Reading, ...]:
        """Return all that `name`, taken whole, may stand for."""
        return self._names.get(" ".join(fold(name).split()), ())

    def find(self, text: str) -> list[Hit]:
        """Return the names in `text`, left to right, none overlapping, whole words with fitting capitals only."""
        folded = f" {fold(text)} "
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            if folded[end] == " ":
                readings = self._fitting(index, text[start : end - 1])
                if readings:
                    hits.append(Hit(start, end - 1, readings))
        return hits

    def _fitting(self, index: int, written: str) -> tuple[Reading, ...]:
        """Keep the readings whose capitals fit: acronyms all upper case, names at least one capital."""
        readings = self._readings[index]
        if not any(map(str.isupper, written)):
            return ()
        if written.isupper():
            return readings
        low = written.rsplit(maxsplit=1)[-1][0].islower()
        return tuple(r for r in readings if not r.acronym and not (low and r.capital))


def _spellings(name: str) -> dict[str, None]:
    """Return the folded forms of a name: single spaces, and as written where a comma leaves two; no article."""
    folded = fold(name.removeprefix("The ") if name.count(" ") > 1 else name).strip()
    return dict.fromkeys((" ".join(folded.split()), folded))


@cache
def load() -> Gazetteer:
    """Read and check all tables once; raises UsageError that names the file and line of a bad row."""
    return Gazetteer([*_states(), *_bodies(), *_places()])


def rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (file and line, {column: value}) of a table; raises UsageError where a row has the wrong width."""
    lines = files("reportedly.codebook").joinpath("gazetteer", name).read_text("utf-8").splitlines()
    head: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not head:
            head = cells
        elif len(cells) != len(head):
            where, why = f"{name}:{number}", f"{len(cells)} cells, {len(head)} columns"
            raise _bad(where, why)
        else:
            yield f"{name}:{number}", dict(zip(head, cells, strict=True))


def _bad(where: str, why: str) -> UsageError:
    """Return the error for one row."""
    message = f"{where}: {why}"
    return UsageError(message, "correct the row of the gazetteer")


def _many(cell: str) -> list[str]:
    """Split a cell of several names."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def _states() -> Iterator[tuple[str, Reading]]:
    """Yield all names of the states: themselves, as places, their adjectives, their people, their capitals."""
    for where, row in rows("states.tsv"):
        code = row["iso3"]
        if len(code) != ISO3 or not code.isupper():
            raise _bad(where, f"{code!r} is no ISO 3166-1 alpha-3 code")
        at = _point(where, row)
        state = Entry(f"state:{code}", row["name"], "state", code, source=row["source"])
        land = Entry(
            f"country:{code}", row["name"], "country", code, latitude=at[0], longitude=at[1], source=row["source"]
        )
        for name in (row["name"], *_many(row["aliases"])):
            acronym = name.replace(".", "").isupper()
            yield name, Reading("actor", state, acronym)
            yield name, Reading("place", land, acronym)
        yield from ((name, Reading("demonym", state)) for name in _many(row["adjectives"]))
        yield from ((name, Reading("people", state)) for name in _many(row["people"]))
        yield from ((name, Reading("capital", state)) for name in _many(row["capitals"]))


def _bodies() -> Iterator[tuple[str, Reading]]:
    """Yield all names of groups, forces, organisations and outlets."""
    for table in ("groups.tsv", "organisations.tsv", "media.tsv"):
        for where, row in rows(table):
            entry = _body(where, row)
            yield entry.name, Reading("actor", entry, _is_acronym(entry.name))
            yield from ((name, Reading("actor", entry, acronym=False)) for name in _many(row["aliases"]))
            yield from ((name, Reading("actor", entry, acronym=True)) for name in _many(row["acronyms"]))


def _is_acronym(name: str) -> bool:
    """Say whether a name is written in capitals only."""
    return name.isupper() and " " not in name


def _body(where: str, row: dict[str, str]) -> Entry:
    """Check one row of a group, force, organisation or outlet."""
    if row["kind"] not in get_args(ActorKind):
        raise _bad(where, f"{row['kind']!r} is no kind of actor")
    if row["voice"] and row["voice"] not in get_args(VoiceKind):
        raise _bad(where, f"{row['voice']!r} is no kind of voice")
    return Entry(
        row["key"],
        row["name"],
        row["kind"],
        row["country"],
        voice=row["voice"],
        sponsor=row["sponsor"],
        parent=row["parent"],
        source=row["source"],
    )


def _places() -> Iterator[tuple[str, Reading]]:
    """Yield all names of places."""
    for where, row in rows("places.tsv"):
        if row["kind"] not in PLACE_KINDS:
            raise _bad(where, f"{row['kind']!r} is no kind of place")
        latitude, longitude = _point(where, row)
        entry = Entry(
            row["key"],
            row["name"],
            row["kind"],
            row["country"],
            latitude=latitude,
            longitude=longitude,
            radius=_number(where, row["radius_m"], (1.0, 2e6)),
            source=row["source"],
        )
        yield from ((name, Reading("place", entry)) for name in (entry.name, *_many(row["aliases"])))


def _point(where: str, row: dict[str, str]) -> tuple[float | None, float | None]:
    """Read degrees; both or neither."""
    point = _number(where, row["latitude"], LATITUDES), _number(where, row["longitude"], LONGITUDES)
    if (point[0] is None) != (point[1] is None):
        raise _bad(where, "half a coordinate")
    return point


def _number(where: str, cell: str, bounds: tuple[float, float]) -> float | None:
    """Read a number within bounds; an empty cell is None."""
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise _bad(where, f"{cell!r} is no number") from None
    if not bounds[0] <= value <= bounds[1]:
        raise _bad(where, f"{cell} is out of bounds")
    return value
