"""What the writer adds and concludes: inferences without a speaker, glosses about a voice."""

import pytest

from reportedly.pipeline import read_text


def told(text: str) -> dict[str, str]:
    """Return the certainty of each statement by its words."""
    return {" ".join(span.quote for span in st.content): st.certainty for st in read_text(text).statements}


@pytest.mark.parametrize(
    ("text", "fact", "drawn"),
    [
        (
            "Fuel prices have doubled in Tossa, a sign that the blockade is working.",
            "Fuel prices have doubled in Tossa",
            "the blockade is working",
        ),
        (
            "That the bakeries are shut is evidence that the flour has run out.",
            "the bakeries are shut",
            "the flour has run out",
        ),
        (
            "The army has closed the road, which suggests that it expects an attack.",
            "The army has closed the road",
            "it expects an attack",
        ),
        (
            "The militia withdrew its guns from Lenk, suggesting that it had run out of shells.",
            "The militia withdrew its guns from Lenk",
            "it had run out of shells",
        ),
    ],
)
def test_a_conclusion_is_told_apart_from_the_fact(text: str, fact: str, drawn: str) -> None:
    assert told(text) == {fact: "asserted", drawn: "inferred"}


def test_a_sign_that_a_voice_sees_is_the_voices() -> None:
    reading = read_text("Smoke over the depot, the Quill Institute wrote, is a sign that the army is leaving.")
    (drawn,) = reading.statements
    assert drawn.certainty == "inferred"
    assert drawn.chain[-1].source[0].quote == "the Quill Institute"


def test_which_after_somebody_told_of_stands_for_the_fact() -> None:
    reading = read_text("The premier did not mention the hostages, which may mean that talks have failed.")
    drawn = next(st for st in reading.statements if st.content[0].quote == "talks have failed")
    assert drawn.certainty == "inferred"
    assert len(drawn.chain) == 1


def test_no_sign_is_no_conclusion() -> None:
    assert "inferred" not in told("There is no evidence that the flour has run out.").values()


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("Captain Rolf Ender, who once ran the port, said the cranes had been sabotaged.", "who once ran the port"),
        ("The aid group, which works in two provinces, said wells were dry.", "which works in two provinces"),
        ("General Oss, whose son was killed in March, said the ridge was lost.", "whose son was killed in March"),
    ],
)
def test_what_is_added_about_a_voice_is_a_gloss(text: str, gloss: str) -> None:
    added = [st for st in read_text(text).statements if st.gloss]
    assert [st.content[0].quote for st in added] == [gloss]
    assert len(added[0].chain) == 1


def test_how_a_voice_came_to_know_is_no_gloss() -> None:
    reading = read_text("Radio Verrin, which cites a barber, said the colonel had died.")
    assert not [st for st in reading.statements if st.gloss]
