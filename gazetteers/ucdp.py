"""`python -m gazetteers.ucdp ACTORS.csv`: the UCDP actor list as a table of the gazetteer.

Source: Uppsala Conflict Data Program, UCDP Actor Dataset (version 22.1), CC BY 4.0. Taken over are facts: an actor's
number, names and land, what it split from, joined and is allied with, and what it was called before. A row that is an
actor of our own tables says so in `same_as`, found by a shared name in the same land; the others stand for themselves.
"""

import argparse
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportedly.codebook.entries import fold
from reportedly.codebook.skeleton import skeleton
from reportedly.codebook.tables import HOME, many, rows

COLUMNS = ("key", "name", "kind", "country", "aliases", "acronyms", "ties", "same_as", "source")
SOURCE = "UCDP Actor Dataset 22.1"
COMMENT = (
    "# Actors of organised violence since 1946. UCDP Actor Dataset 22.1, Uppsala Conflict Data Program, CC BY 4.0;"
    " made by gazetteers/ucdp.py.\n"
)
KINDS = {"1": "armed_group", "2": "armed_group", "3": "population", "4": "government"}
ABSENT = frozenset({"", "n/a", "N/A", "-"})
ACRONYM = re.compile(r"[A-Z][A-Z0-9/&-]{1,9}")
NOTE = re.compile(r"\s*\([^)]*\)")
LANDS = {  # as the list writes them, where no table has the name so
    "Bosnia-Herzegovina": "BIH", "Burma": "MMR", "DR Congo": "COD", "Congo": "COG", "Ivory Coast": "CIV",
    "Kingdom of eSwatini": "SWZ", "Macedonia, FYR": "MKD", "North Macedonia": "MKD", "Myanmar": "MMR", "Russia": "RUS",
    "Serbia": "SRB", "Cambodia": "KHM", "Yemen": "YEM", "Vietnam": "VNM", "Madagascar": "MDG", "Zimbabwe": "ZWE",
    "Rumania": "ROU", "Tanzania": "TZA", "Turkey": "TUR", "Sri Lanka": "LKA", "Kyrgyzstan": "KGZ", "Germany": "DEU",
}  # fmt: skip
TIES = (
    ("Splinter", "ActorIdPrev", "split_from"),
    ("Alliance", "ActorIdAlliance", "allied_with"),
    ("JoinGroup", "ActorIdGroup", "joined"),
)
Row = dict[str, str]


def main() -> None:
    """Read the list named on the command line and write `ucdp.tsv`."""
    line = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    line.add_argument("actors", type=Path)
    with line.parse_args().actors.open(encoding="utf-8-sig", newline="") as file:
        made = table(list(csv.DictReader(file)))
    lines = ["\t".join(COLUMNS), *("\t".join(row[column] for column in COLUMNS) for row in made)]
    (HOME / "ucdp.tsv").write_text(COMMENT + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(made)} actors, {sum(bool(row['same_as']) for row in made)} of them in our own tables")  # noqa: T201


def table(actors: Sequence[Mapping[str, str]]) -> list[Row]:
    """Return a row for each actor of the list; ties lead to our own rows where there are such."""
    lands, own = _lands(), _own()
    same = {actor["ActorId"]: _same(actor, _country(actor, lands), own) for actor in actors}
    keys = {number: key or f"ucdp:{number}" for number, key in same.items()}
    return [_row(actor, _country(actor, lands), same[actor["ActorId"]], keys) for actor in actors]


def _row(actor: Mapping[str, str], country: str, same_as: str, keys: Mapping[str, str]) -> Row:
    """Return the row of one actor."""
    names, name = dict.fromkeys(_names(actor)), _title(actor)
    acronyms = [n for n in names if ACRONYM.fullmatch(n) and n != name]
    return {
        "key": f"ucdp:{actor['ActorId']}",
        "name": name,
        "kind": KINDS[actor["Org"]],
        "country": country,
        "aliases": "|".join(n for n in names if n != name and n not in acronyms),
        "acronyms": "|".join(acronyms),
        "ties": "|".join(dict.fromkeys(_ties(actor, keys))),
        "same_as": same_as,
        "source": SOURCE,
    }


