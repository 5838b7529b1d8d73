"""Times told from the day of speaking or from another time: "yesterday", "two days ago", "the past year", "now"."""

import datetime as dt
from dataclasses import replace

from reportedly.reading.annotate import calendar
from reportedly.reading.annotate.durations import GRAINS, count_of, duration_timex, lasting
from reportedly.reading.annotate.timing import Context, Found, Hit, ahead, timex_of, verb_over
from reportedly.record import Interval

MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
PART, OF_A_DAY = frozenset({"early", "late"}), frozenset({"on", "in", "this", "at", "yesterday", "today"})
DAYS_IN = {"D": 1, "N": 1, "W": 7, "F": 14}


def shift(anchor: dt.date, unit: str, number: int) -> dt.date:
    """Return the day `number` units later (earlier when negative); hours and minutes stay on the day."""
    if unit in MONTHS_IN:
        return calendar.add_months(anchor, MONTHS_IN[unit] * number)
    return calendar.add_days(anchor, DAYS_IN.get(unit, 0) * number)


def whole_unit(date: dt.date, unit: str, basis: str) -> Interval:
    """Return the day, week, month, quarter, year or decade that holds a day."""
    if unit in {"W", "F"}:
        return calendar.week_of(date, basis)
    if unit == "M":
        return calendar.month_of(date, basis)
    if unit == "Q":
        return calendar.quarter_of(date.year, (date.month + 2) // 3, basis)
    if unit in {"Y", "C", "E"}:
        return calendar.year_of(date, basis)
    return calendar.day(date, basis)


def told_from(context: Context, unit: str, number: int, basis: str) -> Interval:
    """Return the unit `number` steps from publication; an open interval where publication is known only from below."""
    if context.anchor is None:
        return Interval(grain=GRAINS[unit], basis=f"{basis}: the day of publication is not known")
    value = whole_unit(shift(context.anchor, unit, number), unit, f"{basis}, told from {context.anchor.isoformat()}")
    if context.exact:
        return value
    end = context.published.end
    last = whole_unit(shift(calendar.last_day(end), unit, number), unit, "").end if end else None
    if value.end == last:
        return value
    return Interval(start=value.start, end=last, grain="open", basis=f"{basis}; the day of publication is not known")


def deictic(hit: Hit, context: Context) -> list[Found]:
    """Read "today", "yesterday morning", "tonight"."""
    word = hit.pieces.words[hit.find("r") or hit.first]
    days = hit.whole("r") or 0
    value = told_from(context, "D", days, word)
    return [hit.found(value, daypart_timex(value, hit, word))]


def daypart_timex(value: Interval, hit: Hit, word: str) -> str | None:
    """Return the TIMEX3 value of a part of a day, or None for a whole one."""
    suffix = hit.value("p") or ("NI" if word in {"tonight", "overnight", "night"} else None)
    if suffix is None or value.grain != "day" or value.start is None:
        return None
    return f"{value.start}T{suffix}"


def daypart(hit: Hit, context: Context) -> list[Found]:
    """Read "this morning", "last night"."""
    value = told_from(context, "D", hit.whole("LXT") or 0, " ".join(hit.pieces.words[hit.first : hit.past]))
    return [hit.found(value, daypart_timex(value, hit, "night"))]


def ago(hit: Hit, context: Context) -> list[Found]:
    """Read "two days ago", "a year ago", "weeks ago", told from publication."""
    unit, number = str(hit.value("uQ")), count_of(hit)
    if number is None:
        end = context.published.end or None
        return [hit.found(Interval(end=end, grain="open", basis="some time before publication"), "PAST_REF")]
    if unit[0] == "T":
        return [hit.found(told_from(context, "D", 0, "within a day of publication"), duration_timex(unit, number))]
    if unit == "Y" and context.reference and context.reference.grain == "quarter" and context.told:
        return compared(hit, years_apart(context.told, -number))
    return compared(hit, told_from(context, unit, -number, "so long before publication"))


def compared(hit: Hit, value: Interval) -> list[Found]:
    """Return a find that no other time is told from."""
    return [replace(hit.found(value), telling=False)]


def years_apart(first: dt.date, years: int) -> Interval:
    """Return the same quarter some years away: what reports compare a quarter with."""
    return calendar.quarter_of(first.year + years, (first.month + 2) // 3, "the same quarter of another year")


def apart(hit: Hit, context: Context) -> list[Found]:
    """Read "two days later", "a year earlier": told from the day named last, else from publication."""
    unit, number = str(hit.value("uQ")), count_of(hit)
    if hit.pieces.words[hit.past - 1] in PART and _is_of_a_day(hit):
        return []  # "the second time in three days early on Tuesday"
    side = -1 if hit.value("E") == "START" else 1
    origin = (
        context.anchor if unit == "Y" and not (context.reference and context.reference.grain == "day") else context.told
    )
    origin = origin or context.anchor
    if number is None or unit[0] == "T" or origin is None:
        return [hit.found(Interval(grain="unknown", basis="told from another time"), duration_timex(unit, number))]
    if unit == "Y" and context.reference and context.reference.grain == "quarter" and context.told:
        return compared(hit, years_apart(context.told, side * number))
    return compared(hit, whole_unit(shift(origin, unit, side * number), unit, f"told from {origin.isoformat()}"))


def _is_of_a_day(hit: Hit) -> bool:
    """Say whether a day follows, of which "early" is a part."""
    words, classes = hit.pieces.words[hit.past : hit.past + 1], hit.pieces.classes[hit.past : hit.past + 1]
    return bool(words) and (words[0] in OF_A_DAY or classes[0] == "W")


def by_itself(hit: Hit, context: Context) -> list[Found]:
    """Read "in the past", "the near future", "current", "the current year"."""
    if hit.find("L") is not None:
        here = hit.pieces.words[hit.last] == "past" and hit.pieces.words[hit.first - 1 : hit.first] == ["in"]
        return at_publication(hit, context, "PAST_REF") if here else []
    if hit.find("G") is not None and hit.find("t") is not None:
        return at_publication(hit, context, "FUTURE_REF")
    if hit.pieces.words[hit.last] == "current":
        return at_publication(hit, context, "PRESENT_REF")
    return []


def around_now(hit: Hit, context: Context) -> list[Found]:
    """Read "last week", "this month", "next year", "the past two months", "in the next 24 hours"."""
    unit, side = str(hit.value("uQ")), hit.whole("LXT") or 0
    words = " ".join(hit.pieces.words[hit.first : hit.past])
    counted = hit.find("dnyecaqC") is not None
    plural = words.endswith("s")
    if hit.find("LXTK") is None and (plural or not (hit.find("j") is not None or stands_alone(hit))):
        return []
    if counted or plural or (hit.find("t") is not None and "past" in words):
        return stretch_from(hit, context, unit, side, count_of(hit) if counted else None if plural else 1)
    if hit.find("t") is not None and side and context.told is not None and "last" not in words:
        return [hit.found(whole_unit(shift(context.told, unit, side), unit, "told from the time named before"))]
    if hit.pieces.words[hit.past : hit.past + 1] in (["ended"], ["ending"]):
        return lasting(hit, unit, 1)
    value = told_from(context, unit, side, words)
    if unit == "N":
        return [hit.found(value, daypart_timex(value, hit, "night"))]
    meant = either_week(value, context) if unit == "W" and side < 0 else value
    return [hit.found(cut_at_now(hit, context, meant), timex_of(value))]


def either_week(value: Interval, context: Context) -> Interval:
    """Widen "last week" to the weeks that it may mean: those that begin on Mondays and those that begin on Sundays.

    Told on a Monday it may hold the Sunday before last; told on a Sunday, the days right before.
    """
    if not context.exact or context.anchor is None or value.start is None or value.end is None:
        return value
    monday, sunday = calendar.first_day(value.start), calendar.first_day(value.end)
    over = context.anchor > calendar.add_days(sunday, DAYS_IN["W"] - 1)
    start, end = calendar.add_days(monday, -1), calendar.add_days(sunday, DAYS_IN["W"] - 1) if over else sunday
    basis = f"{value.basis}; weeks from Sunday or from Monday"
    return Interval(start=start.isoformat(), end=end.isoformat(), grain=value.grain, basis=basis)


def stands_alone(hit: Hit) -> bool:
    """Say whether "the week", "the month" or "the year" means the one that goes on: "for the week", "in the year"."""
    before = hit.pieces.words[hit.first - 1] if hit.first else ""
    unit = hit.value("u")
    return (
        unit in {"W", "M", "Y"}
        and before in {"for", "in", "during", "throughout"}
        and hit.after() in {"_", ",", ".", "J"}
    )


def cut_at_now(hit: Hit, context: Context, value: Interval) -> Interval:
    """Bound "earlier this month" by the day of publication."""
    if hit.value("E") != "START" or not context.exact or context.anchor is None:
        return value
    return Interval(start=value.start, end=context.anchor.isoformat(), grain=value.grain, basis=value.basis)


def stretch_from(hit: Hit, context: Context, unit: str, side: int, number: int | None) -> list[Found]:
    """Return the time from `number` units before publication to publication, or from there on."""
    timex, anchor = duration_timex(unit, number), context.anchor
    if number is None and hit.find("X") is not None and hit.find("q") is None:
        timex = "FUTURE_REF"
    basis = "counted back from publication" if side < 0 else "counted on from publication"
    start, end = (None, context.published.end) if side < 0 else (context.published.start, None)
    if anchor is not None and number is not None and (context.exact or (side < 0 and context.published.start)):
        days = unit[0] == "T"
        far = calendar.add_days(anchor, side * (1 + number // 24)) if days else shift(anchor, unit, side * number)
        start, end = (far.isoformat(), end) if side < 0 else (start, far.isoformat())
    return [hit.found(Interval(start=start, end=end, grain="open", basis=basis), timex)]


def pointing(hit: Hit, context: Context) -> list[Found]:
    """Read "that day", "the same year", "the next morning", "the following week": told from the time named last."""
    unit, side = str(hit.value("uQ") or "D"), hit.whole("LX") or 0
    if hit.find("p") is None and hit.pieces.words[hit.last].endswith("s"):
        return around_now(hit, context)
    if context.told is None or unit[0] == "T":
        return []
    if hit.find("p") is not None or unit == "N":
        day = calendar.day(calendar.add_days(context.told, side), "told from the day named before")
        return [hit.found(day, daypart_timex(day, hit, "night"))]
    return [hit.found(whole_unit(shift(context.told, unit, side), unit, "told from the time named before"))]


def loose(hit: Hit, context: Context) -> list[Found]:
    """Read "now", "recently", "recent months", "soon": around, before or after publication."""
    if hit.pieces.words[hit.first] == "soon" and told_soon(hit, context):
        return []
    found = at_publication(hit, context, str(hit.value("N")))
    unit = hit.value("uQ")
    return [replace(found[0], timex=duration_timex(str(unit), None))] if unit else found


def told_soon(hit: Hit, context: Context) -> bool:
    """Say whether "soon" belongs to a story that is told ("he was soon released"), not to what lies ahead."""
    if hit.after() == "E" or hit.pieces.words[hit.past : hit.past + 1] in (["as"], ["after"]):
        return True
    verb = verb_over(context, hit.first)
    return verb is not None and context.sentence.tags[verb] in {"VBD", "VBN"} and not ahead(context, hit.first)


def at_publication(hit: Hit, context: Context, timex: str) -> list[Found]:
    """Return the time at, before or after publication."""
    published = context.published
    start, end = {
        "PRESENT_REF": (published.start, published.end),
        "PAST_REF": (None, published.end),
        "FUTURE_REF": (published.start, None),
    }[timex]
    basis = {"PRESENT_REF": "at", "PAST_REF": "before", "FUTURE_REF": "after"}[timex] + " publication"
    return [hit.found(Interval(start=start, end=end, grain="open", basis=basis), timex)]


def ending(hit: Hit, context: Context) -> list[Found]:
    """Read "the end of the month", "the beginning of the year"."""
    unit, side = str(hit.value("uQ")), hit.whole("LXT") or 0
    value = told_from(context, unit, side, "of publication")
    return [hit.found(value)]


def weekend(hit: Hit, context: Context) -> list[Found]:
    """Read "the weekend", "last weekend": the Saturday and Sunday before publication."""
    if context.anchor is None:
        return []
    saturday = calendar.weekday_before(context.anchor, 5)
    if hit.find("X") is not None:
        saturday = calendar.weekday_after(context.anchor, 5)
    end = calendar.add_days(saturday, 1)
    value = Interval(
        start=saturday.isoformat(), end=end.isoformat(), grain="day", basis="the weekend nearest to publication"
    )
    return [hit.found(value, f"{calendar.timex_week(saturday)}-WE")]


def within_unit(hit: Hit, context: Context) -> list[Found]:
    """Read "later in the day", "earlier in the year": the unit that goes on, or the day named before."""
    unit = str(hit.value("uQ"))
    if unit in {"D", "W"} and context.told is not None and context.reference and context.reference.grain == "day":
        return [hit.found(whole_unit(context.told, unit, "told from the day named before"))]
    return [] if unit[0] == "T" else [hit.found(told_from(context, unit, 0, "of publication"))]


def unit_end(hit: Hit, context: Context) -> list[Found]:
    """Read "year-end", "by year's end", "the month's end": the last day of the unit."""
    unit = str(hit.value("u"))
    if unit not in {"W", "M", "Y"} or hit.value("b") != "END" or context.anchor is None:
        return []
    value = told_from(context, unit, 0, "of publication")
    if value.end is None or not context.exact:
        return [hit.found(value)]
    return [hit.found(calendar.day(calendar.last_day(value.end), "the last day of the one that goes on"))]


def lying_ahead(hit: Hit, context: Context) -> list[Found]:
    """Read "in the weeks ahead": from publication on, left open."""
    found = at_publication(hit, context, "FUTURE_REF")
    return [replace(found[0], timex=duration_timex(str(hit.value("u")), None))]


def for_nth(hit: Hit, context: Context) -> list[Found]:
    """Read "for the third day", "for a second straight week": from the first of them to the one that goes on."""
    unit, number = str(hit.value("u")), hit.whole("o") or 0
    if number < 1 or unit not in {"D", "N", "W", "M", "Y"}:
        return []
    last = told_from(context, unit, 0, "the one that goes on")
    first = told_from(context, unit, 1 - number, "the first of them")
    basis = f"{hit.pieces.words[hit.find('o') or hit.first]} in a row, counted back from publication"
    if first.start is None or last.start is None:
        return lasting(hit, unit, number, basis=basis)
    value = Interval(start=first.start, end=last.end, grain=GRAINS[unit], basis=basis)
    return [hit.found(value, timex_of(last))]


def part_of_told_day(hit: Hit, context: Context) -> list[Found]:
    """Read "in the morning", "during the night": of the day named before, else of the day of publication."""
    if hit.before() != "i" or (hit.find("p") is not None and ":" in str(hit.value("p"))):
        return []
    named = context.reference if context.reference and context.reference.grain == "day" else None
    value = named or told_from(context, "D", 0, "the day of publication")
    return [hit.found(value, daypart_timex(value, hit, "night"))]
