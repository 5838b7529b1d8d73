"""What a coder proposes stands beside what the codebook says: asked only where that is silent, anchored, marked."""

import pytest

from reportedly import pipeline, plugins, read_text
from reportedly.settings import Settings

SILENT = Settings(attributor="rules", stance_coder="rules")


class Scripted:
    """Answers every question alike, and keeps the questions."""

    name = "scripted/1"

    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def stances(self, text, asked):
        self.asked += [tuple(text[start:end] for start, end in question) for question in asked]
        return [self.answer] * len(asked)


@pytest.fixture
def reading(monkeypatch):
    """Read a text with a coder that answers every question alike."""

    def run(text, answer):
        coder = Scripted(answer)
        monkeypatch.setattr(pipeline, "stance_coder", lambda _: coder)
        return read_text(text, settings=SILENT), coder

    return run


TEXT = "Marisa Holt stood shoulder to shoulder with John Keller in those years."


def test_an_answer_becomes_a_position_that_says_who_proposed_it(reading):
    found, coder = reading(TEXT, (True, True, 0.98))
    (position,) = found.positions
    names = {actor.id: actor.name for actor in found.actors}
    assert coder.asked == [(TEXT, "Marisa Holt", "John Keller")]
    assert (names[position.holder], position.stance, names[position.towards]) == (
        "Marisa Holt",
        "supports",
        "John Keller",
    )
    assert (position.by, position.confidence) == ("scripted/1", 0.98)
    assert TEXT[position.cue.start : position.cue.end] == position.cue.quote == "stood"
    assert position.id in next(s for s in found.statements if s.id == position.statement).says
    assert position.topic in {issue.id for issue in found.propositions}


def test_who_takes_the_stance_is_the_answers(reading):
    found, _ = reading(TEXT, (False, False, 0.98))
    names = {actor.id: actor.name for actor in found.actors}
    assert [(names[p.holder], p.stance, names[p.towards]) for p in found.positions] == [
        ("John Keller", "criticizes", "Marisa Holt")
    ]


def test_of_a_state_and_a_person_a_coder_must_be_surer_than_of_two_persons(reading):
    mixed = "Marisa Holt stood shoulder to shoulder with Jordan."
    assert reading(mixed, (True, True, 0.8))[0].positions == ()
    assert len(reading(mixed, (True, True, 0.98))[0].positions) == 1
    assert len(reading(TEXT, (True, True, 0.8))[0].positions) == 1
    assert reading(TEXT, (True, True, 0.6))[0].positions == ()


def test_nobody_is_asked_about_two_states(reading):
    assert reading("Egypt stood shoulder to shoulder with Jordan.", (True, True, 0.98))[1].asked == []


def test_the_cue_of_a_relative_clause_is_its_verb(reading):
    (position,) = reading("Marisa Holt, who admires John Keller, moved to Paris.", (True, True, 0.98))[0].positions
    assert position.cue.quote == "admires"


def test_a_name_inside_a_description_is_not_asked_about(reading):
    asked = reading("Marisa Holt grew tired of a Jordan-based militia.", (True, True, 0.98))[1].asked
    assert "John Keller" not in [name for _, *names in asked for name in names]


def test_nothing_is_made_of_no_answer(reading):
    found, coder = reading(TEXT, None)
    assert coder.asked
    assert found.positions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Marisa Holt attacked John Keller.",
        "Marisa Holt opposes John Keller.",
        "Marisa Holt is an ally of John Keller.",
        "Marisa Holt rejected a proposal by John Keller.",
        "Marisa Holt grew cotton in those years.",
        "It stood shoulder to shoulder with John Keller.",
    ],
)
def test_nobody_is_asked_where_words_say_it_or_one_is_not_named(reading, text):
    assert reading(text, (True, True, 0.98))[1].asked == []


def test_nobody_is_asked_about_a_state_and_its_own(reading):
    assert reading("The Egyptian army paraded through Egypt.", (True, True, 0.98))[1].asked == []


def test_the_codebook_stays_as_it_was(reading):
    text = "Marisa Holt condemned John Keller. " + TEXT
    with_coder, without = reading(text, (True, True, 0.98))[0], read_text(text, settings=SILENT)
    assert with_coder.events == without.events
    assert with_coder.relations == without.relations


def test_the_door_has_a_coder_that_proposes_nothing():
    silent = plugins.load(plugins.STANCE_CODERS, "rules")()
    assert silent.stances(TEXT, [((0, 5), (0, 5), (6, 9))]) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Marisa Holt said the army had never shelled Dolma.",
        "Marisa Holt insisted that John Keller had not lied to the assembly.",
        "Marisa Holt said John Keller was no traitor.",
        "Marisa Holt said that at no time had John Keller betrayed the movement.",
        "Marisa Holt dismissed claims that John Keller had cheated.",
        "Marisa Holt said it was not true that John Keller had fled.",
        "Marisa Holt said there was no proof that John Keller had taken bribes.",
        "John Keller, who never criticised Marisa Holt, has moved.",
        "John Keller said he had nothing to do with the fall of Marisa Holt.",
    ],
)
def test_who_is_cleared_of_a_fault_is_blamed_by_nobody(reading, text):
    assert [one for one in reading(text, (True, False, 0.99))[0].positions if one.by == "scripted/1"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Marisa Holt said John Keller had not kept his word.",
        "Marisa Holt does not trust John Keller.",
        "Marisa Holt said John Keller was not fit to lead.",
        "Marisa Holt did not deny that John Keller had lied.",
        "Marisa Holt said John Keller had lied.",
    ],
)
def test_who_is_denied_a_merit_is_blamed(reading, text):
    assert [one.stance for one in reading(text, (True, False, 0.99))[0].positions if one.by == "scripted/1"] == [
        "criticizes"
    ]
