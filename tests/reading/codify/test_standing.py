"""How two marked stretches stand: by the record, and by the record and a coder together."""

import pytest

from reportedly.pipeline import read_text, stances_between
from reportedly.reading.codify.standing import RIGHT, SWAPPED, Account, weighed, witness
from reportedly.settings import Settings

RULES = Settings(stance_coder="rules", attributor="rules")
AGAINST = (True, False)
FOR = (True, True)


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


@pytest.mark.parametrize(
    ("text", "pair", "way"),
    [
        ("The Holt campaign has criticized Keller for the delay.", ("Holt", "Keller"), AGAINST),
        ("Marisa Holt also criticized John Keller's response to the raid.", ("Marisa Holt", "John Keller"), AGAINST),
        ("Officials in Holt's administration accused Keller of lying.", ("Holt", "Keller"), AGAINST),
        ("Nine Lake Cross holders have endorsed Keller.", ("Lake Cross", "Keller"), FOR),
        ("Marisa Holt, a Liberal, has praised Keller.", ("Liberal", "Keller"), FOR),
        ("Holt's campaign met Keller's lawyers in Dolma.", ("Holt", "Keller"), None),
        ("The Holt campaign was criticized on Monday, when Keller slept.", ("Holt", "Keller"), None),
    ],
)
def test_a_marked_name_is_known_by_the_phrase_that_it_stands_in(text, pair, way):
    told = stances_between(read_text(text, settings=RULES), [spans(text, *pair)], RULES)[0]
    assert (told[:2] if told else None) == way


def test_two_who_are_no_actors_may_be_asked_about():
    text = "The council denounced the novel for its lies."
    reading = read_text(text)
    (told,) = stances_between(reading, [spans(text, "The council", "the novel")])
    assert told[:2] == AGAINST


ACCUSED, SUPPORTED, ASKED = (True, "event ACCUSE"), (True, "event SUPPORT"), (True, "event REQUEST")


@pytest.mark.parametrize(
    ("heard", "chances", "told"),
    [
        ([], [0.6, 0.1, 0.1, 0.1, 0.1], None),
        ([], [0.2, 0.1, 0.1, 0.5, 0.1], (True, False)),
        ([ACCUSED], [0.7, 0.1, 0.0, 0.1, 0.1], (True, False)),
        ([(False, "event ACCUSE")], [0.7, 0.1, 0.0, 0.1, 0.1], (False, False)),
        ([SUPPORTED], [0.7, 0.1, 0.0, 0.1, 0.1], (True, True)),
        ([ASKED], [0.7, 0.1, 0.0, 0.1, 0.1], None),
        ([(True, "event of no kind")], [0.7, 0.1, 0.0, 0.1, 0.1], None),
        ([ACCUSED], [1.0, 0.0, 0.0, 0.0, 0.0], None),
    ],
)
def test_two_witnesses_are_weighed_by_how_much_each_tells(heard, chances, told):
    found = weighed(heard, chances)
    assert (found and found[:2]) == told


def test_every_ratio_is_of_a_code_that_there_is():
    sorts = {"event": "code", "position": "stance", "relation": "kind"}
    assert {kind.split()[0] for kind in witness()} <= set(sorts)
    assert all(len(held) == len(SWAPPED) and held[0] == 1 and min(held) > 0 for held in witness().values())


def test_what_a_coder_put_into_the_record_is_not_heard_again():
    text = "Marisa Holt said John Keller was unfit to lead."
    reading = read_text(text)
    assert [one.by for one in reading.positions] == ["learned/1"]
    assert Account(reading).heard(*spans(text, "Marisa Holt", "John Keller")) == []
