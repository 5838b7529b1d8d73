"""Sentences behind a quotation that only say whose it is."""

import pytest

from reportedly import read_text

CASES = [
    ('"The road is open." The mayor was quoted by the Amber agency as saying.', ["the Amber agency", "The mayor"]),
    ('"The road is open." Lantern TV quoted him as saying.', ["Lantern TV", "him"]),
    ('"The road is open." That is what the mayor told Lantern TV.', ["Lantern TV", "the mayor"]),
    ('"The road is open." So said the mayor.', ["the mayor"]),
    ('"The road is open." The mayor told reporters.', ["The mayor"]),
    ('"The road is open." That is what the mayor wanted.', []),
    ('"The road is open." The mayor told reporters that the mill was shut.', ["The mayor"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_said_it_stands_behind(text: str, wanted: list[str]) -> None:
    told = next(s for s in read_text(text, name="text").statements if s.content[0].quote == "The road is open")
    assert [" ".join(span.quote for span in link.source) for link in told.chain if link.source] == wanted
