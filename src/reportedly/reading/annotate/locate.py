"""Which of all the places of one name a document means.

Each toponym has candidates from the gazetteer and the atlas. A linear ranking (softmax over the candidates of one name)
weighs what speaks for each: people, kind, whether the name is its main one, the country and region that the document
speaks of, what stands behind a comma ("NAME, Ohio"), how near it lies to the other places. The last three need the
other places, so the ranking runs `ROUNDS` times, each with what the round before chose. One name means one place in a
document, unless it is set apart by what stands behind it. The weights are learned (`training/places/learn.py`).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reportedly.codebook import atlas, gazetteer
from reportedly.codebook.gazetteer import Entry, fold
from reportedly.codebook.nouns import kinds
from reportedly.reading.annotate.settle import has_capital
from reportedly.reading.annotate.toponyms import Toponym, expanded, qualifier

ROUNDS = 3
MOST = 100
RUNNERS = 3
REGIONS = frozenset({"region", "territory"})
SETTLED = frozenset({"city", "town"})
NEAR_KM, FAR_KM = 80.0, 600.0
MANY_PEOPLE = 7.0  # in powers of ten: a name of so many needs no other sign that it is meant
ELSEWHERE = 0.5  # by this less sure, where the document speaks of other lands alone
OWN = ("listed", "listed_town", "country", "qualified", "country_named")
EARTH_KM = 6371.0
FEATURES = (
    "people", "country", "first_level", "second_level", "listed", "listed_town", "main", "bare_second_level",
    "seat", "capital", "country_share", "country_named", "region_share", "qualified", "disqualified",
    "near", "far", "first_near",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A place that a name may stand for.

    Attributes:
        entry: its row.
        population, level, above, main: as of a site of the atlas.
        listed: whether the row is one of the gazetteer's own tables.
        same: the key of the atlas's site that is this very place, "" for none.
    """

    entry: Entry
    population: int = 0
    level: int = 0
    above: tuple[str, ...] = ()
    main: bool = True
    listed: bool = False
    same: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The key under which places lie in it, if it is a region, and those of the regions that it lies in."""
        return (self.same or self.entry.key, *self.above)


@dataclass(slots=True, eq=False)
class Group:
    """The toponyms of one name, with one qualifier: what is resolved as one.

    Attributes:
        said: the name as first written.
        behind: what stands behind it after a comma, "" for nothing.
        members: where it stands.
        candidates: what it may stand for.
        scores: probabilities of the candidates, 0..1, summing to 1.
        known: of each candidate, how sure it is that the document means a place that is listed at all, 0..1.
    """

    said: str
    behind: str
    members: list[Toponym]
    candidates: list[Candidate]
    scores: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    known: NDArray[np.float64] = field(default_factory=lambda: np.ones(0))

    @property
    def chosen(self) -> Candidate | None:
        """The candidate of the highest score, None where there is none."""
        return self.candidates[int(np.argmax(self.scores))] if len(self.scores) else None

    def score(self, candidate: Candidate) -> float:
        """Return how sure a candidate is; of the region around the chosen one, that one's."""
        known = candidate in self.candidates
        at = self.candidates.index(candidate) if known else int(np.argmax(self.scores))
        return float(self.scores[at] * self.known[at])

    def runners(self, candidate: Candidate) -> list[tuple[Candidate, float]]:
        """Return the best candidates but this one, with their scores."""
        order = (int(i) for i in np.argsort(-self.scores, kind="stable"))
        sure = self.scores * self.known
        others = [(self.candidates[i], float(sure[i])) for i in order if self.candidates[i] is not candidate]
        return others[:RUNNERS]


def locate(found: Sequence[Toponym], spoken_of: Mapping[str, int], by: NDArray[np.float64]) -> list[Group]:
    """Return the names of a document with the places they stand for.

    `spoken_of` counts the countries that the document speaks of besides its toponyms, `by` are weights by `FEATURES`.
    """
    groups = grouped(found)
    for turn in range(ROUNDS):
        for group, rows in zip(groups, features(groups, spoken_of, first=turn == 0), strict=True):
            group.scores = softmax(rows @ by)
            others = spoken_of or any(one.chosen and one.said != group.said for one in groups)
            group.known = known(rows) * np.where(_is_own(rows), 1.0, ELSEWHERE if others else 1.0)
    return groups


