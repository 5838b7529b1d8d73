"""Names that are near are shown to a person, and never joined for that."""

import pytest

from reportedly.weighing.lookalikes import COMMON, Named, lookalikes


def group(i: str, *names: str, kind: str = "armed_group") -> Named:
    return Named(id=i, names=names, kind=kind)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Ostrel Guard", "Guard of Ostrel", "have the same words"),
        ("Ostrel Guard", "Northern Ostrel Guard", "holds all words of"),
        ("Kata'ib Marrun", "Kataeb Maroun", "one name spelt in two ways"),
    ],
)
def test_names_that_are_near(one: str, other: str, why: str) -> None:
    (found,) = lookalikes([group("a", one), group("b", other)])
    assert (found.one, found.other) == ("a", "b")
    assert why in found.reason
    assert 0 < found.score < 1


@pytest.mark.parametrize(
    "pair",
    [
        (group("a", "Ostrel Guard"), group("b", "Marrow Guard")),
        (group("a", "Ostrel Guard"), group("b", "Guard of Ostrel", kind="person")),
        (group("a", "gunmen", kind="described"), group("b", "gunmen", kind="described")),
        (group("a", "the"), group("b", "of the")),
    ],
)
def test_names_that_are_not(pair: tuple[Named, Named]) -> None:
    assert lookalikes(pair) == []


def test_any_name_of_a_group_counts_and_the_nearest_comes_first() -> None:
    found = lookalikes([group("a", "Harrow Brigade", "HB"), group("b", "Brigade"), group("c", "HB")])
    assert [(one.one, one.other) for one in found] == [("a", "c"), ("a", "b")]


def test_a_word_that_many_names_have_tells_none_apart() -> None:
    words = [
        "Harrow",
        "Marrow",
        "Kelp",
        "Dunmor",
        "Velland",
        "Sedge",
        "Lantern",
        "Orsk",
        "Tibbet",
        "Quill",
        "Brask",
        "Fennimore",
    ]
    assert len(words) == COMMON
    many = [group(f"g{number:02}", f"Front {word}") for number, word in enumerate(words)]
    assert lookalikes(many) == []
    assert lookalikes([*many, group("z", "Front")]) == []
    assert len(lookalikes([*many[1:], group("z", "Front")])) == COMMON - 1
