"""When a document was published: what it states, else bounds with their reasons; never a guess printed as a date."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.codebook.times import TimeWords, time_words
from reportedly.reading.annotate import calendar
from reportedly.reading.annotate.grammar import scan
from reportedly.reading.annotate.pieces import Pieces, cut
from reportedly.reading.annotate.timing import Context, Found, ahead, token_of
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import UNKNOWN_TIME, Document, Interval

STATING = frozenset({"dateline", "byline", "credit"})
NEAR = 120  # days: how far past a full date a yearless one is trusted to stand in the same run of months
REACH = 8  # pieces between a day and its month
TOP = 4  # blocks at the top of a document that may state its date
SHORT = 20  # tokens
LONG = 4  # characters of a year
NO_YEAR = "no year"
OPENING = 60  # characters: how far into a dateline its date ends
DASH = re.compile(r"\s*(?:[(\[][^)\]]{1,60}[)\]]\s*)*(?:--|[-\u2013\u2014_])\s")
AS_OF = ["as", "of"]
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A date that the text puts behind its writing.

    Attributes:
        day: its first day.
        value: what it names.
        quote: its words.
        kind: the block it stands in.
        heads: whether it stands by itself at the top of the document ("Daily Update, May 14, 2031").
    """

    day: dt.date
    value: Interval
    quote: str
    kind: str
    heads: bool

    @property
    def yearless(self) -> bool:
        """Whether the year is not in its words."""
        return self.value.basis.startswith(NO_YEAR)


def published(parse: Parse, document: Document) -> Interval:
    """Return when the document was published.

    A date that the document states, in its data or in a dateline, is kept as it is. Else the interval is open: not
    before the latest full date of something that has happened in the text, not after the day it was fetched; `basis`
    gives the evidence.
    """
    if document.published.start or document.published.end:
        return document.published
    past = [one for one in evidence(parse, UNKNOWN_TIME) if not one.yearless]
    newest = max((one.day for one in past), default=None)
    stated = [one for one in past if one.kind in STATING or (one.heads and one.day == newest)]
    if stated and stated[0].value.grain == "day":
        return calendar.day(stated[0].day, f"the {stated[0].kind} says “{stated[0].quote}”")
    day = stated_without_year(parse, past)
    if day is not None:
        return calendar.day(day.day, f"the {day.kind} says “{day.quote}”, its year from another date in the text")
    return open_from(latest(parse, past), document)


def stated_without_year(parse: Parse, past: list[Evidence]) -> Evidence | None:
    """Return the day without a year that a dateline states, told by the year of what happened not long before."""
    fine = [one.day for one in past if one.value.grain == "day"]
    if not fine:
        return None
    limit = Interval(end=calendar.add_days(max(fine), NEAR).isoformat())
    stated = (one for one in evidence(parse, limit) if one.yearless and one.value.grain == "day")
    return next((one for one in stated if one.kind in {"dateline", "byline"} and one.day >= max(fine)), None)


def open_from(best: Evidence | None, document: Document) -> Interval:
    """Return the open interval from the best lower bound to the day of fetching."""
    end = document.retrieved[:10] if document.retrieved else None
    if best is None:
        return Interval(end=end, grain="open", basis="no date is stated, and the text names no full date of the past")
    reason = ", its year from another date in the text" if best.yearless else ""
    basis = f"no date is stated; not before {best.value.end}: the {best.kind} has “{best.quote}”{reason}"
    return Interval(start=best.value.end, end=end, grain="open", basis=basis)


def latest(parse: Parse, past: list[Evidence]) -> Evidence | None:
    """Return the latest past date; yearless days count once a month or day of a known year stands in the text."""
    fine = [one.day for one in past if one.value.grain != "year"]
    limit = Interval(end=calendar.add_days(max(fine), NEAR).isoformat()) if fine else None
    more = [one for one in evidence(parse, limit) if one.yearless and one.value.grain == "day"] if limit else []
    return max([*past, *more], key=lambda one: one.day, default=None)


@cache
def months() -> frozenset[str]:
    """Return the names of months as tokens, with and without their full stop."""
    names = {word for word, (letter, _) in time_words().classes.items() if letter == "M"}
    return frozenset(names | {name + "." for name in names})


