"""What persons decided elsewhere comes in as judgements, once, signed by who decided; nothing is guessed."""

import io
import json
from pathlib import Path

import pytest

from reportedly.bringing import bring
from reportedly.errors import InputError
from reportedly.judging import resolution, standing, undo
from reportedly.logbook import listed
from reportedly.store import Case
from tests.exports.formats.made import held, write

EDGE = "2031-07-01T10:00:00"


@pytest.fixture
def case(tmp_path: Path):
    with Case.open(held(tmp_path)) as opened:
        yield opened


def take(case: Case, name: str, data: object):
    text = data if isinstance(data, str) else json.dumps(data)
    return bring(case, name, io.BytesIO(text.encode()), "ana")


def groups(case: Case) -> dict[str, str]:
    """Return the actors' ids in the whole case, by name."""
    return {actor.name: actor.id for actor in resolution(case, standing(case)).actors}


def made(case: Case):
    return [one for one in case.judgements() if one.reason != "sample"]


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


# nomenklatura


def edge(target: str, source: str, judgement: str, user: str = "ben", when: str = EDGE, *more: object) -> list[object]:
    return [target, source, judgement, None, user, when, *more]


def test_an_edge_becomes_a_judgement_signed_by_who_decided(case: Case) -> None:
    guard, army = groups(case)["Ostrel Guard"], groups(case)["Marrow Army"]
    report = take(case, "resolver", lines(edge(guard, army, "positive")))
    assert report.added == {"judgement": 1}
    (judgement,) = made(case)
    assert (judgement.verb, judgement.by, judgement.when) == ("same", "ben", EDGE)
    assert len(groups(case)) == 1 + len({"villagers"} & groups(case).keys())


@pytest.mark.parametrize("way", ["NK-aaa", "Q42", "other-set-17"])
def test_what_is_joined_by_way_of_an_id_of_theirs_is_joined_directly(case: Case, way: str) -> None:
    guard, army = groups(case)["Ostrel Guard"], groups(case)["Marrow Army"]
    later = "2031-07-02T10:00:00"
    take(case, "resolver", lines(edge(way, army, "positive", "cy", later), edge(way, guard, "positive")))
    (judgement,) = made(case)
    assert (judgement.by, judgement.when) == ("cy", later)  # who brought the two together
    assert groups(case).keys() & {"Ostrel Guard", "Marrow Army"} != {"Ostrel Guard", "Marrow Army"}


def test_negative_and_unsure_edges_and_those_about_others(case: Case) -> None:
    guard, army, people = (groups(case)[name] for name in ("Ostrel Guard", "Marrow Army", "villagers"))
    rows = (
        edge("NK-a", guard, "positive"),
        edge("NK-a", army, "negative"),
        edge(army, people, "unsure"),
        edge(guard, people, "no_judgement"),
        edge("NK-b", "other-1", "positive"),
    )
    report = take(case, "resolver", lines(*rows))
    assert sorted(one.verb for one in made(case)) == ["different", "unsure"]
    assert report.not_taken == {"judgement": {"no judgement was made": 1, "about no two of one case": 2}}


def test_twice_changes_nothing_even_after_the_merge_has_renamed_the_group(case: Case) -> None:
    guard, army = groups(case)["Ostrel Guard"], groups(case)["Marrow Army"]
    data = lines(edge(guard, army, "positive"))
    take(case, "resolver", data)
    before = case.judgements()
    again = take(case, "resolver", data)
    assert (again.added, again.held) == ({"judgement": 0}, {"judgement": 1})
    assert case.judgements() == before


def test_what_was_taken_back_here_stays_so_and_what_was_taken_back_there_is(case: Case) -> None:
    guard, army, people = (groups(case)[name] for name in ("Ostrel Guard", "Marrow Army", "villagers"))
    data = lines(edge(guard, army, "positive"), edge(people, army, "negative"))
    take(case, "resolver", data)
    same, different = made(case)
    undo(case, [same.id], "ana")
    take(case, "resolver", data)
    assert [one.judgement.id for one in listed(case) if one.state == "in force" and one.judgement.verb == "same"] == []
    back = lines(edge(people, army, "negative", "ben", EDGE, "2031-07-09T00:00:00"))
    take(case, "resolver", back)
    take(case, "resolver", back)
    (undone,) = [one for one in case.judgements() if one.id == different.id]
    assert undone.undone_by
    assert sum(one.target == different.id for one in case.judgements()) == 1


