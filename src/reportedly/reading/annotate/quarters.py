"""Quarters and halves of years, also those that reports compare them with: "the year-ago quarter"."""

import datetime as dt

from reportedly.reading.annotate import calendar
from reportedly.reading.annotate.durations import count_of, lasting
from reportedly.reading.annotate.relative import compared, told_from, years_apart
from reportedly.reading.annotate.timing import Context, Found, Hit, ahead
from reportedly.record import Interval

QUARTERS = 4


def quarter(hit: Hit, context: Context) -> list[Found]:
    """Read "the third quarter", "the first quarter of 2031", "last year's fourth quarter", "the year-ago quarter"."""
    number, anchor, named = hit.whole("o"), context.anchor, hit.whole("y")
    if number is None or number > QUARTERS or (named is None and anchor is None):
        return []
    if hit.find("gE") is not None and anchor is not None:
        base = last_such(anchor, number) - 1
    else:
        base = named if named is not None else year_of_part(hit, context, number * 3 - 2)
    return [hit.found(calendar.quarter_of(base, number, "a quarter"))]


def year_of_part(hit: Hit, context: Context, month: int) -> int:
    """Return the year of a part that begins in `month`: as the words point, else the last one that has begun."""
    if context.anchor is None:
        return 0
    if hit.find("LXT") is not None:
        return context.anchor.year + (hit.whole("LXT") or 0)
    return context.anchor.year - (month > context.anchor.month and not ahead(context, hit.first))


def last_such(anchor: dt.date, number: int) -> int:
    """Return the year of the last such quarter that has begun."""
    return anchor.year - (number * 3 - 2 > anchor.month)


def half(hit: Hit, context: Context) -> list[Found]:
    """Read "the first half of 2031", "the second half of last year", "the latter half of the year"."""
    number, named = (2 if hit.find("o") is None else hit.whole("o")), hit.whole("y")
    if number not in {1, 2} or (named is None and context.anchor is None):
        return []
    base = calendar.held(named if named is not None else year_of_part(hit, context, 1 if number == 1 else 7))
    first, last = ("01", "06") if number == 1 else ("07", "12")
    value = Interval(start=f"{base:04d}-{first}", end=f"{base:04d}-{last}", grain="unknown", basis="half a year")
    return [hit.found(value, f"{base:04d}-H{number}")]


def year_earlier(hit: Hit, context: Context) -> list[Found]:
    """Read "year-earlier", "the year-ago quarter", "the year-earlier nine months"."""
    if hit.value("u") != "Y":
        return []
    counted = Hit(hit.first + hit.classes.index("u") + 1, hit.past, hit.pieces)
    if counted.find("u") is not None:
        return lasting(hit, str(counted.value("u")), count_of(counted))
    if context.told and context.reference and context.reference.grain == "quarter":
        return compared(hit, years_apart(context.told, -1))
    return compared(hit, told_from(context, "Y", -1, "a year before"))


def this_quarter(hit: Hit, context: Context) -> list[Found]:
    """Read "the quarter", "the latest period": the quarter named before, else the last that has ended."""
    if hit.after() == "f" and hit.find("Q") is not None and hit.find("K") is None:
        return []
    back = hit.find("a") is not None
    if context.told and context.reference and context.reference.grain == "quarter":
        value = context.reference
        return compared(hit, years_apart(context.told, -1)) if back else [hit.found(value)]
    if hit.find("P") is not None and hit.find("K") is None:
        return []
    value = told_from(context, "Q", -5 if back else -1, "the last quarter that has ended")
    return [hit.found(value)]
