"""Persons named in the sentence behind a deed as its victims."""

import pytest

from reportedly import read_text
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def victims(text, word):
    event = next(one for one in read_text(text, settings=FAST).events if one.trigger.quote == word)
    return [(each.span.quote, each.befell) for each in event.arguments if each.role == "recipient"]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("A rocket hit a market. Among the dead was Omar Tahl, a nurse.", "hit", [("Omar Tahl", "killed")]),
        (
            "Gunmen opened fire on a minibus. Omar Tahl and Lina Saad died at the scene.",
            "opened fire",
            [("Omar Tahl", "killed"), ("Lina Saad", "killed")],
        ),
        ("A mine exploded. The driver, Omar Tahl, succumbed to his wounds.", "exploded", [("Omar Tahl", "killed")]),
        ("Gunmen opened fire on a minibus. Omar Tahl said that it burned.", "opened fire", []),
        ("Gunmen shelled a mill. Elsewhere, Omar Tahl died.", "shelled", []),
        ("Gunmen shelled a mill. It rained for days. The road was shut. Omar Tahl died.", "shelled", []),
    ],
)
def test_who_is_named_behind_a_deed(text, word, told):
    assert victims(text, word) == told


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        (
            "Gunmen killed two farmers near Sele. The victims were identified as Omar Tahl and Lena Dray.",
            "killed",
            [("two farmers", "killed"), ("Omar Tahl", "killed"), ("Lena Dray", "killed")],
        ),
        (
            "A bomb exploded in Harrow. The dead were named as Omar Tahl and Lena Dray.",
            "exploded",
            [("Omar Tahl", "killed"), ("Lena Dray", "killed")],
        ),
        (
            "Rebels wounded two nurses. The victims were named as Omar Tahl and Lena Dray.",
            "wounded",
            [("two nurses", "wounded"), ("Omar Tahl", "wounded"), ("Lena Dray", "wounded")],
        ),
        (
            "Rebels kidnapped two nurses. The victims were named as Omar Tahl and Lena Dray.",
            "kidnapped",
            [("two nurses", "abducted"), ("Omar Tahl", "abducted"), ("Lena Dray", "abducted")],
        ),
        ("Rebels attacked a bus. The driver was identified as Omar Tahl.", "attacked", []),
    ],
)
def test_whom_the_victims_are_said_to_be(text, word, told):
    assert victims(text, word) == told
