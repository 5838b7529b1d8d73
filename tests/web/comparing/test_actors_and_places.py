"""Actors with their ties, places, and a map on which nothing stands as a point that is none."""

import csv
import io
from typing import Any

from litestar.testing import TestClient
from playwright.sync_api import Page, expect

from reportedly.api import Case
from reportedly.record import Actor
from reportedly.weighings import Filter, Weighing

Client = TestClient[Any]


def test_actors_by_name_and_kind(client: Client) -> None:
    view = client.get("/actors.json?kind=armed_group&order=name").json()
    names = [one["name"].casefold() for one in view["items"]]
    assert "black heron brigade" in names
    assert names == sorted(names)
    assert {one["kind"] for one in view["items"]} == {"armed_group"}
    found = client.get("/actors.json?name=black heron").json()["items"]
    assert found
    assert all(one["name"].startswith("Black Heron") for one in found)


def test_an_actor_has_ties_names_positions_and_words(client: Client, held: Weighing) -> None:
    actor = held.called("Black Heron Brigade")[0]
    view = client.get(f"/actor/{actor}.json").json()
    assert {"Black Heron Brigade", "BHB"} <= {alias["name"] for alias in view["known_as"]}
    assert all(alias["why"] for alias in view["known_as"])
    kinds = {(tie["kind"], tie["side"]) for tie in view["ties"]}
    assert ("commander of", "to") in kinds
    assert ("fights", "from") in kinds
    assert all(1 <= tie["origins"]["low"] <= tie["origins"]["high"] for tie in view["ties"])
    assert any(held_["changes"] for held_ in view["tracks"])
    rows = list(csv.DictReader(io.StringIO(client.get(f"/actor/{actor}.csv").text)))
    assert len(rows) == len(view["ties"])
    member = held.members_of(held.named(Actor, [actor])[actor], limit=1)[0]
    assert client.get(f"/actor/{member}.json").json()["actor"]["id"] == actor
    assert client.get("/actor/actor-000000000000").status_code == 404


def test_the_graph_leads_on_to_others(page: Page, held: Weighing) -> None:
    page.goto(f"/actor/{held.called('Black Heron Brigade')[0]}")
    drawn = page.locator(".graph")
    rows = page.get_by_role("region", name="Ties as a table").locator("tbody tr")
    assert rows.count() >= drawn.locator("g.node").count() - 1 >= 5
    drawn.locator("a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actor/**")
    assert page.get_by_role("heading", level=1).inner_text() != "Black Heron Brigade"


def test_a_country_is_listed_and_hatched_but_never_a_point(page: Page, client: Client) -> None:
    view = client.get("/map.json").json()
    assert [one["name"] for one in view["points"]] == ["Mosul"]
    areas = {one["name"]: one for one in view["areas"]}
    assert areas["Iraq"]["happenings"] >= 1
    assert view["countries"] == {"368": areas["Iraq"]["happenings"]}
    page.goto("/map")
    assert page.locator("svg circle.dot[data-size]").count() == 1
    assert page.locator("svg use.area").count() == 1
    listed = page.locator("section", has=page.get_by_role("heading", name="Countries and regions"))
    assert listed.get_by_role("row", name="Iraq").count() == 1


def test_a_map_is_there_and_moves_without_a_script(open_page: Any) -> None:
    page = open_page(javascript=False)
    page.goto("/map")
    before = page.locator("[data-map] svg").get_attribute("viewBox")
    page.get_by_role("link", name="nearer").click()
    page.wait_for_url("**span=**")
    assert page.locator("[data-map] svg").get_attribute("viewBox") != before


def test_a_map_is_dragged_and_brought_nearer(page: Page) -> None:
    page.goto("/map")
    svg = page.locator("[data-map] svg")
    left, _, width, _ = map(float, str(svg.get_attribute("viewBox")).split())
    page.get_by_role("link", name="nearer").click()
    expect(svg).not_to_have_attribute("viewBox", f"{left} 0 {width} 0")
    nearer = [float(n) for n in str(svg.get_attribute("viewBox")).split()]
    assert abs(nearer[2] - width / 2) < 0.01 * width
    assert "span=" not in page.url
    box = svg.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 100, box["y"] + 300, steps=4)
    page.mouse.up()
    assert float(str(svg.get_attribute("viewBox")).split()[0]) > nearer[0]


def test_a_place_says_what_else_its_name_may_be(client: Client, held: Weighing) -> None:
    mosul = held.called("Mosul")[0]
    view = client.get(f"/place/{mosul}.json").json()
    assert view["place"]["country"] == "IRQ"
    assert view["candidates"]
    assert view["happenings_total"] == held.happenings(Filter(place=(mosul,))).total
    assert any("Mosul" in words["words"] for words in view["items"])
    country = held.called("Iraq")
    assert "is no point" in client.get(f"/place/{next(i for i in country if i.startswith('place'))}").text
    assert client.get("/places.json?name=mos").json()["items"][0]["name"] == "Mosul"


def test_ids_of_nobody_are_told(client: Client, case: Case) -> None:
    assert case.store.counts()["actor"]
    assert client.get("/place/nowhere").status_code == 404
    assert client.get("/map?latitude=91&longitude=0").status_code == 400
