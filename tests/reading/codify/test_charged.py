"""Charges and verdicts lay a deed on somebody; a name that a deed is given is no second deed."""

import pytest

from reportedly import read_text
from reportedly.record import Event
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def deed(text: str, word: str) -> Event:
    return next(event for event in read_text(text, settings=FAST).events if event.trigger.quote == word)


def role(event: Event, name: str) -> list[str]:
    return [a.span.quote for a in event.arguments if a.role == name]


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("Five porters are on trial on charges of killing two ferrymen.", "killing", "Five porters"),
        ("Two officers were indicted on charges of torturing prisoners.", "torturing", "Two officers"),
        ("Police arrested the mayor on suspicion of bombing the mill.", "bombing", "mayor"),
        ("The clerk was found guilty of killing a shepherd.", "killing", "clerk"),
        ("The prosecutor brought charges of murder against two guards.", "murder", "two guards"),
        ("Detectives suspect two students of bombing the mill.", "bombing", "two students"),
    ],
)
def test_who_is_charged_with_a_deed_is_said_to_have_done_it(text: str, word: str, doer: str) -> None:
    assert role(deed(text, word), "actor") == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "Five porters are on trial on charges of killing two ferrymen.",
        "Police arrested the mayor on suspicion of killing a clerk.",
        "The prosecutor brought charges of murder against two guards.",
        "A captain was charged with the murder of a shepherd.",
        "Detectives suspect two students of bombing the mill.",
        "Guards detained two men suspected of bombing the mill.",
        "Nine officers accused of beating a porter were moved to Lesk.",
        "The union shunned a clerk charged with the murder of a shepherd.",
    ],
)
def test_no_charge_is_the_word_of_the_writer(text: str) -> None:
    reading = read_text(text, settings=FAST)
    home = {event.statement for event in reading.events if event.code == "ASSAULT"}
    assert {(s.certainty, len(s.chain)) for s in reading.statements if s.id in home} == {("hedged", 2)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Guards detained two men suspected of bombing the mill.", 2),
        ("A captain was charged with the murder of a shepherd.", 2),
        ("The governor was charged with restoring order.", 1),
    ],
)
def test_that_somebody_is_charged_is_the_writers_to_tell(text: str, told: int) -> None:
    statements = read_text(text, settings=FAST).statements
    assert len(statements) == told
    assert (statements[0].content[0].quote, statements[0].certainty) == (text.removesuffix("."), "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "A colonel went on trial on Monday for the massacre at Lesk.",
        "Three officers face war crimes charges over the massacre at Lesk.",
    ],
)
def test_who_is_only_tried_for_a_deed_is_not_its_doer(text: str) -> None:
    event = deed(text, "massacre")
    assert (role(event, "actor"), "officers" in str(role(event, "recipient"))) == ([], False)


def test_who_is_acquitted_did_nothing() -> None:
    assert deed("The soldiers were acquitted of killing a ferryman.", "killing").realis == "negated"


def test_a_charge_is_whole_in_who_tells_of_it() -> None:
    (first, *_) = read_text("A general faces charges of ordering the massacre at Lesk.", settings=FAST).statements
    assert first.content[0].quote.endswith("the massacre at Lesk")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister described the raid as an act of war.", ["raid"]),
        ("The union called the killing a massacre.", ["killing"]),
        ("He denounced the arrest as an abduction.", ["denounced", "arrest"]),
        ("Witnesses described the scene as a massacre.", ["massacre"]),
    ],
)
def test_what_a_deed_is_called_is_no_deed_of_its_own(text: str, words: list[str]) -> None:
    assert [event.trigger.quote for event in read_text(text, settings=FAST).events] == words


def test_who_calls_a_vote_a_coup_calls_no_vote() -> None:
    (position,) = read_text("The Front called the vote a coup.", settings=FAST).positions
    assert position.stance == "criticizes"


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("The rebels benefitted from the support of the villagers.", "villagers", "rebels"),
        ("The president has the backing of the army.", "army", "president"),
    ],
)
def test_who_has_the_support_of_others_is_given_it(text: str, giver: str, taker: str) -> None:
    (event,) = [event for event in read_text(text, settings=FAST).events if event.code == "SUPPORT"]
    assert (role(event, "actor"), role(event, "recipient")) == ([giver], [taker])


