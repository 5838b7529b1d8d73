"""The TempEval-3 scorer on hand-made cases."""

import pytest

from quality.base import Counts
from quality.tempeval3 import Timex, compare, normal, of_gold, of_record


def test_a_right_span_with_a_right_value_counts_three_times() -> None:
    one = Timex(3, 9, "2031-05-12")
    found = compare([one], [one])
    assert (found.strict, found.relaxed, found.value) == (Counts(1, 1, 1),) * 3


def test_an_overlap_is_relaxed_only_and_a_wrong_value_is_not_counted() -> None:
    found = compare([Timex(0, 9, "2031-05-13")], [Timex(3, 9, "2031-05-12")])
    assert (found.strict.hits, found.relaxed.hits, found.value.hits) == (0, 1, 0)


def test_one_gold_time_is_matched_once_and_exact_spans_win() -> None:
    found = compare([Timex(0, 4, "a"), Timex(5, 9, "b")], [Timex(0, 9, "a"), Timex(5, 9, "b")])
    assert found.relaxed.hits == found.value.hits == 2
    assert compare([Timex(0, 4, "a"), Timex(5, 9, "a")], [Timex(0, 9, "a")]).relaxed.hits == 1


def test_what_is_missed_and_what_is_made_up() -> None:
    found = compare([Timex(0, 4, "a")], [Timex(6, 9, "b")])
    assert found.relaxed == Counts(0, 1, 1)


@pytest.mark.parametrize(("written", "value"), [("199", "199X"), ("1998-XX-XX", "1998"), ("2031-W2", "2031-W02")])
def test_two_ways_of_writing_are_one(written: str, value: str) -> None:
    assert normal(written) == value


def test_intervals_without_a_timex_are_left_out() -> None:
    span = {"start": 0, "end": 5, "quote": "since"}
    record = [
        {"type": "time", "span": span, "timex": None},
        {"type": "time", "span": {**span, "start": 6, "end": 9}, "timex": "2031"},
        {"type": "actor"},
    ]
    assert of_record(record) == [Timex(6, 9, "2031")]


def test_gold_is_read_in_order() -> None:
    row = {"timex": [{"begin": 7, "end": 9, "value": "b"}, {"begin": 0, "end": 3, "value": "a"}]}
    assert [t.value for t in of_gold(row)] == ["a", "b"]
