"""Commands that judge, and those that look back."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from reportedly.record import Proposal, content_id
from reportedly.store import Case
from tests.cli.conftest import Done
from tests.readings import TEXT, reading, span

Run = Callable[..., Done]
FIRST, SECOND = reading(), reading("Again: " + TEXT, "second.txt")
STATEMENT, EVENT = FIRST.statements[0].id, FIRST.events[0].id


@pytest.fixture(autouse=True)
def held(folder: Path) -> None:
    with Case.open(folder / "case.db", create=True) as case:
        case.add(FIRST, "1")
        case.add(SECOND, "1")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put words on standard input."""

    def put(words: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))

    return put


def exported(reportedly: Run, kind: str) -> list[dict[str, object]]:
    values = [json.loads(line) for line in reportedly("export", "jsonl").out.splitlines()]
    return [value for value in values if value["type"] == kind]


def test_merge_and_unmerge_change_what_leaves(reportedly: Run) -> None:
    ids = [FIRST.actors[0].id, SECOND.actors[0].id]
    assert len(exported(reportedly, "actor")) == 1
    done = reportedly("unmerge", *ids, "--by", "ana", "--json")
    made = json.loads(done.out)
    assert [(j["verb"], j["target"], j["value"], j["by"]) for j in made["judgements"]] == [("different", *ids, "ana")]
    assert len(exported(reportedly, "actor")) == 2
    assert reportedly("undo", "--run", made["run"]).code == 0
    assert len(exported(reportedly, "actor")) == 1
    assert json.loads(reportedly("unmerge", *ids, "--unsure", "--json").out)["judgements"][0]["verb"] == "unsure"
    assert len(exported(reportedly, "actor")) == 2
    assert reportedly("merge", *ids).code == 0
    assert len(exported(reportedly, "actor")) == 1


def test_rejected_statements_stay_out_of_show_brief_and_export(reportedly: Run) -> None:
    assert reportedly("reject", STATEMENT, "--by", "ana", "-r", "misread").code == 0
    assert "left out because rejected: 1 event, 1 statement" in reportedly("show", "ostrel.txt").out
    assert STATEMENT not in reportedly("show", "ostrel.txt").out
    assert "Statements left out because a person rejected them: 1." in reportedly("brief", "ostrel.txt").out
    assert STATEMENT not in {value["id"] for value in exported(reportedly, "statement")}
    assert [value["target"] for value in exported(reportedly, "judgement")] == [STATEMENT]
    assert "rejected by ana" in reportedly("trace", STATEMENT).out
    assert json.loads(reportedly("show", STATEMENT, "--json").out)["judgements"][0]["reason"] == "misread"


def test_search_leaves_out_what_is_rejected_and_says_so(reportedly: Run) -> None:
    before = json.loads(reportedly("search", "shell", "--json").out)
    assert STATEMENT in {hit["statement"] for hit in before}
    reportedly("reject", STATEMENT, "--by", "ana")
    done = reportedly("search", "shell", "--json")
    found = json.loads(done.out)
    assert [hit for hit in before if hit["statement"] != STATEMENT] == found
    assert "left out because rejected: 1 hit" in done.err
    reportedly("reject", FIRST.document.id, SECOND.document.id, "--by", "ana")
    done = reportedly("search", "shell", "--json")
    assert (json.loads(done.out), f"{len(before)} hits" in done.err) == ([], True)
    reportedly("undo", "--user", "ana")
    assert json.loads(reportedly("search", "shell", "--json").out) == before


def test_rejected_documents_are_compared_with_nothing_and_weigh_nothing(reportedly: Run) -> None:
    assert len(json.loads(reportedly("compare", "--json").out)) == 1
    count = json.loads(reportedly("origins", STATEMENT, "--json").out)
    assert len(count["statements"]) == 2
    reportedly("reject", SECOND.document.id, "--by", "ana")
    assert json.loads(reportedly("compare", "--json").out) == []
    assert "was rejected and is compared with nothing" in reportedly("compare", "second.txt").err
    assert json.loads(reportedly("origins", STATEMENT, "--json").out)["statements"] == [STATEMENT]
    assert reportedly("brief").out.startswith("# Brief: Ostrel militia")
    assert all(SECOND.document.id not in value["inherited_by"] for value in exported(reportedly, "origin"))
    assert {i for value in exported(reportedly, "origin") for i in value["statements"]} <= {
        statement.id for statement in FIRST.statements
    }


