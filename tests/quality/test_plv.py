"""The PLV scorer on hand-made cases."""

import pytest

from quality.base import Counts
from quality.cameo import taken
from quality.plv import label, macro, roles


def event(code, realis="happened", mode=None, word="did", start=0, place=None):
    return {
        "code": code,
        "realis": realis,
        "mode": mode,
        "place": place,
        "arguments": [],
        "trigger": {"start": start, "end": start + 3, "quote": word},
    }


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (event("RETREAT"), "YIELD"),
        (event("CONCEDE"), "YIELD"),
        (event("AID", "planned"), "AGREE"),
        (event("RETREAT", "predicted"), "AGREE"),
        (event("ASSAULT", "possible"), "THREATEN"),
        (event("COERCE", mode="restrict", word="imposed blockades"), "ASSAULT"),
        (event("CONSULT", "negated"), "REJECT"),
        (event("REQUEST", "planned"), "REQUEST"),
        (event("COERCE", mode="cyber"), "ASSAULT"),
        (event("COERCE", mode="seize", place="p"), "ASSAULT"),
        (event("COERCE", mode="seize"), "COERCE"),
        (event("SANCTION", mode="convict", word="convicted"), "ACCUSE"),
        (event("SANCTION", mode="convict", word="sentenced"), "COERCE"),
    ],
)
def test_codes_become_classes(given, wanted):
    assert label(given) == wanted


def test_the_first_event_is_taken():
    assert taken([event("AID", start=9), event("ACCUSE", start=2)])["code"] == "ACCUSE"
    assert taken([]) is None


def test_macro_counts_only_classes_of_the_gold():
    assert macro([("AID", "AID"), ("ACCUSE", "AID"), (None, "REJECT")]) == pytest.approx((2 / 3 + 0) / 2)


def test_one_right_filler_is_enough_and_the_others_are_spurious():
    text = "Karsia's foreign minister met Velland's envoy."
    assert roles(text, "Karsia's foreign minister", [[(0, 6)], [(30, 37)]]) == Counts(1, 2, 1)
    assert roles(text, "not in the text", [[(0, 6)]]) == Counts(0, 1, 0)
