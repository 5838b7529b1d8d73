"""The origins view: stated and inferred edges, circles, and a count that says how it came about."""

import csv
import io
from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page

from reportedly.api import Case
from reportedly.weighings import Filter, Weighing

Client = TestClient[Any]


@pytest.fixture
def copied(held: Weighing) -> str:
    """The happening that most documents tell, one a copy of another."""
    return held.happenings(Filter(by_documents=True), limit=1).values[0].id


def test_a_copy_is_no_first_hand(client: Client, copied: str) -> None:
    view = client.get(f"/origins/{copied}.json").json()
    assert len([node for node in view["nodes"] if node["kind"] == "document"]) == 3
    assert view["counted"] == {"low": 2, "high": 2}  # the officials, and the brigade that accuses the army
    assert {edge["tie"] for edge in view["edges"]} >= {"stated", "inferred", "copy"}
    kinds = [node["kind"] for node in view["nodes"]]
    assert kinds == sorted(kinds, key=["document", "outlet", "origin"].index)
    nodes = {node["id"] for node in view["nodes"]}
    assert all({edge["start"], edge["end"]} <= nodes for edge in view["edges"])
    assert any(step["quotes"] for step in view["steps"])
    table = list(csv.DictReader(io.StringIO(client.get(f"/origins/{copied}.csv").text)))
    assert len(table) == len(view["edges"])


def test_a_circle_is_told_as_a_path_and_marked(page: Page, held: Weighing) -> None:
    circle = held.findings(Filter(codes=("circular",))).values[0]
    page.goto(f"/origins/{circle.statements[0]}")
    told = page.locator(".alarm").inner_text()
    names = told.partition(":")[2].partition(".")[0].split(" → ")
    assert names[0].strip() == names[-1].strip()
    assert page.locator("path.edge.closes").count() == len(names) - 1


def test_every_edge_of_the_drawing_is_a_row(page: Page, copied: str) -> None:
    page.goto(f"/origins/{copied}")
    assert page.locator("svg path.edge.inferred").count() >= 2
    rows = page.get_by_role("region", name="Who has it from whom, as a table").locator("tbody tr")
    assert rows.count() == page.locator(".graph path.edge").count()
    links = page.locator(".graph a")
    assert links.count() == page.locator(".graph .node.document").count()


def test_every_statement_has_a_page(client: Client, case: Case) -> None:
    said = [one.statement.id for one in case.statements()][::9]
    for i in said:
        view = client.get(f"/origins/{i}.json").json()
        assert i in {one["statement"] for one in view["claim"]}
    assert client.get("/origins/statement-000000000000").status_code == 404
    assert client.get("/origins/nonsense").status_code == 404
