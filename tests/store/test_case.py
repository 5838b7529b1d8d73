"""What a case promises, on either database."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.errors import CaseMissingError, UsageError
from reportedly.record import Document, Interval, Judgement, Reading, Span, Statement, content_id
from reportedly.store import Case
from reportedly.store.engine import head
from tests.readings import TEXT, failure, reading
from tests.store.conftest import clock

READER = "1/model/plover"


def test_gives_back_what_was_put_in(case: Case) -> None:
    assert case.add(reading(), READER) == "added"
    assert list(case.readings()) == [reading()]


def test_when_a_document_came_in_is_its_first_time(case: Case) -> None:
    case.add(reading(), READER)
    first = case.taken_in()
    assert list(first) == [reading().document.id]
    case.add(reading(), "2/model/plover")
    assert case.taken_in() == first


def test_adding_again_adds_nothing(case: Case) -> None:
    case.add(reading(), READER)
    before = case.counts()
    assert case.add(reading(), READER) == "kept"
    assert case.counts() == before
    assert case.has(reading().document.sha256)
    assert case.has(reading().document.sha256, READER, "{}")


def test_another_reader_supersedes_and_both_times_are_kept(case: Case) -> None:
    case.add(reading(), READER)
    first_known = clock()
    richer = replace(reading(), times=())
    assert case.add(richer, "2/model/plover") == "superseded"
    assert list(case.readings()) == [richer]
    assert list(case.readings(as_of=first_known)) == [reading()]
    assert not case.has(reading().document.sha256, READER)


def test_other_knowledge_about_the_document_supersedes(case: Case) -> None:
    case.add(reading(), READER)
    assert case.add(reading(published="2031-05-15"), READER, '{"published":"2031-05-15"}') == "superseded"
    assert next(case.readings()).document.published.start == "2031-05-15"


def test_failures_are_held_counted_and_give_way_to_a_reading(case: Case) -> None:
    failed = Reading(document=replace(reading().document, failure=failure().document.failure, text="", blocks=()))
    assert case.add(failed, READER) == "failed"
    assert case.add(failed, READER) == "failed"
    assert case.counts() == {"document": 0, "failure": 1}
    assert not case.has(failed.document.sha256)
    assert case.add(reading(), READER) == "added"
    assert case.counts()["failure"] == 0


def test_a_failure_never_takes_the_place_of_a_reading(case: Case) -> None:
    case.add(reading(), READER)
    failed = Reading(document=replace(reading().document, failure=failure().document.failure))
    assert case.add(failed, "2/model/plover") == "failed"
    assert case.has(reading().document.sha256)
    assert case.counts()["failure"] == 1
    assert case.reading(reading().document.id) == reading()


def test_documents_are_listed_by_date_without_their_text(case: Case) -> None:
    late, early = reading("Z" + TEXT, "late.txt", "2031-06-01"), reading("A" + TEXT, "early.txt", "2031-04-01")
    undated = reading("U" + TEXT, "undated.txt", None)
    for one in (undated, late, early):
        case.add(one, READER)
    assert [d.path for d in case.documents()] == ["early.txt", "late.txt", "undated.txt"]
    assert [r.document.path for r in case.readings()] == ["early.txt", "late.txt", "undated.txt"]
    assert {d.text for d in case.documents()} == {""}


def test_finds_by_path_id_and_beginning_of_id(case: Case) -> None:
    held = reading()
    case.add(held, READER)
    statement = held.statements[0]
    assert case.reading("ostrel.txt") == held
    assert case.reading(held.document.id[:-2]) == held
    assert case.statement(statement.id[:-3]) == (statement, held)
    assert case.find(held.actors[0].id) == (held.actors[0], held)


@pytest.mark.parametrize("wanted", ["nothing-like-it", "statement"])
def test_says_what_it_cannot_find_or_tell_apart(case: Case, wanted: str) -> None:
    case.add(reading(), READER)
    with pytest.raises(UsageError, match=wanted):
        case.statement(wanted)


def test_an_actor_is_no_statement(case: Case) -> None:
    case.add(reading(), READER)
    with pytest.raises(UsageError, match="no statement"):
        case.statement(reading().actors[0].id)


def test_a_path_names_the_version_that_was_read_last(case: Case) -> None:
    newer, newest = reading("Update. " + TEXT), reading("Correction. " + TEXT)
    for version in (newer, reading(), newest):
        case.add(version, READER)
    assert case.reading("ostrel.txt").document.id == newest.document.id
    assert case.reading(newer.document.id).document.id == newer.document.id


def test_superseded_values_are_not_found(case: Case) -> None:
    case.add(reading(), READER)
    case.add(Reading(document=reading().document), "2/model/plover")
    with pytest.raises(UsageError):
        case.statement(reading().statements[0].id)
    assert [found.statement for found in case.search("shell")] == [None]


def test_judgements_only_add_up_and_can_be_taken_back(case: Case) -> None:
    first = Judgement(id="j-1", verb="same", target="a", value="b", by="ana", when="2031-05-14", reason="one group")
    undo = Judgement(id="j-2", verb="reject", target="j-1", value=None, by="ben", when="2031-05-15")
    assert case.judge(first)
    assert not case.judge(first)
    assert case.judge(undo)
    assert case.judgements() == [replace(first, undone_by="j-2"), undo]


def test_opens_again_with_everything_in_it(open_case: Callable[..., Case]) -> None:
    open_case().add(reading(), READER)
    again = open_case(create=False)
    assert list(again.readings()) == [reading()]
    assert again.faults() == []
    assert again.version() == head()


def test_a_missing_case_is_not_made_unasked(open_case: Callable[..., Case]) -> None:
    with pytest.raises(CaseMissingError, match="no case at"):
        open_case(create=False)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=60)


@given(words=texts, when=st.dates().map(str), confidence=st.floats(0, 1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_any_text_comes_back(case: Case, words: str, when: str, confidence: float) -> None:
    digest = content_id("x", words, when, confidence)
    statement = Statement(
        id=f"statement-{digest}",
        document=digest,
        span=Span.of(words, 0, len(words)),
        content=(Span.of(words, 0, 1),),
        chain=(),
        about=Interval(start=when),
        confidence=confidence,
    )
    made = Reading(document=Document(id=digest, sha256=digest, text=words), statements=(statement,))
    case.add(made, READER)
    assert case.reading(digest) == made
