"""A long document costs what its length is, not its square."""

from time import process_time

import pytest

from reportedly import pipeline


@pytest.mark.parametrize("said", ["word ", "The army said. "])
def test_four_times_the_text_costs_no_more_than_eight_times_the_time(said: str) -> None:
    """The square would be sixteen times; a loaded machine adds to either, so the best of two counts."""
    pipeline.read_text(said * 50)
    short, long = (min(_seconds(said * times) for _ in range(2)) for times in (1000, 4000))
    assert long < 8 * short


def _seconds(text: str) -> float:
    began = process_time()
    pipeline.read_text(text)
    return process_time() - began
