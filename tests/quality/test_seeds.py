"""Hand analyses become facts."""

import hashlib

import pytest
import yaml

from quality import seeds
from quality.base import MissingDataError
from quality.compare import compare

TEXT = "Marrow Radio said the Guard, led by Ana Sen, wants a truce. It was founded here.\n"


def span(words):
    start = TEXT.index(words)
    return {"doc": "Z", "start": start, "end": start + len(words), "quote": words}


ANALYSIS = {
    "documents": [{"id": "Z", "file": "z.txt", "sha256": hashlib.sha256(TEXT.encode()).hexdigest()}],
    "actors": [
        {"id": "G", "name": "Guard", "type": "armed_group", "mentions": [span("the Guard")]},
        {"id": "S", "name": "Ana Sen", "type": "person", "mentions": [span("Ana Sen")]},
    ],
    "sources": [{"id": "P", "name": None}, {"id": "R", "name": "Marrow Radio", "evidence": [span("Marrow Radio")]}],
    "statements": [
        {
            "id": "1",
            "content": [span("wants a truce")],
            "chain": [{"source": "P", "basis": "implied"}, {"source": "R", "basis": "explicit"}],
            "certainty": "counterfactual",
        }
    ],
    "positions": [{"holder": "G", "stance": "advocates", "statement": ["1"], "cue": span("wants")}],
    "relations": [{"type": "heads", "from": "S", "to": "G", "evidence": [span("led by Ana Sen")]}],
    "events": [{"type": "FOUND", "trigger": span("founded")}, {"type": "CALM", "trigger": span("truce")}],
}


@pytest.fixture
def data(tmp_path):
    home = tmp_path / "gold"
    (home / "seeds").mkdir(parents=True)
    (home / "seeds" / "z.yaml").write_text(yaml.safe_dump(ANALYSIS))
    (home / "seeds" / "z.txt").write_text(TEXT)
    return home


def test_words_of_the_analysis_become_words_of_the_record(data):
    [(row, gold)] = seeds.load(data / "seeds" / "z.yaml", data)
    assert row["id"] == "Z"
    assert gold.claims[0].certainty == "conditional"
    assert gold.stands[0].stances == {"supports", "demands"}
    assert gold.ties[0].kinds == {"leads"}
    assert [deed.code for deed in gold.deeds] == ["state"]
    assert compare(gold, gold).chains.r == 1


def test_the_text_may_lie_beside_the_data(data):
    (data.parent / "seeds").mkdir()
    (data / "seeds" / "z.txt").rename(data.parent / "seeds" / "z.txt")
    assert seeds.load(data / "seeds" / "z.yaml", data)[0][1].text == TEXT


def test_another_text_of_that_name_will_not_do(data):
    (data / "seeds" / "z.txt").write_text(TEXT + "more")
    with pytest.raises(MissingDataError, match="hash"):
        seeds.load(data / "seeds" / "z.yaml", data)


def test_a_part_has_its_own_analyses(data):
    (data / "seeds" / "test").mkdir()
    (data / "seeds" / "z.yaml").rename(data / "seeds" / "test" / "y.yaml")
    assert seeds.score(data, "test").documents == 1
    with pytest.raises(MissingDataError):
        seeds.score(data, "dev")
