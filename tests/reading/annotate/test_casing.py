"""Texts in capitals alone are read as if they were not."""

import pytest

import reportedly
from reportedly.reading.annotate.casing import (
    CAPITAL,
    LOWER,
    UPPER,
    in_case,
    is_shouted,
    sentence_case,
    shape_of,
    shaped,
)
from reportedly.record import Block, Span


def block(text: str, at: int, kind: str = "body") -> Block:
    return Block(kind=kind, span=Span(start=at, end=at + len(text), quote=text))


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("KARSIA SAYS US DRONE HIT HARUN BRIGADE", "Karsia says US drone hit Harun Brigade"),
        (
            "THE REBELS WHO KILLED MAYOR TOMAS ARRIOLA IN BOGOTA WERE MEMBERS OF THE FARC, HE SAID.",
            "The rebels who killed mayor Tomas Arriola in Bogota were members of the FARC, he said.",
        ),
        ("IT IS NOT KNOWN WHO SHOT COL. LUIS PAZ. HE DIED.", "It is not known who shot Col. Luis Paz. He died."),
        ("THE BROTHER OF DR. ANA O'DOUL WAS FOUND ON TUESDAY.", "The brother of Dr. Ana O'Doul was found on Tuesday."),
    ],
)
def test_names_and_acronyms_keep_their_capitals(written: str, spoken: str) -> None:
    assert sentence_case(written) == spoken


def test_the_length_is_kept_even_for_letters_that_grow() -> None:
    text = "İZMİR WAS STRUCK AGAIN, SAYS THE ARMY"
    assert len(sentence_case(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "loud"), [("NATO", False), ("THE PM SPOKE", True), ("The NATO", False), ("1990 -- 2 11", False)]
)
def test_what_is_in_capitals_alone(text, loud):
    assert is_shouted(text) is loud


def test_a_document_knows_how_its_words_are_written() -> None:
    title, body = "KARSIA SAYS STORM RIVER GUARDS LEFT", "A spokesman of the Storm River Guards said the post was held."
    text = f"{title}\n\n{body}"
    cased, blocks = in_case(text, (block(title, 0, "title"), block(body, len(title) + 2)))
    assert cased.startswith("Karsia says Storm River Guards ")
    assert cased.endswith(body)
    assert [held.span.quote for held in blocks] == [cased[: len(title)], body]


def test_texts_in_mixed_case_are_handed_back() -> None:
    text = "Nobody spoke to NATO."
    blocks = (block(text, 0),)
    assert in_case(text, blocks) == (text, blocks)


def test_furniture_stays() -> None:
    text = "SUBSCRIBE NOW AND SAVE"
    assert in_case(text, (block(text, 0, "furniture"),))[0] == text


@pytest.mark.parametrize(("word", "shape"), [("said", LOWER), ("Front's", CAPITAL), ("FARC's", UPPER), ("A", CAPITAL)])
def test_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape
    assert shaped(word.upper(), shape) == word.replace("FARC's", "FARC'S")


def test_spans_quote_the_text_as_written() -> None:
    text = "PORT SEDGE, 4 FEB 90 (LNT) -- [TEXT] GUNMEN KILLED MAYOR TOMAS ARRIOLA IN BOGOTA ON FRIDAY."
    (mayor,) = (actor for actor in reportedly.read_text(text).actors if actor.name == "Tomas Arriola")
    assert [mention.span.quote for mention in mayor.mentions] == ["TOMAS ARRIOLA"]


def test_common_words_are_no_acronyms_there() -> None:
    text = "THE POLICE SAID IT IS NOT KNOWN WHO ATTACKED US ON FRIDAY. THE WHO SENT DOCTORS."
    named = {actor.name for actor in reportedly.read_text(text).actors}
    assert not named & {"Islamic State", "IS"}
