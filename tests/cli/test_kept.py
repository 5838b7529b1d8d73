"""Commands show the same whether what they show was kept, is drawn now, or cannot be kept."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly import weighings
from reportedly.cases import draw
from reportedly.exports.jsonl import plain
from reportedly.store import Case
from tests.cli.conftest import Done

REPORTS = {
    "a.txt": "ORSK, June 2, 2031 (Marrow Agency) - Shells hit a market in Orsk on Monday, killing 9, the mayor said.",
    "b.txt": "ORSK, June 3, 2031 (Coast Wire) - Fourteen people died when shells hit a market in Orsk on Monday.",
    "c.txt": "ORSK, June 4, 2031 (Lantern Radio) - The Harrow Brigade supports the truce in Orsk.",
    "d.txt": "ORSK, June 9, 2031 (Velland Post) - The Harrow Brigade opposes the truce in Orsk.",
}
COMMANDS = (
    ("conflicts",),
    ("conflicts", "--every", "--json"),
    ("conflicts", "a.txt", "--every"),
    ("origins",),
    ("origins", "--json"),
    ("origins", "b.txt"),
    ("compare",),
    ("compare", "a.txt"),
    ("compare", "a.txt", "b.txt", "--json"),
    ("timeline",),
    ("timeline", "--json"),
    ("timeline", "Harrow Brigade"),
    ("timeline", "--tracks"),
    ("changes", "--since", "2001-01-01"),
)


ASKED = {"conflicts": ("--every",), "origins": (), "timeline": ()}


@pytest.fixture
def filled(reportedly: Callable[..., Done], folder: Path) -> Path:
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert reportedly("read", *REPORTS, "--fast").code == 0
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_kept_drawn_and_not_kept_are_the_same(
    command: tuple[str, ...], filled: Path, reportedly: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, kept = reportedly(*command), reportedly(*command)
    assert drawn == kept
    assert drawn.code == 0
    with Case.open(filled / "case.db") as case:
        weighings.forget(case)
        with sqlite3.connect(filled / "case.db") as other:
            monkeypatch.setenv("REPORTEDLY_TIMEOUT", "0.1")
            other.execute("BEGIN IMMEDIATE")  # somebody else writes, so that nothing can be kept
            assert reportedly(*command) == drawn
            other.rollback()
        assert weighings.held(case) is None


def test_what_is_shown_is_what_weighing_anew_shows(filled: Path, reportedly: Callable[..., Done]) -> None:
    shown = {name: json.loads(reportedly(name, *options, "--json").out) for name, options in ASKED.items()}
    with Case.open(filled / "case.db") as case:
        anew = draw(case)
    assert shown["conflicts"] == json.loads(json.dumps([plain(finding) for finding in anew.weighed.findings]))
    assert shown["origins"]["origins"] == json.loads(json.dumps([plain(one) for one in anew.weighed.origins]))
    assert [entry["id"] for entry in shown["timeline"]["entries"]] == [entry.id for entry in anew.shown.entries]
    assert shown["conflicts"]


def test_the_doctor_says_whether_the_weighing_is_current(filled: Path, reportedly: Callable[..., Done]) -> None:
    def state() -> str:
        checks = json.loads(reportedly("doctor", "--json").out)["checks"]
        return next(str(check["state"]) for check in checks if check["name"] == "weighing")

    assert state() == "none kept"
    reportedly("conflicts")
    assert state().startswith("current, drawn at ")
    (filled / "e.txt").write_text("VELLAND, June 10, 2031 (Coast Wire) - The mayor left.", encoding="utf-8")
    reportedly("read", "e.txt", "--fast")
    assert state() == "behind: 1 documents and 0 judgements since"


def test_two_documents_with_nothing_in_common_compare_as_in_the_whole_case(
    filled: Path, reportedly: Callable[..., Done]
) -> None:
    (one,) = json.loads(reportedly("compare", "a.txt", "c.txt", "--json").out)
    assert (one["verdict"], one["passages"], one["share_one"]) == ("unrelated", [], 0.0)
    with Case.open(filled / "case.db") as case:
        pair = [case.reading(name).document.id for name in ("a.txt", "c.txt")]
        assert one["explanation"] == draw(case).ledger.copies.compare(*pair).explanation
