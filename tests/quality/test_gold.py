"""Own gold and blind set: every span stands where it says, references lead somewhere, labels are what was built."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from quality import blind, own
from quality.base import read_jsonl
from quality.compare import compare
from quality.facts import faults, of_record
from quality.gold import build
from reportedly.record import Record

LABELS = sorted(build.HERE.glob("*.yaml"))
BLIND = sorted(build.BLIND.glob("*.yaml"))
SAMPLES = sorted(build.SAMPLES.glob("[0-9]*"))


@pytest.fixture(params=LABELS + BLIND, ids=lambda path: path.stem)
def label(request) -> Path:
    return request.param


@pytest.fixture
def gold(label):
    return read_jsonl(label.with_suffix(".jsonl"))


def test_there_is_enough():
    assert len(SAMPLES) >= 16
    assert len(LABELS) >= 8
    assert own.paths(Path("nowhere"), "dev") == [path.with_suffix(".jsonl") for path in LABELS]


def test_the_blind_set_is_found_without_a_data_folder():
    assert len(BLIND) == 6
    assert blind.paths(Path("nowhere"), "dev") == [path.with_suffix(".jsonl") for path in BLIND]
    assert {path.stem for path in BLIND} == {path.stem for path in build.BLIND.glob("*.txt")}


def test_the_gold_is_what_the_labels_say(label):
    assert label.with_suffix(".jsonl").read_text(encoding="utf-8") == build.lines(label)


def test_every_span_stands_where_it_says(gold):
    assert faults(gold) == 0


def test_every_line_is_a_record(gold):
    for item in gold:
        msgspec.convert(item, Record)


def test_the_text_is_the_sample(label, gold):
    document = gold[0]
    raw = build.text_of(label, document["path"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == document["sha256"]
    assert raw.decode() == document["text"]


def test_every_reference_leads_somewhere(gold):
    ids = {item["id"] for item in gold}
    assert len(ids) == len(gold)
    for item in gold:
        if item["type"] == "statement":
            assert {link["voice"] for link in item["chain"]} | {*item["says"], *item["repeats"]} <= ids
        if item["type"] == "event":
            assert {item["statement"], *item["actors"], *item["recipients"], *item["same_as"]} <= ids
        if item["type"] == "position":
            assert {item["statement"], item["holder"], item["topic"]} <= ids
        if item["type"] == "relation":
            assert {item["statement"], item["subject"]} <= ids


def test_the_labels_keep_the_conventions(gold):
    for item in gold:
        if item["type"] == "statement":
            assert item["chain"][0]["basis"] == "implied"
            assert all(link["basis"] == "explicit" for link in item["chain"][1:])
            assert item["polarity"] == "-" or item["certainty"] != "denied"


def test_the_gold_agrees_with_itself(gold):
    facts = of_record(gold, joined=True)
    found = compare(facts, facts)
    assert found.statements.f == found.chains.r == found.positions.f == found.relations.f == found.events.f == 1


def test_words_that_are_not_in_the_text_are_refused(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(
        "sample: 02-herald-short.txt\nvoices: {PAGE: {kind: page}}\nstatements: [{id: s1, content: no such words}]\n"
    )
    with pytest.raises(ValueError, match="no such words"):
        build.lines(path)
