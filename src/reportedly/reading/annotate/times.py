"""Times of a document: every expression that names one, and the interval it names.

Only sentences that hold a time word are looked at; the words decide, the tree helps where words do not (tense, counts).
A value never says more than the text: where the day of publication is not known, "yesterday" is an open interval and
"Monday" has alternatives.
"""

from functools import cache

from reportedly.codebook.times import TimeWords, time_words
from reportedly.reading.annotate.anchors import anchored
from reportedly.reading.annotate.grammar import scan
from reportedly.reading.annotate.pieces import Pieces, cut
from reportedly.reading.annotate.timing import Context, Found
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Interval, Span, Time, content_id

QUIET = frozenset("t f & 2 i ~ z a q F B L X T E b v H g N".split())  # noqa: SIM905 - one letter a class
TELLING = frozenset({"day", "month", "quarter", "year"})
SHORTEST = 4  # "2031", "1980s", "3a.m", "12/5"


@cache
def triggers() -> frozenset[str]:
    """Return the words without which a sentence names no time."""
    classes = time_words().classes
    loud = {word for word, (letter, _) in classes.items() if letter not in QUIET}
    return frozenset(loud | {"a.m.", "p.m.", "recently", "now", "currently", "recent", "previously", "soon"})


def may_hold_time(sentence: Sentence) -> bool:
    """Say, by look-up alone, whether a sentence can name a time."""
    if not triggers().isdisjoint(sentence.lower):
        return True
    return any(len(word) >= SHORTEST and word[0].isdigit() for word in sentence.lower) or any(
        word.rstrip(".") in triggers() for word in sentence.lower if word[-1:] == "."
    )


def times(parse: Parse, published: Interval) -> tuple[Time, ...]:
    """Return the times of a document in order of their spans; `published` anchors those told from it."""
    lexicon = time_words()
    found: list[Time] = []
    reference = None
    for sentence in parse.sentences:
        if not may_hold_time(sentence):
            continue
        context = Context(published, lexicon, sentence, pieces_of(parse, sentence, lexicon), reference)
        for one in scan(context):
            found.append(time_of_found(parse, context.pieces, one))
            if one.telling and one.value.start and one.value.grain in TELLING:
                reference = context.reference = one.value
    found.extend(anchored(parse, found, published, lexicon))
    return tuple(sorted(found, key=lambda time: (time.span.start, -time.span.end)))


def pieces_of(parse: Parse, sentence: Sentence, lexicon: TimeWords) -> Pieces:
    """Cut a sentence into pieces."""
    return cut(parse.text, sentence.start, sentence.end, lexicon)


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
