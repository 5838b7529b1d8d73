"""The MUC-4 scorer on hand-made templates."""

from typing import Any

import pytest

from quality.base import Counts
from quality.muc4 import Gold, Tally, align, count, days, effects, entity_hits, gold_template, same_date, same_place
from quality.muc4_slots import ROLES, bare, is_people, normal, trimmed, untitled
from quality.muc4_templates import Filled, templates


def filled(kind: str = "attack", **roles: list[str]) -> Filled:
    return Filled(kind, {role: roles.get(role, []) for role in ROLES})


def gold(*kinds: str, slots: dict[str, Any] | None = None, **roles: list[set[str]]) -> Gold:
    return Gold(kinds, {role: tuple(map(frozenset, roles.get(role, []))) for role in ROLES}, slots or {})


def test_strings_match_but_for_case_articles_and_marks():
    assert normal('The "Santo Amaro" FARM,') == "santo amaro farm"
    assert trimmed("about 20 armed men") == "armed men"
    assert trimmed("General Omar Tahl") == "omar tahl"


def test_any_string_of_an_entity_will_do_but_each_entity_once():
    entity = frozenset({"guerrillas", "guerrilla column"})
    assert entity_hits(["guerrillas", "guerrilla column"], [entity]) == 1
    assert entity_hits(["column"], [entity]) == 0


def test_templates_of_different_types_never_align():
    assert align([filled("bombing", Victim=["a"])], [gold("attack", Victim=[{"a"}])]) == []
    assert align([filled("bombing")], [gold("bombing", "attack")]) == [(0, 0)]


def test_templates_align_where_most_slots_agree():
    given = [filled(Victim=["b"]), filled(Victim=["a"], Weapon=["bomb"])]
    wanted = [gold("attack", Victim=[{"a"}], Weapon=[{"bomb"}]), gold("attack", Victim=[{"b"}])]
    assert align(given, wanted) == [(0, 1), (1, 0)]


def test_what_has_no_partner_counts_in_full():
    tally = Tally()
    given = [filled(Victim=["a"]), filled("arson", Target=["bus"])]
    wanted = [gold("attack", Victim=[{"a"}, {"b"}])]
    count(tally, given, wanted, align(given, wanted))
    assert tally.roles["type"] == Counts(1, 2, 1)
    assert tally.roles["Victim"] == Counts(1, 1, 2)
    assert tally.roles["Target"] == Counts(0, 1, 0)


@pytest.mark.parametrize(
    ("cell", "start", "right"),
    [
        ("02 FEB 90", "1990-02-02", True),
        ("02 FEB 90", "1990-02-03", False),
        ("- 02 FEB 90", "1990-01-20", True),
        ("- 02 FEB 90", "1990-02-03", False),
        ("12 FEB 90 - 14 FEB 90", "1990-02-13", True),
    ],
)
def test_dates(cell, start, right):
    assert same_date((start, start), gold("attack", slots={"INCIDENT: DATE": [cell]})) is right


def test_what_has_only_an_end_lies_inside_before_dates_only():
    assert same_date((None, "1990-01-20"), gold("attack", slots={"INCIDENT: DATE": ["- 02 FEB 90"]}))
    assert not same_date((None, "1990-01-20"), gold("attack", slots={"INCIDENT: DATE": ["20 JAN 90"]}))


def test_days_of_a_raw_date():
    assert days("(12 FEB 90 - 4 MAR 90)") == ["1990-02-12", "1990-03-04"]


@pytest.mark.parametrize(
    ("place", "cell", "right"),
    [
        ("Dolma", "KARSIA: NORTH (DEPARTMENT): DOLMA (CITY)", True),
        ("Karsia", "KARSIA: DOLMA (CITY)", False),
        ("Karsia", "KARSIA", True),
        (None, "KARSIA", False),
    ],
)
def test_places(place, cell, right):
    assert same_place(place, gold("attack", slots={"INCIDENT: LOCATION": [cell]})) is right


def test_number_and_effect():
    slots = {
        "HUM TGT: NUMBER": ['5: "PRIESTS"', 'PLURAL: "GUARDS"', '1: "MAYOR"'],
        "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "PRIESTS"', 'INJURY: "GUARDS"', 'NO INJURY: "MAYOR"'],
    }
    assert list(effects(slots)) == [("killed", {"5"}, False), ("wounded", {"plural"}, False)]


