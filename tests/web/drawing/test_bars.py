"""Time drawn: longer is wider, later is further right, what is open says so, and far days press nothing flat."""

import datetime as dt

import pytest

from reportedly.web.drawing.bars import LEFT, PLOT, Scale, staggered


def day(words: str) -> dt.date:
    return dt.date.fromisoformat(words)


def test_bars_lie_where_their_days_do() -> None:
    scale = Scale.over([day("2031-05-01"), day("2031-05-31")])
    first, later = scale.bar(day("2031-05-02"), day("2031-05-02")), scale.bar(day("2031-05-10"), day("2031-05-20"))
    assert first is not None
    assert later is not None
    assert first.end < later.x
    assert first.width < later.width
    assert not later.open_start
    assert not later.open_end
    assert scale.bar(None, None) is None
    assert scale.bar(day("1990-01-01"), day("1990-01-02")) is None


def test_what_has_no_end_runs_to_the_edge() -> None:
    scale = Scale.over([day("2031-05-01"), day("2031-05-31")])
    since = scale.bar(day("2031-05-20"), None)
    assert since is not None
    assert since.open_end
    assert not since.open_start
    assert since.end == pytest.approx(LEFT + PLOT, abs=0.2)


def test_a_day_far_off_does_not_press_the_rest_flat() -> None:
    days = [day("2031-05-01") + dt.timedelta(days=number) for number in range(20)]
    scale = Scale.over([day("1931-01-01"), *days])
    assert scale.last - scale.first < 40
    war = scale.bar(day("1931-01-01"), day("2031-05-05"))
    assert war is not None
    assert war.open_start


@pytest.mark.parametrize("length", [0, 3, 30, 200, 900, 9000, 90000, 700000])
def test_a_scale_has_a_few_marks_in_order(length: int) -> None:
    scale = Scale.over([day("0031-03-01"), day("0031-03-01") + dt.timedelta(days=length)])
    places = [mark.x for mark in scale.marks()]
    assert 0 < len(places) <= 13
    assert places == sorted(set(places))


def test_the_first_and_the_last_day_of_all_are_no_trouble() -> None:
    assert Scale.over([]).marks() is not None
    assert Scale.over([dt.date.min, dt.date.max]).bar(dt.date.min, dt.date.max) is not None


def test_words_that_would_meet_stand_on_other_levels() -> None:
    assert staggered([0, 10, 20, 200], 50) == [0, 1, 2, 0]
