"""The inbox: the queue as it is weighed, marked by keys, by forms and by nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page, Route, expect

from reportedly.api import Case
from reportedly.errors import UsageError
from reportedly.store.workbench import Wanted, Workbench
from reportedly.web.screens.inbox import DEEDS
from reportedly.web.views.inbox import ROWS, inbox, wanted_of
from reportedly.weighings import current, forget
from tests.web.conftest import Site

MINE = Wanted(by="ana")


@pytest.fixture
def bench(case: Case) -> Workbench:
    current(case.store)
    return Workbench(case.store)


def ids(bench: Workbench, wanted: Wanted = MINE) -> list[str]:
    return [row.document.id for row in bench.queue(wanted)]


def test_every_document_is_in_the_queue_once(case: Case, bench: Workbench) -> None:
    entries = inbox(case.store, MINE).entries
    held = [i for one in entries for i in (one.head.id, *(copy.document for copy in one.named))]
    assert sorted(held) == sorted(one.id for one in case.documents())
    assert [one.score for one in entries] == sorted((one.score for one in entries), reverse=True)
    assert len(ids(bench)) < len(held)


def test_copies_are_collapsed_into_one_row(case: Case, bench: Workbench) -> None:
    assert bench
    reprinted = next(one for one in inbox(case.store, MINE).entries if "Conflict Update" in one.head.named)
    assert reprinted.together == "+1 copy, 1 origin"
    assert reprinted.named[0].title.startswith("HALVAR MILITIAS SPLIT")


def test_marks_are_of_one_person_and_only_grow(bench: Workbench) -> None:
    first, second, *_ = ids(bench)
    assert bench.mark("ana", "done", [first, second], on=True)
    assert bench.mark("ana", "done", [first], on=True) is None
    assert first not in ids(bench)
    assert first in ids(bench, Wanted(by="bo"))
    assert set(ids(bench, Wanted(by="ana", state="done"))) == {first, second}
    bench.mark("ana", "starred", [second], on=True)
    assert ids(bench, Wanted(by="ana", state="starred")) == [second]


def test_undo_takes_back_the_last_run_whole_then_the_one_before(bench: Workbench) -> None:
    before = ids(bench)
    bench.mark("ana", "done", before[:2], on=True)
    bench.mark("ana", "starred", before[2:3], on=True)
    bench.mark("ana", "seen", before[:1], on=True)
    assert bench.undo("ana") == before[2:3]
    assert ids(bench, Wanted(by="ana", state="starred")) == []
    assert set(bench.undo("ana")) == set(before[:2])
    assert ids(bench) == before
    assert bench.undo("ana") == []
    assert bench.undo("bo") == []


def test_filters_narrow_the_queue_down(bench: Workbench) -> None:
    tally = bench.tally(MINE)
    against = ids(bench, Wanted(by="ana", reason="contradiction"))
    assert len(against) == tally["contradiction"] > 0
    assert tally[""] == len(ids(bench))
    assert ids(bench, Wanted(by="ana", publisher="lesk COURIER"))
    assert ids(bench, Wanted(by="ana", publisher="100%")) == []
    days = [row.document.published.start or "" for row in bench.queue(Wanted(by="ana", first="2032-09-20"))]
    assert days
    assert min(days) >= "2032-09-20"


def test_pages_go_on_where_the_one_before_ended(bench: Workbench) -> None:
    whole, after, found = ids(bench), "", list[str]()
    while page := bench.queue(MINE, after, limit=4):
        found += [row.document.id for row in page]
        after = page[-1].place
    assert found == whole


def test_before_anything_is_weighed_the_latest_stand_first(case: Case) -> None:
    forget(case.store)
    view = inbox(case.store, MINE)
    assert (view.weighed_at, len(view.entries)) == ("", len(case.documents()))
    assert view.new


def test_what_came_since_is_told_and_shown(case: Case, bench: Workbench) -> None:
    assert bench
    case.read_text("The mayor of Tarn said on Monday that two mines were found.", name="tarn.txt")
    view = inbox(case.store, MINE)
    assert view.behind is not None
    assert view.behind.documents == 1
    assert [one.head.where for one in inbox(case.store, MINE, new=True).entries] == ["tarn.txt"]


def test_what_is_no_filter_is_refused(client: TestClient[Any]) -> None:
    with pytest.raises(UsageError, match="there is no reason"):
        wanted_of("ana", "open", reason="whim")
    assert client.get("/?show=nonsense").status_code == 400
    assert client.get("/?since=yesterday").status_code == 400
    assert client.get("/?after=nonsense").status_code == 400


def form_of(client: TestClient[Any]) -> dict[str, str]:
    shown = client.get("/").text
    return {"form_token": shown.partition('name="form_token" value="')[2].partition('"')[0]}


def test_a_form_marks_and_leads_back_nowhere_else(client: TestClient[Any], bench: Workbench) -> None:
    first = ids(bench)[0]
    token = form_of(client)
    sent = client.post(
        "/marks",
        data={**token, "do": "done", "document": first, "back": "//evil.example/x?a=1"},
        follow_redirects=False,
    )
    assert (sent.status_code, sent.headers["location"]) == (303, "/x?a=1")
    assert first not in ids(bench)
    assert client.post("/marks", data={"do": "done", "document": first}, follow_redirects=False).status_code == 403
    assert client.post("/marks", data={**token, "do": "burn"}, follow_redirects=False).status_code == 400


def test_no_more_is_marked_than_a_page_shows(client: TestClient[Any], bench: Workbench) -> None:
    assert bench
    many = [f"doc-{n:012}" for n in range(ROWS + 1)]
    sent = client.post("/marks", data={**form_of(client), "do": "star", "document": many}, follow_redirects=False)
    assert sent.status_code == 400


def test_every_deed_is_a_mark_that_is_kept() -> None:
    assert {kind for kind, _ in DEEDS.values()} == {"starred", "done", "seen"}


# in a browser


def test_the_inbox_by_keys_alone(page: Page, case: Case, bench: Workbench) -> None:
    before = ids(bench)
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".entry.here")).to_have_attribute("id", before[1])
    page.keyboard.press("s")
    expect(page.locator(f"#{before[1]} .star")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".entry.here")).to_have_attribute("id", before[1])
    page.keyboard.press("k")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("#chosen")).to_have_text("2 selected:")
    page.keyboard.press("e")
    expect(page.locator(".entry")).to_have_count(len(before) - 2)
    assert set(ids(bench, Wanted(by="ana", state="done"))) == set(before[:2])
    page.keyboard.press("u")
    expect(page.locator(".entry")).to_have_count(len(before))
    page.keyboard.press("o")
    page.wait_for_url("**/document/**")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url(lambda url: url.rstrip("/").count("/") == 2)
    assert case


def test_keys_pressed_before_the_scripts_are_there_are_not_lost(page: Page, bench: Workbench) -> None:
    before, held = ids(bench), list[Route]()
    page.route("**/inbox.js", lambda route: held.append(route))  # noqa: PLW0108  # a bound method of C takes no marks
    page.goto("/", wait_until="commit")
    expect(page.locator(".entry")).to_have_count(len(before))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.locator("#find").press_sequentially("jx")
    expect(page.locator(".entry.here")).to_have_count(0)
    for one in held:
        one.continue_()
    expect(page.locator(".entry.here")).to_have_attribute("id", before[1])
    expect(page.locator("#find")).to_have_value("jx")


def test_without_a_script_rows_are_marked_by_their_buttons(
    open_page: Callable[..., Page], bench: Workbench, site: Site
) -> None:
    assert site
    before = ids(bench)
    page = open_page(javascript=False)
    page.goto("/?show=all")
    page.locator(f"#{before[0]} button[data-do=done]").click()
    expect(page.locator(f"#{before[0]}")).to_have_class("entry done")
    assert page.url.endswith("/?show=all")
    page.locator(f"#{before[1]} input[type=checkbox]").check()
    page.locator(f"#{before[2]} input[type=checkbox]").check()
    page.get_by_role("button", name="Star", exact=True).first.click()
    assert set(ids(bench, Wanted(by="ana", state="starred"))) == set(before[1:3])


def test_a_document_is_marked_where_it_is_read_and_seen_after_a_while(page: Page, bench: Workbench) -> None:
    first = ids(bench)[0]
    page.goto(f"/document/{first}")
    with page.expect_response("**/marks"):
        pass
    assert bench.marked("ana", first) == {"seen"}
    page.keyboard.press("s")
    expect(page.get_by_role("button", name="starred")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("e")
    expect(page.get_by_role("button", name="done")).to_have_attribute("aria-pressed", "true")
    assert bench.marked("ana", first) == {"seen", "starred", "done"}
    page.keyboard.press("u")
    expect(page.locator(f"#{first}")).to_have_count(0)