def evidence(parse: Parse, anchor: Interval) -> Iterator[Evidence]:
    """Yield all dates that the text puts behind its writing, in order."""
    lexicon = time_words()
    for sentence in parse.sentences:
        if not months().isdisjoint(sentence.lower) or any(w[0].isdigit() and len(w) >= LONG for w in sentence.lower):
            yield from in_sentence(parse, sentence, anchor, lexicon)


def in_sentence(parse: Parse, sentence: Sentence, anchor: Interval, lexicon: TimeWords) -> Iterator[Evidence]:
    """Yield the past dates of a sentence."""
    pieces = cut(parse.cased, sentence.start, sentence.end, lexicon)
    context = Context(anchor, lexicon, sentence, pieces)
    for found in scan(context):
        end = pieces.ends[found.last]
        opens = dateline(parse, sentence, end)
        heads = on_top(parse, context, found)
        if is_date(found) and (opens or heads or behind(context, found)):
            quote = parse.text[pieces.starts[with_month(pieces, found.first)] : end]
            day = calendar.first_day(found.value.end or "")
            yield Evidence(day, found.value, quote, "dateline" if opens else parse.kind_of(sentence), heads)


def dateline(parse: Parse, sentence: Sentence, end: int) -> bool:
    """Say whether a date that ends at `end` closes a dateline: "ORSK, May 14, 2031 (Lantern) --"."""
    block = parse.blocks[sentence.block].span
    return end - block.start <= OPENING and DASH.match(parse.text, end, block.end) is not None


def on_top(parse: Parse, context: Context, found: Found) -> bool:
    """Say whether a date states the document's own: set off at the end of one of its first lines, or "Updated …"."""
    sentence, pieces = context.sentence, context.pieces
    if sentence.block >= TOP or parse.kind_of(sentence) == "caption" or len(sentence) > SHORT:
        return False
    before = pieces.words[: found.first]
    if any(word in context.lexicon.stating for word in before[-2:]):
        return True
    alone = not before or before[-1] in {",", ":", "|", "-"} or before == AS_OF
    ends = all(word in {".", ",", "|"} for word in pieces.words[found.last + 1 :])
    return alone and ends and not any(pos in {"VERB", "AUX"} for pos in sentence.pos)


def with_month(pieces: Pieces, first: int) -> int:
    """Return the piece from which a date reads by itself: "April 21 and 22", not "22"."""
    at = first
    while pieces.classes[first] == "d" and at and first - at <= REACH and pieces.classes[at] != "M":
        at -= 1
    return at if pieces.classes[at] == "M" else first


def is_date(found: Found) -> bool:
    """Say whether a find is a date of its own: a day, month or year, not told from another time."""
    value = found.value
    dated = bool(value.end) and value.grain in {"day", "month", "year"}
    return dated and value.basis.startswith((NO_YEAR, "a full", "a year"))


def behind(context: Context, found: Found) -> bool:
    """Say whether a date is of something that has happened: in brackets, without a verb, or under a past one."""
    before = context.pieces.words[found.first - 1] if found.first else ""
    if before in context.lexicon.not_past or ahead(context, found.first):
        return False
    token, sentence = token_of(context, found.first), context.sentence
    if token is None:
        return False
    over = [a for a in sentence.ancestors(token) if sentence.pos[a] in {"VERB", "AUX"}]
    finite = next((a for a in over if sentence.tags[a] in FINITE), None)
    if any(sentence.lemmas[a] in context.lexicon.planned for a in over[:2]):
        return False
    if finite is None or sentence.tags[finite] == "VBD":
        return found.value.grain != "year" or bool(over)
    return bracketed(sentence, token)


def bracketed(sentence: Sentence, token: int) -> bool:
    """Say whether a token stands in brackets, as in a caption: "(Orsk, May 4, 2031)"."""
    opened = [k for k in range(token) if sentence.lower[k] in {"(", "["}]
    return bool(opened) and not any(sentence.lower[k] in {")", "]"} for k in range(opened[-1], token))