def test_numbers_that_may_stand_and_targets_of_one_name():
    slots = {
        "HUM TGT: NUMBER": ['23 -: "PEOPLE"', '5/6: "PRIESTS"', '~100: "PEOPLE"'],
        "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "PEOPLE"', 'INJURY: "PEOPLE"', 'DEATH: "PRIESTS"'],
    }
    wanted = [("killed", {"23"}, False), ("wounded", {"100"}, False), ("killed", {"5", "6"}, False)]
    assert list(effects(slots)) == wanted


def test_of_more_numbers_than_effects_any_may_be_meant():
    slots = {
        "HUM TGT: NUMBER": ['70: "PEASANTS"', '9: "PEASANTS"', '1: "MAYOR"'],
        "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "PEASANTS"', '? DEATH: "MAYOR"'],
    }
    assert list(effects(slots)) == [("killed", {"70", "9"}, False), ("killed", {"1"}, True)]


def test_what_the_key_leaves_open_is_not_missing():
    slots = {
        "MESSAGE: TEMPLATE": ["1 (OPTIONAL)"],
        "INCIDENT: LOCATION": ["KARSIA"],
        "HUM TGT: NUMBER": ['1: "MAYOR"'],
        "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "MAYOR"'],
    }
    key, hit = gold("attack", slots=slots), filled()
    hit.harmed, hit.place = {("killed", "mayor"): "1"}, "Karsia"
    missed, met = Tally(), Tally()
    count(missed, [], [key], [])
    count(met, [hit], [key], [(0, 0)])
    assert (missed.more["number_effect"], missed.more["place"]) == (Counts(), Counts())
    assert (met.more["number_effect"], met.more["place"]) == (Counts(1, 1, 1), Counts(1, 1, 1))


def test_further_slots_decide_between_equal_alignments():
    one, other = gold("attack", slots={"INCIDENT: LOCATION": ["VELLAND"]}), gold("attack")
    third = gold("attack", slots={"INCIDENT: LOCATION": ["KARSIA: DOLMA (CITY)"]})
    given = filled()
    given.place = "Dolma"
    assert align([given], [one, other, third]) == [(0, 2)]
    struck = gold("attack", Target=[{"bridge"}])
    assert align([filled(Target=["bridge"])], [third, struck]) == [(0, 1)]


def test_a_gold_template_keeps_all_strings():
    simple = {"incident_type": "bombing / attack", **{role: [] for role in ROLES}}
    simple["Victim"] = [[["the mayor", 3], ["tahl", 40]]]
    made = gold_template(simple, {})
    assert made.types == ("bombing", "attack")
    assert made.roles["Victim"] == (frozenset({"mayor", "tahl"}),)


def event(**more: Any) -> dict[str, Any]:
    base = {"type": "event", "id": "e", "statement": "s", "code": "ASSAULT", "mode": None, "realis": "happened"}
    when = {"start": None, "end": None}
    roles = {"actors": [], "recipients": [], "place": None, "quantities": [], "arguments": [], "when": when}
    return {**base, **roles, "trigger": {"start": 0, "end": 8, "quote": "attacked"}, **more}


def said(role: str, quote: str) -> dict[str, Any]:
    span = {"start": 10, "end": 10 + len(quote), "quote": quote}
    return {"role": role, "span": span, "actor": None, "place": None, "befell": None}


def record(*events: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"type": "statement", "id": "s", "polarity": "+", "certainty": "asserted", "chain": [], "content": []},
        *events,
    ]


def test_events_become_templates():
    (one,) = templates(record(event(arguments=[said("actor", "three gunmen"), said("target", "the bridge")])))
    assert (one.kind, one.roles["PerpInd"], one.roles["Target"]) == ("attack", ["three gunmen"], ["bridge"])


@pytest.mark.parametrize(
    "more",
    [
        {"realis": "planned"},
        {"code": "ACCUSE"},
        {"trigger": {"start": 0, "end": 7, "quote": "clashes"}},
        {"arguments": []},
        {"arguments": [said("recipient", "two guerrillas")]},
    ],
)
def test_what_is_no_template(more):
    assert templates(record(event(**{"arguments": [said("target", "bridge")], **more}))) == []


