"""Reports are sent in through the browser, as files and as text, and the page tells how far the reading has come."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Site
from tests.web.test_jobs import LONG, REPORT


@pytest.mark.parametrize("javascript", [True, False])
def test_files_are_sent_in(open_page: Callable[..., Page], site: Site, tmp_path: Path, javascript: bool) -> None:  # noqa: FBT001
    (tmp_path / "tarn.txt").write_text(REPORT)
    (tmp_path / "blob.bin").write_bytes(bytes(range(256)) * 8)
    page = open_page(javascript=javascript)
    page.goto("/add")
    page.get_by_label("Reports: texts").set_input_files([tmp_path / "tarn.txt", tmp_path / "blob.bin"])
    page.get_by_text("What is known of them").click()
    page.locator("#files-publisher").fill("Tarn Wire")
    page.get_by_role("button", name="Read them").click()
    page.wait_for_url(re.compile(r"/jobs/job-\d+$"))
    expect(page.get_by_role("status").first).to_contain_text("done, 2 of 2, 1 failed", timeout=1000 * LONG)
    expect(page.get_by_role("row", name="tarn.txt")).to_contain_text("added")
    expect(page.get_by_role("row", name="blob.bin")).to_contain_text("failed")
    assert site.case.reading("tarn.txt").document.publisher == "Tarn Wire"


def test_a_text_is_pasted_whatever_it_holds(page: Page, site: Site) -> None:
    page.goto("/add")
    hostile = "<script>alert(1)</script>"
    page.get_by_label("The report, as it was copied").fill(f"{hostile}\n\n{REPORT}")
    page.get_by_label("What it is to be called").fill(f"{hostile}.txt")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("status").first).to_contain_text("done, 1 of 1", timeout=1000 * LONG)
    assert page.locator("main script").count() == 0
    assert site.case.reading("script>.txt").document.text.startswith(hostile)
    page.goto("/add")
    expect(page.get_by_role("row", name="read")).to_contain_text("done")


def test_a_job_that_nobody_asked_for(site: Site) -> None:
    told = httpx.get(f"{site.url}/jobs/job-9.json", trust_env=False)
    assert (told.status_code, told.json()["error"]) == (404, "no job 'job-9' has that")
