"""The promised Python API, on reports made up here: read, ask, judge, take back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly.errors import CaseMissingError, UsageError

RADIO = """Shelling kills nine at Orsk

ORSK, May 14, 2031 (Lantern Agency) - Lantern Radio reported on Wednesday, citing two unnamed officers, that the
Harrow Brigade had shelled Orsk, killing nine people.

The Harrow Brigade denied it.
"""
PAPER = """Toll rises in Orsk

ORSK, May 15, 2031 (Dalo Courier) - The Harrow Brigade may shell Orsk again, the mayor of Orsk warned on Thursday.
"""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[reportedly.Case]:
    (tmp_path / "radio.txt").write_text(RADIO, encoding="utf-8")
    (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
    with reportedly.Case.open(tmp_path / "api.case", attributor="rules") as held:
        outcomes = held.read(tmp_path / "radio.txt", tmp_path / "paper.txt", tmp_path / "gone.txt")
        assert [kept.outcome for kept in outcomes] == ["failed", "added", "added"]
        yield held


def test_a_missing_case_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(CaseMissingError):
        reportedly.Case.open(tmp_path / "none.case", create=False)


def test_a_misspelt_setting_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="atributor"):
        reportedly.Case.open(tmp_path / "a.case", atributor="rules")
    assert not (tmp_path / "a.case").exists()


def test_what_is_held_is_not_read_again(case: reportedly.Case, tmp_path: Path) -> None:
    assert [kept.outcome for kept in case.read(tmp_path / "radio.txt")] == ["kept"]
    assert [kept.outcome for kept in case.read(tmp_path / "radio.txt", again=True)] == ["unchanged"]


def test_pasted_text_is_a_document_with_what_is_known_of_it(case: reportedly.Case) -> None:
    kept = case.read_text("The mayor of Orsk said the bridge was open.", "note", publisher="Dalo Courier")
    assert (kept.outcome, kept.statements) == ("added", 1)
    assert case.reading("note").document.publisher == "Dalo Courier"


def test_statements_are_asked_by_who_where_and_how_sure(case: reportedly.Case) -> None:
    hedged = list(case.statements(actor="Harrow Brigade", certainty="hedged"))
    assert [said.words for said in hedged] == ["The Harrow Brigade may shell Orsk again"]
    (denial,) = case.statements(actor="Harrow Brigade", certainty="denied")
    assert denial.voices[-1].name == "Harrow Brigade"
    told = {said.document.title for said in case.statements(code="ASSAULT", place="Orsk", polarity="+")}
    assert told == {"Shelling kills nine at Orsk", "Toll rises in Orsk"}
    assert {event.code for said in case.statements(code="ASSAULT") for event in said.events} >= {"ASSAULT"}


def test_chains_run_from_the_publisher_to_the_first_hand(case: reportedly.Case) -> None:
    said = next(said for said in case.statements(code="ASSAULT") if "had shelled" in said.words)
    names = [voice.name or voice.naming for voice in said.voices]
    assert names[-2:] == ["Lantern Radio", "unidentified"]
    assert [link.voice for link, _ in said.chain] == [link.voice for link in said.statement.chain]


def test_first_hands_are_counted_and_listed(case: reportedly.Case) -> None:
    said = next(said for said in case.statements(code="ASSAULT") if "had shelled" in said.words)
    (origin,) = case.origins(said.statement.id, alone=True)
    assert said.statement.id in origin.statements
    assert (case.count(said.statement.id, alone=True).low, case.count(said.statement.id).low) == (1, 1)
    assert origin.id in {one.id for one in case.origins()}


def test_findings_are_those_of_a_kind(case: reportedly.Case) -> None:
    everything = case.findings()
    kinds = {finding.kind for finding in everything}
    for kind in kinds:
        assert case.findings(kind) == [finding for finding in everything if finding.kind == kind]
    assert kinds


def test_what_is_rejected_is_gone_until_it_is_taken_back(case: reportedly.Case) -> None:
    said = next(case.statements(certainty="hedged"))
    judgement = case.judge("reject", said.statement.id, by="ana", reason="old news")
    assert list(case.statements(certainty="hedged")) == []
    with pytest.raises(UsageError, match="rejected"):
        case.statement(said.statement.id)
    case.undo(judgement.id, by="ana")
    assert next(case.statements(certainty="hedged")).statement == said.statement


def test_a_timeline_is_of_somebody(case: reportedly.Case) -> None:
    whole, own = case.timeline(), case.timeline("Harrow Brigade")
    assert own.entries
    assert set(own.entries) <= set(whole.entries)
    with pytest.raises(UsageError, match="Nobody"):
        case.timeline("Nobody")


def test_the_case_leaves_in_a_format(case: reportedly.Case, tmp_path: Path) -> None:
    report = case.export("jsonl", tmp_path / "out.jsonl")
    assert report.exported["statement"] == len(list(case.statements()))
    assert (tmp_path / "out.jsonl").stat().st_size > 0


def test_a_brief_is_of_the_case_or_of_a_document(case: reportedly.Case) -> None:
    whole = case.brief().markdown()
    assert "Harrow Brigade" in whole
    assert case.brief(case.documents()[0].id).markdown() != whole
