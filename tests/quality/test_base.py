"""The frame: counts, reports, loaders, command line."""

import json

import pytest

from quality import __main__ as frame
from quality.base import Counts, MissingDataError, Score, first, jsonl, read_yaml, report, total


def test_counts_add_up_to_micro_averages():
    counts = total([Counts(1, 2, 1), Counts(0, 0, 2)])
    assert (counts.p, counts.r, counts.f) == (0.5, 1 / 3, 0.4)


def test_nothing_to_find_and_nothing_given_is_right():
    assert Counts().f == 1
    assert Counts(0, 1, 0).f == 0
    assert Counts(0, 0, 1).p == 0


def test_a_report_has_four_decimals_and_the_promised_keys():
    shown = report("own", "dev", 1.26, Score(1, 2, {"x_f": 1 / 3}, {"limit": None}))
    assert list(shown) == ["name", "part", "documents", "items", "seconds", "settings", "metrics"]
    assert shown["metrics"] == {"x_f": 0.3333}


def test_the_first_are_the_first():
    assert first([1, 2, 3], 2) == [1, 2]
    assert first([1, 2, 3], None) == [1, 2, 3]


def test_lines_are_read_up_to_the_limit(tmp_path):
    home = tmp_path / "set" / "dev"
    home.mkdir(parents=True)
    (home / "a.jsonl").write_text('{"n": 1}\n\n{"n": 2}\n')
    (home / "b.jsonl").write_text('{"n": 3}\n')
    assert [row["n"] for row in jsonl(tmp_path, "set", "dev")] == [1, 2, 3]
    assert [row["n"] for row in jsonl(tmp_path, "set", "dev", 2)] == [1, 2]


def test_a_missing_part_is_said_so(tmp_path):
    with pytest.raises(MissingDataError, match="no folder"):
        next(jsonl(tmp_path, "set", "dev"))


def test_dates_in_yaml_stay_strings(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("day: 2031-05-14\ncount: 3\n")
    assert read_yaml(path) == {"day": "2031-05-14", "count": 3}


def test_every_scorer_is_a_name():
    assert {"own", "seeds", "hard", "polnear"} <= set(frame.names())
    assert not {"base", "align", "compare", "gate"} & set(frame.names())


def test_missing_data_is_exit_two(tmp_path, capsys):
    assert frame.main(["polnear", "--data", str(tmp_path), "--part", "dev", "--json"]) == 2
    assert "no folder" in capsys.readouterr().err


def test_an_option_that_a_scorer_does_not_take_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="takes no --verbose"):
        frame.main(["polnear", "--data", str(tmp_path), "--verbose"])


def test_own_gold_runs_without_any_data(tmp_path, capsys):
    assert frame.main(["own", "--data", str(tmp_path), "--json", "--limit", "1"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["name"] == "own"
    assert shown["documents"] == 1
    assert all(0 <= value <= 1 for key, value in shown["metrics"].items() if key != "span_faults")
