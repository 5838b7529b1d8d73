"""The day that a clause tells by its own words: year, month and day of the month, as far as they are told."""

import re
from calendar import month_name

from reportedly.reading.codify.clauses import prepositions
from reportedly.reading.tree import Sentence

YEAR = re.compile(r"1\d{3}|20\d{2}")
DAY = 2  # figures of a day of the month
MONTHS = frozenset(name.lower() for name in month_name if name)
Day = tuple[str, str, str]


def day_told(s: Sentence, at: int) -> Day | None:
    """Return (year, month, day) of when a clause says that it was, each "" where it is not told; None if nothing is."""
    heads = [k for _, k in prepositions(s, at)] + s.kids_by(at, "npadvmod")
    words = [s.lower[k] for head in heads if s.pos[head] in {"PROPN", "NUM"} for k in s.subtree(head)]
    year = next((word for word in words if YEAR.fullmatch(word)), "")
    month = next((word for word in words if word in MONTHS), "")
    day = next((word for word in words if month and word.isdecimal() and len(word) <= DAY), "")
    return (year, month, day) if year or month else None


def are_apart(one: Day, other: Day) -> bool:
    """Say whether two days cannot be one: nothing that only one of them tells stands between them."""
    return any(x and y and x != y for x, y in zip(one, other, strict=True))
