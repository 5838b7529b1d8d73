"""Times: what a text names, in the words of an invented war."""

from collections.abc import Callable

import pytest

from reportedly.reading.annotate.times import times
from reportedly.reading.tree import Parse
from reportedly.record import UNKNOWN_TIME, Interval, Time

WEDNESDAY = Interval(start="2031-05-14", end="2031-05-14", grain="day")
Parser = Callable[[str], Parse]


def read(parse: Parser, text: str, published: Interval = WEDNESDAY) -> tuple[Time, ...]:
    return times(parse(text), published)


def bounds(found: tuple[Time, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(time.span.quote, time.value.start, time.value.end) for time in found]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14 May 2030", "2030-05-14"),
        ("May 14, 2030", "2030-05-14"),
        ("May 14 2030", "2030-05-14"),
        ("2030-05-14", "2030-05-14"),
        ("05/14/2030", "2030-05-14"),
        ("14.05.2030", "2030-05-14"),
        ("4 FEB 90", "1990-02-04"),
        ("Sept. 3, 2029", "2029-09-03"),
        ("the 5th of May 2029", "2029-05-05"),
        ("Monday, May 12", "2031-05-12"),
    ],
)
def test_full_dates_in_all_orders(parse: Parser, words: str, day: str) -> None:
    found = read(parse, f"The Harun Brigade shelled Dolma on {words}.")
    assert [(time.value.start, time.value.end, time.value.grain) for time in found] == [(day, day, "day")]
    assert found[0].span.quote in words


def test_no_such_day_is_no_date(parse: Parser) -> None:
    found = read(parse, "The Harun Brigade shelled Dolma on February 30, 2030.")
    assert [time.value.grain for time in found] == ["year"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raids on April 21 and 22 failed.", [("April 21", "2031-04-21"), ("22", "2031-04-22")]),
        ("Raids on May 3, 5 and 7 failed.", [("May 3", "2031-05-03"), ("5", "2031-05-05"), ("7", "2031-05-07")]),
        ("Raids on 3 and 5 May failed.", [("3", "2031-05-03"), ("5 May", "2031-05-05")]),
        ("RAIDS ON APRIL 21 AND 22 FAILED.", [("APRIL 21", "2031-04-21"), ("22", "2031-04-22")]),
    ],
)
def test_days_in_coordination_are_one_time_each(parse: Parser, text: str, expected: list[tuple[str, str]]) -> None:
    assert bounds(read(parse, text)) == [(quote, day, day) for quote, day in expected]


@pytest.mark.parametrize("words", ["April 21-24", "21 to 24 April", "April 21 to April 24"])
def test_ranges_are_one_time(parse: Parser, words: str) -> None:
    assert bounds(read(parse, f"Fighting went on from {words}.")) == [(words, "2031-04-21", "2031-04-24")]


def test_between_makes_a_range(parse: Parser) -> None:
    found = read(parse, "The depot was hit between May 3 and 5.")
    assert bounds(found) == [("May 3 and 5", "2031-05-03", "2031-05-05")]


def test_a_yearless_day_lies_behind_unless_its_clause_lies_ahead(parse: Parser) -> None:
    assert bounds(read(parse, "They attacked on May 20."))[0][1] == "2030-05-20"
    assert bounds(read(parse, "They will meet on May 20."))[0][1] == "2031-05-20"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Front attacked on Monday.", "2031-05-12"),
        ("The Front attacked on Wednesday.", "2031-05-14"),
        ("The Front attacked last Wednesday.", "2031-05-07"),
        ("The Front will vote next Tuesday.", "2031-05-20"),
        ("The Front will vote on Friday.", "2031-05-16"),
        ("The truce holds until Friday.", "2031-05-16"),
    ],
)
def test_weekdays(parse: Parser, text: str, day: str) -> None:
    assert [(t.value.start, t.value.end) for t in read(parse, text) if t.timex] == [(day, day)]


def test_a_weekday_in_an_open_window_keeps_the_other_reading(parse: Parser) -> None:
    window = Interval(start="2031-05-08", grain="open")
    (monday,) = read(parse, "The Front attacked on Monday.", window)
    assert monday.value.start == "2031-05-12"
    assert [other.start for other in monday.alternatives] == ["2031-05-05"]


def test_nothing_is_told_from_an_unknown_day(parse: Parser) -> None:
    found = read(parse, "The Front attacked yesterday, and again on Monday.", UNKNOWN_TIME)
    assert {(time.value.start, time.value.end) for time in found} == {(None, None)}