def test_lists_count_only_what_is_not_rejected(reportedly: Run) -> None:
    def listed() -> dict[str, tuple[int, bool]]:
        return {row["id"]: (row["statements"], row["rejected"]) for row in json.loads(reportedly("show", "--json").out)}

    assert listed()[FIRST.document.id] == (len(FIRST.statements), False)
    reportedly("reject", STATEMENT, "--by", "ana")
    assert listed()[FIRST.document.id] == (len(FIRST.statements) - 1, False)
    reportedly("reject", SECOND.document.id, "--by", "ana")
    assert listed()[SECOND.document.id] == (0, True)
    assert "rejected: Again" in reportedly("show").out


def test_recoded_and_graded_values_show_it(reportedly: Run) -> None:
    assert reportedly("recode", "THREATEN/violence", EVENT, "--by", "ana").code == 0
    (event, _) = exported(reportedly, "event")
    assert (event["code"], event["mode"]) == ("THREATEN", "violence")
    assert json.loads(reportedly("show", EVENT, "--json").out)["code"] == "THREATEN"
    assert reportedly("grade", "b", FIRST.voices[1].id, "--by", "ana", "-r", "long known").code == 0
    assert "Marrow Radio: graded B by ana" in reportedly("trace", STATEMENT).out


def test_credibility_is_proposed_beside_what_a_person_gave(reportedly: Run) -> None:
    reportedly("grade", "2", STATEMENT, "--by", "ana")
    told = json.loads(reportedly("trace", STATEMENT, "--credibility", "--json").out)
    assert (told["judgements"][0]["value"], told["credibility"]["grade"]) == ("2", "6")
    lines = reportedly("trace", STATEMENT, "--credibility").out.splitlines()
    assert lines[-1].startswith("credibility, proposed: 6 (")
    assert lines[-2].startswith("graded 2 by ana")


