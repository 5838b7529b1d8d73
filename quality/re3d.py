"""`re3d`: entities and relations in reports on Syria and Iraq (Dstl 2017), ten kinds of entity, nested.

DATA/re3d/PART/*.jsonl. Given to the system: the text. An entity counts when both its characters and its type are the
gold's; entities nest, and a stretch may have several types. `entities_f_without_centcom` leaves out the releases of
one source, whose gold is known to be uneven.

The record is brought into re3d's form first, by rules that look at the text only:

- an article before an actor's name or a description belongs to it, a title before a person's name too; the name alone
  counts as well, nested in the longer one;
- Person: persons, office-holders and single described ones; Organisation: all other actors; Nationality: an adjective
  for a state, also inside a longer mention; possessive pronouns are not marked;
- Location: places, and the name of a state wherever it stands, inside the name of a body too; a state is an
  Organisation too where it is no scene;
- Temporal: times, but for "now" and the like; Quantity: the number of a quantity; Money: a
  quantity in a currency.

Weapons, platforms, vehicles, documents, coordinates and frequencies are no part of the record: always missed.

Relations count when kind, direction and both stretches are right. With gold entities (`relations_f`) the system is
handed the text, their stretches and which of them are places or numbers (times, sums and documents left out), and its
ties (`TIES`) are what it says of them. End to end (`relations_e2e_f`) relations are made of the record's relations
(`KINDS`), of its events (`DEEDS`: who did it to whom, and where) and of its actors (two names for one actor within
`NEAR` characters are synonyms), between the record's own stretches. Both directions are given where re3d lists both.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from quality import system
from quality.base import Counts, Score, jsonl, total
from reportedly.codebook import gazetteer

Entity = tuple[int, int, str]
Pair = tuple[tuple[int, int], tuple[int, int], str]

CENTCOM = "CENTCOM"
ARTICLE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)
TITLED = re.compile(r"(?:\b[A-Z](?:[\w’'-]+|\w{0,3}\.|\.[A-Z]\.)[ ]+(?:(?:of|for|to)[ ]+(?:the[ ]+)?)?){1,7}$")
NUMBER = re.compile(
    r"\d[\d.,]*(?<![.,])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|thousands)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\S+")
NAMED = frozenset({"name", "acronym"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our"})
PERSONAL = frozenset({"he", "him", "she", "i", "me", "myself"})
VAGUE_TIME = frozenset({"now", "current", "currently", "recent", "recently", "daily", "every day"})
MANY = re.compile(r"(?:s|people|police|personnel|staff|men|women|children|troops|crew)$", re.IGNORECASE)
CURRENCY = re.compile(r"[$£€]|dollar|pound|euro|dinar", re.IGNORECASE)
KINDS: Mapping[str, tuple[str, bool]] = {
    "fights": ("FightingAgainst", True),
    "at_odds_with": ("Dislikes", False),
    "allied_with": ("AlliesOf", True),
    "cooperates_with": ("AlliesOf", True),
    "backed_by": ("AlliesOf", True),
    "member_of": ("BelongsTo", False),
    "part_of": ("BelongsTo", False),
    "leads": ("InChargeOf", False),
    "commander_of": ("InChargeOf", False),
    "also_known_as": ("IsSynonymOf", True),
    "based_in": ("CoLocated", False),
}


DEEDS: Mapping[str, tuple[str, bool]] = {
    "ASSAULT": ("FightingAgainst", False),
    "CONSULT": ("CommWith", True),
    "SUPPORT": ("Likes", False),
    "ACCUSE": ("Dislikes", False),
    "REJECT": ("Dislikes", False),
    "THREATEN": ("Dislikes", False),
    "AID": ("AlliesOf", True),
    "COOPERATE": ("AlliesOf", True),
}
TIES: Mapping[str, tuple[str, bool]] = {
    "fights": ("FightingAgainst", False),
    "meets": ("CommWith", True),
    "allied_with": ("AlliesOf", False),
    "leads": ("InChargeOf", False),
    "supports": ("Likes", False),
    "criticizes": ("Dislikes", False),
    "part_of": ("BelongsTo", False),
    "located_in": ("CoLocated", False),
    "also_known_as": ("IsSynonymOf", True),
    "numbers": ("HasAttrOf", False),
}
UNTIED = frozenset({"Temporal", "Money", "DocumentReference", "Coordinate"})
NUMBERS = frozenset({"Quantity", "Nationality"})
PARTIES = frozenset({"Organisation", "Person"})
NEAR = 60
WINDOW = 200


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each text and compare entities and relations with the gold."""
    rows = list(jsonl(data, "re3d", part, limit))
    read = [(row, system.read(row["text"])) for row in rows]
    found = [(row, compare(gold_entities(row), set(entities(row["text"], record)))) for row, record in read]
    if verbose:
        for row, record in read:
            explain(row, gold_entities(row), set(entities(row["text"], record)))
    without = total([counts for row, counts in found if row["sourceName"] != CENTCOM])
    metrics = {
        **total([counts for _, counts in found]).metrics("entities"),
        "entities_f_without_centcom": without.f,
        "relations_f": total([relations(row, given_ties(row)) for row in rows]).f,
        "relations_e2e_f": total([relations(row, _pairs(row["text"], record)) for row, record in read]).f,
    }
    return Score(len(rows), sum(len(gold_entities(row)) for row in rows), metrics)


