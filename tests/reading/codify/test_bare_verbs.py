"""Headlines with several bare verbs, and deaths that are told without a deed."""

import pytest

from reportedly import read_text
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def told(text: str) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Return, by the word for it, the code of each event and its arguments as (role, words)."""
    made = read_text(text, settings=FAST).events
    return {e.trigger.quote: (e.code, [(a.role, a.span.quote) for a in e.arguments]) for e in made}


def counted(text: str) -> list[tuple[str, str]]:
    return [(one.span.quote, one.unit) for one in read_text(text, settings=FAST).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels raid jail, free dozens", {"raid": "jail", "free": "dozens"}),
        ("Militants ambush convoy, seize trucks, kill nine soldiers", {"ambush": "convoy", "kill": "nine soldiers"}),
        ("Bombs hit Nkoe market, wound scores of shoppers", {"hit": "Nkoe market", "wound": "scores of shoppers"}),
        ("Blast kills two, wounds three", {"kills": "two", "wounds": "three"}),
        ("Police raid hideout, arrest three suspects", {"raid": "hideout", "arrest": "three suspects"}),
        ("Rebels storm jail, free 40 inmates, torch police post", {"free": "40 inmates", "torch": "police post"}),
    ],
)
def test_a_headline_has_a_verb_behind_each_comma(text: str, expected: dict[str, str]) -> None:
    found = told(text)
    assert {word: found[word][1][-1][1] for word in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Blast kills officers, guards, nurses",
        "Troops retake Harrow, rebels flee",
        "Mortar fire kills boy, mother in Sele",
    ],
)
def test_who_is_listed_does_nothing(text: str) -> None:
    assert not {"guards", "nurses", "rebels", "mother"} & set(told(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A sergeant fell on the field of honour near Harrow.", "A sergeant"),
        ("Nine of our men fell as martyrs at the bridge of Sele.", "Nine"),
        ("Two drivers met their deaths in the ambush.", "Two drivers"),
        ("The attack cost nine people their lives.", "nine people"),
        ("Two wounded policemen died on the way to hospital.", "Two wounded policemen"),
        ("A girl hurt in Friday's shelling died on Sunday.", "A girl"),
        ("Two captured soldiers were killed in Sele.", "Two captured soldiers"),
        ("A florist was killed in Tarn.", "A florist"),
    ],
)
def test_the_dead_are_counted(text: str, who: str) -> None:
    assert (who, "persons killed") in counted(text)


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Two of our brothers fell on the battlefield near Tarn.", "fell on", "Two of our brothers"),
        ("A nurse succumbed to her wounds in Sele on Monday.", "succumbed to", "nurse"),
        ("Labour leader Ana Belo died as a result of the attack on the union.", "died", "Labour leader Ana Belo"),
        ("The captain died of burns suffered in the rocket attack on Tarn.", "died", "captain"),
        ("Our commander attained martyrdom in Tarn.", "attained martyrdom", "Our commander"),
    ],
)
def test_a_death_by_arms_is_a_deed(text: str, word: str, who: str) -> None:
    code, arguments = told(text)[word]
    assert code == "ASSAULT"
    assert ("recipient", who) in arguments


@pytest.mark.parametrize(
    "text",
    ["The price rise cost people their savings.", "The two ministers met on Monday.", "Prices fell on the news."],
)
def test_other_losses_are_no_deaths(text: str) -> None:
    assert "persons killed" not in [unit for _, unit in counted(text)]
    assert "ASSAULT" not in [code for code, _ in told(text).values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed a boy of 12 and wounded a woman of 60.", ["a boy", "a woman"]),
        ("A girl of nine died in the raid.", ["A girl"]),
        ("Shells hit a house, killing a family of four and a baker.", ["family of four", "a baker"]),
        ("A group of six was abducted on the Dresk road.", ["group of six"]),
    ],
)
def test_an_age_counts_nobody_and_a_size_counts_all(text: str, expected: list[str]) -> None:
    assert [words for words, unit in counted(text) if unit.startswith("persons")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two men on a raft shot and killed a toll keeper outside his hut.",
        "A gunman in a car shot and wounded a judge in Sele.",
        "Robbers with a van shot and killed a guard.",
    ],
)
def test_who_shot_and_killed_did_it(text: str) -> None:
    word = "killed" if "killed" in text else "wounded"
    assert "actor" in [role for role, _ in told(text)[word][1]]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("A bomb killed four people in Sele. Two people died of exposure on the road.", ["four people"]),
        ("A bomb went off in Sele. Two people died of cholera.", []),
        ("Jets bombed Sele. Our losses in the past week amount to 11 martyrs.", []),
        ("A bomb went off in Sele. Two people died of their wounds.", ["Two people"]),
        ("A bomb went off in Sele. Two people died.", ["Two people"]),
    ],
)
def test_who_dies_of_something_else_is_not_the_deeds(text: str, linked: list[str]) -> None:
    made = read_text(text, settings=FAST)
    held = {key for event in made.events for key in event.quantities}
    assert [one.span.quote for one in made.quantities if one.id in held] == linked


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Upper Sava, two men were killed.", "Upper Sava"),
        ("In Port Sele, gunmen shot a judge.", "Port Sele"),
        ("In the defence of Halm, 23 soldiers were killed.", "Halm"),
    ],
)
def test_a_place_opens_its_sentence(text: str, place: str) -> None:
    assert place in {one.name for one in read_text(text, settings=FAST).places}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Missiles slammed into Kelmet on Monday, killing nine.", ["ASSAULT"]),
        ("Mortars slammed into a school.", ["ASSAULT"]),
        ("The minister slammed the vote.", ["ACCUSE"]),
        ("The deal was blasted by the opposition.", ["ACCUSE"]),
        ("A bus slammed into a wall.", []),
    ],
)
def test_what_slams_into_a_thing_criticizes_nobody(text: str, codes: list[str]) -> None:
    assert [event.code for event in read_text(text, settings=FAST).events] == codes
