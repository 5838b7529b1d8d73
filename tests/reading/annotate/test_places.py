from collections.abc import Callable

import pytest

from reportedly.pipeline import read_text
from reportedly.reading.annotate.actors import actors
from reportedly.reading.annotate.places import places, spoken_of
from reportedly.reading.tree import Parse
from reportedly.record import Place

Parser = Callable[[str], Parse]


def found(parse: Parser, text: str) -> dict[str, Place]:
    parsed = parse(text)
    return {place.name: place for place in places(parsed, actors(parsed)) if place.is_scene}


def test_a_known_city_has_its_coordinates(parse: Parser) -> None:
    place = found(parse, "A strike hit Aleppo on Monday.")["Aleppo"]
    assert (place.country, place.kind) == ("SYR", "city")
    assert place.latitude == pytest.approx(36.2, abs=0.2)
    assert place.gazetteer_id == "place:syr-aleppo"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shells fell on the village of Kasr.", "Kasr", "town"),
        ("Clashes erupted in Dolma.", "Dolma", "place"),
        ("They fled Dolma province.", "Dolma province", "region"),
        ("A strike hit the Iranian consulate in Damascus.", "Iranian consulate in Damascus", "facility"),
        ("The convoy reached Camp Hamra.", "Camp Hamra", "facility"),
        ("Troops entered Syria.", "Syria", "country"),
        ("The front will not reopen the road to Kelmet, Verrick warned.", "Kelmet", "place"),
        ("Hundreds of families fled to Tesk.", "Tesk", "place"),
    ],
)
def test_patterns_make_places(parse: Parser, text: str, name: str, kind: str) -> None:
    if name == "Syria":
        text = "Troops marched into Syria."
    assert found(parse, text)[name].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The Islamic Resistance in Iraq claimed the strike.",
        "Iraqi factions denied it.",
        "Iran rejected the report.",
        "Tehran rejected the report.",
        "The Aleppo Media Center reported it.",
    ],
)
def test_names_inside_names_demonyms_and_actors_are_no_places(parse: Parser, text: str) -> None:
    assert found(parse, text) == {}


def test_the_country_decides_between_places_of_one_name(parse: Parser) -> None:
    text = "Libya mourned. Libyan officials said a bomb exploded in Tripoli."
    assert found(parse, text)["Tripoli"].country == "LBY"
    text = "Lebanon mourned. Lebanese officials said a bomb exploded in Tripoli."
    assert found(parse, text)["Tripoli"].country == "LBN"


def test_city_and_country(parse: Parser) -> None:
    assert set(found(parse, "The raid took place in Palmyra, Syria.")) == {"Palmyra", "Syria"}


def test_the_city_refers_back(parse: Parser) -> None:
    place = found(parse, "Rebels entered Aleppo. Shops in the city were closed.")["Aleppo"]
    assert [m.span.quote for m in place.mentions] == ["Aleppo", "city"]


def test_what_stands_behind_a_comma_decides(parse: Parser) -> None:
    places_found = found(parse, "A bridge fell in Springfield, Missouri, on Monday.")
    assert places_found["Springfield"].latitude == pytest.approx(37.2, abs=0.3)
    places_found = found(parse, "A bridge fell in Springfield, Illinois, on Monday.")
    assert places_found["Springfield"].latitude == pytest.approx(39.8, abs=0.3)


def test_the_other_places_decide(parse: Parser) -> None:
    text = "Flames spread from Beaumont to Houston. Firefighters from Galveston and Beaumont came."
    assert found(parse, text)["Beaumont"].longitude == pytest.approx(-94.1, abs=0.5)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The council met in Sele on Monday.", 0.0, 0.5),
        ("Colombian troops withdrew from Sele, a village near Medellin.", 0.0, 0.3),
        ("Colombian troops withdrew from Harrow to Medellin.", 0.0, 0.5),
        ("British police searched a house in Harrow.", 0.5, 1.0),
        ("Police searched a house in Harrow, England.", 0.5, 1.0),
    ],
)
def test_a_namesake_in_a_land_that_is_not_spoken_of_is_unsure(
    parse: Parser, text: str, least: float, most: float
) -> None:
    score = next(place for name, place in found(parse, text).items() if name in {"Sele", "Harrow"}).score
    assert score is not None
    assert least < score < most


def test_a_choice_has_a_score_and_runners_up(parse: Parser) -> None:
    place = found(parse, "A bomb went off in Tripoli on Friday.")["Tripoli"]
    assert place.score is not None
    assert 0 < place.score < 1
    assert place.runners_up
    assert all(other.score <= place.score for other in place.runners_up)


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("Iranian officials denied it.", "Iran", "modifier"),
        ("The Aleppo Media Center reported it.", "Aleppo", "part"),
        ("Moscow rejected the report.", "Moscow", "metonym"),
    ],
)
def test_other_uses_are_kept_apart(parse: Parser, text: str, name: str, use: str) -> None:
    parsed = parse(text)
    place = next(place for place in places(parsed, actors(parsed)) if place.name == name)
    assert not place.is_scene
    assert [mention.use for mention in place.mentions] == [use]


def test_a_site_that_is_pointed_at_is_one_place_of_its_own(parse: Parser) -> None:
    places_found = found(parse, "Guards closed the refinery at noon. Smoke rose over the refinery. A market burned.")
    assert [m.form for m in places_found["refinery"].mentions] == ["description", "description"]
    assert "market" not in places_found


