"""How events of the record become MUC-4 templates: the scorer's adapter, no part of the product.

- Which: assaults that happened or go on, with somebody or something in a role, a weapon or a count;
  not combat told as such ("clash", "battle") nor what befell somebody in it, nor what an army does to an armed group or
  the reverse of it ("military targets only"; soldiers whom a bomb hits are victims all the same), nor what police or
  troops do to nobody told, nor what is told to have been more than two months before the report or to have gone on so
  long, nor what a hundred people or more suffered on no day, nor what is told of people at large without day, place or
  number ("they kill priests", "massacring the people"): the key has incidents. A state or a pronoun is no target.
- Type: abductions are kidnappings; explosions and bombs are bombings; burning is arson; robbing and looting robbery;
  all else is attack.
- One template: events of one type in one document whose days and places are not at odds, that share somebody or
  something, or one of which names no victim and no target, or but whom a deed befell, or that the next sentence tells,
  or that happened on one and the same day. Who was kidnapped and then killed is the victim of one incident, a
  kidnapping, as the key has it.
- Number and effect: `quality.muc4_harmed`.
- What fills the roles stands in `quality.muc4_slots`; what the report as a whole adds, in `quality.muc4_report`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quality import muc4_report
from quality.muc4_harmed import (
    DEFINITE,
    EFFECTS,
    KNOWN,
    PLURAL,
    PLURALS,
    REBELS,
    effects_of,
    is_named,
    is_rebel,
)
from quality.muc4_slots import LINK, ROLES, entity_name, normal, slots_of
from reportedly.codebook.nouns import kinds

Row = Mapping[str, Any]
FORCES = frozenset({"military", "government", "state"})
SOLDIERS = re.compile(
    r"soldier|troop|battalion|infantry|garrison|barracks|helicopter|\barmy|military|brigade|armed forces|patrol|"
    r"\bunits?\b|air force"
)
POLICE = re.compile(r"police|soldier|troop|\barmy")
POINTING = re.compile(
    r"\b(?:the|these|those|whose|his|her|their|our|my|its) $", re.IGNORECASE
)  # what stands before those known
LONGEST_POINTER = 8  # characters, the blank included
FIGHTING = frozenset({"fighters", "soldiers"})
COMBAT = re.compile(
    r"^(?:clash|battle|battling|fight|fought|combat|skirmish|firefight|confrontation|war|offensive|operation|violence|hostilit)"
)
FIGHT = re.compile(
    r"\b(?:in|during|of|from|by|since) (?:[\w-]+ ){0,3}"
    r"(?:clash|confrontation|combat|fighting|battle|firefight|shoot-?out|exchange of|crossfire|offensive)",
    re.IGNORECASE,
)  # near the word for a deed
REACH = 80  # characters
MANY_DEEDS = 100  # people whom no one deed of the set befell
ARSON = re.compile(r"^(?:burn|torch|arson|set fire|set ablaze)")
ROBBERY = re.compile(r"^(?:rob|loot|steal|stole|plunder)")
OPEN = frozenset({None, "destroy"})  # modes that do not tell a type: damage is what bombs and fire do too
BOMBING = frozenset({"explosives", "suicide-attack"})
NEAR = 200  # characters: what the next sentence tells
LONG_AGO = 2  # months
NONE = "0"
BARE = {"", *"dead killed wounded injured person people victim other another one those who".split()}  # noqa: SIM905 - reads as a list
BARE |= set("he she him her they them his their".split())  # noqa: SIM905 - reads as a list


@dataclass(slots=True)
class Filled:
    """One template of the system: type, strings by role, ISO bounds of its day, place, (effect, number), confidence."""

    kind: str
    roles: dict[str, list[str]]
    when: tuple[str | None, str | None] = (None, None)
    place: str | None = None
    spot: Row | None = None
    harmed: dict[tuple[str, str], str] = field(default_factory=dict)
    confidence: str = "REPORTED AS FACT"
    open_kind: bool = False
    befallen: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    at: int = 0

    @property
    def effects(self) -> list[tuple[str, str]]:
        """(effect, number) of each victim or group; `harmed` has the numbers by effect and by who they are.

        A pronoun, a bare "one dead" or "the priest" is nobody new beside somebody told otherwise, nor are "the three
        wounded" beside three, or beside a nurse and two children, nor "two teachers" beside two who are named.
        """
        by_name = Counter(
            effect for (effect, who), number in self.harmed.items() if number == "1" and who in self.named
        )
        known = [(effect, number) for (effect, who), number in self.harmed.items() if not _is_open(who)]
        ones = Counter(effect for effect, number in known if number == "1")
        parts: Counter[str] = Counter()
        for effect, number in known:
            parts[effect] += int(number) if number.isdigit() else 0
        told = [
            (effect, number)
            for (effect, who), number in self.harmed.items()
            if number != NONE
            and not (_is_open(who) and (number == "1" and ones[effect]))
            and not (who in BARE and number == str(parts[effect]))
            and (number == "1" or number != str(by_name[effect]))
        ]
        sized = {effect for effect, number in told if number not in {PLURAL, "1"}}
        one = [each for each in told if each[1] == "1"]
        groups = dict.fromkeys(each for each in told if each[1] != "1")
        return one + [(effect, number) for effect, number in groups if number != PLURAL or effect not in sized]


def _is_open(who: str) -> bool:
    """Say whether words for somebody may stand for one told otherwise: a pronoun, an office, "the priest"."""
    return who in BARE or who.startswith(KNOWN) or bool({"officials", "officers"} & set(kinds("nouns").get(who, ())))


def templates(objects: Sequence[Row]) -> list[Filled]:
    """Return the templates of one document's record."""
    by_id = {item["id"]: item for item in objects}
    made: list[Filled] = []
    today = next((item["published"]["start"] for item in objects if item["type"] == "document"), None)
    for event in (item for item in objects if item["type"] == "event"):
        if _counts(event, by_id) and not _is_past(event, today):
            one = _template(event, by_id)
            home = next((old for old in reversed(made) if _joins(old, one)), None)
            if home is None:
                made.append(one)
            else:
                _merge(home, one)
    kept = [one for one in made if any(one.roles.values()) or one.harmed]
    _complete(kept, objects)
    return kept


