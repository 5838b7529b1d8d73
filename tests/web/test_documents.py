"""The reading pane: what it shows of a document, and how a reader moves in it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page, expect

from reportedly.api import Case
from reportedly.record import Document
from reportedly.web.views.documents import opened
from reportedly.web.views.versions import difference
from tests.web.conftest import Site

UPDATE, REPRINT = "samples/06-icm-update.txt", "samples/07-digest-reprint.txt"


def named(case: Case, end: str) -> str:
    return next(one.id for one in case.documents() if (one.path or "").endswith(end.removeprefix("samples")))


@pytest.fixture
def update(case: Case) -> str:
    return named(case, UPDATE)


def test_cards_stand_in_the_order_of_the_text(case: Case, update: str) -> None:
    view = opened(case, update)
    assert len(view.cards) == len(case.reading(update).statements) > 10
    places = [(card.block, next(one.start for one in card.reach if one.role == "content")) for card in view.cards]
    assert places == sorted(places)


def test_certainties_narrow_the_cards_down(case: Case, update: str) -> None:
    view = opened(case, update, certainty="denied")
    assert {card.certainty for card in view.cards} == {"denied"}
    assert view.certainties["denied"] == len(view.cards)
    assert sum(view.certainties.values()) > len(view.cards)
    assert opened(case, update, certainty="nonsense").certainty is None


def test_furniture_is_folded_away_but_there(case: Case, client: TestClient[Any]) -> None:
    i = named(case, REPRINT)
    folded = [stretch for stretch in opened(case, i).stretches if stretch.furniture]
    assert "comment form" in folded[-1].reasons
    shown = client.get(f"/document/{i}").text
    assert shown.count('<details class="furniture">') == len(folded)


def test_a_rejected_statement_is_gone_and_counted(case: Case, update: str) -> None:
    first = opened(case, update).cards[1].id
    case.judge("reject", first, by="ana")
    view = opened(case, update)
    assert first not in {card.id for card in view.cards}
    assert view.rejected["statement"] == 1


def test_what_is_no_document_is_not_found(client: TestClient[Any], update: str) -> None:
    assert client.get("/document/doc-000000000000").status_code == 404
    assert client.get(f"/document/{update}/v9").status_code == 404
    assert client.get(f"/document/{update}/v0").status_code == 404


def test_a_failure_says_what_is_wrong(case: Case, client: TestClient[Any], tmp_path: Path) -> None:
    blob = tmp_path / "blob.txt"
    blob.write_bytes(b"\x00\x01\x02\xff" * 400)
    kept = case.read(blob)[0]
    assert kept.failure is not None
    i = named(case, str(blob))
    shown = client.get(f"/document/{i}").text
    assert "could not be read" in shown
    assert kept.failure.message in shown
    assert client.get(f"/document/{i}.json").json()["masthead"]["failure"]["message"] == kept.failure.message


def test_versions_of_a_report_and_what_differs(case: Case, client: TestClient[Any], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Nine hurt in Tarn\n\nThe mayor said nine people were hurt in Tarn on Monday.\n")
    case.read(report)
    report.write_text("Nine hurt in Tarn\n\nThe mayor said eleven people were hurt in Tarn on Monday.\n")
    case.read(report)
    ids = [one.id for one in case.documents() if one.path == str(report)]
    view = client.get(f"/document/{ids[0]}.json").json()
    assert [one["number"] for one in view["versions"]] == [1, 2]
    changed = client.get(f"/document/{ids[0]}/v2?against=1").text
    assert "<del>nine</del><ins>eleven</ins>" in changed
    assert client.get(f"/document/{ids[0]}/v2.json").json()["version"] == 2


def test_a_difference_is_both_texts() -> None:
    one, other = ("The toll rose to 9.", "Nobody claimed it."), ("The toll fell to 7.", "A third line.")
    older, newer = (Document(id="doc-1", sha256="0" * 64, text=text) for text in map(" ".join, (one, other)))
    runs = [run for passage in difference(older, newer, (1, 2)).passages for run in passage.runs]
    assert "".join(run.words for run in runs if run.kind != "new") == older.text
    assert "".join(run.words for run in runs if run.kind != "gone") == newer.text


def test_csv_has_a_row_a_statement(client: TestClient[Any], case: Case, update: str) -> None:
    lines = client.get(f"/document/{update}.csv").text.splitlines()
    assert lines[0].startswith("id,document,title,published,start,end,words,certainty")
    assert len(lines) == len(case.reading(update).statements) + 1


# in a browser


def test_keys_walk_through_the_statements(page: Page, case: Case, update: str) -> None:
    view = opened(case, update)
    page.goto(f"/document/{update}")
    for card in view.cards[:3]:
        page.keyboard.press("j")
        expect(page.locator(".card.active")).to_have_attribute("id", card.id)
    page.keyboard.press("k")
    expect(page.locator(".card.active")).to_have_attribute("id", view.cards[1].id)
    assert page.url.endswith(f"#char={view.cards[1].start},{view.cards[1].end}")
    page.keyboard.press("Escape")
    expect(page.locator(".card.active")).to_have_count(0)


def test_a_card_stands_beside_its_words(page: Page, update: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/document/{update}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    card = page.locator(".card.active").bounding_box()
    words = page.evaluate("[...CSS.highlights.get('active')][0].getBoundingClientRect().toJSON()")
    assert card is not None
    assert card["x"] > words["right"]
    page.wait_for_function(  # it glides there
        "() => { const top = (one) => one.getBoundingClientRect().top;"
        " const card = document.querySelector('.card.active');"
        " return Math.abs(top(card) - top([...CSS.highlights.get('active')][0])) < 40; }"
    )


def test_an_address_leads_to_the_words(page: Page, case: Case, update: str) -> None:
    card = opened(case, update).cards[4]
    page.goto(f"/document/{update}#char={card.start},{card.end}")
    expect(page.locator(".card.active")).to_have_attribute("id", card.id)
    page.goto(f"/document/{update}#char={card.start + 1},{card.start + 9}")
    page.reload()
    quote = case.reading(update).document.text[card.start + 1 : card.start + 9]
    assert page.evaluate("[...CSS.highlights.get('linked')][0].toString()") == quote


def test_a_click_goes_through_what_overlaps(page: Page, case: Case, update: str) -> None:
    view = opened(case, update)
    text = case.reading(update).document.text
    inner = text.index("the mortar attacks of September")
    page.goto(f"/document/{update}")
    over = [card for card in view.cards if card.start <= inner + 4 < card.end and "mortar attacks" in card.words]
    assert len(over) > 1
    box = page.evaluate(
        """words => { for (const block of document.querySelectorAll('[data-block]')) {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) { const at = walker.currentNode.data.indexOf(words);
                if (at >= 0) { const r = document.createRange(); r.setStart(walker.currentNode, at + 2);
                    r.setEnd(walker.currentNode, at + 5); return r.getBoundingClientRect().toJSON(); } } } }""",
        "mortar attacks of",
    )
    seen = []
    for _ in over:
        page.mouse.click(box["x"] + 3, box["y"] + box["height"] / 2)
        seen.append(page.locator(".card.active").get_attribute("id"))
    assert set(seen) == {card.id for card in over}


def test_without_a_script_spans_are_marked_and_cards_stand_below(
    open_page: Callable[..., Page], case: Case, update: str
) -> None:
    page = open_page(javascript=False)
    page.goto(f"/document/{update}")
    expect(page.locator("mark.sure.denied").first).to_be_visible()
    expect(page.locator(".card")).to_have_count(len(opened(case, update).cards))
    text = re.sub(r"\s+", " ", page.locator("#reader").inner_text())
    assert "Fissures among the Dravian-backed militias" in text


def test_the_reader_is_whole_on_a_narrow_screen(page: Page, site: Site, update: str) -> None:
    assert site.url
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/document/{update}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
