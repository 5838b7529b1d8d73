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
