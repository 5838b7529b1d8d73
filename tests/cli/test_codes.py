"""`reportedly codes`: codebooks side by side on the events of a case."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Done

Run = Callable[..., Done]
TEXT = """Fuel depot burns at Dúnmor

A drone struck a fuel depot at Dúnmor on Monday, police said.

The Ostrel Guard accused the army of the attack.
"""
MINE = """
name = "mine"
[types]
sky = []
[[crosswalk]]
from = "ASSAULT/drone"
type = "sky"
"""


@pytest.fixture
def case(reportedly: Run, folder: Path) -> Run:
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    assert reportedly("read", "report.txt", "--fast").code == 0
    return reportedly


def told(run: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("codes", *arguments, "--json").out)
    return found


def by(one: dict[str, Any], name: str) -> dict[str, Any]:
    return next(coding for coding in one["codings"] if coding["codebook"] == name)


def test_each_event_is_shown_by_each_codebook_with_reasons(case: Run) -> None:
    found = told(case)
    strike = next(one for one in found if one["event"]["trigger"]["quote"] == "struck")
    assert (by(strike, "plover")["code"], by(strike, "plover")["mode"]) == ("ASSAULT", "drone")
    assert by(strike, "acled")["mode"] == "Air/drone strike"
    assert (by(strike, "cameo")["code"], strike["disagreements"]) == ("19", [])
    blame = next(one for one in found if one["event"]["trigger"]["quote"] == "accused")
    assert by(blame, "acled") == {
        "codebook": "acled",
        "code": None,
        "mode": None,
        "reason": "words, and ACLED codes deeds",
        "scales": {},
    }
    assert ("code", "plover", "acled") in {(d["scale"], d["one"], d["other"]) for d in blame["disagreements"]}


def test_what_was_recoded_counts_as_recoded(case: Run) -> None:
    before = next(one for one in told(case) if one["event"]["trigger"]["quote"] == "struck")
    case("recode", "ASSAULT/heavy-weapons", before["event"]["id"], "--by", "ana")
    (after,) = told(case, before["event"]["id"], "-b", "acled")
    # its words still say "drone", but what a person decided comes before them
    assert (after["recoded"]["by"], after["codings"][0]["mode"]) == ("ana", "Shelling/artillery/missile attack")
    assert case("codes", before["event"]["id"]).out.count("recoded by ana") == 1
    case("recode", "PROTEST/demo", before["event"]["id"], "--by", "ana")
    (again,) = told(case, before["event"]["id"], "-b", "acled")
    assert again["codings"][0]["mode"] == "Peaceful protest"


def test_a_rejected_event_has_no_code(case: Run) -> None:
    one = told(case)[0]["event"]["id"]
    case("reject", one, "--by", "ana")
    assert one not in case("codes").out
    done = case("codes", one)
    assert (done.code, done.err) == (
        2,
        f"reportedly: {one} was rejected and has no code: see `reportedly judgements`\n",
    )


def test_only_what_is_disputed(case: Run) -> None:
    disputed = told(case, "--disputed")
    assert 0 < len(disputed) < len(told(case))
    assert all(one["disagreements"] for one in disputed)


def test_a_codebook_of_ones_own(case: Run, folder: Path) -> None:
    (folder / "mine.toml").write_text(MINE, encoding="utf-8")
    lines = case("codes", "report.txt", "-b", "mine.toml", "-b", "plover").out.splitlines()
    assert any("\tsky\tASSAULT/drone\t" in line for line in lines)
    assert any("\t- (none of its rows fits)\tACCUSE/" in line and "no code by mine" in line for line in lines)


def test_a_wrong_codebook_is_one_line(case: Run, folder: Path) -> None:
    (folder / "mine.toml").write_text(MINE.replace('"sky"', '"sea"'), encoding="utf-8")
    done = case("codes", "-b", "mine.toml")
    assert done.code == 2
    assert done.err == (
        "reportedly: mine.toml: crosswalk row 1: 'sea' is not among its types (sky): see docs/codebooks.md\n"
    )


def test_what_is_not_there(case: Run) -> None:
    assert case("codes", "event-ffffffffffff").code == 2
    assert case("codes", "nosuch.txt").code == 2
