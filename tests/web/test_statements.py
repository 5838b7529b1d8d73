"""The page of one statement: from the inbox to it by a reader, and what it tells."""

from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page, expect

from reportedly.api import Case
from reportedly.pages import Pages
from reportedly.record import Statement
from reportedly.web.views.documents import opened
from reportedly.web.views.statements import statement_page
from reportedly.weighings import current, forget
from tests.web.conftest import Site
from tests.web.test_documents import UPDATE, named


@pytest.fixture
def heard(case: Case) -> Statement:
    """A statement with a chain of three: the page, an agency, two officers without a name."""
    current(case.store)
    reading = case.reading(named(case, UPDATE))
    return next(one for one in reading.statements if "pressed for an end" in one.content[0].quote)


def test_it_tells_on_whose_word_and_who_else(case: Case, client: TestClient[Any], heard: Statement) -> None:
    assert case
    view = client.get(f"/statement/{heard.id}.json").json()
    assert [hand["name"] for hand in view["card"]["chain"]] == [
        "Institute for Conflict Mapping",
        "Dravian News Service",
        "two officers",
    ]
    told = next(claim for claim in view["claims"] if claim["others"])
    assert (told["spread"]["low"], told["spread"]["high"]) == (1, 1)
    assert told["why"]
    assert told["others"][0]["source"]["title"].startswith("HALVAR MILITIAS SPLIT")
    assert view["first_hand"] == "two officers"
    assert view["readings"][0]["superseded_at"] is None


def test_its_sentence_is_marked_by_roles(case: Case, heard: Statement) -> None:
    bits = statement_page(Pages(case.store), heard.id).sentence
    assert {bit.role for bit in bits} >= {"content", "source", "cue"}
    text = case.reading(heard.document).document.text
    assert "".join(bit.words for bit in bits) in text


def test_the_case_need_not_be_weighed(case: Case, client: TestClient[Any], heard: Statement) -> None:
    forget(case.store)
    shown = client.get(f"/statement/{heard.id}")
    assert shown.status_code == 200
    assert "was not weighed yet" in shown.text


def test_judgements_stand_in_its_history(case: Case, client: TestClient[Any], heard: Statement) -> None:
    made = case.judge("recode", heard.id, "hedged", by="ana", reason="only two officers")
    shown = client.get(f"/statement/{heard.id}").text
    assert "only two officers" in shown
    case.undo(made.id, by="ana")
    assert "(taken back)" in client.get(f"/statement/{heard.id}").text


def test_what_is_not_there_and_what_was_rejected(case: Case, client: TestClient[Any], heard: Statement) -> None:
    assert client.get("/statement/statement-000000000000").status_code == 404
    assert client.get(f"/statement/{heard.document}").status_code == 404
    case.judge("reject", heard.id, by="ana")
    assert client.get(f"/statement/{heard.id}").status_code == 410


def test_its_csv_is_one_row(client: TestClient[Any], heard: Statement) -> None:
    assert len(client.get(f"/statement/{heard.id}.csv").text.splitlines()) >= 2


# in a browser


def test_a_chain_is_traced_from_the_inbox_by_keys(page: Page, site: Site, case: Case, heard: Statement) -> None:
    assert site
    page.goto("/")
    rows = page.locator(".entry")
    number = [rows.nth(n).get_attribute("id") for n in range(rows.count())].index(heard.document)
    for _ in range(number + 1):
        page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url(f"**/document/{heard.document}*")
    cards = [card.id for card in opened(case, heard.document).cards]
    for _ in range(cards.index(heard.id) + 1):
        page.keyboard.press("j")
    expect(page.locator(".card.active .chain")).to_contain_text("two officers")
    page.keyboard.press("o")
    page.wait_for_url(f"**/statement/{heard.id}")
    hands = page.locator(".drawn .name")
    expect(hands).to_have_text(["Institute for Conflict Mapping", "Dravian News Service", "two officers"])
    page.keyboard.press("c")
    expect(page.locator("#ics")).to_contain_text("Dravian News Service")
    expect(page.locator("#link")).to_have_text(f"{site.url}/statement/{heard.id}")
    page.keyboard.press("o")
    page.wait_for_url(f"**/document/{heard.document}#*")
    expect(page.locator(".card.active")).to_have_attribute("id", heard.id)
