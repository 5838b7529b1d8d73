"""The tables of the gazetteer as text: read, checked row by row, and turned into names with what they stand for.

The tables stand in `gazetteer/`; each row says where its facts come from. A user's own table has the columns of
`groups.tsv`, of which only `key`, `name`, `kind` and `source` must be there.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import get_args

from msgspec import convert

from reportedly.codebook.entries import Entry, Reading
from reportedly.errors import UsageError
from reportedly.record import ActorKind, VoiceKind

HOME = Path(__file__).parent / "gazetteer"
PLACE_KINDS = frozenset({"country", "region", "territory", "city", "town", "facility", "crossing", "water", "area"})
LATITUDES = (-90.0, 90.0)
LONGITUDES = (-180.0, 180.0)
RADII = (1.0, 5e6)
ISO3 = 3
BODIES = ("groups.tsv", "organisations.tsv", "media.tsv")
NEEDED = frozenset({"key", "name", "kind", "source"})
TIES = frozenset({"split_from", "allied_with", "joined", "renamed_from", "renamed_to", "merged_into"})
SECTORS = frozenset(
    {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "REB", "CRM", "CVL", "BUS", "EDU", "MED", "NGO", "IGO", "UNK"}
    | {"UAF", "JRN", "AGR", "LAB", "REL", "REF", "ELI"}
)
YEAR = re.compile(r"\d{4}|")
ACRONYM = re.compile(r"[A-Z][A-Z0-9/&-]{1,9}")
MINISTRIES = {
    "defence": ("Defence", "Defense"),
    "foreign-affairs": ("Foreign Affairs", "Foreign"),
    "interior": ("Interior", "the Interior", "Internal Affairs"),
    "health": ("Health", "Public Health"),
    "justice": ("Justice",),
    "finance": ("Finance",),
}
GIVEN = ("voice", "sponsor", "parent", "sector", "since", "until", "medium", "owned", "domain", "family", "source")
LISTED = {"armed_group": "REB", "government": "GOV"}
Pair = tuple[str, Reading]


def pairs() -> Iterator[Pair]:
    """Yield every name of every table with what it stands for; raises UsageError that names file and line."""
    listed, facts = ucdp()
    yield from states(listed)
    yield from bodies(listed)
    yield from people()
    yield from peoples()
    yield from facts
    yield from places()


def own(path: Path) -> list[Pair]:
    """Return the names of a user's own table; raises UsageError that names the file and line of a bad row."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"the gazetteer {path} cannot be read: {error}"
        raise UsageError(message, "name a tab-separated table in UTF-8") from error
    found = list(_rows(path.name, text))
    missing = sorted(NEEDED - set(found[0][1])) if found else []
    if missing:
        message = f"{path.name}: no column {missing[0]!r}"
        raise UsageError(message, f"the first line names the columns; {', '.join(sorted(NEEDED))} must be there")
    return [pair for where, row in found for pair in _named(where, row, {})]


def rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (file and line, {column: value}) of a table; raises UsageError where a row has the wrong width."""
    yield from _rows(name, files("reportedly.codebook").joinpath("gazetteer", name).read_text("utf-8"))


def _rows(name: str, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of a table's text; the first line that is no comment names the columns."""
    head: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not head:
            head = cells
        elif len(cells) != len(head):
            where, why = f"{name}:{number}", f"{len(cells)} cells, {len(head)} columns"
            raise bad(where, why)
        else:
            yield f"{name}:{number}", dict(zip(head, cells, strict=True))


def bad(where: str, why: str) -> UsageError:
    """Return the error for one row."""
    message = f"{where}: {why}"
    return UsageError(message, "correct the row of the gazetteer")


