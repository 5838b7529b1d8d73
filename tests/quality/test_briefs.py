"""The script that falsifies briefs: each change changes what it says, and a gate that sleeps is seen to sleep."""

import random

import pytest

from quality import briefs
from quality.briefs import CHANGES, Setting
from reportedly.exports.brief import brief
from reportedly.exports.checking import Checked
from reportedly.exports.ground import Ground
from tests.exports.builder import Maker

TEXT = (
    "Ostra Radio claimed on Monday, citing two unnamed officers, that the Reed Column may have killed 14 people in Orm."
)


@pytest.fixture
def setting():
    make = Maker(TEXT)
    outer = make.link("Ostra Radio", "claimed", name="Ostra Radio", commitment="distances")
    officers = make.link("two unnamed officers", "citing")
    content = "the Reed Column may have killed 14 people in Orm"
    said = make.say(content, outer, officers, hedges=("may",), certainty="hedged")
    return Setting((make.reading(),), {said.id: said}, ("Reed Column", "Salt Column"), ("Ostra Radio", "Vell Post"))


def pages(setting):
    made = brief(Ground(readings=setting.readings))
    held = (made.markdown({}), [s for section in made.sections for s in section.sentences])
    return [held, held]


@pytest.mark.parametrize(
    ("kind", "kept", "gone"),
    [
        ("number", "unnamed officers", ("two unnamed", "14 people")),
        ("name", "Ostra Radio", ("Reed Column",)),
        ("date", "Ostra Radio", ("Monday",)),
        ("hedge", "Reed Column", ("may have", "claimed")),
        ("source", "Reed Column", ("Ostra Radio", "two unnamed officers")),
    ],
)
def test_each_change_changes_its_own(setting, kind, kept, gone):
    sentence = pages(setting)[0][1][0]
    for seed in range(8):
        after = CHANGES[kind](setting, sentence, random.Random(seed))
        assert after != sentence.text
        assert kept in after
        assert any(words not in after for words in gone)


def test_polarity_turns_round_what_is_said(setting):
    sentence = pages(setting)[0][1][0]
    assert "have not killed" in CHANGES["polarity"](setting, sentence, random.Random(1))


def test_the_gate_catches_them_and_the_same_ones_each_time(setting):
    shares, made = briefs._falsified(setting, pages(setting), 18, verbose=False)
    assert (shares["caught"], made) == (1.0, 18)
    assert list(briefs._lies(setting, pages(setting), 6)) == list(briefs._lies(setting, pages(setting), 6))


def test_a_gate_that_lets_everything_pass_catches_nothing(setting, monkeypatch):
    asleep = lambda cited, _readings: [Checked(text=one.text, line=1, status="verified") for one in cited]  # noqa: E731
    monkeypatch.setattr(briefs, "check", asleep)
    assert briefs._falsified(setting, pages(setting), 12, verbose=False)[0]["caught"] == 0


def test_a_gate_that_refuses_everything_catches_nothing_either(setting, monkeypatch):
    nervous = lambda cited, _readings: [Checked(text="true", line=1, status="drifted"), *[]]  # noqa: E731, ARG005
    monkeypatch.setattr(briefs, "check", nervous)
    assert briefs._falsified(setting, pages(setting), 12, verbose=False)[0]["caught"] == 0
