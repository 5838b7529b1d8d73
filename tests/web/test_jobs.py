"""What takes longer than an answer: documents sent in, briefs, exports, weighing; and the stream that tells of them."""

import json
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar.testing import TestClient

from reportedly.api import Case
from reportedly.web.desk import Desk
from reportedly.web.jobs import Jobs, plain
from reportedly.web.work import Task
from tests.readings import reading
from tests.web.conftest import Site, running

Client = TestClient[Any]
REPORT = (
    "Ferry halted at Tarn\n\nTarn, May 3, 2031 - The Tarn Guard shelled the ferry on Friday, Radio Tarn reported, "
    "citing two unnamed officers."
)
LONG = 120.0  # seconds: models are loaded in a process of their own, on a loaded machine


def ended(get: Callable[[str], Any], i: str) -> dict[str, Any]:
    """Wait for a job to end, and return it."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        job: dict[str, Any] = get(f"/api/v1/jobs/{i}").json()
        if job["state"] in {"done", "failed", "stopped"}:
            return job
        time.sleep(0.1)
    pytest.fail("the job did not end")


def test_a_pasted_text_is_read(client: Client, case: Case) -> None:
    known = {"text": REPORT, "name": "tarn.txt", "publisher": "Tarn Wire", "published": "2031-05-04"}
    asked = client.post("/api/v1/documents", json=known)
    assert (asked.status_code, asked.json()["state"] in {"waiting", "running"}) == (202, True)
    job = ended(client.get, asked.json()["id"])
    assert (job["state"], job["done"], job["total"], job["failed"]) == ("done", 1, 1, 0)
    assert (job["documents"][0]["outcome"], job["documents"][0]["name"]) == ("added", "tarn.txt")
    document = case.reading("tarn.txt").document
    assert (document.publisher, document.published.start) == ("Tarn Wire", "2031-05-04")
    assert client.get(f"/api/v1/documents/{document.id}").json()["text"] == REPORT


def test_files_are_read_and_what_fails_is_kept_as_a_failure(client: Client, case: Case) -> None:
    files = [
        ("files", ("../../etc/tarn.txt", REPORT.encode(), "text/plain")),
        ("files", ("tarn.txt", REPORT.replace("ferry", "bridge").encode(), "text/plain")),
        ("files", ("blob.bin", bytes(range(256)) * 8, "application/octet-stream")),
    ]
    job = ended(client.get, client.post("/api/v1/documents", files=files).json()["id"])
    assert [(one["outcome"], one["name"]) for one in job["documents"]] == [
        ("added", "tarn.txt"),
        ("added", "tarn-2.txt"),
        ("failed", "blob.bin"),
    ]
    assert (job["state"], job["failed"]) == ("done", 1)
    assert case.reading("blob.bin").document.failure is not None
    assert client.get("/api/v1/failures").json()["items"][0]["document"]["path"] == "blob.bin"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"json": {"text": ""}}, 400),
        ({"json": {"txt": "x"}}, 400),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ({"content": b"x", "headers": {"content-type": "text/plain"}}, 415),
        ({"files": [("other", ("a.txt", b"x"))]}, 400),
    ],
)
def test_what_cannot_be_a_document_is_refused_at_once(client: Client, request_: dict[str, Any], status: int) -> None:
    told = client.post("/api/v1/documents", **request_)
    assert (told.status_code, told.json()["ok"]) == (status, False)
    assert client.get("/api/v1/jobs").json() == {"items": []}


def test_a_brief_is_written(client: Client) -> None:
    job = ended(client.get, client.post("/api/v1/briefs", json={"form": "md", "limit": 3}).json()["id"])
    assert (job["state"], job["file"]) == ("done", "brief.md")
    text = client.get(f"/api/v1/jobs/{job['id']}/file")
    assert "attachment" in text.headers["content-disposition"]
    assert text.text.startswith("# ")
    assert client.post("/api/v1/briefs", json={"template": "none"}).status_code == 400


def test_an_export_is_written_with_what_it_could_not_tell(client: Client, case: Case) -> None:
    assert "jsonl" in {one["name"] for one in client.get("/api/v1/exports").json()["items"]}
    job = ended(client.get, client.post("/api/v1/exports", json={"format": "csv"}).json()["id"])
    with zipfile.ZipFile(BytesIO(client.get(f"/api/v1/jobs/{job['id']}/file").content)) as held:
        rows = held.read("statements.csv").decode().splitlines()
    assert job["losses"]["exported"]["statement"] == len(list(case.statements()))
    assert len(rows) > job["losses"]["exported"]["statement"]
    assert client.post("/api/v1/exports", json={"format": "none"}).status_code == 400
    failed = ended(
        client.get, client.post("/api/v1/briefs", json={"template": "case", "about": "nobody at all"}).json()["id"]
    )
    assert failed["state"] == "failed"
    assert failed["error"]
    assert client.get(f"/api/v1/jobs/{failed['id']}/file").status_code == 404


def test_a_job_that_is_stopped_stays_so(case: Case) -> None:
    jobs = Jobs(case.settings)
    try:
        first = jobs.submit(Task(kind="export", by="ana", options={"format": "csv"}))
        waiting = jobs.submit(Task(kind="weigh", by="ana"))
        assert jobs.submit(Task(kind="weigh", by="ben")) == waiting
        for job in (waiting, first):
            jobs.stop(job.id)
        end = time.monotonic() + LONG
        while not jobs.is_idle() and time.monotonic() < end:
            time.sleep(0.05)
        assert [job.state for job in jobs.all()] == ["stopped", "stopped"]
        assert jobs.stop("job-99") is None
    finally:
        jobs.close()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\news\\a b.html", "a b.html"),
        ("..", "report"),
        ("-rf", "rf"),
        ("", "report"),
        ("\x00\n.txt", "txt"),
        ("تقرير.txt", "تقرير.txt"),
        ("x" * 500 + ".txt", "x" * 30 + ".txt"),
    ],
)
def test_the_name_of_a_file_names_no_other_place(given: str, name: str) -> None:
    assert plain(given) == name


class Listener:
    """Listens to the stream of changes in a thread."""

    def __init__(self, site: Site, **headers: str) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []
        self.client = httpx.Client(base_url=site.url, timeout=LONG, trust_env=False, headers=headers)
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()

    def _listen(self) -> None:
        name = ""
        try:
            with self.client.stream("GET", "/api/v1/changes/stream") as answer:
                for line in answer.iter_lines():
                    key, _, value = line.partition(": ")
                    name = value if key == "event" else name
                    if key == "data":
                        self.heard.append((name, json.loads(value)))
        except (httpx.HTTPError, httpx.StreamError):  # closed at the end of the test
            return

    def wait(self, name: str, fits: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            for found, data in self.heard:
                if found == name and fits(data):
                    return data
            time.sleep(0.05)
        pytest.fail(f"no {name} was told of: {self.heard}")


@pytest.fixture
def listener(site: Site) -> Iterator[Listener]:
    made = Listener(site)
    yield made
    made.client.close()


def test_the_stream_tells_of_changes_and_of_jobs(site: Site, listener: Listener, tmp_path: Path) -> None:
    first = listener.wait("changed")["version"]
    (tmp_path / "tarn.txt").write_text(REPORT)
    site.case.read(tmp_path / "tarn.txt")
    assert listener.wait("changed", lambda data: data["version"] != first)
    with httpx.Client(base_url=site.url, trust_env=False) as client:
        i = client.post("/api/v1/exports", json={"format": "jsonl"}).json()["id"]
    assert listener.wait("job", lambda data: data["id"] == i and data["state"] == "done")["file"] == "jsonl.jsonl"


def test_the_desk_answers_while_a_job_runs(site: Site) -> None:
    with httpx.Client(base_url=site.url, timeout=LONG, trust_env=False) as client:
        i = client.post("/api/v1/documents", json={"text": REPORT}).json()["id"]
        answers = 0
        while client.get(f"/api/v1/jobs/{i}").json()["state"] in {"waiting", "running"}:
            assert client.get("/api/v1/statements?limit=1").status_code == 200
            answers += 1
            time.sleep(0.05)
        assert answers > 3
        assert client.get(f"/api/v1/jobs/{i}").json()["state"] == "done"


def test_a_case_that_changed_is_weighed_anew_in_the_background(case: Case) -> None:
    case.store.add(reading(), "1")
    with running(Desk(case=case, signer="ana", keeps_weighed=True)) as site:
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            as_of = httpx.get(site.url + "/api/v1/findings?limit=1", trust_env=False).json()["as_of"]
            if as_of["current"]:
                break
            time.sleep(0.2)
        assert (as_of["current"], as_of["documents"]) == (True, 0)
        jobs = httpx.get(site.url + "/api/v1/jobs", trust_env=False).json()["items"]
        assert [one["kind"] for one in jobs] == ["weigh"]
