"""What is left open, promised or called untrue."""

import pytest

from reportedly.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("Neither the army nor the Front would confirm that Lenk had fallen.", "Lenk had fallen", "uncommitted"),
        ("The cook swears that she saw the general leave.", "she saw the general leave", "asserted"),
        ("The cook swears that she will leave.", "she will leave", "conditional"),
        ("It is false that the garrison has surrendered, the ministry said.", "the garrison", "denied"),
        ("Reports that the garrison has surrendered are detailed, the ministry said.", "the garrison", "asserted"),
        ("It cannot be ruled out that the boat hit a mine, the inquiry said.", "It cannot be ruled out", "hedged"),
        ("The two armies are to leave the valley by May, a diplomat said.", "The two armies", "conditional"),
        ("The two armies are ready in the valley, a diplomat said.", "The two armies", "asserted"),
        ("The inquiry has yet to establish whether the depot was bombed.", "the depot", "uncommitted"),
        ("We do not know whether the guard fired.", "We do not know", "uncommitted"),
        ("Who fired first is not known.", "Who fired first", "uncommitted"),
        ("Had the dam burst, the engineer said, none of the villages would be left.", "Had the dam", "conditional"),
    ],
)
def test_what_is_left_open_promised_or_called_untrue(text: str, words: str, certainty: str) -> None:
    found = [st for st in read_text(text).statements if st.content[0].quote.startswith(words)]
    assert {st.certainty for st in found} == {certainty}
