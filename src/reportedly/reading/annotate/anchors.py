"""Times told from a time or a happening: "since February 6", "until Monday", "in the wake of the Tallis war".

Where the text dates the happening ("the Tallis conflict on May 7"), that day bounds the interval; else the bound stays
open and the basis names the happening.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.codebook.times import Opening, TimeWords
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.attach import head_of, within
from reportedly.reading.annotate.timing import plainly_past
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Interval, Span, Time, content_id

ARTICLES = frozenset({"the", "its", "their", "his", "her", "a"})
NAMING = frozenset({"PROPN", "ADJ"})
DAY = 10  # characters of a day in ISO 8601
LONG = 7  # letters: "shelling" is a happening, "king" is none
EVENTIVE = ("tion", "sion", "ment", "ing", "ance", "ence")
TIMELESS = frozenset({"a duration", "a rate", "at publication"})
Spot = tuple[int, int, Opening]


@dataclass(frozen=True, slots=True)
class Dated:
    """A happening that the text dates: its noun, the names that go with it, and when."""

    noun: str
    names: frozenset[str]
    value: Interval


@dataclass(slots=True)
class Reader:
    """What reading one document's anchored times needs; happenings are looked for once, at first need."""

    parse: Parse
    times: Sequence[Time]
    published: Interval
    lexicon: TimeWords
    _dated: list[Dated] | None = None

    @property
    def dated(self) -> list[Dated]:
        """The happenings that the document dates."""
        if self._dated is None:
            self._dated = list(happenings(self.parse, self.times, self.lexicon))
        return self._dated


def anchored(parse: Parse, times: Sequence[Time], published: Interval, lexicon: TimeWords) -> list[Time]:
    """Return the intervals that the document tells from times or happenings, in order."""
    reader = Reader(parse, times, published, lexicon)
    spots = (sentence for sentence in parse.sentences if not lexicon.heads.isdisjoint(sentence.lower))
    found = (told(reader, sentence, spot) for sentence in spots for spot in openings(sentence, lexicon))
    return [time for time in found if time is not None]


def told(reader: Reader, sentence: Sentence, spot: Spot) -> Time | None:
    """Return the interval that one opening begins, or None."""
    first, last, opening = spot
    here = within(reader.times, sentence.start, sentence.end)
    beside = time_after(sentence, here, last)
    if beside is None:
        return from_happening(reader, sentence, spot, here)
    words = reader.parse.text[sentence.starts[first] : beside.span.end]
    value = bounded(opening, beside.value, words, reader.published)
    if opening.side in {"before", "after"} and is_in_a_day(sentence, first, beside, reader.lexicon):
        day = (beside.value.start or "")[:DAY]
        value = Interval(start=day, end=day, grain="day", basis=f"{words}: a part of that day")
    return made(reader.parse, sentence.starts[first], beside.span.end, value)


def is_in_a_day(sentence: Sentence, first: int, beside: Time, lexicon: TimeWords) -> bool:
    """Say whether something past is put before or after a part of a day, so on that day: "before dawn on Saturday"."""
    if "p" not in lexicon.classes.get(beside.span.quote.split()[0].lower(), ""):
        return False
    if (
        beside.value.grain not in {"day", "minute"}
        or (beside.value.start or "")[:DAY] != (beside.value.end or "")[:DAY]
    ):
        return False
    verb = next((a for a in sentence.ancestors(first) if sentence.pos[a] in {"VERB", "AUX"}), None)
    return verb is not None and plainly_past(sentence, verb)


def openings(sentence: Sentence, lexicon: TimeWords) -> Iterator[Spot]:
    """Yield (first, last token, opening) of the words that tell a time from something."""
    i = 0
    while i < len(sentence):
        options = lexicon.openings.get(sentence.lower[i], ())
        chosen = next((o for o in options if sentence.lower[i : i + len(o.tokens)] == list(o.tokens)), None)
        if chosen is not None:
            yield i, i + len(chosen.tokens) - 1, chosen
        i += len(chosen.tokens) if chosen else 1


def time_after(sentence: Sentence, here: Sequence[Time], last: int) -> Time | None:
    """Return the time that stands right after an opening, or None; how long is no when."""
    for at in (last + 1, last + 2):
        if at >= len(sentence) or (at == last + 2 and sentence.lower[last + 1] not in ARTICLES):
            return None
        for time in here:
            if time.span.start == sentence.starts[at] and time.value.basis not in TIMELESS:
                return None if modifies(sentence, time) else time
    return None


def modifies(sentence: Sentence, time: Time) -> bool:
    """Say whether a time stands before the noun that it belongs to ("the 2003 invasion")."""
    head = head_of(sentence, time)
    return head is not None and sentence.heads[head] > head and sentence.pos[sentence.heads[head]] == "NOUN"


