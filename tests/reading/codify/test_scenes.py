"""Where an event is said to have happened, when the place is told from another."""

import pytest

from reportedly import pipeline
from reportedly.settings import Settings

RULES = Settings(attributor="rules")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen ambushed a convoy 40 km south of Mosul.", "40 km south of Mosul"),
        ("Jets bombed rebel camps in northern Mali.", "northern Mali"),
        ("Clashes broke out along the Iraq-Syria border.", "Iraq-Syria border"),
        ("Rebels seized Masisi, some 80 km west of Goma.", "Masisi"),
        ("A bomb killed two guards near Mosul.", "near Mosul"),
    ],
)
def test_an_event_stands_where_the_words_put_it(text: str, name: str) -> None:
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    called = {place.id: place.name for place in reading.places}
    assert {called[event.place] for event in reading.events if event.place} == {name}


def test_what_is_denied_is_an_event_of_both_who_tell_it() -> None:
    text = "A drone struck the Dolma mill when the Harun Brigade attacked. The brigade denied it."
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    certain = {statement.id: statement.certainty for statement in reading.statements}
    told = [(event.trigger.quote, certain[event.statement], event.realis) for event in reading.events]
    assert sorted(told) == [("attacked", "asserted", "happened"), ("attacked", "denied", "negated")]


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("The general was killed by a mine and buried in Mosul.", "killed", None),
        ("Dorn was wounded in a blast and has been taken to a clinic in Mosul.", "wounded", None),
        ("The army bombed the camp and shelled the road in Mosul.", "bombed", "Mosul"),
    ],
)
def test_a_deed_of_another_sort_keeps_its_place_to_itself(text: str, trigger: str, name: str | None) -> None:
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    called = {place.id: place.name for place in reading.places}
    event = next(event for event in reading.events if event.trigger.quote == trigger)
    assert called.get(event.place or "") == name


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Officials on Tuesday lowered the toll from the shelling to 11.", "shelling", None),
        ("Police on Tuesday arrested two men over the bombing of the mill.", "bombing", None),
        ("Nine people died in the attack on Tuesday.", "died", "2031-05-13"),
    ],
)
def test_a_known_deed_has_not_the_day_of_what_is_said_of_it(text: str, trigger: str, day: str | None) -> None:
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    event = next(event for event in reading.events if event.trigger.quote == trigger)
    assert event.when.start == day
