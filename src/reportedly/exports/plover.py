"""PLOVER records, JSON Lines: one event of one report a line, compound actors kept together, no dyads made.

Fields are those of the PLOVER manual (2024). `coder` names this package; `coded_date` is left out, for the same record
must give the same bytes.
"""

import json
from collections.abc import Iterator
from itertools import chain

from reportedly import __version__
from reportedly.codebook.crosswalks import crosswalks
from reportedly.exports.coded import Coded, coded, coded_positions, parted
from reportedly.exports.sectors import sector
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Actor, Document, Format, Place, Span

SIZES = {"dead": ("killed",), "injured": ("wounded", "injured"), "arrested": ("arrested", "detained")}
RESOLUTIONS = ((5_000, 5), (25_000, 4), (60_000, 3), (250_000, 2))  # metres, PLOVER's resolution; wider is 1, a country
Json = dict[str, object]


class Plover:
    """Records of events, and where asked for of positions that PLOVER has a type for."""

    form = Format(
        title="PLOVER JSON Lines",
        suffix=".jsonl",
        keeps="events of reports with type, mode, contexts, all actors, place, sizes, text; hedges as comment",
        drops="what did not happen, may happen or is inferred; own type `state`; chains; most positions; origins",
        carries=("event",),
        deeds=True,
        options={"positions": ("no", "yes")},
        shape="lines",
        key="id",
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write a record for each event."""
        with target.file() as file:
            wanted = case.options["positions"] == "yes"
            for one in chain(coded(case, losses, hedged=True), coded_positions(case, losses) if wanted else ()):
                file.write(json.dumps(_record(one, case), ensure_ascii=False).encode() + b"\n")


def _record(one: Coded, case: Outgoing) -> Json:
    """Return one record, fields without an answer left out."""
    code, mode = one.code, one.mode
    document, statement = one.reading.document, one.statement
    made: Json = {
        "id": one.id,
        "has_event": True,
        "date": one.start,
        "enddate": one.end if one.end != one.start else None,
        "actor": [_entity(actor, one) for actor in parted(one.actors, case)],
        "recipient": [_entity(actor, one) for actor in parted(one.recipients, case)],
        "event": [code],
        "mode": [mode] if mode else [],
        "context": list(one.contexts),
        "quad_code": crosswalks().quad[code],
        "event_loc": _location(case.place(one.place), one) if one.place and case.place(one.place) else None,
        "event_text": [one.trigger.quote],
        "size": dict(_sizes(one)),
        "link": document.url,
        "text": statement.span.quote,
        "text_info": {"start": statement.span.start, "end": statement.span.end},
        "cite_info": _cited(document),
        "coder": f"reportedly {__version__}",
        "comment": one.comment,
    }
    always = {"actor", "event"}
    return {name: value for name, value in made.items() if name in always or value not in (None, [], {}, "")}


def _entity(actor: Actor, one: Coded) -> Json:
    words = next((words for words in one.words_of(actor.id)), actor.name)
    made = {
        "code": actor.country,
        "sector": sector(actor),
        "entity_text": words,
        "identifier_text": actor.name,
        "office": actor.office,
    }
    return {name: value for name, value in made.items() if value}


def _location(place: Place | None, one: Coded) -> Json:
    assert place
    reach = place.radius_m or 0
    found: Iterator[Span] = (m.span for p in one.reading.places if p.id == place.id for m in p.mentions)
    made = {
        "extracted_place": next((span.quote for span in found), place.name),
        "resolved_place": place.name,
        "geonameid": (place.gazetteer_id or "").partition("geonames:")[2],
        "lat": place.latitude,
        "lon": place.longitude,
        "country_code": place.country,
        "resolution": next((code for most, code in RESOLUTIONS if reach <= most), 1),
    }
    return {name: value for name, value in made.items() if value not in (None, "")}


def _sizes(one: Coded) -> Iterator[tuple[str, int]]:
    """Yield how many were killed, injured and arrested: exactly, or at least so many."""
    for name, measures in SIZES.items():
        counts = [q for q in one.quantities if q.measure in measures and q.scope not in {"part", "increment"}]
        numbers = [q.exact if q.exact is not None else q.low for q in counts]
        if known := [number for number in numbers if number is not None]:
            yield name, int(sum(known))


def _cited(document: Document) -> Json:
    made = {
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "publication": document.publisher,
        "codebook": "PLOVER 2024",
        "version": document.sha256,
    }
    return {name: value for name, value in made.items() if value}
