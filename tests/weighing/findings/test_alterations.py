"""What a copy says otherwise than its source is found, and a copy that says the same is left in peace."""

import pytest

from reportedly.record import Finding
from tests.weighing.reports import findings

SOURCE = """HARTH, June 9, 2036 (Gale Agency) - Turkish jets bombed the market of Sandwick on Monday, residents said.

At least 17 people were killed and the only clinic of the valley was destroyed, its head, Ida Roth, told the agency.

The Delta Front has held Sandwick since the spring, when its men drove the garrison out of the old fort above the river.

The parliament in Harth approved a plan to send flour and blankets to the valley before the first snow of the winter."""
CHANGED = frozenset({"conflict", "update", "drift"})


def against(was: str, now: str) -> list[Finding]:
    """Return how the source and a reprint that says one thing otherwise stand to one another."""
    reprint = SOURCE.replace("(Gale Agency)", "(Harth Times)").replace(was, now)
    return [finding for finding in findings(SOURCE, reprint) if finding.kind in CHANGED]


@pytest.mark.parametrize(
    ("facet", "was", "now"),
    [
        ("toll", "17 people", "61 people"),
        ("nation", "Turkish", "Russian"),
        ("means", "jets", "artillery"),
        ("date", "Monday", "Saturday"),
        ("place", "Sandwick", "Orsk"),
        ("actor", "The Delta Front", "The Red Column"),
        ("denial", "was destroyed", "was not destroyed"),
        ("deed", "approved", "rejected"),
        ("sufferer", "residents", "soldiers"),
    ],
)
def test_a_changed_fact_is_found_with_the_words_of_both(facet: str, was: str, now: str) -> None:
    found = [finding for finding in against(was, now) if finding.facet == facet]
    assert found
    words = [" ".join(mention.span.quote for mention in side.spans).lower() for side in found[0].sides]
    assert any(was.lower().split()[-1] in side or side in was.lower() for side in words)
    assert any(now.lower().split()[-1] in side or side in now.lower() for side in words)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("17 people", "17 persons"),
        ("told the agency", "said"),
        ("At least 17 people were killed and the", "The"),
        ("flour and blankets", "blankets and flour"),
        ("told the agency", "told the agency, adding that surgeons had yet to arrive"),
        ("residents said", "residents said, though nobody had counted the bombs"),
    ],
)
def test_a_copy_that_says_the_same_is_no_conflict(was: str, now: str) -> None:
    assert not against(was, now)


def test_a_form_that_is_filled_in_again_tells_of_another_deed() -> None:
    again = SOURCE.replace("June 9", "June 16").replace("At least 17", "At least 31")
    assert not [f for f in findings(SOURCE, again) if f.kind in CHANGED and "31" in f.explanation]
