"""What is denied, put right or made surer in other words than it was told in: found, and nothing beside it."""

import pytest

from tests.weighing.reports import findings

GALE, TIMES = "HARTH, June 9, 2036 (Gale Agency) - ", "HARTH, June 11, 2036 (Harth Times) - "


def shown(one: str, other: str = "") -> set[tuple[str, str | None]]:
    """Return kind and facet of what one or two reports show."""
    return {(f.kind, f.facet) for f in findings(*([one, other] if other else [one]))}


@pytest.mark.parametrize(
    "note",
    [
        "Correction: Our report gave a wrong toll. Five shepherds died in Hest, not seven.",
        "Correction: It was five shepherds who died in Hest and not seven.",
        "Correction: Five shepherds were shot in Hest on Monday, rather than seven.",
        "Correction: An earlier report said seven shepherds were killed in Hest. The number is five.",
    ],
)
def test_a_number_put_right_with_what_is_told_between(note: str) -> None:
    was = "HARTH, June 9, 2036 (Harth Times) - Gunmen killed seven shepherds in Hest on Monday, the miller said."
    (found,) = [f for f in findings(was, TIMES + note) if f.kind == "correction"]
    assert found.facet == "toll"
    assert "seven" in {span.span.quote.split()[0] for span in found.sides[0].spans}


@pytest.mark.parametrize(
    "note",
    [
        "Correction: Our report of June 10 on the killing of shepherds in Hest gave a wrong toll. Five shepherds died.",
        "Correction: In our June 10 report of the killing in Hest the toll was wrong. Five shepherds died, not seven.",
        "An earlier version of our report of June 10 misstated how many were killed in Hest. Five shepherds died.",
        "Correction: The report of June 10 on Hest erroneously said seven. Five shepherds died in Hest.",
    ],
)
def test_the_day_of_a_report_that_is_put_right_is_not_the_day_of_the_deed(note: str) -> None:
    told = "HARTH, June 10, 2036 (Gale Agency) - Five shepherds were shot dead in Hest on Monday, the imam said."
    assert ("conflict", "date") not in shown(told, TIMES + note)


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        (
            "The sides exchanged prisoners in Hest on Monday.",
            "denied that any exchange of prisoners had taken place in Hest",
        ),
        ("Envoys of both sides held talks in Hest on Monday.", "denied that talks of envoys had taken place in Hest"),
        (
            "The guards searched the ferry in Hest on Monday.",
            "denied that a search of the ferry had occurred in Hest",
        ),
        (
            "Monitors inspected the mill in Hest on Monday.",
            "said that no inspection of the mill had been conducted in Hest",
        ),
    ],
)
def test_what_is_said_not_to_have_taken_place_is_held_against_who_tells_of_it(told: str, denied: str) -> None:
    assert ("conflict", "denial") in shown(f"{GALE}{told}", f"{TIMES}The interior ministry {denied} on Monday.")


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("Soldiers arrested Mayor Ida Roth in Hest on Monday.", "Mayor Ida Roth had been arrested"),
        ("Gunmen killed Judge Tom Hale in Hest on Monday.", "Judge Tom Hale had been killed"),
        ("The Red Column kidnapped Bishop Tor Vane on Monday.", "Bishop Tor Vane had been kidnapped"),
        ("Police detained the singer Mira Tan on Sunday.", "Mira Tan had been detained"),
    ],
)
def test_what_befell_one_named_person_is_denied_without_day_and_place(told: str, denied: str) -> None:
    assert ("conflict", "denial") in shown(f"{GALE}{told}", f"{TIMES}The council denied that {denied}.")
    assert ("conflict", "denial") not in shown(f"{GALE}{told}", f"{TIMES}The council denied that Jonas Pell was hurt.")


