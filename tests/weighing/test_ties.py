"""Why first hands are one is said of those that are asked about, and of no others."""

from reportedly.weighing.origins import count, weigh
from reportedly.weighing.origins.joins import Join
from reportedly.weighing.origins.ties import Ties
from tests.exports.builder import Maker


def because(one: str, other: str) -> Join:
    return Join(f"{one} is {other}", (), hands=(one, other))


def test_the_reason_of_two_is_their_own_where_they_have_one():
    ties = Ties("abc")
    for one, other in ("ab", "bc", "ac"):
        ties.join(one, other, because(one, other))
    assert [join.why for join in ties.reasons("ac")] == ["a is c"]


def test_two_that_are_one_by_way_of_others_are_explained_by_the_way():
    ties = Ties("abcdef")
    for one, other in ("ab", "bc", "cd", "be"):
        ties.join(one, other, because(one, other))
    assert {join.why for join in ties.reasons("ad")} == {"a is b", "b is c", "c is d"}
    assert {join.why for join in ties.reasons("ed")} == {"b is e", "b is c", "c is d"}
    assert list(ties.reasons("e")) == []


def test_a_name_joins_without_a_reason():
    ties = Ties("abc")
    ties.join("a", "b")
    ties.join("b", "c", because("b", "c"))
    assert ties.find("a") == ties.find("c")
    assert [join.why for join in ties.reasons("ac")] == ["b is c"]


def test_what_is_kept_apart_is_not_joined():
    ties = Ties("ab")
    ties.part("a", "b")
    ties.join("a", "b", because("a", "b"))
    assert ties.find("a") != ties.find("b")


def copy(number: int):
    text = (
        "A porter at the ferry dock said that the Lorn grain store burned down on Tuesday evening after a drone "
        f"struck its roof and set the sacks alight. Telephone {number}."
    )
    made = Maker(text, name=f"d{number}", publisher=f"Paper {number}")
    made.say("the Lorn grain store burned down", made.link("A porter at the ferry dock", "said"))
    return made.reading()


def test_a_count_does_not_explain_what_it_was_not_asked_for():
    drawn = weigh(copy(number) for number in range(9)).drawn()
    two, every = (count([f"d{n}-s0" for n in numbers], drawn) for numbers in ((3, 7), range(9)))
    assert two.high == every.high == 1
    assert sum("are one" in step.why for step in every.steps) == 1
    documents = {mention.document for step in two.steps if "are one" in step.why for mention in step.spans}
    assert documents == {"d3", "d7"}
