"""The brief editor: what people change is held against the spans, kept when it is written anew, and given out."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page, expect

from reportedly.api import Case
from reportedly.exports.brief import Brief
from reportedly.exports.checking import check
from reportedly.exports.cited import read
from reportedly.pages import Pages
from reportedly.store.drafts import Drafts
from reportedly.web.views import drafts
from tests.web.conftest import Site
from tests.web.test_review import EVIL, send

SLOW = 60_000


@pytest.fixture(scope="session")
def written(samples_case: Path) -> Brief:
    """The brief of the samples, written once."""
    with Case.open(samples_case, create=False, attributor="rules", stance_coder="rules") as case:
        return case.brief()


@pytest.fixture
def draft(case: Case, written: Brief) -> str:
    """A draft of it in the case that a test may write into."""
    held = drafts.written(None, written, {"template": "case"})
    return Drafts(case.store).save(None, "ana", written.title, drafts.encoded(held))


def kept(case: Case, i: str) -> drafts.Draft:
    saved = Drafts(case.store).get(i)
    assert saved is not None
    return drafts.decoded(saved.body)


def lines(client: TestClient[Any], i: str) -> list[dict[str, Any]]:
    return [line for part in client.get(f"/brief/{i}.json").json()["parts"] for line in part["lines"]]


def test_a_brief_is_written_worked_on_and_given_out(page: Page, site: Site) -> None:
    page.goto("/brief")
    page.get_by_role("button", name="Write it").click()
    page.get_by_role("button", name="Work on it").click(timeout=SLOW)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Brief: 18 documents")
    expect(page.locator(".sentence.unsupported, .sentence.drifted")).to_have_count(0)
    with page.expect_download() as found:
        page.get_by_role("link", name="Markdown").click()
    text = Path(found.value.path()).read_text(encoding="utf-8")
    assert text.startswith("# Brief: 18 documents")
    assert "Words of likelihood" in text
    checked = check(read(text), site.case.readings())
    assert {one.status for one in checked} == {"verified"}


def test_a_sentence_falsified_by_hand_is_shown_and_stands_in_no_file(page: Page, site: Site, draft: str) -> None:
    page.goto(f"/brief/{draft}")
    sentence = page.locator(".sentence", has_text="At least 14 people were killed").first
    sentence.locator("summary").first.click()
    expect(sentence.locator(".spots")).to_contain_text("14 people")
    field = sentence.get_by_label("In other words")
    field.fill(field.input_value().replace("14 people", "40 people"))
    sentence.get_by_role("button", name="Keep").click()
    false = page.locator(".sentence", has_text="At least 40 people").first
    expect(false).to_contain_text("not borne out")
    expect(false.locator("summary .status")).to_have_css("color", "rgb(157, 43, 34)")
    expect(page.locator(".alarm")).to_contain_text("1 sentence is not borne out")
    text = page.request.get(f"/brief/{draft}/file?form=.md").text()
    assert "40 people" not in text
    assert "Refused because it was not borne out when this was written: 1." in text
    false.get_by_role("button", name="As it was written").click()
    expect(page.locator(".alarm")).to_have_count(0)
    assert kept(site.case, draft).edited == {}


def test_what_was_asked_for_is_asked_again(page: Page, site: Site) -> None:
    page.goto("/brief")
    page.get_by_label("Write a").select_option("actor")
    page.get_by_label("about").fill("Black Heron Brigade")
    page.get_by_role("button", name="Write it").click()
    page.get_by_role("button", name="Work on it").click(timeout=SLOW)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Black Heron Brigade")
    page.get_by_role("button", name="Write it anew").click()
    page.get_by_role("button", name="Take it into the draft").click(timeout=SLOW)
    (saved,) = Drafts(site.case.store).all()
    assert kept(site.case, saved.id).asked == {"template": "actor", "about": "Black Heron Brigade"}


def test_what_the_case_holds_is_put_in_by_a_button(open_page: Callable[..., Page], site: Site, draft: str) -> None:
    page = open_page(javascript=False)
    page.goto(f"/brief/{draft}?q=mortar")
    before = page.locator(".sentence").count()
    hit = page.locator(".hit", has_text="Dravia is still supplying").first
    hit.get_by_label("Section").select_option("What is reported")
    hit.get_by_role("button", name="Add").click()
    expect(page.locator(".sentence")).to_have_count(before + 1)
    mine = page.locator(".sentence.mine")
    expect(mine).to_contain_text("put in by ana")
    expect(mine).to_have_class(re.compile("verified"))
    (added,) = kept(site.case, draft).added
    assert added.section == "What is reported"
    text = page.request.get(f"/brief/{draft}/file?form=.md").text()
    checked = check(read(text), site.case.readings())
    assert added.sentence.text in {one.text for one in checked if one.status == "verified"}


def test_what_the_case_holds_is_dragged_in(page: Page, site: Site, draft: str) -> None:
    page.goto(f"/brief/{draft}?q=mortar")
    page.locator(".hit", has_text="Dravia is still supplying").first.drag_to(page.locator(".part").nth(1))
    expect(page.locator(".sentence.mine")).to_have_count(1)
    assert kept(site.case, draft).added[0].section == "Who wants what"


def test_own_words_are_kept_when_it_is_written_anew(client: TestClient[Any], case: Case, draft: str) -> None:
    cited = next(line for line in lines(client, draft) if line["spots"])
    spot = next(one for one in cited["spots"] if one["role"] == "content")
    claim = f"Nobody was hurt anywhere. [{spot['document']}#char={spot['start']},{spot['end']}]"
    send(client, f"/brief/{draft}", does="own", heading="Topline", words=f"A quiet week.\n\n{claim}")
    send(client, f"/brief/{draft}", does="remove", key=cited["key"])
    shorter = drafts.written(kept(case, draft), case.brief(limit=6), {"template": "case", "limit": "6"})
    Drafts(case.store).save(draft, "ana", shorter.brief.title, drafts.encoded(shorter))
    shown = client.get(f"/brief/{draft}.json").json()
    own = next(part["own"] for part in shown["parts"] if part["title"] == "Topline")
    assert own["words"].startswith("A quiet week.")
    assert [one["status"] for one in own["checked"]] != ["verified"]
    assert kept(case, draft).removed == (cited["key"],)
    text = client.get(f"/brief/{draft}/file?form=.md").text
    assert "<!-- own words: Topline -->" in text
    assert "A quiet week." in text


def test_a_sentence_of_a_rejected_statement_is_borne_out_no_more(
    client: TestClient[Any], case: Case, draft: str
) -> None:
    first = next(line for line in lines(client, draft) if line["statements"])
    case.judge("reject", first["statements"][0], by="ana")
    now = next(line for line in lines(client, draft) if line["key"] == first["key"])
    assert now["status"] != "verified"


@pytest.mark.parametrize(("form", "begins"), [(".html", b"<!doctype html"), (".docx", b"PK"), (".pdf", b"%PDF")])
def test_forms_hold_own_words(client: TestClient[Any], draft: str, form: str, begins: bytes) -> None:
    send(client, f"/brief/{draft}", does="own", heading="Assessment", words=EVIL)
    body = client.get(f"/brief/{draft}/file?form={form}").content
    assert body[:40].lstrip().lower().startswith(begins.lower())
    assert b"<script>document" not in body
    if form == ".docx":
        docx = pytest.importorskip("docx")
        assert EVIL in "\n".join(one.text for one in docx.Document(io.BytesIO(body)).paragraphs)


def test_hostile_words_in_a_draft_never_run(page: Page, client: TestClient[Any], draft: str) -> None:
    send(client, f"/brief/{draft}", does="own", heading="Topline", words=EVIL)
    line = lines(client, draft)[0]
    send(client, f"/brief/{draft}", does="edit", key=line["key"], text=EVIL)
    page.goto(f"/brief/{draft}")
    expect(page.locator(".own textarea", has_text="onerror")).to_be_visible()
    assert page.title() != "run"
    assert page.locator("img").count() == 0


def test_what_cannot_be_is_refused(client: TestClient[Any], draft: str) -> None:
    assert client.get("/brief/draft-000000000000").status_code == 404
    assert client.get(f"/brief/{draft}/file?form=.exe").status_code == 400
    for fields in ({"does": "burn"}, {"does": "edit", "key": "sentence-0", "text": "x"}):
        assert send(client, f"/brief/{draft}", **fields).status_code == 400
    assert send(client, f"/brief/{draft}", does="add", statement="statement-0", section="x").status_code == 404
    assert send(client, "/brief", template="nonsense").status_code == 400
    assert client.get("/brief/new?job=job-0").status_code == 404


def test_every_state_of_a_draft_is_kept_and_the_latest_counts(case: Case, written: Brief) -> None:
    held = Drafts(case.store)
    first = held.save(None, "ana", "One", "{}")
    held.save(first, "ben", "Two", "{}")
    second = held.save(None, "ana", "Three", "{}")
    assert [(one.id, one.title, one.by) for one in held.all()] == [(second, "Three", "ana"), (first, "Two", "ben")]
    assert held.get("draft-x") is None
    brief = drafts.finished(Pages(case.store), drafts.written(None, written, {}))
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))
