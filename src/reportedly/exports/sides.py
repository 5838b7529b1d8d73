"""The two sides of an incident, as data on incidents has them: who acted, who was struck, of what sort they are."""

from collections.abc import Container
from dataclasses import dataclass

from reportedly.codebook.crosswalks import crosswalks
from reportedly.codebook.gazetteer import load
from reportedly.codebook.nouns import words
from reportedly.codebook.sources import source_words
from reportedly.exports.incidents import Incident, actors_of, without
from reportedly.record import Actor, Place

STATE, REBEL, MILITIA, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 1, 2, 3, 5, 6, 7, 8
PROTESTS = "Protests"
CROWDS = {PROTESTS: PROTESTERS, "Riots": RIOTERS}
FORCES, FIGHTERS = {"military", "police"}, {"fighter"}  # roles in `sources.toml`
HELPERS = {"medical", "health", "relief", "press", "civilian"}
UNIDENTIFIED = "Unidentified Armed Group"
UNNAMED = {RIOTERS: "Rioters", PROTESTERS: "Protesters", CIVILIANS: "Civilians"}
UNKNOWN = "XXX"  # in ids, where no country is known: never the code of one


def country_name(iso3: str | None) -> str:
    """Return the usual English name of a country, or its code where the gazetteer has none."""
    entry = load().entry(f"state:{iso3}")
    return entry.name if entry else iso3 or ""


def is_civilian(actor: Actor) -> bool:
    """Say whether somebody is no armed actor; people without a name are none unless their description says so."""
    return not is_state(actor) and not _is_armed(actor)


def is_state(actor: Actor) -> bool:
    """Say whether somebody is a state or its forces."""
    return actor.kind in crosswalks().acled.state or _described_as(actor, FORCES, "nouns.forces")


def _is_armed(actor: Actor) -> bool:
    is_group = _described_as(actor, FIGHTERS, "nouns.groups") and not _described_as(actor, HELPERS, "bodies.civil")
    return actor.kind in crosswalks().acled.armed or is_group


def _described_as(actor: Actor, roles: Container[str], nouns: str) -> bool:
    """Say whether the words of a description are among those of some roles or nouns; a name describes nobody."""
    if actor.kind != "described":
        return False
    said, known = actor.name.lower().split(), source_words().roles
    forms = {form for word in said for form in (word, word.removesuffix("s"))}
    return any(known[form] in roles for form in forms if form in known) or not words(nouns).isdisjoint(said)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acted and who was struck, each most told first; `crowd` is the code of rioters or protesters, or 0."""

    first: tuple[Actor, ...]
    second: tuple[Actor, ...]
    land: str | None
    crowd: int = 0

    def cells(self, *, numeric: bool) -> dict[str, object]:
        """Return ACLED's columns of actors; codes as numbers, or in words."""
        one, other = self._code(self.first, first=True), self._code(self.second, first=False)
        pair = sorted(code for code in (one, other) if code)
        names = crosswalks().acled.inter
        together = " only" if len(pair) == 1 else ""
        return {
            "actor1": self._called(self.first, one),
            "assoc_actor_1": self._others(self.first, one),
            "inter1": one if numeric else names[one],
            "actor2": self._called(self.second, other),
            "assoc_actor_2": self._others(self.second, other),
            "inter2": other if numeric else names[other],
            "interaction": _number(one, other) if numeric else "-".join(names[code] for code in pair) + together,
            "civilian_targeting": "Civilian targeting" if other == CIVILIANS and not self.crowd else "",
        }

    def _code(self, actors: tuple[Actor, ...], *, first: bool) -> int:
        """Return ACLED's interaction code of a side, 0 for nobody."""
        if first and self.crowd:
            return self.crowd
        if not actors:
            return MILITIA if first else 0
        actor = actors[0]
        if is_civilian(actor):
            return CIVILIANS
        if is_state(actor):
            return STATE if actor.country in {None, self.land} else EXTERNAL
        entry = load().entry(actor.key)
        is_rebel = _is_armed(actor) and not (entry and entry.sponsor)
        return REBEL if is_rebel else MILITIA

    def _called(self, actors: tuple[Actor, ...], code: int) -> str:
        """Return the name of a side, as ACLED calls those that have no name."""
        crowd = UNNAMED.get(code) or ("" if actors or not code else UNIDENTIFIED)
        land = country_name(self.land)
        if crowd:
            return f"{crowd} ({land})" if land else crowd
        return actors[0].name if actors else ""

    def _others(self, actors: tuple[Actor, ...], code: int) -> str:
        is_crowd = code in {RIOTERS, PROTESTERS, CIVILIANS}
        return "; ".join(dict.fromkeys(actor.name for actor in (actors if is_crowd else actors[1:])))


def _number(one: int, other: int) -> int:
    """Return ACLED's number of a pair: the smaller code first, a side by itself with 0 behind it."""
    low, high = sorted((one, other))
    return low * 10 + high if low else high * 10


def sides(incident: Incident, place: Place | None, kind: str = "") -> Sides:
    """Return the sides of an incident; where all act upon one another, the first against the rest.

    Args:
        incident: what happened.
        place: where.
        kind: ACLED's type of event, where it is known: a crowd comes first, whoever acted against it.
    """
    doers = actors_of(incident, "actors")
    struck = without(actors_of(incident, "recipients"), doers)
    code, _ = incident.code
    crowd = CROWDS.get(kind, 0) or (PROTESTERS if code == "PROTEST" else 0)
    if crowd and code == "ASSAULT" and kind == PROTESTS:
        doers, struck = struck, doers
    if not struck and len(doers) > 1 and code == "ASSAULT":
        doers, struck = doers[:1], doers[1:]
    return Sides(tuple(doers), tuple(struck), place.country if place else None, crowd)
