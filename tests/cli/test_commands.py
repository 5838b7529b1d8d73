import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportedly.exports.schema import schema
from reportedly.store import Case
from tests.cli.conftest import Done
from tests.readings import TEXT, failure, reading

Run = Callable[..., Done]
STATEMENT = reading().statements[0].id


@pytest.fixture(autouse=True)
def held(folder: Path) -> None:
    """A case of readings made by hand, so that nothing here hangs on how reports are read."""
    with Case.open(folder / "case.db", create=True) as case:
        case.add(reading(), "1")
        case.add(failure(), "1")


def test_show_lists_documents(reportedly: Run) -> None:
    lines = reportedly("show").out.splitlines()
    assert lines[0].split("\t") == [
        reading().document.id,
        "2031-05-14",
        "2",
        "ostrel.txt",
        "Ostrel militia weighs return to the hills",
    ]
    assert lines[1].endswith("failed: the bytes are not text")


@pytest.mark.parametrize("name", ["ostrel.txt", reading().document.id, reading().document.id[:8]])
def test_show_a_document(reportedly: Run, name: str) -> None:
    out = reportedly("show", name).out
    assert "published: 2031-05-14 (given)" in out
    assert "the page ← Marrow Radio ← two unnamed officers\tthe Ostrel Guard may shell Dúnmor" in out


def test_show_a_failed_document(reportedly: Run) -> None:
    assert "failed: the bytes are not text: give text or a page" in reportedly("show", "blob.bin").out


def test_show_an_actor(reportedly: Run) -> None:
    out = reportedly("show", reading().actors[0].id).out
    assert out.startswith("Ostrel Guard, armed group")
    assert "ostrel.txt\t115-127\tname\tOstrel Guard" in out


def test_show_anything_else_as_json(reportedly: Run) -> None:
    assert json.loads(reportedly("show", reading().events[0].id).out)["code"] == "ASSAULT"


def test_trace_draws_the_chain(reportedly: Run) -> None:
    out = reportedly("trace", STATEMENT).out
    assert reportedly("show", STATEMENT).out == out
    for expected in (
        "in ostrel.txt “Ostrel militia weighs return to the hills”, published 2031-05-14",
        "  the page (implied, unidentified)",
        "    ← Marrow Radio (broadcaster, “reported”)",
        "      ← two unnamed officers (unidentified, “citing”)",
        "[Marrow Radio] {reported} on Tuesday, {citing} [two unnamed officers], that «the Ostrel Guard ~may~ shell",
        "certainty: hedged, hedged by “may”",
        "origin: two unnamed officers (1 statement of this document rests on it)",
        "says event: ASSAULT, possible, by Ostrel Guard, at Dúnmor, “shell”",
    ):
        assert expected in out.splitlines() or expected in out


def test_trace_tells_positions_and_relations(reportedly: Run) -> None:
    out = reportedly("trace", reading().statements[1].id).out
    assert "says position: Ostrel Guard opposes the truce" in out
    assert "says relation: Ostrel Guard based in Dúnmor" in out


def test_search(reportedly: Run) -> None:
    lines = [line.split("\t") for line in reportedly("search", "dunmor", "shell").out.splitlines()]
    assert {line[1] for line in lines} == {STATEMENT, "-"}
    assert reportedly("search", "two unnamed officers").out
    assert not reportedly("search", "officers unnamed", "zzz").out
    assert len(reportedly("search", "the", "--limit", "1").out.splitlines()) == 1


def test_brief_of_the_case_and_of_a_document(reportedly: Run) -> None:
    assert reportedly("brief").out.startswith("# Brief: 2 documents")
    assert reportedly("brief", "ostrel.txt").out.startswith("# Brief: Ostrel militia")
    assert "citing two unnamed officers" in reportedly("brief", "ostrel.txt").out


def test_a_brief_in_a_file_keeps_own_words_and_can_be_checked(reportedly: Run, folder: Path) -> None:
    assert reportedly("brief", "-t", "daily", "-o", "b.md").code == 0
    page = (folder / "b.md").read_text(encoding="utf-8")
    opening = "<!-- own words: Assessment -->"
    (folder / "b.md").write_text(page.replace(opening, f"{opening}\nI doubt it."), encoding="utf-8")
    reportedly("brief", "-t", "daily", "-o", "b.md")
    assert "I doubt it." in (folder / "b.md").read_text(encoding="utf-8")
    told = json.loads(reportedly("brief", "--check", "b.md", "--json").out)
    assert told["verified"] == len(told["sentences"]) > 0
    false = page.replace("two unnamed officers", "five unnamed officers")
    (folder / "false.md").write_text(false, encoding="utf-8")
    assert false != page
    assert reportedly("brief", "--check", "false.md").code == 1


def test_a_brief_of_a_source_and_of_nothing_known(reportedly: Run) -> None:
    assert reportedly("brief", "-t", "source", "--about", "nobody here").code == 2
    assert reportedly("brief", "-t", "changes").out.startswith("# Change log")
    assert reportedly("brief", "--check", "nowhere.md").code == 2
    assert reportedly("brief", "-o", "b.txt").code == 2