def known(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, of each candidate, how sure it is that a document means a place that is listed at all.

    Many a name of a village that no table lists is that of a hamlet elsewhere. Sure are a row of the gazetteer's own
    tables, one that what stands behind the name tells, one in a country that the document speaks of, one near its other
    places; of any other the more people live there the surer, and less where the document speaks of other lands alone.
    """
    people = np.clip(rows[:, FEATURES.index("people")] / MANY_PEOPLE, 0.0, 1.0)
    beside = rows[:, [FEATURES.index(name) for name in ("far", "first_near")]].max(axis=1, initial=0.0)
    sure: NDArray[np.float64] = np.where(_is_own(rows), 1.0, np.maximum(people * people, beside))
    return sure


def _is_own(rows: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say of each candidate whether it is listed, told by what stands behind its name or in a land that is named."""
    return np.asarray(rows[:, [FEATURES.index(name) for name in OWN]].any(axis=1), dtype=np.bool_)


@cache
def weights() -> NDArray[np.float64]:
    """Return the learned weights, by `FEATURES`."""
    return np.array([atlas.weights().get(name, 0.0) for name in FEATURES])


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return probabilities; an empty array for no candidate."""
    if not len(logits):
        return logits
    powers: NDArray[np.float64] = np.exp(logits - logits.max())
    total: NDArray[np.float64] = powers / powers.sum()
    return total


def grouped(found: Sequence[Toponym]) -> list[Group]:
    """Group toponyms by name and qualifier; a name without one joins the first that has one."""
    groups: dict[tuple[str, str], Group] = {}
    bare: dict[str, list[Toponym]] = {}
    for t in found:
        low = " ".join(fold(t.said).split())
        behind = qualifier(t.s, t.last) or ""
        if behind:
            at = groups.setdefault((low, fold(behind)), Group(t.said, behind, [], candidates(t)))
            at.members.append(t)
        else:
            bare.setdefault(low, []).append(t)
    first = {low: group for (low, _), group in reversed(groups.items())}
    for low, members in bare.items():
        if low in first:
            first[low].members.extend(members)
        else:
            groups[low, ""] = Group(members[0].said, "", members, candidates(members[0]))
    return sorted(groups.values(), key=lambda group: group.members[0].start)


def candidates(t: Toponym) -> list[Candidate]:
    """Return what a toponym may stand for: rows of the gazetteer, then sites of the atlas."""
    if (land := _land(t)) is not None:
        return [_listed(land)] if land.latitude is not None else []
    said = expanded(t.said)
    rows = [r.entry for r in gazetteer.load().readings(said) if r.sort == "place"]
    if t.name is not None and t.name.place is not None and t.name.place not in rows:
        rows.append(t.name.place)
    listed = [row for row in dict.fromkeys(rows) if row.latitude is not None]
    if (sure := _sure(t, listed)) is not None:
        return [_listed(sure)]
    known = {row.source for row in listed}
    sites = [site for site in atlas.load().sites(said) if site.entry.key not in known]
    regions = {site.entry.country: site for site in reversed(sites) if site.level == 1}
    alike = [(row, regions.get(row.country) if row.kind in REGIONS else None) for row in listed]
    taken = {site.entry.key for _, site in alike if site is not None}
    found = [
        *(_listed(row) if site is None else _joined(row, site) for row, site in alike),
        *(
            Candidate(site.entry, site.population, site.level, site.above, site.main)
            for site in sites[:MOST]
            if site.entry.key not in taken
        ),
    ]
    return [c for c in found if c.entry.kind not in SETTLED] if has_capital(t.s, t.first) else found


def _sure(t: Toponym, listed: Sequence[Entry]) -> Entry | None:
    """Return the row that needs no weighing: a water by its full name, the capital where its state is meant."""
    state = t.name.entry if t.name is not None else None
    if t.use == "metonym" and state is not None and state.kind == "state":
        return next((row for row in listed if row.kind == "city" and row.country == state.country), None)
    behind = t.s.lower[t.last + 1] if t.last + 1 < len(t.s) else ""
    if kinds("shapes").get(behind, ("",))[0] == "region":
        return None
    return next((row for row in listed if row.kind == "water" and fold(row.name) == fold(t.said)), None)


def _joined(row: Entry, site: atlas.Site) -> Candidate:
    """Return a listed region with what the atlas knows of it; the row's middle is better than that of its towns."""
    return Candidate(row, site.population, site.level, site.above, site.main, listed=True, same=site.entry.key)


def _land(t: Toponym) -> Entry | None:
    """Return the country or region that an adjective, a people or a body with an area of its own stands for."""
    table, low = gazetteer.load(), " ".join(fold(t.said).split())
    if low in atlas.adjectives():
        return table.entry(atlas.adjectives()[low])
    if t.name is not None and t.name.entry is not None and t.name.entry.key in atlas.areas():
        return table.entry(atlas.areas()[t.name.entry.key])
    readings = table.readings(t.said) if t.use in {"modifier", "part"} else ()
    state = next((r.entry for r in readings if r.sort in {"demonym", "people"}), None)
    place = any(r.sort == "place" for r in readings)
    return table.entry(f"country:{state.country}") if state is not None and not place else None


@cache
def _listed(row: Entry) -> Candidate:
    """Return the candidate of a row of the gazetteer's own tables."""
    return Candidate(row, atlas.load().population(row.source), 1 if row.kind == "region" else 0, listed=True)


def features(groups: Sequence[Group], spoken_of: Mapping[str, int], *, first: bool) -> list[NDArray[np.float64]]:
    """Return a matrix a group: candidates by `FEATURES`; in the first round without what other places say."""
    chosen = [None if first else group.chosen for group in groups]
    votes = _votes(groups, chosen, spoken_of)
    regions = Counter(key for one in chosen if one is not None for key in one.keys)
    return [_rows(groups, at, chosen, votes, regions) for at in range(len(groups))]


def _votes(groups: Sequence[Group], chosen: Sequence[Candidate | None], spoken_of: Mapping[str, int]) -> Counter[str]:
    """Count how often the document speaks of each country."""
    votes = Counter(spoken_of)
    for group, one in zip(groups, chosen, strict=True):
        single = one or (group.candidates[0] if len(group.candidates) == 1 else None)
        if single is not None:
            votes[single.entry.country] += len(group.members)
    return votes


def _rows(
    groups: Sequence[Group],
    at: int,
    chosen: Sequence[Candidate | None],
    votes: Counter[str],
    regions: Counter[str],
) -> NDArray[np.float64]:
    """Return the features of the candidates of one group."""
    group, own = groups[at], chosen[at]
    rows = np.zeros((len(group.candidates), len(FEATURES)))
    if not group.candidates:
        return rows
    containers = _containers(group.behind)
    mine = len(group.members) if own is not None else 0
    total = max(1, sum(votes.values()) - mine)
    seats = {key for c in group.candidates if c.level == 0 and c.population >= atlas.CITY for key in c.above}
    capital = {r.entry.country for r in gazetteer.load().readings(group.said) if r.sort == "capital"}
    for i, c in enumerate(group.candidates):
        country = votes[c.entry.country] - (mine if own is not None and own.entry.country == c.entry.country else 0)
        held = max((regions[key] - (own is not None and key in own.above) for key in c.above), default=0)
        qualified = bool(containers & {c.entry.country, *c.above})
        rows[i, :15] = (
            math.log10(c.population + 10),
            c.entry.kind == "country",
            c.level == 1,
            c.level == 2,  # noqa: PLR2004 - the second level
            c.listed and c.entry.kind not in SETTLED,
            c.listed and c.entry.kind in SETTLED,
            c.main,
            c.level == 2 and not c.main,  # noqa: PLR2004
            c.level > 0 and c.keys[0] in seats,
            c.level == 0 and c.entry.country in capital,
            country / total,
            country > 0,
            math.log1p(held),
            qualified,
            bool(containers) and not qualified,
        )
    rows[:, 15:] = _nearness(group, at, chosen, groups)
    return rows


def _containers(behind: str) -> frozenset[str]:
    """Return the keys of regions and the codes of countries that a qualifier may stand for."""
    if not behind:
        return frozenset()
    said = expanded(behind)
    held = {r.entry.country for r in gazetteer.load().readings(said) if r.entry.kind in {"country", "state"}}
    listed = [r.entry.name for r in gazetteer.load().readings(said) if r.entry.kind == "region"]
    sites = [site for name in (said, *listed) for site in atlas.load().sites(name) if site.level]
    return frozenset(held | {site.entry.key for site in sites})


def _nearness(
    group: Group, at: int, chosen: Sequence[Candidate | None], groups: Sequence[Group]
) -> NDArray[np.float64]:
    """Return, for each candidate, how near it is to the other places: narrowly, widely, and to the first of them."""
    others = [
        one.entry
        for k, one in enumerate(chosen)
        if k != at and one is not None and one.entry.kind != "country" and groups[k].said != group.said
    ]
    out = np.zeros((len(group.candidates), 3))
    if not others:
        return out
    away = distances(_points([c.entry for c in group.candidates]), _points(others))
    out[:, 0] = np.log1p(np.exp(-away / NEAR_KM).sum(axis=1))
    out[:, 1] = np.exp(-away / FAR_KM).mean(axis=1)
    out[:, 2] = np.exp(-away[:, 0] / NEAR_KM)
    return out


def _points(entries: Sequence[Entry]) -> NDArray[np.float64]:
    """Return latitudes and longitudes in radians, one row an entry; all have them."""
    return np.radians([(e.latitude or 0.0, e.longitude or 0.0) for e in entries])


def distances(one: NDArray[np.float64], two: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return great-circle distances in kilometres between points in radians (haversine)."""
    turned = np.sin((one[:, None] - two[None]) / 2) ** 2
    chord = turned[..., 0] + np.cos(one[:, None, 0]) * np.cos(two[None, :, 0]) * turned[..., 1]
    away: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    return away
