"""A CSV of the shape of ACLED's event export: 31 columns, one row a happening, under no id of ACLED's.

Of differing tolls the most conservative counts, and `notes` tell the difference. It is not ACLED data.
"""

import calendar

from reportedly.codebook.crosswalks import columns, crosswalks
from reportedly.exports.incidents import (
    MONTH,
    WEEK,
    Incident,
    crowd_size,
    in_words,
    incidents,
    inferred,
    leaves,
    place_of,
    published,
    reference,
    tolls,
)
from reportedly.exports.rows import written
from reportedly.exports.sides import UNIDENTIFIED, UNKNOWN, country_name, is_civilian, sides
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format, Place

COUNTRIES, LANDS = {"country", "state"}, {"country", "state", "region", "territory"}
ARMED = {"Battles", "Explosions/Remote violence", "Violence against civilians"}
TOWN, NEAR = 10_000, 50_000  # how far the name of a place reaches, in metres, for geo_precision 1 and 2


class Acled:
    """Rows of incidents."""

    form = Format(
        title="ACLED-shaped CSV",
        suffix=".csv",
        keeps="what reports say happened: day, type, two sides, place, sources, deaths (most conservative), disputes",
        drops="what did not happen, may happen or is inferred, or has no place or ACLED type; positions, ties, chains",
        carries=("event", "happening"),
        deeds=True,
        options={"inter": ("text", "numeric"), "extended": ("no", "yes")},
        shape="csv",
        key="event_id_cnty",
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write a row for each happening that ACLED has a type for."""
        extended = case.options["extended"] == "yes"
        heads = (*columns("acled"), *(columns("acled_extended") if extended else ()))
        with target.file() as file, written(file, heads) as rows:
            for incident in incidents(case, losses, hedged=True, codebook="acled"):
                row = _row(incident, case, losses)
                if leaves(incident, row, losses) and not isinstance(row, str):
                    rows.add(row | (_more(incident, case) if extended else {}))


def _row(incident: Incident, case: Outgoing, losses: Losses) -> dict[str, object] | str:
    """Return a row, or why there is none."""
    place = place_of(incident, case)
    if incident.happening.series or incident.width() > MONTH:
        return "several deeds, or days not known to the month"
    if place is None or (place.kind in COUNTRIES and not incident.days()):
        return "no place is known" if place is None else "neither day nor place nearer than a country is known"
    coding = incident.coding
    if coding.code is None:
        return coding.reason
    who = sides(incident, place, coding.code)
    if coding.code in ARMED and who.first and is_civilian(who.first[0]):
        return "the attacker is no armed actor"
    if not who.first:
        losses.default("actor1", f"no actor is known: {UNIDENTIFIED}")
    country = crosswalks().countries.get(place.country or "")
    if country is None:
        losses.default("country", "no country is known: empty")
    return {
        "event_id_cnty": f"RPT-{place.country or UNKNOWN}-{incident.id.partition('-')[2]}",
        "disorder_type": coding.scales["disorder_type"],
        "event_type": coding.code,
        "sub_event_type": coding.mode,
        **_when(incident, losses),
        **who.cells(numeric=case.options["inter"] == "numeric"),
        "iso": int(country.numeric) if country else "",
        "region": crosswalks().acled.regions.get(place.country or "", ""),
        **_where(place, losses, inferred=inferred(incident, place, case)),
        "source": "; ".join(incident.publishers),
        "source_scale": "Other",
        **_dead(incident, losses),
        "notes": in_words(incident, place),
        "tags": crowd_size(incident) if who.crowd else "",
    }


def _when(incident: Incident, losses: Losses) -> dict[str, object]:
    """Return the day, the first of its stretch; without one, the day of publication, as of the month."""
    days = incident.days()
    came_out = [day for telling in incident.tellings if (day := published(telling))]
    stamp = calendar.timegm(max(came_out).timetuple()) if came_out else ""
    if not days:
        losses.default("event_date", f"no day is known: {'day of publication, precision 3' if came_out else 'empty'}")
    if not days and not came_out:
        return {"time_precision": 3, "timestamp": stamp}
    first, width = days[0] if days else min(came_out), incident.width() if days else MONTH
    precision = 1 if width == 1 else 2 if width <= WEEK else 3
    return {"event_date": first.isoformat(), "year": first.year, "time_precision": precision, "timestamp": stamp}


def _where(place: Place, losses: Losses, *, inferred: bool) -> dict[str, object]:
    losses.default("admin1", "not in the record: empty")
    losses.default("source_scale", "not in the record: Other")
    if place.latitude is None or place.longitude is None:
        losses.default("latitude", "the place has no coordinates: empty")
    reach, exact = place.radius_m or 0, not place.relation and not inferred
    return {
        "country": country_name(place.country),
        "location": place.name,
        "latitude": "" if place.latitude is None else f"{place.latitude:.4f}",
        "longitude": "" if place.longitude is None else f"{place.longitude:.4f}",
        "geo_precision": 3 if reach > NEAR or place.kind in LANDS else 1 if reach <= TOWN and exact else 2,
    }


def _dead(incident: Incident, losses: Losses) -> dict[str, object]:
    """Return the most conservative of the tolls."""
    held = tolls(incident, crosswalks().acled.vague)
    if not held:
        losses.default("fatalities", "no number is reported: 0")
    return {"fatalities": min((taken for _, taken, _, _ in held), default=0)}


def _more(incident: Incident, case: Outgoing) -> dict[str, object]:
    """Return the extension columns: what ACLED has no column for."""
    statements = dict.fromkeys(telling.statement.id for telling in incident.tellings)
    origins = case.origins_of(statements)
    held = tolls(incident, crosswalks().acled.vague)
    denied = any(one.facet == "denial" for one in incident.findings)
    claimed = all(telling.is_hedged for telling in incident.tellings)
    lost = dict.fromkeys(span.quote for telling in incident.tellings for span in telling.statement.hedges)
    return {
        "rpt_direction": "actor1>actor2",
        "rpt_status": "denied" if denied else "disputed" if incident.disputes else "claimed" if claimed else "reported",
        "rpt_origins_n": f"{origins.low}-{origins.high}",
        "rpt_origins": "; ".join(origins.ids),
        "rpt_chain": "; ".join(dict.fromkeys(" ← ".join(telling.chain) for telling in incident.tellings)),
        "rpt_fatalities_low": min((low for low, _, _, _ in held), default=""),
        "rpt_fatalities_high": max((high for _, _, high, _ in held), default=""),
        "rpt_source_refs": "; ".join(reference(t.document.id, t.statement.span) for t in incident.tellings),
        "rpt_not_expressed": "; ".join(lost),
    }
