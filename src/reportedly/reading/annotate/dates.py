"""Dates that name themselves: days, months, years, decades, quarters, weekdays, times of day."""

import datetime as dt

from reportedly.codebook.units import unit_words
from reportedly.reading.annotate import calendar
from reportedly.reading.annotate.timing import Context, Found, Hit, ahead, counts, counts_people, leaning
from reportedly.record import Interval

CENTURY_TURN = 50  # two-digit years from 50 on are 19xx, below 20xx
MONTHS = 12
DAY_HOURS, HOUR_MINUTES = 24, 60
ABOUT = "~"  # the class of what may stand between "at" and an hour
OLDEST = 1500  # the first year that is taken for one of the common era
WEEKS = 5  # that a month can touch, counted from its first day


def numeric(hit: Hit, _: Context) -> list[Found]:
    """Read "2031-05-14", "05/14/2031", "14.05.2031": the year names itself, a number above 12 is the day."""
    numbers = [int(value) for value in hit.pieces.at("dey", hit.first, hit.past)]
    if hit.classes[0] == "y":
        year, month, day = numbers
    else:
        month, day, year = numbers
        if month > MONTHS or "." in hit.classes:
            month, day = day, month
    if full_year(year) < OLDEST:
        return []  # of another calendar
    iso = calendar.iso_day(full_year(year), month, day)
    return [hit.found(calendar.day(dt.date.fromisoformat(iso), "a full date"))] if iso else []


def full_year(year: int) -> int:
    """Read a two-digit year in the hundred years around 2000."""
    if year >= 100:  # noqa: PLR2004 - has its century
        return year
    return year + (1900 if year >= CENTURY_TURN else 2000)


def month_first(hit: Hit, context: Context) -> list[Found]:
    """Read "April 21", "April 21 and 22", "April 21-24, 2031", "April 28 to May 3"."""
    days = [i for i in range(hit.first, hit.past) if hit.pieces.classes[i] in "do"]
    between = "B" in (hit.before(), hit.classes[0])
    while days and not between and counts(context, days[-1]) and hit.pieces.classes[days[-1]] == "d":
        days.pop()
    if not days:
        at = hit.find("M")
        return [] if at is None else month_only(Hit(at, at + 1, hit.pieces), context)
    months = [max(m for m in range(hit.first, i) if hit.pieces.classes[m] == "M") for i in days]
    return listed(hit, context, days, months)


def day_first(hit: Hit, context: Context) -> list[Found]:
    """Read "21 April", "3, 5 and 7 May", "from 3 to 5 May 2031", "4 FEB 90"."""
    days = [i for i in range(hit.first, hit.past) if hit.pieces.classes[i] in "do"]
    months: list[int] = []
    for i in days:
        after = [m for m in range(i, hit.past) if hit.pieces.classes[m] == "M"]
        if after:
            months.append(min(after))
    return listed(hit, context, days[: len(months)], months)


def listed(hit: Hit, context: Context, days: list[int], months: list[int]) -> list[Found]:
    """Resolve days of months: one by one where they are coordinated, as one interval where they make a range."""
    written = hit.value("ye")
    year = full_year(int(written)) if written is not None else told_year(hit, context)
    pairs = [(int(hit.pieces.values[m]), int(hit.pieces.values[d])) for m, d in zip(months, days, strict=True)]
    if year is None and hit.find("W") is not None and len(pairs) == 1:
        dates = [by_weekday(hit, context, *pairs[0]) or resolve_day(context, None, *pairs[0], piece=hit.first)]
    else:
        dates = [resolve_day(context, year, *pair, piece=hit.first) for pair in pairs]
    if any(date is None for date in dates):
        return []
    known = [date for date in dates if date is not None]
    basis = "a full date" if written else f"its year told from {context.anchor}" if year else nearest(context)
    if len(known) > 1 and is_range(hit, days):
        first, last = known[0], known[-1]
        if first > last:
            first = calendar.add_months(first, -12)
        value = Interval(start=first.isoformat(), end=last.isoformat(), grain="day", basis=f"{basis}; a range")
        return [hit.found(value)]
    return [hit.part(*edges(hit, days, months, n), calendar.day(date, basis)) for n, date in enumerate(known)]


