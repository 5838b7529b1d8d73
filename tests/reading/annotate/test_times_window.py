"""The window of publication: what a text states, and bounds where it states nothing."""

from collections.abc import Callable

from reportedly.reading.annotate.window import published
from reportedly.reading.tree import Parse
from reportedly.record import Document, Interval

Parser = Callable[[str], Parse]
NEW = Document(id="doc-test", sha256="0" * 64)


def test_a_stated_date_is_kept(parse: Parser) -> None:
    stated = Interval(start="2031-05-14", end="2031-05-14", grain="day", basis="meta")
    document = Document(id="doc-test", sha256="0" * 64, published=stated)
    assert published(parse("The Front attacked on June 1, 2031."), document) == stated


def test_not_before_the_latest_full_date_of_the_past(parse: Parser) -> None:
    found = published(parse("The leader attends a parade. (Orsk, May 4, 2031)\nHe came to power in 2029."), NEW)
    assert (found.start, found.end, found.grain) == ("2031-05-04", None, "open")
    assert "May 4, 2031" in found.basis


def test_what_lies_ahead_bounds_nothing(parse: Parser) -> None:
    text = "The Front seized Dolma on May 4, 2031. It will vote on June 20, 2031. The truce runs until July 1, 2031."
    assert published(parse(text), NEW).start == "2031-05-04"


def test_yearless_days_count_once_a_year_is_anchored(parse: Parser) -> None:
    text = "The Front attacked on April 21 and 22. Orders to halt came in February 2031."
    found = published(parse(text), NEW)
    assert found.start == "2031-04-22"
    assert "April 21 and 22" in found.basis


def test_a_yearless_day_far_past_the_anchor_is_of_the_year_before(parse: Parser) -> None:
    text = "The war began on October 7. He spoke on April 4, 2031."
    assert published(parse(text), NEW).start == "2031-04-04"


def test_yearless_days_alone_say_nothing(parse: Parser) -> None:
    assert published(parse("The Front attacked on April 21."), NEW).start is None


def test_not_after_the_day_of_fetching(parse: Parser) -> None:
    document = Document(id="doc-test", sha256="0" * 64, retrieved="2031-06-01T10:00:00Z")
    assert published(parse("The Front attacked."), document).end == "2031-06-01"


def test_a_dateline_states_the_date(parse: Parser) -> None:
    found = published(parse("ORSK, 14 May 2031 (Lantern) -- The Front attacked on May 12."), NEW)
    assert (found.start, found.end, found.grain) == ("2031-05-14", "2031-05-14", "day")


def test_plans_and_bare_years_bound_nothing(parse: Parser) -> None:
    text = "Karsia plans a vote on June 20, 2031. The 2035 games draw near. The Front seized Dolma on May 4, 2031."
    assert published(parse(text), NEW).start == "2031-05-04"


def test_a_date_set_off_at_the_top_is_the_document_s_own(parse: Parser) -> None:
    found = published(parse("Daily Update, June 2, 2031\nThe Front attacked on May 30, 2031."), NEW)
    assert (found.start, found.end, found.grain) == ("2031-06-02", "2031-06-02", "day")


def test_a_date_within_a_headline_is_not(parse: Parser) -> None:
    found = published(parse("The Dolma attack of May 4, 2029\nThe leader spoke on May 9, 2031."), NEW)
    assert (found.start, found.end) == ("2031-05-09", None)


def test_a_beginning_that_was_announced_bounds_nothing(parse: Parser) -> None:
    text = "The Front seized Dolma on May 4, 2031. It announced a truce beginning June 5."
    assert published(parse(text), NEW).start == "2031-05-04"


def test_a_heading_that_says_as_of_when_states_the_day(parse: Parser) -> None:
    found = published(parse("Flood and raids: situation\nAs of 5 May 2031\n\nSome 30 people have been killed."), NEW)
    assert (found.start, found.end) == ("2031-05-05", "2031-05-05")
    inside = published(parse("As of 5 May 2031, some 30 people have been killed."), NEW)
    assert (inside.start, inside.end) == ("2031-05-05", None)


def test_a_dateline_without_a_year_takes_that_of_what_happened_before(parse: Parser) -> None:
    found = published(parse("Orsk, 6 May - Two people died in a raid on 4 May 2031, police said."), NEW)
    assert (found.start, found.end) == ("2031-05-06", "2031-05-06")
    assert "another date" in found.basis
    assert published(parse("Orsk, 6 May - Two people died in a raid, police said."), NEW).start is None