def many(cell: str) -> list[str]:
    """Split a cell of several names."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def states(listed: dict[str, list[dict[str, str]]]) -> Iterator[Pair]:
    """Yield all names of the states: themselves, as places, adjectives, people, capitals, ministries, governments."""
    for where, row in rows("states.tsv"):
        code = row["iso3"]
        if len(code) != ISO3 or not code.isupper():
            raise bad(where, f"{code!r} is no ISO 3166-1 alpha-3 code")
        at = _point(where, row)
        state = Entry(f"state:{code}", row["name"], "state", code, sector="GOV", source=row["source"])
        land = Entry(
            f"country:{code}", row["name"], "country", code, latitude=at[0], longitude=at[1],
            radius=_number(where, row["radius_m"], RADII), source=row["source"],
        )  # fmt: skip
        for name in (row["name"], *many(row["aliases"])):
            acronym = name.replace(".", "").isupper()
            yield name, Reading("actor", state, acronym)
            yield name, Reading("place", land, acronym)
        yield from ((name, Reading("demonym", state)) for name in many(row["adjectives"]))
        yield from ((name, Reading("people", state)) for name in many(row["people"]))
        yield from ((name, Reading("capital", state)) for name in many(row["capitals"]))
        yield from _offices_of(row, state, listed)


def _offices_of(row: dict[str, str], state: Entry, listed: dict[str, list[dict[str, str]]]) -> Iterator[Pair]:
    """Yield the government, the ministries and the parliament that every state has, by their capitalised names."""
    code, name = row["iso3"], row["name"]
    of = dict.fromkeys((name, f"the {name}"))
    adjectives = many(row["adjectives"])
    government = Entry(
        f"government:{code}", f"Government of {name}", "government", code, "government",
        parent=state.key, sector="GOV", source=row["source"],
    )  # fmt: skip
    yield from ((f"Government of {land}", Reading("actor", government)) for land in of)
    yield from ((f"{adjective} Government", Reading("actor", government)) for adjective in adjectives)
    yield from ((other["name"], Reading("actor", government)) for other in listed.get(government.key, ()))
    for field, words in MINISTRIES.items():
        title = f"Ministry of {words[0]} of {name}"
        ministry = Entry(
            f"ministry-of-{field}:{code}", title, "government", code, "government",
            parent=government.key, sector="GOV", source=row["source"],
        )  # fmt: skip
        yield title, Reading("actor", ministry)
        for adjective, word in product(adjectives, words):
            called = word.removeprefix("the ")
            yield f"{adjective} {called} Ministry", Reading("actor", ministry)
            if word != "Foreign":
                yield f"{adjective} Ministry of {word}", Reading("actor", ministry)


def bodies(listed: dict[str, list[dict[str, str]]]) -> Iterator[Pair]:
    """Yield all names of groups, forces, organisations and outlets, with what `listed` adds to a row."""
    for table in BODIES:
        for where, row in rows(table):
            yield from _named(where, row, listed)


def _named(where: str, row: dict[str, str], listed: dict[str, list[dict[str, str]]]) -> Iterator[Pair]:
    """Yield the names of one body."""
    more = listed.get(row["key"], ())
    entry = _body(where, row, [tie for other in more for tie in many(other["ties"])])
    yield entry.name, Reading("actor", entry, _is_acronym(entry.name))
    yield from ((name, Reading("actor", entry, acronym=False)) for name in many(row.get("aliases", "")))
    yield from ((name, Reading("actor", entry, acronym=True)) for name in many(row.get("acronyms", "")))
    for name in many(row.get("weak", "")):
        yield name, Reading("actor", entry, _is_acronym(name), weak=True)
    for other in more:
        for name in (other["name"], *many(other["aliases"]), *many(other["acronyms"])):
            yield name, Reading("actor", entry, _is_acronym(name), weak=_is_loose(name))


def _is_acronym(name: str) -> bool:
    """Say whether a name is written in capitals only."""
    return name.isupper() and " " not in name


def _is_loose(name: str) -> bool:
    """Say whether a listed name is too short to be taken without its land in the text: an acronym, a single word."""
    return " " not in name.strip()


def _body(where: str, row: dict[str, str], ties: Iterable[str] = ()) -> Entry:
    """Check one row of a group, force, organisation or outlet."""
    if not row["key"] or not row["name"]:
        raise bad(where, "no key or no name")
    if row["kind"] not in get_args(ActorKind):
        raise bad(where, f"{row['kind']!r} is no kind of actor")
    if row.get("voice") and row["voice"] not in get_args(VoiceKind):
        raise bad(where, f"{row['voice']!r} is no kind of voice")
    if row.get("sector") and row["sector"] not in SECTORS:
        raise bad(where, f"{row['sector']!r} is no sector")
    for column in ("since", "until"):
        if not YEAR.fullmatch(row.get(column, "")):
            raise bad(where, f"{column} {row[column]!r} is no year")
    tied = (*many(row.get("ties", "")), *ties)
    for tie in tied:
        if tie.partition(" ")[0] not in TIES:
            raise bad(where, f"{tie!r} is no tie")
    if not row["source"].strip():
        raise bad(where, "no source")
    given = {column: row[column] for column in GIVEN if column in row}
    fixed = {"key": row["key"], "name": row["name"], "kind": row["kind"], "country": row.get("country", "")}
    return convert(fixed | given | {"ties": tied}, Entry)


def people() -> Iterator[Pair]:
    """Yield the names of holders of public office."""
    for where, row in rows("persons.tsv"):
        if row["kind"] not in {"official", "person"}:
            raise bad(where, f"{row['kind']!r} is no kind of person")
        years = re.findall(r"\d{4}", row["terms"])
        entry = Entry(
            row["key"], row["name"], row["kind"], row["country"], parent=row["organisation"], office=row["office"],
            since=min(years, default=""), until="" if row["terms"].endswith("-") else max(years, default=""),
            sector="GOV" if row["country"] else "IGO", source=row["source"],
        )  # fmt: skip
        yield from ((name, Reading("actor", entry)) for name in (entry.name, *many(row["aliases"])))


def peoples() -> Iterator[Pair]:
    """Yield the adjectives and names of peoples and communities of faith."""
    for _, row in rows("peoples.tsv"):
        entry = Entry(row["key"], row["name"], "population", row["country"], sector="CVL", source=row["source"])
        yield from ((name, Reading("demonym", entry)) for name in many(row["adjectives"]))
        yield from ((name, Reading("people", entry)) for name in dict.fromkeys((row["name"], *many(row["people"]))))


def ucdp() -> tuple[dict[str, list[dict[str, str]]], list[Pair]]:
    """Return the rows of the UCDP list that add to our own rows, by key, and the names of all others.

    A listed name that is one word, an acronym above all, is weak: it counts only where the text names its land.
    """
    listed: dict[str, list[dict[str, str]]] = {}
    facts: list[Pair] = []
    for where, row in rows("ucdp.tsv"):
        if row["same_as"]:
            listed.setdefault(row["same_as"], []).append(row)
        else:
            entry = _body(where, row | {"sector": LISTED.get(row["kind"], "CVL")})
            names = (entry.name, *many(row["aliases"]), *many(row["acronyms"]))
            facts += [(n, Reading("actor", entry, _is_acronym(n), weak=_is_loose(n))) for n in names]
    return listed, facts


def places() -> Iterator[Pair]:
    """Yield all names of places."""
    for where, row in rows("places.tsv"):
        if row["kind"] not in PLACE_KINDS:
            raise bad(where, f"{row['kind']!r} is no kind of place")
        latitude, longitude = _point(where, row)
        entry = Entry(
            row["key"],
            row["name"],
            row["kind"],
            row["country"],
            latitude=latitude,
            longitude=longitude,
            radius=_number(where, row["radius_m"], RADII),
            source=row["source"],
        )
        yield from ((name, Reading("place", entry)) for name in (entry.name, *many(row["aliases"])))


def border_rows() -> Iterator[tuple[tuple[str, str], Entry]]:
    """Yield the land borders with the two states (ISO 3166-1 alpha-3) that they part."""
    for where, row in rows("borders.tsv"):
        latitude, longitude = _point(where, row)
        entry = Entry(
            row["key"], row["name"], "border", "", latitude=latitude, longitude=longitude,
            radius=_number(where, row["radius_m"], RADII), source=row["source"],
        )  # fmt: skip
        yield (row["one"], row["other"]), entry


def _point(where: str, row: dict[str, str]) -> tuple[float | None, float | None]:
    """Read degrees; both or neither."""
    point = _number(where, row["latitude"], LATITUDES), _number(where, row["longitude"], LONGITUDES)
    if (point[0] is None) != (point[1] is None):
        raise bad(where, "half a coordinate")
    return point


def _number(where: str, cell: str, bounds: tuple[float, float]) -> float | None:
    """Read a number within bounds; an empty cell is None."""
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise bad(where, f"{cell!r} is no number") from None
    if not bounds[0] <= value <= bounds[1]:
        raise bad(where, f"{cell} is out of bounds")
    return value
