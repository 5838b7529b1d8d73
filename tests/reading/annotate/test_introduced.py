"""Names that a trade, an age or a wound shows to be a person's, and those that a word beside them makes a place."""

import pytest

from reportedly.pipeline import read_text
from reportedly.settings import Settings

FAST = Settings(attributor="rules")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot Karim, a clerk.",
        "A shell hit Karim, a clerk.",
        "A mortar shell struck Karim, 34, on Monday.",
        "The bullet hit Karim in the leg.",
        "Rebels stormed in and hit Karim in the face.",
    ],
)
def test_whom_a_trade_an_age_or_a_wound_shows_is_a_person(text: str) -> None:
    read = read_text(text, settings=FAST)
    assert [actor.kind for actor in read.actors if actor.name == "Karim"] == ["person"]
    assert not any(place.name == "Karim" for place in read.places)


@pytest.mark.parametrize(
    "text",
    [
        "A rocket hit Lesk, a village in the south.",
        "Rebels burned Lesk, a town of 2,000.",
        "Lesk, a village near Dolma, burned.",
        "Shells hit Lesk, 30 km from Dolma.",
    ],
)
def test_what_is_called_a_village_is_a_place(text: str) -> None:
    read = read_text(text, settings=FAST)
    assert any(place.name == "Lesk" for place in read.places)
    assert not any(actor.name == "Lesk" for actor in read.actors)
