"""Each kind of finding on fresh reports, and the pairs that must not give one."""

import pytest

from tests.weighing.reports import findings

GALE, TIMES = "HARTH, June 9, 2036 (Gale Agency) - ", "HARTH, June 11, 2036 (Harth Times) - "


@pytest.mark.parametrize(
    ("one", "other", "kind", "facet", "words"),
    [
        (
            "The Red Column bombed a clinic in Sandwick on Monday, a nurse said.",
            "The Red Column denied bombing the clinic in Sandwick.",
            "conflict",
            "denial",
            ["bombed", "bombing"],
        ),
        (
            "The Red Column burned a mill in Sandwick on Monday, villagers said.",
            "The Delta Front burned a mill in Sandwick on Monday, a miller said.",
            "conflict",
            "doer",
            ["burned", "burned"],
        ),
        (
            "Prime Minister Joss Vane opposes the treaty, he said on Monday.",
            "Prime Minister Joss Vane backs the treaty, he said on Wednesday.",
            "change",
            "stance",
            ["opposes", "backs"],
        ),
        (
            "The Red Column rejects the hostage swap, its commander Tor Blay said on Monday.",
            "The Delta Front supports the hostage swap, its leader Una Frey said on Monday.",
            "disagreement",
            "stance",
            ["rejects", "supports"],
        ),
        (
            "The Red Column may have moved tanks to the Sandwick ferry, two envoys said.",
            "The Red Column has moved tanks to the Sandwick ferry, Gale Agency reported.",
            "drift",
            "certainty",
            [
                "The Red Column has moved tanks to the Sandwick ferry",
                "The Red Column may have moved tanks to the Sandwick ferry",
            ],
        ),
        (
            "The Red Column may leave the Sandwick ferry before the harvest, two envoys said.",
            "The Red Column will leave the Sandwick ferry before the harvest, Gale Agency reported.",
            "drift",
            "certainty",
            [
                "The Red Column may leave the Sandwick ferry before the harvest",
                "The Red Column will leave the Sandwick ferry before the harvest",
            ],
        ),
        (
            "A landmine killed eight shepherds near Sandwick on Monday, the prefect said.",
            "A landmine killed five shepherds near Sandwick on Monday. Gale Agency misstated the number.",
            "correction",
            "toll",
            ["eight shepherds", "five shepherds"],
        ),
        (
            "The Red Column captured the Sandwick lock on Monday, a farmer said.",
            "Gale Agency on Tuesday retracted a report that the Red Column had captured the Sandwick lock.",
            "retraction",
            None,
            [
                "retracted",
                "the Red Column had captured the Sandwick lock",
                "The Red Column captured the Sandwick lock on Monday",
            ],
        ),
        (
            "Wheat prices fell in Harth on Monday.",
            "The Red Column left Sandwick, two officers said, which is consistent with reports from there.",
            "claimed_corroboration",
            None,
            ["consistent with reports"],
        ),
    ],
)
def test_what_is_found(one: str, other: str, kind: str, facet: str | None, words: list[str]) -> None:
    (found,) = findings(GALE + one, TIMES + other, kind=kind)
    assert found.facet == facet
    assert sorted(span.span.quote for span in found.spans) == sorted(words)
    assert found.explanation.endswith(".")
    assert found.origins.high >= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Red Column bombed a clinic in Sandwick on Monday, a nurse said.",
            "The Delta Front denied bombing the clinic in Sandwick.",
        ),
        (
            "The Red Column bombed a clinic in Sandwick on Monday, a nurse said.",
            "The Red Column denied bombing a bridge in Orsk.",
        ),
        (
            "Fighters of the Red Column entered the outskirts of Sandwick on Monday, a farmer said.",
            "The Red Column pledged not to move on Sandwick.",
        ),
        (
            "The Red Column plans to attack Sandwick, two officers said.",
            "The Red Column attacked Sandwick on Tuesday, the mayor said.",
        ),
        (
            "The Red Column supports the ceasefire, its commander said on Monday.",
            "The Red Column opposes the toll on grain, its commander said on Wednesday.",
        ),
        (
            "Shells hit a mosque in Sandwick on Monday, wounding 12 people, the imam said.",
            "Shells hit a mosque in Sandwick on Wednesday, wounding 30 people, a medic said.",
        ),
    ],
)
def test_what_is_not_at_odds(one: str, other: str) -> None:
    assert [f.kind for f in findings(GALE + one, TIMES + other) if f.kind not in {"corroboration", "repetition"}] == []


def test_a_headline_that_is_surer_than_its_body() -> None:
    body = "The Red Column may have shelled the Sandwick mill, two aid workers said."
    text = f"Red Column shells Sandwick mill\n\n{GALE}{body}"
    (found,) = findings(text, kind="headline_overstates")
    assert [side.says for side in found.sides] == ["hedged", "asserted"]
    assert findings(text.replace("may have shelled", "shelled"), kind="headline_overstates") == []


def test_who_names_no_doer_takes_no_side_on_who_did_it() -> None:
    claims = (
        "The Red Column said that its fighters had burned a depot in Sandwick on Monday.",
        "The Delta Front claimed responsibility for burning a depot in Sandwick on Monday.",
    )
    seen = GALE + "A depot in Sandwick was burned on Monday, a farmer said."
    (found,) = findings(GALE + claims[0], TIMES + claims[1], seen, kind="disagreement")
    assert found.facet == "doer"
    assert [side.says for side in found.sides] == ["Delta Front", "Red Column"]
    assert all(len(side.statements) == 1 for side in found.sides)


@pytest.mark.parametrize(("when", "sides"), [("September 3", [["favour", "against"]]), ("October 20", [])])
def test_who_changed_is_at_odds_by_what_he_came_to(when: str, sides: list[list[str]]) -> None:
    texts = (
        f"HARTH, {when}, 2036 (Gale Agency) - Foreign Minister Hanne Volk rejects talks with the Red Column, she said.",
        "HARTH, September 24, 2036 (Harth Times) - Foreign Minister Hanne Volk favours talks with the Red Column.",
        "HARTH, September 25, 2036 (Coast Ledger) - The Plough Party is against talks with the Red Column.",
    )
    found = [[side.spans[0].span.quote for side in f.sides] for f in findings(*texts, kind="disagreement")]
    assert [[words.split()[-1] if "favour" not in words else "favour" for words in one] for one in found] == sides