def test_export_writes_the_case_whole(reportedly: Run, folder: Path) -> None:
    with Case.open(folder / "case.db") as case:
        case.add(reading("B" + TEXT, "other.txt"), "1")
    out = reportedly("export", "jsonl").out
    done = reportedly("export", "jsonl", "-o", "case.jsonl", "--json")
    told = json.loads(done.out)
    assert (told["format"], told["file"], told["not_expressible"]) == ("jsonl", "case.jsonl", {})
    assert sum(told["exported"].values()) == out.count("\n")
    assert (folder / "case.jsonl").read_text(encoding="utf-8") == out
    values = [json.loads(line) for line in out.splitlines()]
    validator = jsonschema.Draft202012Validator(schema())
    for value in values:
        validator.validate(value)
    types = [value["type"] for value in values]
    assert (types.count("document"), types.count("actor"), types.count("place")) == (3, 1, 1)
    assert types.count("origin") >= 2
    ids = {value["id"] for value in values}
    assert {value["holder"] for value in values if value["type"] == "position"} <= ids


def test_export_by_the_plug_in_of_the_docs(reportedly: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    made: dict[str, Any] = {}
    exec(page.split("```python\n")[1].split("```")[0], made)
    monkeypatch.setattr("reportedly.plugins.names", lambda _group: ["titles"])
    monkeypatch.setattr("reportedly.plugins.load", lambda _group, _name: made["Titles"])
    done = reportedly("export", "titles")
    assert done.out == "Ostrel militia weighs return to the hills\n"
    assert "exported: 1 document\n" in done.err
    assert "not expressible: document: 1 no title\n" in done.err
    assert "no place in the format: 1 actor, 1 event, " in done.err
    assert (
        "titles\ttitles\tkeeps the titles of documents\tdrops all that they say" in reportedly("export", "--list").out
    )


def test_export_says_what_it_cannot_do(reportedly: Run) -> None:
    assert "jsonl" in reportedly("export", "none-such").err
    assert "jsonl" in reportedly("export").err
    assert reportedly("export", "jsonl", "--json").code == 2
    assert "has no option 'inter'" in reportedly("export", "jsonl", "--set", "inter=text").err
    assert "NAME=VALUE" in reportedly("export", "jsonl", "--set", "inter").err
    done = reportedly("export", "jsonl", "-o", "none/case.jsonl")
    assert (done.code, "name another file after --output" in done.err) == (2, True)


def test_doctor(reportedly: Run) -> None:
    done = reportedly("doctor")
    assert done.code == 0
    assert "failed documents\t1" in done.out
    assert "!!" not in done.out
    told = json.loads(reportedly("doctor", "--json").out)
    assert told["well"]
    assert {"python", "model", "sqlite", "case", "soundness", "setting model"} <= {c["name"] for c in told["checks"]}


def test_doctor_says_what_is_wrong(reportedly: Run, folder: Path) -> None:
    (folder / "notes.txt").write_text("no case")
    done = reportedly("doctor", "--case", "notes.txt", "--config", "more.toml")
    assert done.code == 2
    done = reportedly("doctor", "--case", "notes.txt")
    assert done.code == 1
    assert "!!\tcase\tnotes.txt is not a case" in done.out
    assert "case: name a case with --case" in done.out


def test_doctor_without_a_case_is_well(reportedly: Run) -> None:
    assert reportedly("doctor", "--case", "none.db").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("show", "ostrel.txt"),
        ("show", "blob.bin"),
        ("show", reading().actors[0].id),
        ("show", STATEMENT),
        ("trace", STATEMENT),
        ("brief",),
        ("brief", "ostrel.txt"),
        ("search", "truce"),
        ("search", "nothing"),
        ("export", "jsonl", "-o", "x.jsonl"),
        ("doctor",),
        ("read", "ostrel.txt"),
    ],
)
def test_every_command_prints_one_json_value(reportedly: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "ostrel.txt").write_text(TEXT, encoding="utf-8")
    done = reportedly(*arguments, "--json")
    assert isinstance(json.loads(done.out), dict | list)
    assert done.code == 0


def test_the_case_may_be_named_before_the_command_or_by_the_environment(
    reportedly: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "case.db").rename(folder / "other.db")
    assert reportedly("show").code == 3
    assert reportedly("-d", "other.db", "show").code == 0
    assert reportedly("-d", "none.db", "show", "-d", "other.db").code == 0
    monkeypatch.setenv("REPORTEDLY_CASE", "other.db")
    assert reportedly("show").code == 0
    (folder / "mine.toml").write_text('case = "none.db"')
    monkeypatch.delenv("REPORTEDLY_CASE")
    assert reportedly("--config", "mine.toml", "show").code == 3


def test_tables_at_a_terminal(reportedly: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.cli.output.at_terminal", lambda: True)
    monkeypatch.setattr("reportedly.cli.trace.at_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    assert reportedly("show").out.split()[:5] == ["id", "published", "statements", "document", "title"]
    assert "«" not in reportedly("trace", STATEMENT).out
