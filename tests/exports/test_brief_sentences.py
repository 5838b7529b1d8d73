import pytest
from msgspec.structs import replace

from reportedly.exports.compose import compose
from reportedly.exports.lookup import shelve
from reportedly.exports.standing import shown_whole
from reportedly.exports.verify import verify
from reportedly.record import Interval
from tests.exports.builder import Maker


def said(make, *, whole=True):
    """Return the first rendering of the first statement that verifies, sentences shown whole left out or not."""
    reading = make.reading()
    shelf = shelve(reading)
    statement = reading.statements[0]
    forms = [f for f in compose(statement, shelf) if whole or not shown_whole(statement, shelf, f)]
    texts = {make.name: make.text}
    return next((form.text for form in forms if not verify(form, texts, [reading])), forms)


def test_a_chain_of_citing_is_said_as_its_text_says_it():
    make = Maker("Ostra Radio reported on Friday that the Reed Column shelled Vell, citing two unnamed officers.")
    outer = make.link("Ostra Radio", "reported", name="Ostra Radio", kind="broadcaster")
    make.say("the Reed Column shelled Vell", outer, make.link("two unnamed officers", "citing"))
    assert (
        said(make, whole=False)
        == "Ostra Radio reported, citing two unnamed officers, that the Reed Column shelled Vell."
    )


def test_reports_within_reports_are_nested():
    make = Maker("The Sorrel Centre said that Ostra Radio had reported that the Reed Column left Vell.")
    outer = make.link("The Sorrel Centre", "said", name="The Sorrel Centre", kind="think_tank")
    make.say("the Reed Column left Vell", outer, make.link("Ostra Radio", "had reported", name="Ostra Radio"))
    assert said(make) == make.text


def test_a_channel_of_the_sentence_before_is_not_made_a_speaker():
    make = Maker('"We hold Vell," Jon Dray wrote on his channel. The mayor accused the Column of arson.')
    outer = make.link("his channel", "wrote", kind="document")
    make.say("the Column of arson", outer, make.link("The mayor", "accused", name="Jon Dray"))
    assert said(make, whole=False) == "The mayor, via his channel, accused the Column of arson."


def test_what_somebody_only_asked_is_not_his_word():
    make = Maker('Jon Dray said he had asked Reed to confirm that "the camp was still open. He assured me," he said.')
    make.say(
        "the camp was still open",
        make.link("Jon Dray", ("said", "had asked"), name="Jon Dray"),
        certainty="uncommitted",
    )
    assert said(make, whole=False) == "Left open by Jon Dray (“said … had asked”): “the camp was still open”."


def test_an_inner_speaker_begins_in_lower_case():
    make = Maker("The Column has vowed to leave Vell, Ostra Radio reported.")
    make.say("to leave Vell", make.link("Ostra Radio", "reported"), make.link("The Column", "has vowed"))
    assert said(make, whole=False) == "Ostra Radio reported that the Column has vowed to leave Vell."


def test_a_description_with_its_name_beside_it_needs_no_explanation():
    make = Maker("Its spokesman, Jon Dray, said the pass was shut.")
    make.actor("Jon Dray", "Its spokesman", "Jon Dray", kind="person")
    make.say("the pass was shut", make.link("Its spokesman, Jon Dray", "said", name="Jon Dray"))
    assert said(make) == make.text


def test_a_comma_closes_an_apposition_but_no_list():
    make = Maker("The mayor, Ann Reed, a chemist, and the town of Vell, said the pass was shut.")
    make.say("the pass was shut", make.link("The mayor, Ann Reed, a chemist", "said", name="Ann Reed"))
    assert said(make, whole=False) == "The mayor, Ann Reed, a chemist, said the pass was shut."
    listed = Maker("Ostra, Karsia and Delmar said the pass was shut.")
    listed.say("the pass was shut", listed.link("Ostra, Karsia and Delmar", "said"))
    assert said(listed) == listed.text


def test_a_pronoun_of_somebody_described_is_explained():
    make = Maker("A fisherman saw the blast. He said two boats sank.")
    link = make.link("He", "said")
    make.voices[link.voice] = replace(make.voices[link.voice], description=make.span("A fisherman"))
    make.say("two boats sank", link)
    assert said(make) == "A fisherman said two boats sank."


def test_a_telling_keeps_its_hearer():
    make = Maker("Two diplomats told Ostra Radio that the pass would stay shut.")
    hearer = make.link("Ostra Radio", "told", name="Ostra Radio")
    make.say("the pass would stay shut", hearer, make.link("Two diplomats", "told"), certainty="conditional")
    assert said(make) == make.text


