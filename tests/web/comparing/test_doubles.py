"""Happenings that may be one are told one or two by a person, at review and where they are compared."""

from typing import Any

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page, expect

from reportedly import weighings
from reportedly.api import Case
from reportedly.record import Happening
from reportedly.weighings import Weighing
from tests.web.conftest import Site
from tests.web.test_review import send

Client = TestClient[Any]


@pytest.fixture
def double(held: Weighing) -> tuple[Happening, Happening]:
    """The first two happenings that may be one."""
    every = {one.id: one for one in held.happenings(limit=1000).values}
    pairs = [(one, every[maybe.happening]) for one in every.values() for maybe in one.maybe_same_as]
    return min(pairs, key=lambda pair: (pair[0].id, pair[1].id))


@pytest.fixture
def shelled(held: Weighing, case: Case) -> Happening:
    """The happening that three reports tell."""
    told = [held.happening_of(event.id) for event in case.reading("agency.txt").events]
    found = next(item.value for item in told if item)
    assert len(found.documents) == 3
    return found


def redrawn(case: Case) -> Weighing:
    return weighings.current(case.store)


def test_two_that_may_be_one_are_told_one_by_a_key(page: Page, site: Site, double: tuple[Happening, Happening]) -> None:
    one, other = double
    page.goto("/review?kind=happenings")
    many = page.locator("[data-item]").count()
    row = (
        page.locator("[data-item]")
        .filter(has=page.locator(f'[href="/happening/{one.events[0]}"]'))
        .filter(has=page.locator(f'[href="/happening/{other.events[0]}"]'))
    )
    row.focus()
    page.keyboard.press("a")
    expect(page.get_by_role("status").filter(has_text="Told to be the same")).to_be_visible()
    expect(page.locator("[data-item]")).to_have_count(many - 1)  # although it is not weighed so yet
    found = redrawn(site.case).happening_of(one.events[0])
    assert found is not None
    assert {*one.events, *other.events} <= set(found.value.events)
    page.goto("/review?kind=happenings&state=accepted")
    page.locator("[data-item]").get_by_role("button", name="Take back").click()
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_be_visible()
    again = redrawn(site.case).happening_of(one.events[0])
    assert again is not None
    assert again.value == one


def test_a_report_is_taken_out_of_a_happening(page: Page, site: Site, shelled: Happening) -> None:
    page.goto(f"/happening/{shelled.id}")
    page.get_by_text("A report of these tells of something else").click()
    page.get_by_label("It is").select_option(label="post.txt, 2032-09-20")
    page.locator("#apart").get_by_label("Reason").fill("another market")
    page.get_by_role("button", name="Take it out").click()
    expect(page.get_by_role("status").filter(has_text="Told to be different")).to_be_visible()
    made = [one for one in site.case.judgements() if one.verb == "different"]
    assert ({one.value for one in made}, len(made)) == ({made[0].value}, 2)
    assert {one.reason for one in made} == {"another market"}
    weighing, post = redrawn(site.case), site.case.reading("post.txt").document.id
    left, out = (weighing.happening_of(i) for i in (made[0].target, str(made[0].value)))
    assert left is not None
    assert out is not None
    assert (post in left.value.documents, out.value.documents) == (False, (post,))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mosul")


def test_a_happening_opens_by_an_event_of_it(client: Client, shelled: Happening) -> None:
    shown = client.get(f"/happening/{shelled.events[-1]}.json").json()
    assert shown["happening"]["id"] == shelled.id
    assert len(shown["parts"]) == 3


def test_nothing_is_taken_out_that_was_not_chosen(client: Client, shelled: Happening) -> None:
    one, other, *_ = shelled.events
    assert send(client, "/review/apart", target="", others=[one, other]).status_code == 400
    assert send(client, "/review/apart", target=one, others=[one]).status_code == 400
    assert send(client, "/review/apart", target=one, others=["event-000000000000"]).status_code == 400
