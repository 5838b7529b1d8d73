"""Hours, buildings, weapons and whose men: what tells two deeds of one day and town apart, and one of one night not."""

import pytest

from tests.weighing.reports import findings, read, scenery


def of_sele(house: str, words: str, day: str = "September 16, 2035") -> str:
    return f"SELE, {day} ({house}) - {words}"


def are_one(one: str, other: str) -> bool:
    """Say whether two reports tell of one happening."""
    texts = of_sele("Sable Agency", one), of_sele("The Meridian", other)
    events = [{e.id for e in read(text).events} for text in texts]
    return any(all(held & set(h.events) for held in events) for h in scenery(*texts).happenings)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Rockets hit a depot in Dolma late on Monday, police said.", "before dawn on Tuesday", True),
        ("Rockets hit a depot in Dolma on Monday night, police said.", "in the early hours of Tuesday", True),
        ("Rockets hit a depot in Dolma on Monday around midnight, police said.", "early on Tuesday", True),
        ("Rockets hit a depot in Dolma on Monday, police said.", "on Tuesday", False),
        ("Rockets hit a depot in Dolma on Monday morning, police said.", "before dawn on Tuesday", False),
        ("Rockets hit a depot in Dolma on Monday night, police said.", "on Tuesday afternoon", False),
    ],
)
def test_a_night_has_two_days(one: str, other: str, *, same: bool) -> None:
    assert are_one(one, f"A depot in Dolma was struck by rockets {other}, a nurse said.") is same


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("on Saturday evening", False),
        ("at dusk on Saturday", False),
        ("late on Saturday", False),
        ("on Saturday", True),
        ("early on Saturday", True),
        ("at dawn on Saturday", True),
    ],
)
def test_deeds_of_other_hours_of_one_day_are_two(other: str, *, same: bool) -> None:
    one = "A mortar round hit the grain market in Dolma on Saturday morning, police said."
    assert are_one(one, f"A mortar round hit the grain market in Dolma {other}, a nurse said.") is same


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("A car bomb killed nine people outside a mosque in Dolma on Saturday, a nurse said.", False),
        ("A car bomb exploded at a bank in Dolma on Saturday, killing nine people, a nurse said.", False),
        ("Two car bombs killed 15 people in Dolma on Saturday, a nurse said.", False),
        ("A car bomb killed seven people at the market in Dolma on Saturday, a nurse said.", True),
        ("A car bomb exploded in Dolma on Saturday, killing six people, a nurse said.", True),
    ],
)
def test_another_building_or_number_of_weapons_with_another_toll_is_another_deed(other: str, *, same: bool) -> None:
    assert are_one("A car bomb killed six people at a market in Dolma on Saturday, police said.", other) is same


@pytest.mark.parametrize(
    "doer",
    [
        "Members of the Northern Guard",
        "Warplanes of the Northern Guard",
        "A unit of the Northern Guard",
        "Northern Guard fighters",
    ],
)
def test_what_the_men_and_arms_of_a_party_do_the_party_does(doer: str) -> None:
    one = "The Ash Front killed five aid workers on the road to Dolma on Saturday, police said."
    assert not are_one(one, f"{doer} killed the five aid workers on the road to Dolma on Saturday, a nurse said.")
    assert are_one(one, "Gunmen killed the five aid workers on the road to Dolma on Saturday, a nurse said.")


@pytest.mark.parametrize(
    "words",
    [
        "Eight bodies were counted at the clinic in Dolma after Saturday's raid on the village",
        "The bodies of eight people were found in Dolma after Saturday's raid on the village",
        "Eight corpses lay in Dolma after Saturday's raid on the village",
    ],
)
def test_bodies_that_are_counted_are_no_more_than_the_least_number_of_the_dead(words: str) -> None:
    bodies = of_sele("Sable Agency", f"{words}, a nurse said.")
    deed = "people were killed in a raid on the village of Dolma on Saturday, police said."
    assert not findings(bodies, of_sele("The Meridian", f"Eleven {deed}"), kind="conflict")
    assert findings(bodies, of_sele("The Meridian", f"Three {deed}"), kind="conflict")