def _complete(made: Sequence[Filled], objects: Sequence[Row]) -> None:
    """Fill what an incident does not tell of itself with what the report as a whole tells."""
    day, land, body = muc4_report.day(objects), muc4_report.country(objects), muc4_report.sole_body(objects)
    known, open_, sole = muc4_report.standing(objects), muc4_report.guessed(objects), muc4_report.sole_day(objects)
    for one in made:
        one.when = one.when if one.when[1] else sole or (None, day)
        one.place = one.place or muc4_report.nearby(objects, one.at) or land
        doers = one.roles["PerpInd"]
        if body and not one.roles["PerpOrg"] and all(REBELS.search(words) for words in doers):
            one.roles["PerpOrg"].append(body)
            one.confidence = muc4_report.POSSIBLE if body in open_ else one.confidence
        one.confidence = next((known[name] for name in one.roles["PerpOrg"] if name in known), one.confidence)


def _counts(event: Row, by_id: Mapping[str, Row]) -> bool:
    if event["code"] != "ASSAULT" or event["realis"] not in {"happened", "ongoing"}:
        return False
    if (
        COMBAT.match(event["trigger"]["quote"].lower())
        or _is_of_combat(event, by_id)
        or not (event["arguments"] or event["quantities"])
    ):
        return False
    doers = [by_id[key]["kind"] for key in event["actors"]]
    struck = [a for a in event["arguments"] if a["role"] in {"recipient", "target"}]
    if _is_military(event, struck, by_id) or _is_at_large(event, struck, by_id) or _is_sum(event, by_id):
        return False
    told = [a["span"]["quote"].lower() for a in event["arguments"] if a["role"] == "actor"]
    by_kind = bool(doers) and all(kind in FORCES for kind in doers)
    forces = by_kind or (bool(told) and all(POLICE.search(words) for words in told))
    return not (forces and not struck and not event["quantities"])


def _is_of_combat(event: Row, by_id: Mapping[str, Row]) -> bool:
    """Say whether it happened in fighting between two sides: "was killed in a clash with the police"."""
    text = next((item.get("text", "") for item in by_id.values() if item["type"] == "document"), "")
    word = event["trigger"]
    before = text[max(0, word["start"] - REACH) : word["start"]].rpartition(".")[2]
    behind = text[word["end"] : word["end"] + REACH].partition(".")[0]
    return any(FIGHT.search(" ".join(near.split())) for near in (before, behind))