def told_year(hit: Hit, context: Context) -> int | None:
    """Return the year of "24 May last year", told from the anchor; None where no year or another unit is told."""
    at = hit.find("u")
    if at is None or context.anchor is None or not hit.pieces.words[at].startswith("year"):
        return None
    shift = hit.pieces.values[at - 1]
    return context.anchor.year + int(shift) if hit.pieces.classes[at - 1] in "LXT" else None


def edges(hit: Hit, days: list[int], months: list[int], n: int) -> tuple[int, int]:
    """Return the pieces of the n-th day: with its month where that stands beside it, with the year at the last."""
    first, last = days[n], days[n]
    if months[n] < days[n] and (n == 0 or months[n] != months[n - 1]):
        first = months[n]
    if months[n] > days[n] and (n + 1 == len(days) or months[n] != months[n + 1]):
        last = months[n]
    if n == 0:
        first = hit.first
    return first, (last_word(hit) if n + 1 == len(days) and hit.find("yeu") is not None else last)


def last_word(hit: Hit) -> int:
    """Return the last piece that is not a full stop or comma."""
    at = hit.last
    while hit.pieces.classes[at] in ".,":
        at -= 1
    return at


def is_range(hit: Hit, days: list[int]) -> bool:
    """Say whether days are the two ends of a range: "21-24", "3 to 5", "between 3 and 5"."""
    between = hit.pieces.classes[days[0] + 1 : days[1]]
    return "-" in between or "2" in between or ("&" in between and "B" in (hit.before(), hit.classes[:1]))


def resolve_day(context: Context, year: int | None, month: int, day: int, *, piece: int) -> dt.date | None:
    """Return the day; without a year the nearest one on the side of the anchor that the verb points to."""
    if year is not None:
        iso = calendar.iso_day(year, month, day)
        return dt.date.fromisoformat(iso) if iso else None
    if context.anchor is None:
        return None
    before, after = (find(context.anchor, month, day) for find in (calendar.yearless_before, calendar.yearless_after))
    if ahead(context, piece):
        return after
    nearer = before and after and after - context.anchor < context.anchor - before
    return after if nearer and leaning(context, piece) else before


def by_weekday(hit: Hit, context: Context, month: int, number: int) -> dt.date | None:
    """Return the day nearest to the anchor that falls on the weekday named with it ("Monday, Oct. 26")."""
    anchor = context.anchor
    if anchor is None:
        return None
    options = [calendar.iso_day(anchor.year + step, month, number) for step in (0, -1, 1, -2)]
    fits = [day for iso in options if iso and (day := dt.date.fromisoformat(iso)).weekday() == hit.whole("W")]
    return min(fits, key=lambda day: abs((day - anchor).days), default=None)


def nearest(context: Context) -> str:
    """Say why a yearless date got its year."""
    anchor = context.anchor.isoformat() if context.anchor else "?"
    return (
        f"no year in the text: the nearest to {anchor}, the day of publication"
        if context.exact
        else (f"no year in the text: the nearest to {anchor}, the earliest day of publication")
    )


def part_of_date(hit: Hit, context: Context) -> list[Found]:
    """Read "the week of March 6" (Monday to Sunday), "the night of May 3", "the morning of Friday, May 3"."""
    at = hit.find("WM") or hit.first
    day = month_first(Hit(at, hit.past, hit.pieces), context)
    start = day[0].value.start if len(day) == 1 else None
    if start is None or hit.value("up") in {"M", "Y", "E", "C"}:
        return []
    if hit.value("u") == "W":
        return [hit.found(calendar.week_of(dt.date.fromisoformat(start), "the week of a day"))]
    suffix = hit.value("p") or ("NI" if hit.value("u") == "N" else None)
    return [hit.found(day[0].value, f"{start}T{suffix}" if suffix else None)]


