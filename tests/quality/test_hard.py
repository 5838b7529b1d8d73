"""A hard sentence is right only when everything listed is right and nothing is made up."""

import pytest

from quality import hard
from quality.base import MissingDataError

TEXT = "If the truce ends, the Guard will shell Dúnmor, a clerk told Marrow Radio. At least 14 fled."
ROW = {
    "id": "X1",
    "category": "made by hand",
    "text": TEXT,
    "document_date": "2031-05-14 (Wednesday)",
    "statements": [
        {
            "chain": [
                {"source": "=document"},
                {"source": "Marrow Radio", "cue": "told"},
                {"source": "a clerk", "cue": "told"},
            ],
            "content": "the Guard will shell Dúnmor",
            "certainty": "conditional",
            "condition": "If the truce ends",
        }
    ],
    "events": [{"type": "ASSAULT", "actor": "Guard", "target": "Dúnmor", "status": "conditional"}],
    "positions": [{"holder": "Guard", "stance": "threatens", "on": "shell Dúnmor"}],
    "quantities": [{"span": "At least 14", "min": 14}],
    "trap": "no PROTEST event",
}


def span(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def link(voice, source, basis="explicit"):
    return {"voice": voice, "basis": basis, "source": [span(source)] if source else [], "cue": []}


def record(**changes):
    """Return a right record of the sentence, with single values changed."""
    statement = {
        "type": "statement",
        "id": "s",
        "content": [span(changes.pop("content", "the Guard will shell Dúnmor"))],
        "chain": [link("page", "", "implied"), link("radio", "Marrow Radio"), link("clerk", "a clerk")],
        "certainty": "conditional",
        "polarity": "+",
    }
    event = {
        "type": "event",
        "id": "e",
        "code": "ASSAULT",
        "realis": "possible",
        "trigger": span("shell"),
        "actors": ["guard"],
        "recipients": [],
        "place": "town",
        "quantities": [],
    }
    statement |= {key: value for key, value in changes.items() if key in statement}
    event |= {key: value for key, value in changes.items() if key in event}
    return [
        {"type": "document", "id": "d", "text": TEXT, "credits": []},
        {"type": "actor", "id": "guard", "name": "Guard", "mentions": [{"span": span("the Guard")}]},
        {"type": "place", "id": "town", "name": "Dúnmor", "mentions": [{"span": span("Dúnmor")}]},
        {"type": "voice", "id": "page", "name": None},
        {"type": "voice", "id": "radio", "name": "Marrow Radio"},
        {"type": "voice", "id": "clerk", "name": None, "description": span("a clerk")},
        statement,
        event,
        {"type": "proposition", "id": "p", "text": "shelling Dúnmor", "key": "assault"},
        {
            "type": "position",
            "id": "pos",
            "statement": "s",
            "holder": "guard",
            "stance": "threatens",
            "topic": changes.get("topic", "p"),
            "cue": span("will shell"),
        },
        {"type": "quantity", "id": "q", "span": span("At least 14"), "low": changes.get("low", 14), "of": None},
    ]


def problems(**changes):
    return hard.judge(ROW, record(**changes)).problems


def test_all_right():
    verdict = hard.judge(ROW, record())
    assert verdict.problems == ()
    assert (verdict.links.f, verdict.chains.r, verdict.certainty.r) == (1, 1, 1)


def test_the_condition_may_stand_inside_the_content():
    assert problems(content="If the truce ends, the Guard will shell Dúnmor") == ()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"certainty": "asserted"}, "statement 1: certainty asserted, not conditional"),
        ({"polarity": "-"}, "statement 1: polarity -"),
        ({"chain": [link("page", "", "implied"), link("clerk", "a clerk")]}, "statement 1: chain"),
        ({"content": "Guard will shell Dúnmor, a clerk told"}, "statement 1: content"),
        ({"realis": "happened"}, "event missing: ASSAULT"),
        ({"actors": []}, "event missing: ASSAULT"),
        ({"low": 13}, "quantity missing: At least 14"),
        ({"topic": "nothing"}, "position missing: guard threatens"),
    ],
)
def test_one_thing_wrong_is_enough(change, problem):
    assert problems(**change) == (problem,)


def test_a_voice_that_nobody_named_is_made_up():
    extra = {
        "type": "statement",
        "id": "s2",
        "content": [span("At least 14 fled")],
        "chain": [link("page", "", "implied"), link("truce", "the truce")],
        "certainty": "asserted",
        "polarity": "+",
    }
    verdict = hard.judge(ROW, [*record(), extra])
    assert len(verdict.problems) == 1
    assert verdict.problems[0].startswith("made up")
    assert verdict.links.p == 2 / 3


def test_the_writer_s_own_further_statement_is_no_error():
    extra = {
        "type": "statement",
        "id": "s2",
        "content": [span("At least 14 fled")],
        "chain": [link("page", "", "implied")],
        "certainty": "asserted",
        "polarity": "+",
    }
    assert hard.judge(ROW, [*record(), extra]).problems == ()


def test_a_trap_forbids():
    assert "trap: no PROTEST event" in problems(code="PROTEST", realis="happened")


def test_an_empty_list_of_events_forbids_all_that_happened():
    row = {**ROW, "events": []}
    assert hard.judge(row, record(realis="possible")).problems == ()
    assert hard.judge(row, record(realis="happened")).problems == ("event made up: ASSAULT",)


def test_nothing_read_is_nothing_right():
    verdict = hard.judge(ROW, record()[:1])
    assert "statement 1 missing" in verdict.problems
    assert (verdict.links.f, verdict.chains.r) == (0, 0)


@pytest.mark.parametrize("place", ["hard/dev/a.yaml", "dev/hard.yaml", "hard.yaml"])
def test_the_sentences_are_found_wherever_they_lie(tmp_path, place):
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("document_date: 2031-05-14 (Wednesday)\nsentences:\n- {id: A, text: Go.}\n")
    assert hard.load(tmp_path, "dev") == [{"document_date": "2031-05-14 (Wednesday)", "id": "A", "text": "Go."}]


def test_no_sentences_is_said_so(tmp_path):
    with pytest.raises(MissingDataError):
        hard.load(tmp_path, "dev")
