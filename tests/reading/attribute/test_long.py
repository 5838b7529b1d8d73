"""A long document costs what its length is, not its square."""

from time import process_time

import pytest

from reportedly import pipeline


@pytest.mark.parametrize("said", ["word ", "The army said. "])
def test_four_times_the_text_costs_no_more_than_six_times_the_time(said: str) -> None:
    pipeline.read_text(said * 50)
    spent = []
    for times in (1000, 4000):
        began = process_time()
        pipeline.read_text(said * times)
        spent.append(process_time() - began)
    assert spent[1] < 6 * spent[0]
