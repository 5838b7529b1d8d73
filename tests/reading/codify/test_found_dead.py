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
