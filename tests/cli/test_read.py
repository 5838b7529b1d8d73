import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from reportedly.exports.schema import schema
from reportedly.store import Case
from tests.cli.conftest import REPORT, Done

Run = Callable[..., Done]


def test_reads_into_the_case_of_the_folder(reportedly: Run, folder: Path) -> None:
    done = reportedly("read", "report.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 read, ")
    assert done.out.endswith(": case.db\n")
    with Case.open(folder / "case.db") as case:
        assert case.reading("report.txt").document.text == REPORT


def test_reading_twice_adds_nothing(reportedly: Run) -> None:
    reportedly("read", "report.txt")
    first = reportedly("export", "jsonl").out
    assert reportedly("read", "report.txt", ".").out.startswith("0 read, 0 statements, 1 held already")
    assert reportedly("export", "jsonl").out == first


def test_the_same_bytes_under_two_names_are_one_document(reportedly: Run, folder: Path) -> None:
    (folder / "copy.txt").write_text(REPORT, encoding="utf-8")
    assert json.loads(reportedly("read", ".", "--json").out)["read"] == 1
    assert len(json.loads(reportedly("show", "--json").out)) == 1


def test_what_fails_is_kept_counted_and_tried_again(reportedly: Run, folder: Path) -> None:
    (folder / "empty.txt").touch()
    done = reportedly("read", ".", "--json")
    assert done.code == 1
    assert done.err == "reportedly: empty.txt is empty: check that it was saved whole\n"
    told = json.loads(done.out)
    assert (told["read"], [failed["error"] for failed in told["failed"]]) == (1, ["EmptyInputError"])
    assert "failed: empty.txt is empty" in reportedly("show").out
    (folder / "empty.txt").write_text("The Velland army said on Monday that it had left.")
    assert reportedly("read", ".").code == 0
    assert "failed" not in reportedly("show").out


def test_the_case_does_not_read_itself_or_its_settings(reportedly: Run, folder: Path) -> None:
    (folder / "reportedly.toml").write_text("timeout = 2")
    assert reportedly("read", ".").code == 0
    assert reportedly("read", ".").code == 0
    assert len(json.loads(reportedly("show", "--json").out)) == 1


def test_nothing_readable_is_told_and_makes_no_case(reportedly: Run, folder: Path) -> None:
    done = reportedly("read", "nosuch.txt")
    assert (done.code, done.err) == (4, "reportedly: no such file or folder: nosuch.txt: check the path\n")
    assert not (folder / "case.db").exists()


def test_only_failures_is_nothing_readable(reportedly: Run, folder: Path) -> None:
    (folder / "blob.bin").write_bytes(bytes(range(256)) * 20)
    assert reportedly("read", "blob.bin").code == 4


def test_knowledge_about_documents_is_kept_and_read_with(reportedly: Run) -> None:
    reportedly("read", "report.txt")
    again = reportedly("read", "report.txt", "--published", "2031-05-14", "--publisher", "Marrow Gazette")
    assert again.out.startswith("1 read")
    assert reportedly("read", "report.txt").out.startswith("0 read")
    (shown,) = json.loads(reportedly("show", "--json").out)
    assert (shown["published"]["start"], shown["publisher"]) == ("2031-05-14", "Marrow Gazette")


@pytest.mark.parametrize(
    "option", [("--published", "soon"), ("--encoding", "utf-99"), ("--processes", "0"), ("--model", "no_such_model")]
)
def test_wrong_options_are_wrong_usage(reportedly: Run, folder: Path, option: tuple[str, str]) -> None:
    done = reportedly("read", "report.txt", *option)
    assert done.code == 2
    assert not (folder / "case.db").exists()


def test_a_table_that_cannot_be_used_is_told_though_the_case_holds_the_document(reportedly: Run, folder: Path) -> None:
    reportedly("read", "report.txt")
    (folder / "names.tsv").write_text("key\tname\tkind\tsource\nown:x\tX Guard\tarmy\tours\n")
    done = reportedly("read", "report.txt", "--gazetteer", "names.tsv")
    assert (done.code, done.out) == (2, "")
    assert "names.tsv:2: 'army' is no kind of actor" in done.err


def test_a_table_of_ones_own_is_no_report_and_what_it_says_is_read_anew(reportedly: Run, folder: Path) -> None:
    rows = "key\tname\tkind\tsource\nown:x\tOstrel Guard\tarmed_group\tours\n"
    (folder / "names.tsv").write_text(rows)
    assert "names.tsv is a table" in reportedly("read", ".").err
    assert reportedly("read", ".", "--gazetteer", "names.tsv").out.startswith("1 read")
    assert reportedly("read", ".", "--gazetteer", "names.tsv").out.startswith("0 read")
    (folder / "names.tsv").write_text(rows.replace("armed_group", "military"))
    assert reportedly("read", ".", "--gazetteer", "names.tsv").out.startswith("1 read")


def test_again_reads_what_is_held(reportedly: Run) -> None:
    reportedly("read", "report.txt")
    assert reportedly("read", "report.txt", "--again").out.startswith("1 read")


def test_jsonl_prints_the_record_and_needs_no_case(reportedly: Run, folder: Path) -> None:
    done = reportedly("read", "report.txt", "--jsonl")
    validator = jsonschema.Draft202012Validator(schema())
    values = [json.loads(line) for line in done.out.splitlines()]
    for value in values:
        validator.validate(value)
    assert done.code == 0
    assert values[0]["text"] == REPORT
    assert {"document", "actor", "time", "voice", "statement"} <= {value["type"] for value in values}
    assert not (folder / "case.db").exists()


def test_jsonl_and_the_case_hold_the_same_statements(reportedly: Run) -> None:
    printed = statements(reportedly("read", "report.txt", "--jsonl").out)
    reportedly("read", "report.txt")
    assert printed == statements(reportedly("export", "jsonl").out) != set()


def statements(lines: str) -> set[str]:
    return {line for line in lines.splitlines() if line.startswith('{"type":"statement"')}


def test_standard_input(reportedly: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    done = reportedly("read", "-", "--title", "Pasted")
    assert done.code == 0
    assert json.loads(reportedly("show", "--json").out)[0]["title"] == "Pasted"


@pytest.mark.parametrize(("codec", "named"), [("utf-8-sig", None), ("utf-16", None), ("cp1252", "cp1252")])
def test_encodings(reportedly: Run, folder: Path, codec: str, named: str | None) -> None:
    (folder / "other.txt").write_bytes(REPORT.encode(codec))
    done = reportedly("read", "other.txt", "--jsonl", *(("--encoding", named) if named else ()))
    assert json.loads(done.out.splitlines()[0])["text"] == REPORT


def test_bytes_that_are_not_in_the_named_encoding_fail(reportedly: Run, folder: Path) -> None:
    (folder / "other.txt").write_bytes(REPORT.encode("cp1252"))
    done = reportedly("read", "other.txt", "--encoding", "utf-8")
    assert done.code == 4
    assert "--encoding" in done.err


def test_several_processes_give_the_same_record(reportedly: Run, folder: Path) -> None:
    reports = folder / "reports"
    reports.mkdir()
    for i in range(6):
        (reports / f"report{i}.txt").write_text(REPORT.replace("Ostrel", f"Ostrel {i}"), encoding="utf-8")
    reportedly("read", "reports", "-d", "one.db")
    reportedly("read", "reports", "-d", "two.db", "--processes", "2", "--batch-size", "2")
    assert reportedly("export", "jsonl", "-d", "one.db").out == reportedly("export", "jsonl", "-d", "two.db").out
