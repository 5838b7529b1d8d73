"""What the gazetteer holds: rows, what a string may stand for, and names found in a text."""

import unicodedata
from typing import Literal, get_args

from msgspec import Struct

Sort = Literal["actor", "demonym", "people", "capital", "place"]
SORTS: tuple[Sort, ...] = get_args(Sort)


class Entry(Struct, frozen=True, omit_defaults=True):
    """One row of the gazetteer.

    Attributes:
        key: stable name of the row, unique over all tables.
        name: the usual English name.
        kind: actor kind (`record.ActorKind`) or place kind (`tables.PLACE_KINDS`).
        country: ISO 3166-1 alpha-3, or "" where none fits.
        voice: the voice kind of an outlet, monitor or body, or "".
        sponsor: key of the state or group said to back it, or "".
        parent: key of what it is a part of, or "".
        latitude, longitude: degrees WGS 84, None where unknown or no place.
        radius: metres around the point that the name covers.
        source: where the facts of the row come from.
        sector: PLOVER sector (`tables.SECTORS`), or "".
        since, until: first and last year under this name or in this office, "" where unknown or going on.
        ties: what is known of other actors, each "kind key" (`tables.TIES`).
        office: the office that a person holds or held.
        medium: agency, newspaper or broadcaster; `owned`: state, public or private, of an outlet.
        domain: the outlet's host on the web; `family`: its owner or publisher.
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
    sector: str = ""
    since: str = ""
    until: str = ""
    ties: tuple[str, ...] = ()
    office: str = ""
    medium: str = ""
    owned: str = ""
    domain: str = ""
    family: str = ""


class Reading(Struct, frozen=True):
    """What a string may stand for: a row, as an actor, a demonym, a people, a capital that acts, or a place.

    `acronym` readings are written in capitals; `capital` says whether the last word of the name has one; a `weak` one
    counts only where the text names the row's country or the row by a better name.
    """

    sort: Sort
    entry: Entry
    acronym: bool = False
    capital: bool = True
    weak: bool = False


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


def spellings(name: str) -> tuple[str, ...]:
    """Return the folded forms of a name: single spaces, and as written where a comma leaves two; no article."""
    folded = fold(name.removeprefix("The ") if name.count(" ") > 1 else name).strip()
    return tuple(dict.fromkeys(form for form in (" ".join(folded.split()), folded) if form))
