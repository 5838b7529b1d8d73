"""The nested scorer on cases made by hand, and the set that is kept here."""

from pathlib import Path

import pytest

from quality import agreement, nested
from quality.base import read_jsonl

TEXT = "Coast Radio, citing two pilots, said the ferry sank and that nobody drowned."
GOLD = {
    "text": TEXT,
    "statements": [
        {
            "content": "the ferry sank",
            "chain": [
                {"source": "Coast Radio", "cue": "said", "naming": "named"},
                {"source": "two pilots", "cue": "citing", "naming": "unidentified"},
            ],
        },
        {"content": "nobody drowned", "certainty": "denied", "chain": [{"source": "Coast Radio", "naming": "named"}]},
    ],
}


def figures(given, gold):
    return nested.metrics([nested.compare(TEXT, given, gold)])


def test_the_gold_against_itself_is_perfect():
    told = nested.of_row(GOLD)
    found = figures(told, told)
    assert {name: found[name] for name in ("statements_f", "links_f", "chains", "depth", "certainty")} == {
        "statements_f": 1, "links_f": 1, "chains": 1, "depth": 1, "certainty": 1,
    }  # fmt: skip


def test_nothing_given_is_nothing_right():
    found = figures([], nested.of_row(GOLD))
    assert (found["links_f"], found["chains"], found["statements_f"]) == (0, 0, 0)


def test_a_chain_that_lacks_a_voice_costs_the_chain_and_the_link():
    gold = nested.of_row(GOLD)
    short = [nested.Told(gold[0].content, gold[0].chain[:1]), gold[1]]
    found = figures(short, gold)
    assert (found["chains"], found["depth"]) == (0.5, 0.5)
    assert found["links_f"] == pytest.approx(2 * 2 / (2 + 3))


def test_words_that_the_text_does_not_have_are_an_error():
    with pytest.raises(ValueError, match="does not stand in the text"):
        nested.of_row({"text": TEXT, "statements": [{"content": "the bridge fell"}]})


def test_the_set_is_what_the_labels_say():
    kept = read_jsonl(nested.GOLD)
    assert kept == [dict(row) for row in agreement.settled()]
    assert all(nested.of_row(row) for row in kept)


def test_the_rounds_say_only_what_their_texts_hold():
    rows = [*read_jsonl(nested.ROUNDS), *read_jsonl(nested.KEPT)]
    assert len({row["id"] for row in rows}) == len(rows) > 100
    assert all(nested.of_row(row) for row in rows)


def test_a_second_reader_has_read_all_of_what_is_kept_apart():
    found = agreement.second()
    assert found["kept"]["texts"] == len(read_jsonl(nested.KEPT)) < found["all"]["texts"]
    assert 0.7 < found["kept"]["links_f"] < 1


def test_what_is_kept_apart_is_read_for_the_part_test(tmp_path: Path):
    assert nested.score(tmp_path, "test", limit=1).items == len(read_jsonl(nested.KEPT)[0]["statements"])