def part_of_month(hit: Hit, context: Context) -> list[Found]:
    """Read "the last week of March", "the first week of May 2031": the week, Monday to Sunday, that holds its day."""
    at = hit.find("M") or hit.first
    tail = Hit(at if hit.before() == "" or hit.pieces.classes[at - 1] not in "LXT" else at - 1, hit.past, hit.pieces)
    whole = month_year(tail, context) if hit.find("y") is not None else month_only(tail, context)
    start = whole[0].value.start if whole else None
    number = None if hit.find("o") is None else hit.whole("o")
    if start is None or hit.value("u") != "W" or (number or 1) > WEEKS:
        return []
    first = calendar.first_day(start)
    day = calendar.last_day(start) if number is None else calendar.add_days(first, 7 * (number - 1))
    return [hit.found(calendar.week_of(day, "a week of a month"))]


def month_year(hit: Hit, _: Context) -> list[Found]:
    """Read "February 2024", "early May 2031"."""
    month, year = hit.whole("M"), hit.whole("y")
    if month is None or year is None:
        return []
    return [hit.found(calendar.month(year, month, part_of(hit, "a full month")))]


def part_of(hit: Hit, basis: str) -> str:
    """Add to a basis which part of the stretch is meant."""
    part = {"START": "its beginning", "END": "its end", "MID": "its middle"}.get(str(hit.value("Eb")))
    return f"{basis}; {part}" if part else basis


def month_only(hit: Hit, context: Context) -> list[Found]:
    """Read "in May", "last November", "late May": the nearest such month on the side the words point to."""
    month, anchor = hit.whole("M"), context.anchor
    if month is None or anchor is None:
        return []
    forward = hit.find("X") is not None or (hit.find("LT") is None and month_ahead(hit, context, month, anchor))
    if hit.find("T") is not None:
        return [hit.found(calendar.month(anchor.year, month, "this year's"))]
    year = anchor.year + (month < anchor.month) if forward else anchor.year - (month > anchor.month)
    if hit.find("L") is not None and month == anchor.month:
        year -= 1
    return [hit.found(calendar.month(year, month, part_of(hit, nearest(context))))]


def month_ahead(hit: Hit, context: Context, month: int, anchor: dt.date) -> bool:
    """Say whether a bare month lies ahead: by its clause, or as the nearer side of one that is not plainly past."""
    if ahead(context, hit.first):
        return True
    return (month - anchor.month) % 12 < (anchor.month - month) % 12 and leaning(context, hit.first)


def month_of_relative_year(hit: Hit, context: Context) -> list[Found]:
    """Read "May this year", "May of last year"."""
    month, shift = hit.whole("M"), hit.whole("LXT")
    if month is None or shift is None or context.anchor is None:
        return []
    return [hit.found(calendar.month(context.anchor.year + shift, month, nearest(context)))]


def year(hit: Hit, context: Context) -> list[Found]:
    """Read a year that stands alone; a count ("2000 troops") or an amount ("$1999") is none."""
    at, value = hit.find("y"), hit.whole("y")
    if at is None or value is None or not OLDEST < value < 2150 or hit.before() in {"$", "#", "/", "-", "'", "."}:  # noqa: PLR2004
        return []
    if hit.after() in {"%", "/", "C", "u"} or is_decimal(hit) or no_year(hit, context, at):
        return []
    return [hit.found(calendar.stretch(f"{value:04d}", "year", part_of(hit, "a year")))]


def is_decimal(hit: Hit) -> bool:
    """Say whether digits follow a full stop right after the hit ("1678.5")."""
    starts, ends, at = hit.pieces.starts, hit.pieces.ends, hit.past
    close = hit.after() == "." and at + 1 < len(starts) and ends[hit.last] == starts[at] == starts[at + 1] - 1
    return close and hit.pieces.words[at + 1][0].isdigit()


