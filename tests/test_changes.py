"""What changed in a case, and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from reportedly.cases import changes_of
from reportedly.errors import UsageError
from reportedly.judging import Decision, decide
from reportedly.record import Interval
from reportedly.store import Case, Mark, moment
from tests.readings import TEXT, failure, reading
from tests.store.conftest import clock

FIRST = reading()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "case.db", create=True, clock=clock) as made:
        made.add(FIRST, "1")
        made.note("look", "ana")
        yield made


def changed(case: Case) -> list[tuple[str, str, str]]:
    mark = case.last_look("ana")
    assert mark
    return [(c.why, c.what, c.about) for c in changes_of(case, mark)]


def test_nothing_changes_by_itself(case: Case) -> None:
    case.add(FIRST, "1")
    assert changed(case) == []
    assert case.last_look("ben") is None
    assert [(c.why, c.what, c.about) for c in changes_of(case, Mark())] == [("new text", "added", "document")]


def test_a_new_document_and_a_failure(case: Case) -> None:
    case.add(reading("Again: " + TEXT, "second.txt"), "1")
    case.add(failure(), "1")
    assert changed(case) == [("new text", "added", "document"), ("failure", "added", "document")]


def test_a_new_rule_tells_what_is_said_otherwise(case: Case) -> None:
    surer = replace(FIRST, statements=(replace(FIRST.statements[0], certainty="asserted"),))
    case.add(surer, "2")
    (document, statement, gone) = changes_of(case, case.last_look("ana") or Mark())
    assert (document.why, document.what) == ("new rule", "changed")
    assert (statement.before.partition(";")[0], statement.after.partition(";")[0]) == ("hedged", "asserted")
    assert (gone.what, gone.words) == ("gone", "The Guard opposes the truce")


def test_a_new_version_is_new_text_and_what_merely_moved_is_no_change(case: Case) -> None:
    case.add(reading("Updated. " + TEXT), "1")
    assert changed(case) == [("new text", "added", "document")]


def test_new_knowledge_and_reading_again(case: Case) -> None:
    case.add(reading(published="2031-05-15"), "1", '{"published":"2031-05-15"}')
    assert changed(case) == [("new knowledge", "changed", "document")]
    case.note("look", "ana")
    case.add(replace(FIRST, statements=FIRST.statements[:1]), "1", '{"published":"2031-05-15"}', replace=True)
    assert changed(case)[0] == ("read again", "changed", "document")


def test_a_judgement_and_a_position_that_turned(case: Case) -> None:
    later = reading("Later. " + TEXT, "later.txt", "2031-06-01")
    when = Interval(start="2031-06-01", end="2031-06-01", grain="day")
    case.add(replace(later, positions=(replace(later.positions[0], stance="supports", when=when),)), "1")
    (turn,) = (c for c in changes_of(case, case.last_look("ana") or Mark()) if c.about == "position")
    assert (turn.before, turn.after, turn.words) == ("opposes", "supports", "Ostrel Guard on the truce")
    case.note("look", "ana")
    decide(case, [Decision(verb="reject", target=FIRST.statements[0].id)], "ben", "misread")
    assert changed(case) == [("judgement", "added", "judgement")]


def test_since_a_time_or_a_run(case: Case) -> None:
    run, then = case.note("read", "ana"), clock()
    case.add(reading("Again: " + TEXT, "second.txt"), "1")
    for mark in (case.mark(run[:-2]), case.mark(then)):
        assert [c.about for c in changes_of(case, mark)] == ["document"]
    assert case.notes()[-1][:2] == (run, "read")
    with pytest.raises(UsageError, match="no run has an id"):
        case.mark("run-zzz")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2031-05-14", "2031-05-14T23:59:59Z"),
        ("2031-05-14T06:00", "2031-05-14T06:00:00Z"),
        ("2031-05-14T06:00:30+02:00", "2031-05-14T04:00:30Z"),
        ("2031-05-14 06:00Z", "2031-05-14T06:00:00Z"),
    ],
)
def test_moments(words: str, found: str) -> None:
    assert moment(words) == found


@pytest.mark.parametrize("words", ["", "yesterday", "2031-13-01", "14.5.2031"])
def test_what_is_no_moment(words: str) -> None:
    with pytest.raises(UsageError, match="no date or time"):
        moment(words)
