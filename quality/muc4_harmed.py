"""How many a deed of the record killed or wounded, by who they are: numbers and effects of MUC-4 templates.

Each person whom a deed befell (`befell`) is one, told apart by name or noun; a group has its count, from anywhere in
the document where the same noun is counted, else it is plural, and where its names stand behind it ("the nurses NAME
and NAME") they are counted; no rebels, no running totals, nor what several deeds did together.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quality.muc4_slots import BODIES, LINK, entity_name, is_people, normal
from reportedly.reading.annotate.numbers import WORDS

Row = Mapping[str, Any]
REBELS = re.compile(r"guerr?illa|rebel|subversive|terrorist|insurgent|extremist|militant")
MANY = re.compile(r"(?:the|these|those|several|some|many)\b", re.IGNORECASE)  # before a plural: no name
BESIDE = 2  # characters: a blank, a comma and a blank
EFFECTS = frozenset({"killed", "wounded"})
PLURAL = "plural"
FIGURES = re.compile(r"\d[\d,]*")
MANY_THEY = frozenset({"they", "them", "those", "these", "many", "several", "some", "others", "dozens", "hundreds"})
SEVERAL = frozenset({"number", "group", "dozen", "personnel", "crew", "family", "families"})  # one word for some
NOBODY = frozenset(
    {"i", "me", "we", "us", "you", "people", "persons", "person", "anyone", "anybody"}
)  # no people that a deed befell: whoever speaks and hears, and people at large
POINTER = re.compile(r"\b(?:the|these|those|this|that|his|her|their|our) $", re.IGNORECASE)  # before those known
LONGEST_POINTER = 8  # characters, the blank included
KNOWN = "the "  # before the head of a description that may be of somebody named
DEFINITE = re.compile(r"(?:the|this|that|his|her|their) ", re.IGNORECASE)
IRREGULAR = {"men": "man", "people": "person", "persons": "person", "ies": "y"}
NUMBERS = frozenset(WORDS)
PLURALS = ("s", "men", "people", "children", "elderly")


def effects_of(event: Row, by_id: Mapping[str, Row]) -> dict[tuple[str, str], str]:
    """Return the number of victims by effect and by who they are: a person's id, or the head of the words for them."""
    found: dict[tuple[str, str], str] = {}
    counted = [by_id[key] for key in event["quantities"]]
    if any(_counts_deeds(quantity, event) or quantity["scope"] == "cumulative" for quantity in counted):
        return found
    for quantity in counted:
        effect = quantity["unit"].removeprefix("persons ")
        if quantity["group"] == "fighters" or (quantity["scope"] == "part" and not _head(quantity["span"]["quote"])):
            continue  # "one of them seriously" counts nobody new
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
        if (
            effect in EFFECTS
            and not told
            and not is_rebel(argument, by_id)
            and not _is_followed(argument, event, by_id)
            and not _is_nobody(argument, by_id)
        ):
            plural = here["quote"].lower() in MANY_THEY or LINK.split(normal(here["quote"]))[0].endswith(PLURALS)
            plural |= _head(here["quote"]) in SEVERAL
            several = plural and (not argument["actor"] or MANY.match(here["quote"]) or not is_named(argument, by_id))
            name = entity_name(by_id[argument["actor"]]) if argument["actor"] else ""
            known = KNOWN if DEFINITE.match(here["quote"]) and not several else ""
            described = known + _head(here["quote"])
            yield effect, name if name and not several else described, _size(argument, by_id) if several else "1"


def _is_nobody(argument: Row, by_id: Mapping[str, Row]) -> bool:
    """Say whether the words are of nobody whom this deed befell: a body by its name, hearers, people at large."""
    words = normal(argument["span"]["quote"])
    actor = by_id[argument["actor"]] if argument["actor"] else None
    body = actor is not None and actor["kind"] in BODIES and entity_name(actor)
    return words in NOBODY or bool(body and not is_people(words))


def _size(argument: Row, by_id: Mapping[str, Row]) -> str:
    """Return how many "the priests" are by the count of such people anywhere in the report; "plural" without "the"."""
    span = argument["span"]
    text = next((item.get("text", "") for item in by_id.values() if item["type"] == "document"), "")
    before = text[max(0, span["start"] - LONGEST_POINTER) : span["start"]]
    known = DEFINITE.match(span["quote"]) or POINTER.search(" ".join(before.split()) + " ")
    return _elsewhere(span["quote"], by_id) if known else PLURAL


def _is_followed(argument: Row, event: Row, by_id: Mapping[str, Row]) -> bool:
    """Say whether the names of a group stand right behind the word for it: "the nurses NAME and NAME"."""
    if is_named(argument, by_id) and entity_name(by_id[argument["actor"]]) in normal(argument["span"]["quote"]):
        return False
    end = argument["span"]["end"]
    near = (other for other in event["arguments"] if 0 < other["span"]["start"] - end <= BESIDE)
    return any(other["befell"] == argument["befell"] and is_named(other, by_id) for other in near)


def is_named(argument: Row, by_id: Mapping[str, Row]) -> bool:
    """Say whether somebody whom a deed befell has a name."""
    return any(m["form"] == "name" for m in by_id[argument["actor"]]["mentions"]) if argument["actor"] else False


def _elsewhere(words: str, by_id: Mapping[str, Row]) -> str:
    """Return how many of those people the document counts anywhere ("the priests": six), else "plural"."""
    head = _head(words)
    held = [one for one in by_id.values() if one["type"] == "quantity" and one["unit"].startswith("persons")]
    alike = [_number(one) for one in held if head and _head(one["span"]["quote"]) == head]
    return next((number for number in alike if number not in {PLURAL, "1", "0"}), PLURAL)


def is_rebel(argument: Row, by_id: Mapping[str, Row]) -> bool:
    """Say whether somebody whom a deed befell is of an armed body, by kind or by the words for him."""
    kind = by_id[argument["actor"]]["kind"] if argument["actor"] else ""
    return kind in {"armed_group", "coalition"} or REBELS.search(argument["span"]["quote"].lower()) is not None
