from pathlib import Path

import pytest

from quality import ngec_actor_tests
from quality.base import MissingDataError
from quality.ngec_actor_tests import Asserted, asserted

TESTS = """
def test_police():
    told = coder.code("Uruguayan police")
    assert told["country"] == "URY"
    assert told["code_1"] == "COP"

def test_two():
    a = coder.code(text="the Senate of Paraguay")
    assert a["country"] == "PRY" and a["code_1"] == "GOV"
    b = coder.code("Botswana")
    assert b["country"] == "BWA"
    assert len(b) == 3
"""


def test_assertions_are_read_and_never_run() -> None:
    assert list(asserted(TESTS)) == [
        Asserted("Uruguayan police", "URY", "COP"),
        Asserted("the Senate of Paraguay", "PRY", "GOV"),
        Asserted("Botswana", "BWA", None),
    ]


def test_only_what_is_asserted_counts(tmp_path: Path) -> None:
    home = tmp_path / "ngec_actor_tests" / "dev"
    home.mkdir(parents=True)
    (home / "test_coder.py").write_text(TESTS, encoding="utf-8")
    made = ngec_actor_tests.score(tmp_path, "dev")
    assert made.items == 3
    assert made.metrics["acc"] == pytest.approx(2 / 3)
    assert made.metrics["country_acc"] == 1
    assert made.metrics["sector_acc"] == 0.5


def test_own_strings_count_where_there_are_no_tests(tmp_path: Path) -> None:
    made = ngec_actor_tests.score(tmp_path, "dev", limit=5)
    assert made.items == 5
    with pytest.raises(MissingDataError):
        ngec_actor_tests.score(tmp_path, "train")
