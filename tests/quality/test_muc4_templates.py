"""Which events of a record are incidents to MUC-4, and how many each harmed, on hand-made records."""

import pytest

from quality.muc4_slots import ROLES
from quality.muc4_templates import Filled, templates

TEXT = "They killed priests. They killed the priests."


def harmed(quote, *, at, word="killed", mode=None, counts=(), befell="killed"):
    span = {"start": at, "end": at + len(quote), "quote": quote}
    argument = {"role": "recipient", "span": span, "actor": None, "place": None, "befell": befell}
    return {
        "type": "event",
        "id": f"e{at}",
        "statement": "s",
        "code": "ASSAULT",
        "mode": mode,
        "realis": "happened",
        "when": {"start": None, "end": None},
        "actors": [],
        "recipients": [],
        "place": None,
        "quantities": [one["id"] for one in counts],
        "arguments": [argument] if quote else [],
        "trigger": {"start": at - 7, "end": at - 1, "quote": word},
    }


def number(quote, *, at, measure="killed", group=None, scope=None, exact=2.0):
    span = {"start": at, "end": at + len(quote), "quote": quote}
    unit = f"persons {measure}" if measure else "attacks"
    told = {"unit": unit, "measure": measure, "group": group, "scope": scope, "exact": exact, "low": None}
    return {"type": "quantity", "id": f"q{at}", "span": span, "vague": None, **told}


def read(*objects):
    document = {"type": "document", "id": "d", "text": TEXT, "blocks": [], "published": {"start": None, "end": None}}
    said = {"type": "statement", "id": "s", "polarity": "+", "certainty": "asserted", "chain": [], "content": []}
    return templates([document, said, *objects])


def test_a_bare_plural_is_a_sort_of_people_and_no_incident():
    assert read(harmed("priests", at=TEXT.index("priests"))) == []
    assert [one.effects for one in read(harmed("priests", at=TEXT.rindex("priests")))] == [[("killed", "plural")]]


def test_a_bomb_among_soldiers_is_an_incident_and_a_shot_is_none():
    nine = number("nine soldiers", at=60, measure="wounded", exact=9)
    shot = harmed("nine soldiers", at=60, word="wounded", befell="wounded", counts=[nine])
    assert read(shot, nine) == []
    (one,) = read({**shot, "mode": "explosives"}, nine)
    assert one.kind == "bombing"


@pytest.mark.parametrize("group", ["fighters", "soldiers"])
def test_those_whom_only_their_count_tells_to_be_fighters(group):
    others = number("five others", at=60, group=group, exact=5)
    assert read(harmed("five others", at=60, counts=[others]), others) == []
    assert read(harmed("", at=60, counts=[others]), others) == []


@pytest.mark.parametrize(
    "count",
    [
        number("three attacks", at=50, measure=None, exact=3),
        number("two guards", at=80, scope="cumulative"),
    ],
)
def test_what_several_deeds_did_is_no_number_of_one(count):
    deed = harmed("the guards", at=60, word="attacks", counts=[count])
    assert [one.effects for one in read(deed, harmed("a cook", at=200), count)] == [[("killed", "1")]]


def test_as_many_as_are_named_are_those():
    one = Filled("attack", {role: [] for role in ROLES}, named={"tahl", "saad"})
    one.harmed = {("killed", "tahl"): "1", ("killed", "saad"): "1", ("killed", "teacher"): "2"}
    assert one.effects == [("killed", "1"), ("killed", "1")]
    one.harmed["killed", "guard"] = "3"
    assert ("killed", "3") in one.effects


def test_they_are_several():
    (one,) = read(harmed("they", at=60), harmed("a cook", at=70))
    assert sorted(one.effects) == [("killed", "1"), ("killed", "plural")]
