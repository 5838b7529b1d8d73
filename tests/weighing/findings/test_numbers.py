"""Tolls of one happening: what cannot both hold, what followed, and what is compatible."""

import pytest

from tests.weighing.reports import findings

FIRST = (
    "ORSK, June 2, 2031 (Marrow Agency) - Shells hit a market in Orsk on Monday, killing nine people, the mayor said."
)


def later(words: str, day: int = 3) -> str:
    return f"ORSK, June {day}, 2031 (Coast Wire) - {words}"


def test_a_higher_toll_of_the_same_day_is_in_conflict() -> None:
    other = later(
        "At least 20 people were killed when shells struck a market in Orsk on Monday, a rescue worker said.", 2
    )
    (found,) = findings(FIRST, other, kind="conflict")
    assert found.facet == "toll"
    assert [side.says for side in found.sides] == ["9 killed", "at least 20 killed"]
    assert {span.span.quote for span in found.spans} == {"nine people", "At least 20 people"}
    assert "the mayor" in found.explanation
    assert "a rescue worker" in found.explanation
    assert (found.origins.low, found.origins.high) == (2, 2) or found.origins.high == 2


def test_a_toll_that_rose_the_day_after_is_an_update() -> None:
    other = later("Fourteen people were killed when shells struck a market in Orsk on Monday, hospital officials said.")
    assert [f.facet for f in findings(FIRST, other, kind="update")] == ["toll"]
    assert findings(FIRST, other, kind="conflict") == []


def test_a_toll_that_fell_is_no_update() -> None:
    other = later("Four people were killed when shells struck a market in Orsk on Monday, hospital officials said.")
    assert findings(FIRST, other, kind="update") == []
    assert len(findings(FIRST, other, kind="conflict")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "At least eight people were killed when shells struck a market in Orsk on Monday, the council said.",
        "Several people were killed when shells struck a market in Orsk on Monday, the council said.",
        "Shells struck a market in Orsk on Monday, wounding 30 people, the council said.",
        "Two children were killed when shells struck a market in Orsk on Monday, the council said.",
    ],
)
def test_what_can_both_hold_is_no_conflict(words: str) -> None:
    assert [f.kind for f in findings(FIRST, later(words, 2)) if f.kind in {"conflict", "update"}] == []


def test_ten_reports_of_one_number_are_one_side() -> None:
    again = later("Nine people were killed when shells hit a market in Orsk on Monday, the council said.", 2)
    other = later("Shells struck a market in Orsk on Monday, killing 20 people, a rescue worker said.", 2)
    (found,) = findings(FIRST, again, other, kind="conflict")
    assert sorted(len(side.statements) for side in found.sides) == [1, 2]


def test_tolls_of_two_attacks_are_not_compared() -> None:
    other = later("Shells hit a market in Lanric on Monday, killing 20 people, the mayor said.", 2)
    assert findings(FIRST, other, kind="conflict") == []


RAIDERS = "CORVANE, June 7, 2033 (Hollow Press) - Raiders killed 12 people in Corvane on Monday, a chief said."
MOURNERS = "LANRIC, June 7, 2033 (Coast Wire) - At least 40 people were killed in Corvane on Monday, a priest said."


def test_tolls_that_keep_two_tellings_of_one_day_and_town_apart_are_in_conflict() -> None:
    (found,) = findings(RAIDERS, MOURNERS, kind="conflict")
    assert found.facet == "toll"
    assert [side.says for side in found.sides] == ["12 killed", "at least 40 killed"]
    assert findings(RAIDERS, MOURNERS, kind="corroboration") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RAIDERS.replace("Corvane", "Aleppo"), MOURNERS.replace("Corvane", "Aleppo")),
        (RAIDERS, f"{MOURNERS}\n\nThree people were killed by a mine in Corvane on Monday."),
        (RAIDERS, MOURNERS.replace("Monday", "Sunday")),
    ],
    ids=["in a city", "two deeds in one report", "another day"],
)
def test_tolls_of_what_may_be_two_deeds_are_not_in_conflict(one: str, other: str) -> None:
    assert findings(one, other, kind="conflict") == []


def test_more_of_one_group_than_of_all_is_a_conflict() -> None:
    other = later("Shells struck a market in Orsk on Monday, killing 20 villagers, a priest said.", 2)
    (found,) = findings(FIRST, other, kind="conflict")
    assert [side.says for side in found.sides] == ["20 killed (civilians)", "9 killed"]
    fewer = later("Shells struck a market in Orsk on Monday, killing seven villagers, a priest said.", 2)
    assert findings(FIRST, fewer, kind="conflict") == []


