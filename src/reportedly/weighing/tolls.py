"""Counts of what befell people, as intervals that can be compared: "dozens" is 24 and more, "at least 9" is open.

Only counts of one measure, of one group and of one kind can be compared; a part says nothing of the whole, unless it
is the greater, and "three more" nothing of the total. A later count that is higher is an update, for tolls run on; all
others that cannot both hold are in conflict.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportedly.record import Quantity, Reading, Span, Statement
from reportedly.weighing.days import Days, days

Standing = Literal["agree", "update", "conflict"]
BODIES = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains)\b", re.IGNORECASE)
BODIES_OF = re.compile(r"\b(?:bodies|corpses|remains) of\b", re.IGNORECASE)
HOUSE = r"\b(?:hospital|morgue|mortuary|clinic|infirmary)s?\b"  # who counts there counts those who came there
TOOK_IN = re.compile(
    rf"{HOUSE}[^.;]{{0,40}}\b(?:received|took in|taken in|treated|registered|admitted)\s+$", re.IGNORECASE
)
BROUGHT = re.compile(
    rf"^[^.;,]{{0,40}}\b(?:brought|taken|carried|admitted|arrived|counted|received)\b[^.;,]{{0,24}}{HOUSE}",
    re.IGNORECASE,
)
NEAR = 90
BEFORE = 16  # code points in which "the bodies of" stands
UNSAID = frozenset({"conditional", "uncommitted", "denied"})
SINCE = re.compile(r"\bsince\b(?!\s+(?:then|been)\b)|\b(?:weeks|months|years|decades) of\b", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?]\s|\n")
ENDED = re.compile(r"[.!?;,]\s|\n")
DEED_DAYS = 7  # what is counted over more days than these befell people in more than one deed


@dataclass(frozen=True, slots=True)
class Toll:
    """One count in one statement: its interval, its measure and group, and up to when it counts."""

    quantity: str
    document: str
    statement: str
    span: Span
    measure: str
    group: str | None
    low: float
    high: float
    runs_on: bool
    known: Days
    line: int = 0  # where its sentence begins

    def may_equal(self, other: "Toll") -> bool:
        """Say whether one number can make both true."""
        return self.low <= other.high and other.low <= self.high


def toll(quantity: Quantity, statement: Statement, reading: Reading) -> Toll | None:
    """Return a quantity as a toll of one deed; None when it measures nothing, is a part, an addition or a possibility.

    What "brings the number of dead since 2029 to 812" is no toll of the deed that it is told with.
    """
    if not quantity.measure or quantity.scope in {"increment", "part"} or statement.certainty in UNSAID:
        return None
    if quantity.scope == "cumulative" and _is_of_long(quantity, reading):
        return None
    held = bounds(quantity)
    if statement.polarity == "-" or held is None:
        return None
    high = math.inf if _are_bodies(quantity, reading) else held[1]
    return Toll(
        quantity=quantity.id,
        document=reading.document.id,
        statement=statement.id,
        span=quantity.span,
        measure=quantity.measure,
        group=quantity.group,
        low=held[0],
        high=high,
        runs_on=quantity.scope == "cumulative",
        known=_known(quantity, statement, reading),
        line=max((m.end() for m in SENTENCE.finditer(reading.document.text, 0, quantity.span.start)), default=0),
    )


def bounds(quantity: Quantity) -> tuple[float, float] | None:
    """Return between which numbers a count lies, both included; None where nothing bounds it."""
    if quantity.exact is not None:
        return quantity.exact, quantity.exact
    if quantity.low is None and quantity.high is None:
        return None
    return quantity.low or 0.0, math.inf if quantity.high is None else quantity.high


def _is_of_long(quantity: Quantity, reading: Reading) -> bool:
    """Say whether a count runs over longer than a deed lasts: "since the war began", "this year", "in a month"."""
    text, at = reading.document.text, quantity.span
    start = max((m.end() for m in ENDED.finditer(text, 0, at.start)), default=0)
    ending = ENDED.search(text, at.end)
    end = ending.start() if ending else len(text)
    near = [days(t.value) for t in reading.times if start <= t.span.start and t.span.end <= end]
    spans = [(when.last - when.first).days for when in near if when.first and when.last]
    if any(length > DEED_DAYS for length in spans):
        return True
    since = SINCE.search(text, start, end)
    return since is not None and not any(when.is_close for when in near)


def _are_bodies(quantity: Quantity, reading: Reading) -> bool:
    """Say whether bodies are counted: as many are dead, but there may be others elsewhere."""
    start = max(0, quantity.span.start - BEFORE)
    before = reading.document.text[start : quantity.span.start]
    return (
        BODIES.search(quantity.span.quote) is not None
        or BODIES_OF.search(before) is not None
        or _came(quantity, reading)
    )


def _came(quantity: Quantity, reading: Reading) -> bool:
    """Say whether those are counted who were brought to one house: "the morgue received eleven dead"."""
    text, span = reading.document.text, quantity.span
    before, after = text[max(0, span.start - NEAR) : span.start], text[span.end : span.end + NEAR]
    return TOOK_IN.search(before) is not None or BROUGHT.search(after) is not None


def _known(quantity: Quantity, statement: Statement, reading: Reading) -> Days:
    """Return when a count was known: as of when it counts, when it was said, or when it was published."""
    said = [quantity.as_of, *(link.said for link in reversed(statement.chain)), statement.said]
    told = next((found for found in map(days, said) if found.is_close), None)
    return told or days(reading.document.published)


def standing(one: Toll, other: Toll) -> Standing | None:
    """Return how two counts stand to one another, in either order; None when they cannot be compared.

    What one report adds up to besides what it counts of a deed is of more than the deed, and denies no count.
    """
    small, large = sorted((one, other), key=lambda held: held.low)
    if one.measure != other.measure or (one.group != other.group and not _exceeds(large, small)):
        return None
    if one.may_equal(other):
        return "agree"
    if small.known.is_before(large.known):
        return "update"
    if large.document == small.document and large.runs_on and (large.line == small.line or not small.runs_on):
        return None
    is_later = not large.known.is_before(small.known)
    return "update" if is_later and large.runs_on and large.document != small.document else "conflict"


def _exceeds(part: Toll, whole: Toll) -> bool:
    """Say whether more of one group are counted than of all: "31 villagers" cannot be of "18 people"."""
    return whole.group is None and part.group is not None and part.low > whole.high


def in_words(held: Toll) -> str:
    """Return a count as a reader would say it: "at least 14 killed (children)"."""
    if held.low == held.high:
        amount = f"{held.low:g}"
    elif math.isinf(held.high):
        amount = f"at least {held.low:g}"
    else:
        amount = f"{held.low:g} to {held.high:g}"
    return f"{amount} {held.measure}" + (f" ({held.group})" if held.group else "")


def of_event(quantities: Mapping[str, Quantity], ids: tuple[str, ...]) -> list[Quantity]:
    """Return the quantities of an event that its document holds."""
    return [quantities[i] for i in ids if i in quantities]
