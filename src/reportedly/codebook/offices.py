"""Offices: what their holders are called, and whom they serve; read from `gazetteer/offices.tsv`.

An office is told by its title, never by a name: "the Iraqi prime minister" serves the government of Iraq whoever it is.
"""

from functools import cache

from msgspec import Struct

from reportedly.codebook import tables


class Office(Struct, frozen=True):
    """One office.

    Attributes:
        key: "office:NAME".
        name: what it is called here.
        sector: PLOVER sector (`tables.SECTORS`) of its holder.
        body: what a state has of the body that its holder serves ("government"), "" where the office does not tell.
    """

    key: str
    name: str
    sector: str
    body: str

    def serves(self, country: str) -> str:
        """Return the key of the body of a country (ISO 3166-1 alpha-3) that the holder serves, "" where unknown."""
        return f"{self.body}:{country}" if self.body and country else ""


@cache
def offices() -> dict[str, Office]:
    """Return the offices by title in lower case; raises UsageError that names the line of a bad row."""
    found: dict[str, Office] = {}
    for where, row in tables.rows("offices.tsv"):
        office = Office(row["key"], row["name"], row["sector"], row["body"])
        if office.sector not in tables.SECTORS:
            raise tables.bad(where, f"{office.sector!r} is no sector")
        for title in tables.many(row["titles"]):
            if found.setdefault(title, office) is not office or title != title.lower():
                raise tables.bad(where, f"the title {title!r} stands twice or is not in lower case")
    return found


def of(title: str) -> Office | None:
    """Return the office that a title tells: the longest ending of it that is one ("acting oil minister")."""
    parts = title.split()
    return next((known for at in range(len(parts)) if (known := offices().get(" ".join(parts[at:])))), None)


def under(key: str | None) -> Office | None:
    """Return the office under "office:NAME", None where there is none."""
    return _by_key().get(key or "")


@cache
def _by_key() -> dict[str, Office]:
    return {office.key: office for office in offices().values()}
