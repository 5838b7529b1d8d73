"""A learned grade, held within what the deciding words allow."""

import pytest

from reportedly import pipeline
from reportedly.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("The army denied that its jets bombed Orsk.", -3, -1, ["denied"]),
        ("The pilots denied having bombed the harbour.", -3, -1, ["denied"]),
        ("It is untrue that jets bombed Orsk, the army said.", -3, -1, ["untrue"]),
        ("The army declined to say whether its jets bombed Orsk.", -0.9, 0.9, ["declined to say"]),
        ("The ministry refused to confirm that rebels had bombed the port.", -0.9, 0.9, ["refused to confirm"]),
        ("Radio Orsk says it is unclear whether the jets bombed Orsk.", -0.9, 0.9, ["unclear"]),
        ("Radio Orsk says it is unclear who bombed the port.", 1, 3, []),
        ("The mayor said that jets bombed Orsk.", 1, 3, []),
        ("The army did not deny that its jets had bombed Orsk.", -0.9, 0.9, ["did not deny"]),
    ],
)
def test_denials_and_questions_decide_and_are_kept(text: str, low: float, high: float, words: list[str]) -> None:
    (event,) = (e for e in read_text(text).events if e.trigger.quote == "bombed")
    assert event.factuality is not None
    assert low <= event.factuality <= high
    assert [span.quote for span in event.decided_by] == words


def test_a_denial_by_not_believing_leaves_the_grade_to_the_model() -> None:
    (event,) = read_text("The mayor does not believe that jets bombed Orsk.").events
    assert event.realis == "negated"
    assert not event.decided_by


def test_any_word_is_judged_like_an_event() -> None:
    text = "The army denied that its cooks sang. The mayor said that her cooks danced."
    asked = [(text.index(word), text.index(word) + len(word)) for word in ("sang", "danced")]
    grades = [(start, end, 2.5) for start, end in asked]
    assert pipeline.factuality(text, asked, grades) == [-1.0, 2.5]
    assert pipeline.factuality(text, [(0, 3)], []) == [None]