def test_two_tellings_of_one_incident_are_one_template():
    first = event(id="e1", mode="explosives", arguments=[said("target", "bridge")])
    again = event(id="e2", arguments=[said("target", "the old bridge"), said("actor", "gunmen")])
    other = event(id="e3", mode="abduct", arguments=[said("target", "bridge")])
    assert [one.kind for one in templates(record(first, again, other))] == ["bombing", "kidnapping"]


def quantity(
    quote: str, start: int, unit: str = "persons", exact: float | None = None, scope: str | None = None
) -> Any:
    span = {"start": start, "end": start + len(quote), "quote": quote}
    told = {"unit": unit, "exact": exact, "scope": scope, "measure": None, "group": None, "low": None, "vague": None}
    return {"type": "quantity", "id": quote, "span": span, **told}


def killed(quote: str, *held: str, at: int = 0) -> dict[str, Any]:
    trigger = {"start": at, "end": at + 6, "quote": "killed"}
    return event(
        id=f"e{at}",
        trigger=trigger,
        arguments=[{**said("recipient", quote), "befell": "killed"}],
        quantities=list(held),
    )


@pytest.mark.parametrize(
    ("objects", "wanted"),
    [
        ([killed("the mayor")], [("killed", "1")]),
        ([killed("the priests")], [("killed", "plural")]),
        ([killed("the priests"), quantity("six priests", 90, exact=6)], [("killed", "6")]),
        ([killed("six priests", "six priests"), quantity("six priests", 10, "clerics", 6)], [("killed", "6")]),
        ([killed("the mayor"), killed("the guard", at=90)], [("killed", "1"), ("killed", "1")]),
        ([killed("the mayor"), killed("the mayor", at=90)], [("killed", "1")]),
        (
            [killed("many", "900"), quantity("900", 40, "persons killed", 900, "cumulative"), killed("a man", at=90)],
            [("killed", "1")],
        ),
    ],
)
def test_victims_are_told_apart_by_who_they_are(objects, wanted):
    (one,) = templates(record(*objects))
    assert one.effects == wanted


def test_what_was_long_before_the_report_is_history():
    told = [{"type": "document", "id": "d", "published": {"start": "1990-03-04", "end": "1990-03-04"}, "blocks": []}]
    old = event(when={"start": "1989", "end": "1989"}, arguments=[said("target", "bridge")])
    new = event(when={"start": "1990-02-11", "end": "1990-02-11"}, arguments=[said("target", "bridge")])
    assert templates([*told, *record(old)]) == []
    assert len(templates([*told, *record(new)])) == 1


def test_what_the_next_sentence_tells_is_the_same_incident():
    first = event(id="e1", arguments=[said("target", "bridge")])
    near = event(id="e2", trigger={"start": 90, "end": 96, "quote": "struck"}, arguments=[said("target", "market")])
    far = event(id="e3", trigger={"start": 900, "end": 906, "quote": "struck"}, arguments=[said("target", "dam")])
    assert [one.roles["Target"] for one in templates(record(first, near, far))] == [["bridge", "market"], ["dam"]]


def test_the_people_of_a_body_are_told_beside_it():
    mention = {"form": "name", "span": {"start": 10, "end": 13, "quote": "NRA"}}
    body = {"type": "actor", "id": "a", "kind": "armed_group", "name": "NRA", "mentions": [mention]}
    done = event(actors=["a"], arguments=[{**said("actor", "NRA gunmen"), "actor": "a"}, said("target", "the bridge")])
    (one,) = templates([body, *record(done)])
    assert (one.roles["PerpInd"], one.roles["PerpOrg"]) == (["nra gunmen"], ["nra"])


def test_what_the_report_as_a_whole_tells():
    mention = {"form": "name", "use": "literal", "span": {"start": 80, "end": 83, "quote": "NRA"}}
    objects = [
        {"type": "document", "id": "d", "published": {"start": "1990-03-04", "end": "1990-03-04"}, "blocks": []},
        {"type": "actor", "id": "a", "kind": "armed_group", "name": "NRA", "mentions": [mention]},
        {"type": "place", "id": "p", "name": "Bogota", "kind": "city", "gazetteer_id": "x:1", "country": "COL"}
        | {"mentions": [mention]},
        *record(event(arguments=[said("actor", "guerrillas"), said("target", "bridge")])),
        event(id="x", code="ACCUSE", recipients=["a"]),
    ]
    (one,) = templates(objects)
    assert (one.when, one.place, one.roles["PerpOrg"]) == ((None, "1990-03-04"), "Bogota", ["nra"])