@pytest.mark.parametrize(
    "denial",
    [
        "General Ulf Dorn denied that he had ordered the bombing of the water tower in Hest.",
        "General Ulf Dorn denied having ordered the bombing of the Hest water tower.",
        "General Ulf Dorn denied ordering the bombing of the water tower in Hest.",
        "General Ulf Dorn denied that he had planned the bombing of the water tower in Hest.",
    ],
)
def test_who_denies_his_part_bears_nothing_out(denial: str) -> None:
    told = f"{GALE}General Ulf Dorn ordered the bombing of the water tower in Hest, two captains said."
    found = shown(told, TIMES + denial)
    assert ("conflict", "denial") in found
    assert ("corroboration", None) not in found


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Rebels shoot down plane", "A plane may have been shot down by rebels on Monday, two pilots said."),
        ("Mayor killed", "The mayor of Hest, Ida Roth, may have been killed in a raid on Monday, a clerk said."),
        ("Bishop kidnapped in Sele", "Gunmen may have kidnapped Bishop Tor Vane on Monday, a priest said."),
        ("President arrested in coup", "Soldiers may have arrested President Lio Sode on Monday, envoys said."),
    ],
)
def test_a_short_headline_is_held_against_the_deed_of_its_body(head: str, body: str) -> None:
    assert ("headline_overstates", "certainty") in shown(f"{head}\n\n{GALE}{body}")
    assert ("headline_overstates", "certainty") not in shown(f"{head}\n\n{GALE}{body.replace('may have', 'has')}")


@pytest.mark.parametrize(
    "calm",
    [
        "The front near Hest has been quiet since Sunday, monitors said.",
        "It was calm in Hest on Sunday, monitors said.",
        "The guns fell silent in Hest on Sunday, a priest said.",
        "The situation in Hest remained calm on Sunday, the mayor said.",
        "The village of Hest was peaceful on Sunday, a priest said.",
    ],
)
def test_a_calm_that_an_attack_ended(calm: str) -> None:
    attack = f"{TIMES}Shells hit a mill in Hest on Tuesday and killed a carter, the mayor said."
    assert ("ended_state", "state") in shown(GALE + calm, attack)


@pytest.mark.parametrize(
    "said",
    [
        "The mayor of Hest was calm on Sunday.",
        "Traders in Hest were quiet on Sunday.",
        "Hest is quiet about the price of salt.",
        "The river in Hest was calm on Sunday.",
    ],
)
def test_calm_persons_and_rivers_are_no_calm(said: str) -> None:
    attack = f"{TIMES}Shells hit a mill in Hest on Tuesday and killed a carter, the mayor said."
    assert ("ended_state", "state") not in shown(GALE + said, attack)


@pytest.mark.parametrize(
    "other",
    [
        "The Tarn Brigade said it was not planning to seize Dunmor.",
        "The Tarn Brigade said it had no interest in seizing Dunmor.",
        "The Tarn Brigade does not intend to seize Dunmor, its spokesman said.",
        "The Tarn Brigade has no intention of seizing Dunmor, its spokesman said.",
        "Dunmor would not be seized by the Tarn Brigade, its spokesman said.",
    ],
)
def test_a_denial_of_a_wish_or_a_plan_denies_nothing_done(other: str) -> None:
    told = GALE + "The Tarn Brigade seized the town of Dunmor on Monday, residents said."
    assert not {kind for kind, facet in shown(told, TIMES + other) if facet == "denial"}


@pytest.mark.parametrize(
    "other",
    [
        "The Tarn Brigade denied seizing the town of Dunmor on Monday.",
        "The Tarn Brigade did not seize the town of Dunmor on Monday, its spokesman said.",
        "The Tarn Brigade did not manage to seize the town of Dunmor on Monday, the army said.",
        "The Tarn Brigade denied any part in seizing the town of Dunmor on Monday.",
    ],
)
def test_a_denial_of_the_deed_itself_is_held_against_it(other: str) -> None:
    told = GALE + "The Tarn Brigade seized the town of Dunmor on Monday, residents said."
    assert {facet for _, facet in shown(told, TIMES + other)} == {"denial"}


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Velland to withdraw troops from Nkoe", "Velland will withdraw its troops from Nkoe by Friday"),
        ("Foreign minister to visit Harth for truce talks", "The foreign minister will visit Harth for truce talks"),
        ("Army to show restraint in valley: premier", "The army would show restraint in the valley"),
        ("Brigade and army to meet on Friday: envoy", "The brigade and the army will meet on Friday"),
    ],
)
def test_a_headline_that_says_what_will_be_is_no_surer_than_will(head: str, said: str) -> None:
    body = f"{head}\n\nHARTH, June 9, 2036 (Gale Agency) - {said}, the office of the premier said."
    assert not {kind for kind, _ in shown(body) if kind == "headline_overstates"}


def test_a_headline_that_tells_it_as_done_is_surer_than_will() -> None:
    head = "Velland withdraws its troops from Nkoe"
    body = f"{head}\n\nHARTH, June 9, 2036 (Gale Agency) - Velland may withdraw its troops from Nkoe, a miller said."
    assert ("headline_overstates", "certainty") in shown(body)
