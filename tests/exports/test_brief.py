import json

import pytest
from msgspec.structs import replace

from reportedly.exports.brief import brief
from reportedly.exports.ground import Ground
from reportedly.record import Block, Document, Failure, Interval, OriginCount, Reading, Span
from reportedly.weighing.origins import weigh
from tests.exports.builder import Maker

TEXT = (
    "Ostra Radio reported, citing two unnamed officers, that the Reed Column announced new raids on 3 May. "
    "Later the Reed Column rescinded the order. At least 14 people were killed in Orm, the mayor said. No group has "
    "claimed the blast. The bridge at Vell had fallen. The army denied that the bridge at Vell had fallen. "
    "The radio corrected an earlier toll."
)


def sentence(text, begin):
    start = text.index(begin)
    return text[start : text.index(".", start) + 1]


def maker(**fields):
    make = Maker(TEXT, title="Raids near Orm", **fields)
    column = make.actor("Reed Column", "the Reed Column")
    radio, officers = (
        make.link("Ostra Radio", "reported", name="Ostra Radio"),
        make.link("two unnamed officers", "citing"),
    )
    whole = sentence(TEXT, "Ostra")
    new = make.say("the Reed Column announced new raids on 3 May", radio, officers, whole=whole)
    make.position(new, column, "announces", "announced", "raids", when="2031-05-03")
    back = make.say("Later the Reed Column rescinded the order", whole=sentence(TEXT, "Later"))
    make.position(back, column, "rescinds", "rescinded", "raids")
    toll = make.say("At least 14 people were killed in Orm", make.link("the mayor", "said"), whole=sentence(TEXT, "At"))
    make.event(toll, "killed")
    make.say(
        "No group has claimed the blast",
        certainty="denied",
        polarity="-",
        negation=("No",),
        whole=sentence(TEXT, "No g"),
    )
    make.say("The bridge at Vell had fallen", whole=sentence(TEXT, "The bridge"))
    army = make.link("The army", "denied", name="The army", commitment="denies")
    content = "the bridge at Vell had fallen"
    make.say(content, army, certainty="denied", polarity="-", whole=sentence(TEXT, "The army"))
    make.say("The radio corrected an earlier toll", whole=sentence(TEXT, "The radio"))
    return make


@pytest.fixture
def made():
    read = maker().reading()
    return brief(Ground(readings=[read], origins=weigh([read]).origins()))


def texts(made, key):
    return [s.text for section in made.sections if section.key == key for s in section.sentences]


def labels(made, key):
    return [s.label for section in made.sections if section.key == key for s in section.sentences]


def test_sections_hold_what_they_say(made):
    assert texts(made, "topline") == [
        "Ostra Radio reported, citing two unnamed officers, that the Reed Column announced new raids on 3 May."
    ]
    assert labels(made, "positions") == [""], "a name that the sentence begins with needs no label"
    assert texts(made, "reported") == ["At least 14 people were killed in Orm, the mayor said."]
    assert texts(made, "denied") == ["No group has claimed the blast, according to the report."]
    assert labels(made, "disagree") == ["Asserted", "Denied"]
    assert texts(made, "disagree")[1] == "The army denied that the bridge at Vell had fallen."
    assert texts(made, "corrected") == ["The radio corrected an earlier toll, according to the report."]


def test_every_sentence_has_spans_chain_and_a_note(made):
    assert made.refused == 0
    notes = {note.number: note for note in made.notes}
    for section in made.sections:
        for said in section.sentences:
            assert said.chain
            assert all(evidence.span.holds_in(TEXT) for evidence in said.spans)
            assert all(said.statements[0] in notes[n].statements for n in said.notes[:1])
            assert all(notes[n].quote in TEXT for n in said.notes)


def test_unnamed_sources_and_gaps_are_listed(made):
    remarks = {section.key: section.remarks for section in made.sections}
    assert remarks["rests"] == ("Note 1: “two unnamed officers”.", "Note 3: “the mayor”.")
    assert remarks["unknown"] == (
        "No exact publication date (1): “Raids near Orm”.",
        "Publisher not named (1): “Raids near Orm”.",
        "Statements on the report's own word, no source given (1): “Raids near Orm”, 4 of 7.",
    )


def test_a_dated_report_of_a_named_publisher_has_no_such_gap():
    day = Interval(start="2031-05-04", end="2031-05-04", grain="day")
    read = maker(publisher="Vell Post", published=day).reading()
    made = brief(Ground(readings=[read], origins=weigh([read]).origins()))
    assert "No group has claimed the blast, according to Vell Post." in texts(made, "denied")
    assert [s.remarks for s in made.sections if s.key == "unknown"] == [
        ("Statements on the report's own word, no source given (1): “Raids near Orm”, 4 of 7.",)
    ]
    assert made.notes[0].published == "published 4 May 2031"


def test_the_limit_leaves_out_and_says_so():
    read = maker().reading()
    made = brief(Ground(readings=[read], origins=weigh([read]).origins()), limit=2)
    assert sum(len(section.sentences) for section in made.sections) == 2
    assert made.omitted == 5
    assert "Left out for length: 5." in made.summary


