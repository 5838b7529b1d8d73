"""A CSV of the shape of UCDP GED: 49 columns, one row a happening in which somebody was reported killed.

`source_original` holds the first hands, the roots of the chains. UCDP's own numbers are left empty unless the gazetteer
knows an actor's, or a table of Gleditsch and Ward's numbers is given. It is what reports say; it is not UCDP data.
"""

import datetime as dt
from collections.abc import Mapping

from reportedly.codebook.crosswalks import columns, crosswalks
from reportedly.exports.incidents import YEAR, Incident, cited, incidents, inferred, leaves, place_of, published, tolls
from reportedly.exports.rows import lookup, written
from reportedly.exports.sides import UNKNOWN, Sides, country_name, is_civilian, is_state, sides
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Actor, Format, Place

UCDP = "ucdp:"
LANDS, REGIONS, WATERS = {"country", "state"}, {"region"}, {"water"}
EXACT, NEAR = 10_000, 25_000  # metres that the name of a place reaches, for where_prec 1 and 2
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
WIDTHS = ((1, 1), (6, 2), (7, 3), (31, 4))  # days, date_prec
Row = dict[str, object]


class Ged:
    """Rows of deadly incidents."""

    form = Format(
        title="UCDP GED-shaped CSV",
        suffix=".csv",
        keeps="incidents with reported deaths: two sides, days, place with precision, best, high and low, first hands",
        drops="what kills nobody known; what did not happen, is hedged or inferred; positions, ties, chains",
        carries=("event", "happening"),
        deeds=True,
        options={"gwno": ()},
        shape="csv",
        key="id",
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write a row for each happening that killed."""
        numbers = lookup(case.options["gwno"], "iso3", "gwno")
        with target.file() as file, written(file, columns("ged")) as rows:
            for incident in incidents(case, losses, hedged=False):
                row = _row(incident, case, numbers, losses)
                if leaves(incident, row, losses) and not isinstance(row, str):
                    rows.add(row)


def _row(incident: Incident, case: Outgoing, numbers: Mapping[str, str], losses: Losses) -> Row | str:
    """Return a row, or why there is none."""
    held, place, days = tolls(incident, crosswalks().acled.vague), place_of(incident, case), incident.days()
    if not any(high for _, _, high, _ in held):
        return "nobody is reported killed"
    if incident.width() > YEAR:
        return "days not known to the year"
    if place is None or days is None:
        return "no place is known" if place is None else "no day is known"
    who = sides(incident, place)
    violence = _violence(who)
    if not violence:
        return "who killed whom is not said"
    a, b = who.first[0], who.second[0]
    one = "Civilians" if violence == ONE_SIDED else b.name
    if not place.country:
        losses.default("country", "no country is known: empty")
    if not numbers:
        losses.default("gwnoa", "no table of numbers is given: empty")
    return {
        "id": int(incident.id.partition("-")[2], 16),
        "relid": f"RPT-{place.country or UNKNOWN}-{days[0].year}-{incident.id.partition('-')[2]}",
        "year": days[0].year,
        "code_status": "Candidate",
        "type_of_violence": violence,
        "conflict_name": f"{a.name} - {one}",
        "dyad_name": f"{a.name} - {one}",
        "side_a": a.name,
        "side_b": one,
        "side_a_new_id": _ucdp(a),
        "side_b_new_id": "" if violence == ONE_SIDED else _ucdp(b),
        "gwnoa": numbers.get(a.country or "") if is_state(a) else None,
        "gwnob": numbers.get(b.country or "") if is_state(b) else None,
        "country_id": numbers.get(place.country or ""),
        **_sources(incident),
        **_where(place, inferred=inferred(incident, place, case)),
        "event_clarity": 2 if incident.happening.series else 1,
        **_when(days),
        **_dead(held, who, losses),
    }


def _violence(who: Sides) -> int:
    """Return the type of violence, 0 where a side is not known or is the victim alone."""
    if not who.first or not who.second or is_civilian(who.first[0]) or who.crowd:
        return 0
    if is_civilian(who.second[0]):
        return ONE_SIDED
    return STATE_BASED if is_state(who.first[0]) or is_state(who.second[0]) else NON_STATE


def _ucdp(actor: Actor) -> str:
    return actor.key.removeprefix(UCDP) if actor.key and actor.key.startswith(UCDP) else ""


def _sources(incident: Incident) -> Row:
    """Return who published it and who said so first; a document once."""
    several = list({telling.document.id: telling for telling in reversed(incident.tellings)}.values())[::-1]
    roots = dict.fromkeys(telling.chain[-1] for telling in incident.tellings if telling.chain)
    return {
        "number_of_sources": len(several),
        "source_article": ";".join(cited(telling) for telling in several),
        "source_office": ";".join(incident.publishers),
        "source_date": ";".join(str(published(telling) or "") for telling in several),
        "source_headline": ";".join(telling.document.title or "" for telling in several),
        "source_original": ";".join(roots),
    }


def _where(place: Place, *, inferred: bool) -> Row:
    reach = place.radius_m or 0
    by_kind = 7 if place.kind in WATERS else 6 if place.kind in LANDS else 4 if place.kind in REGIONS else 0
    by_reach = 1 if reach <= EXACT and not place.relation and not inferred else 2 if reach <= NEAR else 5
    located = place.latitude is not None and place.longitude is not None
    return {
        "where_prec": by_kind or by_reach,
        "where_coordinates": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})" if located else "",
        "country": country_name(place.country),
        "region": crosswalks().ged_regions.get(place.country or "", ""),
    }


def _when(days: tuple[dt.date, dt.date]) -> Row:
    width = (days[1] - days[0]).days + 1
    precision = next((code for most, code in WIDTHS if width <= most), 5)
    start, end = (f"{day} 00:00:00.000" for day in days)
    return {"date_prec": precision, "date_start": start, "date_end": end}


def _dead(held: list[tuple[int, int, int, str]], who: Sides, losses: Losses) -> Row:
    """Return the latest count as the best, with the least and the most that any report has."""
    low, best, high = min(row[0] for row in held), held[-1][1], max(row[2] for row in held)
    all_civilian = all(map(is_civilian, who.second))
    if not all_civilian:
        losses.default("deaths_a", "the side of the dead is not in the record: counted as unknown")
    split = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0}
    split["deaths_civilians" if all_civilian else "deaths_unknown"] = best
    return {**split, "best": best, "high": max(high, best), "low": min(low, best)}
