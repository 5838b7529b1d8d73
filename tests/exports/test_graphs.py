"""Maps and graphs, as software of their own world reads them."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import geojson
import networkx as nx
import pytest

from reportedly.exports.streams import xml_words
from reportedly.judging import Decision, decide
from reportedly.store import Case
from tests.exports.formats.made import exported, held, write
from tests.exports.war import readings

EVENTS = {event.trigger.quote: event.id for reading in readings() for event in reading.events}
ACTORS = {"Ostrel Guard", "Marrow Army", "villagers"}


def graph(name: str, data: bytes):
    read = nx.read_graphml if name == "graphml" else nx.read_gexf
    return read(io.BytesIO(data), **({"force_multigraph": True} if name == "graphml" else {}))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return held(tmp_path_factory.mktemp("case"))


def features():
    made = geojson.loads(exported("geojson")["geojson.geojson"])
    assert isinstance(made, geojson.FeatureCollection)
    assert made.is_valid, made.errors()
    return {feature["id"]: feature for feature in made["features"]}


def test_longitude_stands_first_and_the_reach_is_told() -> None:
    raid = features()[EVENTS["hit a market"]]
    assert raid["geometry"]["coordinates"] == [1.5332, 42.5551]
    assert raid["properties"]["radius_m"] == 3000


def test_a_country_is_no_pin() -> None:
    fought = features()[EVENTS["fought"]]
    assert fought["geometry"] is None
    assert (fought["properties"]["place"], fought["properties"]["country"]) == ("Andorra", "AND")


def test_two_reports_of_one_raid_are_one_feature_with_both_tolls() -> None:
    raid = features()[EVENTS["hit a market"]]["properties"]
    assert EVENTS["struck a market"] not in features()
    assert (raid["killed_low"], raid["killed_high"]) == (9, 20)
    assert raid["publishers"] == "Marrow Agency; Ordal Post"
    assert (raid["origins_low"], raid["origins_high"]) == (2, 2)


def test_properties_are_flat() -> None:
    assert all(
        isinstance(value, str | int | float | bool)
        for feature in features().values()
        for value in feature["properties"].values()
    )


def test_a_state_of_things_is_no_feature() -> None:
    assert EVENTS["calm"] not in features()


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_who_does_what_to_whom(name: str, case: Path, tmp_path: Path) -> None:
    made, _ = write(case, name, tmp_path)
    read = graph(name, made[f"{name}.{name}"])
    labels = dict(read.nodes(data="label"))
    assert {*labels.values()} == ACTORS | {"Dúnmor", "the Ordal valley", "Andorra"}
    told = {(labels[a], data["label"], labels[b]) for a, b, data in read.edges(data=True)}
    assert told == {
        ("Ostrel Guard", "ASSAULT/heavy-weapons", "villagers"),
        ("Ostrel Guard", "member_of", "Marrow Army"),
        ("villagers", "ASSAULT", "Marrow Army"),
        ("Marrow Army", "ASSAULT", "villagers"),
    }
    (dunmor,) = (data for _, data in read.nodes(data=True) if data["label"] == "Dúnmor")
    assert (dunmor["latitude"], dunmor["longitude"], dunmor["type"]) == (42.5551, 1.5332, "place")


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_edges_have_days_and_sources(name: str, case: Path, tmp_path: Path) -> None:
    made, _ = write(case, name, tmp_path)
    read = graph(name, made[f"{name}.{name}"])
    (raid,) = (data for _, _, data in read.edges(data=True) if data["label"] == "ASSAULT/heavy-weapons")
    assert (raid["start"], raid["end"], raid["hedged"]) == ("2031-06-02", "2031-06-02", False)
    assert (raid["publishers"], raid["urls"]) == ("Marrow Agency", "https://example.org/raid")


def test_gexf_names_its_version_and_its_clock() -> None:
    root = ET.fromstring(exported("gexf")["gexf.gexf"].encode())
    space = {"g": "http://gexf.net/1.3"}
    assert root.get("version") == "1.3"
    assert root.find("g:graph", space).get("timeformat") == "date"


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_merged_edges_weigh_their_origins(name: str, tmp_path: Path) -> None:
    path = held(tmp_path)
    with Case.open(path) as opened:
        decide(opened, [Decision(verb="recode", target=EVENTS["fought"], value="ASSAULT/heavy-weapons")], "ana")
        guard, army = readings()[0].actors[1].id, readings()[1].actors[1].id
        decide(opened, [Decision(verb="same", target=guard, value=army)], "ana")
    made, report = write(path, name, tmp_path, {"edges": "merged"})
    read = graph(name, made[f"{name}.{name}"])
    (edge,) = (data for _, b, data in read.edges(data=True) if read.nodes[b]["label"] == "villagers")
    assert (edge["statements"], edge["weight"]) == (2, 2)
    assert edge["publishers"] == "Marrow Agency; Ordal Post"
    assert f'id="{EVENTS["hit a market"]}"' in made[f"{name}.{name}"].decode()
    assert report.exported["edge"] == 2


def test_what_has_no_second_side_is_counted(case: Path, tmp_path: Path) -> None:
    _, report = write(case, "graphml", tmp_path)
    assert report.not_expressible["position"] == {"is not between two that are known": 1}
    assert report.not_expressible["event"]["planned"] == 1


def test_characters_that_xml_forbids_do_not_break_the_file() -> None:
    assert xml_words("a\x00b\x0b\ud800c\n") == "a\ufffdb\ufffd\ufffdc\n"
    words = xml_words("a\x00b\x0bc")
    assert ET.fromstring(f"<a>{words}</a>").text == words
