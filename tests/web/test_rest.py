"""The interface for programs: lists, single values, judgements, and what is refused."""

from typing import Any

import pytest
from litestar.testing import TestClient

from reportedly import weighings
from reportedly.api import Case
from reportedly.record import Reading
from tests.readings import reading

Client = TestClient[Any]
LISTS = ("statements", "voices", "events", "positions", "relations", "mentions/actors", "mentions/places")


def every(client: Client, address: str) -> list[dict[str, Any]]:
    """Return what all pages of a list hold."""
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        page = client.get(address + after).json()
        found += page["items"]
        if page["next"] is None:
            return found
        after = f"&after={page['next']}"


@pytest.mark.parametrize("noun", LISTS)
def test_pages_hold_everything_once_and_in_order(client: Client, case: Case, noun: str) -> None:
    field = noun.removeprefix("mentions/")
    seqs = {reading.document.id: seq for seq, reading in _numbered(case)}
    held = sorted(case.readings(), key=lambda one: seqs[one.document.id])
    wanted = [value.id for one in held for value in getattr(one, field)]
    assert [one["id"] for one in every(client, f"/api/v1/{noun}?limit=7")] == wanted
    one = wanted[len(wanted) // 2]
    assert client.get(f"/api/v1/{noun}/{one}").json()["id"] == one


def _numbered(case: Case) -> list[tuple[int, Reading]]:
    return [(seq, case.store.reading_at(seq)) for one in case.documents() for seq in case.store.versions(one.id)[:1]]


def test_statements_by_what_they_are(client: Client, case: Case) -> None:
    found = every(client, "/api/v1/statements?certainty=hedged&polarity=%2B&limit=5")
    wanted = {s.statement.id for s in case.statements(certainty="hedged", polarity="+")}
    assert {one["id"] for one in found} == wanted != set()
    found = every(client, "/api/v1/statements?event=ASSAULT&limit=5")
    assert {one["id"] for one in found} == {s.statement.id for s in case.statements(code="ASSAULT")} != set()
    document = case.documents()[3].id
    found = every(client, f"/api/v1/statements?document={document}&limit=5")
    assert [one["id"] for one in found] == [s.statement.id for s in case.statements(document=document)]


@pytest.mark.parametrize("order", ["published", "-published", "known", "-known"])
def test_documents_in_each_order(client: Client, case: Case, order: str) -> None:
    found = every(client, f"/api/v1/documents?limit=4&order={order}")
    assert {one["document"]["id"] for one in found} == {one.id for one in case.documents()}
    assert len(found) == len(case.documents())
    days = [one["document"]["published"]["start"] or "9999" for one in found]
    times = [one["known_at"] for one in found]
    sortable = times if "known" in order else days
    if order != "-published":  # there, what has no date comes last
        assert sortable == sorted(sortable, reverse=order.startswith("-"))
    assert all(one["document"]["text"] == "" for one in found)


def test_a_page_is_not_shifted_by_what_is_read_meanwhile(client: Client, case: Case) -> None:
    first = client.get("/api/v1/statements?limit=10").json()
    newest = client.get("/api/v1/documents?order=-known&limit=5").json()
    case.store.add(reading(), "1")
    rest = every(client, f"/api/v1/statements?limit=10&after={first['next']}")
    ids = [one["id"] for one in [*first["items"], *rest]]
    assert len(ids) == len(set(ids)) == len(list(case.statements()))
    older = every(client, f"/api/v1/documents?order=-known&limit=5&after={newest['next']}")
    assert reading().document.id not in {one["document"]["id"] for one in older}
    assert len(newest["items"]) + len(older) == len(case.documents()) - 1


@pytest.mark.parametrize("after", ["x", "W10", "WzEsMl0x", "eyJhIjoxfQ", "WyJhIiwiYiJd", "%00", "WzFlNDAwLDFd"])
def test_a_cursor_that_no_page_ended_with(client: Client, after: str) -> None:
    told = client.get(f"/api/v1/statements?after={after}")
    assert told.status_code == 400
    assert told.json()["error"].startswith("no page ended with the cursor")


def test_what_was_judged_holds_on_every_page(client: Client, case: Case) -> None:
    said = next(s for s in case.statements(code="ASSAULT"))
    event = next(e for e in said.events if e.code == "ASSAULT")
    made = client.post("/api/v1/judgements", json={"verb": "recode", "target": event.id, "value": "PROTEST"})
    assert (made.status_code, made.json()["by"]) == (201, "ana")
    assert event.id in {one["id"] for one in every(client, "/api/v1/events?code=PROTEST&limit=3")}
    assert event.id not in {one["id"] for one in every(client, "/api/v1/events?code=ASSAULT&limit=3")}
    other = next(s.statement.id for s in case.statements(document=case.documents()[5].id))
    rejected = client.post("/api/v1/judgements", json={"verb": "reject", "target": other, "reason": "a headline"})
    assert other not in {one["id"] for one in every(client, "/api/v1/statements?limit=9")}
    assert client.get(f"/api/v1/statements/{other}").status_code == 410
    assert len(every(client, "/api/v1/statements?limit=9")) == len(list(case.statements()))
    undone = client.post(f"/api/v1/judgements/{rejected.json()['id']}/undo", json={"reason": "none"})
    assert undone.status_code == 201
    assert client.get(f"/api/v1/statements/{other}").status_code == 200
    states = [one["state"] for one in every(client, "/api/v1/judgements?limit=1")]
    assert states == ["in force", "taken back", "in force"]


def test_a_rejected_document_is_on_no_page(client: Client, case: Case) -> None:
    document = case.documents()[2].id
    client.post("/api/v1/judgements", json={"verb": "reject", "target": document})
    assert document not in {one["document"]["id"] for one in every(client, "/api/v1/documents?limit=5")}
    assert document not in {one["document"] for one in every(client, "/api/v1/statements?limit=50")}
    assert client.get(f"/api/v1/documents/{document}").status_code == 410


def test_nothing_is_sent_again_until_something_changes(client: Client, case: Case) -> None:
    first = client.get("/api/v1/statements?limit=2")
    tag = first.headers["etag"]
    assert client.get("/api/v1/statements?limit=2", headers={"if-none-match": tag}).status_code == 304
    assert client.get("/api/v1/statements?limit=3", headers={"if-none-match": tag}).status_code == 200
    case.store.add(reading(), "1")
    assert client.get("/api/v1/statements?limit=2", headers={"if-none-match": tag}).status_code == 200


def test_search_goes_on_where_it_was(client: Client, case: Case) -> None:
    found = every(client, "/api/v1/search?q=brigade&limit=3")
    assert len(found) == len(case.search("brigade", 1000)) > 6
    assert client.get("/api/v1/search?q=%22%22").json()["error"].startswith("nothing to search for")


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/statements/none", 404),
        ("GET", "/api/v1/events/doc-nothing", 404),
        ("DELETE", "/api/v1/statements", 405),
        ("GET", "/api/v1/statements?certainty=maybe", 400),
        ("GET", "/api/v1/statements?limit=100000", 400),
        ("GET", "/api/v1/statements?certanty=hedged", 400),
        ("POST", "/api/v1/judgements", 400),
        ("GET", "/api/v1/documents?first=yesterday", 400),
    ],
)
def test_every_fault_has_one_shape(client: Client, method: str, address: str, status: int) -> None:
    told = client.request(method, address)
    assert told.status_code == status
    assert list(told.json()) == ["status", "error", "remedy", "details", "ok"]
    assert (told.json()["status"], told.json()["ok"]) == (status, False)


