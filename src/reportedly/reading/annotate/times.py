"""Times of a document: every expression that names one, and the interval it names.

Only sentences that hold a time word are looked at; the words decide, the tree helps where words do not (tense, counts).
A value never says more than the text: where the day of publication is not known, "yesterday" is an open interval and
"Monday" has alternatives.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from reportedly.codebook.times import TimeWords, time_words
from reportedly.reading.annotate import calendar
from reportedly.reading.annotate.anchors import anchored
from reportedly.reading.annotate.grammar import scan
from reportedly.reading.annotate.hijri import other_calendars
from reportedly.reading.annotate.pieces import Pieces, cut
from reportedly.reading.annotate.timing import Context, Found
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Interval, Span, Time, content_id

QUIET = frozenset("t f & 2 i ~ z a q F B L X T E b v H g N j x l m w I O Y J".split())  # noqa: SIM905 - one letter a class
BETWEEN = frozenset("i,()Zntdy.:")  # classes that may stand between a time of day and its day
NEAR = 6  # pieces
ZONES = frozenset({"local", "time", "gmt", "utc"})  # behind a time of day, before its day
PARTS = frozenset({"night", "morning", "evening", "afternoon"})
TRIGGERS = frozenset(
    "a.m. p.m. recently now currently recent previously soon past nineteen eighteen".split()  # noqa: SIM905 - reads as a list
)
DIGITS = re.compile(r"\d\d\d\d|\d[:/.]\d|\d\ds\b|\d ?[ap]\.?m\b", re.IGNORECASE)  # "2031", "12/5", "the 90s", "3am"


@cache
def triggers() -> frozenset[str]:
    """Return the words without which a sentence names no time."""
    classes = time_words().classes
    loud = {word for word, (letter, _) in classes.items() if letter not in QUIET}
    return frozenset(loud | TRIGGERS)


def may_hold_time(text: str, sentence: Sentence) -> bool:
    """Say, by look-up alone, whether a sentence can name a time."""
    if not triggers().isdisjoint(sentence.lower) or DIGITS.search(text, sentence.start, sentence.end):
        return True
    return any(
        word.rstrip(".") in triggers() or not triggers().isdisjoint(word.split("-"))
        for word in sentence.lower
        if word[-1:] == "." or "-" in word
    )


def times(parse: Parse, published: Interval) -> tuple[Time, ...]:
    """Return the times of a document in order of their spans; `published` anchors those told from it."""
    lexicon = time_words()
    found: list[Time] = []
    reference = None
    for sentence in parse.sentences:
        if not may_hold_time(parse.cased, sentence):
            continue
        context = Context(published, lexicon, sentence, pieces_of(parse, sentence, lexicon), reference)
        found.extend(time_of_found(parse, context.pieces, one) for one in whole_nights(context.pieces, scan(context)))
        reference = context.reference
    found = apart_from(found, list(other_calendars(parse, published)))
    found.extend(anchored(parse, found, published, lexicon))
    return tuple(sorted(found, key=lambda time: (time.span.start, -time.span.end)))


def apart_from(found: list[Time], others: list[Time]) -> list[Time]:
    """Return times in the order of their spans; what lies inside a date of another calendar goes with it."""
    kept = [t for t in found if not any(o.span.start < t.span.end and t.span.start < o.span.end for o in others)]
    return sorted([*kept, *others], key=lambda time: time.span.start) if others else found


def whole_nights(pieces: Pieces, found: Iterable[Found]) -> list[Found]:
    """Give parts of days the days that follow them: "the night of 12-13 May", "the evening of 9 May"."""
    here = on_their_days(pieces, found)
    nights = {n for n, one in enumerate(here[:-1]) if part_of_next(pieces, one, here[n + 1])}
    return [
        replace(one, first=here[n - 1].first) if n - 1 in nights else one
        for n, one in enumerate(here)
        if n not in nights
    ]


def part_of_next(pieces: Pieces, one: Found, other: Found) -> bool:
    """Say whether a part of a day without a date of its own stands right before its day, with "of" between."""
    bare = not any(c in "dyeW" for c in pieces.classes[one.first : one.last + 1])
    part = pieces.words[one.last].removesuffix("s") in PARTS and bare
    return part and pieces.words[one.last + 1 : other.first] == ["of"] and other.value.grain == "day"


def on_their_days(pieces: Pieces, found: Iterable[Found]) -> list[Found]:
    """Put times of day on the day named beside them: "at 3 p.m. on May 10", "yesterday at 10 a.m."."""
    here = list(found)
    for n, one in enumerate(here):
        if one.value.grain == "minute" and one.timex and one.value.basis.startswith("a time of day"):
            day = next(
                (o for o in (*here[n + 1 : n + 2], *here[max(n - 1, 0) : n]) if day_beside(pieces, one, o)), None
            )
            here[n] = moved(one, day) if day else one
    return here


def day_beside(pieces: Pieces, one: Found, other: Found) -> bool:
    """Say whether `other` is a day and nothing but small words stands between the two."""
    low, high = sorted(((one.first, one.last), (other.first, other.last)))
    gap = [pieces.classes[k] for k in range(low[1] + 1, high[0]) if pieces.words[k] not in ZONES]
    single = other.value.grain == "day" and other.value.start is not None and other.value.start == other.value.end
    return single and len(gap) <= NEAR and BETWEEN.issuperset(gap)


def moved(one: Found, other: Found) -> Found:
    """Return a time of day on the day of another find."""
    iso = f"{other.value.start}T{(one.timex or '').rpartition('T')[2]}"
    return replace(one, value=calendar.stretch(iso, "minute", "a time of the day named beside it"), timex=iso)


def pieces_of(parse: Parse, sentence: Sentence, lexicon: TimeWords) -> Pieces:
    """Cut a sentence into pieces."""
    return cut(parse.cased, sentence.start, sentence.end, lexicon)


def time_of_found(parse: Parse, pieces: Pieces, found: Found) -> Time:
    """Give what was found its span and its id."""
    span = Span.of(parse.text, pieces.starts[found.first], pieces.ends[found.last])
    return Time(
        id=content_id("time", parse.document, span.start, span.end),
        document=parse.document,
        span=span,
        value=found.value,
        alternatives=found.alternatives,
        timex=found.timex,
    )
