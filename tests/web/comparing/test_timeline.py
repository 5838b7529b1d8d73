"""The timeline: flips of positions, days that happened and were told, filters in the address, pages."""

import csv
import io
from typing import Any

from litestar.testing import TestClient
from playwright.sync_api import Page

from reportedly import weighings
from reportedly.api import Case

Client = TestClient[Any]


def test_a_position_that_turns_is_marked(page: Page) -> None:
    page.goto("/timeline")
    drawn = page.get_by_role("region", name="Positions in time, drawn")
    assert drawn.locator("path.flip").count() == 1
    assert drawn.locator("a", has_text="↻ rescinds").count() == 1
    page.get_by_text("The same as a table").press("Enter")
    row = page.get_by_role("row", name="it was leaving the truce committee")
    assert [link.inner_text() for link in row.locator("td").last.get_by_role("link").all()] == ["announces", "rescinds"]


def test_pages_hold_every_line_once(client: Client, case: Case) -> None:
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        view = client.get("/timeline.json", params={"after": after}).json()
        found += [one["id"] for one in view["items"]]
        after = view["next"]
    held = weighings.held(case.store)
    assert held is not None
    assert found == [one.id for one in held.timeline(limit=1000).values]


def test_filters_narrow_down(client: Client, case: Case) -> None:
    held = weighings.held(case.store)
    assert held is not None
    actor = held.called("Black Heron Brigade")[0]
    view = client.get(f"/timeline.json?actor={actor}&kind=position").json()
    assert view["items"]
    assert all(one["kind"] == "position" for one in view["items"])
    assert all(actor in {name["id"] for name in (*one["who"], *one["whom"])} for one in view["items"])
    assert view["known"] == {actor: "Black Heron Brigade"}
    shelled = client.get("/timeline.json?kind=happening&first=2032-09-20&last=2032-09-20").json()["items"]
    assert shelled
    assert all((one["start"] or "") <= "2032-09-20" <= (one["end"] or "9999") for one in shelled)
    assert client.get("/timeline?first=tomorrow").status_code == 400


def test_it_says_when_it_happened_and_when_it_was_told(client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/timeline.csv?first=2032-09-13&last=2032-09-13").text)))
    market = next(row for row in rows if "Kelmet market" in row["where"])
    assert market["when"] == "2032-09-13"
    assert market["reported"] > market["when"]


def test_each_line_is_drawn_once(page: Page) -> None:
    page.goto("/timeline?kind=happening")
    rows = page.get_by_role("region", name="Timeline as a table").locator("tbody tr").count()
    drawn = page.get_by_role("region", name="Timeline, drawn")
    assert drawn.locator("text.name").count() == rows
    assert drawn.locator("rect.bar.exact").count() >= 3
    assert drawn.locator("path.report").count() >= rows // 2


def test_that_there_is_nothing_is_said(page: Page) -> None:
    page.goto("/timeline?actor=actor-000000000000")
    assert page.get_by_text("Nothing in this time.").count() == 1
