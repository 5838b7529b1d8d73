"""Whatever goes wrong, one line says what and what to do, the exit code tells which kind, and nothing is raised."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly import intake
from reportedly.errors import StorageFullError
from reportedly.store import Case
from tests.cli.conftest import Done
from tests.readings import reading

Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def held(folder: Path) -> None:
    with Case.open(folder / "case.db", create=True) as case:
        case.add(reading(), "1")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("shwo",), 2, "did you mean 'show'?"),
        (("frobnicate",), 2, "choose one of read, show"),
        (("show", "--jsonn"), 2, "--json"),
        (("read",), 2, "PATH"),
        (("trace",), 2, "'statement'"),
        (("trace", "nothing"), 2, "no value has an id"),
        (("trace", "doc-"), 2, "list what there is"),
        (("show", "statement-"), 2, "give more of the id"),
        (("search", "--", "--"), 2, "at least one word"),
        (("search", "x", "--limit", "0"), 2, "--limit"),
        (("show", "-d", "none.db"), 3, "make one with `reportedly read PATH...`"),
        (("show", "-d", "report.txt"), 3, "not a case"),
        (("show", "-d", "."), 3, "is a folder"),
        (("read", "report.txt", "-d", "none/case.db"), 3, "make the folder"),
        (("read", "nosuch/*.txt"), 4, "nothing matches"),
        (("read", "report.txt", "--model", "no_such_model"), 2, "no_such_model"),
        (("read", "report.txt", "--codebook", "no_such_book"), 2, "use plover"),
        (("read", "report.txt", "--gazetteer", "none.tsv"), 2, "none.tsv cannot be read"),
        (("read", "report.txt", "--parser", "no_such_parser"), 2, "choose one of spacy"),
        (("read", "report.txt", "--attributor", "no_such"), 2, "choose one of encoder, rules"),
        (("read", "report.txt", "--stance-coder", "no_such"), 2, "choose one of learned, rules"),
        (("show", "--config", "none.toml"), 2, "cannot be read"),
    ],
)
def test_one_line_and_a_code(reportedly: Run, arguments: tuple[str, ...], code: int, says: str) -> None:
    done = reportedly(*arguments)
    assert (done.code, done.err.count("\n")) == (code, 1), done.err
    assert done.err.startswith("reportedly: ")
    assert says in done.err
    assert "Traceback" not in done.err


def test_a_locked_case(reportedly: Run, folder: Path) -> None:
    with sqlite3.connect(folder / "case.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        done = reportedly("read", "report.txt", "--timeout", "0.05")
    assert (done.code, "raise --timeout" in done.err) == (3, True)


def test_a_newer_case(reportedly: Run, folder: Path) -> None:
    with sqlite3.connect(folder / "case.db") as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    done = reportedly("show")
    assert (done.code, "update reportedly" in done.err) == (3, True)


def test_a_full_disk(reportedly: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> str:
        message = "no room left"
        raise StorageFullError(message, "make room")

    monkeypatch.setattr(Case, "add", full)
    done = reportedly("read", "report.txt")
    assert (done.code, done.err) == (3, "reportedly: no room left: make room\n")


def test_a_fault_of_our_own_is_one_line_too(reportedly: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Case, "documents", lambda *_: 1 / 0)
    done = reportedly("show")
    assert done.code == 70
    assert done.err.startswith("reportedly: internal error (ZeroDivisionError: division by zero): please report it")
    assert done.err.count("\n") == 1


def test_interrupt(reportedly: Run, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "second.txt").write_text("The Velland army said on Monday that it had left.")
    became = intake.became

    def stop_at_second(*arguments: object) -> object:
        kept = became(*arguments)  # type: ignore[arg-type]
        if kept.name == "second.txt":
            raise KeyboardInterrupt
        return kept

    monkeypatch.setattr(intake, "became", stop_at_second)
    done = reportedly("read", "report.txt", "second.txt")
    assert done.code == 130
    assert done.err == "reportedly: stopped: what was read is kept; run the same command again to go on\n"
    assert done.out.startswith("1 read")
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert reportedly("read", "report.txt", "second.txt").out.startswith("0 read, 0 statements, 2 held already")
