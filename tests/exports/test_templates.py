"""The templates: what each takes, in which order, and what it must be about."""

import pytest
from msgspec.structs import replace

from reportedly.errors import UsageError
from reportedly.exports.brief import brief
from reportedly.exports.ground import About, Ground
from reportedly.exports.templates import templates
from reportedly.record import Finding, Interval, Mention, OriginCount, Place, PlaceMention, Relation, Side
from tests.exports.builder import Maker

DAY = Interval(start="2031-05-03", end="2031-05-03", grain="day")


def placed(make, name, quote):
    mention = PlaceMention(document=make.name, span=make.span(quote), use="literal")
    return Place(id=f"place-{name}", name=name, kind="town", mentions=(mention,))


def report(name="d1", publisher="Vell Post"):
    make = Maker(
        "Shells hit Orm on Monday, the mayor said. Raiders burned two barns in Tarn on Monday, farmers reported. "
        "Raiders took Tarn bridge at dawn, traders added. Raiders left Tarn bridge by noon, ferrymen noted. "
        "The Column may march on Dun, its spokesman warned. The Column is a league of three bands.",
        name=name,
        publisher=publisher,
        published=DAY,
    )
    column = make.actor("Column", "The Column")
    whole = [part if part.endswith(".") else f"{part}." for part in make.text.split(". ")]
    orm, tarn = placed(make, "Orm", "Orm"), placed(make, "Tarn", "Tarn")
    tarn = replace(
        tarn,
        mentions=tuple(
            PlaceMention(document=name, span=make.span("Tarn", make.text.index(part)), use="literal")
            for part in whole[1:4]
        ),
    )
    shells = make.say("Shells hit Orm", make.link("the mayor", "said"), whole=whole[0])
    make.event(shells, "hit", place=orm.id)
    told = [
        ("Raiders burned two barns in Tarn", "burned", "farmers", "reported"),
        ("Raiders took Tarn bridge", "took", "traders", "added"),
        ("Raiders left Tarn bridge", "left", "ferrymen", "noted"),
    ]
    for at, (content, trigger, who, cue) in enumerate(told):
        said = make.say(content, make.link(who, cue), whole=whole[at + 1])
        make.event(said, trigger, place=tarn.id)
    march = make.say(
        "The Column may march on Dun",
        make.link("its spokesman", "warned"),
        hedges=("may",),
        certainty="hedged",
        whole=whole[4],
    )
    make.event(march, "march", realis="possible", actors=(column.id,))
    league = make.say("The Column is a league of three bands", whole=whole[5])
    tie = Relation(
        id="relation-1",
        statement=league.id,
        kind="umbrella_of",
        subject=column.id,
        object="three bands",
        evidence=make.span("league"),
    )
    return replace(make.reading(), places=(orm, tarn), relations=(tie,))


def parts(made):
    return {section.title: [s.text for s in section.sentences] for section in made.sections if section.sentences}


def test_a_daily_update_has_takeaways_by_place_and_a_section_for_each_front():
    made = parts(brief(Ground(readings=[report(), report("d2", "Dun Herald")]), "daily"))
    assert list(made) == ["Topline", "Key takeaways", "What may come", "Tarn", "What is reported"]
    assert made["Key takeaways"] == ["Raiders burned two barns in Tarn on Monday, farmers reported."]
    assert made["What may come"] == ["The Column may march on Dun, its spokesman warned."]
    assert made["Tarn"] == [
        "Raiders took Tarn bridge at dawn, traders added.",
        "Raiders left Tarn bridge by noon, ferrymen noted.",
    ]


def test_a_situation_note_begins_with_its_bottom_line():
    made = brief(Ground(readings=[report()], salience={"d1-s2": 9.0}), "situation")
    assert made.sections[0].title == "Bottom line up front"
    assert parts(made)["Bottom line up front"] == ["Raiders took Tarn bridge at dawn, traders added."]


def test_an_incident_is_compared_report_by_report_under_their_houses():
    other = Maker("A rocket struck Orm, a nurse said.", name="d2", publisher="Dun Herald")
    other.event(other.say("A rocket struck Orm", other.link("a nurse", "said")), "struck")
    told = About("happening", "assault, Orm", frozenset({"d1-s0", "d2-s0"}))
    made = brief(Ground(readings=[report(), other.reading()]), "incident", about=told)
    assert made.title == "Incident comparison: assault, Orm"
    accounts = next(section for section in made.sections if section.key == "accounts")
    assert [s.label for s in accounts.sentences] == ["Vell Post", "Dun Herald"]


