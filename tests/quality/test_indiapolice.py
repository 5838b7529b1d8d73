"""The scorer of what police did, on hand-made records."""

import pytest

from quality.indiapolice import joined, labelled, labels

POLICE = [{"role": "actor", "span": {"quote": "city police"}, "actor": None}]
MOB = [{"role": "actor", "span": {"quote": "the mob"}, "actor": None}]


def event(code, word, doers=(), mode=None, realis="happened", quantities=(), at=0):
    return {
        "type": "event",
        "id": "e",
        "code": code,
        "mode": mode,
        "realis": realis,
        "arguments": list(doers),
        "quantities": list(quantities),
        "trigger": {"quote": word, "start": at},
    }


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (event("ASSAULT", "shot dead", POLICE), {"KILL", "FORCE", "ANY"}),
        (event("ASSAULT", "firing", POLICE), {"FORCE", "ANY"}),
        (event("ASSAULT", "firing", POLICE, quantities=["q"]), {"KILL", "FORCE", "ANY"}),
        (event("ASSAULT", "killed", MOB), set()),
        (event("ASSAULT", "firing", mode="firearms"), {"FORCE", "ANY"}),
        (event("ASSAULT", "firing", MOB, mode="firearms"), set()),
        (event("ASSAULT", "attack"), set()),
        (event("COERCE", "arrested", mode="arrest"), {"ARREST", "ANY"}),
        (event("COERCE", "arrested", MOB, mode="arrest"), set()),
        (event("COERCE", "disperse", POLICE, realis="negated"), {"FAIL", "ANY"}),
        (event("REJECT", "inaction", POLICE, mode="assist"), {"FAIL", "ANY"}),
        (event("ASSAULT", "fire", POLICE, realis="planned"), set()),
        (event("ACCUSE", "investigating", POLICE), {"ANY"}),
    ],
)
def test_what_an_event_says_of_police(given, wanted):
    assert labels(given, {"q": {"measure": "killed"}}) == wanted


def test_each_event_counts_for_the_sentence_that_holds_its_word():
    text, starts = joined(["Nothing.\n", "Police fired.", "Police left."])
    assert (text, starts) == ("Nothing.\nPolice fired. Police left. ", [0, 9, 23])
    assert labelled([event("ASSAULT", "fired", POLICE, at=16)], starts) == [set(), {"FORCE", "ANY"}, set()]
