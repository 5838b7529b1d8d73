"""Whatever words and trees come, times and quantities hold: no error, true spans, real days."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook.times import time_words
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate import calendar
from reportedly.reading.annotate.attach import times_of
from reportedly.reading.annotate.quantities import quantities
from reportedly.reading.annotate.times import times
from reportedly.reading.annotate.window import published
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Block, Document, Interval, Span

ODD = (
    "0 00 31 9999 02 1,200 0th 5th - / : . , ( $ % A a half hundred x ² ٣ İ 1980s 10-15 toll to killed people of the no"
)
WORDS = sorted({*time_words().classes, *unit_words().vague, *ODD.split()})
TAGS = ["NN", "NNS", "VBD", "VBN", "CD", "IN", "MD", "NNP"]
DEPS = ["nummod", "pobj", "prep", "dobj", "nsubjpass", "conj", "relcl", "acl", "amod", "nsubj", "aux"]
POS = ["NOUN", "VERB", "NUM", "ADP", "ADJ", "PROPN"]
PUBLISHED = [
    Interval(),
    Interval(start="2031-05-14", end="2031-05-14"),
    Interval(start="0001-01-01", grain="open"),
    Interval(end="9999-12-31"),
    Interval(start="2031", end="2031"),
]


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    words = [word.title() for word in words] if draw(st.booleans()) else words
    text = " ".join(words)
    starts = [len(" ".join(words[:i])) + bool(i) for i in range(len(words))]
    n = len(words)

    def column(values: list[str]) -> list[str]:
        return draw(st.lists(st.sampled_from(values), min_size=n, max_size=n))

    sentence = Sentence(
        index=0,
        block=0,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        words=words,
        lemmas=[word.lower() for word in words],
        pos=column(POS),
        tags=column(TAGS),
        deps=column(DEPS),
        heads=[0, *(draw(st.integers(0, i - 1)) for i in range(1, n))],
    )
    block = Block(kind="body", span=Span.of(text, 0, len(text)))
    return Parse(document="doc-test", text=text, blocks=(block,), sentences=[sentence])


@settings(max_examples=150, deadline=None)
@given(parses(), st.sampled_from(PUBLISHED))
def test_any_text_is_read(parse: Parse, window: Interval) -> None:
    published(parse, Document(id="doc-test", sha256=""))
    found = times(parse, window)
    for token in range(len(parse.sentences[0])):
        times_of(parse, found, parse.sentences[0], token)
    assert all(one.span.holds_in(parse.text) for one in (*found, *quantities(parse)))
    assert all(calendar.first_day(bound) for one in found for bound in (one.value.start, one.value.end) if bound)