def test_a_value_is_only_found_among_its_own_kind(client: Client, case: Case) -> None:
    voice = next(case.readings()).voices[0].id
    assert client.get(f"/api/v1/statements/{voice}").status_code == 404
    assert client.get(f"/api/v1/voices/{voice[:8]}").status_code == 404


def test_failures_are_listed_with_their_reasons(client: Client, case: Case, tmp_path: Any) -> None:
    (tmp_path / "blob.bin").write_bytes(bytes(range(256)) * 8)
    case.read(tmp_path / "blob.bin")
    (failed,) = client.get("/api/v1/failures").json()["items"]
    assert failed["document"]["failure"]["message"]
    assert all(one["document"]["failure"] is None for one in every(client, "/api/v1/documents?limit=50"))


WEIGHED = ("origins", "copies", "happenings", "findings", "timeline", "tracks", "actors", "places")


@pytest.mark.parametrize("noun", WEIGHED)
def test_what_was_weighed_is_paged_and_says_how_far_it_holds(client: Client, case: Case, noun: str) -> None:
    whole = client.get(f"/api/v1/{noun}?limit=200").json()
    assert whole["as_of"]["current"]
    found = every(client, f"/api/v1/{noun}?limit=5")
    assert found == every(client, f"/api/v1/{noun}?limit=200") != []
    assert len(found) == whole["total"]
    case.store.add(reading(), "1")
    behind = client.get(f"/api/v1/{noun}?limit=1").json()["as_of"]
    assert (behind["documents"], behind["current"]) == (1, False)


@pytest.mark.parametrize("noun", ["origins", "happenings", "findings", "actors", "places"])
def test_what_was_weighed_is_had_by_its_id(client: Client, noun: str) -> None:
    one = client.get(f"/api/v1/{noun}?limit=1").json()["items"][0]
    assert client.get(f"/api/v1/{noun}/{one['value']['id']}").json() == one
    assert client.get(f"/api/v1/{noun}/none").status_code == 404


def test_statements_about_somebody(client: Client) -> None:
    (somebody,) = client.get("/api/v1/actors?limit=1&most=true").json()["items"]
    named = every(client, f"/api/v1/statements?limit=20&about={somebody['value']['name']}")
    assert named == every(client, f"/api/v1/statements?limit=20&about={somebody['value']['id']}")
    assert len(named) == somebody["statements"] > 1
    rejected = named[0]["id"]
    client.post("/api/v1/judgements", json={"verb": "reject", "target": rejected})
    left = every(client, f"/api/v1/statements?limit=20&about={somebody['value']['id']}")
    assert [one["id"] for one in left] == [one["id"] for one in named[1:]]
    assert every(client, "/api/v1/statements?limit=20&about=Nobody%20At%20All") == []


def test_a_case_that_was_never_weighed_says_so(client: Client, case: Case) -> None:
    weighings.forget(case.store)
    told = client.get("/api/v1/findings")
    assert (told.status_code, told.json()["error"]) == (503, "the case was never weighed")
