"""Positions of several reports are on one issue where the same words, or more, tell it from others of its kind."""

import pytest

from tests.weighing.reports import findings

DAY = "HARL, {} (Sable Agency) - "


def stances(*told: str) -> list[tuple[str, str | None]]:
    """Return kind and facet of what reports of days apart show together."""
    days = ("April 6, 2038", "May 4, 2038", "June 9, 2038")
    return [
        (f.kind, f.facet) for f in findings(*(DAY.format(day) + line for day, line in zip(days, told, strict=False)))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Roth backs the grain lane accord with Tarn.", "Ida Roth suspended the grain lane accord."),
        ("Ida Roth supports the Kolt dam.", "Ida Roth opposes the dam of Kolt."),
        ("The Dawn Column rejects the Nkoe amnesty.", "The Dawn Column now supports the amnesty of Nkoe."),
        (
            "Ida Roth is in favour of the sale of the salt works.",
            "Ida Roth is against the sale of the salt works in Orsk.",
        ),
        ("The Dawn Column backs a prisoner deal with Tarn.", "The Dawn Column rejects the prisoner deal."),
    ],
)
def test_one_issue_in_other_words_is_a_change(one: str, other: str) -> None:
    assert ("change", "stance") in stances(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Roth backs the grain lane accord.", "Ida Roth suspended the fishing accord."),
        ("Ida Roth supports the Kolt dam.", "Ida Roth opposes the Sele dam."),
        ("The Dawn Column supports the truce in Nkoe.", "The Dawn Column rejects a truce."),
        ("Ida Roth supports the sale of the salt works.", "Ida Roth opposes the sale of the port."),
    ],
)
def test_another_issue_of_the_same_kind_is_none(one: str, other: str) -> None:
    assert ("change", "stance") not in stances(one, other)


def test_who_is_only_a_pronoun_is_at_odds_with_nobody() -> None:
    told = ('"We want the Kolt dam," a woman said.', '"I oppose the Kolt dam," a man said.')
    assert ("disagreement", "stance") not in stances(*told)


def test_what_fits_two_issues_is_of_neither() -> None:
    told = (
        "Ida Roth backs the grain lane accord with Tarn.",
        "Ida Roth backs the grain lane accord with Dolma.",
        "Ida Roth rejects the grain lane accord.",
    )
    assert ("change", "stance") not in stances(*told)
