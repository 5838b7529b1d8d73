"""What keeps pages of a large case quick: values counted once, readings fetched together, templates read early."""

from typing import Any

from litestar.testing import TestClient
from sqlalchemy import event

from reportedly.api import Case
from reportedly.pages import Pages
from reportedly.web.app import app
from reportedly.web.desk import Desk
from reportedly.web.templating import environment


def asked(case: Case, client: TestClient[Any], address: str) -> int:
    """Return how many questions a page puts to the case when it is asked for a second time."""
    client.get(address)
    words: list[str] = []
    event.listen(case.store.engine, "before_cursor_execute", lambda *told: words.append(told[2]))
    assert client.get(address).status_code == 200
    return len([one for one in words if one.startswith("SELECT")])


def test_a_list_to_review_asks_no_more_for_many_documents_than_for_few(case: Case, client: TestClient[Any]) -> None:
    items = client.get("/review.json?kind=uncommitted").json()["piles"][0]["items"]
    assert len({one["document"] for one in items}) > 3
    assert asked(case, client, "/review?kind=uncommitted") < 12


def test_what_a_case_holds_is_counted_again_only_when_it_has_changed(case: Case) -> None:
    pages = Pages(case.store)
    before = pages.counts()
    case.read_text("The Harrow Brigade opposes the truce.", name="new.txt")
    assert before["document"] + 1 == pages.counts()["document"]
    assert pages.counts() == case.store.counts()


def test_templates_are_read_when_the_desk_begins(case: Case) -> None:
    environment.cache_clear()
    with TestClient(app(Desk(case=case, signer="ana")), base_url="http://127.0.0.1") as client:
        assert client.get("/help").status_code == 200
    # the desk is closed when all are read
    held = {str(name) for _, name in environment().cache or ()}
    assert held >= {"review.html", "exports.html", "changes.html"}


def test_readings_come_together_as_each_alone(case: Case) -> None:
    pages = Pages(case.store)
    documents = [one.id for one in case.documents() if one.failure is None][:5]
    said = pages.reading(documents[1]).statements[0]
    case.judge("reject", documents[0], by="ana")
    case.judge("reject", said.id, by="ana")
    found = pages.readings([*documents, "doc-000000000000"])
    assert list(found) == documents[1:]
    assert found == {i: pages.reading(i) for i in documents[1:]}
    assert said.id not in {one.id for one in found[documents[1]].statements}
