"""The model that comes with the package: what it marks, and that nothing but the text decides it."""

from itertools import pairwise

import pytest

from reportedly.reading.annotators.alone import RulesAlone
from reportedly.reading.annotators.encoder import Attributed, EncoderAttributor
from reportedly.reading.encoding.wordpieces import windows

TEXT = (
    "The governor of Karsk said on Tuesday that the bridge had been mined. Rain fell all day. "
    "“Nobody will cross,” Anna Rell told reporters."
)
SENTENCES = [(0, 69), (70, 88), (89, len(TEXT))]


@pytest.fixture(scope="module")
def encoder() -> EncoderAttributor:
    return EncoderAttributor()


def attributions(encoder: EncoderAttributor, text: str, sentences: list[tuple[int, int]]) -> list[Attributed]:
    return list(encoder.read(text, sentences)[0])


def grade(encoder: EncoderAttributor, text: str, word: str) -> float:
    """How sure the text is of what `word` names."""
    graded = encoder.read(text, [(0, len(text))])[1]
    return next(value for start, end, value in graded if text[start:end] == word)


def words(spans: list[tuple[int, int]]) -> str:
    return " … ".join(TEXT[start:end] for start, end in spans)


def test_sources_cues_and_contents_are_marked_by_place(encoder: EncoderAttributor) -> None:
    found = attributions(encoder, TEXT, SENTENCES)
    assert [words(source) for source, _, _, _ in found] == ["The governor of Karsk", "Anna Rell"]
    assert all(cue and content and 0 < score <= 1 for _, cue, content, score in found)
    assert "the bridge had been mined" in words(found[0][2])
    assert "Nobody will cross" in words(found[1][2])


def test_a_text_is_marked_alike_whatever_was_read_before(encoder: EncoderAttributor) -> None:
    alone = attributions(EncoderAttributor(), TEXT, SENTENCES)
    attributions(encoder, "Quite another text, he said.", [(0, 28)])
    assert attributions(encoder, TEXT, SENTENCES) == alone


def test_nothing_is_marked_in_nothing(encoder: EncoderAttributor) -> None:
    assert list(attributions(encoder, "", [])) == []
    assert list(attributions(encoder, "... !", [(0, 5)])) == []


def test_a_sentence_longer_than_any_window_is_read(encoder: EncoderAttributor) -> None:
    text = "The mayor said " + "that the road was shut and " * 200 + "that it rained."
    for source, cue, content, _ in attributions(encoder, text, [(0, len(text))]):
        assert all(0 <= start < end <= len(text) for start, end in (*source, *cue, *content))


def test_windows_cover_every_unit_once() -> None:
    units = list(range(0, 1000, 37))
    found = windows(units, 254, 48)
    assert found[0].core_start == 0
    assert found[-1].core_end == units[-1]
    assert all(one.core_end == other.core_start for one, other in pairwise(found))
    assert all(w.end - w.start <= 254 for w in found)


def test_the_rules_alone_mark_nothing() -> None:
    assert RulesAlone().read(TEXT, SENTENCES) == ((), ())


def test_each_word_is_graded_in_order(encoder: EncoderAttributor) -> None:
    graded = encoder.read(TEXT, SENTENCES)[1]
    assert [TEXT[start:end] for start, end, _ in graded][:4] == ["The", "governor", "of", "Karsk"]
    assert all(-3 <= value <= 3 for _, _, value in graded)
    assert all(one[1] <= other[0] for one, other in pairwise(graded))


@pytest.mark.parametrize(
    ("surer", "less", "word"),
    [
        ("The brigade shelled the port on Monday.", "The brigade may have shelled the port on Monday.", "shelled"),
        ("Troops left the town.", "Troops never left the town.", "left"),
        ("He managed to reach the border.", "He hopes to reach the border.", "reach"),
        ("They signed the accord on Friday.", "They refused to say whether they signed the accord.", "signed"),
        ("The minister reported an attack.", "The minister denied any attack.", "attack"),
    ],
)
def test_what_is_surely_so_has_a_higher_grade(encoder: EncoderAttributor, surer: str, less: str, word: str) -> None:
    assert grade(encoder, surer, word) > 2
    assert grade(encoder, less, word) < grade(encoder, surer, word) - 0.5
