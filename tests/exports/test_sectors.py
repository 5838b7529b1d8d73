"""Sectors of actors, for records of events."""

from reportedly.exports.sectors import sector
from reportedly.record import Actor


def actor(name: str, kind: str, **more: str) -> Actor:
    return Actor(id="actor:1", name=name, kind=kind, **more)  # type: ignore[arg-type]


def test_the_office_and_the_words_tell_more_than_the_kind() -> None:
    assert sector(actor("Ada Brill", "official", office="office:legislator")) == "LEG"
    assert sector(actor("Karsian police", "military")) == "COP"
    assert sector(actor("striking teachers", "described")) == "EDU"
    assert sector(actor("Ivo Marn", "person")) == "CVL"


def test_the_name_of_an_armed_group_makes_no_army_of_it() -> None:
    assert sector(actor("Harun Brigade", "armed_group")) == "UAF"
    assert sector(actor("Orsk Cartel", "armed_group")) == "CRM"


def test_a_state_is_its_government() -> None:
    assert sector(actor("Karsia", "state")) == "GOV"
