"""Whom a deed befell where the toll stands apart from its verb: fronted, left behind, in lists, by their bodies."""

import pytest

from reportedly import read_text
from reportedly.record import Argument, Event, Reading
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def reading(text: str) -> Reading:
    return read_text(text, settings=FAST)


def arguments(text: str, word: str) -> tuple[Argument, ...]:
    found: Event = next(event for event in reading(text).events if event.trigger.quote == word)
    return found.arguments


def befallen(text: str, word: str) -> list[tuple[str, str | None]]:
    return [(a.span.quote, a.befell) for a in arguments(text, word) if a.role == "recipient"]


def doers(text: str, word: str) -> list[str]:
    return [a.span.quote for a in arguments(text, word) if a.role == "actor"]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Wounded in the blast: Omar Tahl, a baker; Lena Sele, a nurse.", "Wounded", ["Omar Tahl", "Lena Sele"]),
        (
            "Injured by the blast were: an unidentified driver; Elmer Tahl, a beggar who slept nearby; and Raul Sele.",
            "Injured",
            ["unidentified driver", "Elmer Tahl", "Raul Sele"],
        ),
        (
            "Also wounded by the shots were a porter, two nurses and Omar Tahl.",
            "wounded",
            ["porter", "two nurses", "Omar Tahl"],
        ),
        ("Kidnapped from the clinic were two nurses and a driver.", "Kidnapped", ["two nurses", "driver"]),
        ("Wounded in the raid, the mayor was taken to Harrow.", "Wounded", ["mayor"]),
    ],
)
def test_who_is_told_behind_what_befell_them(text: str, word: str, told: list[str]) -> None:
    assert [words for words, _ in befallen(text, word)] == told
    assert not set(doers(text, word)) & set(told)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Gunmen opened fire on a bus, leaving the driver dead.", "opened fire", [("driver", "killed")]),
        (
            "Gunmen attacked a bus, leaving the driver dead and three others hurt.",
            "attacked",
            [("driver", "killed"), ("three others", "wounded")],
        ),
        (
            "A shell went off near Tarn, leaving a farmer dead and his sons hurt.",
            "went off",
            [("farmer", "killed"), ("his sons", "wounded")],
        ),
        ("A bomb went off in Harrow, leaving a nurse dead.", "went off", [("nurse", "killed")]),
        ("The raid left the mayor dead and his wife injured.", "injured", [("his wife", "wounded")]),
        ("The bomb left a nurse dead and four children wounded.", "wounded", [("four children", "wounded")]),
    ],
)
def test_who_is_left_dead_or_wounded(text: str, word: str, told: list[tuple[str, str]]) -> None:
    assert befallen(text, word) == told
    assert not set(doers(text, word)) & {words for words, _ in told}


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Omar Tahl was shot to death along with two other teachers.", "shot", {"Omar Tahl", "two other teachers"}),
        ("The bodies of Lena Sele and Omar Tahl were riddled with bullets.", "riddled", {"Lena Sele", "Omar Tahl"}),
        ("Omar Tahl's body was riddled with bullets.", "riddled", {"Omar Tahl"}),
        (
            "The murder committed by rebels against Omar Tahl, a priest, shook the town.",
            "murder",
            {"Omar Tahl"},
        ),
    ],
)
def test_the_dead_by_the_way_they_died(text: str, word: str, told: set[str]) -> None:
    assert {words for words, effect in befallen(text, word) if effect == "killed"} == told


def test_one_of_several_is_somebody() -> None:
    told = befallen("One of the daughters of the ambassador was seriously wounded.", "wounded")
    assert [effect for _, effect in told] == ["wounded"]


