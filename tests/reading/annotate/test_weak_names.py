from collections.abc import Callable

import pytest

from reportedly.reading.annotate.actors import actors
from reportedly.reading.tree import Parse

Parser = Callable[[str], Parse]


def rows(parse: Parser, text: str) -> set[str | None]:
    return {actor.key for actor in actors(parse(text)) if actor.kind == "armed_group"}


def test_a_short_acronym_counts_where_the_text_names_its_land(parse: Parser) -> None:
    assert rows(parse, "The FNI met in Paris on Monday.") == set()
    assert rows(parse, "In Congo, the FNI met on Monday.") == {"group:nationalist-and-integrationist-front"}


def test_a_firm_name_beats_a_weak_one_of_another_row(parse: Parser) -> None:
    assert rows(parse, "AQIM took the town of Dolma in Algeria.") == {"group:al-qaeda-in-the-islamic-maghreb"}


@pytest.mark.parametrize(
    "name",
    ["Halvar Resistance Front", "Kessar Liberation Army", "Tarn Popular Front", "Orsk People's Defence Forces"],
)
def test_a_body_is_no_other_that_is_called_so_without_the_word_before(parse: Parser, name: str) -> None:
    found = {actor.name: actor.key for actor in actors(parse(f"The {name} shelled a post near the bridge on Monday."))}
    assert found[name] is None
    assert not any(found.values())


def test_a_body_that_the_tables_know_is_known_after_any_word(parse: Parser) -> None:
    assert rows(parse, "In Colombia, the rebel National Liberation Army left the talks.") == {
        "group:national-liberation-army"
    }


def test_a_noun_that_opens_a_headline_is_nobodys_name(parse: Parser) -> None:
    for text in ("Truce holds for a second day.", "Toll rises to 14 in Kolmar.", "Tensions flare along the border."):
        assert {actor.name for actor in actors(parse(text))}.isdisjoint({"Truce", "Toll", "Tensions"})
