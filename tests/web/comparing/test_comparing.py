"""Findings and happenings: what differs is marked, each side leads to its words, and no page waits for a weighing."""

import csv
import io
from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page

from reportedly import weighings
from reportedly.api import Case
from reportedly.weighings import Filter

Client = TestClient[Any]


@pytest.fixture
def shelled(case: Case) -> str:
    """The happening that three reports tell with three tolls."""
    held = weighings.held(case.store)
    assert held is not None
    mosul = held.called("Mosul")
    found = held.happenings(Filter(place=tuple(mosul), by_documents=True)).values
    assert len(found[0].documents) == 3
    return found[0].id


def test_an_incident_is_compared_by_first_hands(client: Client, shelled: str) -> None:
    view = client.get(f"/happening/{shelled}.json").json()
    hands = {column["name"] for column in view["columns"]}
    assert {"the mayor", "a rescue worker", "hospital officials"} <= hands
    rows = {row["facet"]: row for row in view["rows"]}
    assert rows["how many"]["differs"]
    assert rows["how many"]["spread"] == "9–20 killed"
    assert not rows["where"]["differs"]
    assert {said["words"] for cell in rows["where"]["cells"] for said in cell} == {"Mosul"}
    kinds = {finding["kind"] for finding in view["opposed"]}
    assert "conflict" in kinds
    for finding in view["opposed"]:
        assert len([part for part in finding["parts"] if part["quotes"]]) == 2


def test_the_table_of_a_comparison_has_a_row_a_value(client: Client, shelled: str) -> None:
    table = list(csv.DictReader(io.StringIO(client.get(f"/happening/{shelled}.csv").text)))
    tolls = {row["value"] for row in table if row["facet"] == "how many"}
    assert {"9 killed", "at least 20 killed"} <= tolls
    assert all(row["statements"].startswith("statement-") for row in table)


def test_differences_are_marked_by_a_sign_and_words(page: Page, shelled: str) -> None:
    page.goto(f"/happening/{shelled}")
    row = page.get_by_role("row", name="how many")
    assert "≠ differ" in row.inner_text()
    assert row.locator(".unlike .sign").count() >= 2
    outlets = page.locator("details.outlets").first
    outlets.locator("summary").press("Enter")
    assert outlets.get_by_role("link").first.get_attribute("href") is not None
    assert page.locator("#differ .finding").count() >= 1


def test_findings_are_filtered_by_kind(client: Client) -> None:
    whole = client.get("/findings.json").json()
    assert {"conflict", "circular", "change"} <= {one["kind"] for one in whole["items"]}
    assert "repetition" not in {one["kind"] for one in whole["items"]}
    asked = client.get("/findings.json?kind=change&kind=circular").json()
    assert {one["kind"] for one in asked["items"]} == {"change", "circular"}
    assert asked["total"] == whole["kinds"]["change"] + whole["kinds"]["circular"]
    assert client.get("/findings?kind=rumour").status_code == 400


def test_pages_of_happenings_hold_each_once(client: Client, case: Case) -> None:
    found: list[str] = []
    after = ""
    while True:
        view = client.get("/happenings.json", params={"order": "time", "after": after}).json()
        found += [one["id"] for one in view["items"]]
        after = view["next"]
        if after is None:
            break
    held = weighings.held(case.store)
    assert held is not None
    assert sorted(found) == sorted(one.id for one in held.happenings(limit=1000).values)
    only = client.get("/happenings.json?code=RETREAT&first=2032-06-01&last=2032-06-30").json()["items"]
    assert {one["code"] for one in only} == {"RETREAT"}


def test_a_case_that_was_never_weighed_says_so(client: Client, case: Case) -> None:
    weighings.forget(case.store)
    answer = client.get("/happenings")
    assert answer.status_code == 503
    assert answer.headers["refresh"] == "3"
    assert "the case was never weighed" in answer.text


def test_what_is_behind_is_shown_and_says_so(client: Client, case: Case) -> None:
    case.read_text("LESK, September 22, 2032 (Coast Wire) - A bridge in Lesk was shelled on Tuesday.", "bridge.txt")
    as_of = client.get("/happenings.json").json()["as_of"]
    assert as_of["documents"] == 1
    assert "since then 1 document." in client.get("/happenings").text
    assert client.get("/happening/happening-000000000000").status_code == 404
