"""What is denied where no event is told of, and what only sounds like it."""

import pytest

from reportedly.weighing.findings.matters import Line, Matters
from tests.weighing.reports import findings, weighed

GALE, TIMES = "HARTH, June 10, 2036 (Gale Agency) - ", "HARTH, June 11, 2036 (Harth Times) - "


def disputed(one: str, other: str) -> list[list[str]]:
    """Return what others deny: of each finding the words of its sides."""
    found = [f for f in findings(GALE + one, TIMES + other) if f.kind in {"conflict", "disagreement"}]
    return [[side.spans[0].span.quote for side in f.sides] for f in found if f.facet == "denial"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Nine inmates escaped from the prison in Nkoe on Monday, a guard said.",
            "No inmates escaped from the prison in Nkoe on Monday, the governor said.",
        ),
        (
            "Warplanes struck an arms depot in Sandwick on Monday, the defence ministry said.",
            "There was no arms depot in Sandwick, villagers said on Wednesday.",
        ),
        (
            "The clinic in Nkoe ran out of oxygen on Monday, a nurse said.",
            "The health ministry denied that the clinic in Nkoe had run out of oxygen.",
        ),
        (
            "Two wells in Sandwick were poisoned on Monday, farmers said.",
            "It is not true that wells in Sandwick were poisoned, the mayor said.",
        ),
    ],
)
def test_what_others_deny_is_a_conflict(one: str, other: str) -> None:
    assert len(disputed(one, other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        "No inmates escaped from the prison in Sandwick on Monday, the governor said.",
        "No inmates escaped from the prison in Nkoe on Wednesday, the governor said.",
        "Two of the inmates had not escaped from the prison in Nkoe on Monday, the governor said.",
        "Inmates will not escape from the prison in Nkoe again, the governor said.",
        "No inmates may have escaped from the prison in Nkoe on Monday, the governor said.",
        "The inmates of the prison in Nkoe had not been fed on Monday, the governor said.",
        "If no inmates escaped from the prison in Nkoe, the governor will be pleased, his aide said.",
    ],
)
def test_what_is_not_denied(other: str) -> None:
    assert not disputed("Nine inmates escaped from the prison in Nkoe on Monday, a guard said.", other)


@pytest.mark.parametrize(
    "one",
    [
        "The relief office plans to open the ferry landing in Nkoe, an aide said.",
        "The ferry landing in Nkoe would open on Thursday, the relief office said.",
        "The ferry landing in Nkoe may open, the relief office said.",
        "The relief office was asked to open the ferry landing in Nkoe, an aide said.",
    ],
)
def test_what_is_only_ahead_is_not_denied(one: str) -> None:
    assert not disputed(one, "The ferry landing in Nkoe did not open, fishermen said.")


def test_what_is_not_there_is_denied_only_as_part_of_a_deed() -> None:
    told = "Talks on the arms depot in Sandwick began on Monday, a mediator said."
    assert not disputed(told, "There was no arms depot in Sandwick, villagers said.")


def test_a_war_that_goes_on_is_not_denied_by_any_other() -> None:
    told = "The war has emptied the villages of the coast, an aid worker said."
    assert not disputed(told, "The envoy said there would be no war.")
    assert not disputed(told, "The baker said that it was not a war.")


def test_nobody_is_in_conflict_with_what_he_says_in_one_breath() -> None:
    words = 'There will be no talks with the Red Column, Minister Ida Roth said. "I reject talks with the Red Column."'
    assert not disputed(words, "Bread was dear in Sandwick on Tuesday, a baker said.")


def test_only_lines_with_the_rare_words_of_a_denial_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    of = Matters.of

    def noted(self: Matters, one: Line, other: Line) -> frozenset[str]:
        looked.append(other.reading.document.text)
        return of(self, one, other)

    monkeypatch.setattr(Matters, "of", noted)
    towns = ("Orsk", "Velm", "Sele", "Harrow", "Tarn", "Dolma")
    others = [
        f"{town.upper()}, June 3, 2031 (Coast Wire) - Guards left the old prison in {town} on Monday, a clerk said."
        for town in towns
    ]
    told = "NKOE, June 3, 2031 (Marrow Agency) - Inmates fled the old prison in Nkoe on Monday, a guard said."
    late = "NKOE, September 3, 2031 (Marrow Agency) - Inmates fled the old prison in Nkoe in June, a guard said."
    denial = "NKOE, June 4, 2031 (Coast Wire) - No inmates fled the old prison in Nkoe on Monday, the governor said."
    weighed(told, denial, late, *others)
    assert told in looked
    assert {*others, late}.isdisjoint(looked)


@pytest.mark.parametrize(
    ("one", "other", "is_dispute"),
    [
        (
            "Judge Mara Venn received a bribe from a timber company, a witness said.",
            "Mara Venn never received any bribe from a company, her office said.",
            True,
        ),
        (
            "Father Emil Tarrant walked free after his parish paid a ransom, a deacon said.",
            "No ransom was paid for Emil Tarrant, the bishop said.",
            True,
        ),
        (
            "Colonel Ilan Serro owned a villa and two farms, his driver said.",
            "It is not true that Ilan Serro owned a villa, his lawyer said.",
            True,
        ),
        (
            "The smuggler Anton Brask ran a casino with two partners, a porter said.",
            "It is false that Anton Brask ran any casino, his sister said.",
            True,
        ),
        (
            "Father Emil Tarrant walked free after his parish paid a ransom, a deacon said.",
            "Father Emil Tarrant was not harmed, the bishop said.",
            False,
        ),
        (
            "Judge Mara Venn received a bribe from a timber company, a witness said.",
            "Anton Brask never received any bribe from a company, his office said.",
            False,
        ),
    ],
)
def test_a_person_tells_a_matter_as_a_place_or_a_day_does(one: str, other: str, is_dispute: bool) -> None:  # noqa: FBT001
    assert bool(disputed(one, other)) == is_dispute
