"""A table of the shape of POLECAT's weekly files: 40 columns separated by tabs, one row an event of a story.

What is missing prints as `None`, lists are joined by "; ", as there. It is not POLECAT data.
"""

from collections.abc import Iterable

from reportedly import __version__
from reportedly.codebook.crosswalks import QUADS, best, columns, crosswalks
from reportedly.exports.coded import Coded, coded, parted
from reportedly.exports.rows import written
from reportedly.exports.sectors import sector
from reportedly.exports.sides import country_name
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

GEONAMES = "geonames:"
PEOPLE = {"person", "official"}
ORGANISATIONS = {"armed_group", "coalition", "military", "government", "organisation", "media"}
Row = dict[str, object]


class Polecat:
    """Rows of events."""

    form = Format(
        title="POLECAT-shaped TSV",
        suffix=".txt",
        keeps="events of reports with type, mode, contexts, intensity, actors with sectors, place, who else is named",
        drops="what did not happen, is hedged or inferred; own type `state`; numbers, chains, positions, origins",
        carries=("event",),
        deeds=True,
        shape="tabs",
        key="Event ID",
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write a row for each event."""
        with target.file() as file, written(file, columns("polecat"), absent="None", tabs=True) as rows:
            for one in coded(case, losses, hedged=False):
                losses.default("Actor COW", "not in the record: None")
                rows.add(_row(one, case))


def _row(one: Coded, case: Outgoing) -> Row:
    document = one.reading.document
    scale = best(crosswalks().cameo, one.code, one.mode)
    published = document.published.start or document.published.end
    return {
        "Event ID": one.id,
        "Event Date": one.start,
        "Event Type": one.code,
        "Event Mode": one.mode,
        "Intensity": scale[1] if scale else None,
        "Quad Code": QUADS[crosswalks().quad[one.code] - 1].upper(),
        "Contexts": "; ".join(one.contexts),
        **_party("Actor", one.actors, one, case),
        **_party("Recipient", one.recipients, one, case),
        **_where(one, case),
        "Source": document.publisher,
        "Publication Date": (published or "")[:10],
        **_story(one),
        "Language": document.language,
        "Version": f"reportedly {__version__}",
    }


def _party(role: str, ids: Iterable[str], one: Coded, case: Outgoing) -> Row:
    """Return the columns of one role; sectors of several actors each once, the first one's first."""
    actors = parted(ids, case)
    sectors = [found for found in dict.fromkeys(map(sector, actors)) if found]
    words = [next(one.words_of(actor.id), actor.name) for actor in actors]
    return {
        f"{role} Name": "; ".join(actor.name for actor in actors),
        f"{role} Country": "; ".join(dict.fromkeys(actor.country for actor in actors if actor.country)),
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": "; ".join(sectors),
        f"{role} Title": "; ".join(actor.office for actor in actors if actor.office),
        f"{role} Name Raw": "; ".join(words),
    }


def _where(one: Coded, case: Outgoing) -> Row:
    place = case.place(one.place) if one.place else None
    if place is None:
        return {}
    words = (mention.span.quote for spot in one.reading.places if spot.id == place.id for mention in spot.mentions)
    number = place.gazetteer_id or ""
    return {
        "Placename": place.name,
        "City": place.name if place.kind in {"city", "town"} else None,
        "Country": country_name(place.country),
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": number.removeprefix(GEONAMES) if number.startswith(GEONAMES) else None,
        "Raw Placename": next(words, place.name),
        "Feature Type": place.kind,
    }


def _story(one: Coded) -> Row:
    """Return who and what the whole report names."""
    reading = one.reading

    def called(kinds: set[str]) -> str:
        return "; ".join(dict.fromkeys(actor.name for actor in reading.actors if actor.kind in kinds))

    return {
        "Story People": called(PEOPLE),
        "Story Organizations": called(ORGANISATIONS),
        "Story Locations": "; ".join(dict.fromkeys(place.name for place in reading.places)),
    }
