"""Bare words of actors: their country and sector."""

import pytest

from reportedly.codebook.agents import agent


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("Uruguayan police", "URY", "COP"),
        ("the Senate of Paraguay", "PRY", "LEG"),
        ("an air force spokesman in Laos", "LAO", "MIL"),
        ("leaders of the opposition in Togo", "TGO", "PTY"),
        ("former Dutch prime minister", "NLD", "ELI"),
        ("Iran-backed militias in Syria", "SYR", "REB"),
        ("Botswana", "BWA", "GOV"),
        ("dairy farmers from Austria", "AUT", "AGR"),
        ("residents of Recife", "BRA", "CVL"),
        ("Amnesty International", "", "NGO"),
    ],
)
def test_the_head_noun_tells_the_sector_and_the_land_the_country(words: str, country: str, sector: str) -> None:
    told = agent(words)
    assert (told.country, told.sector) == (country, sector)


def test_words_that_tell_nothing_give_nothing() -> None:
    told = agent("Ivo Marn")
    assert (told.country, told.sector) == ("", "")


def test_a_leaning_noun_takes_the_sector_of_what_it_goes_with() -> None:
    assert agent("rebel commander").sector == agent("commander of the rebels").sector == "REB"
    assert agent("union chief").sector == "LAB"