def gold_entities(row: Mapping[str, Any]) -> set[Entity]:
    """Return the gold's entities, each stretch and type once."""
    return {(e["begin"], e["end"], e["type"]) for e in row["entities"]}


def compare(gold: set[Entity], found: set[Entity]) -> Counts:
    """Count exact matches."""
    return Counts(len(gold & found), len(found), len(gold))


def explain(row: Mapping[str, Any], gold: set[Entity], found: set[Entity]) -> None:
    """Print what was missed (-) and what was too much (+), in order."""
    print(row["id"], row["sourceName"], file=sys.stderr)
    for sign, entity in sorted([("-", e) for e in gold - found] + [("+", e) for e in found - gold], key=lambda p: p[1]):
        print(f"  {sign} {entity[2]:14} {row['text'][entity[0] : entity[1]]!r}", file=sys.stderr)


def entities(text: str, record: Iterable[Mapping[str, Any]]) -> Iterator[Entity]:
    """Yield the record's mentions in re3d's form."""
    values = list(record)
    scenes = {m["span"]["start"] for value in values if value["type"] == "place" for m in _literal(value)}
    for value in values:
        if value["type"] == "actor":
            yield from _actor(text, value, scenes)
        elif value["type"] == "place":
            yield from ((*_location(text, m), "Location") for m in (*_literal(value), *_inside(value)))
        elif value["type"] == "time" and value["span"]["quote"].lower() not in VAGUE_TIME:
            yield value["span"]["start"], value["span"]["end"], "Temporal"
        elif value["type"] == "quantity":
            yield from _quantity(value["span"])


def _actor(text: str, actor: Mapping[str, Any], scenes: set[int]) -> Iterator[Entity]:
    """Yield the mentions of one actor, and the adjectives for states inside them; a name also within its article."""
    for mention in actor["mentions"]:
        span = mention["span"]
        yield from _nationalities(span)
        if span["quote"].lower() in POSSESSIVE:
            continue
        if actor["kind"] == "state":
            yield from _state(text, mention, scenes)
        elif not _is_person(actor, mention):
            yield *_with_article(text, mention), "Organisation"
            if mention["form"] in NAMED:
                yield span["start"], span["end"], "Organisation"
        elif mention["form"] == "name":
            before = TITLED.search(text[max(0, span["start"] - 60) : span["start"]])
            yield (span["start"] - len(before.group()) if before else span["start"]), span["end"], "Person"
            yield span["start"], span["end"], "Person"
        else:
            yield *_with_article(text, mention), "Person"


def _state(text: str, mention: Mapping[str, Any], scenes: set[int]) -> Iterator[Entity]:
    """Yield a state's name: a Location, but for "U.S." before a noun; an Organisation too where it is no scene."""
    span = mention["span"]
    if mention["form"] in NAMED:
        within = _with_article(text, mention)
        if mention["form"] == "name" or within[0] < span["start"]:
            yield span["start"], span["end"], "Location"
        if span["start"] not in scenes:
            yield *within, "Organisation"
    elif mention["form"] == "pronoun":
        yield span["start"], span["end"], "Organisation"


def _is_person(actor: Mapping[str, Any], mention: Mapping[str, Any]) -> bool:
    """Say whether a mention is of one person."""
    if actor["kind"] == "described" and mention["form"] == "description":
        return MANY.search(mention["span"]["quote"].split(" of ")[0]) is None
    return actor["kind"] in {"person", "official"} or mention["span"]["quote"].lower() in PERSONAL


def _nationalities(span: Mapping[str, Any]) -> Iterator[Entity]:
    """Yield the adjectives for states in a mention, those inside a longer name too."""
    for word in WORD.finditer(span["quote"]):
        for hit in gazetteer.load().find(word.group()):
            if hit.readings[0].sort == "demonym":
                yield span["start"] + word.start() + hit.start, span["start"] + word.start() + hit.end, "Nationality"


