"""All screens that compare: no serious fault for those who cannot see or point, none too wide, each in three forms.

With DESK_SCREENS set to a folder, a picture of each is put there.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from litestar.testing import TestClient
from playwright.sync_api import Page

from reportedly.api import Case
from reportedly.weighings import Filter, Weighing, current

Client = TestClient[Any]
NAMES = (
    "happenings",
    "happening",
    "origins",
    "origins-circle",
    "timeline",
    "actors",
    "actor",
    "places",
    "place",
    "map",
    "findings",
    "changes",
)


@pytest.fixture
def addresses(held: Weighing) -> Mapping[str, str]:
    """The address of each screen, by its name."""
    mosul, brigade = held.called("Mosul")[0], held.called("Black Heron Brigade")[0]
    shelled = held.happenings(Filter(place=(mosul,), by_documents=True), limit=1).values[0].id
    copied = held.happenings(Filter(by_documents=True), limit=1).values[0].id
    circle = held.findings(Filter(codes=("circular",)), limit=1).values[0].id
    own = {
        "happening": f"/happening/{shelled}",
        "origins": f"/origins/{copied}",
        "origins-circle": f"/origins/{circle}",
        "actor": f"/actor/{brigade}",
        "place": f"/place/{mosul}",
        "map": "/map?latitude=33.2&longitude=43.7&span=30",
    }
    return {name: own.get(name, f"/{name}") for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_screen_has_no_serious_fault(
    open_page: Callable[..., Page], addresses: Mapping[str, str], name: str, width: int, scheme: str
) -> None:
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(addresses[name])
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    bad = [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in found.response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert bad == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.locator("h1").count() == 1
    if folder := os.environ.get("DESK_SCREENS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}{'-narrow' if width < 1000 else ''}.png")


def test_every_screen_is_json_and_csv_too(client: Client, addresses: Mapping[str, str]) -> None:
    for address in addresses.values():
        path, _, query = address.partition("?")
        told = client.get(f"{path}.json?{query}")
        assert told.headers["content-type"].startswith("application/json")
        assert told.json()["as_of"]["current"], path
        table = client.get(f"{path}.csv?{query}")
        assert table.headers["content-type"].startswith("text/csv")
        assert table.text.count("\n") >= 1, path


def test_every_screen_is_read_without_a_script(open_page: Callable[..., Page], addresses: Mapping[str, str]) -> None:
    page = open_page(javascript=False)
    for name, address in addresses.items():
        page.goto(address)
        assert page.locator("main table, main .finding, main .renewal").count() >= 1, name


def test_every_link_of_a_screen_leads_somewhere(client: Client, page: Page, addresses: Mapping[str, str]) -> None:
    asked: set[str] = set()
    for address in addresses.values():
        page.goto(address)
        found = page.locator("main a").evaluate_all("all => all.map(one => one.getAttribute('href') ?? '')")
        own = {one.partition("#")[0] for one in found if one.startswith("/")}
        asked |= set(sorted(own)[:25])
    lost = [one for one in sorted(asked) if client.get(one).status_code != 200]
    assert lost == []


def test_the_keyboard_alone_reaches_the_words(page: Page, addresses: Mapping[str, str]) -> None:
    page.goto(addresses["happening"])
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href') ?? document.activeElement.tagName"))
    assert any(one.startswith("/statement/") for one in reached)
    assert "SUMMARY" in reached


HOSTILE = (
    "<script>window.ran=1</script> shells hit Mosul\n\n"
    "MOSUL, September 20, 2032 (<img src=x onerror=window.ran=1>) - Rebels of the "
    '"><svg onload=window.ran=1> Front killed '
    "nine people in a market in Mosul on Monday, the <b onclick=window.ran=1>mayor</b> said.\n"
)


def test_hostile_words_never_run(page: Page, case: Case) -> None:
    case.read_text(HOSTILE, "<script>window.ran=1</script>.txt", title="</title><script>window.ran=1</script>")
    held = current(case.store)
    told = held.happenings(Filter(place=tuple(held.called("Mosul")), by_documents=True), limit=1).values[0].id
    lists = ("/happenings?order=time", "/timeline", "/actors?order=name", "/places", "/map", "/findings", "/changes")
    for address in (*lists, f"/happening/{told}", f"/origins/{told}"):
        page.goto(address)
        assert page.evaluate("window.ran") is None, address
        assert page.locator("main img, main script").count() == 0, address
