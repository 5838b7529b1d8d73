"""Links that hold for the whole document, and what restates what inside it."""

import pytest

from reportedly.pipeline import read_text
from reportedly.record import Reading

UPDATE = """Border militias split over talks

The border militias appear split over talks with the government, officials in the region said on Monday.

Governor Anna Rell does not want the talks to fail, as the {author} previously reported, which sets her against MPs.

Key Takeaways:

  • Border: The border militias appear split over talks with the government.
"""


def names(reading: Reading, statement: int) -> list[str | None]:
    voices = {v.id: v for v in reading.voices}
    return [voices[link.voice].name for link in reading.statements[statement].chain]


def test_a_self_citation_betrays_the_author_of_a_reprint() -> None:
    reading = read_text(UPDATE.format(author="Institute for the Study of War"))
    voices = {v.id: v for v in reading.voices}
    second = [s.chain[1] for s in reading.statements if len(s.chain) > 1]
    assert len(second) == len(reading.statements)
    assert {voices[link.voice].kind for link in second} == {"think_tank"}
    assert {link.basis for link in second} == {"inferred", "explicit"}


def test_a_person_who_said_so_before_is_no_author() -> None:
    reading = read_text(UPDATE.format(author="governor"))
    assert all(link.basis != "inferred" for s in reading.statements for link in s.chain)


def test_a_known_publisher_needs_no_inferred_author() -> None:
    text = UPDATE.format(author="Institute for the Study of War")
    reading = read_text(text, publisher="Institute for the Study of War")
    assert names(reading, 0)[0] == "Institute for the Study of War"
    assert all(link.basis != "inferred" for s in reading.statements for link in s.chain)


def test_an_agency_credit_stands_behind_the_page() -> None:
    reading = read_text("ORSK, May 14 (Lantern Agency) - The army left the town of Dolma on Tuesday after a siege.\n")
    assert names(reading, 0) == [None, "Lantern Agency"]


def test_title_and_takeaway_repeat_the_lead() -> None:
    reading = read_text(UPDATE.format(author="governor"))
    lead = next(s for s in reading.statements if len(s.chain) > 1 and s.chain[-1].cue)
    said_again = [s for s in reading.statements if s.repeats]
    assert len(said_again) == 2
    assert {s.repeats for s in said_again} == {(lead.id,)}
    assert {s.inherits for s in said_again} == {lead.id}


def test_a_stance_without_a_source_rests_on_the_sourced_one() -> None:
    reading = read_text(
        "Two officials said that the Harun Brigade wants to resume attacks on Karsian forces. "
        "The Harun Brigade's push to resume attacks on Karsian forces comes as no surprise."
    )
    first, second = reading.statements[0], reading.statements[-1]
    assert first.chain[-1].cue
    assert second.inherits == first.id


def test_quoted_words_of_nobody_are_somebodys() -> None:
    reading = read_text("The navy is preparing a “measured answer” to the raid on the harbour.")
    link = reading.statements[0].chain[-1]
    assert link.basis == "inferred"
    assert [span.quote for span in link.cue] == ["“measured answer”"]


def test_a_title_that_names_the_kind_of_text_states_nothing() -> None:
    body = "\n\nThe wells of Lunn are dry. The road to the ford is shut.\n"
    assert len(read_text("Field note: water in Lunn, week 9" + body).statements) == 2
    assert len(read_text("Two dead in blast at mill" + body).statements) == 3


def test_a_page_that_is_somebody_s_statement_by_its_title_is_their_word() -> None:
    text = "Statement by the Harbour Command of the Armed Forces\n5 May 2031\n\nNo ferry was sunk on Monday. {}\n"
    reading = read_text(text.format("We shall rebuild the mole before the winter, and the crews will be paid in full."))
    quotes = {" ".join(span.quote for span in s.chain[1].source) for s in reading.statements if len(s.chain) > 1}
    assert quotes == {"the Harbour Command of the Armed Forces"}
    assert all(len(s.chain) > 1 for s in reading.statements)
    plain = read_text(text.replace("Statement by", "Report on").format("The mole will be rebuilt before the winter."))
    assert not any(
        "Harbour Command" in span.quote for s in plain.statements for link in s.chain for span in link.source
    )


SIGNED = {
    "Statement No. 41\n\nTarn Liberation Movement\n\n{}\n": "Tarn Liberation Movement",
    "Communiqué No. 7\n\n{}\n\nCommand of the Nkoe Salvation Front\n": "Command of the Nkoe Salvation Front",
    "MILITARY COMMUNIQUE\nissued by the General Command of the Harrow Brigades\n\n{}\n": (
        "the General Command of the Harrow Brigades"
    ),
    "Statement No. 14 of the Tarn Defence Committee\n\n{}\n": "the Tarn Defence Committee",
    "URGENT STATEMENT\n\nHarrow People's Army\n\n{}\n": "Harrow People's Army",
}


@pytest.mark.parametrize("page", SIGNED)
def test_who_signs_a_numbered_statement_is_its_voice(page: str) -> None:
    reading = read_text(page.format("Our fighters struck the depot at Sele at dawn. Nine guards were killed."))
    told = [s for s in reading.statements if "Nine guards" in s.content[0].quote]
    assert [" ".join(span.quote for span in s.chain[-1].source) for s in told] == [SIGNED[page]]


def test_a_title_without_number_or_name_signs_nothing() -> None:
    reading = read_text("The Front's statement was short\n\nTarn Liberation Movement\n\nThe mill fell on Monday.\n")
    assert all(len(s.chain) == 1 for s in reading.statements if "mill" in s.content[0].quote)


LONG = """"We had no warning," the headmaster, Bo Daren, said.

"The children were at lunch. We carried eleven of them out."

"I do not want to talk about the rest."

The army has made no comment.
"""
UNNAMED = """Rana Doll lost her house in the raid.

"I heard the dogs first. Then we heard the trucks."

"Nobody came to help us."
"""


@pytest.mark.parametrize(("text", "who"), [(LONG, "the headmaster, Bo Daren"), (UNNAMED, "Rana Doll")])
def test_paragraphs_of_quotation_are_of_whoever_spoke_or_was_named_before(text: str, who: str) -> None:
    for words in ("carried eleven", "talk about") if text is LONG else ("the dogs", "the trucks", "Nobody came"):
        told = [s for s in read_text(text).statements if words in s.content[0].quote]
        assert [" ".join(span.quote for span in s.chain[-1].source) for s in told] == [who]


def test_a_title_that_only_names_a_topic_tells_nothing() -> None:
    for title in ("What the Sele report tells us", "What satellite images reveal about the raid"):
        reading = read_text(title + "\n\nThe report came out on Monday.\n")
        assert all(len(s.chain) == 1 for s in reading.statements)
