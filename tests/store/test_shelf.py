"""A shelf holds lines, is asked by page in the order of code points, and is the same on both kinds of database."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from reportedly.store import Case, Mark
from reportedly.store.course import come_to, documents_of, since
from reportedly.store.lines_asked import Asked, cursor_of
from reportedly.store.shelf import Draft, Line, Revision, Shelf
from tests.readings import reading

REVISION = Revision(mark=Mark(reading=1, judgement=0), rules="1", drawn_at="2031-05-14T06:00:00Z")
NAMES = ("Orsk", "orsk", "Ørsk", "Orsk 2", "örsk", "Velland", "_", "Orsk%")


def line(name: str, documents: int = 1, **columns: Any) -> Line:
    return Line(kind="actor", id=f"id {name}", place=name, body="{}", name=name, documents=documents, **columns)


@pytest.fixture
def shelf(case: Case) -> Shelf:
    return Shelf(case)


def ids(shelf: Shelf, **asked: Any) -> list[str]:
    return [row["name"] for row in shelf.lines(Asked(kind="actor", **asked))]


def test_lines_come_by_code_points_and_page(shelf: Shelf) -> None:
    shelf.put(map(line, NAMES), REVISION)
    assert ids(shelf) == sorted(NAMES)
    asked = Asked(kind="actor", limit=3)
    (*_, last) = shelf.lines(asked)
    assert ids(shelf, after=cursor_of(last, asked)) == sorted(NAMES)[3:]
    assert (shelf.total(asked), shelf.counts()) == (len(NAMES), {"actor": len(NAMES)})


def test_names_are_asked_by_their_beginning(shelf: Shelf) -> None:
    shelf.put(map(line, NAMES), REVISION)
    assert ids(shelf, name="Orsk") == ["Orsk", "Orsk 2", "Orsk%"]
    assert ids(shelf, name="Orsk%") == ["Orsk%"]
    assert ids(shelf, name="_") == ["_"]


def test_those_of_most_documents_first_page_by_page(shelf: Shelf) -> None:
    held = [line(name, number % 3) for number, name in enumerate(NAMES)]
    shelf.put(held, REVISION)
    order = [one.name for one in sorted(held, key=lambda one: (-one.documents, one.place))]
    found, after = list[str](), ""
    while True:
        asked = Asked(kind="actor", by_documents=True, limit=2, after=after)
        rows = shelf.lines(asked)
        found += [row["name"] for row in rows]
        if len(rows) < 2:
            break
        after = cursor_of(rows[-1], asked)
    assert found == order


def test_days_codes_and_what_is_concerned_narrow_it_down(shelf: Shelf) -> None:
    shelf.put(
        [
            line("early", start="2031-05-01", until="2031-05-02", code="a", concerns=(("document", "d1"),)),
            line("late", start="2031-05-09", until=None, code="b", concerns=(("document", "d1"), ("document", "d2"))),
            line("open", start=None, until="2031-05-05", code="b", facet="f", turns=True),
            line("unknown", code="a", turns=False),
        ],
        REVISION,
    )
    assert ids(shelf, first="2031-05-03") == ["late", "open"]
    assert ids(shelf, last="2031-05-03") == ["early", "open"]
    assert ids(shelf, codes=("b",)) == ["late", "open"]
    assert ids(shelf, facets=("f",)) == ["open"]
    assert ids(shelf, turns=False) == ["unknown"]
    assert ids(shelf, roles=(("document", ("d1", "d2")),)) == ["early", "late"]
    assert ids(shelf, roles=(("document", ("d1",)), ("document", ("d2",)))) == ["late"]
    assert shelf.tally(Asked(kind="actor")) == {"a": 2, "b": 2}
    assert shelf.concerned("actor", "id late", "document") == ["d1", "d2"]
    assert shelf.concerned("actor", "id late", "document", after="d1") == ["d2"]
    assert shelf.concerning("actor", "document", ["d1", "d3"]) == {"d1": ["id early", "id late"]}


def test_what_is_put_takes_the_place_of_what_lay_there(shelf: Shelf) -> None:
    assert shelf.put(map(line, NAMES), REVISION) == len(NAMES)
    assert shelf.put(map(line, NAMES), REVISION) == 0
    assert shelf.put([line("Orsk", 2), line("new"), *map(line, NAMES[1:4])], REVISION) == 6  # two new, four gone
    assert ids(shelf) == sorted(["new", *NAMES[:4]])
    assert shelf.line("actor", "id Orsk")["documents"] == 2
    assert shelf.line("actor", "id Velland") is None


def test_a_shelf_says_what_it_was_drawn_from(shelf: Shelf) -> None:
    assert shelf.revision() is None
    shelf.put([], REVISION)
    assert shelf.revision() == REVISION
    shelf.clear()
    assert shelf.revision() is None


def test_how_far_a_case_has_come(case: Case, open_case: Callable[..., Case]) -> None:
    assert come_to(case) == Mark()
    case.add(reading(), "1")
    assert (since(case, Mark()).documents, since(open_case(), come_to(case)).documents) == (1, 0)


def test_a_shelf_in_memory_is_nobody_elses() -> None:
    one, other = Shelf(), Shelf()
    one.put(map(line, NAMES), REVISION)
    assert ids(one) == sorted(NAMES)
    assert other.revision() is None


def test_documents_are_named_without_their_text(case: Case) -> None:
    made = reading()
    case.add(made, "1")
    found = documents_of(case, [made.document.id, "doc-none"])
    assert list(found) == [made.document.id]
    assert (found[made.document.id].path, found[made.document.id].text) == (made.document.path, "")


def test_names_are_asked_by_what_they_hold_and_lines_by_their_ids(shelf: Shelf) -> None:
    shelf.put(map(line, NAMES), REVISION)
    assert ids(shelf, holding="ella") == ["Velland"]
    assert ids(shelf, holding="%") == ["Orsk%"]
    assert ids(shelf, holding="rsk", only=("id orsk", "id Velland")) == ["orsk"]
    assert ids(shelf, only=()) == []
    assert ids(shelf, without=tuple(f"id {name}" for name in NAMES if name != "_")) == ["_"]


def test_lines_that_few_and_that_many_concern_come_in_one_order(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    about = (("document", "doc-1"),)
    shelf.put((line(name, concerns=about) for name in NAMES), REVISION)
    asked: dict[str, Any] = {"roles": (("document", ("doc-1",)),)}
    few = ids(shelf, limit=3, **asked)
    assert few == sorted(NAMES)[:3]
    monkeypatch.setattr("reportedly.store.shelf.RARE", 2)
    assert ids(shelf, limit=3, **asked) == few
    assert ids(shelf, roles=(("document", ("doc-2",)),)) == []


def test_a_line_that_is_put_anew_concerns_what_it_says_now(shelf: Shelf) -> None:
    held = [line("Orsk", concerns=(("document", "a"), ("document", "b"))), line("Velland", concerns=(("actor", "c"),))]
    shelf.put(held, REVISION)
    newer = line("Orsk", 2, concerns=(("document", "b"), ("place", "b"), ("document", "d")))
    assert shelf.put([newer, held[1]], REVISION) == 1
    assert shelf.concerned("actor", newer.id, "document") == ["b", "d"]
    assert shelf.concerned("actor", newer.id, "place") == ["b"]
    assert shelf.concerning("actor", "document", ["a", "b", "d"]) == {"b": [newer.id], "d": [newer.id]}
    assert shelf.line("actor", newer.id)["documents"] == 2
    assert shelf.concerning("actor", "actor", ["c"]) == {"c": [held[1].id]}
    assert shelf.put([newer, held[1]], REVISION) == 0


def draft(name: str, of: object, made: list[str]) -> Draft:
    return Draft("actor", f"id {name}", of, lambda: made.append(name) or line(name))


def test_a_draft_is_made_only_where_its_line_is_not_there(shelf: Shelf) -> None:
    made = list[str]()
    shelf.put([draft("Orsk", 1, made), draft("Velland", 1, made)], REVISION)
    assert made == ["Orsk", "Velland"]
    assert shelf.put([draft("Orsk", 1, made), draft("Velland", 2, made)], REVISION) == 1
    assert made == ["Orsk", "Velland", "Velland"]
    assert ids(shelf) == ["Orsk", "Velland"]


def test_what_other_rules_made_is_made_anew(shelf: Shelf) -> None:
    made = list[str]()
    shelf.put([draft("Orsk", 1, made), draft("Velland", 1, made)], REVISION)
    shelf.put([draft("Orsk", 1, made)], replace(REVISION, rules="2"))
    assert made == ["Orsk", "Velland", "Orsk"]
    assert ids(shelf) == ["Orsk"]