def _is_sum(event: Row, by_id: Mapping[str, Row]) -> bool:
    """Say whether a hundred people or more are told of on no day: what a war took, no incident."""
    counted = [by_id[key] for key in event["quantities"]]
    people = [one["exact"] or one["low"] or 0 for one in counted if one["unit"].startswith("persons")]
    return not event["when"]["start"] and max(people, default=0) >= MANY_DEEDS


def _is_military(event: Row, struck: Sequence[Row], by_id: Mapping[str, Row]) -> bool:
    """Say whether a deed befell fighters alone: rebels, or soldiers in any way but by a bomb."""
    counted = [by_id[key] for key in event["quantities"]]
    if not struck:
        return bool(counted) and all(one["group"] in FIGHTING for one in counted)
    bombed = event["mode"] in BOMBING
    return all(is_rebel(a, by_id) or (not bombed and _is_soldier(a, counted)) for a in struck)


def _is_at_large(event: Row, struck: Sequence[Row], by_id: Mapping[str, Row]) -> bool:
    """Say whether a deed is told of a whole sort of people, without day, place or number."""
    text = next((item.get("text", "") for item in by_id.values() if item["type"] == "document"), "")
    set_in = event["when"]["start"] or event["place"] or event["quantities"]
    return bool(struck) and not set_in and all(_is_sort(a, text, by_id) for a in struck)


def _is_sort(argument: Row, text: str, by_id: Mapping[str, Row]) -> bool:
    """Say whether somebody hurt is a sort of people: a bare plural ("priests"), or "the people" of a land."""
    span = argument["span"]
    head = LINK.split(normal(span["quote"]))[0]
    if argument["befell"] not in EFFECTS or is_named(argument, by_id):
        return False
    before = text[max(0, span["start"] - LONGEST_POINTER) : span["start"]]
    known = POINTING.search(before) or DEFINITE.match(span["quote"])
    return head.endswith("people") or (head.endswith(PLURALS) and not known)


def _is_soldier(argument: Row, counted: Sequence[Row]) -> bool:
    """Say whether those struck are soldiers by their words, or fighters by the count of them ("five others")."""
    span = argument["span"]
    told = (q["group"] for q in counted if q["span"]["start"] < span["end"] and span["start"] < q["span"]["end"])
    return SOLDIERS.search(span["quote"].lower()) is not None or any(group in FIGHTING for group in told)


def _is_past(event: Row, today: str | None) -> bool:
    """Say whether an event is told to have been long before the report, or over months: history, no incident."""
    start, end = event["when"]["start"], event["when"]["end"]
    if start and end and _month(str(end)) - _month(str(start)) >= LONG_AGO:
        return True
    return bool(today and end) and _month(str(today)) - _month(str(end)) > LONG_AGO


def _month(day: str) -> int:
    """Return the number of a month since the year 0, by an ISO date of any precision; of a year the last."""
    year, month = (*day.split("-"), "12")[:2]
    return int(year) * 12 + int(month)


def _kind(event: Row) -> tuple[str, bool]:
    """Return the type, and whether it is but the most general one."""
    trigger = event["trigger"]["quote"].lower()
    for pattern, name in ((ARSON, "arson"), (ROBBERY, "robbery")):
        if pattern.match(trigger):
            return name, False
    if event["mode"] == "abduct":
        return "kidnapping", False
    return ("bombing", False) if event["mode"] in BOMBING else ("attack", event["mode"] in OPEN)


def _template(event: Row, by_id: Mapping[str, Row]) -> Filled:
    kind, open_kind = _kind(event)
    roles: dict[str, list[str]] = {role: [] for role in ROLES}
    for argument in event["arguments"]:
        for role, words in slots_of(argument, by_id):
            if words and words not in roles[role]:
                roles[role].append(words)
    return Filled(
        kind=kind,
        roles=roles,
        when=(event["when"]["start"], event["when"]["end"]),
        place=_place(by_id[event["place"]], by_id) if event["place"] else None,
        spot=by_id[event["place"]] if event["place"] else None,
        harmed=effects_of(event, by_id),
        confidence=muc4_report.confidence(event, by_id),
        open_kind=open_kind,
        befallen=set(event["recipients"]),
        named={name for a in event["arguments"] if a["actor"] and (name := entity_name(by_id[a["actor"]]))},
        at=event["trigger"]["start"],
    )


