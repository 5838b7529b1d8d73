"""Marked deeds of any kind, put together as far as likely and as far as sure."""

from reportedly.pipeline import deeds_at
from reportedly.weighing.happenings.given import same_deeds

ARREST = "Police arrested Ivo Marn in Lanric on Monday over the stolen bronze bell."
AGAIN = "Ivo Marn was detained by Lanric police over the stolen bronze bell."
OTHER = "Police arrested Tove Lind in Lanric on Monday over the stolen bronze bell."
PLAN = "Police may arrest Ivo Marn in Lanric over the stolen bronze bell."
WHEAT = "Farmers of the Tarn sold their wheat for twice the price of last autumn."


def groups(*marked: tuple[str, str], sure: bool = False) -> list[int]:
    """Return which texts' deeds are one: of each text, the marked word."""
    texts = [text for text, _ in marked]
    spans = [[(text.index(word), text.index(word) + len(word))] for text, word in marked]
    marked = [deeds_at(text, held) for text, held in zip(texts, spans, strict=True)]
    return [home for held in same_deeds(texts, marked, sure=sure) for home in held]


def test_other_words_for_one_deed_are_one_deed() -> None:
    for sure in (False, True):
        found = groups((ARREST, "arrested"), (AGAIN, "detained"), (WHEAT, "sold"), (WHEAT, "twice"), sure=sure)
        assert found[0] == found[1]
        assert len(set(found)) == 3


def test_another_name_in_the_same_role_is_another_deed_where_one_is_to_be_sure() -> None:
    found = groups((ARREST, "arrested"), (OTHER, "arrested"), (WHEAT, "sold"), sure=True)
    assert len(set(found)) == 3


def test_a_plan_is_not_the_deed() -> None:
    found = groups((ARREST, "arrested"), (PLAN, "arrest"), (WHEAT, "sold"), sure=True)
    assert len(set(found)) == 3
