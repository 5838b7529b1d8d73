"""Notes that put a report right, and reports that are taken back: what was wrong, what is right, and where."""

import pytest

from tests.weighing.reports import findings

LEAD = "VELM, June 3, 2031 (Coast Wire) - Shells hit a grain store in Velm on Monday, a nurse said.\n\n"


def told(*texts: str) -> list[tuple[str | None, list[list[str]]]]:
    found = findings(*texts, kind="correction")
    return [(f.facet, [[span.span.quote for span in side.spans] for side in f.sides]) for f in found]


@pytest.mark.parametrize(
    ("note", "facet", "wrong", "right"),
    [
        ("An earlier version of this report said the store was in Orsk. It is in Velm.", "place", "Orsk", "Velm"),
        ("A previous version of this article gave the day as Tuesday. It was Monday.", "date", "Tuesday", "Monday"),
        ("(Corrects location to Velm, not Orsk)", "place", "Orsk", "Velm"),
        ("This story has been corrected to say that the store is in Velm, not Orsk.", "place", "Orsk", "Velm"),
        ("(This story corrects the day of the attack to Monday from Sunday)", "date", "Sunday", "Monday"),
        ("(Fixes spelling of the governor's name to Tarel from Torel)", "name", "Torel", "Tarel"),
        (
            "An earlier version of this dispatch wrongly attributed the account to the mayor. It was given by a nurse.",
            "attribution",
            "mayor",
            "nurse",
        ),
        ("An earlier version of this report misstated the location as Orsk.", "place", "Orsk", "Velm"),
        (
            "An earlier version of this story misspelled the name of the judge. She is Ilva Karsin, not Ilva Marsin.",
            "name",
            "Ilva Marsin",
            "Ilva Karsin",
        ),
    ],
)
def test_a_note_tells_the_wrong_from_the_right(note: str, facet: str, wrong: str, right: str) -> None:
    assert told(LEAD + note) == [(facet, [[wrong], [right]])]


def test_a_note_that_names_neither_still_says_what_it_is_about() -> None:
    (made,) = told(LEAD + "(Refiles to fix location in headline)")
    assert made == ("place", [["(Refiles to fix location in headline)"]])


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the earlier attack was in Orsk, not in Velm.",
        "The minister was not in Orsk on Monday but in Velm.",
        "An earlier version of the truce named three crossings. The new one names two.",
        "Prosecutors corrected the charge sheet, which had named Orsk instead of Velm.",
    ],
)
def test_what_people_say_is_no_note(text: str) -> None:
    assert told(LEAD + text) == []


def test_an_older_report_of_the_house_stands_on_the_wrong_side() -> None:
    older = "VELM, June 2, 2031 (Coast Wire) - Shells hit a grain store in Orsk on Monday, a nurse said."
    stranger = "VELM, June 2, 2031 (Velland Post) - Shells hit a grain store in Orsk on Monday, a nurse said."
    (found,) = findings(older, stranger, LEAD + "(Corrects location to Velm, not Orsk)", kind="correction")
    wrong, right = found.sides
    assert [span.span.quote for span in (*wrong.spans, *right.spans)] == ["Orsk", "Orsk", "Velm"]
    assert len({span.document for span in wrong.spans}) == 2


def test_a_report_that_calls_itself_corrected_is_laid_beside_the_older_one() -> None:
    older = "VELM, June 2, 2031 (Coast Wire) - Gunmen killed the head of the harbour police at a checkpoint in Orsk."
    newer = "CORRECTED: Checkpoint killing\n\n" + older.replace("Orsk", "Halvar").replace("June 2", "June 3")
    (found,) = findings(older, newer, kind="correction")
    assert (found.facet, [[s.span.quote for s in side.spans] for side in found.sides]) == (
        "place",
        [["Orsk"], ["Halvar"]],
    )
    assert not findings(older, newer.removeprefix("CORRECTED: "), kind="correction")


@pytest.mark.parametrize("verb", ["withdrew its report", "has withdrawn its story", "pulled its report"])
def test_what_is_taken_back_stands_on_its_own_side(verb: str) -> None:
    claim = "the Harrow Brigade had shelled the grain store in Velm"
    older = f"ORSK, June 3, 2031 (Velland Post) - Residents said that {claim}."
    text = f"ORSK, June 4, 2031 (Lantern Radio) - The Coast Wire agency {verb} that {claim}."
    (found,) = findings(older, text, kind="retraction")
    taken, saying = found.sides
    assert [span.span.quote for span in saying.spans] == [verb.removeprefix("has ")]
    assert [span.span.quote for span in taken.spans] == [claim, claim]


@pytest.mark.parametrize(
    "words",
    [
        "three of his men were killed, not two, as the governor had said",
        "three of his men were killed, not two as the governor had reported",
        "the number of his men killed was three, not two, as the governor first announced",
    ],
)
def test_of_a_number_taken_back_nobody_is_put_right(words: str) -> None:
    text = f"The head of the union, Joao Pais, said {words}. The governor's office later acknowledged the error."
    assert told(LEAD + text) in ([], [("toll", [["two"], ["three"]])])


@pytest.mark.parametrize(
    ("note", "wrong", "right"),
    [
        (
            "In a report on Monday, Coast Wire wrote it was in Orsk. In fact it is in Velm. {}",
            "Orsk",
            "Velm",
        ),
        ("On Monday we reported that the store was in Orsk. It should have been Velm. {}", "Orsk", "Velm"),
        ("Our story on Monday placed the store in Orsk. The correct town is Velm. {}", "Orsk", "Velm"),
        ("A headline put the store in Orsk. This was wrong. The store is in Velm. {}", "Orsk", "Velm"),
    ],
)
@pytest.mark.parametrize("owned", ["We regret the error.", "We apologise for the mistake.", ""])
def test_a_house_that_owns_an_error_puts_right_what_it_wrote(note: str, wrong: str, right: str, owned: str) -> None:
    found = [([side.spans[0].span.quote for side in f.sides]) for f in findings(LEAD + note.format(owned))]
    assert ([wrong, right] in found) == bool(owned)


def test_the_older_report_with_the_wrong_number_stands_on_its_side() -> None:
    older = "VELM, June 3, 2031 (Coast Wire) - Eight drivers were killed on Monday when shells hit a convoy in Velm."
    note = (
        "CORRECTION\n\nVELM, June 4, 2031 (Coast Wire) - In a report on a convoy in Velm, Coast Wire wrote that eight "
        "drivers had been killed. In fact five drivers were killed."
    )
    (found,) = findings(older, note, kind="correction")
    assert [sorted(span.span.quote for span in side.spans) for side in found.sides] == [
        ["Eight drivers", "eight drivers"],
        ["five drivers"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Please disregard our June 3 report that the Red Column had taken Orsk.",
        "Our dispatch of Tuesday on the fall of Orsk is hereby withdrawn.",
        "Editors: please kill our story headlined “Red Column takes Orsk”.",
        "The Meridian has pulled its story on the fall of Orsk.",
        "The Meridian no longer stands by its account of the fall of Orsk.",
    ],
)
def test_a_report_that_is_taken_back(text: str) -> None:
    assert len(findings(f"VELM, June 4, 2031 (Coast Wire) - {text}", kind="retraction")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The ministry ignored the report of a teacher.",
        "Soldiers killed a reporter and pulled the body from the river.",
        "The air raid alert was withdrawn on Monday.",
        "The army withdrew its troops, the report said.",
    ],
)
def test_nothing_is_taken_back(text: str) -> None:
    assert findings(f"VELM, June 4, 2031 (Coast Wire) - {text}", kind="retraction") == []
