"""Dates of the Islamic and the Persian calendar in reports of an invented war."""

from collections.abc import Callable

import pytest

from reportedly.reading.annotate.hijri import islamic, persian
from reportedly.reading.annotate.times import times
from reportedly.reading.tree import Parse
from reportedly.record import Interval, Time

APRIL = Interval(start="2024-04-20", end="2024-04-20", grain="day")
Parser = Callable[[str], Parse]


def read(parse: Parser, text: str, published: Interval = APRIL) -> tuple[Time, ...]:
    return times(parse(text), published)


@pytest.mark.parametrize(
    ("date", "day"),
    [((1357, 11, 22), "1979-02-11"), ((1399, 12, 30), "2021-03-20"), ((1403, 1, 1), "2024-03-20")],
)
def test_days_of_the_persian_calendar(date: tuple[int, int, int], day: str) -> None:
    assert persian(*date).isoformat() == day


@pytest.mark.parametrize(("date", "day"), [((1400, 1, 1), "1979-11-20"), ((1445, 9, 1), "2024-03-10")])
def test_days_of_the_islamic_calendar(date: tuple[int, int, int], day: str) -> None:
    assert islamic(*date).isoformat() == day


@pytest.mark.parametrize(
    ("text", "quote", "start", "end"),
    [
        ("The truce was signed on 15 Ramadan 1445 in Dolma.", "15 Ramadan 1445", "2024-03-24", "2024-03-24"),
        ("The order of 3 Sha\u2019ban 1445 AH was read.", "3 Sha\u2019ban 1445 AH", "2024-02-12", "2024-02-12"),
        ("They swore it on the 10th of Muharram 1446.", "10th of Muharram 1446", "2024-07-16", "2024-07-16"),
        ("The raid took place on 22 Bahman 1402.", "22 Bahman 1402", "2024-02-11", "2024-02-11"),
        ("The rockets fell on Farvardin 24.", "Farvardin 24", "2024-04-12", "2024-04-12"),
        ("The council met on 1402/11/22 to vote.", "1402/11/22", "2024-02-11", "2024-02-11"),
        ("The order was read on 12 Rabi\u2019 al-Awwal.", "12 Rabi\u2019 al-Awwal", "2023-09-26", "2023-09-26"),
        ("Clashes went on during Ramadan.", "Ramadan", "2024-03-10", "2024-04-08"),
        ("Shelling stopped at Eid al-Fitr.", "Eid al-Fitr", "2024-04-09", "2024-04-09"),
        ("He spoke on Nowruz.", "Nowruz", "2024-03-20", "2024-03-20"),
    ],
)
def test_other_calendars_become_days_of_the_common_one(
    parse: Parser, text: str, quote: str, start: str, end: str
) -> None:
    assert [(t.span.quote, t.value.start, t.value.end) for t in read(parse, text)] == [(quote, start, end)]


def test_the_moon_leaves_a_day_on_each_side(parse: Parser) -> None:
    (found,) = read(parse, "The truce was signed on 15 Ramadan 1445.")
    assert [one.start for one in found.alternatives] == ["2024-03-23", "2024-03-25"]


def test_digits_keep_the_other_calendar_as_an_alternative(parse: Parser) -> None:
    (found,) = read(parse, "The council met on 1402/11/22 to vote.")
    assert [one.start for one in found.alternatives] == [islamic(1402, 11, 22).isoformat()]


@pytest.mark.parametrize(
    "text",
    [
        "The Mehr agency said so.",
        "The Safar Brigade fled.",
        "Envoys of Ramadan Dorn spoke.",
        "They fired on Tir 55 times.",
    ],
)
def test_names_are_no_months(parse: Parser, text: str) -> None:
    assert not [t for t in read(parse, text) if "calendar" in t.value.basis]


def test_without_a_day_of_publication_a_yearless_date_stays_out(parse: Parser) -> None:
    assert not read(parse, "The rockets fell on 24 Farvardin.", Interval())