def bounded(opening: Opening, value: Interval, words: str, published: Interval) -> Interval:
    """Return the interval on the side of a time that an opening points to; "since" runs to publication."""
    if opening.side == "since":
        return Interval(start=value.start, end=published.end, grain="open", basis=f"{words}, to publication")
    if opening.side == "after":
        return Interval(start=value.start, grain="open", basis=words)
    return Interval(end=value.end if opening.side == "until" else value.start, grain="open", basis=words)


def from_happening(reader: Reader, sentence: Sentence, spot: Spot, here: Sequence[Time]) -> Time | None:
    """Return the interval told from the happening that an opening governs, or None."""
    first, last, opening = spot
    noun = sentence.kid(last, "pobj")
    if (
        noun is None
        or noun < last
        or sentence.pos[noun] != "NOUN"
        or not happens(sentence, noun, opening, reader.lexicon)
    ):
        return None
    inside = dates_inside(sentence, noun, here)
    direct = [time for time in inside if opening.side == "since" or closely(sentence, time, noun)]
    end = max([sentence.ends[noun], *(time.span.end for time in direct[:1])])
    words = reader.parse.text[sentence.starts[first] : sentence.ends[noun]]
    date = inside[0].value if inside else look_up(sentence, noun, reader.dated, reader.lexicon)
    basis = words if date else f"{words}, which the text does not date"
    return made(
        reader.parse, sentence.starts[first], end, bounded(opening, date or Interval(), basis, reader.published)
    )


def dates_inside(sentence: Sentence, noun: int, here: Sequence[Time]) -> list[Time]:
    """Return the dates under a noun, in order."""
    low, high = sentence.starts[noun], sentence.ends[sentence.right[noun]]
    low = min(low, sentence.starts[sentence.left[noun]])
    return [
        time
        for time in here
        if low <= time.span.start and time.span.end <= high and time.value.start and time.value.basis not in TIMELESS
    ]


def happens(sentence: Sentence, noun: int, opening: Opening, lexicon: TimeWords) -> bool:
    """Say whether a noun names a happening; after plain "after" and "before" it must look like one."""
    lemma = sentence.lemmas[noun]
    if lemma in unit_words().persons:
        return False
    return opening.any_noun or lemma in lexicon.happenings or (len(lemma) >= LONG and lemma.endswith(EVENTIVE))


def closely(sentence: Sentence, time: Time, noun: int) -> bool:
    """Say whether a time hangs on a noun itself: "the invasion of May 7"."""
    head = head_of(sentence, time)
    return head is not None and (
        sentence.heads[head] == noun or modifies(sentence, time) or sentence.heads[sentence.heads[head]] == noun
    )


def happenings(parse: Parse, times: Sequence[Time], lexicon: TimeWords) -> Iterator[Dated]:
    """Yield the happenings that the document dates, each noun with its names."""
    for sentence in parse.sentences:
        for time in within(times, sentence.start, sentence.end):
            head = head_of(sentence, time) if time.value.start and time.value.grain != "open" else None
            if head is not None:
                yield from dated_by(sentence, head, time.value, lexicon)


def dated_by(sentence: Sentence, head: int, value: Interval, lexicon: TimeWords) -> Iterator[Dated]:
    """Yield the nouns over a time up to the next verb, and long happenings under them ("the onset of the … war")."""
    for at in sentence.ancestors(head):
        if sentence.pos[at] == "VERB":
            return
        if sentence.pos[at] == "NOUN":
            below = sentence.subtree(at)
            names = frozenset(sentence.lower[k] for k in below if sentence.pos[k] in NAMING)
            yield Dated(sentence.lemmas[at], names, value)
            yield from (
                Dated(sentence.lemmas[k], names, value) for k in below if sentence.lemmas[k] in lexicon.conflict
            )


def look_up(sentence: Sentence, noun: int, dated: Sequence[Dated], lexicon: TimeWords) -> Interval | None:
    """Return the date of the same happening: same noun, or both long ones, and a name in common."""
    names = frozenset(sentence.lower[k] for k in sentence.subtree(noun) if sentence.pos[k] in NAMING)
    lemma = sentence.lemmas[noun]
    long = lemma in lexicon.conflict
    fits = (d.value for d in dated if names & d.names and (d.noun == lemma or (long and d.noun in lexicon.conflict)))
    return next(fits, None)


def made(parse: Parse, start: int, end: int, value: Interval) -> Time:
    """Make the time of an interval; it has no TIMEX3 value, the time inside it has one."""
    span = Span.of(parse.text, start, end)
    return Time(id=content_id("time", parse.document, start, end), document=parse.document, span=span, value=value)
