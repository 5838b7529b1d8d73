"""Descriptions that come again, on sentences made for the purpose."""

from collections.abc import Callable

import pytest

from reportedly.reading.annotate.actors import actors, gather
from reportedly.reading.annotate.found import find
from reportedly.reading.annotate.places import places
from reportedly.reading.tree import Parse

Parser = Callable[[str], Parse]


def together(parse: Parser, text: str) -> list[list[str]]:
    held = gather(find(parse(text)))
    return [[words for _, _, _, words in cluster.mentions] for cluster in (*held.all, *held.things)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Masked rebels took Dolma. The rebels freed ten men. The guerrillas left.", ["rebels", "guerrillas"]),
        ("A jet fell near Dolma. The plane was old. The jet had no flag.", ["jet", "plane", "jet"]),
        ("Talks began in Dolma. The talks failed. These negotiations were the last.", ["talks", "negotiations"]),
        ("Pilot Yan Oru was held. The pilot was tired.", ["Yan Oru", "pilot"]),
    ],
)
def test_what_comes_again_is_one(parse: Parser, text: str, chain: list[str]) -> None:
    assert any(set(chain) <= set(held) for held in together(parse, text))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Two officers left. Three officers stayed. The three officers slept.", "Two officers", "three officers"),
        ("A jet fell near Dolma. Another jet landed safely.", "jet", "x"),
        ("Karsia's generals met. Velland's generals stayed away.", "Karsia's generals", "Velland's generals"),
        ("The plane fell. The ship sank.", "plane", "ship"),
    ],
)
def test_what_is_told_apart_stays_apart(parse: Parser, text: str, one: str, other: str) -> None:
    assert not any({one, other} <= set(held) for held in together(parse, text))
    assert all(held.count(one) <= 1 for held in together(parse, text))


def test_a_name_is_kept_without_its_title(parse: Parser) -> None:
    held = actors(parse("Mr Rell spoke. Rell left. Later Mr Rell came back."))
    assert [actor.name for actor in held] == ["Rell"]


def test_what_a_state_has_only_one_of_is_known_by_the_state(parse: Parser) -> None:
    held = actors(parse("The Israeli government met. The government gave no details."))
    assert [(actor.key, len(actor.mentions)) for actor in held if actor.kind == "government"] == [("government:ISR", 2)]


def test_as_opens_no_name(parse: Parser) -> None:
    held = actors(parse("Police named the man as Tomas Rell. In Karsia as Tomas Rell spoke, crowds cheered."))
    assert "Tomas Rell" in {actor.name for actor in held}
    assert not any(actor.name.lower().startswith("as ") for actor in held)


def test_a_building_that_comes_again_is_one_place(parse: Parser) -> None:
    text = "Rebels seized the Velland residence. The besieged residence is old. The house has no power."
    held = parse(text)
    assert any(
        {"Velland residence", "besieged residence", "house"} <= {m.span.quote for m in place.mentions}
        for place in places(held, actors(held))
    )
