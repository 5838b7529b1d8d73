"""How events of the record become MUC-4 templates: the scorer's adapter, no part of the product.

- Which: assaults that happened or go on, with somebody or something in a role, a weapon or a count; not combat told as
  such ("clash", "battle"), nor what an army does to an armed group or the reverse of it ("military targets only"), nor
  what is told to have been more than two months before the report. A state or a pronoun is no target.
- Type: abductions are kidnappings; explosions and bombs are bombings; burning is arson; robbing and looting robbery;
  all else is attack.
- One template: events of one type in one document whose days and places are not at odds, that share somebody or
  something, or one of which names no victim and no target, or that the next sentence tells.
- Number and effect: of a lethal or wounding word each person it befell is one, told apart by name or noun; a group has
  its count, from anywhere in the document where the same noun is counted, else it is plural; no running totals.
- PerpInd: doers that are people; PerpOrg: doers that are bodies with a name, and the body named inside the words for
  the people ("NRA gunmen"). Victim: recipients that are persons with a name (the set lists no others; the rest make
  a template and count for number and effect); Target: things struck; Weapon: instruments.
- String of an entity: its longest name, else its words without article, number and possessive.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.codebook.nouns import titles
from reportedly.reading.annotate.numbers import WORDS

Row = Mapping[str, Any]
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
BODIES = frozenset({"armed_group", "coalition", "organisation", "government", "military", "state"})
PRONOUNS = frozenset("it they he she who we i him them his their its our us this that".split())  # noqa: SIM905 - reads as a list
FORCES = frozenset({"military", "government", "state"})
TITLES = frozenset(word for title in titles() for word in title.split()) | {"monsignor", "retired", "former"}
SOLDIERS = re.compile(r"soldier|troop|battalion|\barmy|military|brigade|armed forces|patrol|\bunits?\b|air force")
REBELS = re.compile(r"guerr?illa|rebel|subversive|terrorist|insurgent|extremist|militant")
COMBAT = re.compile(
    r"^(?:clash|battle|battling|fight|fought|combat|skirmish|firefight|confrontation|war|offensive|operation|violence|hostilit)"
)
MANY = re.compile(r"(?:the|these|those|several|some|many)\b", re.IGNORECASE)  # before a plural: no name
ARSON = re.compile(r"^(?:burn|torch|arson|set fire|set ablaze)")
ROBBERY = re.compile(r"^(?:rob|loot|steal|stole|plunder)")
BOMBING = frozenset({"explosives", "suicide-attack"})
TRIM = re.compile(
    r"^(?:(?:the|a|an|his|her|its|their|about|some|at least|several|\d[\d,.]*|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|other|another|more than|many|alleged|suspected|presumed|unidentified|unknown|"
    r"former|mr|mrs|dr|gen|col)\.? )+"
)
NEAR = 200  # characters: what the next sentence tells
LONG_AGO = 2  # months
EFFECTS = frozenset({"killed", "wounded"})
LETHAL = re.compile(r"kill|murder|assassinat|slay|slain|execut|wound|injur|hurt|massacr|died|die|shot dead|gun")
HURT = re.compile(r"wound|injur|hurt")
PLURAL = "plural"
IRREGULAR = {"men": "man", "people": "person", "persons": "person", "ies": "y"}
NUMBERS = frozenset(WORDS)
CONFIDENCE = {
    "asserted": "REPORTED AS FACT",
    "hedged": "POSSIBLE",
    "inferred": "POSSIBLE",
    "conditional": "POSSIBLE",
    "uncommitted": "POSSIBLE",
    "denied": "SUSPECTED OR ACCUSED",
}
OFFICIAL = frozenset({"government", "official", "state_media"})


@dataclass(slots=True)
class Filled:
    """One template of the system: type, strings by role, ISO bounds of its day, place, (effect, number), confidence."""

    kind: str
    roles: dict[str, list[str]]
    when: tuple[str | None, str | None] = (None, None)
    place: str | None = None
    harmed: dict[tuple[str, str], str] = field(default_factory=dict)
    confidence: str = "REPORTED AS FACT"
    open_kind: bool = False
    ids: set[str] = field(default_factory=set)
    at: int = 0

    @property
    def effects(self) -> list[tuple[str, str]]:
        """(effect, number) of each victim or group; `harmed` has the numbers by effect and by who they are."""
        told = [(effect, number) for (effect, _), number in self.harmed.items()]
        sized = {effect for effect, number in told if number not in {PLURAL, "1"}}
        one = [each for each in told if each[1] == "1"]
        groups = dict.fromkeys(each for each in told if each[1] != "1")
        return one + [(effect, number) for effect, number in groups if number != PLURAL or effect not in sized]


def normal(text: str) -> str:
    """Return a string in lower case without articles and punctuation, single spaces."""
    return " ".join(word for word in re.findall(r"[\w']+", text.lower()) if word not in {"the", "a", "an"})


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
    return [one for one in made if any(one.roles.values()) or one.harmed]


def _counts(event: Row, by_id: Mapping[str, Row]) -> bool:
    if event["code"] != "ASSAULT" or event["realis"] not in {"happened", "ongoing"}:
        return False
    if COMBAT.match(event["trigger"]["quote"].lower()) or not (event["arguments"] or event["quantities"]):
        return False
    doers = [by_id[key]["kind"] for key in event["actors"]]
    struck = [a for a in event["arguments"] if a["role"] in {"recipient", "target"}]
    rebels = bool(struck) and all(_is_rebel(a, by_id) or SOLDIERS.search(a["span"]["quote"].lower()) for a in struck)
    return not rebels and not (doers and all(kind in FORCES for kind in doers) and not struck)


def _is_past(event: Row, today: str | None) -> bool:
    """Say whether an event is told to have been long before the report: history, no incident."""
    end = event["when"]["end"]
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
    return ("bombing", False) if event["mode"] in BOMBING else ("attack", event["mode"] is None)


def _template(event: Row, by_id: Mapping[str, Row]) -> Filled:
    kind, open_kind = _kind(event)
    roles: dict[str, list[str]] = {role: [] for role in ROLES}
    for argument in event["arguments"]:
        for role, words in _slots(argument, by_id):
            if words and words not in roles[role]:
                roles[role].append(words)
    return Filled(
        kind=kind,
        roles=roles,
        when=(event["when"]["start"], event["when"]["end"]),
        place=_place(by_id[event["place"]], by_id)["name"] if event["place"] else None,
        harmed=_effects(event, by_id),
        confidence=_confidence(by_id[event["statement"]], by_id),
        open_kind=open_kind,
        ids=set(event["actors"]) | set(event["recipients"]),
        at=event["trigger"]["start"],
    )


def _place(place: Row, by_id: Mapping[str, Row]) -> Row:
    """Return a place, or the one that it is told from: the key has "NAME" where a text says "near NAME"."""
    return by_id[place["anchors"][0]] if place.get("anchors") else place


def _slots(argument: Row, by_id: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield (role, string) of one argument."""
    actor = by_id[argument["actor"]] if argument["actor"] else None
    role, words = argument["role"], trimmed(argument["span"]["quote"])
    if role == "instrument":
        yield "Weapon", words
    elif role == "target" or (role == "recipient" and actor is not None and actor["kind"] in BODIES):
        if words not in PRONOUNS and (actor is None or actor["kind"] != "state"):
            yield "Target", words
    elif role == "recipient":
        yield "Victim", _name(actor)
    elif actor is not None and actor["kind"] in BODIES and _name(actor):
        yield "PerpOrg", _name(actor)
    else:
        yield from _people(argument, words, by_id)


