"""News kept apart from background: paragraphs that come back, week after week, whatever the news is.

A passage is background when documents of three different weeks hold it: then it proves a common house or agency, and
nothing about where the news came from. More documents can only make a passage background, never news again, so that
the order in which documents come does not matter. So is what a document shares with one of weeks before, unless it is
half of the text: news is new. And so is a form that is filled in with other figures every day. Where dates are
missing none of this is known, but for the form.
"""

from datetime import date

import numpy as np

from reportedly.record import Interval
from reportedly.weighing.copies.fingerprints import Numbers
from reportedly.weighing.copies.words import Flags, Words

WEEK = 7
WEEKS = 3
UNKNOWN, NEVER = -1, 1 << 40  # days that are none: where no date is known, and after all others
DAY = 10  # letters of an ISO date
FIGURES = 4  # as many figures a text must have before they say anything
SAME_FIGURES = 0.5


def day_of(published: Interval) -> int | None:
    """Return the day of publication as a number, None where no single day is known."""
    start, end = published.start or "", published.end or ""
    if len(start) < DAY or start[:DAY] != end[:DAY]:
        return None
    return date.fromisoformat(start[:DAY]).toordinal()


def comes_back(days: Numbers, of: Numbers, count: int) -> Flags:
    """Say of each of `count` things whether some of its days lie in three weeks, each seven days after the one before.

    Args:
        days: days as numbers, `UNKNOWN` where none is known.
        of: which thing each day is of.
        count: how many things there are.
    """
    known = days != UNKNOWN
    days, of = days[known], of[known]
    last = np.full(count, -WEEK, np.int64)
    for _ in range(WEEKS):
        later = days >= last[of] + WEEK
        last = np.full(count, NEVER, np.int64)
        np.minimum.at(last, of[later], days[later])
    found: Flags = last != NEVER
    return found


def is_far(one: Interval, other: Interval) -> bool:
    """Say whether two documents were surely published more than a week apart."""
    days = sorted(found for found in (day_of(one), day_of(other)) if found is not None)
    return len(days) > 1 and days[1] - days[0] > WEEK


def is_form(one: Words, other: Words) -> bool:
    """Say whether two texts give other figures: of those of the text with fewer, not half stand in the other."""
    here, there = one.figures, other.figures
    fewer = min(len(here), len(there))
    return fewer >= FIGURES and len(np.intersect1d(here, there, assume_unique=True)) < SAME_FIGURES * fewer
