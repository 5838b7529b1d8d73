"""What a case's brief shows first, and how it names files."""

from msgspec.structs import replace

from reportedly.exports.brief import PAGES, brief
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
    made = brief([first, second], (), salience=weights)
    assert {s.statements[0][:2] for s in _section(made, "topline")[:2]} == {"d1", "d2"}


def test_what_two_documents_say_comes_before_what_one_says():
    first, second = _report("d1", "Orm burned", "Vell flooded"), _report("d2", "Vell flooded")
    made = brief([first, second], ())
    assert "Vell" in _section(made, "topline")[0].text


def test_a_case_has_more_room_than_a_document():
    many = [f"Place{'abcdefghijklmnopqrstuvwxyz'[i]} burned{'abcdefghijklmnopqrstuvwxyz'[i]}" for i in range(26)]
    one, other = _report("d1", *many), _report("d2", "Orm surrendered")
    alone, both = brief([one], ()), brief([one, other], ())
    assert sum(len(s.sentences) for s in alone.sections) < sum(len(s.sentences) for s in both.sections) <= PAGES


def test_files_are_named_without_their_folders():
    reading = _report("d1", "Orm burned")
    lying = replace(reading, document=replace(reading.document, title=None, url=None, path="/home/ann/in/orm.txt"))
    text = brief([lying], ()).markdown()
    assert "orm.txt" in text
    assert "/home" not in text