@pytest.mark.parametrize(
    ("words", "start", "end", "timex"),
    [
        ("yesterday", "2031-05-13", "2031-05-13", "2031-05-13"),
        ("two days ago", "2031-05-12", "2031-05-12", "2031-05-12"),
        ("last week", "2031-05-04", "2031-05-11", "2031-W19"),
        ("last month", "2031-04", "2031-04", "2031-04"),
        ("this month", "2031-05", "2031-05", "2031-05"),
        ("earlier this month", "2031-05", "2031-05-14", "2031-05"),
        ("last year", "2030", "2030", "2030"),
        ("on 24 June this year", "2031-06-24", "2031-06-24", "2031-06-24"),
        ("on June 24 of last year", "2030-06-24", "2030-06-24", "2030-06-24"),
        ("on 2 February last year", "2030-02-02", "2030-02-02", "2030-02-02"),
        ("ten years ago", "2021", "2021", "2021"),
        ("last night", "2031-05-13", "2031-05-13", "2031-05-13TNI"),
        ("Tuesday morning", "2031-05-13", "2031-05-13", "2031-05-13TMO"),
        ("in the past two months", "2031-03-14", "2031-05-14", "P2M"),
        ("in early May 2030", "2030-05", "2030-05", "2030-05"),
        ("in February 2030", "2030-02", "2030-02", "2030-02"),
        ("last November", "2030-11", "2030-11", "2030-11"),
        ("in 2029", "2029", "2029", "2029"),
        ("in the 1990s", "1990", "1999", "199X"),
        ("in the third quarter of 2030", "2030-07", "2030-09", "2030-Q3"),
        ("for two weeks", None, None, "P2W"),
        ("every Friday", None, None, "XXXX-WXX-5"),
    ],
)
def test_relative_and_partial_times(parse: Parser, words: str, start: str | None, end: str | None, timex: str) -> None:
    (time,) = read(parse, f"The Harun Brigade shelled the town {words}.")
    assert (time.value.start, time.value.end, time.timex) == (start, end, timex)


def test_a_later_day_is_told_from_the_day_named_before(parse: Parser) -> None:
    found = read(parse, "The truce began on April 28. It ended two days later.")
    assert [time.value.start for time in found] == ["2031-04-28", "2031-04-30"]


@pytest.mark.parametrize(
    "words",
    [
        "for the second time in three days early on Tuesday",
        "for the third time in two weeks late on Tuesday",
        "for the second time in two days early Tuesday",
        "in the fourth raid in ten days late Tuesday",
    ],
)
def test_early_is_of_the_day_behind_it(parse: Parser, words: str) -> None:
    found = {time.value.start for time in read(parse, f"The Front shelled the town {words}.")}
    assert found - {None} == {"2031-05-13"}


def test_a_time_of_day_takes_the_day_beside_it(parse: Parser) -> None:
    found = read(parse, "Gunmen opened fire at 3:30 p.m. on Saturday, May 10.")
    assert [time.value.start for time in found] == ["2031-05-10T15:30", "2031-05-10"]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on Dolma.",
        "Some 2000 fighters surrendered.",
        "Sales rose to $2029.",
        "The envoy stayed in room 1999.",
        "Second, the sun set over the camp.",
        "He is 37 years old.",
    ],
)
def test_what_is_no_time(parse: Parser, text: str) -> None:
    assert not read(parse, text)


def test_since_runs_to_publication_and_keeps_the_day_inside(parse: Parser) -> None:
    found = read(parse, "Since February 6, calm has been observed.")
    assert bounds(found) == [
        ("Since February 6", "2031-02-06", "2031-05-14"),
        ("February 6", "2031-02-06", "2031-02-06"),
    ]


def test_since_a_dated_happening(parse: Parser) -> None:
    found = read(parse, "The group made 150 attacks since the onset of the Tallis conflict on October 7.")
    assert bounds(found)[0] == (
        "since the onset of the Tallis conflict on October 7",
        "2030-10-07",
        "2031-05-14",
    )


def test_a_happening_is_dated_by_the_text_or_left_open(parse: Parser) -> None:
    text = "In the wake of the Tallis war, raids resumed.\nThe Tallis conflict on October 7 changed all."
    assert bounds(read(parse, text))[0] == ("In the wake of the Tallis war", "2030-10-07", None)
    undated = read(parse, "Following the raid, police arrested nine men.")
    assert bounds(undated) == [("Following the raid", None, None)]
    assert "does not date" in undated[0].value.basis


def test_spans_and_ids_hold(parse: Parser) -> None:
    text = "On Monday the Front attacked;\u00a0on April 21 and 22 it rested."
    found = read(parse, text)
    assert all(time.span.holds_in(text) for time in found)
    assert len({time.id for time in found}) == len(found) == 3
    assert found == read(parse, text)


@pytest.mark.parametrize("text", ["A bomb went off at approximately 2120.", "Shelling began at 1930."])
def test_an_hour_without_a_colon_is_no_year(text: str, parse: Callable[[str], Parse]) -> None:
    assert not [time for time in times(parse(text), UNKNOWN_TIME) if time.value.grain == "year"]


def test_a_year_behind_in_is_one(parse: Callable[[str], Parse]) -> None:
    assert [time.value.start for time in times(parse("The dam was built in 1930."), UNKNOWN_TIME)] == ["1930"]


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("2031-05-12", "2031-05-04", "2031-05-11"),  # a Monday: the Sunday before last is in it
        ("2031-05-14", "2031-05-04", "2031-05-11"),
        ("2031-05-17", "2031-05-04", "2031-05-11"),
        ("2031-05-18", "2031-05-04", "2031-05-17"),  # a Sunday: so are the days right before
    ],
)
def test_last_week_is_that_of_either_calendar(parse: Parser, told: str, start: str, end: str) -> None:
    day = Interval(start=told, end=told, grain="day")
    (found,) = read(parse, "Four guards died in last week's raid.", day)
    assert (found.value.start, found.value.end) == (start, end)
