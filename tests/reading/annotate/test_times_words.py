"""The lexicons of time and counting, and numbers in words."""

import pytest

from reportedly.codebook.times import classes_of, openings_of, time_words
from reportedly.codebook.units import unit_words
from reportedly.errors import UsageError
from reportedly.reading.annotate.numbers import number_at


def test_the_lexicons_load() -> None:
    assert time_words().classes["may"] == ("M", 5)
    assert unit_words().bounds[("at", "least")] == "low"


def test_a_word_in_two_classes_is_refused() -> None:
    with pytest.raises(UsageError, match="may"):
        classes_of({"M": {"may": 5}, "N": {"may": "PAST_REF"}})


def test_an_opening_on_no_side_is_refused() -> None:
    with pytest.raises(UsageError, match="beside"):
        openings_of([{"words": "beside", "side": "beside", "any_noun": True}])


def test_longer_openings_are_tried_first() -> None:
    rows = [{"words": words, "side": "after", "any_noun": True} for words in ("in", "in the wake of")]
    assert [opening.words for opening in openings_of(rows)["in"]] == ["in the wake of", "in"]


@pytest.mark.parametrize(
    ("words", "value", "past"),
    [
        ("four men", 4, 1),
        ("twenty - one men", 21, 3),
        ("two hundred and six men", 206, 4),
        ("a hundred men", 100, 2),
        ("2.5 million men", 2_500_000, 2),
        ("1,643 men", 1643, 1),
        ("three thousand two hundred men", 3200, 4),
        ("four and eleven men", 4, 1),
    ],
)
def test_numbers(words: str, value: float, past: int) -> None:
    assert number_at(words.split(), 0) == (value, past)


@pytest.mark.parametrize("words", ["a man", "men", "second man", "1.2.3 release"])
def test_no_numbers(words: str) -> None:
    assert number_at(words.split(), 0) is None
