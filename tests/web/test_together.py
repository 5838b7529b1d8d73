"""The desk and other processes on one case: readers wait for no writer, and a writer that waits too long says so."""

import threading
from typing import Any

from litestar.testing import TestClient

from reportedly.api import Case
from reportedly.store import Case as Store
from reportedly.web.app import app
from reportedly.web.desk import Desk
from tests.readings import TEXT, reading

Client = TestClient[Any]


def test_pages_are_shown_while_another_process_writes(client: Client, case: Case) -> None:
    with Store.open(case.store.where) as other, other._writing():
        for path in ("/api/v1/statements", "/api/v1/findings", "/.json", "/api/v1/search?q=brigade"):
            assert client.get(path).status_code == 200


def test_what_cannot_be_written_in_time_is_told(case_path: Any) -> None:
    with Case.open(case_path, create=False, timeout=0.1) as case, Store.open(case_path) as other:
        target = next(case.statements()).statement.id
        with TestClient(app(Desk(case=case, signer="ana")), base_url="http://127.0.0.1") as client:
            with other._writing():
                told = client.post("/api/v1/judgements", json={"verb": "reject", "target": target})
            assert (told.status_code, told.json()["remedy"]) == (423, "wait until it is done, or raise --timeout")
            again = client.post("/api/v1/judgements", json={"verb": "reject", "target": target})
            assert again.status_code == 201


def test_many_ask_while_documents_come_in(client: Client, case: Case) -> None:
    faults: list[Any] = []
    before = len(case.documents())

    def ask() -> None:
        for _ in range(10):
            told = client.get("/api/v1/statements?limit=50&certainty=asserted")
            if told.status_code != 200:
                faults.append(told.text)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    with Store.open(case.store.where) as other:
        for number in range(20):
            other.add(reading(f"{TEXT}\n\nPost {number}", f"{number}.txt"), "1")
    for thread in threads:
        thread.join()
    assert faults == []
    listed = client.get("/api/v1/documents?limit=200").json()["items"]
    assert len(listed) == before + 20
