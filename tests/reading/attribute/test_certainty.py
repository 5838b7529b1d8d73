"""How sure a statement is, by the conventions of docs/certainty.md; commitments, and what is taken for granted."""

from pathlib import Path

import pytest
import yaml

from reportedly.pipeline import read_text
from reportedly.record import Statement

BY_CONVENTION = yaml.safe_load(Path(__file__).with_name("certainty.yaml").read_text("utf-8"))
CASES = [(convention, *row) for convention, rows in BY_CONVENTION.items() for row in rows]


def bearing(text: str, words: str) -> list[Statement]:
    """Return the statements whose content begins with some words, "(not) to" left out; else those that hold them."""
    found = read_text(text).statements
    first = [s for s in found if s.content[0].quote.removeprefix("not ").removeprefix("to ").startswith(words)]
    return first or [s for s in found if any(words in span.quote for span in s.content)]


@pytest.mark.parametrize(("convention", "text", "words", "certainty"), CASES, ids=lambda value: value[:40])
def test_certainty_follows_the_convention(convention: str, text: str, words: str, certainty: str) -> None:
    found = {s.certainty for s in bearing(text, words)}
    assert certainty in found, convention
    assert all(s.polarity == "-" for s in bearing(text, words) if s.certainty == "denied")


@pytest.mark.parametrize(
    ("text", "words", "commitment"),
    [
        ("Reportedly, the mill has been sold.", "the mill", "neutral"),
        ("The mill has allegedly been sold.", "The mill", "distances"),
        ("The baker insists that the mill is his.", "the mill", "neutral"),
        ("The Front claimed the raid on the mill.", "the raid", "neutral"),
        ("The Front claimed that the mill was empty.", "the mill", "distances"),
        ("The mayor blamed the militia for the fire.", "the militia", "neutral"),
        ("The miller does not think that the war is over.", "the war", "denies"),
        ("It is untrue that the mill burned, the miller said.", "the mill", "denies"),
        ("The ministry did not rule out that the mill was hit.", "the mill", "neutral"),
        ("The army neither confirmed nor denied that the mill was hit.", "the mill", "neutral"),
        ("Few in Orsk doubt that the mill was hit.", "the mill", "neutral"),
        ("Few in Orsk believe that the mill was hit.", "the mill", "doubts"),
        ("The mayor is no longer sure that the road is safe.", "the road", "doubts"),
    ],
)
def test_what_the_words_round_a_cue_make_of_its_commitment(text: str, words: str, commitment: str) -> None:
    assert {s.chain[-1].commitment for s in bearing(text, words)} == {commitment}


def test_what_decided_is_kept() -> None:
    told = bearing("Fuel is cheap, but it is untrue that the road is open, the driver said.", "the road")[0]
    assert [span.quote for span in told.negation] == ["untrue"]
    asked = bearing("The nurses demanded that the road be opened.", "the road")[0]
    assert [span.quote for span in asked.hedges] == ["demanded"]
    known = bearing("As far as we know the road is open, the driver said.", "the road")[0]
    assert [span.quote for span in known.hedges] == ["As far as we know"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bishop regrets that the chapel was shelled.", "the chapel was shelled"),
        ("The bishop regretted the shelling of the old chapel.", "the shelling of the old chapel"),
        ("The colonel did not know that the bridge had been mined.", "the bridge had been mined"),
        ("The premier was not told about the raid on the depot at Orsk.", "the raid on the depot at Orsk"),
        ("The killing of the two nurses was not mentioned in the speech.", "The killing of the two nurses"),
    ],
)
def test_what_an_attitude_takes_for_granted_is_the_writers(text: str, words: str) -> None:
    granted = [s for s in read_text(text).statements if s.presupposed]
    assert [(s.content[0].quote, s.certainty, len(s.chain)) for s in granted] == [(words, "asserted", 1)]


def test_what_is_merely_believed_or_told_in_passing_is_not_taken_for_granted() -> None:
    for text in ("The bishop believes that the chapel was shelled.", "The band played while the chapel burned."):
        assert not any(s.presupposed for s in read_text(text).statements)


def test_the_page_is_no_link_when_it_speaks_of_itself() -> None:
    for aside in ("as this newspaper reported in May", "as we reported on Friday"):
        told = bearing(f"The army denied that it sold the fuel, {aside}.", "it sold")
        assert [([span.quote for span in s.content], len(s.chain)) for s in told] == [(["it sold the fuel"], 2)]
