"""How given stretches of a sentence are tied to one another."""

import pytest

from reportedly.reading.codify.between import Given, ties_between

PLACES = {"Dolma", "Orsk", "Velland", "the harbour"}
NUMBERS = {"forty", "Karsian"}


def given(text: str, words: str) -> Given:
    start = text.index(words)
    return Given(start, start + len(words), place=words in PLACES, number=words in NUMBERS)


@pytest.mark.parametrize(
    ("text", "one", "kind", "two"),
    [
        ("The Front attacked the guards.", "The Front", "fights", "the guards"),
        ("The guards were shelled by the Front.", "the Front", "fights", "The guards"),
        ("The Front began an operation against the guards.", "The Front", "fights", "the guards"),
        ("The Front, which battled the guards, left.", "The Front", "fights", "the guards"),
        ("The envoy met the mayor.", "The envoy", "meets", "the mayor"),
        ("The pilots assisted the infantry.", "The pilots", "allied_with", "the infantry"),
        ("The rebels seized the depot.", "The rebels", "leads", "the depot"),
        ("The mayor thanked the nurses.", "The mayor", "supports", "the nurses"),
        ("The mayor condemned the rebels.", "The mayor", "criticizes", "the rebels"),
        ("The rebels are hiding in Dolma.", "The rebels", "located_in", "Dolma"),
        ("The envoy flew to Orsk and spoke in Dolma.", "The envoy", "located_in", "Dolma"),
        ("The envoy visited Orsk and entered the harbour.", "The envoy", "located_in", "the harbour"),
        ("They live in Dolma, Velland.", "Dolma", "located_in", "Velland"),
        ("The brigade's gunners rested.", "gunners", "part_of", "The brigade"),
        ("The alliance includes the brigade.", "the brigade", "part_of", "The alliance"),
        ("Amar Tol, the brigade's founder, spoke.", "Amar Tol", "also_known_as", "the brigade's founder"),
        ("They saw forty gunners.", "gunners", "numbers", "forty"),
    ],
)
def test_a_tie(parse, text, one, kind, two):
    first, second = given(text, one), given(text, two)
    assert (first, kind, second) in ties_between(parse(text), [first, second])


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("The Front attacked the depot while the mayor slept.", "The Front", "the mayor"),
        ("The Front left. The guards stayed.", "The Front", "The guards"),
        ("The envoy met the mayor.", "The envoy", "envoy"),
    ],
)
def test_no_tie(parse, text, one, two):
    assert ties_between(parse(text), [given(text, one), given(text, two)]) == []


def test_of_two_stretches_with_one_head_the_longer_is_meant(parse):
    text = "The young envoy met the mayor."
    spots = [given(text, words) for words in ("envoy", "The young envoy", "the mayor")]
    assert {(one, two) for one, _, two in ties_between(parse(text), spots)} == {(spots[1], spots[2])}