@pytest.mark.parametrize(("label", "kind"), [("CORRECTION: ", "correction"), ("", "conflict")])
def test_a_report_that_is_labelled_a_correction_puts_its_toll_right(label: str, kind: str) -> None:
    other = later(f"Shells hit a market in Orsk on Monday, killing four people, the mayor said.\n\n{label}Rain is due.")
    assert [f.facet for f in findings(FIRST, other, kind=kind)] == ["toll"]


SIEGE = (
    "ORSK, June 2, 2031 (Marrow Agency) - The Red Column said it had killed 30 soldiers in an attack on the "
    "barracks at Orsk."
)


@pytest.mark.parametrize(
    ("words", "is_conflict"),
    [
        ("Four soldiers were killed in the attack on the barracks at Orsk, the army said.", True),
        ("An attack on the barracks at Orsk killed four soldiers, a general said.", True),
        ("Four soldiers were killed in the attack on the barracks at Velm, the army said.", False),
        ("Four soldiers were killed in an attack on a convoy at Orsk, the army said.", False),
        ("The hospital received four dead after the attack on the barracks at Orsk, a nurse said.", False),
        ("Four dead were brought to the morgue after the attack on the barracks at Orsk, a nurse said.", False),
    ],
)
def test_tolls_of_undated_news_of_one_thing_and_place_are_compared(words: str, is_conflict: bool) -> None:  # noqa: FBT001
    assert (["toll"] if is_conflict else []) == [f.facet for f in findings(SIEGE, later(words), kind="conflict")]


def test_undated_news_of_other_weeks_is_not_compared() -> None:
    other = later("Four soldiers were killed in the attack on the barracks at Orsk, the army said.", 20)
    assert findings(SIEGE, other, kind="conflict") == []


def test_two_voices_of_one_report_that_count_otherwise_are_in_conflict() -> None:
    text = (
        "Drones hit Tarn on Tuesday, killing two people, the mayor said. The governor said four people had been "
        "killed. A nurse said nine had been wounded and a doctor said eleven had been wounded."
    )
    found = findings(later(text), kind="conflict")
    assert {tuple(side.says for side in one.sides) for one in found} == {
        ("2 killed", "4 killed"),
        ("11 wounded", "9 wounded"),
    }
    (dead,) = [one for one in found if "4 killed" in one.explanation]
    assert "The governor" in dead.explanation, "a count is the word of who gives it"


@pytest.mark.parametrize(
    "text",
    [
        "In Sele, four people were killed, police said.",
        "Four more people were killed, police said.",
        "In another raid, police said, four were killed.",
    ],
)
def test_another_deed_or_more_dead_are_no_other_count(text: str) -> None:
    first = "Drones hit Tarn on Tuesday, killing two people, the mayor said."
    assert findings(later(f"{first} {text}"), kind="conflict") == []


@pytest.mark.parametrize(
    "words",
    [
        "the army said, bringing the death toll since the war began in 2029 to 812, the Coast Wire counted.",
        "the army said. A total of 210 people have been killed since the siege started, the mayor said.",
        "the army said, raising the overall death toll from two weeks of shelling to 90, the health office said.",
        "the army said. So far 340 people have been killed in the campaign that began in January, a lawmaker said.",
    ],
)
def test_what_is_added_up_over_a_war_is_no_toll_of_one_deed(words: str) -> None:
    first = "A mine killed two people near Harrow on Monday, "
    other = "A mine killed two people near Harrow on Monday, the army said."
    assert not [f for f in findings(later(first + words), later(other, 2)) if f.facet == "toll"]


def test_a_toll_that_rose_is_an_update_though_a_greater_sum_stands_beside_it() -> None:
    other = later(
        "The death toll from the shelling of a market in Orsk on Monday rose to 14 on Tuesday, bringing the number of "
        "people killed in the town since January to 90, hospital officials said."
    )
    (found,) = [f for f in findings(FIRST, other) if f.facet == "toll"]
    assert (found.kind, [side.says for side in found.sides]) == ("update", ["9 killed", "14 killed"])


@pytest.mark.parametrize(("dead", "hurt", "kind"), [("ten", "six", "update"), ("nine", "six", "conflict")])
def test_fewer_wounded_and_more_dead_are_what_came_of_the_wounded(dead: str, hurt: str, kind: str) -> None:
    first = later("Shells hit a market in Orsk on Monday, killing nine people and wounding seven, the mayor said.", 2)
    other = later(
        f"Shells hit a market in Orsk on Monday, killing {dead} people and wounding {hurt}, a doctor said.", 4
    )
    (found,) = [f for f in findings(first, other, kind=kind) if any("wounded" in side.says for side in f.sides)]
    assert {side.says for side in found.sides} == {"7 wounded", "6 wounded"}
