"""Every page answers in three forms, in a browser without fault, and every fault is one clear line."""

import csv
import io
from typing import Any

from litestar.testing import TestClient
from playwright.sync_api import Page

from tests.web.conftest import Site


def test_the_first_page_in_a_browser(page: Page, site: Site) -> None:
    page.goto("/case")
    assert page.title() == "What the case holds · reportedly"
    row = page.get_by_role("row", name="statement")
    assert row.get_by_role("cell").inner_text() == str(site.case.store.counts()["statement"])


def test_a_page_is_json_and_csv_too(client: TestClient[Any]) -> None:
    held = client.get("/case.json").json()
    assert held["counts"][0] == {"kind": "document", "count": 18}
    table = list(csv.DictReader(io.StringIO(client.get("/case.csv").text)))
    assert {row["kind"]: int(row["count"]) for row in table} == {one["kind"]: one["count"] for one in held["counts"]}


def test_the_head_of_an_answer_is_that_of_the_whole(client: TestClient[Any]) -> None:
    for path in ("/case", "/case.csv", "/api/v1/documents", "/nowhere"):
        whole, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-type"] == whole.headers["content-type"]


def test_every_answer_bears_the_policy(client: TestClient[Any]) -> None:
    for path in ("/", "/.json", "/nowhere", "/static/x/desk.css"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_what_is_not_there_is_told_in_the_form_that_was_asked_for(client: TestClient[Any]) -> None:
    shown = client.get("/nowhere")
    assert (shown.status_code, shown.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>not found</h1>" in shown.text
    told = client.get("/nowhere.json")
    assert told.status_code == 404
    assert told.json() == {
        "status": 404,
        "error": "not found",
        "remedy": "check the address, or begin at /",
        "details": [],
        "ok": False,
    }


def test_files_may_be_kept_for_ever_under_their_digest(client: TestClient[Any]) -> None:
    start = client.get("/").text
    address = start.partition('rel="stylesheet" href="')[2].partition('"')[0]
    found = client.get(address)
    assert "immutable" in found.headers["cache-control"]
    assert found.headers["content-type"] == "text/css; charset=utf-8"
    assert client.get("/static/other/desk.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/other/../../../pyproject.toml").status_code == 404


def test_nothing_is_sent_twice(client: TestClient[Any]) -> None:
    tag = client.get("/.json").headers["etag"]
    again = client.get("/.json", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
