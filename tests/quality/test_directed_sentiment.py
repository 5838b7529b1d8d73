"""The scorer of who is for or against whom, with answers that are given by hand."""

import json

import pytest

from quality import directed_sentiment
from quality.directed_sentiment import labels, score, scores, unmarked

TEXT = "Karsia condemned Velland."
PLACES = [(0, 6), (17, 24)]
MARKED = "[Karsia] condemned [Velland]."


@pytest.fixture
def answers(monkeypatch):
    """Let the system answer by a table: text → (way, way of the record)."""
    held = {}
    monkeypatch.setattr(directed_sentiment.system, "stance_of", lambda text, _: held.get(text, (None, None)))
    return held


def folder(tmp_path, part, rows):
    home = tmp_path / "directed_sentiment" / part
    home.mkdir(parents=True)
    lines = [json.dumps({"text": text, "label": label}) for text, label in rows]
    (home / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize(
    ("way", "label"), [((True, True), 1), ((False, True), 2), ((True, False), 3), ((False, False), 4), (None, 0)]
)
def test_a_way_of_standing_is_a_label(answers, way, label):
    answers[TEXT] = (way, None)
    assert labels(TEXT, PLACES) == (label, 0)


def test_a_sentence_without_two_entities_has_no_stance(answers):
    answers[TEXT] = ((True, False), (True, False))
    assert labels(TEXT, PLACES[:1]) == (0, 0)


def test_the_mean_is_of_five_labels():
    assert scores([(k, k) for k in range(5)])["macro_f"] == 1
    told = scores([(3, 3), (0, 3), (0, 0), (0, 0)])
    assert told["acc"] == 0.75
    assert told["label_3_f"] == pytest.approx(2 / 3)
    assert told["macro_f"] == pytest.approx((2 / 3 + 0.8 + 3) / 5)  # a label that nobody gave is right


def test_what_was_learnt_from_is_told_apart(answers, tmp_path):
    folder(tmp_path, "train", [(MARKED, 3)])
    folder(tmp_path, "dev", [(MARKED, 3), ("[Karsia] left [Velland].", 0), ("[Karsia] spurned [Velland].", 3)])
    answers[TEXT] = ((True, False), (True, False))
    found = score(tmp_path, "dev").metrics
    assert found["acc"] == found["record_acc"] == pytest.approx(2 / 3)
    assert found["unseen_acc"] == 0.5
    assert "unseen_acc" not in score(tmp_path, "train").metrics


def test_brackets_are_no_part_of_the_sentence():
    assert unmarked(MARKED) == (TEXT, PLACES)
