"""The log, the grading of sources, and how a case leaves."""

import re
from typing import Any

from litestar.testing import TestClient
from playwright.sync_api import Page, expect

from reportedly import weighings
from reportedly.api import Case
from tests.web.conftest import Site
from tests.web.test_review import EVIL, send


def source(client: TestClient[Any], name: str) -> dict[str, Any]:
    found = client.get("/sources.json", params={"name": name}).json()["sources"]
    return next(one for one in found if one["name"] == name)


def test_what_was_decided_is_listed_and_undone(page: Page, site: Site) -> None:
    said = next(iter(site.case.statements()))
    site.case.judge("reject", said.statement.id, by="ben", reason=EVIL)
    page.goto("/judgements")
    row = page.get_by_role("row").filter(has_text="in force")
    expect(row).to_contain_text("<img src=x")
    row.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").filter(has_text="Taken back: rejected")).to_be_visible()
    assert site.case.judgements()[0].undone_by
    assert site.case.judgements()[1].by == "ana"
    assert page.title() == "Judgements · reportedly"


def test_all_of_a_person_and_of_a_run_is_taken_back(client: TestClient[Any], case: Case) -> None:
    first, second, third = [one.statement.id for one, _ in zip(case.statements(), range(3), strict=False)]
    case.judge("reject", first, by="ben")
    case.judge("accept", second, by="ben")
    kept = case.judge("accept", third, by="ana")
    assert client.get("/judgements.json?by=ben").json()["total"] == 2
    send(client, "/judgements/undo", user="ben", reason="left us")
    assert [one.undone_by is None for one in case.judgements()[:3]] == [False, False, True]
    send(client, "/judgements/undo", run=str(kept.run))
    assert all(one.undone_by for one in case.judgements()[:3])
    told = client.get("/judgements.json?state=taken back").json()
    assert {line["state"] for line in told["lines"]} == {"taken back"}
    assert client.get("/judgements.csv").text.startswith("id,when,by,verb")


def test_orphans_are_listed_apart(client: TestClient[Any], case: Case, tmp_path: Any) -> None:
    report = tmp_path / "report.txt"
    report.write_text("SORN, May 3, 2032 (Harbour Times) - Gunmen killed two people in Kelmet, police said.\n")
    case.read(report)
    said = next(one for one in case.statements() if "Gunmen" in one.words)
    case.judge("reject", said.statement.id, by="ana")
    report.write_text("SORN, May 4, 2032 (Harbour Times) - The mayor of Kelmet opened a bridge, he said.\n")
    case.read(report)
    shown = client.get("/judgements.json?state=orphan").json()
    assert shown["orphans"] == len(shown["lines"])


def test_a_source_is_graded_with_a_reason_by_a_person(page: Page, site: Site) -> None:
    page.goto("/sources?name=Courier")
    page.get_by_role("link", name="The Lesk Courier").click()
    page.get_by_role("radio", name="B usually reliable").check()
    page.get_by_role("textbox", name="Reason").fill("seldom put right")
    page.get_by_role("button", name="Grade it").click()
    expect(page.get_by_role("status").filter(has_text="Graded")).to_be_visible()
    made = [one for one in site.case.judgements() if one.verb == "grade"]
    assert {(one.value, one.by, one.reason) for one in made} == {("B", "ana", "seldom put right")}
    assert len({one.run for one in made}) == 1
    page.goto("/sources?graded=B")
    row = page.get_by_role("row", name="The Lesk Courier")
    expect(row).to_contain_text("B by ana")


def test_no_letter_without_a_reason_and_none_for_nobody_in_particular(client: TestClient[Any], case: Case) -> None:
    courier, page = source(client, "The Lesk Courier"), source(client, "the page")
    assert send(client, f"/sources/{courier['id']}", value="B", reason=" ").status_code == 400
    assert send(client, f"/sources/{page['id']}", value="B", reason="so").status_code == 400
    assert send(client, f"/sources/{courier['id']}", value="7", reason="so").status_code == 400
    assert case.judgements() == []
    assert client.get("/sources/source-000000000000").status_code == 404


def test_letters_and_figures_are_never_one(client: TestClient[Any], case: Case) -> None:
    weighings.current(case.store)
    courier = source(client, "The Lesk Courier")
    send(client, f"/sources/{courier['id']}", value="C", reason="so")
    claims = client.get(f"/sources/{courier['id']}.json").json()["claims"]
    assert {claim["proposed"] for claim in claims} <= {"", "1", "2", "3", "4", "6"}
    assert any(claim["proposed"] for claim in claims)
    assert all(claim["given"] == [] for claim in claims)
    shown = client.get("/sources.csv?name=Courier").text
    assert not re.search(r"\b[A-F][1-6]\b", shown)


def test_a_case_leaves_with_a_report_of_what_was_lost(page: Page, site: Site) -> None:
    page.goto("/exports")
    offer = page.get_by_role("listitem", name="ACLED-shaped CSV")
    expect(offer).to_contain_text("what did not happen")
    offer.get_by_role("button", name="Write").click()
    link = page.get_by_role("link", name="Download acled.csv")
    expect(link).to_be_visible(timeout=60_000)
    expect(page.get_by_role("region", name="What did not leave")).to_be_visible()
    with page.expect_download() as found:
        link.click()
    assert found.value.suggested_filename == "acled.csv"
    assert site.case.judgements() == []


def test_options_of_any_words_are_not_for_a_browser(client: TestClient[Any]) -> None:
    refused = send(client, "/exports", format="ged", **{"option-gwno": "/etc/passwd"})
    assert refused.status_code == 400
    assert "gwno" not in client.get("/exports").text
    assert send(client, "/exports", format="nothing").status_code == 400


def test_sources_are_those_of_the_weighing_and_letters_those_of_now(client: TestClient[Any], case: Case) -> None:
    first = client.get("/sources.json").json()
    found, page = [], first
    while page["next"]:
        found += page["sources"]
        page = client.get("/sources.json", params={"after": page["next"]}).json()
    found += page["sources"]
    assert first["total"] == len({one["id"] for one in found}) == len(found) > len(first["sources"])
    said = [one["statements"] for one in found]
    assert said == sorted(said, reverse=True)
    assert sum(first["kinds"].values()) == first["total"]
    kind = next(iter(first["kinds"]))
    assert client.get("/sources.json", params={"kind": kind}).json()["total"] == first["kinds"][kind]
    named = next(one for one in first["sources"] if one["is_named"])
    assert send(client, f"/sources/{named['id']}", value="B", reason="so").status_code == 303
    assert [one["id"] for one in client.get("/sources.json?graded=B").json()["sources"]] == [named["id"]]
    assert client.get("/sources.json?graded=C").json()["sources"] == []
    assert client.get("/sources.json?graded=none").json()["total"] == first["total"] - 1
    weighings.forget(case.store)
    assert client.get("/sources").status_code == 503
