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


@pytest.mark.parametrize("words", ["you", "us", "people"])
def test_hearers_and_people_at_large_are_nobody_whom_a_deed_befell(words):
    (one,) = read(harmed(words, at=60), harmed("a cook", at=70))
    assert one.effects == [("killed", "1")]


def test_a_part_that_no_noun_names_is_nobody_new():
    nurses, one = number("six nurses", at=60, exact=6), number("one", at=80, scope="part", exact=1)
    (found,) = read(harmed("six nurses", at=60, counts=[nurses, one]), nurses, one)
    assert found.effects == [("killed", "6")]
    guard = number("one guard", at=80, scope="part", exact=1)
    (found,) = read(harmed("six nurses", at=60, counts=[nurses, guard]), nurses, guard)
    assert sorted(found.effects) == [("killed", "1"), ("killed", "6")]


def test_a_whole_is_its_parts():
    one = Filled("attack", {role: [] for role in ROLES})
    one.harmed = {("killed", "person"): "8", ("killed", "soldier"): "3", ("killed", "civilian"): "5"}
    assert sorted(one.effects) == [("killed", "3"), ("killed", "5")]
    one.harmed["killed", "person"] = "9"
    assert ("killed", "9") in one.effects


def test_a_name_in_full_and_in_part_is_one():
    deeds = [harmed(name, at=at) for name, at in (("Omar Tahl", 60), ("Lena Tahl", 80), ("Tahl", 100))]
    people = []
    for key, deed in zip("abc", deeds, strict=True):
        (argument,) = deed["arguments"]
        argument["actor"] = key
        mention = {"span": argument["span"], "form": "name"}
        people.append({"type": "actor", "id": key, "kind": "person", "mentions": [mention]})
    (one,) = read(*deeds, *people)
    assert one.effects == [("killed", "1"), ("killed", "1")]


def test_nobody_is_killed_twice_wherever_it_is_told():
    one, again = harmed("Omar Tahl", at=60), harmed("Omar Tahl", at=600, word="shot dead", mode="firearms")
    places = []
    for deed, (name, latitude) in zip((one, again), (("Orsk", 10.0), ("Sele", 40.0)), strict=True):
        spot = {"type": "place", "id": name, "name": name, "kind": "city", "country": None, "gazetteer_id": name}
        places.append({**spot, "mentions": [], "latitude": latitude, "longitude": 10.0, "radius_m": 1000})
        deed["place"], deed["arguments"][0]["actor"] = name, "a"
    mention = {"span": one["arguments"][0]["span"], "form": "name"}
    person = {"type": "actor", "id": "a", "kind": "person", "mentions": [mention]}
    assert [found.effects for found in read(one, again, person, *places)] == [[("killed", "1")]]


def test_a_number_of_people_are_several():
    (one,) = read(harmed("large number", at=60))
    assert one.effects == [("killed", "plural")]