def _place(place: Row, by_id: Mapping[str, Row]) -> str | None:
    """Return the name of a place as the key has it: "X" of "near X", "the embassy in X", "X Department"; or None."""
    told = by_id[place["anchors"][0]] if place.get("anchors") else place
    name = muc4_report.plain(muc4_report.within(told, by_id)["name"])
    return name if name[0].isupper() else None


def _joins(old: Filled, new: Filled) -> bool:
    """Say whether two templates tell one incident, as far as both know."""
    taken = {old.kind, new.kind} == {"kidnapping", "attack"} and bool(old.befallen & new.befallen)
    alike = {*old.harmed} & {*new.harmed}  # nobody is killed twice
    if taken or any(effect == "killed" and who in new.named & old.named for effect, who in alike):
        return True
    if old.kind != new.kind and not (new.open_kind or old.open_kind):
        return False
    if {old.kind, new.kind} & {"kidnapping", "arson", "robbery"} and old.kind != new.kind:
        return False
    days = old.when[0], new.when[0]
    if None not in days and days[0] != days[1]:
        return False
    if old.place != new.place and old.spot and new.spot and muc4_report.are_apart(old.spot, new.spot):
        return False
    if _one_day(old.when) and old.when == new.when:
        return True
    if new.open_kind and new.harmed and not any(new.roles[role] for role in ROLES if role != "Victim"):
        return True  # whom a deed befell, told apart from it
    return _shares(old, new) or not _struck(new) or not _struck(old) or new.at - old.at < NEAR


def _one_day(when: tuple[str | None, str | None]) -> bool:
    """Say whether a time told is one day."""
    start, end = when
    return start is not None and end is not None and start[:10] == end[:10]


def _struck(one: Filled) -> set[str]:
    return {*one.roles["Victim"], *one.roles["Target"]}


def _shares(old: Filled, new: Filled) -> bool:
    return bool(_struck(old) & _struck(new)) or any(_last(a) == _last(b) for a in _struck(old) for b in _struck(new))


def _last(words: str) -> str:
    """Return the last word of a name, of a description the noun: "headquarters" of "headquarters of the union"."""
    return LINK.split(words)[0].split()[-1]


def _merge(home: Filled, one: Filled) -> None:
    if (home.open_kind and not one.open_kind) or one.kind == "kidnapping":
        home.kind, home.open_kind = one.kind, False
    if one.roles["PerpOrg"] and not home.roles["PerpOrg"]:
        home.confidence = one.confidence
    for role in ROLES:
        _add(home.roles[role], one.roles[role])
    for (effect, who), number in one.harmed.items():
        key = effect, _as_known(who, [name for told, name in home.harmed if told == effect])
        if home.harmed.get(key, PLURAL) == PLURAL:
            home.harmed[key] = number
    home.when = home.when if home.when[0] else one.when
    home.place, home.spot = (home.place, home.spot) if home.place else (one.place, one.spot)
    home.befallen |= one.befallen
    home.named |= one.named
    home.at = one.at


def _as_known(who: str, held: Sequence[str]) -> str:
    """Return the longer or other spelling of a name under which somebody is known already, else the name itself."""
    words = who.split()
    if len(words) == 0 or who in held:
        return who
    for name in held:
        other = name.split()
        same = other[-1:] == words[-1:] and not who.startswith(KNOWN) and not name.startswith(KNOWN)
        if same and ({*words} <= {*other} or {*other} <= {*words} or (words[0][:2] == other[0][:2])):
            return name
    return who


def _add(held: list[str], more: Iterable[str]) -> None:
    """Add strings that name nobody new only once: of "priest" and "jesuit priest" the longer stays."""
    for words in more:
        near = next((n for n, old in enumerate(held) if old.split()[-1] == words.split()[-1]), None)
        if near is None:
            held.append(words)
        elif len(words) > len(held[near]):
            held[near] = words
