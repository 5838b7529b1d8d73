"""CAMEO-coded events and their mentions, of the shape of GDELT 2.0's files: tab-separated, without a heading.

One event a happening, however many articles tell of it; each article's telling is a mention, with exact offsets in
code points. Ids are made of content, in a range of our own. It is not GDELT data.
"""

import datetime as dt

from reportedly.codebook.crosswalks import best, columns, crosswalks
from reportedly.exports.incidents import Days, Incident, Telling, actors_of, incidents, leaves, place_of, published
from reportedly.exports.rows import written
from reportedly.exports.sectors import sector
from reportedly.exports.sides import country_name
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Actor, Format, Place

EVENTS, MENTIONS = "events.export.CSV", "events.mentions.CSV"
COUNTRY, CITY, PROVINCE = 1, 4, 5  # GDELT's types of places outside the United States
LANDS, CITIES = {"country", "state"}, {"city", "town", "facility", "crossing"}
WEB, CITATION = 1, 2
UNANSWERED = {"AvgTone": "no tone is measured", "IsRootEvent": "not in the record", "SentenceID": "not in the record"}
Row = dict[str, object]


class Gdelt:
    """Rows of happenings and of what tells them."""

    form = Format(
        title="CAMEO events and mentions, GDELT-shaped TSV",
        suffix=".CSV",
        keeps="what reports say happened: CAMEO code, Goldstein value, two actors, place, day; mentions with offsets",
        drops="what did not happen, is hedged or inferred; own type `state`; more actors, numbers, chains, positions",
        carries=("event", "happening"),
        deeds=True,
        many=True,
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write an event for each happening, and a mention for each telling of it."""
        with target.file(EVENTS) as one, target.file(MENTIONS) as other:
            events = written(one, columns("gdelt_events"), tabs=True, heads=False)
            mentions = written(other, columns("gdelt_mentions"), tabs=True, heads=False)
            with events as event_rows, mentions as mention_rows:
                for incident in incidents(case, losses, hedged=False):
                    row = _row(incident, case, losses)
                    if leaves(incident, row, losses) and not isinstance(row, str):
                        event_rows.add(row)
                        for telling in incident.tellings:
                            mention_rows.add(_mention(telling, row))


def _row(incident: Incident, case: Outgoing, losses: Losses) -> Row | str:
    """Return an event, or why there is none."""
    code, mode = incident.code
    cameo = best(crosswalks().cameo, code, mode)
    if cameo is None:
        return "no such type in CAMEO"
    days = incident.days() or _came_out(incident, losses)
    if days is None:
        return "no day is known"
    for name, why in UNANSWERED.items():
        losses.default(name, f"{why}: empty")
    day, first = days[0], incident.tellings[0]
    return {
        "GLOBALEVENTID": int(incident.id.partition("-")[2], 16),
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": f"{day.year + (day.month * 30 + day.day) / 365:.4f}",
        **_party(1, actors_of(incident, "actors")),
        **_party(2, actors_of(incident, "recipients")),
        "EventCode": cameo[0],
        "EventBaseCode": cameo[0][:3],
        "EventRootCode": cameo[0][:2],
        "QuadClass": crosswalks().quad[code],
        "GoldsteinScale": cameo[1],
        "NumMentions": len(incident.tellings),
        "NumSources": len(incident.publishers),
        "NumArticles": len({telling.document.id for telling in incident.tellings}),
        **_where(place_of(incident, case)),
        "DATEADDED": _moment(max((d for t in incident.tellings if (d := published(t))), default=None)),
        "SOURCEURL": first.document.url or first.document.path,
    }


def _came_out(incident: Incident, losses: Losses) -> Days | None:
    """Return the day of the first publication, in place of one that no report says."""
    days = [day for telling in incident.tellings if (day := published(telling))]
    if days:
        losses.default("SQLDATE", "no day is known: day of publication")
    return (min(days), max(days)) if days else None


def _party(number: int, actors: list[Actor]) -> Row:
    """Return the columns of an actor: the most told one, others being left out."""
    if not actors:
        return {}
    actor, role = actors[0], f"Actor{number}"
    return {
        f"{role}Code": f"{actor.country or ''}{sector(actor)}",
        f"{role}Name": actor.name.upper(),
        f"{role}CountryCode": actor.country,
        f"{role}Type1Code": sector(actor),
    }


def _where(place: Place | None) -> Row:
    if place is None:
        return {}
    country = crosswalks().countries.get(place.country or "")
    land = country_name(place.country)
    return {
        "ActionGeo_Type": COUNTRY if place.kind in LANDS else CITY if place.kind in CITIES else PROVINCE,
        "ActionGeo_FullName": place.name if place.kind in LANDS or not land else f"{place.name}, {land}",
        "ActionGeo_CountryCode": country.fips if country else "",
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
    }


def _mention(telling: Telling, event: Row) -> Row:
    document = telling.document
    return {
        "GLOBALEVENTID": event["GLOBALEVENTID"],
        "EventTimeDate": f"{event['SQLDATE']}000000",
        "MentionTimeDate": _moment(published(telling)),
        "MentionType": WEB if document.url else CITATION,
        "MentionSourceName": document.publisher,
        "MentionIdentifier": document.url or document.path or document.id,
        "Actor1CharOffset": telling.offset(telling.event.actors),
        "Actor2CharOffset": telling.offset(telling.event.recipients),
        "ActionCharOffset": telling.event.trigger.start,
        "InRawText": 1,
        "MentionDocLen": telling.length,
    }


def _moment(day: dt.date | None) -> str:
    return f"{day:%Y%m%d}000000" if day else ""
