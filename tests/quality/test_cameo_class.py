from pathlib import Path

import pytest

from quality import cameo_class

CLASSED = [
    ("Karsian troops shelled the village of Orsk.", "4"),
    ("Velland accused Karsia of theft.", "3"),
    ("The president of Velland was glad of the weather.", "1"),
]
SIDED = """Karsian B-S
troops I-S
arrested O
two O
city B-T
- I-T
hall I-T
clerks I-T
. O

Velland B-R
and O
Karsia B-R
met O
. O
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    home = tmp_path / "cameo_class" / "train"
    home.mkdir(parents=True)
    lines = "\n".join("\t".join(row) for row in CLASSED)
    (home / "cameo_class.train.tsv").write_text(lines, encoding="utf-8")
    (home / "cameo_ner.train.txt").write_text(SIDED, encoding="utf-8")
    return tmp_path


def test_classes_and_sides_are_compared(data: Path) -> None:
    made = cameo_class.score(data, "train")
    assert made.items == 4
    assert made.metrics["class_acc"] == pytest.approx(2 / 3)
    assert made.metrics["source_f"] == 1
    assert made.metrics["target_f"] == 1


def test_words_are_spaced_as_in_print_and_both_sides_are_left_out(data: Path) -> None:
    rows = list(cameo_class.sided(data / "cameo_class" / "train" / "cameo_ner.train.txt"))
    assert [row.text for row in rows] == ["Karsian troops arrested two city-hall clerks."]
    text = rows[0].text
    assert [text[a:b] for a, b in rows[0].sources] == ["Karsian troops"]
    assert [text[a:b] for a, b in rows[0].targets] == ["city-hall clerks"]