def _title(actor: Mapping[str, str]) -> str:
    """Return the name by which the actor is best known now: its full English one, else as the list writes it."""
    full = [actor["NewNameFullEng"], actor["NameOrigFullEng"]] if actor["NewName"] else [actor["NameOrigFullEng"]]
    return next((_plain(n) for n in full if _plain(n) not in ABSENT), _plain(actor["NameData"]))


def _names(actor: Mapping[str, str]) -> Iterator[str]:
    """Yield all names of an actor, old and new."""
    columns = ("NameOrigFullEng", "NewNameFullEng", "NameData", "NameOrig", "NewName", "NameOrigFull")
    for column in (*columns, "NewNameFullMotherTongue"):
        for name in re.split(r"\s*(?:;|/ | /)\s*", actor[column]):
            if _plain(name) not in ABSENT:
                yield _plain(name)


def _plain(name: str) -> str:
    """Return a name on one line with plain spaces and apostrophes."""
    return " ".join(name.replace("`", "'").replace("|", " ").split())


def _lands() -> dict[str, str]:
    """Return the ISO 3166-1 alpha-3 code of each land by its folded name."""
    found = {fold(name): code for name, code in LANDS.items()}
    for _, row in rows("states.tsv"):
        found |= {fold(name): row["iso3"] for name in (row["name"], *many(row["aliases"]))}
    return found


def _country(actor: Mapping[str, str], lands: Mapping[str, str]) -> str:
    """Return the land the actor is from: that of a government's name, else the first place of its fights."""
    named = actor["NameData"].removeprefix("Government of ") if actor["Org"] == "4" else ""
    where = [named] if named else actor["Location"].split(",")
    codes = [code for land in where if (code := lands.get(fold(NOTE.sub("", land).strip())))]
    noted = re.search(r"\(([^)]*)\)$", actor["NameData"])
    return (lands.get(fold(noted[1])) if noted else None) or (codes[0] if codes else "")


def _ties(actor: Mapping[str, str], keys: Mapping[str, str]) -> Iterator[str]:
    """Yield "kind key" for each tie to another actor of the list, and "renamed_from NAME"."""
    own = keys[actor["ActorId"]]
    for flag, column, kind in TIES:
        if actor[flag] == "1":
            known = (keys[number] for number in re.findall(r"\d+", actor[column]) if number in keys)
            yield from (f"{kind} {key}" for key in known if key != own)
    if actor["NameChange"] == "1":
        yield f"renamed_from {_plain(actor['NameOrig'])}"


def _own() -> dict[tuple[str, str], set[str]]:
    """Return the keys of our own groups by folded name and land; acronyms count from three letters on."""
    found: dict[tuple[str, str], set[str]] = {}
    for _, row in rows("groups.tsv"):
        for name in (row["name"], *many(row["aliases"]), *(a for a in many(row["acronyms"]) if len(a) > 2)):  # noqa: PLR2004
            found.setdefault((_key(name), row["country"]), set()).add(row["key"])
            if " " in name and (bone := skeleton(name)):
                found.setdefault((bone, row["country"]), set()).add(row["key"])
            found.setdefault((_key(name), ""), set()).add(row["key"]) if not row["country"] else None
    return found


def _key(name: str) -> str:
    """Return a name folded, with single spaces."""
    return " ".join(fold(name).split())


def _same(actor: Mapping[str, str], country: str, own: Mapping[tuple[str, str], set[str]]) -> str:
    """Return the key of our own row that shares a name in the same land, where there is exactly one."""
    if actor["Org"] == "4" and country:
        return f"government:{country}"
    keys = {key for name in _names(actor) for land in (country, "") for key in own.get((_key(name), land), ())}
    heard = keys or {key for name in _names(actor) if (bone := skeleton(name)) for key in own.get((bone, country), ())}
    return heard.pop() if len(heard) == 1 else ""


if __name__ == "__main__":
    main()
