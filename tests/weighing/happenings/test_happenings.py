"""What is one happening, what may be one, and what surely is not; a wrong merge is the worst error."""

import pytest

from reportedly.record import Happening
from tests.weighing.reports import read, scenery, told

MORNING = (
    "PORT SEDGE, June 3, 2031 (Marrow Agency) - "
    "Rockets hit a bakery in Dunmor on Tuesday, killing six people, a doctor said."
)
EVENING = (
    "VELLAND CITY, June 4, 2031 (Coast Wire) - "
    "Six people were killed when rockets struck a bakery in Dunmor on Tuesday, "
    "the town's council said."
)


def shared(one: str, word: str, other: str, second: str) -> tuple[Happening, Happening]:
    found = scenery(one, other)
    return told(found, read(one), word), told(found, read(other), second)


def test_two_reports_of_one_attack_are_one_happening_that_says_why() -> None:
    one, other = shared(MORNING, "hit", EVENING, "struck")
    assert one == other
    assert len(one.documents) == 2
    assert {"date", "place", "thing", "toll"} <= {facet.name for facet in one.facets if facet.agrees}
    assert (one.when.start, one.when.end) == ("2031-06-03", "2031-06-03")


@pytest.mark.parametrize(
    ("other", "word", "against"),
    [
        ("Rockets struck a bakery in Dunmor on Monday, killing six people, a doctor said.", "struck", "date"),
        ("Rockets struck a bakery in Orsk on Tuesday, killing six people, a doctor said.", "struck", "place"),
        ("Rockets may strike a bakery in Dunmor on Tuesday, an officer said.", "strike", "status"),
        ("Police arrested six people in a bakery in Dunmor on Tuesday.", "arrested", "type"),
    ],
)
def test_what_cannot_both_hold_keeps_two_apart(other: str, word: str, against: str) -> None:
    one, second = shared(MORNING, "hit", f"VELLAND CITY, June 4, 2031 (Coast Wire) - {other}", word)
    assert one != second
    assert against in {"type", "status"} or [
        facet.name for maybe in one.maybe_same_as for facet in maybe.facets if not facet.agrees
    ] == [against]


def test_named_doers_that_differ_keep_two_apart() -> None:
    one, other = shared(
        "PORT SEDGE, June 3, 2031 (Marrow Agency) - The Harrow Brigade raided a depot in Dunmor on Tuesday.",
        "raided",
        "ORSK, June 3, 2031 (Coast Wire) - The Velland Front raided a depot in Dunmor on Tuesday.",
        "raided",
    )
    assert one != other
    assert [maybe.happening for maybe in one.maybe_same_as] == [other.id]
    assert [f.name for f in one.maybe_same_as[0].facets if not f.agrees] == ["doer"]


def test_an_attack_without_a_day_stays_alone() -> None:
    one, other = shared(MORNING, "hit", "A rocket hit a bakery in Dunmor, a resident said.", "hit")
    assert one != other


def test_a_deed_told_twice_in_one_report_is_told_once() -> None:
    text = (
        "Rockets kill six at bakery in Dunmor\n\n"
        "PORT SEDGE, June 3, 2031 (Marrow Agency) - Rockets hit a bakery in Dunmor on Tuesday, killing six people."
    )
    assert len([h for h in scenery(text).happenings if h.code == "ASSAULT"]) == 1


def test_two_attacks_in_one_sentence_stay_two() -> None:
    text = (
        "PORT SEDGE, June 3, 2031 (Marrow Agency) - "
        "Rockets hit a bakery in Dunmor on Monday and struck a barracks in Orsk on Tuesday."
    )
    found = scenery(text)
    assert told(found, read(text), "hit") != told(found, read(text), "struck")


def test_likeness_does_not_run_through_a_third() -> None:
    """A report that says little fits two attacks; it must not make one of them."""
    vague = "ORSK, June 3, 2031 (Velland Post) - Dunmor was attacked on Tuesday, officials said."
    school = (
        "PORT SEDGE, June 3, 2031 (Coast Wire) - Drones struck a school in Dunmor on Tuesday, killing two teachers."
    )
    found = scenery(MORNING, vague, school)
    assert told(found, read(MORNING), "hit") != told(found, read(school), "struck")
