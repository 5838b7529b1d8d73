"""How events of the record become MUC-4 templates: the scorer's adapter, no part of the product.

- Which: assaults that happened or go on, with somebody or something in a role, a weapon or a count; not combat told as
  such ("clash", "battle"), nor what an army does to an armed group or the reverse of it ("military targets only";
  soldiers whom a bomb hits are victims all the same), nor what is told to have been more than two months before the
  report or to have gone on so long, nor what is told of people at large without day, place or number ("they kill
  priests", "massacring the people"): the key has incidents. A state or a pronoun is no target.
- Type: abductions are kidnappings; explosions and bombs are bombings; burning is arson; robbing and looting robbery;
  all else is attack.
- One template: events of one type in one document whose days and places are not at odds, that share somebody or
  something, or one of which names no victim and no target, or but whom a deed befell, or that the next sentence tells,
  or that happened on one and the same day. Who was kidnapped and then killed is the victim of one incident, a
  kidnapping, as the key has it.
- Number and effect: each person whom a deed killed or wounded (`befell`) is one, told apart by name or noun; a group
  has its count, from anywhere in the document where the same noun is counted, else it is plural; no rebels, no running
  totals, nor what several deeds did together ("three attacks left two dead").
- What fills the roles stands in `quality.muc4_slots`; what the report as a whole adds, in `quality.muc4_report`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quality import muc4_report
from quality.muc4_slots import LINK, ROLES, entity_name, normal, slots_of
from reportedly.codebook.nouns import kinds
from reportedly.reading.annotate.numbers import WORDS

Row = Mapping[str, Any]
FORCES = frozenset({"military", "government", "state"})
SOLDIERS = re.compile(
    r"soldier|troop|battalion|infantry|garrison|barracks|helicopter|\barmy|military|brigade|armed forces|patrol|"
    r"\bunits?\b|air force"
)
REBELS = re.compile(r"guerr?illa|rebel|subversive|terrorist|insurgent|extremist|militant")
POINTING = re.compile(
    r"\b(?:the|these|those|whose|his|her|their|our|my|its) $", re.IGNORECASE
)  # what stands before those known
LONGEST_POINTER = 8  # characters, the blank included
FIGHTING = frozenset({"fighters", "soldiers"})
COMBAT = re.compile(
    r"^(?:clash|battle|battling|fight|fought|combat|skirmish|firefight|confrontation|war|offensive|operation|violence|hostilit)"
)
MANY = re.compile(r"(?:the|these|those|several|some|many)\b", re.IGNORECASE)  # before a plural: no name
ARSON = re.compile(r"^(?:burn|torch|arson|set fire|set ablaze)")
ROBBERY = re.compile(r"^(?:rob|loot|steal|stole|plunder)")
OPEN = frozenset({None, "destroy"})  # modes that do not tell a type: damage is what bombs and fire do too
BOMBING = frozenset({"explosives", "suicide-attack"})
NEAR = 200  # characters: what the next sentence tells
LONG_AGO = 2  # months
EFFECTS = frozenset({"killed", "wounded"})
PLURAL = "plural"
NONE = "0"
FIGURES = re.compile(r"\d[\d,]*")
BARE = {"", *"dead killed wounded injured person people victim other another one those who".split()}  # noqa: SIM905 - reads as a list
BARE |= set("he she him her they them his their".split())  # noqa: SIM905 - reads as a list
MANY_THEY = frozenset({"they", "them"})
KNOWN = "the "  # before the head of a description that may be of somebody named
DEFINITE = re.compile(r"(?:the|this|that|his|her|their) ", re.IGNORECASE)
IRREGULAR = {"men": "man", "people": "person", "persons": "person", "ies": "y"}
NUMBERS = frozenset(WORDS)


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
        wounded" beside three, nor "two teachers" beside two who are named.
        """
        by_name = Counter(
            effect for (effect, who), number in self.harmed.items() if number == "1" and who in self.named
        )
        ones = Counter(effect for (effect, who), number in self.harmed.items() if number == "1" and not _is_open(who))
        told = [
            (effect, number)
            for (effect, who), number in self.harmed.items()
            if number != NONE
            and not (_is_open(who) and (number == "1" and ones[effect]))
            and not (who in BARE and number == str(ones[effect]))
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
    if COMBAT.match(event["trigger"]["quote"].lower()) or not (event["arguments"] or event["quantities"]):
        return False
    doers = [by_id[key]["kind"] for key in event["actors"]]
    struck = [a for a in event["arguments"] if a["role"] in {"recipient", "target"}]
    if _is_military(event, struck, by_id) or _is_at_large(event, struck, by_id):
        return False
    return not (doers and all(kind in FORCES for kind in doers) and not struck)


def _is_military(event: Row, struck: Sequence[Row], by_id: Mapping[str, Row]) -> bool:
    """Say whether a deed befell fighters alone: rebels, or soldiers in any way but by a bomb."""
    counted = [by_id[key] for key in event["quantities"]]
    if not struck:
        return bool(counted) and all(one["group"] in FIGHTING for one in counted)
    bombed = event["mode"] in BOMBING
    return all(_is_rebel(a, by_id) or (not bombed and _is_soldier(a, counted)) for a in struck)


def _is_at_large(event: Row, struck: Sequence[Row], by_id: Mapping[str, Row]) -> bool:
    """Say whether a deed is told of a whole sort of people, without day, place or number."""
    text = next((item.get("text", "") for item in by_id.values() if item["type"] == "document"), "")
    set_in = event["when"]["start"] or event["place"] or event["quantities"]
    return bool(struck) and not set_in and all(_is_sort(a, text, by_id) for a in struck)


def _is_sort(argument: Row, text: str, by_id: Mapping[str, Row]) -> bool:
    """Say whether somebody hurt is a sort of people: a bare plural ("priests"), or "the people" of a land."""
    span = argument["span"]
    head = LINK.split(normal(span["quote"]))[0]
    if argument["befell"] not in EFFECTS or _is_named(argument, by_id):
        return False
    before = text[max(0, span["start"] - LONGEST_POINTER) : span["start"]]
    known = POINTING.search(before) or DEFINITE.match(span["quote"])
    return head.endswith("people") or (head.endswith(("s", "men")) and not known)


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


def _is_rebel(argument: Row, by_id: Mapping[str, Row]) -> bool:
    kind = by_id[argument["actor"]]["kind"] if argument["actor"] else ""
    return kind in {"armed_group", "coalition"} or REBELS.search(argument["span"]["quote"].lower()) is not None


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
        harmed=_effects(event, by_id),
        confidence=muc4_report.confidence(event, by_id),
        open_kind=open_kind,
        befallen=set(event["recipients"]),
        named={name.split()[-1] for a in event["arguments"] if a["actor"] and (name := entity_name(by_id[a["actor"]]))},
        at=event["trigger"]["start"],
    )


