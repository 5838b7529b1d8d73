from collections.abc import Callable

from reportedly.reading.annotate.actors import actors
from reportedly.reading.tree import Parse
from reportedly.record import Actor

Parser = Callable[[str], Parse]


def named(parse: Parser, text: str, name: str) -> Actor:
    return next(actor for actor in actors(parse(text)) if actor.name == name)


def test_brackets_define(parse: Parser) -> None:
    actor = named(parse, "The Free Northern Army (FNA) attacked. The FNA lost.", "Free Northern Army")
    assert [m.form for m in actor.mentions] == ["name", "acronym", "acronym"]
    assert actor.aliases == ("FNA",)


def test_brackets_make_a_name_whole(parse: Parser) -> None:
    assert named(parse, "The Popular Resistance in Karsia (PRK) attacked.", "Popular Resistance in Karsia").aliases == (
        "PRK",
    )


def test_initials_defined_elsewhere(parse: Parser) -> None:
    text = "The NRA held the ridge. Founded in 2029, the Northern Rangers Army is small."
    assert named(parse, text, "Northern Rangers Army").aliases == ("NRA",)


def test_apposed_long_form(parse: Parser) -> None:
    text = "The DPU, the Dolma Peoples Union, met on Monday."
    assert named(parse, text, "Dolma Peoples Union").aliases == ("DPU",)


def test_translation_in_brackets_is_another_name(parse: Parser) -> None:
    actor = named(parse, "Liwa al-Fajr (Dawn Brigade) is a splinter.", "Liwa al-Fajr")
    assert actor.aliases == ("Dawn Brigade",)


def test_the_documents_own_acronym_beats_the_gazetteer_and_does_not_leak(parse: Parser) -> None:
    ours = named(parse, "The Harun Free Councils (HFC) met the Unified Nomads (UN). The UN left.", "Unified Nomads")
    assert ours.key is None
    assert "UN" in [m.span.quote for m in ours.mentions][-1]
    assert named(parse, "The UN left Dolma.", "UN").key == "organisation:united-nations"


def test_an_acronym_of_several_bodies_is_left_open(parse: Parser) -> None:
    assert named(parse, "The SNA attacked Dolma.", "SNA").key is None
    assert named(parse, "The Syrian National Army attacked. The SNA won.", "Syrian National Army").aliases == ("SNA",)
