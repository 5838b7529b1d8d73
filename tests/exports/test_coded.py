"""The formats of event coders, as pandas and a JSON Schema of their manuals read them."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest

from reportedly.codebook.codebook import codebook
from tests.exports.formats.made import held, write
from tests.exports.war import raid, readings

TEXTS = {one.document.id: one.document.text for one in readings()}
WORDS = {"type": "array", "items": {"type": "string"}}
OPTIONAL_TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
ENTITY_FIELDS = (
    "code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office", "gender",
    "age",
)  # fmt: skip
PLACE_FIELDS = (
    "extracted_place", "resolved_place", "geonameid", "city", "district", "province", "country", "country_code",
    "feature_class", "feature_code",
)  # fmt: skip
ENTITY = {
    "type": "object",
    "additionalProperties": False,
    "properties": dict.fromkeys(ENTITY_FIELDS, OPTIONAL_TEXT),
}  # fmt: skip
PLOVER = {  # the record of the PLOVER manual (2024), required fields and types
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "additionalProperties": False,
    "properties": {
        "id": OPTIONAL_TEXT,
        "has_event": {"type": "boolean"},
        "date": DAY,
        "enddate": DAY,
        "time": OPTIONAL_TEXT,
        "endtime": OPTIONAL_TEXT,
        "actor": {"type": "array", "items": ENTITY},
        "recipient": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "minItems": 1, "items": {"enum": [t for t in codebook().types if t != "state"]}},
        "event_loc": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                **dict.fromkeys(PLACE_FIELDS, OPTIONAL_TEXT),
                "lat": {"type": "number", "minimum": -90, "maximum": 90},
                "lon": {"type": "number", "minimum": -180, "maximum": 180},
                "resolution": {"enum": [1, 2, 3, 4, 5]},
            },
        },
        "event_text": WORDS,
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number"},
        "mode": WORDS,
        "context": {"type": "array", "items": {"enum": sorted(codebook().contexts)}},
        "size": {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"type": "integer", "minimum": 0} for name in ("dead", "injured", "arrested")},
        },
        "link": OPTIONAL_TEXT,
        "text": OPTIONAL_TEXT,
        "text_info": {"type": "object"},
        "cite_info": {"type": "object"},
        "coder": OPTIONAL_TEXT,
        "comment": OPTIONAL_TEXT,
    },
}  # fmt: skip
POLECAT = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, "
    "Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, "
    "Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient "
    "Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, "
    "Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People, "
    "Story Organizations, Story Locations, Language, Version"
)
GDELT = {"GLOBALEVENTID": 0, "SQLDATE": 1, "EventCode": 26, "QuadClass": 29, "GoldsteinScale": 30, "SOURCEURL": 60}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return held(tmp_path_factory.mktemp("case"))


def records(case: Path, name: str, folder: Path, **options: str) -> list[dict[str, Any]]:
    files, _ = write(case, name, folder, options)
    (data,) = files.values()
    return [json.loads(line) for line in data.decode().splitlines()]


def test_plover_records_are_as_the_manual_has_them(case: Path, tmp_path: Path) -> None:
    validator = jsonschema.Draft202012Validator(PLOVER)
    made = records(case, "plover", tmp_path)
    assert len(made) == 7
    for record in made:
        validator.validate(record)
        modes = codebook().types[record["event"][0]]
        assert set(record.get("mode", ())) <= set(modes)


def test_plover_keeps_compound_actors_text_and_hedges(case: Path, tmp_path: Path) -> None:
    made = {record["event_text"][0]: record for record in records(case, "plover", tmp_path)}
    assert [entity["sector"] for entity in made["fought"]["actor"]] == ["CVL", "MIL"]
    assert made["hit a market"]["size"] == {"dead": 9}
    assert made["arrested"]["comment"] == "hedged by “probably”"
    info = made["hit a market"]["text_info"]
    assert raid().document.text[info["start"] : info["end"]] == made["hit a market"]["text"]


def test_plover_positions_only_where_they_are_asked_for(case: Path, tmp_path: Path) -> None:
    assert "position" not in {record.get("comment") for record in records(case, "plover", tmp_path)}
    _, report = write(case, "plover", tmp_path, {"positions": "yes"})
    assert report.not_expressible["position"] == {"no type of event for this stance": 1}


def test_polecat_has_its_40_columns(case: Path, tmp_path: Path) -> None:
    files, report = write(case, "polecat", tmp_path)
    (data,) = files.values()
    frame = pd.read_csv(io.BytesIO(data), sep="\t", na_values="None", quoting=3, parse_dates=["Event Date"])
    assert list(frame.columns) == POLECAT.split(", ")
    assert len(frame) == report.exported["event"] == 6
    assert str(frame["Event Date"].dtype).startswith("datetime64")
    assert set(frame["Quad Code"]) == {"MATERIAL CONFLICT"}
    assert frame["Intensity"].between(-10, 10).all()
    row = frame[frame["Actor Name"] == "Ostrel Guard"].iloc[0]
    assert (row["Recipient Name"], row["City"], row["Source"]) == ("villagers", "Dúnmor", "Marrow Agency")
    assert report.not_expressible["event"]["hedged"] == 1


def test_gdelt_files_have_their_columns_and_mentions_their_events(case: Path, tmp_path: Path) -> None:
    files, _ = write(case, "gdelt", tmp_path)
    events = pd.read_csv(
        io.BytesIO(files["events.export.CSV"]), sep="\t", header=None, dtype={26: str, 27: str, 28: str}
    )
    mentions = pd.read_csv(io.BytesIO(files["events.mentions.CSV"]), sep="\t", header=None)
    assert (events.shape[1], mentions.shape[1]) == (61, 16)
    assert events[GDELT["GLOBALEVENTID"]].is_unique
    assert set(mentions[0]) == set(events[0])
    assert (events[28] == events[26].str[:2]).all()
    raid_row = events[events[60] == "https://example.org/raid"].iloc[0]
    assert list(raid_row[[26, 29, 31, 32, 33]]) == ["194", 4, 2, 2, 2]
    assert raid_row[GDELT["GoldsteinScale"]] == -10.0
    assert raid_row[GDELT["SQLDATE"]] == 20310602
    for mention in mentions[mentions[5] == "https://example.org/raid"].itertuples(index=False):
        assert raid().document.text[int(mention[9]) :].startswith("hit a market")
        assert int(mention[12]) == len(raid().document.text)


def test_quotes_stand_where_they_say_and_have_their_speakers(case: Path, tmp_path: Path) -> None:
    files, report = write(case, "quotes", tmp_path)
    (data,) = files.values()
    frame = pd.read_json(io.BytesIO(data), lines=True)
    assert {"date", "url", "title", "lang", "quotes"} <= set(frame.columns)
    assert report.not_expressible["document"] == {"could not be read": 1, "quotes nobody": 1}
    for article in frame.itertuples():
        text = TEXTS[article.id]
        for quote in article.quotes:
            first = quote["spans"][0]
            assert text[first["start"] : first["end"]] == quote["quote"]
            assert text[: first["start"]].endswith(quote["pre"])
            assert quote["chain"][-1]["name"] == quote["speaker"]
    said = {quote["quote"]: quote for article in frame["quotes"] for quote in article}
    assert said["it had burned the bridge"]["certainty"] == "denied"
    assert said["probably arrested three men"]["hedges"] == ["probably"]