def _place(place: Row, by_id: Mapping[str, Row]) -> str | None:
    """Return the name of a place as the key has it: "X" of "near X", "the embassy in X", "X Department"; or None."""
    told = by_id[place["anchors"][0]] if place.get("anchors") else place
    name = muc4_report.plain(muc4_report.within(told, by_id)["name"])
    return name if name[0].isupper() else None


def _effects(event: Row, by_id: Mapping[str, Row]) -> dict[tuple[str, str], str]:
    """Return the number of victims by effect and by who they are: a person's id, or the head of the words for them."""
    found: dict[tuple[str, str], str] = {}
    counted = [by_id[key] for key in event["quantities"]]
    if any(_counts_deeds(quantity, event) or quantity["scope"] == "cumulative" for quantity in counted):
        return found
    for quantity in counted:
        effect = quantity["unit"].removeprefix("persons ")
        if quantity["group"] == "fighters":
            continue
        if effect in EFFECTS:
            found[effect, _head(quantity["span"]["quote"])] = _number(quantity)
        elif told := _befell(quantity, event):
            found[told, _head(quantity["span"]["quote"])] = _number(quantity)
    for effect, who, number in _single(event, [quantity["span"] for quantity in counted], by_id):
        found.setdefault((effect, who), number)
    return found


def _counts_deeds(quantity: Row, event: Row) -> bool:
    """Say whether a quantity counts several deeds that an event's word names together: "three attacks"."""
    span, word = quantity["span"], event["trigger"]
    over = span["start"] < word["end"] and word["start"] < span["end"]
    return over and quantity["measure"] is None and quantity["exact"] != 1


