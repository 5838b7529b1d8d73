"""Review: what is decided at the desk is a judgement, shown before it is done and taken back by a key."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page, expect

from reportedly.api import Case
from reportedly.web.company import WholeCompany
from reportedly.web.views.correcting import located, points
from tests.web.conftest import Site

EVIL = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"


def names(case: Case) -> dict[str, str]:
    return {actor.name: actor.id for actor in case.resolution().actors}


def send(client: TestClient[Any], path: str, **fields: Any) -> Any:
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/review").text)
    assert token is not None
    return client.post(path, data={"form_token": token[1], **fields}, follow_redirects=False)


def test_a_merge_is_shown_before_it_is_done_and_undone_by_a_key(page: Page, site: Site) -> None:
    before = len(site.case.resolution().actors)
    page.goto("/review?kind=names")
    row = page.locator("[data-item]", has_text="Black Heron Brigade").first
    row.get_by_role("link", name="Merge").click()
    shown = page.get_by_role("region", name="If they are one")
    expect(shown).to_contain_text(f"{before - 1} actors instead of {before}")
    expect(page.get_by_role("row", name="mentions")).to_be_visible()
    shown.get_by_label("Reason").fill("the explainer says so")
    shown.get_by_role("button", name="Merge them").click()
    expect(page.get_by_role("status").filter(has_text="Told to be the same")).to_be_visible()
    assert len(site.case.resolution().actors) == before - 1
    made = site.case.judgements()[-1]
    assert (made.verb, made.by, made.reason) == ("same", "ana", "the explainer says so")
    page.keyboard.press("u")
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_be_visible()
    assert len(site.case.resolution().actors) == before


def test_a_name_is_split_off_what_was_merged(page: Page, site: Site) -> None:
    ids = names(site.case)
    site.case.judge("same", ids["Black Heron Brigade"], ids["Black Heron"], by="ana")
    page.goto(f"/review/split?one={ids['Black Heron Brigade']}")
    page.get_by_role("button", name="Split this name off").click()
    expect(page.get_by_role("status").filter(has_text="Told to be different")).to_be_visible()
    now = site.case.resolution()
    assert {"Black Heron Brigade", "Black Heron"} <= {actor.name for actor in now.actors}


def test_keys_alone_reject_and_undo(page: Page, site: Site) -> None:
    page.goto("/review?kind=uncommitted")
    first = page.locator("[data-item]").first
    words = first.locator("mark").inner_text()
    page.keyboard.press("j")
    expect(first).to_be_focused()
    page.keyboard.press("w")
    page.keyboard.type("not a claim")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("r")
    expect(page.get_by_role("status").filter(has_text="Rejected")).to_be_visible()
    made = site.case.judgements()[-1]
    assert (made.verb, made.reason) == ("reject", "not a claim")
    expect(page.locator("[data-item]").first).not_to_contain_text(words)
    page.keyboard.press("u")
    expect(page.locator("[data-item]").first).to_contain_text(words)


def test_what_is_accepted_is_asked_no_more_and_looks_otherwise(page: Page, site: Site) -> None:
    page.goto("/review?kind=inferred")
    suggested = page.locator("[data-item]").first
    words = suggested.locator("mark").inner_text()
    style = suggested.evaluate("one => getComputedStyle(one).borderBlockStartStyle")
    suggested.get_by_role("button", name="Accept").click()
    page.goto("/review?kind=inferred&state=accepted")
    taken = page.locator("[data-item]").first
    expect(taken).to_contain_text(words)
    expect(taken).to_contain_text("✓ accepted")
    assert style == "dashed"
    assert taken.evaluate("one => getComputedStyle(one).borderBlockStartStyle") == "solid"
    assert site.case.judgements()[-1].verb == "accept"


def test_a_span_is_corrected_by_selecting_words(page: Page, site: Site) -> None:
    said = next(one for one in site.case.statements(certainty="uncommitted"))
    page.goto(f"/review/statement/{said.statement.id}")
    marked = page.locator("#passage mark").first
    marked.evaluate(
        "one => { const range = document.createRange(); range.setStart(one.firstChild, 0);"
        " range.setEnd(one.firstChild, one.textContent.lastIndexOf(' ')); getSelection().addRange(range); }"
    )
    page.keyboard.press("s")
    wanted = page.get_by_label("What is said").input_value()
    assert wanted != said.words
    page.get_by_role("button", name="Correct the span").click()
    expect(page.get_by_role("status").filter(has_text="Span corrected")).to_be_visible()
    assert site.case.statement(said.statement.id).words == wanted
    page.keyboard.press("u")
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_be_visible()
    assert site.case.statement(said.statement.id).words == said.words


def test_an_actor_is_changed_and_a_code(open_page: Callable[..., Page], site: Site) -> None:
    said = next(one for one in site.case.statements(code="ASSAULT") if one.events[0].actors)
    event = said.events[0]
    other = next(actor for actor in said.reading.actors if actor.id not in event.actors)
    page = open_page(javascript=False)
    page.goto(f"/review/statement/{said.statement.id}")
    form = page.locator("article").first.locator("form", has=page.locator("input[value=actors]"))
    page.locator("summary", has_text="actors:").first.click()
    for box in form.locator("input:checked").all():
        box.uncheck()
    form.locator(f"input[value='{other.id}']").check()
    form.get_by_role("button").click()
    page.get_by_label("Code").first.select_option("THREATEN")
    page.get_by_role("button", name="Change the code").first.click()
    changed = next(one for one in site.case.statement(said.statement.id).events if one.id == event.id)
    assert (changed.actors, changed.code) == ((other.id,), "THREATEN")


def test_words_that_do_not_stand_there_are_refused(client: TestClient[Any], case: Case) -> None:
    said = next(iter(case.statements()))
    answer = send(client, "/review/respan", target=said.statement.id, words="nobody wrote this", at="0", units="0")
    assert answer.status_code in {400, 422}
    assert "does not stand in the document" in answer.text
    assert case.judgements() == []


def test_hostile_words_never_run(page: Page, site: Site) -> None:
    said = next(one for one in site.case.statements(certainty="uncommitted"))
    site.case.judge("reject", said.statement.id, by=EVIL, reason=EVIL)
    for path in ("/review?kind=uncommitted&state=rejected", f"/review/statement/{said.statement.id}"):
        page.goto(path)
        expect(page.get_by_text("onerror").first).to_be_visible()
        assert page.title() != "run"


def test_forms_lead_nowhere_else(client: TestClient[Any], case: Case) -> None:
    said = next(iter(case.statements()))
    for goal in ("https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"):
        answer = send(client, "/review/decide", target=said.statement.id, verb="accept", back=goal)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/review?made=judgement-")
    assert client.post("/review/decide", data={"target": said.statement.id, "verb": "reject"}).status_code == 403


def test_a_browser_says_who_signs(client: TestClient[Any], case: Case) -> None:
    assert send(client, "/signer", by="Bahar Ö.", back="/review").status_code == 303
    send(client, "/review/decide", target=next(iter(case.statements())).statement.id, verb="accept")
    assert case.judgements()[-1].by == "Bahar Ö."


def test_every_page_is_a_table_too(client: TestClient[Any], case: Case) -> None:
    held = client.get("/review.json?kind=names").json()
    assert held["piles"][0]["items"]
    assert client.get("/review.csv?kind=names").text.startswith("kind,state,target,other,title")
    one, other = (held["piles"][0]["items"][0][side] for side in ("target", "other"))
    assert client.get(f"/review/merge.json?one={one}&other={other}").json()["effects"]["actors"]
    said = next(iter(case.statements()))
    assert client.get(f"/review/statement/{said.statement.id}.json").json()["words"]
    assert client.get("/review?kind=nonsense").status_code == 400


def test_names_that_are_told_apart_are_asked_no_more(case: Case) -> None:
    pair = WholeCompany(case.store).pairs[0]
    case.judge("different", pair.one.speaker, pair.other.speaker, by="ana", reason="two armies")
    again = {(one.one, one.other): one for one in WholeCompany(case.store).pairs}[pair.one, pair.other]
    assert (again.ground, again.why, again.by) == ("different", "two armies", "ana")


@pytest.mark.parametrize(
    ("lines", "near", "found"),
    [
        (["the truce"], 0, "4,13"),
        (["the truce"], 40, "29,38"),
        (["the  truce"], 26, "29,38"),
        (["A", "the truce"], 0, "0,1;4,13"),
    ],
)
def test_words_are_found_where_they_stand(lines: list[str], near: int, found: str) -> None:
    assert located("All the truce, they say, and\nthe\ntruce again", lines, near) == found


def test_units_of_a_browser_become_code_points() -> None:
    assert points("a\U0001f525b", 3) == 2
    assert points("سلام", 4) == 4
