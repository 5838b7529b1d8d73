"""Who is told to be dead or hurt without a verb of killing: found bodies, lists of the injured, nobody at all."""

import pytest

from reportedly import read_text
from reportedly.record import Event
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def assaults(text: str) -> list[Event]:
    return [event for event in read_text(text, settings=FAST).events if event.code == "ASSAULT"]


def befallen(text: str, word: str) -> list[tuple[str, str | None]]:
    event = next(each for each in assaults(text) if each.trigger.quote == word)
    return [(a.span.quote, a.befell) for a in event.arguments if a.role == "recipient"]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Two bodies were found on Monday with their hands tied.", "found", [("Two bodies", "killed")]),
        (
            "The bullet-riddled body of journalist Omar Tahl was found near Nkoe on Sunday.",
            "found",
            [("journalist Omar Tahl", "killed")],
        ),
        (
            "Police discovered the bodies of four students who had been kidnapped last week.",
            "discovered",
            [("four students", "killed")],
        ),
        ("The mayor was found dead in his car with gunshot wounds.", "found dead", [("mayor", "killed")]),
        ("Nine bodies were hung from a bridge in Nkoe, throats slit.", "hung", [("Nine bodies", "killed")]),
        ("A student who had been kidnapped was found murdered in Tarn.", "murdered", [("student", "killed")]),
        ("The three hostages were later found beheaded.", "beheaded", [("three hostages", "killed")]),
        ("Omar Tahl, a candidate, has died from gunshot wounds.", "died from", [("Omar Tahl", "killed")]),
    ],
)
def test_who_is_found_dead_was_killed(text, word, told):
    assert befallen(text, word) == told


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers recovered twelve bodies from the river after the ferry sank.",
        "Villagers found a body of evidence of torture.",
        "The singer was found dead in his bed.",
        "The singer died of cancer.",
    ],
)
def test_who_is_found_dead_otherwise_was_not(text):
    assert [event.trigger.quote for event in assaults(text) if event.trigger.quote != "torture"] == []


def test_whoever_finds_the_dead_killed_nobody_and_the_day_is_the_latest():
    event = assaults("Residents on 3 March 2026 discovered seven bodies with their hands tied.")[0]
    assert (event.actors, event.when.start, event.when.end) == ((), None, "2026-03-03")


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        (
            "Among the injured are Omar Tahl, 53; Lena Dray, 24; Nora Bel, 23, and Ruth Carr.",
            "injured",
            [("Omar Tahl", "wounded"), ("Lena Dray", "wounded"), ("Nora Bel", "wounded"), ("Ruth Carr", "wounded")],
        ),
        (
            "The wounded were identified as Omar Tahl and Lena Dray.",
            "wounded",
            [("Omar Tahl", "wounded"), ("Lena Dray", "wounded")],
        ),
        (
            "The injured were Omar Tahl, 19, Lena Dray, 30, and two other people.",
            "injured",
            [
                ("Omar Tahl", "wounded"),
                ("Lena Dray", "wounded"),
                ("two other people", "wounded"),
            ],
        ),
        ("Those killed include a nurse and a driver.", "killed", [("nurse", "killed"), ("driver", "killed")]),
        ("Two boys were hit by shrapnel in Nkoe.", "hit", [("Two boys", "wounded")]),
        ("Gunmen attacked a minister. Omar Tahl was shot four times.", "shot", [("Omar Tahl", "wounded")]),
    ],
)
def test_who_the_hurt_are(text, word, told):
    assert befallen(text, word) == told


def test_who_the_murdered_man_was_is_told_behind_his_deed():
    text = "Gunmen killed an inspector near Sele. The murdered inspector was identified as Omar Tahl, 22."
    assert ("Omar Tahl", "killed") in befallen(text, "killed")


@pytest.mark.parametrize(
    "text",
    [
        "Not a single person was killed in Dolma last night.",
        "Not one civilian was killed in the strike.",
        "Not even one soldier was killed.",
        "The blast killed not a single villager.",
    ],
)
def test_not_one_is_nobody(text):
    read = read_text(text, settings=FAST)
    assert {event.realis for event in read.events} == {"negated"}
    assert [quantity.exact for quantity in read.quantities] == [0]


def test_not_only_is_somebody():
    assert [event.realis for event in assaults("Not only civilians were killed in the strike.")] == ["happened"]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Three more soldiers fell in the line of duty on Sunday.", "fell in", [("Three more soldiers", "killed")]),
        ("Sergeant Omar Tahl gave his life to save a colleague.", "gave", [("Sergeant Omar Tahl", "killed")]),
        ("Eleven guerrillas died in combat near Sele.", "died in", [("Eleven guerrillas", "killed")]),
        ("Four of our soldiers were martyred.", "martyred", [("Four of our soldiers", "killed")]),
        ("The bodies of six workers turned up in a river, hands tied.", "turned up", [("six workers", "killed")]),
    ],
)
def test_who_fell_is_dead(text, word, told):
    assert befallen(text, word) == told


@pytest.mark.parametrize(
    "text", ["The mayor gave his life to the church.", "He fell in love.", "Prices fell in March."]
)
def test_who_falls_otherwise_is_not(text):
    assert assaults(text) == []


def test_two_outcomes_of_one_strike_have_its_means_and_no_deed_for_a_doer():
    found = assaults("An air strike on the market killed 14 people and injured 31.")
    assert [(event.mode, [a.role for a in event.arguments].count("actor")) for event in found] == [("aerial", 0)] * 2


def test_a_later_toll_goes_with_the_deed_that_tells_it():
    text = "The strike killed 14 people and injured 31 in Dolma, officials said; the toll rose to 17."
    read = read_text(text, settings=FAST)
    later = next(quantity.id for quantity in read.quantities if quantity.exact == 17)
    assert [event.trigger.quote for event in read.events if later in event.quantities] == ["killed"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Armed men attacked Correctional Facility No 4 overnight.", "Correctional Facility No 4"),
        ("Shells hit School No 12 in Dolma.", "School No 12"),
    ],
)
def test_the_number_of_a_name_denies_nothing(text, target):
    event = assaults(text)[0]
    assert event.realis == "happened"
    assert target in [a.span.quote for a in event.arguments]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two farmers were killed in Orlo municipality on Monday.", "Orlo"),
        ("Shelling in the Dravec municipality went on.", "Dravec"),
        ("Two farmers were killed in Orlo department on Monday.", "Orlo"),
        ("A raid in Tesk parish left two dead.", "Tesk"),
    ],
)
def test_what_a_country_is_parted_into_is_where_it_happened(text, name):
    read = read_text(text, settings=FAST)
    named = {place.id: place.name for place in read.places}
    assert [named.get(event.place or "") for event in read.events] == [name]
    assert "government" not in [actor.kind for actor in read.actors]


def test_who_recalls_what_happened_expels_nobody():
    read = read_text("The Command recalls that the bands killed a judge.", settings=FAST)
    assert "SANCTION" not in [event.code for event in read.events]