def test_content_before_its_cue_is_quoted():
    make = Maker("The pass, she said, was shut. Mayor Ilka Brandt spoke in Vell.")
    make.say(("The pass", "was shut"), make.link("she", "said", name="Mayor Ilka Brandt", kind="official"))
    assert said(make, whole=False) == "Mayor Ilka Brandt said: “The pass … was shut”."


def test_a_denial_is_worded_as_one():
    make = Maker("The Column rejected a report by Ostra Radio that it had taken Vell.")
    make.actor("Reed Column", "The Column", ("it", "pronoun"))
    link = make.link("The Column", "rejected", name="Reed Column", commitment="denies")
    make.say("it had taken Vell", link, certainty="denied", polarity="-")
    assert said(make, whole=False) == "Denied by the Column (“rejected”): “it [Reed Column] had taken Vell”."


def test_weekdays_are_dated():
    day = Interval(start="2031-05-14", end="2031-05-14", grain="day")
    make = Maker("A drone hit the depot on Monday.", published=day)
    make.day("Monday", "2031-05-12")
    make.say("A drone hit the depot on Monday")
    assert said(make) == "A drone hit the depot on Monday [12 May 2031], according to the report."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"certainty": "inferred"}, "The report infers: “the Column wants talks”."),
        ({"certainty": "uncommitted"}, "The report leaves open: “the Column wants talks”."),
        ({"presupposed": True}, "The report takes as given: “the Column wants talks”."),
        ({"certainty": "conditional"}, "The report says: “the Column wants talks” (as a possibility)."),
        ({"certainty": "hedged"}, "The report says: “the Column wants talks” (hedged)."),
    ],
)
def test_certainty_is_said(fields, expected):
    make = Maker("Maybe the Column wants talks.")
    make.say("the Column wants talks", **fields)
    assert said(make) == expected


def test_a_hedge_outside_the_content_is_added():
    make = Maker("In what was possibly a ruse, the Column left Vell.")
    make.say("the Column left Vell", hedges=("possibly",), certainty="hedged")
    assert said(make, whole=False).endswith("“the Column left Vell” (hedged: “possibly”).")


def test_a_condition_beside_the_content_is_shown_with_it():
    make = Maker("If talks fail, the Column will march, its spokesman warned.")
    link = make.link("its spokesman", "warned")
    make.say("the Column will march", link, condition=("If talks fail",), certainty="conditional")
    assert said(make, whole=False) == "Its spokesman warned: “If talks fail, the Column will march”."


def test_a_headline_speaks_as_a_headline():
    make = Maker("Column leaves Vell", kind="title")
    make.say("Column leaves Vell")
    assert said(make) == "The headline says: “Column leaves Vell”."


def test_quotes_inside_quotes_are_single():
    make = Maker("It was the work of “outsiders”, in a “calculated” raid.")
    make.say(make.text[:-1])
    assert said(make) == "The report says: “It was the work of ‘outsiders’, in a ‘calculated’ raid”."


def test_weekdays_of_an_undated_report_are_not_explained():
    make = Maker("A drone hit the depot on Monday.")
    make.day("Monday", "2031-05-12")
    make.say("A drone hit the depot on Monday")
    assert said(make) == "A drone hit the depot on Monday, according to the report."


def test_words_between_cue_and_content_are_kept():
    make = Maker("Mayor Brandt accused the Reed Column of shelling Vell.")
    make.say("shelling Vell", make.link("Mayor Brandt", "accused", name="Ilka Brandt", commitment="distances"))
    assert said(make) == make.text


def test_a_telling_without_a_linked_hearer_keeps_its_hearer():
    make = Maker("Mayor Brandt told reporters that Vell was calm.")
    make.say("Vell was calm", make.link("Mayor Brandt", "told", name="Ilka Brandt"))
    assert said(make) == make.text


def test_a_pronoun_without_a_name_is_quoted():
    make = Maker("He said that Vell was calm.")
    make.say("Vell was calm", make.link("He", "said"))
    assert said(make) == "“He” said that Vell was calm."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('the Front "will answer', "the Front ‘will answer’"),
        ('tactical and moral" failure', "‘tactical and moral’ failure"),
        ('a "broad attack" on Vell', "a ‘broad attack’ on Vell"),
    ],
)
def test_quotation_marks_cut_in_two_are_paired(content, expected):
    make = Maker(f"Then {content} now.")
    make.say(content)
    assert said(make) == f"The report says: “{expected}”."


def test_only_what_is_set_off_may_be_left_out():
    make = Maker("The Front left Orm after a blast killed 23 people and wounded 60 in Vell, officials said.")
    make.say(("The Front", "wounded 60 in Vell"), make.link("officials", "said"))
    assert said(make, whole=False).startswith(
        "Officials said: “The Front left Orm after a blast killed 23 people and wounded 60"
    )
    make = Maker("The raid, she said, “was not ours”.")
    make.say(("The raid", "was not ours"), make.link("she", "said", name="Ilka Brandt"))
    assert said(make, whole=False) == "Ilka Brandt said: “The raid … was not ours”."
    make = Maker("The Front, which split in May, left Orm.")
    make.say(("The Front", "left Orm"))
    assert said(make, whole=False) == "The report says: “The Front … left Orm”."


