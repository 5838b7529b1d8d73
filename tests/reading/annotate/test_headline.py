import pytest

from reportedly.reading.annotate.headline import decap


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Harun Brigade Awaits Orders From Patron", "Harun Brigade awaits orders from patron"),
        ("Karsian Militia Denies It Shelled Iraqi Town", "Karsian militia denies it shelled Iraqi town"),
        ("US-Backed Forces Strike IRGC Convoy In Syria", "US-backed forces strike IRGC convoy in Syria"),
    ],
)
def test_headlines_come_into_sentence_case(written: str, spoken: str) -> None:
    assert decap(written) == spoken


def test_sentence_case_is_left_alone() -> None:
    text = "Harun Brigade awaits go-ahead from patron, sources say"
    assert decap(text) is text


def test_the_length_is_kept_even_for_letters_that_grow() -> None:
    text = "Striking Again İn Vain"
    assert len(decap(text)) == len(text)
