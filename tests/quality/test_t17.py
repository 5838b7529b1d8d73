import json
from pathlib import Path

import pytest

from quality import t17


@pytest.fixture
def data(tmp_path: Path) -> Path:
    home = tmp_path / "t17" / "train"
    (home / "timelines").mkdir(parents=True)
    rows = [
        {"topic": "flood", "date": "2031-05-05", "text": "The dam at Orsk broke on Sunday, officials said."},
        {
            "topic": "flood",
            "date": "2031-05-20",
            "text": "The dam at Orsk broke on May 4. Men still look for the dead.",
        },
    ]
    (home / "flood.articles.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    entry = {"date": "2031-05-04", "text": ["The dam at Orsk breaks ."]}
    (home / "timelines" / "tl17-flood.one.json").write_text(json.dumps([entry]), encoding="utf-8")
    far = {"date": "2011-01-01", "text": ["Nothing of it ."]}
    (home / "timelines" / "crisis-flood.two.json").write_text(json.dumps([far]), encoding="utf-8")
    return tmp_path


def test_days_and_words_are_scored_and_the_other_collection_counts_apart(data: Path) -> None:
    made = t17.score(data, "train")
    assert (made.documents, made.items) == (2, 2)
    assert made.metrics["date_f"] == made.metrics["window_date_f"] == 1
    assert made.metrics["all_date_f"] == 0.5
    assert 0.5 < made.metrics["ar1_f"] < 1


def test_alignment_discounts_the_days_between() -> None:
    gold = {"2031-05-04": "a dam broke"}
    assert t17.aligned({"2031-05-04": "a dam broke"}, gold, 1) == 1
    assert t17.aligned({"2031-05-05": "a dam broke"}, gold, 1) == 0.5
    assert t17.aligned({"2031-05-04": "rain"}, gold, 1) == 0
    assert t17.aligned({"2031-05-04": "broke dam a"}, gold, 2) == 0
