"""On what two tellings agree, and what stands against their being of one happening.

Day, place, doer, sufferer, type and status are hard: where both are known and cannot both hold, the two are apart. What
was struck, by what means, and tolls that cannot both hold are soft: three other facets that agree outweigh one of
them, for reports of one attack do differ in its toll. Two tellings are one when day and place agree, or three facets
with one of these, or reports of one week tell them in the same words; nothing that is unknown counts as agreement.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Facet
from reportedly.weighing.happenings.scenes import Scene
from reportedly.weighing.happenings.tellings import VIOLENT, Telling
from reportedly.weighing.tolls import in_words, standing

Stems = frozenset[str]
Verdict = Literal["same", "maybe", "apart"]
HARD = frozenset({"type", "status", "date", "place", "doer", "sufferer", "series", "hour"})
CORE = frozenset({"date", "place"})
SINGULAR = frozenset({"words", "sufferer", "toll"})  # what tells one deed from the next where its day is not known
FAINT = frozenset({"band"})  # outweighs a facet against it where day and place agree, and says nothing without them
HOW = frozenset({"means", "band"})
FAR_M = 30_000.0
EARTH_M = 6_371_000.0
NEWS, WEEK, MONTH = 3, 7, 31
ENOUGH, MANY = 2, 3


@dataclass(frozen=True, slots=True)
class Parties:
    """Names of the actors of a case, and which of them belongs to which (member, part, umbrella)."""

    names: Mapping[str, str]
    above: Mapping[str, frozenset[str]]

    def name(self, i: str) -> str:
        """Return the name of an actor, or its id."""
        return self.names.get(i, i)

    def may_be_one(self, some: frozenset[str], others: frozenset[str]) -> bool:
        """Say whether one of `some` is one of `others`, or belongs to it, or it to them."""
        wide = some.union(*(self.above.get(i, frozenset()) for i in some))
        wider = others.union(*(self.above.get(i, frozenset()) for i in others))
        return bool(wide & others or some & wider)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two tellings, on which facets they agree, and on which they do not."""

    facets: tuple[Facet, ...]
    verdict: Verdict

    @property
    def agreed(self) -> tuple[Facet, ...]:
        """The facets that speak for one happening."""
        return tuple(facet for facet in self.facets if facet.agrees)

    @property
    def against(self) -> tuple[Facet, ...]:
        """The facets that speak against it."""
        return tuple(facet for facet in self.facets if not facet.agrees)

    @property
    def is_toll_alone(self) -> bool:
        """Whether day and place agree, and nothing but the toll stands against their being of one happening."""
        return is_toll_alone(self.facets)


def is_toll_alone(facets: Sequence[Facet]) -> bool:
    """Say whether two tellings agree on day and place, and nothing but the toll stands against their being of one."""
    against = {facet.name for facet in facets if not facet.agrees}
    return against == {"toll"} and {facet.name for facet in facets if facet.agrees} >= CORE


def is_undated_toll(facets: Sequence[Facet]) -> bool:
    """Say whether nothing but the toll stands against one deed at one place and thing, of which no day is known."""
    names = {(facet.name, facet.agrees) for facet in facets}
    known = {name for name, _ in names}
    against = {name for name, agrees in names if not agrees}
    return against == {"toll"} and names >= {("place", True), ("thing", True)} and "date" not in known


def _is_undated(one: Telling, other: Telling, facets: Sequence[Facet]) -> bool:
    """Say whether two tell news of one thing at one place without its day: what they tell is of those days."""
    gap = one.published.gap(other.published)
    if gap is None or gap > NEWS or not is_undated_toll(facets) or other.is_series or one.status != "real":
        return False
    what = (one.things | one.people) & (other.things | other.people)
    return bool(what - weighing_words().folk)


def compare(one: Telling, other: Telling, parties: Parties) -> Compared:
    """Compare two tellings of documents of one case; the order of the two makes no difference to the verdict."""
    facets = tuple(_facets(one, other, parties))
    return Compared(facets, _verdict(one, other, facets))


def _facets(one: Telling, other: Telling, parties: Parties) -> Iterator[Facet]:
    yield from _nature(one, other, parties)
    yield from _date(one, other)
    yield from _place(one, other, parties)
    yield from _who("doer", one.doers, other.doers, parties)
    yield from _who("sufferer", one.sufferers, other.sufferers, parties)
    yield from _either("thing", (one.things, one.people), (other.things, other.people))
    if one.bands & other.bands:
        yield Facet(name="band", agrees=True, why=", ".join(sorted(one.bands & other.bands)))
    yield from _either("means", _means(one, other), _means(other, one))
    yield from _used(one, other)
    yield from _tolls(one, other)
    if one.lines & other.lines:
        yield Facet(name="words", agrees=True, why="told in the same words")


