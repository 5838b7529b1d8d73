"""A list of events that others coded, held against the happenings of a case: matched, only there, only here.

Rows are matched by facets, as tellings of one happening are (`happenings.facets`): day and place must agree, and
what speaks against it (kind of deed, toll) must be outweighed twice; other actors make a match only possible. One row
goes with one happening, the best first. What a row lacks is no agreement. Nothing of a list counts as a telling.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reportedly.codebook.books import BUILT_IN, book
from reportedly.record import Facet, Happening, Lead, LeadState, ListComparison, Matched
from reportedly.weighing.days import Days, days
from reportedly.weighing.happenings import Parties, Scenery
from reportedly.weighing.happenings.facets import FAR_M, MONTH, WEEK, metres
from reportedly.weighing.happenings.scenes import Scene
from reportedly.weighing.happenings.tellings import Telling
from reportedly.weighing.names import CaseNames, words_of

NEAR_M = 10_000.0  # two points so near are one place, however exact both claim to be
COARSE_M = 60_000.0  # a reach beyond which lying within it says little
CORE = frozenset({"date", "place"})
HARD = CORE | {"country"}
ENOUGH = 3
KILLED = "killed"


@dataclass(frozen=True, slots=True)
class Ground:
    """What leads are held against: the happenings, their tellings, and who is who."""

    scenery: Scenery
    parties: Parties
    names: CaseNames
    publishers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Pair:
    lead: Lead
    happening: str
    facets: tuple[Facet, ...]
    state: LeadState
    off: int  # days between the two

    @property
    def rank(self) -> tuple[int, int, int, str, str]:
        """The best first."""
        agreed = sum(facet.agrees for facet in self.facets)
        return len(self.facets) - 2 * agreed, -agreed, self.off, self.lead.id, self.happening


def compare_list(name: str, leads: Sequence[Lead], ground: Ground) -> ListComparison:
    """Return a list held against the happenings of a case; the order of the rows is kept.

    Args:
        name: of the list.
        leads: its rows.
        ground: what they are held against.
    """
    pairs = sorted(_pairs(leads, ground), key=lambda pair: pair.rank)
    taken: dict[str, _Pair] = {}
    home: dict[str, str] = {}
    for pair in pairs:
        if pair.state == "matched" and pair.lead.id not in taken and pair.happening not in home:
            taken[pair.lead.id], home[pair.happening] = pair, pair.lead.id
    best: dict[str, _Pair] = {}
    for pair in pairs:
        best.setdefault(pair.lead.id, pair)
    rows = tuple(_row(lead, taken.get(lead.id), best.get(lead.id), home) for lead in leads)
    touched = {row.happening for row in rows}
    covered = _covered(leads)
    here, beyond = _only_here(leads, ground, touched, covered)
    stretch = (str(covered.first), str(covered.last)) if covered.first else None
    return ListComparison(list=name, days=stretch, rows=rows, only_here=here, beyond=beyond)


def _row(lead: Lead, taken: _Pair | None, best: _Pair | None, home: Mapping[str, str]) -> Matched:
    if taken:
        return Matched(lead=lead, state="matched", happening=taken.happening, facets=taken.facets)
    if best is None:
        return Matched(lead=lead, state="only there")
    agreed = ", ".join(facet.name for facet in best.facets if facet.agrees)
    against = "; ".join(f"{facet.name}: {facet.why}" for facet in best.facets if not facet.agrees)
    why = f"{agreed} agree" + (f", but not {against}" if against else ", but no more is known")
    if best.happening in home:
        why += "; another row goes with that happening"
    return Matched(lead=lead, state="possible", happening=best.happening, facets=best.facets, why=why)


def _pairs(leads: Iterable[Lead], ground: Ground) -> Iterator[_Pair]:
    """Yield the rows and happenings that are, or may be, one."""
    near = _by_day(ground.scenery.happenings)
    for lead in leads:
        when = days(lead.when)
        for happening in _around(when, near):
            tellings = ground.scenery.tellings[happening.id]
            facets = tuple(_facets(lead, when, happening, tellings, ground))
            if state := _state(facets):
                yield _Pair(lead, happening.id, facets, state, when.gap(days(happening.when)) or 0)


def _by_day(held: Iterable[Happening]) -> dict[dt.date | None, list[Happening]]:
    """Return happenings by each day that they may have been on; under None those that no month holds."""
    found: defaultdict[dt.date | None, list[Happening]] = defaultdict(list)
    for happening in held:
        for day in _each(days(happening.when)):
            found[day].append(happening)
    return found


def _each(when: Days) -> list[dt.date | None]:
    if when.first is None or when.last is None or (when.last - when.first).days > MONTH:
        return [None]
    return [when.first + dt.timedelta(n) for n in range((when.last - when.first).days + 1)]


def _around(when: Days, near: Mapping[dt.date | None, list[Happening]]) -> Iterable[Happening]:
    """Return the happenings that may lie on the days of a row, give or take one: clocks differ, and nights."""
    wide = Days(*(end + dt.timedelta(n) if end else None for end, n in ((when.first, -1), (when.last, 1))))
    return {happening.id: happening for day in (*_each(wide), None) for happening in near.get(day, ())}.values()


def _state(facets: Sequence[Facet]) -> LeadState | None:
    """Return whether two are one, may be one, or are not."""
    agreed = {facet.name for facet in facets if facet.agrees}
    against = {facet.name for facet in facets if not facet.agrees}
    if len(against & HARD) > 1 or (against & HARD and len(agreed) < ENOUGH):
        return None
    borne_out = len(agreed - CORE) >= 2 * len(against)
    if agreed >= CORE and not against & HARD and "actor" not in against and borne_out:
        return "matched"
    is_near = "date" in agreed and agreed & {"place", "actor", "toll"}
    return "possible" if is_near and len(agreed) - 1 > len(against) else None


def _facets(
    lead: Lead, when: Days, happening: Happening, tellings: Sequence[Telling], ground: Ground
) -> Iterator[Facet]:
    yield from _date(when, days(happening.when))
    yield from _place(lead, [scene for telling in tellings for scene in telling.scenes], ground)
    yield from _actor(lead, frozenset().union(*(t.doers | t.sufferers for t in tellings)), ground)
    yield from _toll(lead, tellings)
    if lead.codes:
        is_one = happening.code in lead.codes
        yield Facet(name="type", agrees=is_one, why=f"{lead.code} there, {happening.code} here")
    yield from _source(lead, happening, ground)


def _date(there: Days, here: Days) -> Iterator[Facet]:
    gap = there.gap(here)
    if gap is None:
        return
    told = f"{_in_words(there)} there, {_in_words(here)} here"
    if gap > 1:
        yield Facet(name="date", agrees=False, why=told)
    elif _width(there) <= WEEK and _width(here) <= WEEK:
        yield Facet(name="date", agrees=True, why=told)


def _width(when: Days) -> int:
    assert when.first
    assert when.last
    return (when.last - when.first).days + 1


def _in_words(when: Days) -> str:
    return f"{when.first}" if when.first == when.last else f"{when.first} to {when.last}"


def _place(lead: Lead, scenes: Sequence[Scene], ground: Ground) -> Iterator[Facet]:
    """Yield whether the place is one: by distance where both have a point that is near enough, else by proper words."""
    land = ground.names.country(lead.country)
    lands = {scene.country for scene in scenes if scene.country}
    if land and lands and land not in lands:
        yield Facet(name="country", agrees=False, why=f"{lead.country} there, {', '.join(sorted(lands))} here")
        return
    spots = [scene for scene in scenes if not scene.is_land]
    if not spots:
        return
    point = (lead.latitude, lead.longitude) if lead.latitude is not None and lead.longitude is not None else None
    told = f"{lead.place} there, {spots[0].name} here"
    if any(_is_at(lead, point, scene) for scene in spots):
        yield Facet(name="place", agrees=True, why=told)
    elif point and all(_is_far(lead, point, scene) for scene in spots):
        yield Facet(name="place", agrees=False, why=told)


def _is_at(lead: Lead, point: tuple[float | None, float | None] | None, scene: Scene) -> bool:
    if scene.point and point and lead.radius_m is not None:
        reach = max(lead.radius_m, scene.radius, NEAR_M)
        return reach <= COARSE_M and _away(point, scene) <= reach
    words = words_of(lead.place or "")
    return bool(words and scene.words) and (words <= scene.words or scene.words <= words)


def _is_far(lead: Lead, point: tuple[float | None, float | None], scene: Scene) -> bool:
    if not scene.point or lead.radius_m is None:
        return False
    return _away(point, scene) > lead.radius_m + scene.radius + FAR_M


def _away(point: tuple[float | None, float | None], scene: Scene) -> float:
    assert scene.point
    return metres((point[0] or 0.0, point[1] or 0.0), scene.point)


def _actor(lead: Lead, here: frozenset[str], ground: Ground) -> Iterator[Facet]:
    there = frozenset(i for name in lead.actors for i in ground.names.actors(name))
    if not there or not here:
        return
    shown = ", ".join(sorted(map(ground.parties.name, there & here or here)))
    if there & here:
        yield Facet(name="actor", agrees=True, why=shown)
    elif not ground.parties.may_be_one(there, here):  # a part of the other says neither
        yield Facet(name="actor", agrees=False, why=f"{', '.join(lead.actors)} there, {shown} here")


def _toll(lead: Lead, tellings: Sequence[Telling]) -> Iterator[Facet]:
    """Yield whether the counts of dead may both hold; no number in the case is no count of 0."""
    counts = [toll for telling in tellings for toll in telling.tolls if toll.measure == KILLED and not toll.group]
    if lead.killed is None or not counts:
        return
    least, best, most = lead.killed
    agrees = any(toll.low <= most and least <= toll.high for toll in counts)
    here = ", ".join(dict.fromkeys(f"{toll.low:g}" for toll in counts))
    yield Facet(name="toll", agrees=agrees, why=f"{best} killed there, {here} here")


def _source(lead: Lead, happening: Happening, ground: Ground) -> Iterator[Facet]:
    """Yield a house that both have it from; that there is none says nothing."""
    there = {words_of(name): name for name in lead.sources if words_of(name)}
    for document in happening.documents:
        house = words_of(ground.publishers.get(document, ""))
        if house and house in there:
            yield Facet(name="source", agrees=True, why=there[house])
            return


def _covered(leads: Iterable[Lead]) -> Days:
    held = [when for lead in leads if (when := days(lead.when)).first and when.last]
    return Days(
        min((when.first for when in held if when.first), default=None),
        max((when.last for when in held if when.last), default=None),
    )


def _only_here(
    leads: Sequence[Lead], ground: Ground, touched: set[str | None], covered: Days
) -> tuple[tuple[str, ...], Counter[str]]:
    """Return the happenings that the list could hold and does not, and how many it could not, by reason."""
    lands = {land for lead in leads if (land := ground.names.country(lead.country))}
    codes = _scope(leads)
    deadly = bool(leads) and all(lead.killed and lead.killed[1] > 0 for lead in leads)
    found, beyond = [], Counter[str]()
    for happening in ground.scenery.happenings:
        if happening.id in touched:
            continue
        tellings = ground.scenery.tellings[happening.id]
        why = _why_beyond(happening, tellings, covered, lands)
        if not why and codes and happening.code not in codes:
            why = "the list has no such type"
        if not why and deadly and not any(t.measure == KILLED and t.high > 0 for x in tellings for t in x.tolls):
            why = "nobody is reported killed, and the list holds deadly events only"
        if why:
            beyond[why] += 1
        else:
            found.append(happening.id)
    return tuple(found), beyond


def _scope(leads: Iterable[Lead]) -> set[str]:
    """Return the types of our codebook that a list can hold: those that its own codebook has, where we know that."""
    codes = {code for lead in leads for code in lead.codes}
    rows = (row for lead in islice(leads, 1) if lead.list in BUILT_IN for row in book(lead.list).rows if row.type)
    return codes | {code.partition("/")[0] for row in rows for code in row.of.split()}


def _why_beyond(happening: Happening, tellings: Sequence[Telling], covered: Days, lands: set[str]) -> str:
    if all(telling.status != "real" for telling in tellings):
        return "not told as having happened"
    if covered.first is None or days(happening.when).is_apart(covered):
        return "outside the list's days"
    if not happening.when.start or not happening.when.end:
        return "no day is known"
    here = {scene.country for telling in tellings for scene in telling.scenes if scene.country}
    return "outside the list's countries" if here and lands and not here & lands else ""
