"""A block without end is parsed in parts: nothing is lost, no word moves, and short blocks are left whole.

Hyphened words of the codebook are words.
"""

import pytest

from reportedly.reading.annotators.spacy_pipeline import LONGEST, SpacyParser, parts
from reportedly.record import Block, Span

SENTENCE = 'The colonel said: "Nobody crossed the ford." '


def block(text: str, at: int = 7) -> Block:
    return Block(kind="body", span=Span(start=at, end=at + len(text), quote=text))


@pytest.mark.parametrize("text", [SENTENCE * 700, "ford " * 7000, "f" * 25_000, SENTENCE + "f" * 12_000 + " gone."])
def test_the_parts_are_the_block(text: str) -> None:
    found = [part.span for part in parts(block(text))]
    assert "".join(span.quote for span in found) == text
    assert [span.start for span in found] == [7, *(span.end for span in found[:-1])]
    assert max(len(span.quote) for span in found) <= LONGEST


def test_a_part_ends_with_a_sentence() -> None:
    assert all(part.span.quote.endswith(SENTENCE) for part in parts(block(SENTENCE * 700)))


def test_a_short_block_is_its_only_part() -> None:
    short = block(SENTENCE)
    assert list(parts(short)) == [short]


def test_the_words_of_a_long_block_stand_where_the_text_has_them(parser: SpacyParser) -> None:
    text = SENTENCE * 300
    sentences = parser.parse([block(text, 0)], str)
    assert [s.index for s in sentences] == list(range(len(sentences)))
    assert {s.block for s in sentences} == {0}
    assert all(text[a:b] == word for s in sentences for a, b, word in zip(s.starts, s.ends, s.words, strict=True))
    assert sum(word == "ford" for s in sentences for word in s.words) == 300


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The hostage-takers freed a nurse.", "hostage-taker"),
        ("Cease-fire talks opened in Lesk.", "cease-fire"),
        ("Students began a sit-in at the mill.", "sit-in"),
    ],
)
def test_a_noun_that_the_codebook_writes_with_a_hyphen_is_one_word(parser: SpacyParser, text: str, lemma: str) -> None:
    (s,) = parser.parse([block(text, 0)], str)
    assert lemma in [word.lower() for word in s.lemmas]


@pytest.mark.parametrize(
    ("text", "word", "before"),
    [
        ("Anti- Dravian fighters attacked Harrow.", "Dravian", "Anti"),
        ("The army shelled the al- Ferkah quarter.", "Ferkah", "al"),
        ("The non-\nDravian villagers fled, and ex-  President Dole with them.", "President", "ex"),
        ("They met Nuri el- Sharif and pro- Tarn militiamen.", "Tarn", "pro"),
    ],
)
def test_a_line_break_behind_a_hyphen_parts_no_word(parser: SpacyParser, text: str, word: str, before: str) -> None:
    (s,) = parser.parse([block(text, 0)], str)
    at = s.words.index(word)
    assert s.words[at - 2 : at] == [before, "-"]
    assert all(text[a:b] == w for a, b, w in zip(s.starts, s.ends, s.words, strict=True))


@pytest.mark.parametrize("text", ["Pro- and anti-Tarn crowds met.", "The al-Ferkah quarter - Sele's - fell."])
def test_a_hyphen_left_open_stays_open(parser: SpacyParser, text: str) -> None:
    (s,) = parser.parse([block(text, 0)], str)
    assert [s.is_glued(i) for i in range(1, len(s))] == [s.starts[i] == s.ends[i - 1] for i in range(1, len(s))]
