"""What holds for every format behind the export door; a new one is tested here by being there."""

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from reportedly import plugins
from reportedly.exports.deeds import why_no_event
from reportedly.exports.jsonl import TYPES
from reportedly.judging import Decision, decide
from reportedly.leaving import Leaving, export_of
from reportedly.store import Case
from tests.exports.formats.made import EXPECTED, exported, held, shown, write
from tests.exports.war import readings

FORMATS = plugins.names(plugins.EXPORTS)
DEEDS = [name for name in FORMATS if export_of(name).form.deeds]
LINES = 150


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return held(tmp_path_factory.mktemp("case"))


def handed_out(path: Path) -> Counter[str]:
    """Count the values that the case holds, judged, by type."""
    with Case.open(path) as opened:
        leaving = Leaving(opened, {})
        leaving.weighed()
        return leaving.handed_out()


def marks(*ids: str) -> list[str]:
    """Return what an id may leave as: its digits, in whatever writing."""
    digits = [i.partition("-")[2] for i in ids]
    return [*digits, *(str(int(i, 16)) for i in digits)]


@pytest.mark.parametrize("name", FORMATS)
def test_the_sample_leaves_as_expected(name: str) -> None:
    kept = {file.name: file.read_bytes().decode("utf-8") for file in sorted((EXPECTED / name).iterdir())}
    made = exported(name)
    assert made.keys() == kept.keys(), f"run: python -m tests.exports.formats {name}"
    for file, text in made.items():
        assert text == kept[file], f"look at what changed: python -m tests.exports.formats {name}; git diff"


@pytest.mark.parametrize("name", FORMATS)
def test_every_value_is_kept_or_dropped_for_a_reason(name: str, case: Path, tmp_path: Path) -> None:
    _, report = write(case, name, tmp_path)
    there = handed_out(case)
    for kind in export_of(name).form.carries:
        lost = report.not_expressible.get(kind, {})
        assert report.exported.get(kind, 0) + sum(lost.values()) == there[kind], kind
        assert all(reason.strip() for reason in lost)
    told = {*report.exported, *report.not_expressible}
    assert there.keys() - told <= {"origin", "happening", "finding"}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_whatever_the_order_and_however_often_read(name: str, case: Path, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    first, _ = write(case, name, tmp_path)
    second, _ = write(held(tmp_path, backwards=True, reader="2"), name, tmp_path / "two")
    assert first == second


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_rejected_does_not_leave(name: str, tmp_path: Path) -> None:
    carried = export_of(name).form.carries
    if not {"event", "statement"} & set(carried):
        pytest.skip("carries neither statements nor events")
    path = held(tmp_path)
    raid = readings()[0]
    before = "".join(exported(name).values())
    with Case.open(path) as opened:
        decide(opened, [Decision(verb="reject", target=raid.document.id)], "ana")
    after = "".join(shown(file, data) for file, data in write(path, name, tmp_path)[0].items())
    told = "\n".join(line for line in after.splitlines() if "judgement-" not in line)
    ids = marks(raid.events[0].id, raid.statements[0].id)
    assert any(i in before for i in ids)
    assert not any(i in told for i in ids)


@pytest.mark.parametrize("name", DEEDS)
def test_what_did_not_happen_never_leaves_as_an_event(name: str, case: Path, tmp_path: Path) -> None:
    unreal = []
    for reading in readings():
        statements = {statement.id: statement for statement in reading.statements}
        why = {event.id: why_no_event(event, statements[event.statement]) for event in reading.events}
        unreal += [i for i, reason in why.items() if reason and reason != "hedged"]
    made, report = write(case, name, tmp_path)
    text = "".join(shown(file, data) for file, data in made.items())
    assert len(unreal) == 4
    assert [i for i in marks(*unreal) if i in text] == []
    reasons = report.not_expressible["event"]
    assert {"planned", "possible", "denied or negated", "inferred by an analyst"} <= reasons.keys()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_is_and_is_one_short_file(name: str) -> None:
    made = export_of(name)
    form = made.form
    module = import_module(type(made).__module__)
    assert len(Path(str(module.__file__)).read_text(encoding="utf-8").splitlines()) <= LINES
    assert form.title
    assert form.keeps
    assert form.drops
    assert form.suffix.startswith(".")
    assert {*form.carries} <= {*TYPES}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert f"\n| `{name}` |" in page
