"""The scorers of two texts put beside one another, on hand-made pairs."""

import json
from pathlib import Path

from quality import claimdiff, rte3_3way

TEXT = "The senate in Harth approved the plan to rebuild the bridge at Sandwick in spring."
AGAINST = "The senate in Harth rejected the plan to rebuild the bridge at Sandwick."
WITH = "The senate in Harth approved the plan to rebuild the bridge at Sandwick."


def test_a_contradiction_is_found_and_what_is_borne_out_is_none(tmp_path: Path) -> None:
    home = tmp_path / "rte3_3way" / "train"
    home.mkdir(parents=True)
    rows = [{"text": TEXT, "hyp": AGAINST, "label": "NO"}, {"text": TEXT, "hyp": WITH, "label": "YES"}]
    (home / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    made = rte3_3way.score(tmp_path, "train")
    assert (made.documents, made.items) == (4, 2)
    assert made.metrics["contradiction_f"] == made.metrics["acc"] == 1


def test_claims_that_weaken_are_told_by_what_is_found(tmp_path: Path) -> None:
    home = tmp_path / "claimdiff" / "train"
    home.mkdir(parents=True)
    rows = [{"claim_a": TEXT, "claim_b": AGAINST, "relation": 1}, {"claim_a": TEXT, "claim_b": WITH, "relation": 1}]
    (home / "claimdiff-weak.train.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert claimdiff.score(tmp_path, "train").metrics == {"conflicts": 0.5, "conflict_p": 1.0, "weakened_r": 0.5}