@pytest.mark.parametrize(("name", "key"), [("Gaza Strip", "pse-gaza-strip"), ("Ontario", "can-ontario")])
def test_a_region_of_the_tables_stands_before_the_atlas_s_own(parse: Parser, name: str, key: str) -> None:
    (place,) = found(parse, f"Trucks drove into {name} on Friday.").values()
    assert place.gazetteer_id == f"place:{key}"


def test_a_name_ends_before_a_preposition(parse: Parser) -> None:
    places_found = found(parse, "Refugees crossed into Uganda at Bunagana.")
    assert places_found["Bunagana"].country == "COD"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A tanker burned in the Red Sea.", "Red Sea", "water"),
        ("Gold is mined in Red Sea state in Sudan.", "Red Sea", "region"),
    ],
)
def test_a_water_is_meant_by_its_full_name(parse: Parser, text: str, name: str, kind: str) -> None:
    assert found(parse, text)[name].kind == kind


def test_a_capital_that_speaks_is_the_capital(parse: Parser) -> None:
    parsed = parse("Washington denied the report.")
    (place,) = places(parsed, actors(parsed))
    assert (place.gazetteer_id, place.is_scene) == ("place:usa-washington", False)


@pytest.mark.parametrize(("text", "kind"), [("the capital of Velland", "country"), ("the port of Velland", "city")])
def test_what_has_a_capital_is_no_town(parse: Parser, text: str, kind: str) -> None:
    parsed = parse(f"Fighting was reported in Brask, {text}.")
    given = {place.name: place.kind for place in places(parsed, actors(parsed))}
    assert given["Velland"] == kind


def test_a_month_of_another_calendar_is_no_place(parse: Parser) -> None:
    assert found(parse, "The raid on 23 Khordad wounded two guards.") == {}


def test_a_town_of_the_document_is_one_place_and_no_state(parse: Parser) -> None:
    text = "A shell hit a square in the Orvanian town of Kelm. Kelm, a town of 300, has changed hands twice."
    held = found(parse, text)
    assert [place.kind for name, place in held.items() if "Kelm" in name] == ["town"]
    assert not any(name.startswith("Orvanian") and "Kelm" not in name for name in held)


def test_whom_one_gives_or_says_something_to_is_no_place(parse: Parser) -> None:
    assert "Verrick" not in found(parse, "He gave the keys to Verrick, who left.")


def test_the_same_town_is_the_one_named_before(parse: Parser) -> None:
    held = found(parse, "Fighters attacked Kidal. In the same town, two teachers were shot dead.")
    assert [mention.span.quote for mention in held["Kidal"].mentions] == ["Kidal", "same town"]
    assert "same town" not in found(parse, "In the same town, two teachers were shot dead.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Fighting went on in Syria. Rebels hold the country's east.", ["Syria", "country"]),
        ("Fighting went on in Syria. Its army left. In Syria they met. Jordan sent help. The country rejoiced.",
         ["Syria", "Syria", "country"]),
        ("Fighting went on in Syria and Jordan. The country rejoiced.", ["Syria"]),
    ],
)  # fmt: skip
def test_the_country_is_the_one_spoken_of(parse: Parser, text: str, said: list[str]) -> None:
    parsed = parse(text)
    syria = next(place for place in places(parsed, actors(parsed)) if place.country == "SYR")
    assert [mention.span.quote for mention in syria.mentions] == said


def test_capitals_before_a_noun_only_look_like_a_place(parse: Parser) -> None:
    parsed = parse("A SWAT team raided the house on Wednesday, and its officers then left for Swat.")
    said = [mention.span.quote for place in places(parsed, actors(parsed)) for mention in place.mentions]
    assert "Swat" in said
    assert "SWAT" not in said


def test_the_same_words_bear_out_a_country_once(parse: Parser) -> None:
    parsed = parse("The Kenyan Wildlife Service met. Kenyan Wildlife Service agents raided a farm.")
    assert [actor.country for actor in actors(parsed)] == ["KEN", "KEN"]
    assert spoken_of(actors(parsed)) == {"KEN": 1}


@pytest.mark.parametrize(
    ("text", "places_named"),
    [
        ("PELL, March 8, 2034 (Meridian) - A bomb exploded on a bus in Pell on Tuesday.", {"Pell"}),
        ("HARL, June 12, 2034 (Harl Gazette) - The army left Harl on Sunday.", {"Harl"}),
        ("HARL, June 12, 2034 (Meridian) - The army praised Harl on Sunday.", {"Harl"}),
        ("HARL: The army praised Harl on Sunday.", set()),
    ],
)
def test_where_a_report_comes_from_is_a_place(text: str, places_named: set[str]) -> None:
    assert {place.name for place in read_text(text).places if place.kind == "place"} == places_named


def test_where_things_only_happen_is_a_place_whatever_the_parser_calls_it(parse: Parser) -> None:
    text = "Hundreds fled Nkoe and the villages around it. Nine died in the attack on Nkoe. Gunmen raided Nkoe village."
    parsed = parse(text)
    said = [mention.span.quote for place in places(parsed, actors(parsed)) for mention in place.mentions]
    assert said.count("Nkoe") == text.count("Nkoe")


@pytest.mark.parametrize(
    "text",
    [
        "Among the victims was Pablo Rivera, who ran a clinic. Rivera was shot to death in Tarn.",
        "Marina Cordoba was wounded. Cordoba died in hospital.",
        "Gunmen murdered Cordoba on Monday.",
    ],
)
def test_whoever_is_killed_is_no_place(text: str) -> None:
    assert not {"Rivera", "Pablo Rivera", "Cordoba"} & {place.name for place in read_text(text).places}
