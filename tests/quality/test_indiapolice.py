"""The scorer of what police did, on hand-made records."""

import pytest

from quality.indiapolice import joined, labelled, labels

POLICE = [{"role": "actor", "span": {"quote": "city police"}, "actor": None}]
SLAIN = {"role": "recipient", "span": {"quote": "a boy"}, "actor": None, "befell": "killed"}
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
        (event("ASSAULT", "shot dead", mode="firearms"), set()),
        (event("ASSAULT", "fired", [*POLICE, SLAIN], mode="firearms"), {"KILL", "FORCE", "ANY"}),
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


def test_the_authorities_answer_for_arrests_and_for_help_refused_not_for_shots():
    state = [{"role": "actor", "span": {"quote": "the state government"}, "actor": None}]
    assert labels(event("COERCE", "arrested", state, mode="arrest"), {}) == {"ARREST", "ANY"}
    assert labels(event("REJECT", "failed", state, mode="assist"), {}) == {"FAIL", "ANY"}
    assert labels(event("ASSAULT", "firing", state, mode="firearms"), {}) == set()


def test_who_is_killed_by_nobody_named_beside_police_shots_is_killed_by_them():
    killed, shots = event("ASSAULT", "killed", at=30), event("ASSAULT", "fired", POLICE, at=4)
    assert labelled([shots, killed], [0]) == [{"KILL", "FORCE", "ANY"}]
    assert labelled([shots, event("ASSAULT", "killed", MOB, at=30)], [0]) == [{"FORCE", "ANY"}]
    assert labelled([killed], [0]) == [set()]


def test_who_was_killed_in_a_manner_of_its_own_was_not_by_the_shots_beside():
    shots, stabbed = event("ASSAULT", "fired", POLICE, at=4), event("ASSAULT", "stabbed", [SLAIN], at=30)
    assert labelled([shots, stabbed], [0]) == [{"FORCE", "ANY"}]
