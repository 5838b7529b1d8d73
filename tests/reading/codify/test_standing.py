"""How two marked stretches stand: by the record, and by the record and a coder together."""

import pytest

from reportedly.pipeline import read_text, stances_between
from reportedly.reading.codify.standing import RIGHT, Account, weighed
from reportedly.settings import Settings

RULES = Settings(stance_coder="rules", attributor="rules")
AGAINST = (True, False)


def spans(text, *names):
    return tuple((text.index(name), text.index(name) + len(name)) for name in names)


@pytest.mark.parametrize(
    ("text", "pair", "way"),
    [
        ("The Harun Brigade shelled the Dolma Guard.", ("Harun Brigade", "Dolma Guard"), (True, False)),
        ("The Harun Brigade shelled the Dolma Guard.", ("Dolma Guard", "Harun Brigade"), (False, False)),
        ("France praised Turkey for its restraint.", ("France", "Turkey"), (True, True)),
        ("France has not accused Turkey of anything.", ("France", "Turkey"), None),
        ("The Iran-backed Harun Brigade left Dolma.", ("Iran", "Harun Brigade"), (True, True)),
        ("The Harun Brigade opposes the talks in Dolma.", ("Harun Brigade", "the talks"), (True, False)),
        ("France and Turkey met the Harun Brigade.", ("France", "Turkey"), None),
    ],
)
def test_what_the_record_says_of_two_marks(text, pair, way):
    assert Account(read_text(text, settings=RULES)).between(*spans(text, *pair)) == way


def test_without_a_coder_the_record_alone_answers():
    text = "The Harun Brigade shelled the Dolma Guard. The Dolma Guard slept."
    reading = read_text(text, settings=RULES)
    pair = spans(text, "Harun Brigade", "Dolma Guard")
    assert stances_between(reading, [pair, (pair[0], pair[0])], RULES) == [(*AGAINST, RIGHT), None]


def test_two_who_are_no_actors_may_be_asked_about():
    text = "The council denounced the novel for its lies."
    reading = read_text(text)
    (told,) = stances_between(reading, [spans(text, "The council", "the novel")])
    assert told[:2] == AGAINST


@pytest.mark.parametrize(
    ("said", "chances", "told"),
    [
        (None, None, None),
        (None, [0.6, 0.1, 0.1, 0.1, 0.1], None),
        (None, [0.2, 0.1, 0.1, 0.5, 0.1], (True, False, 0.5)),
        (AGAINST, [0.5, 0.1, 0.1, 0.2, 0.1], (True, False, 0.5)),
        (AGAINST, [0.9, 0.0, 0.0, 0.1, 0.0], None),
        (AGAINST, [0.0, 0.9, 0.0, 0.1, 0.0], (True, True, 0.6923)),
    ],
)
def test_two_witnesses_are_weighed(said, chances, told):
    assert weighed(said, chances) == told
