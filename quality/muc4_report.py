"""What a report as a whole tells its MUC-4 templates: its day, its places, its armed body, who is accused.

- Day: an incident without a day of its own happened on the one day that the report tells of such deeds; else on or
  before the day of the report, as the set's key has it.
- Place: an incident without a place of its own is where the nearest settlement or region is named, else in the country
  that most places of the report lie in. Of a building, the place in its name ("the embassy in X"); no noun for the sort
  of place behind the name, which the key tells apart ("X (DEPARTMENT)").
- Body: where one armed body alone does deeds, is accused or owns up in a report, incidents whose doers are
  "guerrillas", "terrorists" or nobody are its.
- Confidence: of an incident whose doer owns up, or is accused or blamed, that; else possible, where the report names
  him for no deed of this incident but for one that he may have done; else by how sure the statement is that names him,
  and by what it calls him ("suspected NRA gunmen").
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from quality.muc4_slots import bare, entity_name
from reportedly.codebook import gazetteer
from reportedly.codebook.nouns import words
from reportedly.reading.annotate.whereabouts import distance

Row = Mapping[str, Any]
SETTLED = frozenset({"city", "town", "region"})
REACH = 150  # characters
OF_PLACE = frozenset({"literal", "modifier"})  # a state that acts tells little of where
ARMED = frozenset({"armed_group", "coalition"})
CONFIDENCE = {
    "asserted": "REPORTED AS FACT",
    "hedged": "POSSIBLE",
    "inferred": "POSSIBLE",
    "conditional": "POSSIBLE",
    "uncommitted": "POSSIBLE",
    "denied": "SUSPECTED OR ACCUSED",
}
OFFICIAL = frozenset({"government", "official", "military", "state", "state_media"})
SUSPECTED = re.compile(r"\b(?:suspected|alleged|presumed|supposed|apparent)")
LAID = re.compile(r"responsib|attribut|blame|perpetrated|carried out by")
PRINTING = frozenset({"page", "agency", "media", "state_media", "publisher"})
OWNING_UP = re.compile(r"responsib|credit")
CLAIMED, ACCUSED, BY_AUTHORITIES = "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES"
POSSIBLE = "POSSIBLE"


def day(objects: Sequence[Row]) -> str | None:
    """Return the ISO day of a report, None where it has none."""
    return next((item["published"]["end"] for item in objects if item["type"] == "document"), None)


def sole_day(objects: Sequence[Row]) -> tuple[str, str] | None:
    """Return the ISO bounds of the one day that a report dates assaults to, None where it is none or several."""
    deeds = (item["when"] for item in objects if item["type"] == "event" and item["code"] == "ASSAULT")
    found = {(when["start"], when["end"]) for when in deeds if when["start"] and when["end"]}
    found = {(start, end) for start, end in found if start[:10] == end[:10]}
    return found.pop() if len(found) == 1 else None


def within(place: Row, by_id: Mapping[str, Row]) -> Row:
    """Return the place of the gazetteer that is named inside the words for one that is not in it, else the place."""
    if place["gazetteer_id"]:
        return place
    spans = [mention["span"] for mention in place["mentions"]]
    held = (one for one in by_id.values() if one["type"] == "place" and one["gazetteer_id"])
    return next((one for one in held if _is_inside(one, spans)), place)


def _is_inside(place: Row, spans: Sequence[Row]) -> bool:
    named = [mention["span"] for mention in place["mentions"]]
    return any(out["start"] <= one["start"] and one["end"] <= out["end"] for one in named for out in spans)


def are_apart(one: Row, other: Row) -> bool:
    """Say whether neither of two places can lie in the other: a deed in both is two; a noun alone tells no place."""
    if not one["name"][0].isupper() or not other["name"][0].isupper():
        return False
    spots = [(held["latitude"], held["longitude"]) for held in (one, other)]
    if None in spots[0] or None in spots[1]:
        return True
    return distance(*spots) > max(one["radius_m"] or 0, other["radius_m"] or 0)


def plain(name: str) -> str:
    """Return a place's name without the noun for its sort: the key tells that apart ("X (DEPARTMENT)")."""
    first, _, last = name.rpartition(" ")
    return first if first and last.lower() in words("heads.place") else name


def country(objects: Sequence[Row]) -> str | None:
    """Return the name of the country that most mentions of places lie in, None where there is none."""
    places = (item for item in objects if item["type"] == "place")
    counts = Counter(item["country"] for item in places for mention in item["mentions"] if mention["use"] in OF_PLACE)
    del counts[None]
    return _names().get(counts.most_common(1)[0][0]) if counts else None


