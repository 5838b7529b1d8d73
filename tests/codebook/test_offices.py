"""Offices: titles tell them, and whom their holders serve."""

from collections.abc import Callable

import pytest

from reportedly.codebook import offices
from reportedly.codebook.gazetteer import load
from reportedly.codebook.nouns import titles
from reportedly.reading.annotate.actors import actors
from reportedly.reading.tree import Parse

Parser = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("president", "office:head-of-state"),
        ("acting prime minister", "office:head-of-government"),
        ("oil minister", "office:minister"),
        ("defence minister", "office:defence-minister"),
        ("spokeswoman", "office:spokesperson"),
    ],
)
def test_a_title_tells_the_office(title: str, key: str) -> None:
    office = offices.of(title)
    assert office is not None
    assert office.key == key


def test_ranks_and_honorifics_are_no_offices() -> None:
    assert offices.of("colonel") is None
    assert offices.of("") is None
    assert titles()["colonel"] == "rank"
    assert titles()["head of state"] == "office"


def test_what_an_office_serves_is_a_row_of_the_gazetteer() -> None:
    held = {office.serves("IRQ") for office in offices.offices().values()} - {""}
    assert {key for key in held if load().entry(key) is None} == set()


@pytest.mark.parametrize(
    ("text", "name", "office", "serves"),
    [
        (
            "Iraq's foreign minister flew home.",
            "Iraq's foreign minister",
            "foreign-minister",
            "ministry-of-foreign-affairs:IRQ",
        ),
        ("Kenyan President Amos Weru spoke.", "Amos Weru", "head-of-state", "state:KEN"),
        ("A Hamas spokesman denied it.", "Hamas spokesman", "spokesperson", "group:hamas"),
        ("The Chadian president, Idriss Malloum, flew home.", "Idriss Malloum", "head-of-state", "state:TCD"),
        ("Chadian defence minister Ali Malloum quit.", "Ali Malloum", "defence-minister", "ministry-of-defence:TCD"),
    ],
)  # fmt: skip
def test_a_holder_is_told_by_the_office(parse: Parser, text: str, name: str, office: str, serves: str) -> None:
    held = {actor.name: actor for actor in actors(parse(text))}
    assert (held[name].office, held[name].serves) == (f"office:{office}", serves)


def test_several_holders_are_no_one_holder(parse: Parser) -> None:
    assert all(actor.office is None for actor in actors(parse("Two Kenyan ministers resigned.")))
