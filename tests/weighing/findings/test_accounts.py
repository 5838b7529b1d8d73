"""Who tells it otherwise than before, and who does not: another speaker, deed, day, group or place."""

import pytest

from tests.weighing.reports import findings

GALE, TIMES = "HARTH, June 10, 2036 (Gale Agency) - ", "HARTH, June 13, 2036 (Harth Times) - "


def accounts(one: str, other: str) -> list[list[str]]:
    """Return the changes of account between two reports: of each side, its words."""
    found = findings(GALE + one, TIMES + other, kind="change")
    return [[side.spans[0].span.quote for side in f.sides] for f in found if f.facet == "account"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The army said on Tuesday that it had no troops in the village of Nkoe on Monday.",
            "An army spokesman said on Friday that its troops were in the village of Nkoe on Monday.",
        ),
        (
            "Police denied on Tuesday that they had arrested six teachers in Sandwick on Monday.",
            "Police acknowledged on Friday that they had arrested six teachers in Sandwick on Monday.",
        ),
        (
            "The Red Column denied bombing the clinic in Sandwick on Monday.",
            "The Red Column admitted on Friday that it had bombed the clinic in Sandwick on Monday.",
        ),
        (
            "The navy said on Tuesday that none of its ships were off Cape Tarn on Monday.",
            "The navy said on Friday that two of its ships were off Cape Tarn on Monday.",
        ),
    ],
)
def test_a_speaker_who_first_denies_and_then_owns_to_it_changes_its_account(one: str, other: str) -> None:
    assert len(accounts(one, other)) == 1
    assert not [f for f in findings(GALE + one, TIMES + other) if f.kind in {"conflict", "disagreement"}]


def test_the_earlier_account_comes_first() -> None:
    told = "The Red Column said on Tuesday that it had bombed the clinic in Sandwick on Monday."
    denied = "The Red Column denied on Friday that it had bombed the clinic in Sandwick on Monday."
    (found,) = [f for f in findings(GALE + told, TIMES + denied, kind="change") if f.facet == "account"]
    assert "first and denied it later" in found.explanation
    assert [side.says for side in found.sides] == ["it was so", "it was not so"]


@pytest.mark.parametrize(
    "other",
    [
        "Villagers said on Friday that troops were in the village of Nkoe on Monday.",
        "The navy said on Friday that its troops were in the village of Nkoe on Monday.",
        "The army said on Friday that its troops were in the village of Tarn on Monday.",
        "The army said on Friday that its troops were in the village of Nkoe on Thursday.",
        "The army said on Friday that rebels were in the village of Nkoe on Monday.",
        "The army said on Friday that its troops may have been in the village of Nkoe on Monday.",
        "The army said on Friday that the harvest was good in the village of Nkoe on Monday.",
        "The army said on Friday that none of its troops were in the village of Nkoe on Monday.",
    ],
)
def test_no_change_of_account(other: str) -> None:
    assert not accounts("The army said on Tuesday that no troops were in the village of Nkoe on Monday.", other)


def test_two_accounts_at_one_time_are_a_conflict_of_reports() -> None:
    told = "The Red Column said on Tuesday that it had bombed the clinic in Sandwick on Monday."
    denied = "The Red Column denied on Tuesday bombing the clinic in Sandwick on Monday."
    other = f"HARTH, June 10, 2036 (Harth Times) - {denied}"
    assert [f.facet for f in findings(GALE + told, other) if f.kind in {"conflict", "disagreement"}] == ["denial"]


@pytest.mark.parametrize(
    "words",
    [
        "An earlier figure of 13 was wrong, she said.",
        "The previous toll of thirteen had been a mistake, she said.",
        "A first count of 13 dead was too high, the clinic added.",
        "The clinic revised down the toll from 13 to ten.",
        "It was not thirteen, as had been reported.",
    ],
)
def test_a_number_that_somebody_takes_back_is_put_right(words: str) -> None:
    text = f"{GALE}Ten people were killed in a raid on Nkoe on Monday, a nurse said. {words}"
    (found,) = findings(text, kind="correction")
    assert found.facet == "toll"
    wrong, right = (side.spans[0].span.quote for side in found.sides)
    assert (wrong.split()[0] in {"13", "thirteen"}, right[:3].lower()) == (True, "ten")


@pytest.mark.parametrize(
    "words",
    [
        "That is up from an earlier toll of eight, she said.",
        "An earlier raid had killed thirteen, she said.",
        "A first count of the votes was wrong, she said.",
        "It was wrong to fire at a crowd of thirteen, she said.",
    ],
)
def test_a_number_that_rose_or_is_of_something_else_is_not_put_right(words: str) -> None:
    text = f"{GALE}Ten people were killed in a raid on Nkoe on Monday, a nurse said. {words}"
    assert not findings(text, kind="correction")
