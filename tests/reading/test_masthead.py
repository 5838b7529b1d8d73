"""What a document says of itself, and nothing that it does not."""

import pytest

from reportedly.codebook.days import full_date
from reportedly.pipeline import read_text
from reportedly.reading.blocks import segment
from reportedly.reading.bylines import is_short_for
from reportedly.reading.masthead import language, masthead
from reportedly.record import Document, Interval

BODY = (
    "The Arvand Front has shelled the northern suburbs of Orsk for a third night, the governor's office said on "
    "Monday, and at least nine people are still missing under the ruins of the grain market."
)
MORE = BODY.replace("northern", "southern")


def read(*paragraphs, **known):
    text = "\n\n".join(paragraphs)
    return masthead(Document(id="doc-1", sha256="0", text=text, **known), segment(text))


def credits_of(line):
    return read("Rebels shell Orsk for a third night", BODY, MORE, line).credits


@pytest.mark.parametrize(
    ("line", "houses"),
    [
        ("Reporting by Lantern Agency; additional material from the Daily Meridian.",
         ("Lantern Agency", "Daily Meridian")),
        ("(Reporting by Ana Brel in Orsk)", ()),
        ("(Reporting by Ana Brel in Orsk; Editing by Jon Aster)", ("Reuters",)),
        ("Reporting by Ana Brel and the Orsk News Agency; editing by Jon Aster", ("Orsk News Agency",)),
        ("With AFP", ("AFP",)),
        ("(With inputs from AFP and Reuters)", ("AFP", "Reuters")),
        ("(With Orsk Wire and LNT inputs)", ("Orsk Wire", "LNT")),
        ("With inputs from agencies", ()),
        ("h/t Orsk Wire", ("Orsk Wire",)),
        ("h/t: The Orsk Wire", ("Orsk Wire",)),
        ("Source: Lantern TV", ("Lantern TV",)),
        ("Sources: Lantern TV, Daily Meridian", ("Lantern TV", "Daily Meridian")),
        ("This article first appeared in the Daily Meridian.", ("Daily Meridian",)),
        ("This article was first published by Orsk Wire on May 4, 2031", ("Orsk Wire",)),
        ("Republished with permission from Orsk Wire", ("Orsk Wire",)),
        ("(AFP)", ("AFP",)),
        ("Reuters", ("Reuters",)),
        ("Agencies", ()),
        ("Edited by Ana Brel", ()),
    ],
)  # fmt: skip
def test_credit_lines_name_houses_and_no_persons(line, houses):
    assert credits_of(line) == houses


@pytest.mark.parametrize(
    ("dateline", "place", "houses", "day"),
    [
        ("ORSK, May 14 (Lantern) -", "ORSK", ("Lantern",), None),
        ("Orsk, Arvand (AP) --", "Orsk, Arvand", ("AP",), None),
        ("(AP) --", None, ("AP",), None),
        ("ORSK —", "ORSK", (), None),
        ("ORSK (ARVAND), 4 FEB 90 (LNT-ARV) -- [TEXT]", "ORSK", ("LNT-ARV",), "1990-02-04"),
        ("ORSK, Sept 14, 2032 (Continental Press) -", "ORSK", ("Continental Press",), "2032-09-14"),
        ("WAR-DESK :-", None, (), None),
    ],
)
def test_a_dateline_gives_place_house_and_a_full_date(dateline, place, houses, day):
    said = read("Rebels shell Orsk for a third night", f"{dateline} {BODY}", MORE)
    assert (said.dateline, said.credits, said.published.start) == (place, houses, day)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Brel", "Ana Brel"),
        ("By Ana Brel and Jon Aster in Orsk", "Ana Brel and Jon Aster in Orsk"),
        ("Ana Brel : Editor-in-Chief", "Ana Brel"),
        ("Ana Brel, Foreign Correspondent", "Ana Brel"),
        ("Published: 15 September 2032, 06:10", None),
        ("The Orsk Courier, Friday 17 September 2032", None),
    ],
)
def test_authors(line, author):
    assert read("Rebels shell Orsk for a third night", line, BODY, MORE).author == author


