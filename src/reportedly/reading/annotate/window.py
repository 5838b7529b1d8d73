"""When a document was published: what it states, else bounds with their reasons; never a guess printed as a date."""

import datetime as dt
from collections.abc import Iterator

from reportedly.codebook.times import time_words
from reportedly.reading.annotate import calendar
from reportedly.reading.annotate.grammar import scan
from reportedly.reading.annotate.pieces import Pieces, cut
from reportedly.reading.annotate.times import may_hold_time
from reportedly.reading.annotate.timing import Context, Found, ahead
from reportedly.reading.tree import Parse
from reportedly.record import UNKNOWN_TIME, Document, Interval

STATING = frozenset({"dateline", "byline", "credit"})
NEAR = 120  # days: how far past a full date a yearless one is trusted to stand in the same run of months
REACH = 8  # pieces between a day and its month
NO_YEAR = "no year"
Evidence = tuple[dt.date, Interval, str, str]


def published(parse: Parse, document: Document) -> Interval:
    """Return when the document was published.

    A date that the document states is kept as it is. Else the interval is open: not before the latest full date of
    something that has happened in the text, not after the day it was fetched; `basis` gives the evidence.
    """
    if document.published.start or document.published.end:
        return document.published
    past = [one for one in evidence(parse, UNKNOWN_TIME) if not one[1].basis.startswith(NO_YEAR)]
    stated = [one for one in past if one[3] in STATING and one[1].grain == "day"]
    if stated:
        date, _, quote, kind = stated[0]
        return calendar.day(date, f"the {kind} says “{quote}”")
    return open_from(latest(parse, past), document)


def open_from(best: Evidence | None, document: Document) -> Interval:
    """Return the open interval from the best lower bound to the day of fetching."""
    end = document.retrieved[:10] if document.retrieved else None
    if best is None:
        return Interval(end=end, grain="open", basis="no date is stated, and the text names no full date of the past")
    _, value, quote, kind = best
    where = f"the {kind} has “{quote}”"
    reason = (
        f", {value.basis.partition(':')[0]}; anchored elsewhere in the text" if value.basis.startswith(NO_YEAR) else ""
    )
    basis = f"no date is stated; not before {value.end}: {where}{reason}"
    return Interval(start=value.end, end=end, grain="open", basis=basis)


def latest(parse: Parse, past: list[Evidence]) -> Evidence | None:
    """Return the latest past date; yearless days count once a month or day of a known year stands in the text."""
    best = max(past, key=lambda one: one[0], default=None)
    fine = [one for one in past if one[1].grain != "year"]
    if not fine:
        return best
    anchor = max(one[0] for one in fine)
    limit = Interval(end=calendar.add_days(anchor, NEAR).isoformat())
    yearless = [one for one in evidence(parse, limit) if one[1].basis.startswith(NO_YEAR) and one[1].grain == "day"]
    return max([*([best] if best else []), *yearless], key=lambda one: one[0])


def evidence(parse: Parse, anchor: Interval) -> Iterator[Evidence]:
    """Yield (day, interval, quote, block kind) of all dates that the text puts behind its writing."""
    lexicon = time_words()
    for sentence in parse.sentences:
        if not may_hold_time(sentence):
            continue
        pieces = cut(parse.text, sentence.start, sentence.end, lexicon)
        context = Context(anchor, lexicon, sentence, pieces)
        for found in scan(context):
            if behind(context, found):
                value = found.value
                first = pieces.starts[with_month(pieces, found.first)]
                quote = parse.text[first : pieces.ends[found.last]]
                yield calendar.first_day(value.end or ""), value, quote, parse.kind_of(sentence)


def with_month(pieces: Pieces, first: int) -> int:
    """Return the piece from which a date reads by itself: "April 21 and 22", not "22"."""
    at = first
    while pieces.classes[first] == "d" and at and first - at <= REACH and pieces.classes[at] != "M":
        at -= 1
    return at if pieces.classes[at] == "M" else first


def behind(context: Context, found: Found) -> bool:
    """Say whether a find is a date of its own, and of something that has happened."""
    value = found.value
    if not value.end or value.grain not in {"day", "month", "year"}:
        return False
    if not value.basis.startswith((NO_YEAR, "a full", "a year")):
        return False
    before = context.pieces.words[found.first - 1] if found.first else ""
    return before not in {"until", "till", "by", "before", "next"} and not ahead(context, found.first)
