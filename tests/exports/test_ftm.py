"""FollowTheMoney's own package takes our entities and statements, cleans nothing away, makes the one of the other."""

import io
import json
from pathlib import Path

import pytest

from reportedly.bringing import bring
from reportedly.judging import resolution, standing
from reportedly.store import Case
from tests.exports.formats.made import held, write
from tests.exports.ftm_package import Dataset, StatementEntity, model, read_json_statements

EXPORTS = ("entities", "statements")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return held(tmp_path)


def exported(case: Path, to: Path, how: str) -> bytes:
    return next(iter(write(case, "ftm", to, {"as": how})[0].values()))


def entities(case: Path, to: Path) -> list[dict]:
    return [json.loads(line) for line in exported(case, to, "entities").splitlines()]


def test_every_entity_is_valid_and_nothing_is_cleaned_away(case: Path, tmp_path: Path) -> None:
    found = entities(case, tmp_path)
    for data in found:
        proxy = model.get_proxy(data, cleaned=True)
        proxy.schema.validate(data)
        strict = model.get_proxy(data, cleaned=False)
        for name, values in data["properties"].items():
            assert proxy.schema.get(name) is not None, name
            assert sorted(strict.get(name)) == sorted(values), (data["id"], name)
    assert {data["schema"] for data in found} >= {"Organization", "Article", "Note", "Event", "Membership"}


def test_what_refers_to_an_entity_finds_it_and_of_the_right_kind(case: Path, tmp_path: Path) -> None:
    proxies = {data["id"]: model.get_proxy(data) for data in entities(case, tmp_path)}
    assert len(proxies) == len(entities(case, tmp_path))
    pointed = 0
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                pointed += 1
                assert proxies[value].schema.is_a(prop.range), (proxy, prop)
    assert pointed > 20


def test_what_did_not_happen_is_a_note_and_no_event(case: Path, tmp_path: Path) -> None:
    found = entities(case, tmp_path)
    events = [e["properties"]["name"][0] for e in found if e["schema"] == "Event"]
    assert any("moved troops" in name for name in events)
    assert not any(word in name for name in events for word in ("burned", "withdraw", "shell the depot", "abandoned"))
    (denied,) = [e for e in found if "it had burned the bridge" in e["properties"].get("description", [])]
    assert denied["schema"] == "Note"
    assert "denied, -" in denied["properties"]["summary"][0]


def test_statements_have_the_ids_that_the_package_gives_and_make_the_same_entities(case: Path, tmp_path: Path) -> None:
    data = exported(case, tmp_path, "statements")
    said = list(read_json_statements(io.BytesIO(data)))
    assert len({one.id for one in said}) == len(said)
    by_entity: dict[str, list] = {}
    for one in said:
        by_entity.setdefault(one.entity_id, []).append(one)
        if one.prop != "id":
            assert one.id == one.generate_key()
    whole = {one["id"]: one for one in entities(case, tmp_path)}
    assert by_entity.keys() == whole.keys()
    dataset = Dataset({"name": "reportedly", "title": "reportedly"})
    for i, held_there in by_entity.items():
        entity = StatementEntity.from_statements(dataset, held_there)
        assert {name: sorted(values) for name, values in entity.properties.items()} == {
            name: sorted(values) for name, values in whole[i]["properties"].items()
        }
        checksum = next(one.value for one in entity.statements if one.prop == "id")
        assert checksum == next(one.value for one in held_there if one.prop == "id")


def test_what_is_merged_there_comes_back_as_a_judgement(case: Path, tmp_path: Path) -> None:
    guard, army = (e for e in entities(case, tmp_path) if e["schema"] == "Organization")
    merged = {**guard, "id": "NK-merged", "referents": [guard["id"], army["id"]]}
    with Case.open(case) as opened:
        bring(opened, "ftm", io.BytesIO(json.dumps(merged).encode()), "ana")
        assert len([a for a in resolution(opened, standing(opened)).actors if a.kind != "population"]) == 1
    (one,) = (e for e in entities(case, tmp_path) if e["schema"] == "Organization")
    assert one["id"] in {guard["id"], army["id"]}


@pytest.mark.parametrize("how", EXPORTS)
def test_both_ways_are_deterministic(case: Path, tmp_path: Path, how: str) -> None:
    (tmp_path / "again").mkdir()
    assert exported(case, tmp_path, how) == exported(case, tmp_path / "again", how)
