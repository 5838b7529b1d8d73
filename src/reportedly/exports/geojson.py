"""GeoJSON (RFC 7946): one feature a happening, under the id of the event first told, properties flat.

Longitude stands before latitude. How far the name of a place reaches is in `radius_m`; what is only known to a country
or a region has no geometry, for a point in its middle would be read as the spot.
"""

from reportedly.codebook.crosswalks import crosswalks
from reportedly.exports.incidents import (
    Incident,
    actors_of,
    incidents,
    leaves,
    place_of,
    reference,
    tolls,
)
from reportedly.exports.streams import Json, filled, listed
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format, Place

LANDS = {"country", "state", "region", "territory"}
JOINT = "; "


class GeoJson:
    """A map of what reports say happened."""

    form = Format(
        title="GeoJSON (RFC 7946)",
        suffix=".geojson",
        keeps="what reports say happened: type, days, place and its reach, sides, deaths, sources, independent origins",
        drops="what did not happen, may happen or is inferred; statements beyond the first; positions, ties",
        carries=("event", "happening"),
        deeds=True,
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write a feature for each happening."""
        head = b'{"type": "FeatureCollection", "features": ['
        with target.file() as file, listed(file, head, lambda: b"]}") as add:
            for incident in incidents(case, losses, hedged=True):
                feature = _feature(incident, case, losses)
                if leaves(incident, feature, losses):
                    add(feature)


def _feature(incident: Incident, case: Outgoing, losses: Losses) -> Json | str:
    """Return a feature, or why there is none."""
    if incident.code[0] not in crosswalks().quad:
        return "a state of things, no deed"
    place = place_of(incident, case)
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _geometry(place, losses),
        "properties": filled({**_what(incident), **_who(incident), **_where(place), **_says(incident, case)}),
    }


def _geometry(place: Place | None, losses: Losses) -> Json | None:
    if place is None or place.latitude is None or place.longitude is None:
        losses.default("geometry", "no place with coordinates is known: null")
        return None
    if place.kind in LANDS:
        losses.default("geometry", "a whole country or region is no point: null")
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _what(incident: Incident) -> Json:
    """Return type, days and the least and most that were counted dead."""
    code, mode = incident.code
    days, held = incident.days(), tolls(incident, crosswalks().acled.vague)
    return {
        "type": code,
        "mode": mode,
        "quad_class": crosswalks().quad[code],
        "series": incident.happening.series,
        "start": str(days[0]) if days else None,
        "end": str(days[1]) if days else None,
        "killed_low": min((low for low, _, _, _ in held), default=None),
        "killed_high": max((high for _, _, high, _ in held), default=None),
    }


def _who(incident: Incident) -> Json:
    return {role: JOINT.join(one.name for one in actors_of(incident, role)) for role in ("actors", "recipients")}


def _where(place: Place | None) -> Json:
    if place is None:
        return {}
    return {
        "place": place.name,
        "place_kind": place.kind,
        "place_relation": place.relation,
        "radius_m": place.radius_m,
        "country": place.country,
    }


def _says(incident: Incident, case: Outgoing) -> Json:
    """Return who says so, how independently and how surely, in the words of the first report."""
    first = incident.tellings[0]
    origins = case.origins_of(dict.fromkeys(telling.statement.id for telling in incident.tellings))
    return {
        "words": first.words,
        "chain": " ← ".join(first.chain),
        "hedges": JOINT.join(span.quote for span in first.statement.hedges),
        "hedged": all(telling.is_hedged for telling in incident.tellings),
        "disputes": JOINT.join(one.explanation for one in incident.disputes),
        "publishers": JOINT.join(incident.publishers),
        "origins_low": origins.low,
        "origins_high": origins.high,
        "url": first.document.url,
        "references": JOINT.join(reference(one.document.id, one.statement.span) for one in incident.tellings),
    }
