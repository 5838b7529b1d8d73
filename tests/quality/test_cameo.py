"""What codebooks of the CAMEO family hold in common, on hand-made events."""

import pytest

from quality.cameo import announced, sides


@pytest.mark.parametrize(
    ("code", "realis", "wanted"),
    [
        ("AID", "planned", "AGREE"),
        ("SUPPORT", "predicted", "AGREE"),
        ("CONCEDE", "planned", "CONCEDE"),
        ("CONCEDE", "predicted", "AGREE"),
        ("ASSAULT", "planned", "ASSAULT"),
        ("ASSAULT", "predicted", "THREATEN"),
        ("REJECT", "predicted", "THREATEN"),
        ("COOPERATE", "negated", "REJECT"),
        ("ASSAULT", "negated", "ASSAULT"),
        ("REQUEST", "possible", "REQUEST"),
    ],
)
def test_what_is_announced_is_a_class_of_its_own(code, realis, wanted):
    assert announced(code, realis) == wanted


def _argument(role, start, end):
    return {"role": role, "span": {"start": start, "end": end}, "actor": None}


def test_the_first_of_those_who_meet_is_the_source():
    event = {
        "code": "CONSULT",
        "actors": [],
        "recipients": [],
        "arguments": [_argument("actor", 0, 6), _argument("actor", 11, 18)],
    }
    assert sides(event, []) == ([[(0, 6)]], [[(11, 18)]])
    assert sides(event | {"code": "ASSAULT"}, []) == ([[(0, 6)], [(11, 18)]], [])
    assert sides(None, []) == ([], [])
