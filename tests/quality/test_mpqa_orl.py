"""The scorer of opinion roles on hand-made sentences and records."""

import pytest

from quality.base import Counts
from quality.mpqa_orl import macro, measured, opinion, overlap, plain


def test_tokens_make_a_sentence_whose_places_are_known():
    tokens = ["``", "We", "do", "n't", "agree", ",", "''", "he", "said", "-LRB-", "twice", "-RRB-", "."]
    text, places = plain(tokens)
    assert text == '"We don\'t agree," he said (twice).'
    assert [text[a:b] for a, b in places][1:5] == ["We", "do", "n't", "agree"]


def test_the_record_is_asked_by_the_words_of_the_expression():
    text = "Karsia condemned Velland."
    event = {
        "type": "event",
        "id": "e",
        "code": "ACCUSE",
        "trigger": {"start": 7, "end": 16},
        "arguments": [
            {"role": "actor", "span": {"start": 0, "end": 6}},
            {"role": "recipient", "span": {"start": 17, "end": 24}},
        ],
    }
    found = opinion([event], text, [(7, 16)])
    assert (found.holders, found.targets, found.attitude) == ([(0, 6)], [(17, 24)], "sentiment-neg")
    assert opinion([event], text, [(17, 24)]).holders == []


def test_the_binary_measure_counts_each_side_for_itself():
    sides = overlap([(0, 6), (20, 25)], [[(0, 3)], [(4, 6)], [(30, 35)]])
    assert sides == (Counts(1, 2, 0), Counts(2, 0, 3))
    figures = measured("holder", [sides])
    assert figures["holder_p"] == pytest.approx(1 / 2)
    assert figures["holder_r"] == pytest.approx(2 / 3)


def test_rare_attitudes_are_left_out():
    pairs = [("sentiment-neg", "sentiment-neg")] * 20 + [("sentiment-neg", "speculation")]
    assert macro(pairs) == pytest.approx(40 / 41)
