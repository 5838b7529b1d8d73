import pytest

from reportedly.exports.brief import brief
from reportedly.exports.compose import compose
from reportedly.exports.ground import Ground
from reportedly.exports.likelihood import fused, likelihoods
from reportedly.exports.lookup import shelve
from reportedly.exports.sentences import BriefSentence
from reportedly.exports.verify import verify
from tests.exports.builder import Maker


@pytest.mark.parametrize(
    ("text", "word", "icd203", "phia"),
    [
        ("A raid is likely.", "likely", (55, 80), (55, 75)),
        ("A raid is very likely.", "very likely", (80, 95), (80, 90)),
        ("A raid is unlikely.", "unlikely", (20, 45), (25, 35)),
        ("There is a realistic possibility of a raid.", "realistic possibility", None, (40, 50)),
        ("A raid may follow.", "may", None, None),
    ],
)
def test_words_keep_the_band_of_each_yardstick(text, word, icd203, phia):
    ((found, term),) = likelihoods(text)
    assert (found, term.icd203, term.phia) == (word, icd203, phia)


@pytest.mark.parametrize("words", ["more likely", "not likely"])
def test_a_comparison_or_a_negation_has_no_band(words):
    assert list(likelihoods(f"A raid is {words} than a truce.")) == [(words, None)]


def test_the_month_of_may_is_no_likelihood():
    assert list(likelihoods("A raid began on 3 May.")) == []


def test_the_box_names_each_word_its_notes_and_its_bands():
    make = Maker("A raid on Orm is likely, the mayor said. Vell was calm, farmers said.")
    make.say("A raid on Orm is likely", make.link("the mayor", "said"), hedges=("likely",), certainty="hedged")
    box = next(s for s in brief(Ground(readings=[make.reading()])).sections if s.key == "lexicon")
    assert box.remarks[1:] == ("“likely” (note 1): ICD 203 55–80 %; PHIA 55–75 %.",)


def test_a_brief_without_such_words_has_no_box():
    make = Maker("Vell was calm, farmers said.")
    make.say("Vell was calm", make.link("farmers", "said"))
    assert "lexicon" not in {s.key for s in brief(Ground(readings=[make.reading()])).sections}


def test_likelihood_and_confidence_never_stand_in_one_sentence():
    assert fused("It says with high confidence that a raid is likely.")
    assert not fused("It says that a raid is likely. Confidence as given: “high confidence”.")
    make = Maker("The centre said with high confidence that a raid is likely.")
    hedges = ("with high confidence", "likely")
    make.say("a raid is likely", make.link("The centre", "said"), hedges=hedges, certainty="hedged")
    reading = make.reading()
    texts = {"doc-1": make.text}
    forms = compose(reading.statements[0], shelve(reading))
    sound = [form.text for form in forms if not verify(form, texts, [reading])]
    assert sound[0] == "The centre said that a raid is likely. Confidence as given: “with high confidence”."
    together = BriefSentence(text=make.text, spans=forms[0].spans, statements=forms[0].statements)
    assert {fault.kind for fault in verify(together, texts, [reading])} == {"fused"}
