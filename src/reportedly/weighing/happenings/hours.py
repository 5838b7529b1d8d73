"""At what hours of a day a deed was done, by the words beside the day: "late on Monday", "at dawn", "overnight".

A night has two days: what was done late on Monday and what was done before dawn on Tuesday may be one, and what was
done in the morning and what was done in the evening of one day are two.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.codebook.weighing import weighing_words
from reportedly.record import Reading, Span, Statement
from reportedly.weighing.days import Days, days

DAY = 24
SLACK = 2  # hours: nobody who tells of a dawn or an evening has looked at the clock
BEFORE, AFTER = 24, 20  # code points beside the word for a day in which a part of it is named


class Hours(NamedTuple):
    """From which hour to which, counted from the beginning of the calendar's first day."""

    first: int
    last: int

    def is_apart(self, other: "Hours") -> bool:
        """Say whether the two surely lie apart."""
        return self.first - other.last > SLACK or other.first - self.last > SLACK

    def meets(self, other: "Hours") -> bool:
        """Say whether an hour lies in both."""
        return self.first < other.last and other.first < self.last


def hours(when: Days, statement: Statement, reading: Reading) -> Hours | None:
    """Return the hours of a deed of one day that its statement names beside that day; None where it names none."""
    if when.first is None or when.first != when.last:
        return None
    start = when.first.toordinal() * DAY
    found = {Hours(start + first, start + last) for first, last in _parts(when, statement, reading)}
    return found.pop() if len(found) == 1 else None


def _parts(when: Days, statement: Statement, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the parts of a day that are named beside it, in hours of that day."""
    for part in statement.content:
        for time in reading.times:
            if part.start <= time.span.start and time.span.end <= part.end and days(time.value) == when:
                yield from _named(time.span, part, reading.document.text)


def _named(time: Span, part: Span, text: str) -> Iterator[tuple[int, int]]:
    """Yield the part of a day that stands in the words for a time or beside them, the nearest first."""
    start, end = max(part.start, time.start - BEFORE), min(part.end, time.end + AFTER)
    for form, first, last in weighing_words().hours:
        if any(_touches(match, time, text) for match in form.finditer(text, start, end)):
            yield first, last
            return


def _touches(match: re.Match[str], time: Span, text: str) -> bool:
    """Say whether words stand in a time, or beside it with nothing but small words between."""
    before, after = text[match.end() : time.start], text[time.end : match.start()]
    return not any(re.search(r"\w{7,}|[.,;:]", between) for between in (before, after))
