"""Texts of one story are put together, in whatever order they come."""

from reportedly.weighing.stories import likenesses, stories

WAR = "Rockets struck the harbour at Lanric and burned nine boats there."
WAR_AGAIN = "Nine boats burned at Lanric harbour when rockets struck it."
WHEAT = "Farmers of the Tarn sold their wheat for twice the price of last autumn."
WHEAT_AGAIN = "The price of wheat doubled since autumn, farmers of the Tarn said."


def test_texts_of_one_story_are_put_together() -> None:
    found = stories([WAR, WHEAT, WAR_AGAIN, WHEAT_AGAIN])
    assert found[0] == found[2] != found[1] == found[3]


def test_one_text_is_one_story_and_none_is_none() -> None:
    assert stories([WAR]) == [0]
    assert stories([]) == []


def test_likeness_is_that_of_both_ways() -> None:
    links = likenesses([WAR, WAR_AGAIN, WHEAT])
    assert links[0, 1] == links[1, 0] > links[0, 2]