# FollowTheMoney


def test_merged_entities_and_statements_are_one_here(case: Case) -> None:
    guard, army, people = (groups(case)[name] for name in ("Ostrel Guard", "Marrow Army", "villagers"))
    merged = {"id": "NK-x", "schema": "Organization", "properties": {}, "referents": [guard, "other", army]}
    said = {
        "canonical_id": "NK-x",
        "entity_id": people,
        "prop": "name",
        "schema": "Thing",
        "value": "v",
        "dataset": "d",
    }
    alone = {"id": "Q1", "schema": "Person", "properties": {"name": ["Ana Reyl"]}}
    report = take(case, "ftm", lines(merged, said, alone))
    assert report.added == {"judgement": 2}
    assert report.not_taken == {"judgement": {"about nothing of ours": 1}}
    assert len({*groups(case).values()} & {guard, army, people}) == 1
    assert {one.by for one in made(case)} == {"ana"}
    assert take(case, "ftm", lines(merged, said, alone)).added == {"judgement": 0}


# Web Annotations


def annotations(case: Case, tmp_path: Path) -> list[dict]:
    """Return our own export, as a tool would load it."""
    data, _ = write(Path(case.where), "annotations", tmp_path)
    return json.loads(data["annotations.jsonld"])["first"]["items"]


def said(case: Case, quote: str):
    return next(s for r in case.readings() for s in r.statements if any(quote in span.quote for span in s.content))


def of(found: list[dict], quote: str) -> dict:
    return next(one for one in found if quote in one["target"]["selector"][1]["exact"])


def test_our_own_export_comes_back_and_changes_nothing(case: Case, tmp_path: Path) -> None:
    found = annotations(case, tmp_path)
    before = case.judgements()
    report = take(case, "annotations", found)
    assert (report.added, report.held) == ({"judgement": 0}, {"judgement": len(found)})
    assert report.not_taken == {}
    assert case.judgements() == before


def test_a_tag_on_our_annotation_decides_and_a_comment_is_the_reason(case: Case, tmp_path: Path) -> None:
    found = annotations(case, tmp_path)
    one = of(found, "burned the bridge")
    one["body"] += [
        {"type": "TextualBody", "purpose": "tagging", "value": "reject"},
        {"type": "TextualBody", "purpose": "commenting", "value": "A mistranslation."},
    ]
    one["creator"], one["modified"] = {"type": "Person", "name": "Cy Dorn"}, "2031-07-03T09:00:00Z"
    other = of(found, "shell the depot")
    other["body"].append({"type": "TextualBody", "purpose": "tagging", "value": "recode: asserted"})
    take(case, "annotations", {"type": "AnnotationPage", "items": found})
    reject, recode = sorted(made(case), key=lambda j: j.verb, reverse=True)
    assert (reject.verb, reject.target, reject.by) == ("reject", said(case, "burned the bridge").id, "Cy Dorn")
    assert (reject.when, reject.reason) == ("2031-07-03T09:00:00Z", "A mistranslation.")
    assert (recode.verb, recode.value, recode.by) == ("recode", "asserted", "ana")
    again = annotations(case, tmp_path)
    assert len(again) == len(found) - 1
    assert "asserted" in of(again, "shell the depot")["body"][1]["value"]


def moved(one: dict, exact: str, **more: object) -> dict:
    """Mark other words in an annotation, as a tool does when a person drags its ends; the place may be wrong."""
    quote = {"type": "TextQuoteSelector", "exact": exact, **more}
    one["target"]["selector"] = [{"type": "TextPositionSelector", "start": 0, "end": 5}, quote]
    return one


