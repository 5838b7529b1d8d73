"""Where and when an event is said to have happened: by its own words, its sentence, and what is told around it."""

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
        ("A missile struck a ferry as it was leaving the harbour of Latakia.", "Latakia"),
        ("The bus was hit as it was approaching Aleppo.", "Aleppo"),
        ("The army shelled the road near Mosul as rebels left Aleppo.", "near Mosul"),
    ],
)
def test_an_event_stands_where_the_words_put_it(text: str, name: str) -> None:
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    called = {place.id: place.name for place in reading.places}
    assert {called[event.place] for event in reading.events if event.place} == {name}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The general appealed to mediators in Mosul to free the pilots.", None),
        ("The general blamed militants in Mosul for the delay.", None),
        ("The envoys met the mayor in Mosul on Monday.", "Mosul"),
    ],
)
def test_where_those_are_whom_words_are_for_is_not_where_they_are_said(text: str, place: str | None) -> None:
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    called = {one.id: one.name for one in reading.places}
    first = min(reading.events, key=lambda event: event.trigger.start)
    assert called.get(first.place or "") == place


def test_what_is_denied_is_an_event_of_both_who_tell_it() -> None:
    text = "A drone struck the Dolma mill when the Harun Brigade attacked. The brigade denied it."
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    certain = {statement.id: statement.certainty for statement in reading.statements}
    told = [(event.trigger.quote, certain[event.statement], event.realis) for event in reading.events]
    both = [("asserted", "happened"), ("denied", "negated")]
    assert sorted(told) == [(word, *one) for word in ("attacked", "struck") for one in both]


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


def where(text: str, trigger: str) -> tuple[str | None, str | None, str | None]:
    """Return the place of the last event of that word, on what ground it has it, and its day."""
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    called = {place.id: place.name for place in reading.places}
    event = [event for event in reading.events if event.trigger.quote == trigger][-1]
    return called.get(event.place or ""), event.placed.basis if event.placed else None, event.when.start


@pytest.mark.parametrize(
    ("text", "trigger", "name", "basis"),
    [
        ("A roadside bomb in Kirkuk killed three policemen.", "killed", "Kirkuk", "clause"),
        ("Police in Lagos arrested four men.", "arrested", "Lagos", "clause"),
        ("In Nairobi, protesters clashed with police, who fired tear gas.", "fired", "Nairobi", "clause"),
        ("Gunmen stormed a village near Mosul and abducted six men.", "abducted", "near Mosul", "clause"),
        ("Shells fell on Aleppo, where rebels were fighting the army.", "fighting", "Aleppo", "clause"),
        ("The Beirut car bombing killed a senator.", "killed", "Beirut", "told"),
        ("The army attacked Idlib on Tuesday. Shells destroyed a hospital there.", "destroyed", "Idlib", "there"),
        ("Jets bombed Sanaa. A house was hit and a family was killed.", "killed", "Sanaa", "running"),
        ("Rebels ambushed a bus near Goma. Two guards were wounded. Aid workers fled. The ambush was long.", "ambush",
         "near Goma", "known"),
        ("Two killed in blast\n\nTwo men were killed in a blast in Khost on Friday.", "killed", "Khost", "told"),
        ("KHOST, May 14 (Lantern) - Two men were shot dead by gunmen, police said.", "shot dead", "Khost", "dateline"),
        ("In Khost, the mayor said two men had been killed.", "killed", "Khost", "clause"),
        ("Drones hit Tarn on Tuesday. The mayor said two men had been killed.", "killed", "Tarn", "running"),
        ("Shells hit Khost. The governor of the region put the number of wounded at three.", "wounded", "Khost",
         "running"),
        ("- A bus was struck by a shell near Khost. Two men were killed.\n- Aid arrived.", "killed", "near Khost",
         "running"),
    ],
)  # fmt: skip
def test_an_event_is_placed_by_what_is_told_around_it(text: str, trigger: str, name: str, basis: str) -> None:
    assert where(text, trigger)[:2] == (name, basis)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The minister condemned the bombings on two hotels in Amman.", "condemned"),
        ("Al-Qaida in Iraq claimed responsibility for the bombing of two hotels.", "bombing"),
        ("Police in Kano held a man who had killed his neighbour.", "killed"),
        ("Rebels ambushed a bus near Goma. In a separate attack, two farmers were hacked to death.", "hacked"),
        ("Rebels ambushed a bus near Goma. Envoys met in Bunia. Two farmers were hacked to death.", "hacked"),
        ("Envoys met in Vienna. Troops fired at protesters.", "fired at"),
        ("In Vienna, the president said rebels had killed two men.", "killed"),
        ("- Shells hit Khost.\n- Two men were killed.", "killed"),
        ("The mayor fled to Mosul. Two men were killed by the rebels.", "killed"),
        ("One gendarme fell on the field of honour and three were wounded.", "wounded"),
        ("Drones hit the port of Khost. An envoy recalled the attack on the ferry.", "attack"),
        ("A bomb went off in Khost. More than 600 people have been killed this year.", "killed"),
        ("Gunmen took five nurses hostage in Zinder. They were later released.", "released"),
    ],
)
def test_no_place_is_better_than_a_wrong_one(text: str, trigger: str) -> None:
    assert where(text, trigger)[0] is None


