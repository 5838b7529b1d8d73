"""STIX, as the OASIS library reads it, strictly: required properties, types of references, moments, ids."""

import json
from pathlib import Path

import pytest
import stix2

from reportedly.exports.stixobjects import stix_id
from reportedly.judging import Decision, decide
from reportedly.store import Case
from tests.exports.formats.made import exported, held, write
from tests.exports.war import Report, denials, raid, readings

EVENTS = {event.trigger.quote: event.id for reading in readings() for event in reading.events}
HIT, BURNED = raid().statements[0], denials().statements[0]


@pytest.fixture(scope="module")
def bundle() -> dict[str, object]:
    parsed = stix2.parse(exported("stix")["stix.json"], allow_custom=False)
    return {one.id: one for one in parsed.objects}


def test_the_library_refuses_a_broken_reference() -> None:
    broken = json.loads(exported("stix")["stix.json"])
    next(one for one in broken["objects"] if one["type"] == "report")["object_refs"] = ["nothing"]
    with pytest.raises(stix2.exceptions.InvalidValueError):
        stix2.parse(broken)


def test_every_reference_leads_to_an_object_of_the_bundle(bundle) -> None:
    led = {ref for one in bundle.values() for ref in (*one.get("object_refs", ()), one.get("source_ref"),
           one.get("target_ref"), one.get("created_by_ref")) if ref}  # fmt: skip
    assert led <= bundle.keys()


def test_a_note_has_its_first_hand_and_its_words(bundle) -> None:
    note = bundle[stix_id("note", HIT.id)]
    assert note.authors == ["Ana Reyl"]
    assert note.content == "Shells hit a market in Dúnmor on Monday, killing nine villagers"
    (held,) = note.extensions.values()
    assert held["chain"] == ["Marrow Agency", "Ana Reyl"]
    span = held["spans"][0]
    assert raid().document.text[span["start"] : span["end"]] == note.content
    assert stix_id("incident", EVENTS["hit a market"]) in note.object_refs


def test_a_denied_deed_is_a_note_and_no_incident(bundle) -> None:
    assert stix_id("incident", EVENTS["burned"]) not in bundle
    assert bundle[stix_id("note", BURNED.id)].abstract == "Radio Ordal ← Ostrel Guard; denied, -"


def test_an_armed_group_is_a_threat_actor_and_an_army_is_none(bundle) -> None:
    kinds = {one.name: one.type for one in bundle.values() if one.type in {"threat-actor", "identity"}}
    assert (kinds["Ostrel Guard"], kinds["Marrow Army"]) == ("threat-actor", "identity")


def test_a_judgement_makes_objects_newer_under_the_same_ids(bundle, tmp_path: Path) -> None:
    path = held(tmp_path)
    with Case.open(path) as opened:
        decide(opened, [Decision(verb="recode", target=EVENTS["fought"], value="ASSAULT/firearms")], "ana")
    made, _ = write(path, "stix", tmp_path)
    after = {one["id"]: one for one in json.loads(made["stix.json"])["objects"]}
    assert after.keys() == bundle.keys()
    fought = stix_id("incident", EVENTS["fought"])
    assert after[fought]["name"] == "ASSAULT/firearms"
    assert after[fought]["modified"] > str(bundle[fought].modified)[:10]


def test_who_denies_what_they_pass_on_gives_an_opinion(tmp_path: Path) -> None:
    it = Report("Radio Ordal denied claims by villagers that the mill burned.", "mill", "2031-06-05")
    link = it.link("Radio Ordal", "denied", name="Radio Ordal", kind="broadcaster", commitment="denies")
    claimed = it.say("the mill burned", link, it.link("villagers", "claims"))
    it.deed(claimed, "burned", "ASSAULT", "destroy")
    with Case.open(tmp_path / "mill.case", create=True) as opened:
        opened.add(it.reading(), "1")
    made, report = write(tmp_path / "mill.case", "stix", tmp_path)
    objects = {one.type: one for one in stix2.parse(made["stix.json"].decode()).objects}
    assert (objects["opinion"].opinion, objects["opinion"].authors) == ("strongly-disagree", ["Radio Ordal"])
    assert objects["opinion"].object_refs == [objects["note"].id]
    assert "incident" not in objects
    assert report.not_expressible["event"] == {"denied by who passes it on": 1}