def test_burned_bodies_are_no_people_whom_the_burning_killed() -> None:
    assert all(effect is None for _, effect in befallen("Rebels burned the bodies of two soldiers.", "burned"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It bombed cities and murdered aid workers, who were members of a council.", {"bombed", "murdered"}),
        ("The rebels burned the mill and kidnapped nurses from the clinic.", {"burned", "kidnapped"}),
        ("Troops attacked the town and burned houses near Sele.", {"attacked", "burned"}),
        ("He met envoys and wounded soldiers.", set()),
    ],
)
def test_a_second_deed_taken_for_a_modifier(text: str, words: set[str]) -> None:
    assert {event.trigger.quote for event in reading(text).events if event.code == "ASSAULT"} == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("As a result of the raid, a welder, identified as Jose Tahl, was killed.", ["welder"]),
        ("During the raid, a guard, whose name was not given, was killed.", ["guard"]),
        ("In Harrow, the capital, two men were killed.", ["two men"]),
        ("In Harrow, the mayor, two nurses and a driver were killed.", ["mayor", "two nurses", "driver"]),
    ],
)
def test_the_subject_behind_a_phrase_and_an_aside(text: str, told: list[str]) -> None:
    assert [words for words, _ in befallen(text, "killed")] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels wounded Sergeant Omar Tahl, 24.", []),
        ("Rebels killed Omar Tahl, 24, and Lena Sele, 31, on Friday.", []),
        ("Police named the dead man as Omar Tahl, 40, who ran a shop.", []),
        ("In Harrow, 24 were killed.", [("24", 24)]),
        ("The raid left four wounded and heavy damage.", [("four wounded", 4)]),
        ("The bomb left nine dead and much rubble.", [("nine dead", 9)]),
        ("Four people have bullet wounds.", [("Four people", 4)]),
    ],
)
def test_what_is_counted_and_what_is_an_age(text: str, told: list[tuple[str, float]]) -> None:
    people = [q for q in reading(text).quantities if q.unit.startswith("persons ")]
    assert [(q.span.quote, q.exact) for q in people] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The officer involved in the death of six priests and their two maids followed orders.", {"six priests"}),
        ("The group claimed responsibility for the death of two judges in Harrow.", {"two judges in Harrow"}),
        ("The court convicted him of the deaths of four nuns.", {"four nuns"}),
        ("He said that Carlos Dray's death was ordered by a drug cartel.", {"Carlos Dray"}),
    ],
)
def test_a_death_that_somebody_answers_for_is_a_deed(text: str, told: set[str]) -> None:
    (event,) = (one for one in reading(text).events if one.code == "ASSAULT")
    assert told <= {a.span.quote for a in event.arguments if a.role == "recipient" and a.befell == "killed"}


@pytest.mark.parametrize(
    "text",
    [
        "The president died at his home; his death was mourned.",
        "He spoke at length of the death of his father.",
        "The drought caused the death of 200 cattle.",
        "The company was blamed for the crash.",
    ],
)
def test_a_death_that_nobody_answers_for_is_none(text: str) -> None:
    assert not [one for one in reading(text).events if one.code == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The Front denied any responsibility for the death of Carlos Dray.", "death", []),
        ("The Front denied responsibility for the murder of Carlos Dray.", "murder", []),
        ("The Front rejected all responsibility for the killing of two nurses in Sele.", "killing", []),
        ("The Front is not responsible for the murder of Carlos Dray.", "murder", []),
        ("The Front claimed responsibility for the murder of Carlos Dray.", "murder", ["Front"]),
        ("The Front is responsible for the murder of Carlos Dray.", "murder", ["Front"]),
    ],
)
def test_who_denies_a_deed_is_not_its_doer(text: str, word: str, told: list[str]) -> None:
    assert doers(text, word) == told


@pytest.mark.parametrize("words", ["side by side", "man to man", "group after group"])
def test_a_noun_told_twice_is_nobody(words: str) -> None:
    found = reading(f"The Front and the Brigade fought {words} against the army at Corrin.")
    assert not {actor.name for actor in found.actors} & set(words.split())


@pytest.mark.parametrize("words", ["A GUARD", "A BRIGADE OFFICER", "AN ARMY DRIVER"])
def test_somebody_with_an_article_in_capitals_is_no_body(words: str) -> None:
    text = f"{words} WAS WOUNDED IN AN ATTACK ON THE OFFICE OF THE GOVERNOR IN THE EAST OF THE TOWN ON SUNDAY."
    assert "armed_group" not in {actor.kind for actor in reading(text).actors}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Over the past nine years, 140 people have fled and 60 people have been killed.", "cumulative"),
        ("On Friday, 140 people fled and 60 people were killed.", None),
    ],
)
def test_the_second_of_two_counts_runs_over_the_same_years(text: str, scope: str | None) -> None:
    assert [q.scope for q in reading(text).quantities if q.unit == "persons killed"] == [scope]
