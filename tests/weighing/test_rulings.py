import pytest
from msgspec.structs import replace

from reportedly.errors import UsageError
from reportedly.record import Judgement, Reading
from reportedly.weighing.rulings import applied, check, left_out, rulings
from tests.readings import reading

HELD = reading()
SHELLING, OPPOSING = HELD.statements
GUARD, EVENT, POSITION, RELATION = HELD.actors[0], HELD.events[0], HELD.positions[0], HELD.relations[0]


def judged(verb: str, target: str, value: str | None = None, ident: str = "j", **more: object) -> Judgement:
    made = {"id": ident, "verb": verb, "target": target, "value": value, "by": "ana", "when": "2031-05-14"}
    return Judgement(**made | more)  # type: ignore[arg-type]


def after(*judgements: Judgement) -> Reading:
    return applied(HELD, rulings(judgements))


def test_nothing_judged_is_nothing_changed() -> None:
    assert after() == HELD
    assert after(judged("reject", SHELLING.id, undone_by="k"), judged("reject", "elsewhere")) == HELD


def test_a_rejected_statement_takes_along_what_it_says() -> None:
    made = after(judged("reject", OPPOSING.id))
    assert (made.statements, made.positions, made.relations) == ((SHELLING,), (), ())
    assert made.events == HELD.events


def test_a_rejected_event_leaves_its_statement() -> None:
    made = after(judged("reject", EVENT.id))
    assert made.events == ()
    assert made.statements[0] == replace(SHELLING, says=())


def test_no_reference_leads_to_what_is_rejected() -> None:
    restating = replace(SHELLING, id="statement-r", repeats=(SHELLING.id,), inherits=SHELLING.id)
    held = replace(HELD, statements=(*HELD.statements, restating))
    made = applied(held, rulings([judged("reject", SHELLING.id), judged("reject", HELD.places[0].id, ident="k")]))
    assert made.statements[-1].repeats == ()
    assert made.statements[-1].inherits is None
    assert made.events == ()
    made = after(judged("reject", GUARD.id))
    assert (made.positions, made.relations, made.events[0].actors) == ((), (), ())
    assert after(judged("reject", HELD.places[0].id)).events[0].place is None


def test_a_rejected_document_says_nothing_and_is_counted() -> None:
    by = rulings([judged("reject", HELD.document.id)])
    assert applied(HELD, by) == Reading(document=HELD.document)
    assert left_out(HELD, by)["statement"] == 2
    assert left_out(HELD, by)["document"] == 1
    assert not left_out(HELD, rulings([]))


def test_recoded_values_bear_the_new_code_and_the_latest_counts() -> None:
    first, then = judged("recode", EVENT.id, "ASSAULT/aerial"), judged("recode", EVENT.id, "THREATEN", ident="k")
    assert (after(first).events[0].code, after(first).events[0].mode) == ("ASSAULT", "aerial")
    assert (after(first, then).events[0].code, after(first, then).events[0].mode) == ("THREATEN", None)
    assert rulings([first, then]).overruled == {"j"}
    assert after(judged("recode", POSITION.id, "rescinds")).positions[0].stance == "rescinds"
    assert after(judged("recode", RELATION.id, "leads")).relations[0].kind == "leads"
    assert after(judged("recode", SHELLING.id, "denied")).statements[0].certainty == "denied"


@pytest.mark.parametrize(
    ("verb", "value", "given", "says"),
    [
        ("recode", EVENT, "WAR", "no event has the type 'WAR': choose one of AGREE"),
        ("recode", EVENT, "ASSAULT/visit", "ASSAULT has no mode 'visit': choose one of abduct"),
        ("recode", POSITION, "likes", "no stance is 'likes'"),
        ("recode", GUARD, "person", "is a actor, which has no code"),
        ("grade", HELD.voices[0], "1", "'1' is no grade of a voice: choose one of A, B"),
        ("grade", SHELLING, "A", "'A' is no grade of a statement: choose one of 1, 2"),
        ("grade", EVENT, "A", "which has no grade"),
        ("reject", HELD.voices[0], None, "which a statement cannot do without"),
    ],
)
def test_what_does_not_fit_is_refused(verb: str, value: object, given: str | None, says: str) -> None:
    with pytest.raises(UsageError, match=says.replace("(", r"\(")):
        check(verb, value, given)  # type: ignore[arg-type]
