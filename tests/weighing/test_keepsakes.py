"""What is kept is given back for what it was made of, and made anew for anything else."""

import math

from hypothesis import given
from hypothesis import strategies as st

from reportedly.weighing.days import Days
from reportedly.weighing.findings.texts import Texts
from reportedly.weighing.happenings import parties_of
from reportedly.weighing.happenings.memory import Memory
from reportedly.weighing.happenings.tellings import Telling
from reportedly.weighing.keepsakes import Keepsakes, digest, read, written
from reportedly.weighing.resolve import resolve
from tests.weighing.reports import read as read_report
from tests.weighing.test_scales import ALL

MADE = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y"]), st.integers()), max_size=12)


@given(MADE, MADE)
def test_a_value_is_that_of_what_it_is_made_of(first, then):
    """Each value is made of its digest alone, as all that is kept must be."""
    before = Keepsakes()
    for i, of, _ in first:
        assert before.get("some", i, of, str, lambda of=of: f"made of {of}") == f"made of {of}"
    after, made = Keepsakes(before.now), []
    for i, of, _ in then:
        assert after.get("some", i, of, str, lambda of=of: made.append(of) or f"made of {of}") == f"made of {of}"
    assert {i for _, i in after.now} == {i for i, _, _ in then}
    last = {i: of for i, of, _ in first}
    assert not made or any(last.get(i) != of for i, of, _ in then)


def test_what_nobody_asks_for_is_not_kept_any_longer():
    before = Keepsakes()
    before.put("some", "a", "x", 1)
    before.put("other", "a", "x", 2)
    after = Keepsakes(before.now)
    assert after.look("some", "a", "x", int) == 1
    assert set(after.now) == {("some", "a")}
    assert after.look("other", "a", "y", int) is None


def test_what_is_written_is_read_back():
    assert read(written((math.inf, "–", frozenset({1, 2}))), tuple[float, str, frozenset[int]]) == (
        math.inf,
        "–",
        frozenset({1, 2}),
    )
    assert written(frozenset("abcdefgh")) == written(frozenset("hgfedcba"))
    assert digest("a", "b") != digest("ab", "")


def test_tellings_and_texts_that_were_kept_are_those_that_were_made():
    readings = [read_report(text) for text in ALL]
    found = resolve((a for r in readings for a in r.actors), (p for r in readings for p in r.places))
    parties, before = parties_of(readings, found), Keepsakes()
    first = [(Memory(before).told_in(r, found, parties), Texts(before).of(r)) for r in readings]
    kept = Keepsakes(before.now)
    again = [(Memory(kept).told_in(r, found, parties), Texts(kept).of(r)) for r in readings]
    assert again == first
    assert any(telling.tolls for told, _ in first for telling in told)
    assert any(isinstance(fact.value, Days) for _, text in first for fact in text.facts)
    assert all(isinstance(telling, Telling) for told, _ in again for telling in told)
    assert kept.now == before.now
