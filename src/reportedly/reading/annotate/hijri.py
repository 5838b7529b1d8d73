"""Dates of the Islamic and the Persian calendar: "15 Ramadan 1445", "22 Bahman", "Eid al-Fitr", "1402/11/22".

Days are counted by arithmetic after Reingold and Dershowitz, "Calendrical Calculations": the tabular Islamic calendar
by its Thursday count, and the Persian one by its cycle of 33 years, which agrees with the sun from 1178 to 1502. A
month of the former begins where the new moon is seen, so its days keep the one before and the one after as
alternatives. A date without a year is the last one before publication, or the next where that is nearer and close.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from reportedly.codebook.calendars import CalendarWords, Named, calendar_words, fold
from reportedly.reading.annotate import calendar
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Interval, Span, Time, content_id

ISLAMIC_EPOCH = 227_014  # ordinal of 1 Muharram 1 by the Thursday count: 18 July 622 of the Gregorian calendar
PERSIAN_EPOCH = 226_894  # what the count of days below is short of the ordinal
YEARS = range(1178, 1503)
NAMES = {"H": "the Islamic calendar", "J": "the Persian calendar"}
LONGEST = {"H": 30, "J": 31}
MONTHS = 12
LENGTHS = {"H": 354.367, "J": 365.2422}  # days in a year
CLOSE = 60  # days
LONG_MONTHS = 6  # of the Persian year: 31 days each
NUMERIC = re.compile(r"\b(1[34]\d\d)([/-])(\d{1,2})\2(\d{1,2})\b")
ORDINAL = "(?:st|nd|rd|th)?"
ERA = r"(?: ?(?:A\.?H\.?|A\.?P\.?|S\.?H\.?)(?![a-z]))?"


def islamic(year: int, month: int, day: int) -> dt.date:
    """Return a day of the Islamic civil calendar; days past the month's end run on into the next."""
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + (6 * month - 1) // 11
    return dt.date.fromordinal(ISLAMIC_EPOCH - 1 + before + day)


def persian(year: int, month: int, day: int) -> dt.date:
    """Return a day of the Persian calendar; days past the month's end run on into the next."""
    before = 365 * (year - 1) + (8 * year + 21) // 33 + 30 * (month - 1) + min(month - 1, LONG_MONTHS)
    return dt.date.fromordinal(PERSIAN_EPOCH + before + day)


def day_of(kind: str, year: int, month: int, day: int) -> dt.date:
    """Return a day of one of the calendars."""
    return islamic(year, month, day) if kind == "H" else persian(year, month, day)


@cache
def dated() -> re.Pattern[str]:
    """Return the pattern of a month or feast with what may stand around it."""
    name = calendar_words().pattern
    return re.compile(
        rf"(?:\b(?P<before>\d{{1,2}}){ORDINAL}(?: of)?[ -])?\b(?P<name>{name})\b"
        rf"(?:[ ]+(?P<after>\d{{1,2}}){ORDINAL}\b)?(?:,? (?P<year>1[1-6]\d\d)\b{ERA})?",
        re.IGNORECASE,
    )


def other_calendars(parse: Parse, published: Interval) -> Iterator[Time]:
    """Yield the dates of other calendars, those in words first."""
    lexicon = calendar_words()
    for sentence in parse.sentences:
        if not lexicon.first.isdisjoint(sentence.lower):
            yield from in_sentence(parse, sentence, published, lexicon)
    for match in NUMERIC.finditer(parse.cased):
        if parse.sentence_at(match.start()) is not None:
            yield from in_digits(parse, match, published)


def in_sentence(parse: Parse, sentence: Sentence, published: Interval, lexicon: CalendarWords) -> Iterator[Time]:
    """Yield the named dates of a sentence."""
    for match in dated().finditer(parse.cased, sentence.start, sentence.end):
        kind, month, feast = lexicon.names[fold(match["name"])]
        number = feast or int(match["before"] or match["after"] or 0) or None
        year = int(match["year"]) if match["year"] else None
        plain = number is None and year is None
        if (plain and not alone(parse.cased, match, lexicon)) or (number or 1) > LONGEST[kind]:
            continue
        if not match["name"][0].isupper() and feast is None:
            continue
        start = match.start("name") if feast else match.start()
        yield from made(parse, Span.of(parse.text, start, match.end()), (kind, month, number), year, published)


def alone(text: str, match: re.Match[str], lexicon: CalendarWords) -> bool:
    """Say whether a month without day and year is a time: "during Ramadan", not "Ramadan Karim"."""
    before = re.findall(r"\w+", text[max(0, match.start() - 20) : match.start()])
    after = text[match.end() : match.end() + 2]
    named = after[:1] == " " and after[1:].isupper()
    return fold(match["name"]) in lexicon.alone and bool(before) and before[-1].lower() in lexicon.after and not named


def in_digits(parse: Parse, match: re.Match[str], published: Interval) -> Iterator[Time]:
    """Yield "1402/11/22": of the calendar that puts it nearer to publication; the other is kept as an alternative."""
    anchor, (year, month, number) = anchor_of(published), (int(match[1]), int(match[3]), int(match[4]))
    if not 1 <= month <= MONTHS or not 1 <= number <= LONGEST["J"]:
        return
    days = [(day_of(kind, year, month, number), NAMES[kind]) for kind in "JH"]
    if anchor is not None:
        days.sort(key=lambda pair: abs((pair[0] - anchor).days))
    first, *others = [calendar.day(day, f"{match[0]} of {name}") for day, name in days]
    yield time(parse, Span.of(parse.text, match.start(), match.end()), first, tuple(others))


def made(parse: Parse, span: Span, named: Named, year: int | None, published: Interval) -> Iterator[Time]:
    """Yield the time of a month or day of a calendar; without a year by the day of publication."""
    kind, month, number = named
    anchor = anchor_of(published)
    if year is None and anchor is None:
        return
    year = nearest(kind, month, number or 1, anchor) if year is None and anchor else year
    if year is None or year not in YEARS:
        return
    first = day_of(kind, year, month, number or 1)
    basis = f"{span.quote} of {NAMES[kind]}, year {year}"
    if number is None:
        last = calendar.add_days(day_of(kind, year + month // MONTHS, month % MONTHS + 1, 1), -1)
        yield time(parse, span, Interval(start=first.isoformat(), end=last.isoformat(), grain="month", basis=basis), ())
        return
    moon = (-1, 1) if kind == "H" else ()
    others = tuple(calendar.day(calendar.add_days(first, step), "by sight of the moon") for step in moon)
    yield time(parse, span, calendar.day(first, basis), others)


def nearest(kind: str, month: int, number: int, anchor: dt.date) -> int:
    """Return the year of the last such day up to the anchor, or of the next one where that is nearer and close."""
    guess = round((anchor.toordinal() - ISLAMIC_EPOCH) / LENGTHS[kind])
    away = {year: (day_of(kind, year, month, number) - anchor).days for year in range(guess - 2, guess + 4)}
    last = max((year for year in away if away[year] <= 0), default=guess)
    return last + 1 if away.get(last + 1, CLOSE) < min(CLOSE, -away[last]) else last


def anchor_of(published: Interval) -> dt.date | None:
    """Return the first known day of publication, or None."""
    bound = published.start or published.end
    return calendar.first_day(bound) if bound else None


def time(parse: Parse, span: Span, value: Interval, alternatives: tuple[Interval, ...]) -> Time:
    """Make the time of a span."""
    return Time(
        id=content_id("time", parse.document, span.start, span.end),
        document=parse.document,
        span=span,
        value=value,
        alternatives=alternatives,
        timex=value.start if value.grain == "day" else None,
    )
