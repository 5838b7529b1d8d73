"""Judgements over the life of a case: made, applied, taken back, found again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly import weighings
from reportedly.cases import judged
from reportedly.errors import UsageError
from reportedly.judging import Decision, decide, resolution, standing, undo, undo_run, undo_user
from reportedly.leaving import Leaving
from reportedly.logbook import listed
from reportedly.record import Judgement, Reading
from reportedly.store import Case
from tests.readings import TEXT, reading
from tests.store.conftest import clock

FIRST, SECOND = reading(), reading("Again: " + TEXT, "second.txt")
GUARDS = FIRST.actors[0].id, SECOND.actors[0].id
STATEMENT = FIRST.statements[0].id


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "case.db", create=True, clock=clock) as made:
        made.add(FIRST, "1")
        made.add(SECOND, "1")
        yield made


def reject(case: Case, *targets: str, by: str = "ana") -> list[Judgement]:
    return decide(case, [Decision(verb="reject", target=target) for target in targets], by)


def pair(case: Case, verb: str, *ids: str, by: str = "ana") -> list[Judgement]:
    return decide(case, [Decision(verb=verb, target=ids[0], value=ids[1])], by)


def groups(case: Case) -> int:
    return len(resolution(case, standing(case)).actors)


def statements(case: Case, as_of: str | None = None) -> set[str]:
    return {statement.id for one in judged(case, as_of) for statement in one.statements}


def test_one_run_signs_all_and_all_or_nothing(case: Case) -> None:
    made = reject(case, STATEMENT, FIRST.events[0].id)
    assert len({j.run for j in made}) == 1
    assert [(j.by, j.verb) for j in made] == [("ana", "reject")] * 2
    with pytest.raises(UsageError, match="no value"):
        reject(case, SECOND.statements[0].id, "statement-zzz")
    assert len(case.judgements()) == 2


def test_pairs_are_named_by_id_by_group_by_name(case: Case) -> None:
    assert groups(case) == 1
    pair(case, "different", *GUARDS)
    assert groups(case) == 2
    left = [actor.id for actor in resolution(case, standing(case)).actors]
    pair(case, "same", *left)
    assert groups(case) == 1
    with pytest.raises(UsageError, match="was named twice"):
        pair(case, "same", "ostrel guard", "Ostrel  Guard")
    with pytest.raises(UsageError, match="cannot be told"):
        pair(case, "same", GUARDS[0], "Dúnmor")


def test_events_are_paired_by_their_ids_or_those_of_their_happenings(case: Case) -> None:
    ends = FIRST.events[0].id, SECOND.events[0].id
    assert len(weighings.current(case).happenings().items) == 2
    pair(case, "same", *ends)
    weighing = weighings.current(case)
    (one,) = weighing.happenings().values
    assert set(one.events) == set(ends)
    assert ("judgement", "ana judged so") in {(facet.name, facet.why) for facet in one.facets}
    pair(case, "different", *ends)
    two = [item.id for item in weighings.current(case).happenings().values]
    made = pair(case, "same", *two)
    assert {made[0].target, made[0].value} == set(ends)
    with pytest.raises(UsageError, match="cannot be told"):
        pair(case, "same", ends[0], STATEMENT)


def test_of_what_is_no_deed_no_happening_is_made(case: Case) -> None:
    talk = [replace(event, code="REQUEST") for event in FIRST.events]
    case.add(replace(FIRST, events=tuple(talk)), "2")
    with pytest.raises(UsageError, match="is REQUEST, and happenings are not made of these"):
        pair(case, "same", talk[0].id, SECOND.events[0].id)


def test_undoing_an_undo_restores(case: Case) -> None:
    (made,) = reject(case, STATEMENT)
    assert STATEMENT not in statements(case)
    (back,) = undo(case, [made.id], "ben")
    assert STATEMENT in statements(case)
    with pytest.raises(UsageError, match=f"taken back already, by {back.id}"):
        undo(case, [made.id], "ben")
    undo(case, [back.id], "ben")
    assert STATEMENT not in statements(case)


def test_undoing_a_run_and_a_user(case: Case) -> None:
    reject(case, STATEMENT, FIRST.events[0].id)
    (kept,) = reject(case, SECOND.statements[0].id, by="ben")
    (back,) = undo(case, [kept.id], "ana")
    undone = undo_user(case, "ana", "chief")
    assert back.id in {j.target for j in undone}
    assert statements(case) == statements_of(FIRST, SECOND) - {SECOND.statements[0].id}
    undo_run(case, str(undone[0].run), "chief")
    assert statements(case) == statements_of(FIRST, SECOND) - {STATEMENT}
    for ask in (lambda: undo_user(case, "nobody", "ben"), lambda: undo_run(case, "run-zzz", "ben")):
        with pytest.raises(UsageError, match="reportedly judgements"):
            ask()


def statements_of(*several: Reading) -> set[str]:
    return {statement.id for one in several for statement in one.statements}


def test_a_judgement_outlives_reading_again(case: Case) -> None:
    reject(case, STATEMENT)
    pair(case, "different", *GUARDS)
    again = replace(FIRST, statements=tuple(replace(s, id=f"{s.id}-2", by="rules/2") for s in FIRST.statements))
    case.add(replace(again, events=(), positions=(), relations=()), "2")
    assert statements(case) == {f"{FIRST.statements[1].id}-2", *statements_of(SECOND)}
    assert groups(case) == 2
    assert [one.now for one in listed(case)] == [(f"{STATEMENT}-2",), (GUARDS[0],)]


def test_a_judgement_holds_in_a_later_version_too(case: Case) -> None:
    reject(case, STATEMENT)
    later = reading("Updated. " + TEXT)
    case.add(later, "1")
    assert statements(case) == statements_of(FIRST, SECOND, later) - {STATEMENT, later.statements[0].id}


def test_a_judgement_holds_in_no_earlier_version(case: Case) -> None:
    later = reading("Updated. " + TEXT)
    case.add(later, "1")
    reject(case, later.statements[0].id)
    assert statements(case) == statements_of(FIRST, SECOND, later) - {later.statements[0].id}


def test_orphans_are_listed_and_come_back(case: Case) -> None:
    (made,) = reject(case, STATEMENT)
    case.add(replace(FIRST, statements=FIRST.statements[1:], events=()), "2")
    (orphan,) = listed(case)
    assert (orphan.state, orphan.about, orphan.now) == ("orphan", "the Ostrel Guard may shell Dúnmor", ())
    assert standing(case).orphans() == (made,)
    case.add(FIRST, "3")
    assert [one.state for one in listed(case)] == ["in force"]
    assert STATEMENT not in statements(case)


def test_states_are_told(case: Case) -> None:
    pair(case, "same", *GUARDS)
    pair(case, "different", *GUARDS)
    decide(case, [Decision(verb="recode", target=FIRST.events[0].id, value="THREATEN")], "ana")
    decide(case, [Decision(verb="recode", target=FIRST.events[0].id, value="ASSAULT/aerial")], "ana")
    (made,) = reject(case, STATEMENT)
    undo(case, [made.id], "ana")
    states = [one.state for one in listed(case)]
    assert states == ["overruled", "in force", "overruled", "in force", "taken back", "in force"]


def test_what_was_judged_by_then(case: Case) -> None:
    before = clock()
    reject(case, STATEMENT)
    then = clock()
    undo_user(case, "ana", "ben")
    assert STATEMENT in statements(case, before)
    assert STATEMENT not in statements(case, then)
    assert STATEMENT in statements(case)
    assert len(Leaving(case, {}, then).judgements) == 1


ACTS = st.lists(st.tuples(st.sampled_from(["reject", "recode", "grade", "same", "different"]), st.integers(0, 9)))


def act(case: Case, verb: str, number: int) -> list[Judgement]:
    """Make some judgement, or take one back that stands."""
    standing_ = [j for j in case.judgements() if not j.undone_by]
    if number > 5 and standing_:
        return undo(case, [standing_[number % len(standing_)].id], "ana")
    both = (FIRST, SECOND)[number % 2]
    if verb in {"same", "different"}:
        return pair(case, verb, *GUARDS[:: (1, -1)[number % 2]])
    value = {"reject": None, "recode": ("denied", "hedged")[number % 2], "grade": str(1 + number % 6)}[verb]
    return decide(case, [Decision(verb=verb, target=both.statements[number % 2].id, value=value)], "ana")


def seen(case: Case) -> tuple[list[Reading], dict[str, str]]:
    return list(judged(case)), resolution(case, standing(case)).references


@given(acts=ACTS, last=st.tuples(st.sampled_from(["reject", "recode", "same", "different"]), st.integers(0, 5)))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_leads_back_and_undoing_that_forth_again(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]], last: tuple[str, int]
) -> None:
    with Case.open(tmp_path_factory.mktemp("case") / "case.db", create=True, clock=clock) as case:
        case.add(FIRST, "1")
        case.add(SECOND, "1")
        for verb, number in acts:
            act(case, verb, number)
        before = seen(case)
        (made,) = act(case, *last)
        after = seen(case)
        (back,) = undo(case, [made.id], "ben")
        assert seen(case) == before
        undo(case, [back.id], "ben")
        assert seen(case) == after
        held = case.judgements()
        case.add(replace(FIRST, times=()), "2")  # the same words, read by other rules
        assert seen(case)[1] == after[1]
        assert case.judgements() == held


@given(acts=ACTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_in_which_documents_came_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]]
) -> None:
    found = []
    for order in ((FIRST, SECOND), (SECOND, FIRST)):
        with Case.open(tmp_path_factory.mktemp("case") / "case.db", create=True, clock=Ticks()) as case:
            for one in order:
                case.add(one, "1")
            for verb, number in acts:
                act(case, verb, number)
            found.append((seen(case), case.judgements()))
    assert found[0] == found[1]


class Ticks:
    """A clock that begins anew for each case."""

    def __init__(self) -> None:
        self._seconds = 0

    def __call__(self) -> str:
        self._seconds += 1
        return f"2031-05-14T06:00:{self._seconds:06d}Z"


def test_corrections_are_applied_again_when_the_document_has_a_new_version(case: Case) -> None:
    start = TEXT.index("may shell")
    decide(case, [Decision(verb="respan", target=STATEMENT, value=f"{start},{start + len('may shell')}")], "ana")
    position = FIRST.positions[0]
    decide(case, [Decision(verb="recast", target=position.id, value="towards=")], "ana")
    newer = reading("Corrected on Friday.\n\n" + TEXT, "ostrel.txt")
    case.add(newer, "1")
    held = {one.document.id: one for one in judged(case)}
    assert [span.quote for span in held[newer.document.id].statements[0].content] == ["may shell"]
    assert held[newer.document.id].statements[0].content[0].start == start + len("Corrected on Friday.\n\n")
    shown = listed(case)
    assert [(one.state, one.value) for one in shown] == [("in force", "may shell"), ("in force", "")]
    undo(case, [shown[0].judgement.id], "ana")
    again = {one.document.id: one for one in judged(case)}
    assert again[newer.document.id].statements[0].content == newer.statements[0].content


def test_a_correction_that_does_not_fit_is_refused(case: Case) -> None:
    with pytest.raises(UsageError, match="no stretch of the document"):
        decide(case, [Decision(verb="respan", target=STATEMENT, value="9,3")], "ana")
    with pytest.raises(UsageError, match="no actor of the document"):
        decide(case, [Decision(verb="recast", target=FIRST.positions[0].id, value=f"holder={GUARDS[1]}")], "ana")
    assert case.judgements() == []