def test_words_between_source_and_cue_are_kept():
    make = Maker("The Council is expected to demand a truce.")
    make.say("a truce", make.link("The Council", "to demand"))
    assert said(make) == make.text


def test_a_hearer_is_named_once():
    make = Maker("A diplomat told Ostra Radio the pass was shut.")
    make.say("the pass was shut", make.link("Ostra Radio", "told", name="Ostra Radio"), make.link("A diplomat", "told"))
    assert said(make) == make.text


def test_a_doubtful_pronoun_is_not_explained():
    make = Maker("Ilka Brandt met Jon Dray. Officials said he left Vell.")
    make.actor("Ilka Brandt", "Ilka Brandt", kind="person")
    make.actor("Jon Dray", "Jon Dray", ("he", "pronoun"), kind="person")
    make.say("he left Vell", make.link("Officials", "said"))
    assert said(make) == "Officials said he left Vell."


def test_an_expletive_is_not_explained():
    make = Maker("The Reed Column left Vell. Officials said it was clear why.")
    make.actor("Reed Column", "Reed Column", ("it", "pronoun"))
    make.say("it was clear why", make.link("Officials", "said"))
    assert said(make) == "Officials said it was clear why."


def test_what_no_shorter_sentence_can_keep_is_quoted_whole():
    make = Maker("The ministry said it could not confirm reports that envoys met.")
    make.say("envoys met", make.link("The ministry", "said"), make.link("reports"))
    assert said(make) == make.text


def test_a_negation_of_the_other_clause_does_not_count():
    make = Maker("The army said that Orm had not fallen and that Vell was calm.")
    link = make.link("The army", "said")
    make.say("Vell was calm", link)
    make.say("Orm had not fallen", link, certainty="denied", polarity="-", negation=("not",))
    assert said(make, whole=False) == "The army said that Vell was calm."


def test_speech_that_nobody_is_read_to_have_said_is_not_the_reports():
    make = Maker("“Orm is lost. We must leave,” he said.")
    make.say("We must leave")
    assert said(make) == "The report quotes: “We must leave”."


@pytest.mark.parametrize("word", ["cannot", "can't", "can’t"])
def test_negations_written_with_their_verb_are_seen(word):
    make = Maker(f"The truce {word} last.")
    part = "n’t" if "’" in word else "n't" if "'" in word else "not"
    make.say(f"The truce {word} last", certainty="denied", polarity="-", negation=(part,))
    assert said(make) == f"The truce {word} last, according to the report."
    assert "negated" not in said(make)


def test_a_speaker_named_by_a_doubtful_pronoun_shows_it():
    make = Maker("Ilka Brandt met Jon Dray. He said that Vell was calm.")
    make.actor("Ilka Brandt", "Ilka Brandt", kind="person")
    dray = make.actor("Jon Dray", "Jon Dray", ("He", "pronoun"), kind="person")
    link = make.link("He", "said", name="Jon Dray")
    make.voices[link.voice] = replace(make.voices[link.voice], actor=dray.id)
    make.say("Vell was calm", link)
    assert said(make) == "He [Jon Dray] said that Vell was calm."


def test_a_credited_house_speaks_for_the_document():
    text = "ORM (Ostra Agency) - Shells fell on Vell, residents said. Shops shut."
    make = Maker(text)
    house = make.link("Ostra Agency", name="Ostra Agency", kind="agency")
    make.say("Shops shut", house, whole="Shops shut.")
    assert said(make, whole=False) == "Ostra Agency says: “Shops shut”."
    make = Maker(text)
    residents = make.link("residents", "said")
    make.say("Shells fell on Vell", make.link("Ostra Agency", name="Ostra Agency"), residents, whole=text[21:58])
    assert said(make, whole=False) == "Residents said: “Shells fell on Vell”."


def test_a_condition_apart_from_the_content_is_added():
    make = Maker("If talks fail, its spokesman warned, the Column will march.")
    link = make.link("its spokesman", "warned")
    make.say("the Column will march", link, condition=("If talks fail",), certainty="conditional")
    assert said(make, whole=False).endswith("the Column will march” (condition: “If talks fail”).")


def test_a_text_may_open_with_a_relative_pronoun():
    make = Maker("Which bridges fell is not known. Farmers left.")
    make.say("Which bridges fell is not known", negation=("not",), polarity="-", certainty="denied")
    assert said(make) == "Which bridges fell is not known, according to the report."