def _literal(place: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the mentions of a place that name it as a place, not who sits there or a part of another name."""
    return [mention for mention in place["mentions"] if mention.get("use", "literal") == "literal"]


def _inside(place: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the mentions of a land by its own full name inside the name of a body: "Government of NAME"."""
    if place["kind"] != "country":
        return []
    parts = (mention for mention in place["mentions"] if mention.get("use") == "part")
    return [m for m in parts if not m["span"]["quote"].isupper() and not list(_nationalities(m["span"]))]


def _location(text: str, mention: Mapping[str, Any]) -> tuple[int, int]:
    """Return a place's characters: an article belongs to a description only."""
    if mention["form"] == "name":
        return mention["span"]["start"], mention["span"]["end"]
    return _with_article(text, mention)


def _with_article(text: str, mention: Mapping[str, Any]) -> tuple[int, int]:
    """Return a mention's characters, an article before it included; "a" and "an" belong to descriptions only."""
    start, end = mention["span"]["start"], mention["span"]["end"]
    before = ARTICLE.search(text[max(0, start - 6) : start])
    if before is None or (mention["form"] in NAMED and before.group()[0] in "aA"):
        return start, end
    return start - len(before.group()), end


def _quantity(span: Mapping[str, Any]) -> Iterator[Entity]:
    """Yield the whole stretch of an amount of money, the number of any other."""
    start, quote = span["start"], span["quote"]
    if CURRENCY.search(quote):
        yield start, span["end"], "Money"
    elif (number := NUMBER.search(quote)) is not None:
        yield start + number.start(), start + number.end(), "Quantity"


def relations(row: Mapping[str, Any], given: Iterable[Pair]) -> Counts:
    """Count the relations that are right in kind, direction and both entities."""
    gold = {
        ((r["sourceBegin"], r["sourceEnd"]), (r["targetBegin"], r["targetEnd"]), r["type"]) for r in row["relations"]
    }
    found = set(given)
    return Counts(len(gold & found), len(found), len(gold))


def given_ties(row: Mapping[str, Any]) -> Iterator[Pair]:
    """Yield what the system says of the gold's stretches."""
    types: dict[tuple[int, int], set[str]] = {}
    for entity in row["entities"]:
        types.setdefault((entity["begin"], entity["end"]), set()).add(entity["type"])
    asked = [
        (*span, "Location" in held and not held & PARTIES, bool(held & NUMBERS))
        for span, held in types.items()
        if not held & UNTIED
    ]
    for one, kind, two in system.ties(row["text"], asked):
        name, both = TIES[kind]
        yield one, two, name
        if both:
            yield two, one, name


def _pairs(text: str, record: list[Mapping[str, Any]]) -> Iterator[Pair]:
    """Yield the record's relations as pairs of stretches."""
    who = {value["id"]: value for value in record if value["type"] in {"actor", "place"}}
    for subject, object_, evidence, (kind, both) in _ties(text, record):
        one = _stretch(text, who.get(subject), evidence)
        two = _stretch(text, who.get(object_), evidence)
        if one and two and one != two:
            yield one, two, kind
            if both:
                yield two, one, kind
    for actor in record:
        if actor["type"] == "actor":
            yield from _synonyms(text, actor)


def _ties(text: str, record: list[Mapping[str, Any]]) -> Iterator[tuple[str, str, Mapping[str, Any], tuple[str, bool]]]:
    """Yield (subject, object, evidence, re3d's kind and whether both ways) of relations and events."""
    for value in record:
        if value["type"] == "relation" and value["kind"] in KINDS:
            yield value["subject"], value["object"], value["evidence"], KINDS[value["kind"]]
        elif value["type"] == "event":
            evidence = _sentence(text, value["trigger"])
            if value["code"] in DEEDS:
                pairs = [(a, b) for a in value["actors"] for b in value["recipients"]]
                yield from ((a, b, evidence, DEEDS[value["code"]]) for a, b in pairs)
            if value["place"]:
                yield from ((a, value["place"], evidence, ("CoLocated", False)) for a in value["actors"])


def _sentence(text: str, trigger: Mapping[str, Any]) -> dict[str, int]:
    """Return the stretch around a trigger up to the nearest full stops."""
    start = max(text.rfind(". ", 0, trigger["start"]), trigger["start"] - WINDOW, 0)
    end = text.find(". ", trigger["end"])
    return {"start": start, "end": end if end > 0 else len(text)}


def _synonyms(text: str, actor: Mapping[str, Any]) -> Iterator[Pair]:
    """Yield two different names of one actor that stand near each other, both ways."""
    named = [m for m in actor["mentions"] if m["form"] != "pronoun"]
    for one, two in pairwise(named):
        gap = two["span"]["start"] - one["span"]["end"]
        if 0 < gap <= NEAR and one["span"]["quote"] != two["span"]["quote"] and actor["kind"] != "state":
            first, second = _with_article(text, one), _with_article(text, two)
            if first != second:
                yield first, second, "IsSynonymOf"
                yield second, first, "IsSynonymOf"


def _stretch(text: str, actor: Mapping[str, Any] | None, evidence: Mapping[str, Any]) -> tuple[int, int] | None:
    """Return where the evidence mentions the actor, or None."""
    if actor is None:
        return None
    inside = [
        _with_article(text, m)
        for m in actor["mentions"]
        if m["span"]["start"] < evidence["end"] and evidence["start"] < m["span"]["end"]
    ]
    return inside[0] if inside else None
