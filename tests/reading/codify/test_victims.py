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
