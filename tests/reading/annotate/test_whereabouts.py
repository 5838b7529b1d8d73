"""Places told from other places: what they are called, where they lie, how far they reach."""

from collections.abc import Callable

import pytest

from reportedly.reading.annotate.actors import actors
from reportedly.reading.annotate.places import places
from reportedly.reading.annotate.whereabouts import distance, halfway, moved
from reportedly.reading.tree import Parse
from reportedly.record import Place

Parser = Callable[[str], Parse]
MOSUL, KHERSON, MYKOLAIV = (36.335, 43.1189), (46.6369, 32.6146), (46.9763, 31.993)


def told(parse: Parser, text: str) -> list[Place]:
    parsed = parse(text)
    return [place for place in places(parsed, actors(parsed)) if place.relation]


@pytest.mark.parametrize(
    ("text", "relation", "name", "bearing", "km"),
    [
        ("A mine killed two boys near Mosul.", "near", "near Mosul", None, 0),
        ("The patrol was hit close to Mosul on Sunday.", "near", "close to Mosul", None, 0),
        ("They dug in on the outskirts of Mosul.", "near", "outskirts of Mosul", None, 0),
        ("A lorry burned 40 kilometers south of Mosul.", "distance", "40 kilometers south of Mosul", 180, 40),
        ("It fell some ten miles to the north-east of Mosul.", "distance", None, 45, 16.1),
        ("A depot 25 km (16 miles) west of the city of Mosul burned.", "distance", None, 270, 25),
        ("The camp lies 60 km from Mosul.", "distance", "60 km from Mosul", None, 0),
        ("Rebels came within 30 km of Mosul.", "distance", "30 km of Mosul", None, 0),
        ("A bridge east of Mosul was blown up.", "direction", "east of Mosul", 90, 22),
        ("Snipers were seen in northern Mosul.", "part", "northern Mosul", 0, 6),
        ("Rockets hit Mosul's western suburbs.", "part", "Mosul's western suburbs", 270, 6),
    ],
)
def test_a_place_is_told_from_another(
    parse: Parser, text: str, relation: str, name: str | None, bearing: float | None, km: float
) -> None:
    (place,) = told(parse, text)
    assert place.relation == relation
    assert name is None or place.name == name
    expected = MOSUL if bearing is None else moved(MOSUL, bearing, km * 1000)
    assert place.latitude is not None
    assert place.longitude is not None
    assert distance((place.latitude, place.longitude), expected) < 1000
    assert place.country == "IRQ"


def test_near_reaches_farther_than_the_place_itself(parse: Parser) -> None:
    parsed = parse("A mine went off near Mosul.")
    found = {place.name: place for place in places(parsed, actors(parsed))}
    near, city = found["near Mosul"], found["Mosul"]
    assert near.anchors == (city.id,)
    assert near.radius_m == (city.radius_m or 0) + 10_000
    assert near.score == city.score


def test_a_distance_without_a_direction_is_a_circle(parse: Parser) -> None:
    (place,) = told(parse, "The convoy was stopped 60 km from Mosul.")
    assert 60_000 < (place.radius_m or 0) < 90_000


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on fields between Kherson and Mykolaiv.",
        "A bus was hit on the road from Kherson to Mykolaiv.",
        "Mines closed the Kherson-Mykolaiv highway.",
    ],
)
def test_between_two_places_lies_halfway(parse: Parser, text: str) -> None:
    (place,) = told(parse, text)
    assert place.relation == "between"
    assert (place.latitude, place.longitude) == halfway(KHERSON, MYKOLAIV)
    assert (place.radius_m or 0) > distance(KHERSON, MYKOLAIV) / 2


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Troops massed along the Iraq-Syria border.", "border:IRQ-SYR"),
        ("Troops massed on the Syrian–Iraqi border.", "border:IRQ-SYR"),
        ("Herders fled across the border between Chad and Sudan.", "border:SDN-TCD"),
        ("Pakistan closed its long border with Afghanistan.", "border:AFG-PAK"),
        ("Kenya's porous border with Somalia stayed shut.", "border:KEN-SOM"),
        ("Ugandan soldiers died. The raid was near the Congolese border.", "border:COD-UGA"),
    ],
)
def test_a_border_is_known_by_its_sides(parse: Parser, text: str, row: str) -> None:
    (place,) = told(parse, text)
    assert (place.relation, place.kind, place.gazetteer_id) == ("border", "border", row)
    assert (place.radius_m or 0) > 100_000


def test_a_border_with_one_side_and_no_neighbour_is_at_that_land(parse: Parser) -> None:
    (place,) = told(parse, "Two men were shot at the Mongolian border.")
    assert (place.country, place.gazetteer_id) == ("MNG", None)


def test_a_province_is_not_its_town(parse: Parser) -> None:
    parsed = parse("Clashes were reported in Idlib province.")
    (place,) = [p for p in places(parsed, actors(parsed)) if p.is_scene]
    assert (place.kind, place.country) == ("region", "SYR")
    assert place.latitude is not None


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Iran and Iraq went on.",
        "Two of Mosul's bridges stood.",
        "They walked 40 km to Mosul.",
        "He spoke of the border police.",
    ],
)
def test_other_words_tell_no_place(parse: Parser, text: str) -> None:
    assert told(parse, text) == []


def test_the_sides_of_a_shared_border_are_the_lands_before_it(parse: Parser) -> None:
    (place,) = told(parse, "Chadian and Sudanese soldiers clashed along their common border.")
    assert place.gazetteer_id == "border:SDN-TCD"


def test_a_border_s_sides_are_countries(parse: Parser) -> None:
    (place,) = told(parse, "Traders were held up on the Niger-Nigeria border.")
    assert place.gazetteer_id == "border:NER-NGA"


def test_a_town_gives_its_name_to_the_region_around_it(parse: Parser) -> None:
    parsed = parse("Drones hit depots in the Bryansk region.")
    (place,) = [p for p in places(parsed, actors(parsed)) if p.is_scene]
    assert (place.kind, place.country) == ("region", "RUS")