def test_an_actor_profile_tells_who_it_is_apart_from_what_it_does():
    told = About("actor", "Column", frozenset({"d1-s4", "d1-s5", "d1-s0"}), frozenset({"d1-s4"}), ("the Reeds",))
    made = brief(Ground(readings=[report()]), "actor", about=told)
    assert parts(made) == {
        "Who they are": ["The Column is a league of three bands, according to Vell Post."],
        "What they say and do": ["The Column may march on Dun, its spokesman warned."],
        "What is said of them": ["Shells hit Orm on Monday, the mayor said."],
    }
    assert made.sections[0].remarks == ("Also called: the Reeds.",)


def test_a_source_memo_counts_on_whose_word_a_source_speaks():
    told = About("source", "Vell Post", frozenset({"d1-s0", "d1-s1", "d1-s5"}), frozenset({"d1-s5"}))
    made = brief(Ground(readings=[report()]), "source", about=told)
    assert made.sections[0].remarks == (
        "Statements on its own word: 1; on the word of others: 2.",
        "Others whose word it carries, with statements: “farmers” (1); “the mayor” (1).",
    )


def test_a_change_log_takes_only_what_is_new():
    ground = Ground(readings=[report()], fresh=frozenset({"d1-s1"}), changes=("New document (new text): Orm.",))
    made = brief(ground, "changes")
    assert made.sections[0].remarks == ("New document (new text): Orm.",)
    assert [text for texts in parts(made).values() for text in texts] == [
        "Raiders burned two barns in Tarn on Monday, farmers reported."
    ]
    assert brief(Ground(readings=[report()]), "changes").sections[0].remarks == ("Nothing changed.",)


def test_what_a_finding_sets_against_each_other_stands_together_under_its_sides():
    reading = report()
    shells, barns = reading.statements[:2]
    sides = tuple(
        Side(says="x", statements=(s.id,), spans=(Mention(document="d1", span=s.content[0]),)) for s in (barns, shells)
    )
    finding = Finding(
        id="finding-1",
        kind="conflict",
        facet="toll",
        about="happening-1",
        statements=(shells.id, barns.id),
        origins=OriginCount(low=1, high=2, ids=(), why=""),
        spans=(),
        explanation="",
        sides=sides,
    )
    made = brief(Ground(readings=[reading], findings=[finding]))
    facing = next(section for section in made.sections if section.key == "disagree")
    assert [(s.label, s.finding) for s in facing.sentences] == [
        ("On the toll", "finding-1"),
        ("Against that", "finding-1"),
    ]
    assert facing.sentences[0].text.startswith("Raiders burned")


def test_a_side_whose_other_side_is_not_shown_stands_where_it_belongs_by_itself():
    reading = report()
    sides = tuple(Side(says="x", statements=(i,), spans=()) for i in ("d1-s0", "d9-s9"))
    finding = Finding(
        id="finding-1",
        kind="conflict",
        about="x",
        statements=("d1-s0", "d9-s9"),
        origins=OriginCount(low=1, high=1, ids=(), why=""),
        spans=(),
        explanation="",
        sides=sides,
    )
    made = brief(Ground(readings=[reading], findings=[finding]))
    assert "disagree" not in {section.key for section in made.sections}
    assert "Shells hit Orm on Monday, the mayor said." in [
        s.text for section in made.sections for s in section.sentences
    ]


@pytest.mark.parametrize("name", [name for name, template in templates().items() if template.about])
def test_a_template_about_something_needs_to_be_told_what(name):
    with pytest.raises(UsageError, match="needs to know"):
        brief(Ground(readings=[report()]), name)


def test_an_unknown_template_is_named_with_those_that_are_known():
    with pytest.raises(UsageError, match="weekly") as raised:
        brief(Ground(readings=[report()]), "weekly")
    assert "situation" in str(raised.value)


def test_what_is_new_since_the_last_look_comes_first():
    ground = Ground(readings=[report()], fresh=frozenset({"d1-s3"}))
    first = brief(ground, limit=1).sections[0].sentences[0]
    assert first.text == "Raiders left Tarn bridge by noon, ferrymen noted."
