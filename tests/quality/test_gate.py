"""The gate lets nothing fall unseen."""

import argparse
import json

import pytest

from quality import gate
from quality.base import MissingDataError


def asked(tmp_path, **changes):
    given = {
        "floors": tmp_path / "floors.json",
        "data": tmp_path,
        "part": "dev",
        "only": None,
        "slow": False,
        "limit": None,
        "pin": False,
        "lower": False,
        "reason": "",
    }
    return argparse.Namespace(**{**given, **changes})


def run_with(**metrics):
    return lambda name, _data, part, **_options: {"name": name, "part": part, "metrics": metrics}


def held(tmp_path):
    return json.loads((tmp_path / "floors.json").read_text())


@pytest.fixture(autouse=True)
def floors(tmp_path):
    (tmp_path / "floors.json").write_text('{"own": {"dev": {"x_f": 0.5, "span_faults": 0}}}')


@pytest.mark.parametrize(
    ("metrics", "status"),
    [
        ({"x_f": 0.5, "span_faults": 0}, 0),
        ({"x_f": 0.6, "span_faults": 0}, 0),
        ({"x_f": 0.4999, "span_faults": 0}, 1),
        ({"x_f": 0.5, "span_faults": 1}, 1),
        ({"span_faults": 0}, 1),
    ],
)
def test_a_lower_score_fails(tmp_path, capsys, metrics, status):
    assert gate.main(asked(tmp_path), run_with(**metrics)) == status
    assert bool(json.loads(capsys.readouterr().out)["failed"]) == bool(status)


def test_texts_on_which_the_system_breaks_off_fail_the_gate(tmp_path, capsys):
    def run(name, _data, part, **_options):
        return {"name": name, "part": part, "metrics": {"x_f": 0.9, "span_faults": 0}, "failed": 2}

    assert gate.main(asked(tmp_path), run) == 1
    assert json.loads(capsys.readouterr().out)["failed"] == {"own/dev": ["2 texts were not read"]}


def test_pinning_raises_but_never_lowers(tmp_path):
    assert gate.main(asked(tmp_path, pin=True), run_with(x_f=0.7, span_faults=0, y_f=1)) == 0
    assert held(tmp_path) == {"own": {"dev": {"span_faults": 0, "x_f": 0.7}}}
    assert gate.main(asked(tmp_path, pin=True), run_with(x_f=0.6, span_faults=0)) == 1
    assert held(tmp_path)["own"]["dev"]["x_f"] == 0.7


def test_lowering_needs_a_reason_and_keeps_it(tmp_path):
    assert gate.main(asked(tmp_path, pin=True, lower=True), run_with(x_f=0.4, span_faults=0)) == 2
    assert held(tmp_path)["own"]["dev"]["x_f"] == 0.5
    wanted = asked(tmp_path, pin=True, lower=True, reason="labels corrected")
    assert gate.main(wanted, run_with(x_f=0.4, span_faults=0)) == 0
    assert held(tmp_path)["own"]["dev"]["x_f"] == 0.4
    assert json.loads((tmp_path / "lowered.jsonl").read_text())["reason"] == "labels corrected"


def test_a_new_set_gets_floors_by_name(tmp_path):
    wanted = asked(tmp_path, pin=True, only=["new"], part="train")
    assert gate.main(wanted, run_with(a_f=0.3, a_p=0.2, a_r=0.6, acc=1)) == 0
    assert held(tmp_path)["new"] == {"train": {"a_f": 0.3, "acc": 1}}


def test_what_is_not_there_is_left_out_and_named(tmp_path, capsys):
    def absent(name, *_arguments, **_options):
        raise MissingDataError(name)

    assert gate.main(asked(tmp_path), absent) == 0
    assert json.loads(capsys.readouterr().out)["absent"] == ["own/dev: own"]


def test_the_floors_kept_here_are_valid():
    kept = gate.load_floors(gate.FLOORS)
    assert "own" in kept
    values = {
        (name, part, metric): v for name, parts in kept.items() for part, m in parts.items() for metric, v in m.items()
    }
    counts = {"span_faults", "sentences_right", "wrong_merges"}  # an error in grades ("_mae") may pass 1, too
    assert all(
        0 <= value <= 1
        for (_, _, metric), value in values.items()
        if metric not in counts and not metric.endswith("_mae")
    )
    assert {value for (_, _, metric), value in values.items() if metric == "span_faults"} == {0}


@pytest.mark.parametrize(
    ("given", "ran"), [({}, []), ({"slow": True}, ["t17"]), ({"only": ["t17"]}, ["t17"])], ids=("all", "slow", "named")
)
def test_slow_sets_run_when_asked_for(tmp_path, capsys, given, ran):
    (tmp_path / "floors.json").write_text('{"t17": {"train": {"x_f": 0.5}}}')
    assert gate.main(asked(tmp_path, **given), run_with(x_f=0.5)) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [report["name"] for report in shown["reports"]] == ran
    assert bool(shown["absent"]) is not bool(ran)
