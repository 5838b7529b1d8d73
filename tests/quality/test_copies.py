from pathlib import Path

import pytest

from quality import copies, copies_texts
from quality.base import MissingDataError, read_jsonl


def test_the_gold_is_what_its_maker_makes() -> None:
    assert [str(path) for path, held in copies_texts.files() if path.read_text("utf-8") != held] == []


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_gold_has_what_it_promises(part: str) -> None:
    pairs = read_jsonl(copies.OWN / part / "pairs.jsonl")
    counted = [sum(row["verdict"] == verdict for row in pairs) for verdict in (*copies.VERDICTS, "unrelated")]
    assert counted == [40, 40, 20, 15, 35]
    ids = {row["id"] for row in read_jsonl(copies.OWN / part / "documents.jsonl")}
    assert {name for row in pairs for name in (row["one"], row["other"])} <= ids


def test_a_wrong_source_and_a_wrong_verdict_are_counted(tmp_path: Path) -> None:
    home = tmp_path / "copies" / "dev"
    home.mkdir(parents=True)
    words = "Gunmen took the ferry landing at Orm before dawn and had left it when the first patrol came up the river."
    days = {"a": "2031-03-02", "b": "2031-03-01"}
    rows = [f'{{"id": "{i}", "group": "g", "published": "{day}", "text": "{words}"}}' for i, day in days.items()]
    (home / "documents.jsonl").write_text("\n".join(rows), "utf-8")
    (home / "pairs.jsonl").write_text('{"one": "a", "other": "b", "verdict": "abridged", "source": "a"}', "utf-8")
    metrics = copies.score(tmp_path, "dev").metrics
    assert (metrics["abridged_r"], metrics["copy_p"], metrics["copied_f"]) == (0.0, 0.0, 1.0)
    assert metrics["wrong_sources"] == 1.0


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="train"):
        copies.score(tmp_path, "train")
