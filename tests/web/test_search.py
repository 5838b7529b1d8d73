"""The search page."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import TestClient
from playwright.sync_api import Page, expect

from reportedly.api import Case
from reportedly.pages import Pages
from reportedly.web.views.searching import cuts, search


def test_hits_bear_their_document_and_how_sure_they_are(case: Case) -> None:
    found = search(Pages(case.store), "truce")
    assert found.hits
    assert all("truce" in "".join(cut.words for cut in one.cuts if cut.hit).lower() for one in found.hits)
    assert {bool(one.certainty) for one in found.hits if one.statement} == {True}
    assert any(one.statement is None and one.address.startswith("/document/") for one in found.hits)


def test_pages_go_on_without_a_gap(client: TestClient[Any]) -> None:
    first = client.get("/search.json", params={"q": "the"}).json()
    assert first["next"]
    second = client.get("/search.json", params={"q": "the", "after": first["next"]}).json()
    assert not {(one["start"], one["source"]["document"], one["statement"]) for one in first["hits"]} & {
        (one["start"], one["source"]["document"], one["statement"]) for one in second["hits"]
    }


def test_nothing_asked_is_no_fault_and_no_word_is_one(client: TestClient[Any]) -> None:
    assert client.get("/search").status_code == 200
    assert client.get("/search", params={"q": "?!"}).status_code == 400
    assert "Nothing holds all these words" in client.get("/search", params={"q": "zzzzunheard"}).text


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_cuts_are_the_words_again(words: str, marks: list[tuple[int, int]]) -> None:
    fitting = [(min(a, b, len(words)), min(max(a, b), len(words))) for a, b in marks]
    made = cuts(words, fitting)
    assert "".join(cut.words for cut in made) == words
    hit = {place for start, end in fitting for place in range(start, end)}
    at = 0
    for cut in made:
        assert {place in hit for place in range(at, at + len(cut.words))} == {cut.hit}
        at += len(cut.words)


def test_search_by_keys(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("ceasefire")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ceasefire")
    expect(page.locator(".hits mark").first).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url(lambda url: "/search" not in url)