def test_other_words_are_found_by_the_quotation_and_leave_with_the_next_export(case: Case, tmp_path: Path) -> None:
    one = moved(of(annotations(case, tmp_path), "Shells hit a market"), "Shells hit a market in Dúnmor on Monday")
    report = take(case, "annotations", [one])
    assert report.added == {"judgement": 1}
    assert report.defaulted == {"selector": {"found by the words, not by their place": 1}}
    (judgement,) = made(case)
    assert judgement.verb == "respan"
    again = annotations(case, tmp_path)
    out = of(again, "Shells hit a market")
    assert out["target"]["selector"][1]["exact"] == "Shells hit a market in Dúnmor on Monday"
    text = next(r.document.text for r in case.readings() if "Shells hit" in r.document.text)
    place = out["target"]["selector"][0]
    assert text[place["start"] : place["end"]] == "Shells hit a market in Dúnmor on Monday"
    assert take(case, "annotations", again).added == {"judgement": 0}
    assert take(case, "annotations", [one]).added == {"judgement": 0}
    undo(case, [judgement.id], "ana")
    assert (
        "killing nine villagers"
        in of(annotations(case, tmp_path), "Shells hit a market")["target"]["selector"][1]["exact"]
    )


def test_white_space_and_marks_that_a_browser_changed_are_no_hindrance(case: Case, tmp_path: Path) -> None:
    one = moved(of(annotations(case, tmp_path), "shell the depot"), 'IT \n  "may" shell')
    take(case, "annotations", [one])
    statement = said(case, "shell the depot")
    words = [s.content[0].quote for r in (standing(case).apply(x) for x in case.readings()) for s in r.statements]
    assert "It “may” shell" in words
    assert made(case)[0].target == statement.id


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda one: moved(one, "words that stand nowhere"), "the words that it marks stand nowhere in the document"),
        (lambda one: moved(one, "Ordal"), None),
        (lambda one: one | {"body": [{"type": "TextualBody", "value": "Nice."}]}, "a remark that decides nothing"),
        (lambda one: one | {"body": ["urn:rpt:statement:000000000000"]}, "about nothing in this case"),
        (
            lambda one: (
                one | {"body": [*one["body"], {"type": "TextualBody", "purpose": "tagging", "value": "recode: SHELL"}]}
            ),
            "no decision that fits what it is about",
        ),
    ],
)
def test_what_fits_nothing_is_counted_and_never_guessed(case: Case, tmp_path: Path, change, reason: str | None) -> None:
    one = change(of(annotations(case, tmp_path), "moved troops"))
    fine = of(annotations(case, tmp_path), "burned the bridge")
    report = take(case, "annotations", [one, fine])
    if reason:
        assert report.not_taken["judgement"][reason] == 1
        assert made(case) == []
    else:
        assert [j.verb for j in made(case)] == ["respan"]


def test_words_marked_on_the_page_itself_are_about_the_statement_that_stands_there(case: Case) -> None:
    target = {
        "source": "https://example.org/raid",
        "selector": [{"type": "TextQuoteSelector", "exact": "The Ostrel Guard fired them"}],
    }
    tag = {"type": "TextualBody", "purpose": "tagging", "value": "reject"}
    unheld = target | {"source": "https://example.org/unheld"}
    several = target | {"selector": {"type": "TextQuoteSelector", "exact": "the"}}
    inside = target | {"selector": {"type": "TextQuoteSelector", "exact": "hit a market in Dúnmor"}}
    rows = [{"type": "Annotation", "body": tag, "target": t} for t in (target, unheld, several, inside)]
    report = take(case, "annotations", lines(*rows))
    assert [one.target for one in made(case)] == [said(case, "hit a market in Dúnmor").id]
    assert report.not_taken["judgement"] == {
        "no statement, or not only one, stands where it marks words": 1,
        "marks words of a document that the case does not hold": 1,
        "the words that it marks stand nowhere in the document": 1,
    }


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("resolver", "[1]\n", "line 1: it is no edge"),
        ("resolver", lines(edge("a", "b", "maybe")), "no judgement is 'maybe'"),
        ("resolver", "nonsense", "it is no JSON"),
        ("ftm", lines({"a": 1}), "neither an entity nor a statement"),
        ("annotations", "nonsense", "it is no JSON"),
        ("annotations", '{"type": "Thing"}', "it holds something else"),
        ("annotations", "[]", "it has no rows"),
        ("resolver", lines(edge("NK-a", "b", "positive")), "1 about no two of one case"),
    ],
)
def test_another_file_is_refused_in_one_line(case: Case, name: str, data: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as error:
        take(case, name, data)
    assert "\n" not in str(error.value)
    assert made(case) == []
