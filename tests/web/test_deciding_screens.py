"""The screens that decide: without a serious fault, in both schemes and narrow, and as pictures for the documentation.

The pictures go where SCREENS names a folder (`SCREENS=docs/screens pytest tests/web`), else nowhere that stays.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from reportedly import weighings
from reportedly.api import Case
from reportedly.store.drafts import Drafts
from reportedly.web.views import drafts
from tests.web.conftest import Site
from tests.web.test_review import names


@pytest.fixture
def screens(case: Case) -> dict[str, str]:
    """Addresses by the name of the picture, in a case in which something was decided and a brief is worked on."""
    weighings.current(case.store)
    ids = names(case)
    case.judge("same", ids["Black Heron Brigade"], ids["Black Heron"], by="ana", reason="one brigade, two names")
    said = list(case.statements(certainty="uncommitted"))
    case.judge("reject", said[0].statement.id, by="ben", reason="a question, no claim")
    case.judge("accept", said[1].statement.id, by="ana")
    full = next(one for one in case.statements(code="ASSAULT") if one.positions)
    held = drafts.written(None, case.brief(), {"template": "case"})
    held = drafts.owned(held, "Topline", "We expect the truce to hold for days, not weeks.")
    line = held.brief.sections[0].sentences[0]
    held = drafts.edited(held, drafts.key(line), line.text.replace("night", "morning").replace("14", "40"))
    draft = Drafts(case.store).save(None, "ana", held.brief.title, drafts.encoded(held))
    pair = f"one={ids['Institute for Conflict Mapping']}&other={ids['ICM']}"
    return {
        "review": "/review",
        "correct": f"/review/statement/{full.statement.id}",
        "merge": f"/review/merge?{pair}",
        "split": f"/review/split?one={ids['Black Heron Brigade']}",
        "judgements": "/judgements",
        "sources": "/sources",
        "brief": f"/brief/{draft}?q=mortar",
        "briefs": "/brief",
        "exports": "/exports",
    }


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_no_screen_has_a_serious_fault(page: Page, screens: dict[str, str], scheme: Any, width: int) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    for path in screens.values():
        page.goto(path)
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        bad = [
            (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
            for one in found.response["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        assert bad == [], (path, bad)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_pictures(page: Page, screens: dict[str, str], tmp_path: Path) -> None:
    folder = Path(os.environ.get("SCREENS") or tmp_path)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": 1440, "height": 900})
    for name, path in screens.items():
        page.goto(path)
        page.screenshot(path=folder / f"{name}.png")
        assert (folder / f"{name}.png").stat().st_size > 10_000


def test_two_names_are_merged_by_keys_alone(page: Page, site: Site) -> None:
    before = len(site.case.resolution().actors)
    page.goto("/review?kind=names")
    for _ in range(2):
        page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="Are these one?")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_role("status").filter(has_text="Told to be the same")).to_be_visible()
    assert len(site.case.resolution().actors) == before - 1
    page.keyboard.press("u")
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_be_visible()
    assert len(site.case.resolution().actors) == before
    page.keyboard.press("g")
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="Judgements")).to_be_visible()
