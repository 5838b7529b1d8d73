"""The names of other calendars' months and feasts."""

import pytest

from reportedly.codebook.calendars import beginnings, calendar_words, feasts, fold


def test_the_lexicon_loads_with_all_months() -> None:
    named = calendar_words().names.values()
    assert {(kind, month) for kind, month, day in named if day is None} == {(k, m) for k in "HJ" for m in range(1, 13)}


@pytest.mark.parametrize("spelling", ["Sha'ban", "Sha\u2019ban", "Shaban"])
def test_marks_do_not_matter(spelling: str) -> None:
    assert calendar_words().names[fold(spelling)] == ("H", 8, None)


def test_the_first_token_may_be_cut_at_any_mark() -> None:
    assert beginnings("dhu'l-hijja") >= {"dhu'l-hijja", "dhu'l", "dhul", "dhu"}


def test_feasts_are_days_of_a_calendar() -> None:
    assert feasts({"H-10-01": ["eid al-fitr"]}) == {"eid al-fitr": ("H", 10, 1)}
