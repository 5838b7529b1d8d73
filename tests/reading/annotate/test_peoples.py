from collections.abc import Callable

from reportedly.reading.annotate.actors import actors
from reportedly.reading.tree import Parse

Parser = Callable[[str], Parse]


def test_a_people_is_a_population_and_its_adjective_describes(parse: Parser) -> None:
    found = {
        a.key: a for a in actors(parse("Yazidis fled the hills. The Yazidi mayor of Dolma stayed with the Kurds."))
    }
    assert found["people:yazidis"].kind == "population"
    assert [m.form for m in found["people:yazidis"].mentions] == ["name", "description"]
    assert "people:kurds" in found


def test_who_only_ever_tells_is_a_person_whatever_the_parser_says(parse: Parser) -> None:
    text = 'Nadim says he left at night. "The road was closed," recalls Nadim. Nadim laughs when he tells it.'
    (found,) = (a for a in actors(parse(text)) if a.name == "Nadim")
    assert found.kind == "person"


def test_a_title_of_several_words_stands_before_a_name(parse: Parser) -> None:
    text = "Karsian Secretary of State Anna Rell met the press."
    assert [a.name for a in actors(parse(text)) if a.kind == "official"] == ["Anna Rell"]
