"""Briefs by any hand against a case: verified, drifted, unsupported."""

import json

import pytest

from reportedly.errors import UsageError
from reportedly.exports.brief import brief
from reportedly.exports.checking import check, tally
from reportedly.exports.cited import Citation, read
from reportedly.exports.ground import Ground
from reportedly.exports.keeping import block
from tests.exports.builder import Maker

TEXT = (
    "Ostra Radio claimed, citing two unnamed officers, that the Reed Column may have killed at least 14 people by Orm."
    " The bridge at Vell stands, the mayor said."
)
CONTENT = "the Reed Column may have killed at least 14 people by Orm"
FIRST = TEXT.split(". ", 1)[0] + "."


def reading():
    make = Maker(TEXT)
    outer = make.link("Ostra Radio", "claimed", name="Ostra Radio", commitment="distances")
    officers = make.link("two unnamed officers", "citing")
    make.say(CONTENT, outer, officers, hedges=("may",), certainty="hedged", whole=FIRST)
    make.say(
        "The bridge at Vell stands", make.link("the mayor", "said"), whole="The bridge at Vell stands, the mayor said."
    )
    return make.reading()


READING = reading()
AT = f"doc-1#char=0,{len(FIRST)}"
BRIDGE = f"doc-1#char={len(FIRST) + 1},{len(TEXT)}"


def checked(page):
    return check(read(page), [READING])


def statuses(page):
    return [one.status for one in checked(page)]


def test_our_own_briefs_verify():
    page = brief(Ground(readings=[READING])).markdown({"Topline": "\nNot checked.\n"})
    assert statuses(page) == ["verified", "verified"]
    assert "Not checked." in page


def test_other_hands_may_cite_spans_in_the_sentence():
    page = f"# Mine\n\nOstra Radio claimed, citing two unnamed officers, that {CONTENT}. [{AT}]\n"
    assert statuses(page) == ["verified"]


def test_two_sentences_of_a_line_are_checked_each_by_its_own_citations():
    page = f"The mayor said the bridge at Vell stands [{BRIDGE}], the bridge at Orm stands [{BRIDGE}]."
    found = checked(page)
    assert [one.status for one in found] == ["verified", "drifted"]
    assert found[1].faults == ("omission: vell", "name: orm", "source: the mayor")


@pytest.mark.parametrize(
    ("swap", "by", "fault"),
    [
        ("14", "41", "number"),
        ("Reed", "Salt", "name"),
        ("may have", "has", "hedge"),
        ("may have killed", "may not have killed", "polarity"),
        (", citing two unnamed officers,", "", "source"),
        ("claimed", "confirmed", "strength"),
    ],
)
def test_a_changed_sentence_drifted_and_says_in_what(swap, by, fault):
    (one,) = checked(f"{FIRST.replace(swap, by)} [{AT}]")
    assert one.status == "drifted"
    assert fault in {why.split(":")[0] for why in one.faults}
    assert not one.is_reworded


def test_a_reworded_sentence_drifted_by_its_wording_alone():
    found = checked(f"{FIRST.replace('people', 'villagers')} [{AT}]")
    assert tally(found) == {"verified": 0, "drifted": 1, "unsupported": 0, "reworded": 1}


@pytest.mark.parametrize(
    "line",
    [
        "The bridge at Vell stands, the mayor said.",
        f"Farmers sold nine horses in Tarn. [{AT}]",
        "The bridge at Vell stands, the mayor said. [doc-9#char=0,9]",
        "The bridge at Vell stands, the mayor said. [doc-1#char=900,950]",
        "The bridge at Vell stands, the mayor said. [7]",
    ],
    ids=["uncited", "another thing", "no such document", "no such span", "no such note"],
)
def test_what_nothing_bears_out_is_unsupported(line):
    (one,) = checked(line)
    assert one.status == "unsupported"
    assert one.faults


def test_words_of_a_note_that_stand_elsewhere_have_drifted_and_words_that_stand_nowhere_are_unsupported():
    said = "The bridge at Vell stands, the mayor said. [1]\n\n## Notes\n\n1. “{}” (doc-1#char=0,42)"
    (moved,) = checked(said.format("The bridge at Vell stands, the mayor said."))
    assert moved.status == "drifted"
    assert [fault.split(":")[0] for fault in moved.faults] == ["span"]
    (gone,) = checked(said.format("The bridge at Vell fell."))
    assert gone.status == "unsupported"


def test_own_words_headings_and_counts_are_not_sentences():
    page = f"# T\n\n{block('X', 'mine')}\n\n## What is not known\n\n- Much.\n\n## Sources\n\n- 1 document.\n"
    assert read(page) == ()


def test_labels_are_checked_with_their_sentences():
    line = f"- **Vell.** The bridge at Vell stands, the mayor said. [{BRIDGE}]"
    assert [fault for one in checked(line) for fault in one.faults] == ["label: Vell"]


def test_json_is_read_too():
    cites = [AT]
    plain = json.dumps({"sentences": [{"text": FIRST, "cites": cites}]})
    assert statuses(plain) == ["verified"]
    ours = json.dumps(brief(Ground(readings=[READING])).as_dict())
    assert statuses(ours) == ["verified", "verified"]


@pytest.mark.parametrize("page", ['{"a": 1}', "{", '{"sentences": [{"text": "x", "cites": ["nowhere"]}]}'])
def test_json_that_is_no_brief_is_an_error(page):
    with pytest.raises(UsageError, match="no brief as JSON"):
        read(page)


def test_a_note_gives_its_citation_and_its_words():
    note = "2. A, “T”, P. News agency. “as it ‘stands’” (doc-1#char=3,9). Chain: x."
    (one,) = read(f"- **L.** Words here. [2]\n\n## Notes\n\n{note}")
    assert one.citations == (Citation(document="doc-1", start=3, end=9, quote="as it ‘stands’"),)
    assert (one.label, one.text, one.line) == ("L", "Words here.", 1)