def _verdict(one: Telling, other: Telling, facets: tuple[Facet, ...]) -> Verdict:
    agreed = {facet.name for facet in facets if facet.agrees}
    hard = [facet for facet in facets if not facet.agrees and facet.name in HARD]
    soft = [facet for facet in facets if not facet.agrees and facet.name not in HARD]
    if hard:
        only = len(hard) == 1 and not soft and hard[0].name not in {"type", "status", "series"}
        return "maybe" if only and len(agreed) >= MANY else "apart"
    if len(soft) > 1:
        return "apart"
    if any(facet.name == "thing" for facet in soft) and one.things and other.things:
        agreed -= HOW  # another building: that drones hit both in one night makes them no one deed
    if agreed >= CORE and len(agreed) >= ENOUGH + len(soft):
        return "maybe" if {facet.name for facet in soft} == {"number"} and "toll" not in agreed else "same"
    gap = one.published.gap(other.published)
    near = gap is not None and gap <= WEEK
    if near and (is_toll_alone(facets) or _is_undated(one, other, facets)):
        return "maybe"
    agreed -= FAINT
    if "date" not in agreed and agreed.isdisjoint(SINGULAR) and _is_wide(one, other):
        return "maybe" if len(agreed) >= ENOUGH + len(soft) and near else "apart"
    if near and ((agreed & CORE and len(agreed) >= MANY + len(soft)) or ("words" in agreed and not soft)):
        return "same"
    return "maybe" if len(agreed) >= ENOUGH + len(soft) and (gap is None or gap <= MONTH) else "apart"


def _is_wide(one: Telling, other: Telling) -> bool:
    """Say whether two assaults without a day share no place but a wide one, and nothing but people as what was struck.

    Soldiers who shoot at men in one region do so on many days.
    """
    shared = [(a, b) for a in one.scenes for b in other.scenes if _are_one(a, b)]
    if one.code != VIOLENT or not shared or not all(max(a.radius, b.radius) > FAR_M for a, b in shared):
        return False
    return not (one.things & other.things) - weighing_words().folk


def _nature(one: Telling, other: Telling, parties: Parties) -> Iterator[Facet]:
    """Yield what keeps two apart whatever else they share: type, status, taking or retaking, one deed or a series."""
    if one.code != other.code or (one.code == "state" and one.modes != other.modes):
        yield Facet(name="type", agrees=False, why=f"{one.code} and {other.code}")
    elif one.is_retaking != other.is_retaking and not parties.may_be_one(one.doers, other.doers):
        yield Facet(name="type", agrees=False, why="in the one it is taken, in the other taken back")
    if one.status != other.status:
        yield Facet(name="status", agrees=False, why=f"the one is {one.status}, the other {other.status}")
    if one.is_series != other.is_series:
        yield Facet(name="series", agrees=False, why="the one is a single deed, the other several counted together")


def _date(one: Telling, other: Telling) -> Iterator[Facet]:
    if _of_one_night(one, other):
        yield Facet(name="date", agrees=True, why=f"the night between {_day(one)} and {_day(other)}")
    elif late := _came_out_before(one, other) or _came_out_before(other, one):
        yield Facet(name="date", agrees=False, why=f"the one came out before {_day(late)}")
    elif one.when.is_apart(other.when):
        yield Facet(name="date", agrees=False, why=f"{_day(one)} and {_day(other)}")
    elif one.when.is_close and other.when.is_close:
        yield Facet(name="date", agrees=True, why=f"both on {_day(one)}")
        if one.hours and other.hours and one.hours.is_apart(other.hours):
            yield Facet(name="hour", agrees=False, why="other hours of that day")
    elif one.code == "state" and one.modes <= weighing_words().spanning and one.modes:
        yield Facet(name="date", agrees=True, why="a state that goes on")


def _of_one_night(one: Telling, other: Telling) -> bool:
    """Say whether two deeds, each of another day, may fall into the night between the two."""
    return bool(one.when.gap(other.when) == 1 and one.hours and other.hours and one.hours.meets(other.hours))


def _came_out_before(one: Telling, other: Telling) -> Telling | None:
    """Return the second where the report of the first, which names no day, came out before it was done."""
    if one.status != "real" or one.when.is_close or not other.when.is_close:
        return None
    told, done = one.published.last, other.when.first
    return other if told is not None and done is not None and done > told else None


def _day(telling: Telling) -> str:
    """Return the days of a telling as words."""
    first, last = telling.when.first, telling.when.last
    if first == last and first is not None:
        return first.isoformat()
    return f"{first or 'open'} to {last or 'open'}"


def _place(one: Telling, other: Telling, parties: Parties) -> Iterator[Facet]:
    pairs = [(a, b) for a in one.scenes for b in other.scenes]
    if found := next(((a, b) for a, b in pairs if _are_one(a, b)), None):
        apart = _other_ways(one, other)
        why = f"{found[0].name} is left in the one, come to in the other" if apart else None
        yield Facet(name="place", agrees=not apart, why=why or f"{found[0].name} and {found[1].name} are one place")
    elif pairs and all(_are_apart(a, b) for a, b in pairs):
        yield Facet(name="place", agrees=False, why=f"{pairs[0][0].name} and {pairs[0][1].name}")
    elif not pairs and (where := _taken_for_somebody(one, other, parties) or _taken_for_somebody(other, one, parties)):
        yield Facet(name="place", agrees=True, why=f"{where} is a place in the one, and what it befell in the other")