def test_far_from_any_place_the_country_of_most_counts():
    mention = {"form": "name", "use": "literal", "span": {"start": 900, "end": 906, "quote": "Bogota"}}
    place = {"type": "place", "id": "p", "name": "Bogota", "kind": "city", "gazetteer_id": "x:1", "country": "COL"}
    objects = [{**place, "mentions": [mention]}, *record(event(arguments=[said("target", "bridge")]))]
    (one,) = templates(objects)
    assert one.place == "Colombia"


def test_things_that_can_be_struck():
    assert templates(record(event(arguments=[said("target", "freedom")]))) == []


def test_strings_of_entities():
    assert is_people("two members of the guard")
    assert not is_people("the bomb")
    assert bare("nra rebels") == "nra"
    assert untitled("president high voltage lines") == "high voltage lines"


def place(key: str, name: str, *, at: int = 0, **more: Any) -> dict[str, Any]:
    """Return a town of the record, named at a character; `more` for what is else told of it."""
    span = {"start": at, "end": at + len(name), "quote": name}
    base = {"type": "place", "id": key, "name": name, "kind": "city", "country": "XKA", "gazetteer_id": f"place:{key}"}
    point = {"latitude": 10.0, "longitude": 20.0, "radius_m": 5000.0, "anchors": ()}
    return {**base, **point, "mentions": [{"span": span, "use": "literal"}], **more}


def test_a_place_goes_by_the_name_that_the_key_has():
    town, house = place("t", "Dolma District", at=20), place("h", "mayor's house in Dolma District", at=3)
    house |= {"gazetteer_id": None, "kind": "facility"}
    struck = event(place="h", arguments=[said("target", "the bridge")])
    (one,) = templates([*record(struck), town, house])
    assert one.place == "Dolma"


def test_deeds_in_a_land_and_a_town_of_it_may_be_one():
    land = place("l", "Karsia", radius_m=200_000.0, latitude=10.5)
    town, far = place("t", "Dolma"), place("f", "Ostrava", latitude=40.0)
    first = event(place="l", arguments=[said("target", "the bridge")])
    for other, number in ((town, 1), (far, 2)):
        second = event(id="e2", place=other["id"], arguments=[said("target", "the bridge")])
        assert len(templates([*record(first, second), land, other])) == number


def test_the_one_day_told_is_that_of_all_deeds():
    day = {"start": "1990-01-20", "end": "1990-01-20"}
    dated = event(when=day, arguments=[said("target", "the bridge")])
    other = event(id="e2", mode="abduct", arguments=[said("target", "the bank")])
    assert [one.when for one in templates(record(dated, other))] == [("1990-01-20", "1990-01-20")] * 2
    third = event(id="e3", when={"start": "1990-01-23", "end": "1990-01-23"}, arguments=[said("target", "the dam")])
    assert templates(record(dated, other, third))[1].when[0] is None


def counted(quote: str, **more: Any) -> dict[str, Any]:
    """Return a quantity of people killed, with its words."""
    base = {
        "type": "quantity",
        "id": f"q-{quote}",
        "unit": "persons killed",
        "measure": "killed",
        "scope": None,
        "group": None,
    }
    span = {"start": 40, "end": 40 + len(quote), "quote": quote}
    return {**base, "exact": None, "low": None, "high": None, "vague": None, "span": span, **more}


@pytest.mark.parametrize(
    ("quantity", "effects_told"),
    [
        (counted("approximately 1,000 people", low=800, high=1200), [("killed", "1000")]),
        (counted("dozens", low=24, vague="dozens"), [("killed", "plural")]),
        (counted("no casualties", exact=0), []),
    ],
)
def test_the_number_told_counts_and_none_is_nobody(quantity, effects_told):
    day = {"start": "1990-01-20", "end": "1990-01-20"}
    struck = event(when=day, quantities=[quantity["id"]], arguments=[said("target", "the bridge")])
    (one,) = templates([*record(struck), quantity])
    assert one.effects == effects_told


