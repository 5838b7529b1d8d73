"""The model that comes with the package: what it marks, and that nothing but the text decides it."""

from itertools import pairwise

import pytest

from reportedly.reading.annotators.alone import RulesAlone
from reportedly.reading.annotators.encoder import EncoderAttributor
from reportedly.reading.annotators.wordpieces import windows

TEXT = (
    "The governor of Karsk said on Tuesday that the bridge had been mined. Rain fell all day. "
    "“Nobody will cross,” Anna Rell told reporters."
)
SENTENCES = [(0, 69), (70, 88), (89, len(TEXT))]


@pytest.fixture(scope="module")
def encoder() -> EncoderAttributor:
    return EncoderAttributor()


def words(spans: list[tuple[int, int]]) -> str:
    return " … ".join(TEXT[start:end] for start, end in spans)


def test_sources_cues_and_contents_are_marked_by_place(encoder: EncoderAttributor) -> None:
    found = encoder.attributions(TEXT, SENTENCES)
    assert [words(source) for source, _, _, _ in found] == ["The governor of Karsk", "Anna Rell"]
    assert all(cue and content and 0 < score <= 1 for _, cue, content, score in found)
    assert "the bridge had been mined" in words(found[0][2])
    assert "Nobody will cross" in words(found[1][2])


def test_a_text_is_marked_alike_whatever_was_read_before(encoder: EncoderAttributor) -> None:
    alone = EncoderAttributor().attributions(TEXT, SENTENCES)
    encoder.attributions("Quite another text, he said.", [(0, 28)])
    assert encoder.attributions(TEXT, SENTENCES) == alone


def test_nothing_is_marked_in_nothing(encoder: EncoderAttributor) -> None:
    assert list(encoder.attributions("", [])) == []
    assert list(encoder.attributions("... !", [(0, 5)])) == []


def test_a_sentence_longer_than_any_window_is_read(encoder: EncoderAttributor) -> None:
    text = "The mayor said " + "that the road was shut and " * 200 + "that it rained."
    for source, cue, content, _ in encoder.attributions(text, [(0, len(text))]):
        assert all(0 <= start < end <= len(text) for start, end in (*source, *cue, *content))


def test_windows_cover_every_unit_once() -> None:
    units = list(range(0, 1000, 37))
    found = windows(units, 254, 48)
    assert found[0].core_start == 0
    assert found[-1].core_end == units[-1]
    assert all(one.core_end == other.core_start for one, other in pairwise(found))
    assert all(w.end - w.start <= 254 for w in found)


def test_the_rules_alone_mark_nothing() -> None:
    assert RulesAlone().attributions(TEXT, SENTENCES) == ()
