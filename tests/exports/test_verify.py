"""The verifier against briefs that lie: each way of lying is refused, and the true sentence passes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.exports.compose import compose
from reportedly.exports.lookup import shelve
from reportedly.exports.sentences import BriefSentence, Evidence
from reportedly.exports.verify import verify
from reportedly.record import Span
from tests.exports.builder import Maker

TEXT = (
    "Ostra Radio claimed on Friday, citing two unnamed officers, that the Reed Column may have killed at least 14 "
    "people near Orm on 3 May but did not enter Vell."
)
CONTENT = "the Reed Column may have killed at least 14 people near Orm on 3 May but did not enter Vell"
TRUE = f"Ostra Radio claimed, citing two unnamed officers, that {CONTENT}."


def reading():
    make = Maker(TEXT)
    outer = make.link("Ostra Radio", "claimed", name="Ostra Radio", commitment="distances")
    make.say(CONTENT, outer, make.link("two unnamed officers", "citing"), hedges=("may",), certainty="hedged")
    return make.reading()


READING = reading()
TEXTS = {"doc-1": TEXT}
SENTENCE = next(iter(compose(READING.statements[0], shelve(READING))))


def kinds(text=TRUE, **fields):
    return {fault.kind for fault in verify(replace(SENTENCE, text=text, **fields), TEXTS, [READING])}


def test_the_true_sentence_stands():
    assert SENTENCE.text == TEXT
    assert kinds(TEXT) == kinds(TRUE) == set()


@pytest.mark.parametrize(
    ("swap", "by", "kind"),
    [
        ("14", "41", "number"),
        ("14", "fourteen", "number"),
        ("two", "three", "source"),
        ("Reed Column", "Salt Column", "name"),
        ("Orm", "Arm", "name"),
        ("3 May", "4 May", "number"),
        ("3 May", "3 June", "name"),
        ("may have killed", "killed", "hedge"),
        ("at least ", "", "hedge"),
        ("did not enter", "did enter", "polarity"),
        (", citing two unnamed officers,", "", "source"),
        ("Ostra Radio claimed, citing two", "Two", "source"),
        ("claimed", "said", "strength"),
        ("claimed", "confirmed", "strength"),
        ("people", "civilians", "word"),
        ("killed", "massacred", "word"),
        (" near Orm on 3 May but did not enter Vell", "", "omission"),
        ("near Orm on 3 May but did not enter Vell", "near Vell on 3 May but did not enter Orm", "order"),
        ("may have killed", "may have been killed by", "word"),
        ("people near Orm", "people from Orm", "word"),
        ("enter Vell", "enter from Vell", "word"),
        ("that the", "that, surprisingly, the", "word"),
        ("that the", "that it is not true that the", "polarity"),
    ],
)
def test_a_lie_is_refused(swap, by, kind):
    assert swap in TRUE
    assert kind in kinds(TRUE.replace(swap, by))


def test_a_shifted_span_is_refused():
    first, *rest = SENTENCE.spans
    moved = replace(first, span=Span(start=first.span.start + 1, end=first.span.end + 1, quote=first.span.quote))
    assert "span" in kinds(spans=(moved, *rest))


def test_a_span_elsewhere_in_the_text_is_refused():
    assert "span" in kinds(spans=(Evidence(document="doc-1", span=Span.of(TEXT, 0, 11)),))


def test_a_changed_stored_text_is_noticed():
    assert verify(SENTENCE, {"doc-1": TEXT.replace("14", "15")}, [READING])[0].kind == "span"


def test_a_sentence_without_ground_is_refused():
    assert kinds(spans=()) == {"no_span"}
    assert kinds(statements=("doc-1-s99",)) == {"no_statement"}
    assert kinds(statements=()) == {"no_statement"}


def test_a_quotation_must_be_verbatim():
    text = f"According to two unnamed officers (“claimed”), via Ostra Radio: “{CONTENT}”."
    assert kinds(text) == set()
    assert "quote" in kinds(text.replace("people near", "people dead near"))


def test_an_explanation_needs_a_mention_right_before_it():
    make = Maker("The Reed Column rested. A spokesman said it had left Vell.")
    make.actor("Reed Column", "Reed Column", ("it", "pronoun"))
    make.say("it had left Vell", make.link("A spokesman", "said"))
    read = make.reading()
    sentence = next(iter(compose(read.statements[0], shelve(read))))
    assert sentence.text == "A spokesman said it [Reed Column] had left Vell."
    for lie in ("it [Salt Column] had left Vell", "it had left [Reed Column] Vell"):
        text = f"A spokesman said {lie}."
        assert verify(replace(sentence, text=text), {"doc-1": make.text}, [read])


def test_a_denial_may_not_be_told_as_an_assertion():
    make = Maker("The Column denied that it had left Vell.")
    make.say(
        "it had left Vell", make.link("The Column", "denied", commitment="denies"), certainty="denied", polarity="-"
    )
    read = make.reading()
    sentence = next(iter(compose(read.statements[0], shelve(read))))
    assert sentence.text == make.text
    for lie in ("The Column said that it had left Vell.", "According to the Column: “it had left Vell”."):
        assert verify(replace(sentence, text=lie), {"doc-1": make.text}, [read])


def test_an_assertion_may_not_be_told_as_a_denial():
    make = Maker("The Column said that it had left Vell.")
    make.say("it had left Vell", make.link("The Column", "said"))
    read = make.reading()
    sentence = next(iter(compose(read.statements[0], shelve(read))))
    lie = replace(sentence, text="Denied by the Column (“said”): “it had left Vell”.")
    assert {f.kind for f in verify(lie, {"doc-1": make.text}, [read])} == {"polarity"}


def test_an_inference_may_not_be_told_as_a_report():
    make = Maker("The timing suggests that the Column wants talks.")
    make.say("the Column wants talks", certainty="inferred")
    read = make.reading()
    sentence = next(iter(compose(read.statements[0], shelve(read))))
    assert sentence.text == "The timing suggests that the Column wants talks, according to the report."
    lie = replace(sentence, text="The report says: “the Column wants talks”.")
    assert {f.kind for f in verify(lie, {"doc-1": make.text}, [read])} == {"hedge"}


def test_statements_that_differ_may_not_share_a_sentence():
    make = Maker("The blast killed 14. Later the blast killed 15.")
    make.say("The blast killed 14")
    make.say("the blast killed 15")
    read = make.reading()
    sentence = next(iter(compose(read.statements[0], shelve(read))))
    both = replace(sentence, statements=("doc-1-s0", "doc-1-s1"))
    assert {f.kind for f in verify(both, {"doc-1": make.text}, [read])} == {"group"}


def test_a_label_is_checked_too():
    make = Maker("The Reed Column wants new raids.")
    actor = make.actor("Reed Column", "Reed Column")
    position = make.position(make.say("The Reed Column wants new raids"), actor, "supports", "wants")
    read = make.reading()
    sentence = replace(next(iter(compose(read.statements[0], shelve(read)))), positions=(position.id,))
    texts = {"doc-1": make.text}
    assert not verify(replace(sentence, label="Reed Column"), texts, [read])
    for label in ("Salt Column", "Column", "Reed Column: against"):
        assert {f.kind for f in verify(replace(sentence, label=label), texts, [read])} == {"label"}


def test_words_by_another_hand_stand_when_they_keep_everything():
    text = TRUE.replace("near Orm on 3 May but", "near Orm on 3 May, but it").replace(" it did", " did")
    assert not verify(BriefSentence(text=text, spans=SENTENCE.spans, statements=SENTENCE.statements), TEXTS, [READING])


WORDS = [match.span() for match in re.finditer(r"[A-Z]\w+|\d", TRUE)]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(WORDS), st.data())
def test_any_changed_digit_or_name_is_refused(where, data):
    start, end = where
    at = data.draw(st.integers(start, end - 1))
    pool = "0123456789" if TRUE[at].isdigit() else "abcdefghijklmnopqrstuvwxyz"
    letter = data.draw(st.sampled_from(pool).filter(lambda c: c != TRUE[at].lower()))
    assert kinds(TRUE[:at] + letter + TRUE[at + 1 :])