def test_the_byline_of_a_person_goes_before_a_line_of_the_house():
    said = read("Rebels shell Orsk", "The Orsk Courier, Friday 17 September 2032", "By Ana Brel", BODY, MORE)
    assert (said.author, said.publisher, said.published.start) == ("Ana Brel", "The Orsk Courier", "2032-09-17")


@pytest.mark.parametrize(
    ("house", "publisher"),
    [("OCHA", "OCHA"), ("Orsk News Agency (ONA)", "Orsk News Agency"), ("World News", None), ("Conflict", None)],
)
def test_a_publisher_is_read_off_the_line_above_the_title(house, publisher):
    document = read(house, "Rebels shell Orsk for a third night", "3 May 2031", BODY, MORE)
    assert (document.publisher, document.author, document.credits) == (publisher, None, ())
    assert document.title == "Rebels shell Orsk for a third night"


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("Orsk Monitor Weekly - 9 May 2031", "Rebels shell Orsk for a third night"), "Orsk Monitor Weekly"),
        (("Rebels shell Orsk for a third night", "9 May 2031 | The Orsk Times"), "The Orsk Times"),
    ],
)
def test_a_publisher_is_read_off_a_line_with_the_date(lines, publisher):
    document = read(*lines, BODY, MORE)
    assert (document.publisher, document.title) == (publisher, "Rebels shell Orsk for a third night")
    assert document.published.start == "2031-05-09"


def test_a_person_beside_the_date_is_no_publisher():
    assert read("Rebels shell Orsk for a third night", "May 9, 2031 | Ana Brel", BODY, MORE).publisher is None


def test_a_publisher_is_read_off_a_copyright_line():
    assert read("Rebels shell Orsk", BODY, "© 2031 Lantern Media. All rights reserved.").publisher == "Lantern Media"
    assert read("Rebels shell Orsk", BODY, "All rights reserved.").publisher is None
    assert read("Rebels shell Orsk", BODY, MORE).publisher is None


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Institute for Border Studies (IBS)", "Institute for Border Studies"),
        ("The Orsk Conflict Observatory", "Orsk Conflict Observatory"),
        ("Lantern Centre", "Lantern Centre"),
        ("Ana Brel and the Lantern Centre", None),
        ("Jon Aster", None),
    ],
)
def test_an_institute_on_a_line_of_its_own_publishes(line, publisher):
    said = read("Rebels shell Orsk for a third night", line, "By Ana Brel", BODY, MORE)
    assert (said.author, said.publisher) == ("Ana Brel", publisher)


def test_the_agency_in_a_byline_is_credited():
    assert read("Rebels shell Orsk for a third night", "By The Associated Press", BODY, MORE).credits == (
        "Associated Press",
    )


def test_what_was_given_is_kept():
    given = Interval(start="2031-05-14", end="2031-05-14", grain="day", basis="given")
    said = read(
        "Rebels shell Orsk", "Published: 15 September 2032", "By Ana Brel", BODY, title="T", author="A", published=given
    )
    assert (said.title, said.author, said.published) == ("T", "A", given)


def test_dates_inside_the_report_are_no_date_of_publication():
    assert read("Rebels shell Orsk", "It began on 4 May 2031. " + BODY, MORE).published.start is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("on 4 May 2031", "2031-05-04"),
        ("May 4th, 2031", "2031-05-04"),
        ("2031-05-04", "2031-05-04"),
        ("4 FEB 90", "1990-02-04"),
        ("30 February 2031", None),
        ("4 Orsk 2031", None),
        ("May 2031", None),
    ],
)
def test_full_dates(line, day):
    assert full_date(line) == day


