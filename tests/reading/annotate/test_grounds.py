"""Places that no atlas holds, by what befalls them."""

import pytest

from reportedly import read_text
from reportedly.record import Event, Reading
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def reading(text: str) -> Reading:
    return read_text(text, settings=FAST)


def place_of(text: str, word: str) -> str | None:
    found = reading(text)
    event: Event = next(one for one in found.events if one.trigger.quote == word)
    return next((place.name for place in found.places if place.id == event.place), None)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Rebels captured Barkuna overnight.", "captured", "Barkuna"),
        ("Soldiers entered Kostrova on Friday.", "entered", "Kostrova"),
        ("Fighters seized Amberlo and Tessik.", "seized", "Amberlo"),
        ("The militia seized Dolvane.", "seized", "Dolvane"),
        ("At Nkoe, a border town, gunmen attacked a bus.", "attacked", "Nkoe"),
        ("Gunmen killed two farmers at Tolvane.", "killed", "Tolvane"),
        ("Shells fell on Ruskova, killing four.", "killing", "Ruskova"),
        ("Shells fell on Ruskova.", "fell on", "Ruskova"),
        ("Rockets rained on Ruskova.", "rained on", "Ruskova"),
        ("The blast rocked Ruskova on Sunday.", "blast", "Ruskova"),
        ("Drones hit Ruskova at dawn.", "hit", "Ruskova"),
        ("Rebels killed nine people in eastern Dolvane.", "killed", "Dolvane"),
        ("Gunmen attacked a mine in northern Tessik.", "attacked", "Tessik"),
    ],
)
def test_unlisted_places_where_things_happen(text: str, word: str, place: str) -> None:
    assert place_of(text, word) == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police seized Harmony on Friday.", "Harmony"),
        ("Police fired at Tahl.", "Tahl"),
        ("Rebels captured Tahl, a doctor. Omar Tahl was freed later.", "Tahl"),
        ("Gunmen killed a clerk at Oxfam.", "Oxfam"),
        ("Soldiers captured Major Dray.", "Dray"),
    ],
)
def test_what_is_seized_or_aimed_at_need_be_no_place(text: str, name: str) -> None:
    assert name not in {place.name for place in reading(text).places}


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Troops moved to Harrow on orders from Velland.", "moved", "Harrow"),
        ("Fighters entered Kostrova on instructions from Dolma.", "entered", "Kostrova"),
        ("On orders from Velland, the army withdrew from Sele.", "withdrew", "Sele"),
    ],
)
def test_who_orders_a_deed_is_not_where_it_is_done(text: str, word: str, place: str) -> None:
    assert place_of(text, word) == place