def no_year(hit: Hit, context: Context, at: int) -> bool:
    """Say whether a number that could be a year counts, is an hour, or is part of a name ("Room 1999")."""
    before = hit.pieces.words[hit.first - 1] if hit.first else ""
    if before in unit_words().names or is_hour(hit, at):
        return True
    return counts(context, at) and (hit.before() not in {"i", "S", "f", "t", "z"} or counts_people(context, at))


def is_hour(hit: Hit, at: int) -> bool:
    """Say whether four digits behind "at" are an hour without a colon: "at 2130", "at about 0630"."""
    before = hit.pieces.words[max(0, at - 2) : at]
    hours, minutes = divmod(int(hit.pieces.words[at]), 100) if hit.pieces.words[at].isdigit() else (DAY_HOURS, 0)
    behind_at = before[-1:] == ["at"] or (before[:1] == ["at"] and hit.pieces.classes[at - 1] == ABOUT)
    return behind_at and hours < DAY_HOURS and minutes < HOUR_MINUTES


def decade(hit: Hit, _: Context) -> list[Found]:
    """Read "the 1980s", "the late '90s", "the early nineties"."""
    value = next((v for letters in ("ye", "D", "d") if (v := hit.value(letters)) is not None), None)
    if not isinstance(value, int) or value % 10:
        return []
    return [hit.found(calendar.decade_of(full_year(value), part_of(hit, "a decade")))]


def century(hit: Hit, _: Context) -> list[Found]:
    """Read "the 20th century"."""
    value = hit.whole("o")
    if value is None or hit.value("u") != "C":
        return []
    start = (value - 1) * 100
    interval = Interval(start=f"{start:04d}", end=f"{start + 99:04d}", grain="unknown", basis="a century")
    return [hit.found(interval, f"{start // 100:02d}XX")]


def season(hit: Hit, context: Context) -> list[Found]:
    """Read "last summer", "the spring of 2031", "over the winter" by northern seasons, in the anchor's year."""
    if hit.classes == "ts" and hit.before() not in {"i", "2", "~"}:
        return []
    suffix, named, anchor = str(hit.value("s")), hit.whole("y"), context.anchor
    if named is None and anchor is None:
        return []
    months = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}[suffix]
    base = named if named is not None else anchor.year if anchor else 0
    if named is None and anchor is not None and hit.find("L") is not None and months[0] + 2 >= anchor.month:
        base -= 1
    if named is None and anchor is not None and hit.find("X") is not None and months[0] <= anchor.month:
        base += 1
    base = calendar.held(base)
    end = calendar.held(base + (suffix == "WI"))
    value = Interval(
        start=f"{base:04d}-{months[0]:02d}", end=f"{end:04d}-{months[1]:02d}", grain="unknown", basis="a season"
    )
    return [hit.found(value, f"{base:04d}-{suffix}")]


def clock(hit: Hit, context: Context) -> list[Found]:
    """Read "10:35 a.m.", "3 p.m.", "0735 GMT", "midday" as a minute of the day of speaking."""
    if hit.find("p") is not None:
        noon = str(hit.value("p"))
        if ":" in noon:
            return on_day(hit, context, f"T{noon}") if len(hit.classes) > 1 or hit.before() in {"i", "U"} else []
        return weekday(hit, context) if hit.find("W") is not None else []
    numbers = [int(value) for value in hit.pieces.at("dney", hit.first, hit.past)]
    half = str(hit.value("A") or "")
    hour, minute = (numbers[0], numbers[1]) if len(numbers) > 1 else (numbers[0], 0)
    if len(numbers) == 1 and hit.classes[0] in "yn":
        hour, minute = divmod(numbers[0], 100)
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    if hour > 24 or minute > 59:  # noqa: PLR2004 - hours of a day, minutes of an hour
        return []
    zone = "Z" if word_at(hit, "Z") in {"gmt", "utc"} else ""
    return on_day(hit, context, f"T{hour:02d}:{minute:02d}{zone}")


