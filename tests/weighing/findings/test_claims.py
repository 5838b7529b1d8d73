"""Of two claims that somebody put beside one another, only what is told of the same thing is held against the other."""

import pytest

from reportedly.weighing.findings.alterations import on_claims
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.happenings import happenings, parties_of
from reportedly.weighing.origins import count, weigh
from tests.weighing.reports import read, resolved


def facets(one: str, other: str) -> set[str]:
    """Return the facets in which the rules for claims find two texts to differ."""
    held = [read(one, "one.txt"), read(other, "other.txt")]
    who = resolved(held)
    drawn = weigh(held).drawn()
    bench = Bench.of(held, happenings(held, who), who, parties_of(held, who), lambda asked: count(asked, drawn))
    return {finding.facet for finding in on_claims(bench) if finding.facet}


@pytest.mark.parametrize(
    ("facet", "one", "other"),
    [
        ("number", "The league of Tarn has 14 members.", "The league of Tarn has 23 members."),
        ("deed", "The council of Orsk approved the new budget.", "The new budget was rejected by the council of Orsk."),
        ("denial", "The clinic in Harth was not hit by shells.", "The clinic in Harth was hit by shells."),
    ],
)
def test_claims_differ(facet: str, one: str, other: str) -> None:
    assert facet in facets(one, other)


def test_another_actor_in_passing_is_no_conflict() -> None:
    one = "Ida Roth, who led the clinic in Harth for Tom Hale, opened a second clinic."
    assert "actor" not in facets(one, "Tom Hale and Jonas Pell say that a second clinic opened in Harth.")


@pytest.mark.parametrize(
    "one",
    [
        "The harbour of Orsk was not shelled on Monday, but the old bridge of Orsk was mended by Ida Roth.",
        "Ida Roth, whom nobody had warned, mended the old bridge of Orsk.",
    ],
)
def test_a_denial_of_something_else_is_no_conflict(one: str) -> None:
    assert "denial" not in facets(one, "Ida Roth mended the old bridge of Orsk.")


@pytest.mark.parametrize(
    ("facet", "one", "other"),
    [
        (
            "toll",
            "Raids on the farms of Orsk killed 23 people, two farmers dragged from a barn.",
            "Two farmers were killed in raids on Orsk.",
        ),
        (
            "date",
            "Ida Roth, 1869-1947, was queen of Tarn (1900-1946) and then of Orsk.",
            "Ida Roth was queen of Tarn from 1900 to 1946.",
        ),
        (
            "number",
            "The company of Orsk sold 12 ships for $4 million, and 40-year leases for $1 million 90.",
            "The company of Orsk sold ships for $1 million.",
        ),
    ],
)
def test_what_the_other_text_has_too_is_no_conflict(facet: str, one: str, other: str) -> None:
    assert facet not in facets(one, other)


def test_the_same_number_of_other_things_bears_nothing_out() -> None:
    assert "number" in facets("The league of Tarn has 14 members and 23 friends.", "The league of Tarn has 23 members.")