def _people(argument: Row, words: str, by_id: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield people who did it, and the body named at the head of the words for them."""
    actor = by_id[argument["actor"]] if argument["actor"] else None
    inside = argument["span"]
    for body in by_id.values():
        if body["type"] == "actor" and body["kind"] in BODIES and body is not actor:
            for mention in body["mentions"]:
                span = mention["span"]
                if inside["start"] <= span["start"] and span["end"] < inside["end"]:
                    yield "PerpOrg", _name(body) or normal(span["quote"])
                    words = words.removeprefix(normal(span["quote"])).strip() or words
    yield "PerpInd", _name(actor) or (_called(actor) if words in PRONOUNS else words)


def _called(actor: Row | None) -> str:
    """Return the first description of an actor, trimmed, or ""."""
    told = [m["span"]["quote"] for m in actor["mentions"] if m["form"] == "description"] if actor else []
    return trimmed(told[0]) if told else ""


def _name(actor: Row | None) -> str:
    """Return an actor's longest name in normal form, or ""."""
    if actor is None:
        return ""
    named = [normal(m["span"]["quote"]) for m in actor["mentions"] if m["form"] in {"name", "acronym"}]
    return untitled(max(named, key=len, default=""))


def trimmed(quote: str) -> str:
    """Return the words for an entity without article, number and possessive."""
    return untitled(TRIM.sub("", normal(quote)) or normal(quote))


def untitled(name: str) -> str:
    """Return a name without the titles before it; a title alone stays."""
    words = name.split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return " ".join(words)


def _effects(event: Row, by_id: Mapping[str, Row]) -> dict[tuple[str, str], str]:
    """Return the number of victims by effect and by who they are: a person's id, or the head of the words for them."""
    found: dict[tuple[str, str], str] = {}
    counted = [by_id[key] for key in event["quantities"]]
    for quantity in counted:
        effect = quantity["unit"].removeprefix("persons ")
        if quantity["scope"] == "cumulative":
            continue
        if effect in EFFECTS:
            found[effect, _head(quantity["span"]["quote"])] = _number(quantity)
        elif _befell(quantity, event):
            hurt = HURT.match(event["trigger"]["quote"].lower()) is not None
            found["wounded" if hurt else "killed", _head(quantity["span"]["quote"])] = _number(quantity)
    for effect, who, number in _single(event, [quantity["span"] for quantity in counted], by_id):
        found.setdefault((effect, who), number)
    return found


def _befell(quantity: Row, event: Row) -> bool:
    """Say whether a count is of those whom a lethal deed befell, whatever its unit."""
    span = quantity["span"]
    struck = [a["span"] for a in event["arguments"] if a["role"] == "recipient"]
    near = any(span["start"] < one["end"] and one["start"] < span["end"] for one in struck)
    return near and LETHAL.match(event["trigger"]["quote"].lower()) is not None


def _number(quantity: Row) -> str:
    exact = quantity["exact"] if quantity["exact"] is not None else quantity["low"]
    return PLURAL if exact is None or quantity["vague"] else str(int(exact))


def _head(words: str) -> str:
    """Return the last word of a phrase in the singular; "" of a bare number."""
    last = normal(words).split()[-1:] or [""]
    word = next((one for many, one in IRREGULAR.items() if last[0].endswith(many)), last[0].removesuffix("s"))
    return "" if word.isdigit() or word in NUMBERS else word


def _single(event: Row, counted: Sequence[Row], by_id: Mapping[str, Row]) -> Iterator[tuple[str, str, str]]:
    """Yield (effect, who, number) of those whom no count here tells: 1 each, several as they are counted elsewhere."""
    trigger = event["trigger"]["quote"].lower()
    effect = "wounded" if HURT.match(trigger) else "killed"
    if not LETHAL.match(trigger):
        return
    for argument in event["arguments"]:
        here = argument["span"]
        told = any(span["start"] < here["end"] and here["start"] < span["end"] for span in counted)
        if argument["role"] == "recipient" and not told:
            plural = normal(here["quote"]).endswith(("s", "men", "people"))
            several = plural and (not argument["actor"] or MANY.match(here["quote"]) or not _is_named(argument, by_id))
            name = _name(by_id[argument["actor"]]) if argument["actor"] else ""
            who = name.split()[-1] if name and not several else _head(here["quote"])
            yield effect, who, _elsewhere(here["quote"], by_id) if several else "1"


def _is_named(argument: Row, by_id: Mapping[str, Row]) -> bool:
    return any(m["form"] == "name" for m in by_id[argument["actor"]]["mentions"]) if argument["actor"] else False


def _elsewhere(words: str, by_id: Mapping[str, Row]) -> str:
    """Return how many of those people the document counts anywhere ("the priests": six), else "plural"."""
    head = _head(words)
    held = [one for one in by_id.values() if one["type"] == "quantity" and one["unit"].startswith("persons")]
    alike = [_number(one) for one in held if head and _head(one["span"]["quote"]) == head]
    return next((number for number in alike if number not in {PLURAL, "1", "0"}), PLURAL)


def _confidence(statement: Row, by_id: Mapping[str, Row]) -> str:
    if statement["polarity"] == "-" or any(
        link["commitment"] in {"distances", "doubts"} for link in statement["chain"]
    ):
        voice = by_id.get(statement["chain"][-1]["voice"], {})
        official = voice.get("kind") in OFFICIAL
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if official else "SUSPECTED OR ACCUSED"
    return CONFIDENCE[statement["certainty"]]


def _joins(old: Filled, new: Filled) -> bool:
    """Say whether two templates tell one incident, as far as both know."""
    if old.kind != new.kind and not (new.open_kind or old.open_kind):
        return False
    if {old.kind, new.kind} & {"kidnapping", "arson", "robbery"} and old.kind != new.kind:
        return False
    days = old.when[0], new.when[0]
    if None not in days and days[0] != days[1]:
        return False
    if old.place and new.place and old.place != new.place:
        return False
    return _shares(old, new) or not _struck(new) or not _struck(old) or new.at - old.at < NEAR


def _struck(one: Filled) -> set[str]:
    return {*one.roles["Victim"], *one.roles["Target"]}


def _shares(old: Filled, new: Filled) -> bool:
    return bool(_struck(old) & _struck(new)) or any(
        a.split()[-1] == b.split()[-1] for a in _struck(old) for b in _struck(new)
    )


def _merge(home: Filled, one: Filled) -> None:
    if home.open_kind and not one.open_kind:
        home.kind, home.open_kind = one.kind, False
    for role in ROLES:
        _add(home.roles[role], one.roles[role])
    for key, number in one.harmed.items():
        if home.harmed.get(key, PLURAL) == PLURAL:
            home.harmed[key] = number
    home.when = home.when if home.when[0] else one.when
    home.place = home.place or one.place
    home.ids |= one.ids
    home.at = one.at


def _add(held: list[str], more: Iterable[str]) -> None:
    """Add strings that name nobody new only once: of "priest" and "jesuit priest" the longer stays."""
    for words in more:
        near = next((n for n, old in enumerate(held) if old.split()[-1] == words.split()[-1]), None)
        if near is None:
            held.append(words)
        elif len(words) > len(held[near]):
            held[near] = words