def on_day(hit: Hit, context: Context, time: str) -> list[Found]:
    """Put a time of day on the weekday beside it, or on the day of publication where that is known."""
    beside = weekday(hit, context) if hit.find("W") is not None else []
    day = beside[0].value.start if beside else context.anchor.isoformat() if context.exact and context.anchor else None
    if day is None:
        return [hit.found(Interval(grain="minute", basis=f"a time of day, {time[1:]}"), time)]
    basis = beside[0].value.basis if beside else "a time of day, on the day of publication"
    return [hit.found(calendar.stretch(day + time, "minute", basis), day + time)]


def weekday(hit: Hit, context: Context) -> list[Found]:
    """Read "Monday", "last Friday", "next Tuesday", "Friday night".

    A past weekday is the last one up to the day of publication. Where that day is known only from below, it is the
    first one from there on, and the one before is kept as an alternative.
    """
    number = hit.whole("W")
    if number is None:
        return []
    suffix = hit.value("p") or ("NI" if hit.value("u") == "N" else "MO" if hit.find("E") is not None else None)
    word = word_at(hit, "W")
    if context.anchor is None:
        return [
            hit.found(
                Interval(grain="day", basis=f"{word}: the day of publication is not known"), f"XXXX-WXX-{number + 1}"
            )
        ]
    date, others = weekday_near(hit, context, number, anchor_of(word_at(hit, "LX"), context) or context.anchor)
    basis = (
        f"{word} nearest to {context.anchor.isoformat()}, the {'' if context.exact else 'earliest '}day of publication"
    )
    timex = f"{date.isoformat()}T{suffix}" if suffix and ":" not in str(suffix) else None
    alternatives = tuple(calendar.day(other, "the one before") for other in others)
    return [hit.found(calendar.day(date, basis), timex, alternatives=alternatives)]


def word_at(hit: Hit, letters: str) -> str:
    """Return the first word of one of the classes, or ""."""
    at = hit.find(letters)
    return "" if at is None else hit.pieces.words[at]


def anchor_of(word: str, context: Context) -> dt.date | None:
    """Return the day that "the previous Friday" or "the following Monday" is told from: the one named before."""
    named = context.reference is not None and context.reference.grain == "day"
    return context.told if named and word in {"previous", "preceding", "following"} else None


def weekday_near(hit: Hit, context: Context, number: int, anchor: dt.date) -> tuple[dt.date, list[dt.date]]:
    """Return the weekday meant and what else it could be."""
    if hit.find("X") is not None:
        return calendar.weekday_after(calendar.add_days(anchor, 1), number), []
    if hit.find("L") is not None:
        return calendar.weekday_before(calendar.add_days(anchor, -1), number), []
    if ahead(context, hit.first):
        return calendar.weekday_after(anchor, number), []
    before = calendar.weekday_before(anchor, number)
    if context.exact or context.published.end is not None or before == anchor:
        return before, []
    return calendar.weekday_after(anchor, number), [before]


def feast(hit: Hit, context: Context) -> list[Found]:
    """Read a feast by the civil calendar ("Christmas"), the nearest one back; the others are left alone."""
    named = str(hit.value("h") or "")
    if not named or context.anchor is None:
        return []
    years = (calendar.held(context.anchor.year - back) for back in (0, 1))
    days = [day for year in years if (day := feast_day(named, year)) <= context.anchor]
    return [hit.found(calendar.day(days[0], "a feast"))] if days else []


def feast_day(named: str, year: int) -> dt.date:
    """Return the day of "MM-DD", or of "MM-DD+W": the first such weekday (Monday is 0) from there on."""
    fixed, _, weekday = named.partition("+")
    day = dt.date.fromisoformat(f"{year:04d}-{fixed}")
    return calendar.weekday_after(day, int(weekday)) if weekday else day
