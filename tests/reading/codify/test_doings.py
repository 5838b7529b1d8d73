"""What somebody takes part in, coded or not, and on which day."""

import re

import reportedly
from reportedly.pipeline import doings_of
from reportedly.record import Reading

PUBLISHED = "2031-05-12"


def taken(text: str, name: str) -> list[tuple[str, str, str | None, str]]:
    """Return (lemma, part, first day, clock) of what those named take part in."""
    reading: Reading = reportedly.read_text(text, published=PUBLISHED)
    spots = [match.span() for match in re.finditer(name, text)]
    spots += [(m.span.start, m.span.end) for a in reading.actors if name in a.name for m in a.mentions]
    return [(d.lemma, d.part, d.when.start, d.clock) for d in doings_of(reading, spots)]


def test_deeds_without_a_code_are_held_with_their_day_and_part() -> None:
    text = "Ivo Marn opened a bakery in Orsk on May 3. The town praised Marn. He thanked the guests."
    assert taken(text, "Marn") == [
        ("open", "doer", "2031-05-03", "when"),
        ("praise", "done", PUBLISHED, "published"),
        ("thank", "doer", PUBLISHED, "published"),
    ]


def test_the_passive_turns_the_parts_and_a_relative_clause_keeps_them() -> None:
    text = "The Orbel works were sold by the city in 2029. The firm that bought Orbel closed it."
    assert [(lemma, part) for lemma, part, *_ in taken(text, "Orbel")][:1] == [("buy", "done")]
    assert taken("The firm, which Ivo Marn founded in 2019, was sold.", "Marn") == [("found", "doer", "2019", "when")]


def test_what_is_denied_planned_or_supposed_is_no_deed() -> None:
    for text in (
        "Ivo Marn did not open the bakery.",
        "Ivo Marn will open a bakery on Friday.",
        "Ivo Marn may open a bakery.",
        "If Ivo Marn opens a bakery, the town gains.",
    ):
        assert not taken(text, "Marn"), text


def test_background_in_the_past_perfect_has_no_day() -> None:
    assert taken("Ivo Marn had opened a bakery.", "Marn") == [("open", "doer", None, "unknown")]


def test_a_noun_of_a_happening_is_a_deed_of_its_owner() -> None:
    text = "Ivo Marn's resignation on May 9 surprised the town."
    assert ("resignation", "doer", "2031-05-09", "when") in taken(text, "Marn")


def test_nobody_named_takes_part_in_nothing() -> None:
    assert doings_of(reportedly.read_text("Rain fell."), []) == ()


def test_undated_news_is_of_the_day_that_the_report_opens_with() -> None:
    text = "Ivo Marn opened a bakery in Orsk on May 10.\n\nThe guests applauded Marn.\n"
    assert taken(text, "Marn")[1] == ("applaud", "done", "2031-05-10", "lead")
    old = "Ivo Marn opened a bakery in Orsk on February 3.\n\nThe guests applauded Marn.\n"
    assert taken(old, "Marn")[1] == ("applaud", "done", PUBLISHED, "published")
