from pathlib import Path

import pytest

from quality import origins
from quality.base import MissingDataError, read_yaml

CASE = """
- case: one
  publishers: {a: Tarn Gazette, b: Harbour Herald}
  documents:
    a: "A ferry sank off Calder Point on Tuesday, the coastguard said."
    b: "A ferry sank off Calder Point on Tuesday, the coastguard said."
  claims:
    - {what: it sank, marks: {a: A ferry sank off Calder Point}, range: [1, 1], truth: 1}
    - {what: it sank twice, marks: {a: A ferry sank off Calder Point}, range: [2, 2], truth: 2}
    - {what: it did not sink, polarity: "-", marks: {a: A ferry sank off Calder Point}, range: [0, 0], truth: 0}
  circles: [[Tarn Gazette, Harbour Herald]]
"""


@pytest.mark.parametrize("part", ["dev", "test"])
def test_every_mark_stands_in_its_report_and_every_truth_in_its_range(part: str) -> None:
    for case in read_yaml(origins.OWN / f"{part}.yaml"):
        for claim in case["claims"]:
            assert [m for name, m in claim["marks"].items() if m not in case["documents"][name]] == []
            low, high = claim["range"]
            assert low <= claim["truth"] <= high
        houses = {house for circle in case.get("circles", ()) for house in circle}
        assert houses <= set(case["publishers"].values())


def test_ranges_truths_and_missing_circles_are_counted(tmp_path: Path) -> None:
    (tmp_path / "origins").mkdir()
    (tmp_path / "origins" / "dev.yaml").write_text(CASE, "utf-8")
    found = origins.score(tmp_path, "dev")
    assert (found.documents, found.items) == (2, 3)
    assert found.metrics["contains"] == pytest.approx(2 / 3)
    assert found.metrics["exact"] == pytest.approx(2 / 3)
    assert (found.metrics["circles"], found.metrics["false_circles"]) == (0.0, 0.0)


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="train"):
        origins.score(tmp_path, "train")
