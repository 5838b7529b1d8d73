import pytest

from reportedly.record import Actor, Mention, Span
from reportedly.weighing.resolve import resolve
from tests.weighing.test_resolve import actor, groups, judged


def test_a_surname_joins_the_only_person_who_has_it_and_says_why() -> None:
    whole, short = actor("a", "Anna Rell", "official"), actor("b", "Rell", "person")
    made = resolve((whole, short), ())
    (one,) = made.actors
    assert (one.name, one.aliases) == ("Anna Rell", ("Rell",))
    (reason,) = made.reasons
    assert reason.score < 1
    assert "only person called 'Rell'" in reason.reason


def test_a_surname_of_two_persons_joins_neither() -> None:
    three = actor("a", "Anna Rell", "person"), actor("b", "Idris Rell", "person"), actor("c", "Rell", "person")
    assert groups(*three) == [{"a"}, {"b"}, {"c"}]


def test_two_spellings_of_one_name_join_whatever_their_order() -> None:
    one, other = actor("a", "Harakat al-Hajar"), actor("b", "Harakat el-Hajjar")
    assert groups(one, other) == [{"a", "b"}]
    assert groups(other, one) == [{"b", "a"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (actor("a", "Kataib Hezbollah"), actor("b", "Hezbollah")),
        (actor("a", "Sudani", "person"), actor("b", "Sudan", "state")),
        (actor("a", "Ansar Allah"), actor("b", "Ansar al-Sharia")),
        (actor("a", "Liwa al-Hajar", key="own:x"), actor("b", "Liwa el-Hajjar", key="own:y")),
        (actor("a", "Liwa al-Hajar", country="IRQ"), actor("b", "Liwa el-Hajjar", country="SYR")),
        (actor("a", "Liwa al-Hajar"), actor("b", "Liwa el-Hajjar", "media")),
    ],
)
def test_what_must_not_join_does_not(one: Actor, other: Actor) -> None:
    assert groups(one, other) == [{"a"}, {"b"}]


def test_descriptions_that_sound_alike_do_not_join() -> None:
    span = Span(start=0, end=13, quote="local fighter")
    mention = Mention(document="d", span=span, form="description")
    one = actor("a", "Anna Rell", "official")
    other = actor("b", "Rell", "official", mentions=(mention,))
    assert groups(one, other) == [{"a"}, {"b"}]


def test_a_person_may_part_what_was_joined() -> None:
    whole, short = actor("a", "Anna Rell", "official"), actor("b", "Rell", "person")
    assert groups(whole, short, by=(judged("different", "a", "b"),)) == [{"a"}, {"b"}]
