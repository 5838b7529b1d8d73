"""Parts of days, months and years, how long and how often: one sentence of an invented war for each kind."""

from collections.abc import Callable

import pytest

from reportedly.reading.annotate.times import times
from reportedly.reading.tree import Parse
from reportedly.record import Interval, Time

WEDNESDAY = Interval(start="2031-05-14", end="2031-05-14", grain="day")
Parser = Callable[[str], Parse]


def only(parse: Parser, text: str) -> Time:
    found = [time for time in times(parse(text), WEDNESDAY) if time.timex]
    assert len(found) == 1, [time.span.quote for time in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "timex"),
    [
        ("The ridge was taken at dawn on Monday.", "dawn on Monday", "2031-05-12TMO"),
        ("Guns fired in the early hours of Monday.", "the early hours of Monday", "2031-05-12TMO"),
        ("A depot burned on the night of May 3.", "the night of May 3", "2031-05-03TNI"),
        ("The port fell in the last week of March.", "the last week of March", "2031-W14"),
        ("It resumed in the week of April 7.", "the week of April 7", "2031-W15"),
        ("Dolma was shelled at midday.", "midday", "2031-05-14T12:00"),
        ("The convoy was hit at 0530 GMT.", "0530 GMT", "2031-05-14T05:30Z"),
        ("The convoy was hit at 5:30 a. m. by rebels.", "5:30 a. m.", "2031-05-14T05:30"),
        ("Exports fell in the second half of 2030.", "the second half of 2030", "2030-H2"),
        ("Exports fell in the 2029 third quarter.", "the 2029 third quarter", "2029-Q3"),
        ("Exports rose in last year's first quarter.", "last year's first quarter", "2030-Q1"),
        ("They first met in nineteen ninety-four.", "nineteen ninety-four", "1994"),
        ("They fought in the late nineties.", "the late nineties", "199X"),
        ("They fought by the mid-1990s.", "the mid-1990s", "199X"),
        ("They fought in the 80s.", "the 80s", "198X"),
        ("The pullout will end by year-end.", "year-end", "2031-12-31"),
        ("Shelling may go on in the weeks ahead.", "the weeks ahead", "PXW"),
        ("They had clashed in the past.", "the past", "PAST_REF"),
        ("A vote may follow in the near future.", "the near future", "FUTURE_REF"),
    ],
)
def test_parts_of_days_months_and_years(parse: Parser, text: str, quote: str, timex: str) -> None:
    time = only(parse, text)
    assert (time.span.quote, time.timex) == (quote, timex)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("The road stayed shut for two and a half years.", "P2Y6M"),
        ("The road stayed shut for a year and a half.", "P1Y6M"),
        ("The barrage lasted 2 1/2 hours.", "PT2H30M"),
        ("The barrage lasted half an hour.", "PT30M"),
        ("The road will stay shut for two more weeks.", "P2W"),
        ("The road will stay shut for another month.", "P1M"),
        ("The road stayed shut for two or three months.", "P2M"),
        ("The year-long siege is over.", "P1Y"),
        ("The eight-month-old truce is over.", "P8M"),
        ("A daylong barrage is over.", "P1D"),
        ("Gunners shell Dolma twice a day.", "P1D"),
        ("Gunners shell Dolma three times a week.", "P1W"),
        ("Gunners shell Dolma every morning.", "XXXX-XX-XXTMO"),
    ],
)
def test_how_long_and_how_often_have_no_place_in_time(parse: Parser, text: str, timex: str) -> None:
    time = only(parse, text)
    assert (time.timex, time.value.start, time.value.end) == (timex, None, None)


def test_the_nth_day_in_a_row_begins_with_the_first(parse: Parser) -> None:
    time = only(parse, "Shells fell on Dolma for the third day.")
    assert (time.value.start, time.value.end, time.timex) == ("2031-05-12", "2031-05-14", "2031-05-14")
    week = only(parse, "Shells fell on Dolma for a second straight week.")
    assert (week.value.start, week.value.end) == ("2031-05-05", "2031-05-18")


@pytest.mark.parametrize(
    "text",
    [
        "A 44-year-old baker was hurt.",
        "Guards earn 40 dollars a night.",
        "Envoys met in Mar Elias.",
        "It resulted in Sun Holdings selling its guns.",
        "The index closed at 2082.1 points.",
        "He was soon freed.",
    ],
)
def test_what_only_looks_like_a_time_is_none(parse: Parser, text: str) -> None:
    assert [time.span.quote for time in times(parse(text), WEDNESDAY) if time.timex] == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The rules are to be published in June.", "2031-06"),
        ("The council is calling a vote on June 7.", "2031-06-07"),
        ("The council missed the May 20 deadline.", "2031-05-20"),
        ("The rules were published in June.", "2030-06"),
        ("The council called a vote on June 7.", "2030-06-07"),
    ],
)
def test_a_yearless_date_lies_on_the_side_its_clause_points_to(parse: Parser, text: str, start: str) -> None:
    assert only(parse, text).value.start == start


def test_the_previous_weekday_is_told_from_the_day_named_before(parse: Parser) -> None:
    found = times(parse("They met on May 2 after a raid on the previous Monday."), WEDNESDAY)
    assert ("the previous Monday", "2031-04-28") in [(time.span.quote, time.value.start) for time in found]


def test_later_in_the_day_is_on_the_day_named_before(parse: Parser) -> None:
    found = times(parse("Shells hit Dolma on May 2. Troops entered it later in the day."), WEDNESDAY)
    assert [(time.span.quote, time.value.start) for time in found][1:] == [("later in the day", "2031-05-02")]


@pytest.mark.parametrize(
    ("text", "quote", "start", "end"),
    [
        ("The depot burned on the night of 12–13 May.", "the night of 12–13 May", "2031-05-12", "2031-05-13"),
        ("On the evening of 9 May a bridge fell.", "the evening of 9 May", "2031-05-09", "2031-05-09"),
    ],
)
def test_a_part_of_a_day_takes_the_days_behind_it(parse: Parser, text: str, quote: str, start: str, end: str) -> None:
    [found] = times(parse(text), WEDNESDAY)
    assert (found.span.quote, found.value.start, found.value.end) == (quote, start, end)


def test_a_time_of_day_in_local_time_is_on_the_day_behind_it(parse: Parser) -> None:
    first, _ = times(parse("A shell fell at around 03:40 local time on Saturday."), WEDNESDAY)
    assert first.value.start == "2031-05-10T03:40"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Gunmen raided Dolma before dawn on Saturday.", "2031-05-10", "2031-05-10"),
        ("Rebels left Dolma after midnight on Friday.", "2031-05-09", "2031-05-09"),
        ("The envoys must leave before midnight on Sunday.", None, "2031-05-18T24:00"),
        ("It was quiet until dawn on Friday.", None, "2031-05-16"),
    ],
)
def test_before_a_part_of_a_day_is_on_that_day_once_it_is_past(
    parse: Parser, text: str, start: str | None, end: str
) -> None:
    found = max(times(parse(text), WEDNESDAY), key=lambda time: len(time.span.quote))
    assert (found.value.start, found.value.end) == (start, end)
