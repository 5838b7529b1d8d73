"""What is kept of a weighing is what weighing anew shows, whatever was read, judged and taken back in between."""

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import cases, weighings
from reportedly.briefing import Draft
from reportedly.cases import days_of, draw
from reportedly.errors import CaseLockedError
from reportedly.judging import Decision, decide, undo
from reportedly.record import Finding, Origin
from reportedly.settings import load
from reportedly.store import Case, Shelf, course, shelf
from reportedly.weighing.copies import corpus
from reportedly.weighing.findings import texts
from reportedly.weighing.happenings import Parties, Telling, memory
from reportedly.weighing.happenings.facets import Compared
from reportedly.weighing.origins import ledger
from reportedly.weighings import at, current, digest, drawn_now, forget, held, keeping, shown
from reportedly.weighings.asking import is_inner
from reportedly.weighings.keeping import keepsakes_of
from reportedly.weighings.lines import drafts
from tests.store.conftest import clock
from tests.weighings.cases import MORE, TEXTS, add, counts_alike, lying, read_again, read_newer, same


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "case.db", create=True, clock=clock) as made:
        add(made, *TEXTS[:8])
        yield made


@contextmanager
def fresh() -> Iterator[Case]:
    with TemporaryDirectory() as folder, Case.open(Path(folder) / "case.db", create=True, clock=clock) as made:
        yield made


def judge(case: Case, verb: str, pick: int) -> None:
    """Judge something, whichever `pick` falls on."""
    actors = sorted({actor.id for actor in case.actors() if actor.kind == "armed_group"})
    said = sorted(s.id for reading in case.readings() for s in reading.statements)
    if verb in {"same", "different"} and len(actors) > 1:
        one, other = actors[pick % len(actors)], actors[(pick + 1) % len(actors)]
        decide(case, [Decision(verb=verb, target=one, value=other)], "ana")
    elif verb == "reject" and said:
        decide(case, [Decision(verb=verb, target=said[pick % len(said)])], "ana")
    elif verb == "reject document" and said:
        documents = case.documents()
        decide(case, [Decision(verb="reject", target=documents[pick % len(documents)].id)], "ana")
    elif verb == "recode" and said:
        decide(case, [Decision(verb=verb, target=said[pick % len(said)], value="conditional")], "ana")
    elif verb == "grade" and said:
        decide(case, [Decision(verb=verb, target=said[pick % len(said)], value="2")], "ana")


def take_back(case: Case, pick: int) -> None:
    in_force = [one.id for one in case.judgements() if not one.undone_by]
    if in_force:
        undo(case, [in_force[pick % len(in_force)]], "ben")


VERBS = ("same", "different", "reject", "reject document", "recode", "grade")
steps = st.lists(
    st.one_of(
        st.tuples(st.just("read"), st.integers(0, len(TEXTS) - 1)),
        st.tuples(st.sampled_from(["read again", "read newer", "fail"]), st.integers(0, len(TEXTS) - 1)),
        st.tuples(st.sampled_from(VERBS), st.integers(0, 40)),
        st.tuples(st.sampled_from(["undo", "weigh", "weigh"]), st.integers(0, 40)),
    ),
    min_size=3,
    max_size=14,
)


@given(steps)
@settings(max_examples=30, deadline=None)
def test_what_is_kept_is_what_weighing_anew_shows(taken: list[tuple[str, int]]) -> None:
    with fresh() as case:
        for what, pick in taken:
            if what == "read":
                add(case, TEXTS[pick])
            elif what == "read newer":
                read_newer(case, TEXTS[pick])
            elif what in {"read again", "fail"}:
                read_again(case, TEXTS[pick], failed=what == "fail")
            elif what == "undo":
                take_back(case, pick)
            elif what == "weigh":
                current(case)
            else:
                judge(case, what, pick)
        assert same(current(case), draw(case))
        grown = lying(Shelf(case))
        forget(case)
        current(case)
        assert grown == lying(Shelf(case))


@given(st.permutations(TEXTS), st.permutations(TEXTS), st.integers(2, 6))
@settings(max_examples=6, deadline=None)
def test_a_case_that_grew_is_byte_for_byte_one_weighed_at_once(one: list[str], other: list[str], size: int) -> None:
    chosen = set(one[:size])
    with fresh() as grown, fresh() as whole:
        for text in one[:size]:
            add(grown, text)
            current(grown)
        add(whole, *(text for text in other if text in chosen))
        current(whole)
        assert lying(Shelf(grown)) == lying(Shelf(whole))


