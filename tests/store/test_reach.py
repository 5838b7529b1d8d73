"""What a page of a large case costs: what is asked for is found by its own index, and several readings at once."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, text

from reportedly.store import Case, Mark
from reportedly.store.lines_asked import Asked
from reportedly.store.paging import readings_at
from reportedly.store.shelf import Line, Revision, Shelf
from tests.readings import TEXT, reading

REVISION = Revision(mark=Mark(reading=1, judgement=0), rules="1", drawn_at="2031-05-14T06:00:00Z")


@contextmanager
def questions(case: Case) -> Iterator[list[tuple[str, object]]]:
    """Note the questions that are asked of a case: the words and what stands in them."""
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, words: str, given: object, _context: object, _many: object) -> None:
        asked.append((words, given))

    event.listen(case.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(case.engine, "before_cursor_execute", note)


def test_what_concerns_an_id_is_found_by_the_id_and_not_among_all_of_a_kind(case: Case) -> None:
    shelf = Shelf(case)
    about = (("statement", "statement-1"),)
    kinds = ("origin", "actor")
    shelf.put((Line(kind=k, id=f"{k}-1", place="1", body="{}", concerns=about) for k in kinds), REVISION)
    with questions(case) as asked:
        assert shelf.concerning("origin", "statement", ["statement-1", "none"]) == {"statement-1": ["origin-1"]}
    if case.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by what the tables hold")
    (question,) = [one for one in asked if one[0].startswith("SELECT")]
    with case.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question[0]}", question[1]).all()
    assert "weighed_reference_id (id=? AND role=? AND kind=?)" in str(plan[0])


def test_several_readings_come_whole_and_at_once(case: Case) -> None:
    for number in range(3):
        case.add(reading(TEXT + "!" * number, f"{number}.txt"), "reader")
    with case.engine.connect() as connection:
        seqs = [int(seq) for seq in connection.execute(text("SELECT seq FROM reading")).scalars()]
    with questions(case) as asked:
        found = readings_at(case, [*seqs, 4711])
    assert found == {seq: case.reading_at(seq) for seq in seqs}
    assert len([one for one in asked if one[0].startswith("SELECT")]) == 2


def test_values_that_were_superseded_are_not_counted(case: Case) -> None:
    case.add(reading(), "first reader")
    before = case.counts()
    case.add(reading(), "second reader")
    assert case.counts() == before
    assert before["statement"] > 0


def test_what_most_documents_tell_of_on_some_days_is_found_in_one_index(case: Case) -> None:
    shelf = Shelf(case)
    days = ("2031-05-01", "2031-05-02", "2031-05-03")
    shelf.put((Line(kind="happening", id=d, place=d, body="{}", start=d, until=d, documents=2) for d in days), REVISION)
    with questions(case) as asked:
        found = shelf.lines(Asked(kind="happening", first="2031-05-02", by_documents=True))
    assert [row["id"] for row in found] == list(days[1:])
    if case.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by what the tables hold")
    (question,) = [one for one in asked if one[0].startswith("SELECT")]
    with case.engine.connect() as connection:
        plan = str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question[0]}", question[1]).all())
        (index,) = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'weighed_documents'")).scalars()
    assert "weighed_documents" in plan
    assert "TEMP B-TREE" not in plan
    assert "documents DESC, place, start, until" in index.replace('"', "")