def _other_ways(one: Telling, other: Telling) -> bool:
    """Say whether the one tells only of leaving a place that the other tells only of coming to."""
    some, others = ({way for _, way in telling.ways} for telling in (one, other))
    shared = {word for word, _ in one.ways} & {word for word, _ in other.ways}
    return bool(shared) and len(some) == len(others) == 1 and some != others


def _taken_for_somebody(one: Telling, other: Telling, parties: Parties) -> str | None:
    """Return the place of one telling that the other has for somebody: "the town of Orm fell", "they captured Orm"."""
    named = {fold(parties.name(i)) for i in other.sufferers}
    return next((scene.name for scene in one.scenes if not scene.is_land and fold(scene.name) in named), None)


def _are_one(one: Scene, other: Scene) -> bool:
    """Say whether two places are one below a country: by id, or by all proper words of the shorter name."""
    if one.is_land or other.is_land:
        return False
    if one.ids & other.ids:
        return True
    if not one.words or not other.words or (one.point and other.point):
        return False
    return one.words <= other.words or other.words <= one.words


def _are_apart(one: Scene, other: Scene) -> bool:
    """Say whether two places are surely not one, nor one in the other."""
    if one.ids & other.ids:
        return False
    if one.point and other.point:
        away = metres(one.point, other.point)
        if one.is_land or other.is_land:
            return bool(one.country and other.country and one.country != other.country)
        return away > one.radius + other.radius + FAR_M
    if any(scene.is_land or scene.radius > FAR_M for scene in (one, other)):
        return False  # a name that no atlas holds may lie in a region
    return bool(one.words and other.words) and not one.words & other.words


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points on the globe (haversine)."""
    (a, b), (c, d) = (map(math.radians, point) for point in (one, other))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(h)))


def _who(role: str, some: frozenset[str], others: frozenset[str], parties: Parties) -> Iterator[Facet]:
    if not some or not others:
        return
    if parties.may_be_one(some, others):
        both = sorted(some & others) or sorted(some | others)
        yield Facet(name=role, agrees=True, why=", ".join(parties.name(i) for i in both))
    else:
        one, other = (", ".join(sorted(map(parties.name, held))) for held in (some, others))
        yield Facet(name=role, agrees=False, why=f"{one} and {other}")


def _words(name: str, some: frozenset[str], others: frozenset[str]) -> Iterator[Facet]:
    if shared := some & others:
        yield Facet(name=name, agrees=True, why=", ".join(f"“{stem}…”" for stem in sorted(shared)))
    elif some and others:
        one, other = (", ".join(f"“{stem}…”" for stem in sorted(held)) for held in (some, others))
        yield Facet(name=name, agrees=False, why=f"{one} and {other}")


def _either(name: str, some: tuple[Stems, Stems], others: tuple[Stems, Stems]) -> Iterator[Facet]:
    """Yield whether two kinds of words agree; only like stands against like: a camp not against recruits."""
    every, rest = some[0] | some[1], others[0] | others[1]
    known = [(a, b) for a, b in zip(some, others, strict=True) if a and b]
    if every & rest or known:
        yield from _words(name, every, rest) if every & rest else _words(name, *known[0])
    if not every & rest:  # another thing and other people: two reasons
        yield from (facet for pair in known[1:] for facet in _words("people", *pair))


def _used(one: Telling, other: Telling) -> Iterator[Facet]:
    """Yield that another number of one weapon was used: "a car bomb", "two car bombs"."""
    some, others = dict(sorted(one.used)), dict(sorted(other.used))
    if apart := [weapon for weapon in some if weapon in others and some[weapon] != others[weapon]]:
        yield Facet(name="number", agrees=False, why=", ".join(f"other numbers of “{weapon}…”" for weapon in apart))


def _means(one: Telling, other: Telling) -> tuple[Stems, Stems]:
    """Return with what and how the one has it done; a wide mode says nothing where the other has one of its kind.

    Of a state the mode is what it is, not how it is done.
    """
    if one.code == "state":
        return one.means, frozenset()
    kinds = weighing_words().wide_modes
    return one.means, frozenset(
        mode for mode in one.modes if mode in other.modes or other.modes.isdisjoint(kinds.get(mode, ()))
    )


def _tolls(one: Telling, other: Telling) -> Iterator[Facet]:
    stands = [(standing(a, b), a, b) for a in one.tolls for b in other.tolls]
    if apart := next(((a, b) for stand, a, b in stands if stand == "conflict"), None):
        yield Facet(name="toll", agrees=False, why=f"{in_words(apart[0])} and {in_words(apart[1])}")
    elif equal := next(((a, b) for s, a, b in stands if s == "agree" and (a.low, a.high) == (b.low, b.high)), None):
        yield Facet(name="toll", agrees=True, why=f"both {in_words(equal[0])}")