def test_ids_may_come_from_standard_input(reportedly: Run, typed: Callable[[str], None]) -> None:
    typed(f"{STATEMENT}\thedged\tthe page\n\n{EVENT}\n")
    assert reportedly("reject", "-").out.count("reject\t") == 2
    typed(f"{FIRST.actors[0].id} {SECOND.actors[0].id}\n")
    assert reportedly("merge", "-").code == 0
    typed(reportedly("judgements").out)
    assert reportedly("undo", "-").out.count("reject\t") == 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("merge", STATEMENT), "only one id was given"),
        (("merge", STATEMENT, EVENT), "name two actors, two places, two voices, or"),
        (("reject", "zzz"), "no value has an id that begins with 'zzz'"),
        (("recode", "WAR", EVENT), "choose one of AGREE"),
        (("grade", "7", STATEMENT), "choose one of 1, 2"),
        (("undo",), "name judgements, or --run ID, or --user NAME"),
        (("undo", "j", "--user", "ana"), "said twice"),
        (("undo", "judgement-zzz"), "no judgement has an id"),
        (("undo", "--user", "nobody"), "nothing of 'nobody'"),
        (("reject", STATEMENT, "--by", ""), "user"),
        (("show", "--as-of", "soon"), "is no date or time"),
        (("changes", "--since", "run-zzz"), "no run has an id"),
        (("changes", "--since", ""), "--since names nothing"),
        (("timeline", STATEMENT), "is no actor, place or issue"),
        (("timeline", "zzz"), "no value has an id"),
    ],
)
def test_what_is_off_is_one_line(reportedly: Run, arguments: tuple[str, ...], says: str) -> None:
    done = reportedly(*arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert says in done.err
    assert not json.loads(reportedly("judgements", "--json").out)


@pytest.mark.parametrize("verb", ["merge", "reject"])
def test_nothing_on_standard_input(reportedly: Run, typed: Callable[[str], None], verb: str) -> None:
    typed("\n")
    done = reportedly(verb, "-")
    assert (done.code, done.out) == (2, "")


def test_as_of_turns_the_clock_back(reportedly: Run) -> None:
    reportedly("reject", STATEMENT)
    for command in (("show",), ("brief",), ("export", "jsonl"), ("timeline",), ("judgements",)):
        assert STATEMENT not in reportedly(*command, "--as-of", "2001-01-01").out
    assert reportedly("show", "--as-of", "2001-01-01").out == ""
    assert reportedly("show", "ostrel.txt", "--as-of", "2001-01-01").code == 2
    assert reportedly("show", "ostrel.txt", "--as-of", "9999-01-01").out == reportedly("show", "ostrel.txt").out


def test_timeline_of_a_case_and_of_its_parts(reportedly: Run) -> None:
    whole = json.loads(reportedly("timeline", "--json").out)
    assert {entry["kind"] for entry in whole["entries"]} == {"happening", "position"}
    assert "opposes" in reportedly("timeline", "ostrel guard", "--tracks").out
    assert reportedly("timeline", FIRST.actors[0].id).out
    issue = FIRST.propositions[0]
    assert reportedly("timeline", issue.key).out == reportedly("timeline", issue.id).out
    places = json.loads(reportedly("timeline", "Dúnmor", "--json").out)
    assert [entry["kind"] for entry in places["entries"]].count("position") == 0


def test_changes_since_the_last_look(reportedly: Run) -> None:
    assert len(json.loads(reportedly("changes", "--by", "ana", "--json").out)) == 2
    assert reportedly("changes", "--by", "ana").out == ""
    assert len(json.loads(reportedly("changes", "--by", "ben", "--json").out)) == 2
    reportedly("reject", STATEMENT)
    assert reportedly("changes", "--since", "2001-01-01", "--by", "ana").out.count("\n") == 3
    assert reportedly("changes", "--by", "ana").out.startswith("judgement\tadded")
    assert [note["kind"] for note in json.loads(reportedly("changes", "--runs", "--json").out)] == ["look"] * 4


def test_an_accepted_proposal_leaves_as_an_event_as_real_as_is_said(reportedly: Run, folder: Path) -> None:
    proposal = Proposal(
        id=content_id("proposal", FIRST.document.id, "opposes"),
        document=FIRST.document.id,
        state="proposed",
        by="llm/1",
        statement=FIRST.statements[-1].id,
        code="REJECT",
        trigger=span(TEXT, "opposes"),
    )
    with Case.open(folder / "case.db") as case:
        case.add(replace(FIRST, proposals=(proposal,)), "2")
    made = reportedly("accept", proposal.id, "--realis", "planned", "--by", "ana", "--json")
    deeds = [(value["code"], value["realis"]) for value in exported(reportedly, "event")]
    assert ("REJECT", "planned") in deeds
    assert reportedly("undo", json.loads(made.out)["judgements"][0]["id"]).code == 0
    assert "REJECT" not in [value["code"] for value in exported(reportedly, "event")]
    assert reportedly("accept", proposal.id, "--realis", "certain").code == 2


def test_the_deeds_of_an_actor_hold_what_no_code_tells(reportedly: Run) -> None:
    found = json.loads(reportedly("timeline", FIRST.actors[0].id, "--deeds", "--json").out)["deeds"]
    assert found
    assert {deed["document"] for deed in found} <= {FIRST.document.id, SECOND.document.id}
    assert [deed["when"]["start"] or "9999" for deed in found] == sorted(d["when"]["start"] or "9999" for d in found)
    lines = reportedly("timeline", FIRST.actors[0].id, "--deeds").out.splitlines()
    assert len(lines) == len(found)
    assert reportedly("timeline", "--deeds").code == 2
    assert reportedly("timeline", FIRST.actors[0].id, "--deeds", "--tracks").code == 2
