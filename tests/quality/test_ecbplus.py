"""The scorer of events across reports, on hand-made texts."""

from quality.ecbplus import stories

WAR = "Rockets struck the harbour at Lanric and burned nine boats there."
WAR_AGAIN = "Nine boats burned at Lanric harbour when rockets struck it."
WHEAT = "Farmers sold their wheat for twice the price of last autumn."
WHEAT_AGAIN = "The price of wheat doubled since autumn, farmers said."


def test_texts_of_one_story_are_put_together() -> None:
    found = stories([WAR, WHEAT, WAR_AGAIN, WHEAT_AGAIN])
    assert found[0] == found[2] != found[1] == found[3]


def test_one_text_is_one_story() -> None:
    assert stories([WAR]) == [0]
