"""Agreement is counted by first hands, not by articles."""

from tests.weighing.reports import findings

WIRE = (
    "ORSK, June 2, 2031 (Marrow Agency) - "
    "Shells hit a market in Orsk on Monday, killing nine people, Mayor Ada Renn said."
)


def test_two_first_hands_bear_one_another_out() -> None:
    other = (
        "ORSK, June 3, 2031 (Coast Wire) - "
        "Nine people were killed when shells hit a market in Orsk on Monday, nurse Ivo Marn said."
    )
    (found,) = findings(WIRE, other, kind="corroboration")
    assert found.origins.low == 2
    assert len(found.sides) == 2
    assert "date, means, place, thing, toll agree" in found.explanation


def test_one_first_hand_in_two_reports_is_a_repetition() -> None:
    found = findings(WIRE, WIRE.replace("Marrow Agency) -", "Marrow Agency) –"))
    assert [f.kind for f in found] == ["repetition"]
    assert found[0].origins.high == 1