def _befell(quantity: Row, event: Row) -> str | None:
    """Return what befell those whom a count is of, whatever its unit: what befell the recipient that it stands in."""
    span = quantity["span"]
    near = (a for a in event["arguments"] if span["start"] < a["span"]["end"] and a["span"]["start"] < span["end"])
    return next((a["befell"] for a in near if a["befell"] in EFFECTS), None)


def _number(quantity: Row) -> str:
    """Return the number told, "about" or not; of a range the lower; "plural" where no number is."""
    exact, told = quantity["exact"], FIGURES.search(quantity["span"]["quote"])
    if exact is None and told and not quantity["vague"]:
        exact = int(told.group().replace(",", ""))
    exact = exact if exact is not None else quantity["low"]
    return PLURAL if exact is None or quantity["vague"] else str(int(exact))


def _head(words: str) -> str:
    """Return the head noun of a phrase in the singular; "" of a bare number."""
    last = LINK.split(normal(words))[0].split()[-1:] or [""]
    ends = (last[0].removesuffix(many) + one for many, one in IRREGULAR.items() if last[0].endswith(many))
    word = next(ends, last[0].removesuffix("s"))
    return "" if word.isdigit() or word in NUMBERS else word


def _single(event: Row, counted: Sequence[Row], by_id: Mapping[str, Row]) -> Iterator[tuple[str, str, str]]:
    """Yield (effect, who, number) of those whom no count here tells: 1 each, several as they are counted elsewhere."""
    for argument in event["arguments"]:
        here, effect = argument["span"], argument["befell"]
        told = any(span["start"] < here["end"] and here["start"] < span["end"] for span in counted)
        if effect in EFFECTS and not told and not _is_rebel(argument, by_id):
            plural = here["quote"].lower() in MANY_THEY or LINK.split(normal(here["quote"]))[0].endswith(
                ("s", "men", "people")
            )
            several = plural and (not argument["actor"] or MANY.match(here["quote"]) or not _is_named(argument, by_id))
            name = entity_name(by_id[argument["actor"]]) if argument["actor"] else ""
            known = KNOWN if DEFINITE.match(here["quote"]) and not several else ""
            described = known + _head(here["quote"])
            who = name.split()[-1] if name and not several else described
            yield effect, who, _elsewhere(here["quote"], by_id) if several else "1"


def _is_named(argument: Row, by_id: Mapping[str, Row]) -> bool:
    return any(m["form"] == "name" for m in by_id[argument["actor"]]["mentions"]) if argument["actor"] else False


def _elsewhere(words: str, by_id: Mapping[str, Row]) -> str:
    """Return how many of those people the document counts anywhere ("the priests": six), else "plural"."""
    head = _head(words)
    held = [one for one in by_id.values() if one["type"] == "quantity" and one["unit"].startswith("persons")]
    alike = [_number(one) for one in held if head and _head(one["span"]["quote"]) == head]
    return next((number for number in alike if number not in {PLURAL, "1", "0"}), PLURAL)


def _joins(old: Filled, new: Filled) -> bool:
    """Say whether two templates tell one incident, as far as both know."""
    if {old.kind, new.kind} == {"kidnapping", "attack"} and old.befallen & new.befallen:
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
    return bool(_struck(old) & _struck(new)) or any(
        a.split()[-1] == b.split()[-1] for a in _struck(old) for b in _struck(new)
    )


def _merge(home: Filled, one: Filled) -> None:
    if (home.open_kind and not one.open_kind) or one.kind == "kidnapping":
        home.kind, home.open_kind = one.kind, False
    if one.roles["PerpOrg"] and not home.roles["PerpOrg"]:
        home.confidence = one.confidence
    for role in ROLES:
        _add(home.roles[role], one.roles[role])
    for key, number in one.harmed.items():
        if home.harmed.get(key, PLURAL) == PLURAL:
            home.harmed[key] = number
    home.when = home.when if home.when[0] else one.when
    home.place, home.spot = (home.place, home.spot) if home.place else (one.place, one.spot)
    home.befallen |= one.befallen
    home.named |= one.named
    home.at = one.at


def _add(held: list[str], more: Iterable[str]) -> None:
    """Add strings that name nobody new only once: of "priest" and "jesuit priest" the longer stays."""
    for words in more:
        near = next((n for n, old in enumerate(held) if old.split()[-1] == words.split()[-1]), None)
        if near is None:
            held.append(words)
        elif len(words) > len(held[near]):
            held[near] = words
