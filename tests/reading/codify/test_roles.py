"""Who did what to whom, in whole sentences."""

import pytest

import reportedly
from reportedly.record import Event, Reading

ROLES = (("actor",), ("recipient", "target"))


def events(text: str) -> list[tuple[Event, dict[str, set[str]]]]:
    """Return the events of a text with the words that fill each role."""
    reading: Reading = reportedly.read_text(text)
    return [
        (event, {role: {a.span.quote for a in event.arguments if a.role == role} for role in ("recipient", "target")})
        for event in reading.events
    ]


def test_a_weapon_that_qualifies_an_attack_makes_no_second_deed() -> None:
    ((event, roles),) = events("Rebels launched a rocket attack against a customs post in the Tarn valley.")
    assert (event.code, event.trigger.quote) == ("ASSAULT", "attack")
    assert roles["target"] == {"customs post"}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Nine people were killed in shelling in Lesk on Monday.", set()),
        ("Six clerks were hurt by shelling of the port.", set()),
        ("Two clerks were arrested for shelling the port.", {"Two clerks"}),
    ],
)
def test_who_was_hurt_in_a_deed_did_not_do_it(text: str, doers: set[str]) -> None:
    deeds = [event for event, _ in events(text) if event.trigger.quote == "shelling"]
    assert deeds
    assert {a.span.quote for event in deeds for a in event.arguments if a.role == "actor"} == doers


def test_a_weapon_that_is_launched_is_a_deed_still() -> None:
    codes = [(event.code, event.trigger.quote) for event, _ in events("Rebels launched rockets at a customs post.")]
    assert ("ASSAULT", "launched") in codes


def test_a_count_keeps_its_bound() -> None:
    text = "At least 2,100 people have died in the fighting for Harth since Jan. 26, according to the Clinics Network."
    (event,) = [event for event in reportedly.read_text(text).events if event.code == "ASSAULT"]
    assert {a.span.quote for a in event.arguments if a.role == "recipient"} == {"At least 2,100 people"}


def test_a_raid_is_on_whom_the_words_right_behind_it_name() -> None:
    ((event, roles),) = events("Troops mounted an assault on the last rebel stronghold in the valley.")
    assert event.code == "ASSAULT"
    assert roles["target"] == {"last rebel stronghold"}


def test_what_is_given_goes_to_somebody_no_table_knows() -> None:
    ((event, roles),) = events("Velland donated a shipment of blankets to various Karsian hamlets.")
    assert event.code == "AID"
    assert roles["recipient"] == {"various Karsian hamlets"}


def befallen(text: str) -> dict[str, str | None]:
    """Return what befell each recipient of a text's deeds, by its words; judgements on them befall nobody."""
    deeds = [event for event in reportedly.read_text(text).events if event.code != "ACCUSE"]
    found = [a for event in deeds for a in event.arguments if a.role == "recipient"]
    return {a.span.quote: a.befell for a in found}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Nine porters were wounded in the raid, as were some pedestrians, including a child.",
            {"Nine porters": "wounded", "some pedestrians": "wounded", "child": "wounded"},
        ),
        (
            "Gunmen killed six clerks, including Omar Tahl and two cooks.",
            {"six clerks": "killed", "Omar Tahl": "killed", "two cooks": "killed"},
        ),
        (
            "The killing of six of their members, including rector Omar Tahl and two women, was condemned.",
            {"six of their members": "killed", "rector Omar Tahl": "killed", "two women": "killed"},
        ),
        ("The brigades are killing each other.", {}),
    ],
)
def test_whom_else_it_befell(text: str, told: dict[str, str]) -> None:
    assert befallen(text) == told


def test_no_time_and_no_deed_is_killed() -> None:
    assert "killed" not in befallen("The bombings of August killed the talks.").values()


def test_who_is_said_to_be_as_others_were_before_suffered_nothing() -> None:
    assert befallen("Two men were arrested on Friday, as is customary.") == {"Two men": "arrested"}


def test_a_deed_is_laid_on_whom_it_is_blamed_on_by_whoever_plans_to() -> None:
    text = "The Lantern Agency claimed that the soldiers were planning to burn the mill and blame it on the rebels."
    reading = reportedly.read_text(text)
    (event,) = [event for event in reading.events if event.code == "ACCUSE"]
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[i] for i in event.actors] == ["soldiers"]
    assert {a.span.quote for a in event.arguments if a.role == "recipient"} == {"rebels"}
    assert event.realis == "planned"


@pytest.mark.parametrize(
    ("text", "doers", "recipients"),
    [
        ("The convoy came under attack from rebels and allied herders.", {"rebels", "herders"}, {"convoy"}),
        ("The militia was under mortar attack from the army.", {"army"}, {"militia"}),
    ],
)
def test_who_comes_under_attack_suffers_it(text: str, doers: set[str], recipients: set[str]) -> None:
    (event,) = [event for event in reportedly.read_text(text).events if event.code == "ASSAULT"]
    named = {role: {a.span.quote.split()[-1] for a in event.arguments if a.role in role} for role in ROLES}
    assert named[ROLES[0]] == doers
    assert named[ROLES[1]] == recipients


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The rebels took Orsk on Monday.", "COERCE"),
        ("Soldiers retook the ridge before dawn.", "COERCE"),
        ("The town of Velm fell to the rebels.", "COERCE"),
        ("An officer spoke of fighting in the town and said that it had not fallen.", "COERCE"),
        ("Fighters of the front entered the outskirts of Velm.", "MOBILIZE"),
        ("Tanks rolled into the valley.", "MOBILIZE"),
        ("The rebels took the train to Orsk.", None),
        ("The visitors entered the town on Friday.", None),
        ("The town fell silent.", None),
        ("The price of bread fell.", None),
    ],
)
def test_ground_is_taken_and_entered_by_forces(text: str, code: str | None) -> None:
    found = [event.code for event in reportedly.read_text(text).events if event.code in {"COERCE", "MOBILIZE"}]
    assert found == ([code] if code else [])
