"""What many documents tell of one happening, and why their tellings are taken for one."""

from reportedly.record.ground import UNKNOWN_TIME, Interval, Value


class Facet(Value, frozen=True, kw_only=True):
    """One aspect of a happening (date, place, doer, thing, toll …), and whether two tellings agree on it."""

    name: str
    agrees: bool
    why: str


class PossibleHappening(Value, frozen=True, kw_only=True):
    """Another happening that may be this one: what speaks for it, and what against it or is not known."""

    happening: str
    why: str
    facets: tuple[Facet, ...] = ()


class Happening(Value, frozen=True, kw_only=True, tag="happening", tag_field="type"):
    """One thing that happened, as documents tell it; `events` are theirs, actors and places those of the whole case.

    `facets` say what the tellings were put together by. `series` tells several deeds counted together ("over 150
    attacks since May") from one; `part_of` names series that a single one falls into.
    """

    id: str
    code: str
    events: tuple[str, ...]
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    when: Interval = UNKNOWN_TIME
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    series: bool = False
    part_of: tuple[str, ...] = ()
    maybe_same_as: tuple[PossibleHappening, ...] = ()