def test_language_is_english_or_not_said():
    assert language(BODY) == "en"
    assert language("Der Gouverneur von Orsk schweigt seit Montag") is None
    assert language("") is None


@pytest.mark.parametrize(
    ("line", "author", "houses"),
    [
        ("By Ana Brel, Orsk Wire", "Ana Brel", ("Orsk Wire",)),
        ("By Ana Brel, Associated Press", "Ana Brel", ("Associated Press",)),
        ("By ANA BREL Associated Press", "ANA BREL", ("Associated Press",)),
        ("By Ana Brel for the Daily Meridian", "Ana Brel", ("Daily Meridian",)),
        ("By Ana Brel (Reuters)", "Ana Brel", ("Reuters",)),
        ("By Reuters staff", "Reuters", ("Reuters",)),
        ("By Ana Brel, Special to the Orsk Courier", "Ana Brel", ("Orsk Courier",)),
        ("By Ana Brel, Institute for Border Studies", "Ana Brel", ("Institute for Border Studies",)),
        ("By Emily Post", "Emily Post", ()),
        ("By Emily Center", "Emily Center", ()),
        ("By Ana Brel, Jon Aster and Mia Post", "Ana Brel, Jon Aster and Mia Post", ()),
        ("By Nadia Osei and our correspondents", "Nadia Osei and our correspondents", ()),
    ],
)
def test_a_byline_credits_the_house_that_it_names(line, author, houses):
    said = read("Rebels shell Orsk for a third night", line, BODY, MORE)
    assert (said.author, said.credits) == (author, houses)


def test_the_publisher_needs_no_credit():
    said = read("Rebels shell Orsk", "By Ana Brel, Orsk Wire", BODY, MORE, publisher="The Orsk Wire")
    assert (said.author, said.credits) == ("Ana Brel", ())


@pytest.mark.parametrize(
    ("text", "publisher", "dateline"),
    [
        ("Folha do Vale, 6 March - Two people died in Orsk on Sunday, police said.", "Folha do Vale", None),
        ("The Dolma Post, March 6 – Two people died on Sunday.", "The Dolma Post", None),
        ("Radio Nacional, 3 March\n\nGunmen attacked a bus yesterday. Two people were killed.", "Radio Nacional", None),
        ("San Pedro Sula, March 6 -- Two people died on Sunday.", None, "San Pedro Sula"),
        ("Orsk, 6 March - Two people died on Sunday.", None, "Orsk"),
    ],
)
def test_a_house_or_a_town_before_a_day_without_a_year(text, publisher, dateline):
    said = read(text)
    assert (said.publisher, said.dateline) == (publisher, dateline)


@pytest.mark.parametrize(
    ("credit", "publisher", "one"),
    [
        ("Lantern", "Lantern News Agency", True),
        ("LNA", "Lantern News Agency", True),
        ("The Orsk Times", "Orsk Times", True),
        ("Orsk", "The Orsk Post", True),
        ("Lantern", "Lantern Valley Times", False),
        ("Orsk Wire", "Orsk Times", False),
        ("Lantern News Agency", "Lantern", False),
        ("Lantern", "", False),
    ],
)
def test_a_credit_may_be_short_for_the_publisher(credit, publisher, one):
    assert is_short_for(credit, publisher) is one


@pytest.mark.parametrize(
    ("name", "house"),
    [("the Mirror", True), ("Varda Mirror", True), ("VM", True), ("Radio Sund", False), ("the Varda police", False)],
)
def test_whom_a_papers_source_told_is_the_paper_itself(name, house):
    text = f"A guard told {name} that the gate was open."
    said = read_text(text, name="text", publisher="The Varda Mirror")
    voices = {voice.id: voice.name for voice in said.voices}
    chain = next(s.chain for s in said.statements if s.content[0].quote == "the gate was open")
    assert (len(chain) == 2) is (house or "police" in name)
    assert voices[chain[0].voice] == "The Varda Mirror"