def test_what_is_true_only_if_another_thing_is_has_not_happened() -> None:
    for text in ("If he is right, the army shelled its own men.", "Soldiers killed two men, if the officer is right."):
        reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
        assert [event.realis for event in reading.events] == ["possible"]


def test_what_befell_people_in_the_next_sentence_has_the_day_of_the_deed() -> None:
    text = "The army launched an assault on Idlib on Tuesday. At least nine civilians were killed."
    assert where(text, "killed") == ("Idlib", "running", "2031-05-13")


def test_a_headline_has_the_place_and_day_of_the_sentence_that_repeats_it() -> None:
    text = "Grenade attack wounds nine\n\nA grenade attack wounded nine people in Khost on Monday, police said."
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    assert {(event.place is not None, event.when.start) for event in reading.events} == {(True, "2031-05-12")}


@pytest.mark.parametrize(
    ("text", "mode", "counted"),
    [
        ("Soldiers captured 12 insurgents and seized 40 rifles.", "arrest", ["12 insurgents"]),
        ("Rebels captured the town of Bunia.", "seize", []),
        ("Guerrillas captured a bridge and four trucks.", "seize", ["four trucks"]),
    ],
)
def test_people_are_taken_prisoner_and_towns_are_seized(text: str, mode: str, counted: list[str]) -> None:
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    event = next(event for event in reading.events if event.trigger.quote == "captured")
    words = {quantity.id: quantity.span.quote for quantity in reading.quantities}
    assert (event.mode, [words[i] for i in event.quantities]) == (mode, counted)


@pytest.mark.parametrize(
    ("text", "count", "trigger"),
    [
        ("A bomb went off in Khost on Monday. Seven people died.", "Seven people", "went off"),
        ("Gunmen raided a village near Jos. Officials said 14 bodies had been found.", "14 bodies", "raided"),
        ("A mine exploded under a bus. The toll stood at nine on Tuesday.", "nine", "exploded"),
        ("Shells hit a market in Donetsk. In a separate incident, two miners died.", "two miners", None),
        ("Shells hit a market in Donetsk. Elsewhere, two miners died.", "two miners", None),
        ("The minister met the press. Three journalists died.", "Three journalists", None),
        ("Jets bombed Sanaa and shelled Taiz. Nine people died.", "Nine people", None),
    ],
)
def test_whom_it_befell_may_be_told_in_the_next_sentence(text: str, count: str, trigger: str | None) -> None:
    reading = pipeline.read_text(text, published="2031-05-14", settings=RULES)
    words = {event.id: event.trigger.quote for event in reading.events}
    assert [words.get(q.of or "") for q in reading.quantities if q.span.quote == count] == [trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("A gunman shot a preacher in the Gulberg quarter of Lahore.", "shot", "Gulberg"),
        ("Gunmen killed a policeman in Karachi's Lyari area on Monday.", "killed", "Karachi"),
        ("Clashes broke out in the poorer part of Sirte.", "Clashes", "Sirte"),
        ("Two drivers were shot on the road to Jalalabad.", "shot", "Jalalabad"),
        ("Grenades were thrown at the house of the governor of Kunar.", "thrown", "Kunar"),
        ("Militants stormed the University of Peshawar and killed nine students.", "killed", "Peshawar"),
        ("Gunmen entered the market in Maiduguri and killed six traders.", "killed", "Maiduguri"),
        ("The officer was leaving his home in Sidon when gunmen opened fire.", "opened fire", "Sidon"),
        ("The massacre, which occurred in Homs, was filmed.", "massacre", "Homs"),
        ("The ambush, carried out near Agadez by unknown men, left four dead.", "ambush", "near Agadez"),
        ("A series of explosions shook Jalalabad early on Sunday.", "explosions", "Jalalabad"),
        ("Witnesses in Idlib said warplanes bombed a market.", "bombed", "Idlib"),
        ("Warplanes bombed a market, residents of Idlib said.", "bombed", "Idlib"),
    ],
)
def test_the_place_is_found_inside_the_words_for_the_spot(text: str, trigger: str, name: str) -> None:
    assert where(text, trigger)[0] == name


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Nazari's killing was condemned by the union in Herat.", "killing"),
        ("The minister in Tripoli denounced the attack.", "attack"),
        ("Diplomats in Geneva said troops shot ten protesters.", "shot"),
        ("The raid, criticised in Washington, was led by a colonel.", "raid"),
        ("A bomb exploded on the sixth floor of the Hamilton hotel.", "exploded"),
    ],
)
def test_where_one_speaks_of_a_deed_is_not_where_it_was_done(text: str, trigger: str) -> None:
    assert where(text, trigger)[0] is None