def nearby(objects: Sequence[Row], at: int) -> str | None:
    """Return the settlement or region named nearest to a character, the dateline aside; None out of reach."""
    blocks = (block for item in objects if item["type"] == "document" for block in item["blocks"])
    body = max((block["span"]["end"] for block in blocks if block["kind"] == "dateline"), default=0)
    found = [
        (abs(mention["span"]["start"] - at), plain(item["name"]))
        for item in objects
        if item["type"] == "place" and item["gazetteer_id"] and item["kind"] in SETTLED
        for mention in item["mentions"]
        if mention["use"] == "literal" and mention["span"]["start"] >= body
    ]
    distance, name = min(found, default=(REACH, None))
    return name if distance < REACH else None


@cache
def _names() -> dict[str, str]:
    """Return the names of states by ISO 3166-1 alpha-3."""
    rows = gazetteer.load().entries.values()
    return {row.country: row.name for row in rows if row.kind == "state" and row.country}


def sole_body(objects: Sequence[Row]) -> str:
    """Return the name of the one armed body that does deeds, is accused or owns up in a report, or ""."""
    by_id = {item["id"]: item for item in objects}
    found = {bare(entity_name(by_id[key])) for key in _blamed(objects) if by_id[key]["kind"] in ARMED} - {""}
    return found.pop() if len(found) == 1 else ""


def _blamed(objects: Sequence[Row]) -> Iterator[str]:
    for item in objects:
        if item["type"] == "event" and item["code"] == "ASSAULT":
            yield from item["actors"]
        elif item["type"] == "event" and item["code"] == "ACCUSE":
            yield from item["recipients"]
        elif item["type"] == "position" and item["stance"] == "announces" and item["holder"]:
            yield item["holder"]


def confidence(event: Row, by_id: Mapping[str, Row]) -> str:
    """Return how sure a report is of who did a deed: by the words for the doer, else by the statement that tells it."""
    statement = by_id[event["statement"]]
    speaks = [_kind(link["voice"], by_id) for link in statement["chain"][-1:]]
    doers = [argument for argument in event["arguments"] if argument["role"] == "actor"]
    if any(SUSPECTED.search(argument["span"]["quote"].lower()) for argument in doers):
        return _accused(speaks)
    if statement["polarity"] == "-" or any(
        link["commitment"] in {"distances", "doubts"} for link in statement["chain"]
    ):
        return _accused(speaks)
    return CONFIDENCE[statement["certainty"]]


def _kind(voice: str, by_id: Mapping[str, Row]) -> str:
    """Return what speaks: the kind of the actor that a voice stands for, else of the voice."""
    row = by_id.get(voice, {})
    return str(by_id.get(row.get("actor") or "", row).get("kind", ""))


def standing(objects: Sequence[Row]) -> dict[str, str]:
    """Return, by name, the confidence of the bodies that a report says own up, are accused or are blamed."""
    by_id = {item["id"]: item for item in objects}
    found: dict[str, str] = {}
    for item in objects:
        if item["type"] == "event" and item["code"] == "ACCUSE":
            accused = _accused([by_id[key]["kind"] for key in item["actors"]])
            for key in item["recipients"]:
                found.setdefault(bare(entity_name(by_id[key])), accused)
        if item["type"] == "event" and item["code"] == "ASSAULT" and (by := _laid_by(item, by_id)):
            for key in item["actors"]:
                found.setdefault(bare(entity_name(by_id[key])), _accused([by]))
    for item in objects:
        announced = item["type"] == "position" and item["stance"] == "announces" and item["holder"]
        if announced and OWNING_UP.search(by_id[item["topic"]]["text"].lower()):
            found[bare(entity_name(by_id[item["holder"]]))] = CLAIMED
    return found


def _laid_by(event: Row, by_id: Mapping[str, Row]) -> str:
    """Return what kind of voice other than the report lays a deed on its doers in so many words, or ""."""
    statement = by_id[event["statement"]]
    told = " ".join(span["quote"] for span in statement["content"])
    speaker = next((link["voice"] for link in statement["chain"][-1:]), "")
    voice = by_id.get(speaker, {})
    if voice.get("kind") in PRINTING or voice.get("actor") in event["actors"] or not LAID.search(told.lower()):
        return ""
    return _kind(speaker, by_id)


def guessed(objects: Sequence[Row]) -> set[str]:
    """Return the names of the bodies that a report says may have done a deed, or are not known to have done it."""
    by_id = {item["id"]: item for item in objects}
    open_deeds = (
        item
        for item in objects
        if item["type"] == "event" and item["code"] == "ASSAULT" and item["realis"] in {"possible", "negated"}
    )
    return {bare(entity_name(by_id[key])) for item in open_deeds for key in item["actors"]} - {""}


def _accused(kinds: Sequence[str]) -> str:
    return BY_AUTHORITIES if set(kinds) & OFFICIAL else ACCUSED
