"""The scorer of who is for or against whom, on hand-made records."""

import pytest

from quality.directed_sentiment import label, unmarked

TEXT = "Karsia condemned Velland."
PLACES = [(0, 6), (17, 24)]


def actor(key, start, end):
    return {"type": "actor", "id": key, "mentions": [{"span": {"start": start, "end": end}}]}


ACTORS = [actor("k", 0, 6), actor("v", 17, 24)]


def event(code, doer, other, realis="happened"):
    return {
        "type": "event",
        "id": "e",
        "code": code,
        "realis": realis,
        "actors": [doer],
        "recipients": [other],
        "arguments": [],
    }


def position(stance):
    topic = {"type": "proposition", "id": "t", "text": "Velland"}
    return [topic, {"type": "position", "id": "p", "holder": "k", "stance": stance, "topic": "t", "towards": None}]


def relation(kind):
    return {"type": "relation", "id": "r", "kind": kind, "subject": "k", "object": "v"}


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ([event("ACCUSE", "k", "v")], 3),
        ([event("ACCUSE", "v", "k")], 4),
        ([event("SUPPORT", "k", "v")], 1),
        ([event("ACCUSE", "k", "v", "negated")], 0),
        ([event("CONSULT", "k", "v")], 0),
        (position("supports"), 1),
        (position("criticizes"), 3),
        ([relation("backed_by")], 2),
        ([relation("fights")], 3),
        ([], 0),
    ],
)
def test_what_the_record_says_of_two(told, wanted):
    assert label([*ACTORS, *told], TEXT, PLACES) == wanted


def test_brackets_are_no_part_of_the_sentence():
    assert unmarked("[Karsia] condemned [Velland].") == (TEXT, PLACES)