def test_a_hundred_dead_on_no_day_are_no_incident():
    for number, kept in ((100, 0), (99, 1)):
        toll = counted(f"{number} people", exact=number)
        struck = event(quantities=[toll["id"]], arguments=[said("target", "the bridge")])
        assert len(templates([*record(struck), toll])) == kept


def test_who_fell_in_a_clash_is_no_incident():
    fallen = event(arguments=[{**said("recipient", "a farmer"), "befell": "killed"}])
    for text, kept in (
        (" killed in armed clashes near the dam.", 0),
        (" killed near the dam. There were clashes.", 1),
        (" killed in the market near the dam.", 1),
    ):
        struck = {**fallen, "trigger": {"start": 1, "end": 7, "quote": "killed"}}
        document = {"type": "document", "id": "d", "blocks": [], "text": text}
        document |= {"published": {"start": "1990-03-04", "end": "1990-03-04"}}
        assert len(templates([document, *record(struck)])) == kept


def test_police_who_raid_nobody_told_are_no_incident():
    assert templates(record(event(arguments=[said("actor", "a group of policemen")]))) == []


def test_a_group_whose_names_stand_behind_it_is_counted_by_them():
    mention = {"form": "name", "span": {"start": 11, "end": 19, "quote": "Ana Brel"}}
    person = {"type": "actor", "id": "a", "kind": "person", "name": "Ana Brel", "mentions": [mention]}
    group = {"span": {"start": 0, "end": 10, "quote": "the nurses"}}
    struck = event(
        arguments=[
            {**said("recipient", "the nurses"), **group, "befell": "killed"},
            {**said("recipient", "Ana Brel"), "span": mention["span"], "actor": "a", "befell": "killed"},
        ]
    )
    (one,) = templates([person, *record(struck)])
    assert one.effects == [("killed", "1")]


def test_who_was_kidnapped_and_killed_is_the_victim_of_one_kidnapping():
    taken = event(id="e1", mode="abduct", recipients=["a"], arguments=[said("actor", "gunmen")])
    found = event(id="e2", trigger={"start": 900, "end": 906, "quote": "killed"}, recipients=["a"])
    found["arguments"] = [{**said("recipient", "the mayor"), "befell": "killed"}]
    other = {**found, "recipients": ["b"]}
    assert [(one.kind, one.effects) for one in templates(record(taken, found))] == [("kidnapping", [("killed", "1")])]
    assert [one.kind for one in templates(record(taken, other))] == ["kidnapping", "attack"]


@pytest.mark.parametrize(
    ("harmed", "told"),
    [
        (
            {("killed", "tahl"): "1", ("killed", "he"): "1", ("wounded", "they"): "1"},
            [("killed", "1"), ("wounded", "1")],
        ),
        (
            {("killed", "tahl"): "1", ("killed", "dalo"): "1", ("killed", "dead"): "2"},
            [("killed", "1"), ("killed", "1")],
        ),
        ({("killed", "tahl"): "1", ("killed", "guard"): "2"}, [("killed", "1"), ("killed", "2")]),
    ],
)
def test_pronouns_and_bare_counts_add_nobody_to_those_told(harmed, told):
    one = filled()
    one.harmed = harmed
    assert sorted(one.effects) == told


def test_what_one_day_tells_is_one_incident_and_months_of_deeds_are_none():
    day = {"start": "1990-01-20", "end": "1990-01-20"}
    first = event(id="e1", when=day, mode="explosives", arguments=[said("target", "bridge")])
    far = event(
        id="e2", when=day, trigger={"start": 900, "end": 906, "quote": "struck"}, arguments=[said("target", "dam")]
    )
    assert len(templates(record(first, far))) == 1
    long = event(when={"start": "1990-01", "end": "1990-12"}, arguments=[said("target", "bridge")])
    assert templates(record(long)) == []


def test_a_description_adds_nobody_to_a_victim_of_a_name():
    one = filled()
    one.harmed = {("killed", "tahl"): "1", ("killed", "the mayor"): "1"}
    assert one.effects == [("killed", "1")]
