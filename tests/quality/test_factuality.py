"""The factuality scorer on hand-made rows."""

import json
from pathlib import Path

import pytest

from quality import factuality, system
from quality.factuality import prose


def test_words_of_a_treebank_are_put_together_as_print_has_them() -> None:
    text, spans = prose(["``", "It", "is", "n't", "over", ",", "''", "she", "said", "(", "twice", ")", "."])
    assert text == "“It isn't over,” she said (twice)."
    assert [text[start:end] for start, end in spans][1:4] == ["It", "is", "n't"]


def rows(folder: Path, name: str, golds: list[float]) -> None:
    target = folder / "factuality" / "dev"
    target.mkdir(parents=True, exist_ok=True)
    made = [{"text": "They left .", "targets": [{"span1": [1, 2], "label": gold}]} for gold in golds]
    (target / f"{name}.dev.jsonl").write_text("\n".join(map(json.dumps, made)), encoding="utf-8")


def test_each_set_is_scored_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in factuality.SUBSETS:
        rows(tmp_path, name, [3.0, -3.0, 0.5])
    monkeypatch.setattr(system, "factuality", lambda asked: [2.0, -0.5, 0.5][: len(asked)])
    found = factuality.score(tmp_path, "dev")
    assert (found.documents, found.items) == (12, 12)
    assert found.metrics["uw_mae"] == pytest.approx((1 + 2.5 + 0) / 3)
    assert found.metrics["cb_three_way"] == pytest.approx(2 / 3)
    assert found.metrics["uw_r"] == pytest.approx(0.978, abs=0.001)


def test_the_system_is_handed_the_text_and_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in factuality.SUBSETS:
        rows(tmp_path, name, [3.0, 1.0])
    seen = []
    monkeypatch.setattr(system, "factuality", lambda asked: seen.extend(asked) or [0.0, 1.0])
    factuality.score(tmp_path, "dev")
    assert seen[0] == ("They left.", ((5, 9),))