def test_nothing_is_held_before_it_is_drawn_and_holding_never_draws(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighings, "draw", lambda *_a, **_k: pytest.fail("weighed"))
    assert held(case) is None


def test_what_is_current_is_not_drawn_again(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    first = current(case)
    monkeypatch.setattr(weighings, "draw", lambda *_a, **_k: pytest.fail("weighed"))
    assert current(case).version == first.version


def test_how_far_behind_it_is(case: Case) -> None:
    before = current(case)
    assert before.behind().is_current
    add(case, *MORE)
    judge(case, "reject", 0)
    kept = held(case)
    assert kept is not None
    assert (kept.behind().documents, kept.behind().judgements) == (2, 1)
    assert kept.version == before.version
    assert current(case).version != before.version
    assert current(case).behind().is_current


def test_other_rules_are_not_served_as_these(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    old = current(case).revision.rules
    for module in (weighings, weighings.asking):
        monkeypatch.setattr(module, "rules", lambda: "other")
    kept = held(case)
    assert kept is not None
    assert (kept.behind().other_rules, kept.behind().is_current, kept.revision.rules) == (True, False, old)
    assert current(case).revision.rules == "other"


def test_the_rules_are_told_apart_by_what_stands_in_them(tmp_path: Path) -> None:
    for part in digest.PARTS:
        (tmp_path / part).write_text("one", encoding="utf-8")
    before = digest.digest_of(tmp_path)
    (tmp_path / "leaving.py").write_text("no part of weighing", encoding="utf-8")
    assert digest.digest_of(tmp_path) == before
    (tmp_path / digest.PARTS[0]).write_text("two", encoding="utf-8")
    assert digest.digest_of(tmp_path) != before


def test_forgetting_loses_nothing(case: Case) -> None:
    first = tuple(current(case).every(Finding))
    forget(case)
    assert held(case) is None
    assert tuple(current(case).every(Finding)) == first


def test_only_what_differs_is_written(case: Case) -> None:
    kept = current(case)
    size = sum(kept.counts().values())
    told: list[tuple[str, int, int]] = []
    add(case, MORE[0])
    current(case, lambda *step: told.append(step))
    written = [done for what, done, _ in told if what == "keeping"]
    assert 0 < written[-1] < size / 4
    assert {what for what, _, _ in told} == {"reading", "comparing", "weighing", "keeping"}


def test_a_drawing_that_is_stopped_is_never_read_and_is_mended(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "CHUNK", 10)

    def stop(what: str, done: int, of: int) -> None:  # noqa: ARG001 - what progress is told
        if what == "keeping" and done >= 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        current(case, stop)
    assert held(case) is None
    assert same(current(case), draw(case))
    add(case, *MORE)
    with pytest.raises(KeyboardInterrupt):
        current(case, stop)
    assert same(current(case), draw(case))


def test_who_is_overtaken_by_another_does_not_mix_the_two(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "CHUNK", 10)
    made = draw(case)
    others = []

    def meanwhile(what: str, done: int, of: int) -> None:  # noqa: ARG001 - what progress is told
        if not others and done >= 20:
            others.append(True)
            current(case)

    revision = shelf.Revision(mark=course.come_to(case), rules="mine", drawn_at="2031-06-10T00:00:00Z")
    with pytest.raises(CaseLockedError):
        shelf.Shelf(case).put(drafts(made), revision, meanwhile)
    assert same(current(case), made)


def test_where_it_cannot_be_kept_it_is_shown(case: Case, tmp_path: Path) -> None:
    anew = draw(case)
    with Case.open(tmp_path / "case.db", timeout=0.1) as impatient, sqlite3.connect(tmp_path / "case.db") as other:
        other.execute("BEGIN IMMEDIATE")
        assert same(shown(impatient), anew)
        with pytest.raises(CaseLockedError):
            current(impatient)
        assert held(impatient) is None
        other.rollback()
        assert same(shown(impatient), anew)
        assert held(impatient) is not None


def test_what_was_known_then_is_not_kept(case: Case) -> None:
    now = current(case)
    early = case.now()
    add(case, *MORE)
    before = at(case, early)
    assert tuple(before.every(Finding)) == tuple(now.every(Finding))
    kept = held(case)
    assert kept is not None
    assert kept.version == now.version


def test_voices_that_a_person_joins_are_one_first_hand_in_what_is_kept(case: Case) -> None:
    unnamed = [one for one in current(case).every(Origin) if one.kind == "unnamed"]
    one, other = unnamed[:2]
    made = decide(case, [Decision(verb="same", target=one.voice, value=other.voice)], "ana")
    after = current(case)
    hands = after.origins_of([*one.statements, *other.statements])
    assert len(set(hands.values())) == 1
    assert same(after, draw(case))
    undo(case, [made[0].id], "ben")
    assert list(current(case).every(Origin)) == list(draw(case).weighed.origins)
    assert {one.id, other.id} <= {origin.id for origin in current(case).every(Origin)}


def test_first_hands_are_counted_from_what_is_kept_without_a_document(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = draw(case)
    weighing = current(case)
    monkeypatch.setattr(Case, "readings", lambda *_a, **_k: pytest.fail("read"))
    kept = drawn_now(case)
    assert kept is not None
    assert counts_alike(kept, fresh)
    assert not any(map(is_inner, weighing.counts()))
    monkeypatch.undo()
    add(case, MORE[0])
    assert drawn_now(case) is None


def test_the_collector_is_left_as_it_was(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    assert gc.isenabled()
    seen = []
    monkeypatch.setattr(weighings, "draw", lambda *a, **k: seen.append(gc.isenabled()) or draw(*a, **k))
    current(case)
    assert (seen, gc.isenabled()) == ([False], True)


def test_a_further_document_costs_what_it_touches_in_another_process_too(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    current(case)
    made, told_in, joins = list[str](), memory.told_in, ledger.joins
    monkeypatch.setattr(memory, "told_in", lambda r, *a: made.append(r.document.id) or told_in(r, *a))
    monkeypatch.setattr(ledger, "joins", lambda a, b, *c: made.append(b.document.id) or joins(a, b, *c))
    monkeypatch.setattr(corpus, "passages", lambda *_two: pytest.fail("compared word by word"))
    monkeypatch.setattr(texts, "_lines", lambda r: pytest.fail(f"looked at {r.document.id}"))
    stranger = add(case, MORE[0])[0].document.id
    assert same(current(case), draw(case, keepsakes=keepsakes_of(case)))
    assert set(made) == {stranger}
    monkeypatch.undo()
    assert same(current(case), draw(case))


def test_what_other_rules_made_out_is_not_taken_up(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    current(case)
    kept = keepsakes_of(case)
    assert kept.look("puts right", case.documents()[0].id, kept.of(next(case.readings())), bool) is False
    monkeypatch.setattr(keeping, "rules", lambda: "other")
    anew = keepsakes_of(case)
    assert anew.look("puts right", case.documents()[0].id, anew.of(next(case.readings())), bool) is None


def test_days_are_told_by_the_kept_weighing_as_without_it(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = days_of(case, 5)
    current(case)
    monkeypatch.setattr(cases, "weigh", lambda *_: pytest.fail("weighed"))
    assert days_of(case, 5, drawn=drawn_now(case)) == anew != ()


def test_a_brief_draws_on_what_was_kept_and_says_the_same(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = Draft(case, load())
    current(case)
    monkeypatch.setattr(memory, "told_in", lambda r, *_: pytest.fail(f"looked at {r.document.id}"))
    kept = Draft(case, load())
    assert kept.happenings == anew.happenings != ()
    assert kept.ground.findings == anew.ground.findings != ()
    assert kept.ground.origins == anew.ground.origins


def test_tellings_that_were_apart_are_not_compared_again(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts, compare = list[tuple[str, str, str]](), memory.compare

    def noted(one: Telling, other: Telling, parties: Parties) -> Compared:
        found = compare(one, other, parties)
        verdicts.append((one.document, other.document, found.verdict))
        return found

    monkeypatch.setattr(memory, "compare", noted)
    current(case)
    assert "apart" in {verdict for _, _, verdict in verdicts}
    verdicts.clear()
    new = add(case, MORE[1])[0].document.id
    current(case)
    assert {verdict for *pair, verdict in verdicts if new not in pair} <= {"same", "maybe"}
    assert "apart" in {verdict for *pair, verdict in verdicts if new in pair}
