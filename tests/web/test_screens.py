"""Pictures of the screens for the docs (`make screens` writes them), and what holds of every screen."""

import os
import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from reportedly.api import Case
from reportedly.web.navigation import ENTRIES
from reportedly.web.views.signs import help_page
from reportedly.weighings import current
from tests.web.test_documents import UPDATE, named

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "docs" / "screens"
STATIC = ROOT / "src" / "reportedly" / "web" / "static"
FOLDER = "SCREENS"
SIZE = {"width": 1200, "height": 760}
NARROW = {"width": 390, "height": 800}
SHOWN = ("inbox", "document", "document-dark", "document-narrow", "statement", "search", "keys", "add")


@pytest.fixture
def addresses(case: Case) -> dict[str, str]:
    current(case.store)
    document = named(case, UPDATE)
    said = next(one for one in case.reading(document).statements if "pressed for an end" in one.content[0].quote)
    read = f"/document/{document}#char={said.content[0].start},{said.content[-1].end}"
    own = {"inbox": "/", "statement": f"/statement/{said.id}", "search": "/search?q=ceasefire", "keys": "/help"}
    others = {entry.path.strip("/"): entry.path for entry in ENTRIES if entry.path not in {"/", "/case"}}
    return others | own | dict.fromkeys(("document", "document-dark", "document-narrow"), read)


def test_pictures_of_the_screens(page: Page, addresses: dict[str, str]) -> None:
    for name in SHOWN:
        path = addresses[name]
        size = NARROW if name.endswith("narrow") else SIZE
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme="dark" if name.endswith("dark") else "light", reduced_motion="reduce")
        page.goto("/help")  # so that an address that differs by its fragment is loaded anew
        page.goto(path)
        page.wait_for_load_state("networkidle")
        picture = page.screenshot(animations="disabled", caret="hide")
        assert struct.unpack(">II", picture[16:24]) == (size["width"], size["height"])
        assert len(picture) < 300_000
        if folder := os.environ.get(FOLDER):
            (Path(folder) / f"{name}.png").write_bytes(picture)


def test_every_picture_that_the_docs_show_is_there() -> None:
    told = set(re.findall(r"screens/([\w-]+)\.png", (ROOT / "docs" / "desk.md").read_text()))
    assert told <= {one.stem for one in SCREENS.glob("*.png")}
    assert set(SHOWN) <= told


def test_no_screen_is_wider_than_the_window(page: Page, addresses: dict[str, str]) -> None:
    for width in (390, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        for path in addresses.values():
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_every_screen_has_its_landmarks(page: Page, addresses: dict[str, str]) -> None:
    for path in addresses.values():
        page.goto(path)
        answered = page.request.get(path.partition("#")[0]).text()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! type=\"module\" src=| src=)", answered)
        expect(page.get_by_role("main")).to_have_count(1)
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("a, button, input, select, textarea, [tabindex]").first).to_have_class("skip")


@pytest.mark.parametrize(
    ("script", "screen"), [("inbox.js", "Inbox"), ("reader.js", "Document"), ("statement.js", "Statement")]
)
def test_the_help_tells_of_every_key_that_a_script_binds(script: str, screen: str) -> None:
    text = (STATIC / script).read_text()
    block = text[text.index("bind({") :].partition("\n  });" if "\n  bind({" in text else "\n});")[0]
    bound = set(re.findall(r"^ +(\w+): \(", block, re.MULTILINE))
    told = {
        key
        for part in help_page().parts
        if part.name in {screen, "Everywhere"}
        for one in part.keys
        for key in one.keys
    }
    assert bound
    assert bound <= told
