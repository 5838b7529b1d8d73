from msgspec.structs import replace

from reportedly.record import Reading
from reportedly.weighing.anchors import found_again
from tests.readings import TEXT, reading

BEFORE = reading()


def renamed(made: Reading) -> Reading:
    """Return a reading whose statements and events have other ids, as other rules may give them."""
    other = {s.id: f"{s.id}-x" for s in made.statements} | {e.id: f"{e.id}-x" for e in made.events}
    return replace(
        made,
        statements=tuple(replace(s, id=other[s.id], says=()) for s in made.statements),
        events=tuple(replace(e, id=other[e.id], statement=other[e.statement]) for e in made.events),
    )


def test_what_keeps_its_id_is_itself() -> None:
    assert all(found_again(value, BEFORE, BEFORE) == value.id for value in BEFORE.records())


def test_every_value_is_found_in_another_version_by_its_words() -> None:
    now = reading("Updated. " + TEXT)
    for before, after in zip(BEFORE.records(), now.records(), strict=True):
        assert found_again(before, BEFORE, now) == after.id


def test_other_ids_of_the_same_words() -> None:
    now = renamed(BEFORE)
    assert found_again(BEFORE.statements[0], BEFORE, now) == f"{BEFORE.statements[0].id}-x"
    assert found_again(BEFORE.events[0], BEFORE, now) == f"{BEFORE.events[0].id}-x"


def test_what_is_not_there_is_not_guessed() -> None:
    now = reading(TEXT.replace("may shell Dúnmor", "may shell Dúnmor soon"))
    changed = replace(now, statements=now.statements[1:], events=())
    assert found_again(BEFORE.statements[0], BEFORE, changed) is None
    assert found_again(BEFORE.events[0], BEFORE, changed) is None


def test_of_several_the_one_in_the_same_sentence() -> None:
    now = renamed(BEFORE)
    far = replace(now.events[0], id="event-far", statement=now.statements[1].id)
    crowded = replace(now, events=(far, *now.events))
    assert found_again(BEFORE.events[0], BEFORE, crowded) == now.events[0].id
