"""The scorer of PLOVER's gold records on hand-made cases."""

import pytest

from quality.base import Counts
from quality.plover_gsr import entities, matched, wanted


@pytest.mark.parametrize(
    ("event", "mode", "today"),
    [
        ("DEMAND", None, "REQUEST"),
        ("DISAPPROVE", None, "ACCUSE"),
        ("FIGHT", "firearms", "ASSAULT"),
        ("COERCE", "destroy", "ASSAULT"),
        ("COERCE", "ban", "COERCE"),
        ("AID", None, "AID"),
    ],
)
def test_types_of_the_first_draft_become_todays(event, mode, today):
    assert wanted({"event": event, "mode": mode}) == today


def test_entities_are_a_list_or_nothing():
    assert entities([{"actorText": "Karsia"}, {"code": "VEL"}]) == ["Karsia"]
    assert entities("") == entities(None) == []


def test_fillers_are_matched_one_to_one_by_half_of_their_words():
    text = "Senior Karsian and Vellish negotiators met the Front in Dolma."
    given = [[(0, 38)], [(7, 14)], [(43, 52)]]
    assert matched(text, ["Karsian ... negotiators", "Front"], given) == Counts(2, 3, 2)
    assert matched(text, ["somebody else"], []) == Counts(0, 0, 0)
