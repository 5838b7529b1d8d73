"""First hands behind whole reports: who speaks with whose voice, who cannot be whom, and what a circle is worth."""

import pytest

from reportedly.record import OriginCount
from reportedly.weighing.origins import count, weigh
from tests.weighing.reports import read

HOUSES = ("Gale Agency", "Harth Times", "Coast Ledger")


def counted(*texts: str, what: str = "") -> OriginCount:
    """Count the first hands behind what some reports of different houses say; `what` is a word of it."""
    readings = [read(f"HARTH, June 10, 2036 ({house}) - {text}") for house, text in zip(HOUSES, texts, strict=False)]
    ids = [s.id for r in readings for s in r.statements if any(what in span.quote for span in s.content)]
    return count(ids, weigh(readings).drawn())


def spread(*texts: str, what: str = "") -> tuple[int, int]:
    found = counted(*texts, what=what)
    return found.low, found.high


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the harbour authority's spokesman, Lars Quill, said", "a spokesman for the harbour authority said"),
        ("the head of the relief office said", "the relief office said"),
        ("relief office spokeswoman Oda Lund said", "the director of the relief office said"),
        ("a spokeswoman of the Tarn Fund said", "the Tarn Fund said"),
        ("police said", "police in Sandwick said"),
    ],
)
def test_a_house_speaks_with_one_voice(one: str, other: str) -> None:
    texts = (f"The ferries will sail again on Monday, {one}.", f"Ferries are to sail again on Monday, {other}.")
    assert spread(*texts, what="sail") == (1, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a spokesman for the harbour authority said", "a spokesman for the fishing board said"),
        ("a senior official said", "a senior official told the Harth Times"),
        ("the army said", "an army spokesman said"),
        ("the head of the relief office said", "the head of the school office said"),
    ],
)
def test_what_may_be_two_is_not_taken_for_one(one: str, other: str) -> None:
    texts = (f"The ferries will sail again on Monday, {one}.", f"Ferries are to sail again on Monday, {other}.")
    assert counted(*texts, what="sail").high == len(texts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the fire chief", "a foreign diplomat"),
        ("the chairman of the farmers' union", "a district official"),
        ("a rebel official", "a government minister"),
        ("their union", "the utility"),
        ("a patient", "the mayor"),
        ("the head of the nurses", "the deputy governor"),
    ],
)
def test_the_head_of_a_trade_is_no_politician(one: str, other: str) -> None:
    texts = (f"A missile hit the silo in Orsk on Monday, {one} said.", f"The silo was hit in Orsk, {other} said.")
    assert spread(*texts, what="silo") == (2, 2)


@pytest.mark.parametrize(("one", "low"), [("the widow of one of them", 2), ("a doctor", 1), ("a nurse", 1)])
def test_one_line_in_the_same_words_may_be_of_two(one: str, low: int) -> None:
    told = "Seven miners were shot dead at the gate of the Orsk mine on Monday, "
    assert counted(told + "a surgeon said.", told + f"{one} said.", what="miners").low == low


def test_a_circle_and_media_without_a_name_may_be_worth_nothing() -> None:
    texts = (
        "The dam at Orsk has been mined, the Harth Times reports.",
        "The dam at Orsk has been mined, the Gale Agency said.",
        "Local media have reported that the dam at Orsk has been mined.",
    )
    assert spread(*texts, what="dam") == (0, 2)
    witness = "The dam at Orsk has been mined, a fisherman said."
    assert counted(*texts[:2], witness, what="dam").low == 1


@pytest.mark.parametrize(
    ("between", "who"),
    [
        (" Striking workers blocked the road at noon.", "Striking workers"),
        (" Rebels in the hills laid mines on the road.", "Rebels"),
        ("", "somebody"),
    ],
)
def test_they_are_not_the_one_who_spoke_before(between: str, who: str) -> None:
    """Several people are no single person, and who is known to be meant is called by more than a pronoun."""
    made = read(f"Lars Quill called the talks pointless.{between} They had earlier warned that the road would be shut.")
    words = {s.id: s.content[0].quote for s in made.statements}
    hands = {o.name: {words[i] for i in o.statements} for o in weigh([made]).drawn().origins()}
    assert hands[who] == {"the road would be shut"}
    assert hands["Lars Quill"] == {"the talks pointless"}
