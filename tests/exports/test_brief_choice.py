"""What a case's brief shows first, and how it names files."""

import pytest
from msgspec.structs import replace

from reportedly.exports.brief import brief
from reportedly.exports.ground import Ground
from reportedly.exports.templates import templates
from reportedly.record import Block, Interval, Place, Span
from tests.exports.builder import Maker


def _report(name, *sentences):
    make = Maker(" ".join(f"{sentence}." for sentence in sentences), name=name)
    for sentence in sentences:
        make.event(make.say(sentence), sentence.split()[-1])
    return make.reading()


def _section(made, key):
    return next((s.sentences for s in made.sections if s.key == key), ())


def test_the_topline_takes_one_sentence_of_each_document_first():
    first = _report("d1", "Orm burned", "Vell flooded", "Dun collapsed", "Tarn emptied", "Harl starved", "Lund froze")
    second = _report("d2", "Kest surrendered", "Mirr revolted", "Sarn mutinied")
    weights = {s.id: 9.0 - i for i, s in enumerate(first.statements)}
    made = brief(Ground(readings=[first, second], salience=weights))
    assert {s.statements[0][:2] for s in _section(made, "topline")[:2]} == {"d1", "d2"}


def test_what_two_documents_say_comes_before_what_one_says():
    first, second = _report("d1", "Orm burned", "Vell flooded"), _report("d2", "Vell flooded")
    made = brief(Ground(readings=[first, second]))
    assert "Vell" in _section(made, "topline")[0].text


def test_a_case_has_more_room_than_a_document():
    many = [f"Place{'abcdefghijklmnopqrstuvwxyz'[i]} burned{'abcdefghijklmnopqrstuvwxyz'[i]}" for i in range(26)]
    one, other = _report("d1", *many), _report("d2", "Orm surrendered")
    alone, both = brief(Ground(readings=[one])), brief(Ground(readings=[one, other]))
    assert (
        sum(len(s.sentences) for s in alone.sections)
        < sum(len(s.sentences) for s in both.sections)
        <= templates()["case"].sentences
    )


def test_files_are_named_without_their_folders():
    reading = _report("d1", "Orm burned")
    lying = replace(reading, document=replace(reading.document, title=None, url=None, path="/home/ann/in/orm.txt"))
    text = brief(Ground(readings=[lying])).markdown()
    assert "orm.txt" in text
    assert "/home" not in text


def _toll(name, sentence, place=None, day=None):
    """Make a report of one attack, on a known place, on a known day, or neither."""
    make = Maker(f"{sentence}.", name=name)
    when = Interval(start=day, end=day, grain="day") if day else Interval()
    where = Place(id=f"place-{place}", name=place, kind="town") if place else None
    make.event(make.say(sentence), sentence.split()[1], code="ASSAULT", when=when, place=where.id if where else None)
    return replace(make.reading(), places=(where,) if where else ())


def test_all_tolls_of_one_attack_stand_side_by_side():
    tolls = [
        _toll("d1", "Rockets killed 12 in Tarn market", "Tarn market", "2031-05-03"),
        _toll("d2", "Shells killed 20 at the bakery", None, "2031-05-03"),
        _toll("d3", "Raiders killed nine near Harl", "Harl", "2031-05-03"),
        _toll("d4", "Officials counted 15 bodies", "Tarn"),
        *(_toll(f"e{i}", f"Gunmen killed {i} at Dun{'abcd'[i]}", f"Dun{'abcd'[i]}", "2031-05-09") for i in range(4)),
    ]
    weights = {"d1-s0": 9.0, "e0-s0": 8.0, "e1-s0": 7.0}
    said = [s.text for s in _section(brief(Ground(readings=tolls, salience=weights)), "topline")]
    assert [next(n for n in ("12", "15") if n in text) for text in said[:2]] == ["12", "15"]
    assert not any("20" in text for text in said), "on that day there were attacks in two places"
    alone = [toll for toll in tolls if toll.document.id != "d3"]
    assert sum("killed 20" in s.text for s in _section(brief(Ground(readings=alone, salience=weights)), "topline")) == 1


@pytest.mark.parametrize(("kind", "label"), [("described", ""), ("official", "Gunman")])
def test_a_label_names_only_who_has_a_name(kind, label):
    text = "At dusk on the square before the gate a gunman threatened more raids."
    make = Maker(f"Dun starved. {text}")
    holder = make.actor("Gunman", ("a gunman", "description"), kind=kind)
    said = make.say("more raids", make.link("a gunman", "threatened"), whole=text)
    make.position(said, holder, "threatens", "threatened")
    (sentence,) = _section(brief(Ground(readings=[make.reading()])), "topline")
    assert (sentence.label, sentence.text) == (label, text)


def test_another_is_one_more_of_those_who_spoke_before():
    make = Maker("A cook close to the Column said it was tired. Another added the Column had left Orm.")
    first, second = make.text.split(". ")
    make.say("it was tired", make.link("A cook close to the Column", "said"), whole=first)
    make.say("the Column had left Orm", make.link("Another", "added"), whole=second)
    made = brief(Ground(readings=[make.reading()]))
    assert made.refused == 0
    said = [s.text for section in made.sections for s in section.sentences]
    assert "Another [cook close to the Column] added the Column had left Orm." in said
    remarks = next(section.remarks for section in made.sections if section.key == "rests")
    assert remarks[-1].endswith(": “Another [cook close to the Column]”.")


def test_a_headline_joins_no_two_paragraphs_so_that_one_is_lost():
    title, lead, other = "Hopes of talks rise", "Hopes of talks in Orm rose on Sunday", "He opens a door to talks"
    text = f"{title}\n\n{lead}.\n\n{other}, a diplomat said."
    make = Maker(text, name="d1")
    told, said = make.say(lead, whole=lead), make.say(other, make.link("a diplomat", "said"), whole=other)
    make.say(title, whole=title, repeats=(told.id, said.id))
    starts = [0, text.index(lead), text.index(other), len(text)]
    kinds = ("title", "body", "body")
    made = make.reading()
    blocks = tuple(
        Block(kind=kind, span=Span.of(text, a, b)) for kind, a, b in zip(kinds, starts, starts[1:], strict=False)
    )
    read = replace(made, document=replace(made.document, blocks=blocks))
    shown = [s.text for section in brief(Ground(readings=[read])).sections for s in section.sentences]
    assert any(lead in text for text in shown)
    assert any(other in text for text in shown)