def test_forces_that_are_deployed_are_the_doers() -> None:
    assert role(deed("Soldiers stationed at the bridge opened fire.", "stationed"), "actor") == ["Soldiers"]


def test_blame_behind_who_lays_it_reaches_whom_it_is_on() -> None:
    assert role(deed("Officials spoke of deaths blamed by villagers on the rebels.", "blamed"), "recipient") == [
        "rebels"
    ]


def test_who_closes_a_headline_is_no_victim() -> None:
    text = "Rebels 'killed ferrymen': army\n\nIn Lesk an army spokesman said on Monday that rebels had fled.\n"
    event = deed(text, "killed")
    assert role(event, "recipient") == ["ferrymen"]
    assert next(s for s in read_text(text, settings=FAST).statements).content[0].quote == "Rebels 'killed ferrymen'"


@pytest.mark.parametrize(
    ("text", "word", "doer", "realis"),
    [
        ("Guards came to prevent militants from firing rockets at Karsia.", "firing", "militants", "negated"),
        ("The army stopped rebels from shelling the town.", "shelling", "rebels", "negated"),
        ("The envoy dissuaded the rebels from attacking the port.", "attacking", "rebels", "negated"),
    ],
)
def test_who_is_kept_from_a_deed_is_whose_it_would_have_been(text: str, word: str, doer: str, realis: str) -> None:
    event = deed(text, word)
    assert (role(event, "actor"), event.realis) == ([doer], realis)


def test_who_stops_a_march_does_not_march() -> None:
    assert role(deed("Troops used tear gas to stop a demonstration.", "demonstration"), "actor") == []


def test_vehicles_stand_for_whose_they_are() -> None:
    reading = read_text("Turkish jeeps stormed a barracks near Lesk.", settings=FAST)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[key] for key in reading.events[0].actors] == ["Turkey"]


def test_a_deed_done_after_another_is_not_the_same() -> None:
    text = "Guards fired bullets at two herders on a raft, killing one of them, an hour after a car bombing."
    event = deed(text, "fired")
    assert event.mode == "firearms"
    assert role(deed(text, "bombing"), "target") == []
    assert len(event.quantities) == 2


def test_who_is_under_a_command_is_bidden_nothing() -> None:
    text = "Security forces under the command of Major Orlo Vann detained the premier."
    assert read_text(text, settings=FAST).positions == ()


@pytest.mark.parametrize(
    ("text", "word", "realis"),
    [
        ("Those attacks have not yet been claimed.", "attacks", "happened"),
        ("No group has claimed the attack.", "attack", "happened"),
        ("The bombing was not investigated.", "bombing", "happened"),
        ("The killings have not been explained.", "killings", "happened"),
        ("The raid did not take place.", "raid", "negated"),
        ("The attack was never carried out.", "attack", "negated"),
    ],
)
def test_what_is_not_done_about_a_deed_leaves_it_done(text: str, word: str, realis: str) -> None:
    event = deed(text, word)
    assert (event.realis, role(event, "actor")) == (realis, [])


def test_a_clock_time_is_nobody() -> None:
    event = deed("Another bomb exploded at about 9:00 a.m. (0600 GMT) near the mill.", "exploded")
    assert role(event, "recipient") == []


def test_a_state_that_is_fired_at_is_whom_it_befell() -> None:
    reading = read_text("Israel closed the crossing. Hamas fired rockets at Israel on Monday.", settings=FAST)
    names = {actor.id: actor.name for actor in reading.actors}
    fired = next(event for event in reading.events if event.trigger.quote == "fired")
    assert [names[key] for key in fired.recipients] == ["Israel"]


@pytest.mark.parametrize("wanted", ["Troops raided the village for wanted militants.", "Armed militants fled Lesk."])
def test_whoever_somebody_has_of_his_own_is_nobody_told_of_before(wanted: str) -> None:
    text = f"{wanted} The Harun Brigade claimed the attack. The group said its militants had fired two shells at Orsk."
    reading = read_text(text, settings=FAST)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[key] for event in reading.events for key in event.actors if event.trigger.quote == "fired"] == [
        "its militants"
    ]
