"""What changed: since one looked, since a day, with both sides; pages; and no look without asking for it."""

from pathlib import Path
from typing import Any

from litestar.testing import TestClient
from playwright.sync_api import Page

from reportedly import weighings
from reportedly.api import Case

Client = TestClient[Any]
FIRST = "LESK, October 1, 2032 (Coast Wire) - Orvania rejected the truce on Thursday, its minister said.\n"
SECOND = "LESK, October 1, 2032 (Coast Wire) - Orvania accepted the truce on Thursday, its minister said.\n"


def test_all_is_new_until_one_has_looked(page: Page, case: Case) -> None:
    page.goto("/changes")
    assert "you have not looked yet" in page.get_by_role("heading", level=1).inner_text()
    assert page.locator("article.renewal").count() == 10
    assert case.store.last_look("ana") is None
    page.get_by_role("button", name="I have seen this").press("Enter")
    page.get_by_text("No document is new.").wait_for()
    case.read_text(FIRST, "truce.txt")
    page.goto("/changes")
    assert page.locator("article.renewal").count() == 1
    assert "truce.txt" in page.locator("article.renewal").inner_text()


def test_a_new_version_tells_what_it_says_otherwise(client: Client, case: Case, tmp_path: Path) -> None:
    report = tmp_path / "truce.txt"
    report.write_text(FIRST, encoding="utf-8")
    case.read(report)
    before = case.reading(str(report)).document.id
    case.store.note("look", "ana")
    report.write_text(SECOND, encoding="utf-8")
    case.read(report)
    view = client.get("/changes.json").json()
    assert view["documents"] == 1
    (item,) = view["items"]
    assert item["document"]["older"] == f"/document/{before}"
    assert {change["what"] for change in item["changes"]} >= {"added", "gone"}
    gone = next(change for change in item["changes"] if change["what"] == "gone")
    assert gone["address"] == f"/document/{before}"


def test_pages_hold_every_document_once(client: Client, case: Case) -> None:
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        view = client.get("/changes.json", params={"since": "2000-01-01", "after": after}).json()
        found += [one["document"]["id"] for one in view["items"]]
        after = view["next"]
    assert sorted(found) == sorted(one.id for one in case.documents())


def test_turns_and_findings_of_what_is_new(client: Client) -> None:
    view = client.get("/changes.json?since=2000-01-01").json()
    assert ("announces", "rescinds") in {(one["before"], one["after"]) for one in view["turned"]}
    assert {"conflict", "circular"} & {one["kind"] for one in view["findings"]}
    assert client.get("/changes.json?since=2999-01-01").json()["items"] == []
    assert client.get("/changes?since=never").status_code == 400


def test_a_judgement_is_told_with_what_it_is_about(client: Client, case: Case) -> None:
    case.store.note("look", "ana")
    statement = next(iter(case.statements())).statement.id
    case.judge("reject", statement, by="ana", reason="not what it says")
    (judged,) = client.get("/changes.json").json()["judged"]
    assert judged["address"] == f"/statement/{statement}"
    assert "not what it says" in judged["words"]
    assert weighings.held(case.store) is not None


def test_a_look_is_noted_by_a_form_alone(client: Client, case: Case) -> None:
    assert client.post("/changes/looked").status_code == 403
    assert case.store.last_look("ana") is None
