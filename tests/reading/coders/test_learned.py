"""The tower that comes with the package: what it tells, and that nothing but the sentence decides it."""

import json
from importlib.resources import files

import numpy as np
import pytest

from reportedly.reading.coders.learned import LearnedCoder
from reportedly.reading.coders.pieces import LONGEST, laid
from reportedly.reading.encoding.trunk import trunk
from reportedly.reading.encoding.wordpieces import WordPieces


@pytest.fixture(scope="module")
def coder():
    return LearnedCoder()


def asked(text, first, second):
    spans = [(text.index(name), text.index(name) + len(name)) for name in (first, second)]
    return (0, len(text)), *spans


@pytest.mark.parametrize(
    ("text", "first", "second", "who"),
    [
        ("Senator Voss accused Quill of lying to voters.", "Voss", "Quill", (True, False)),
        ("Ostrel condemned Dravia for its lies and its cruelty.", "Ostrel", "Dravia", (True, False)),
        ("Ostrel praised Dravia for its courage.", "Ostrel", "Dravia", (True, True)),
        ("Dravia was bitterly criticised by Ostrel.", "Dravia", "Ostrel", (False, False)),
    ],
)
def test_who_is_for_or_against_whom(coder, text, first, second, who):
    (told,) = coder.stances(text, [asked(text, first, second)])
    assert told[:2] == who
    assert 0 < told[2] <= 1


def test_two_who_only_stand_in_one_sentence_have_no_stance(coder):
    text = "The train from Ostrel to Dravia leaves at noon."
    assert coder.stances(text, [asked(text, "Ostrel", "Dravia")]) == [None]


def test_a_sentence_is_told_alike_whatever_was_asked_before(coder):
    text = "Ostrel praised Dravia for its courage."
    question = asked(text, "Ostrel", "Dravia")
    other = "Senator Voss accused Quill of lying to voters."
    before = LearnedCoder().stances(text, [question])
    coder.stances(other, [asked(other, "Voss", "Quill")])
    assert coder.stances(text, [question]) == before


def test_a_name_behind_the_window_is_not_asked_about(coder):
    text = "Ostrel waited, " + "and waited, " * LONGEST + "for Dravia."
    assert coder.stances(text, [asked(text, "Ostrel", "Dravia")]) == [None]


def test_nothing_asked_loads_nothing():
    fresh = LearnedCoder()
    assert fresh.stances("", []) == []
    assert fresh._loaded is None


def test_marks_lie_on_the_pieces_of_the_two_names():
    cut = WordPieces(trunk().vocabulary)
    text = "Ostrel praised Dravia."
    ids, types, marks = laid(text, (0, len(text)), [(0, 6), (15, 21)], cut)
    assert len(ids) == len(types) == len(marks)
    assert {1, 2} <= set(marks.tolist())
    assert marks[0] == marks[-1] == 0
    assert np.flatnonzero(marks == 1).max() < np.flatnonzero(marks == 2).min()


def test_the_settings_name_a_weight_for_each_label():
    config = json.loads((files("reportedly") / "models" / "stance" / "config.json").read_text("utf-8"))
    assert len(config["odds"]) == 5
    assert 0 < config["least"] < 1