def test_salience_decides_what_comes_first():
    read = maker().reading()
    made = brief(
        Ground(readings=[read], origins=weigh([read]).origins(), salience={read.statements[2].id: 5.0}), limit=1
    )
    assert texts(made, "topline") == ["At least 14 people were killed in Orm, the mayor said."]


def test_a_sentence_that_does_not_verify_is_refused_and_counted():
    read = maker().reading()
    bad = replace(read.statements[2], content=(Span(start=0, end=5, quote="wrong"),))
    broken = Reading(document=read.document, voices=read.voices, statements=(read.statements[1], bad))
    made = brief(Ground(readings=[broken], origins=weigh([broken]).origins()))
    assert made.refused == 1
    assert "Refused because it did not verify: 1 sentence." in made.summary
    assert "wrong" not in made.markdown()


def test_repeats_share_a_sentence_and_add_notes():
    one, two = (Maker("Shells hit Orm.", name=name) for name in ("d1", "d2"))
    one.say("Shells hit Orm")
    two.say("Shells hit Orm")
    readings = [one.reading(), two.reading()]
    made = brief(Ground(readings=readings, origins=weigh(readings).origins()))
    assert [s.notes for s in made.sections[0].sentences] == [(1, 2)]
    assert [note.document for note in made.notes] == ["d1", "d2"]


def test_what_was_left_unread_is_shown():
    failure = Failure(stage="acquire", error="BinaryInputError", message="not text")
    read = Reading(document=Document(id="d9", sha256="0", path="x.bin", failure=failure))
    made = brief(Ground(readings=[read]))
    assert made.sections[0].remarks == ("Could not be read (1): x.bin (not text).",)
    assert "1 document, 1 of them unread." in made.summary


def test_origins_are_shown_as_a_range_with_working():
    read = maker().reading()
    overall = OriginCount(low=2, high=4, ids=(), why="two share a name")
    made = brief(Ground(readings=[read], origins=weigh([read]).origins(), overall=overall))
    assert "Independent origins: 2 to 4 (2 if all first hands that may be the same are, 4 if none are)." in made.summary


def test_both_forms_are_stable_and_complete(made):
    read = maker().reading()
    again = brief(Ground(readings=[read], origins=weigh([read]).origins()))
    assert again.markdown() == made.markdown()
    whole = json.dumps(made.as_dict())
    assert json.loads(whole)["type"] == "brief"
    assert made.as_dict()["sections"][0]["sentences"][0]["spans"][0]["span"]["quote"] in TEXT


def test_the_words_of_a_source_cannot_act_as_markup():
    make = Maker("Raiders <b>fell</b> on [Orm](http://x) *now*.")
    make.say("Raiders <b>fell</b> on [Orm](http://x) *now*")
    page = brief(Ground(readings=[make.reading()])).markdown()
    assert r"\<b\>" in page
    assert r"\](http" in page
    assert r"\*now\*" in page


def test_headlines_yield_to_the_body_they_repeat():
    text = "Orm shelled by Column\nOrm was shelled by the Column, residents said."
    make = Maker(text)
    make.document = replace(
        make.document,
        blocks=(
            Block(kind="title", span=Span.of(text, 0, 21)),
            Block(kind="body", span=Span.of(text, 22, len(text))),
        ),
    )
    body = make.say("Orm was shelled by the Column", make.link("residents", "said"))
    make.say("Orm shelled by Column", repeats=(body.id,))
    made = brief(Ground(readings=[make.reading()]))
    assert [s.text for s in made.sections[0].sentences] == ["Orm was shelled by the Column, residents said."]


def test_what_an_unnamed_source_knows_is_said_once():
    make = Maker("Two boats sank, said a diplomat briefed on the inquiry. They were old, said another who saw them.")
    near, far = make.link("a diplomat briefed on the inquiry", "said"), make.link("another who saw them", "said")
    make.voices[near.voice] = replace(make.voices[near.voice], access=("the inquiry",))
    make.voices[far.voice] = replace(make.voices[far.voice], access=("the hulls",))
    make.say("Two boats sank", near)
    make.say("They were old", far)
    read = make.reading()
    remarks = next(
        s for s in brief(Ground(readings=[read], origins=weigh([read]).origins())).sections if s.key == "rests"
    ).remarks
    assert any(r.endswith("“a diplomat briefed on the inquiry”.") for r in remarks)
    assert any("said to have access: the hulls" in r for r in remarks)


def test_keeping_silent_denies_nothing():
    make = Maker("The Column blamed the army. The army has not commented. The mayor said Vell was lost.")
    make.say("the army", make.link("The Column", "blamed"))
    make.say("The army has not commented", negation=("not",), polarity="-", certainty="denied")
    make.say("Vell was lost", make.link("The mayor", "said"))
    read = make.reading()
    assert "disagree" not in {
        section.key for section in brief(Ground(readings=[read], origins=weigh([read]).origins())).sections
    }


def test_a_name_negates_nothing():
    make = Maker("Mechanics Without Frontiers said the pump at Orm had been mended.")
    make.actor("Mechanics Without Frontiers", "Mechanics Without Frontiers")
    make.say("the pump at Orm had been mended", make.link("Mechanics Without Frontiers", "said"))
    read = make.reading()
    assert "denied" not in {
        section.key for section in brief(Ground(readings=[read], origins=weigh([read]).origins())).sections
    }
