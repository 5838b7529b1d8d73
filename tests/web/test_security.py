"""Who may ask what: tokens and their scopes, names of the desk, other sites, forms, limits."""

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from reportedly.api import Case
from reportedly.errors import UsageError
from reportedly.settings import Settings
from reportedly.web.app import app
from reportedly.web.desk import Desk
from reportedly.web.security import forms
from reportedly.web.security.hosts import hosts_of, is_loopback, is_ours, is_same_origin
from reportedly.web.security.limits import Limits, Meter
from reportedly.web.security.tokens import Holder, Tokens, tokens_of
from reportedly.web.serving import BuiltIn

Client = TestClient[Any]
SECRETS = {scope: f"{scope}-{'x' * 24}" for scope in ("read", "annotate", "admin")}
TOKENS = Tokens((Holder(name=f"n-{scope}", scope=scope), secret) for scope, secret in SECRETS.items())  # type: ignore[arg-type]


@contextmanager
def asking(case: Case, **options: Any) -> Iterator[Client]:
    with TestClient(app(Desk(case=case, signer="ana", **options)), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture
def guarded(case: Case) -> Iterator[Client]:
    """A desk that asks for tokens."""
    with asking(case, tokens=TOKENS) as made:
        yield made


def bearer(scope: str) -> dict[str, str]:
    return {"authorization": f"Bearer {SECRETS[scope]}"}


@pytest.mark.parametrize("shown", [{}, {"authorization": "Bearer wrong"}, {"authorization": "Basic YTpi"}])
def test_without_a_token_nothing_is_shown(guarded: Client, shown: dict[str, str]) -> None:
    told = guarded.get("/api/v1/documents", headers=shown)
    assert (told.status_code, told.headers["www-authenticate"]) == (401, "Bearer")
    assert guarded.get("/.json", headers=shown).status_code == 401
    assert '<a href="/enter">' in guarded.get("/", headers=shown).text
    assert "Enter" in guarded.get("/enter").text


@pytest.mark.parametrize(("scope", "judges"), [("read", 403), ("annotate", 201), ("admin", 201)])
def test_a_token_reaches_as_far_as_its_scope(guarded: Client, case: Case, scope: str, judges: int) -> None:
    assert guarded.get("/api/v1/documents", headers=bearer(scope)).status_code == 200
    target = next(case.statements()).statement.id
    made = guarded.post("/api/v1/judgements", json={"verb": "reject", "target": target}, headers=bearer(scope))
    assert made.status_code == judges
    assert [one.by for one in case.judgements()] == ([f"n-{scope}"] if judges == 201 else [])


def test_a_token_is_entered_once_in_a_browser(guarded: Client) -> None:
    page = guarded.get("/enter").text
    shown = re.search(r'name="form_token" value="(\w+)"', page)[1]  # type: ignore[index]
    wrong = guarded.post("/enter", data={"form_token": shown, "token": "wrong"}, follow_redirects=False)
    assert wrong.status_code == 401
    unshown = guarded.post("/enter", data={"token": SECRETS["read"]}, follow_redirects=False)
    assert unshown.status_code == 403
    entered = guarded.post("/enter", data={"form_token": shown, "token": SECRETS["read"]}, follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    kept = entered.headers["set-cookie"]
    assert "HttpOnly" in kept
    assert "SameSite=strict" in kept
    assert SECRETS["read"] not in kept
    assert guarded.get("/.json").status_code == 200
    assert guarded.post("/api/v1/judgements", json={}).status_code == 403
    guarded.cookies.set("reportedly_holder", "n-admin." + "0" * 64)
    assert guarded.get("/.json").status_code == 401


@pytest.mark.parametrize(
    "lines", ["", "ana admin", f"ana owner {'x' * 30}", "ana read short", f"ana read {'x' * 30} more"]
)
def test_a_file_of_tokens_that_is_none(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "tokens"
    path.touch(mode=0o600)
    path.write_text(lines)
    with pytest.raises(UsageError):
        tokens_of(path)


def test_a_file_of_tokens(tmp_path: Path) -> None:
    path = tmp_path / "tokens"
    path.touch(mode=0o600)
    path.write_text(f"# who\nana annotate {'x' * 30} # a remark\n")
    assert tokens_of(path).holder("x" * 30) == Holder(name="ana", scope="annotate")
    assert tokens_of(path).holder("y" * 30) is None
    path.chmod(0o644)
    with pytest.raises(UsageError, match="others may read"):
        tokens_of(path)


def test_a_file_of_tokens_that_is_missing_is_made(tmp_path: Path) -> None:
    made = tokens_of(tmp_path / "tokens")
    assert stat.S_IMODE((tmp_path / "tokens").stat().st_mode) == 0o600
    token = (tmp_path / "tokens").read_text().split()[-1]
    assert made.holder(token) == Holder(name="admin", scope="admin")
    assert tokens_of(tmp_path / "tokens").holder(token)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "desk.example", "::"])
def test_others_are_not_let_in_without_tokens(case_path: Path, host: str) -> None:
    with pytest.raises(UsageError, match="would ask them for no token"):
        BuiltIn().serve(Settings(case=str(case_path), host=host), lambda _: None)


@pytest.mark.parametrize(
    ("host", "alone"),
    [("localhost", True), ("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("10.0.0.1", False), ("x", False)],
)
def test_what_can_be_reached_from_here_alone(host: str, alone: bool) -> None:  # noqa: FBT001 - a case
    assert is_loopback(host) is alone


@pytest.mark.parametrize(
    ("named", "ours"),
    [
        ("127.0.0.1:8710", True),
        ("LOCALHOST", True),
        ("[::1]:8710", True),
        ("evil.example", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.nip.example:80", False),
        ("", False),
    ],
)
def test_the_names_of_a_desk_on_loopback(named: str, ours: bool) -> None:  # noqa: FBT001 - a case
    assert is_ours(named, hosts_of("127.0.0.1")) is ours


def test_a_name_that_is_not_ours_is_not_answered(client: Client) -> None:
    for path in ("/", "/api/v1/documents", "/static/x/desk.css", "/enter"):
        assert client.get(path, headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    ("headers", "let"),
    [
        ({}, True),
        ({"origin": "http://127.0.0.1"}, True),
        ({"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}, True),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "http://127.0.0.1:81"}, False),
        ({"origin": "null"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
    ],
)
def test_no_other_site_changes_anything(client: Client, case: Case, headers: dict[str, str], let: bool) -> None:  # noqa: FBT001
    target = next(case.statements()).statement.id
    told = client.post("/api/v1/judgements", json={"verb": "reject", "target": target}, headers=headers)
    assert (told.status_code == 201) is let
    assert len(case.judgements()) == let
    assert client.get("/api/v1/documents", headers=headers).status_code == 200  # nobody else can read the answer
    assert "access-control-allow-origin" not in told.headers


def test_what_changes_nothing_may_be_asked_from_anywhere() -> None:
    assert is_same_origin("GET", "h", "http://other", "cross-site")
    assert not is_same_origin("DELETE", "h", "http://other", None)


def test_the_token_of_a_form_is_of_one_browser() -> None:
    one, other = forms.fresh(), forms.fresh()
    assert forms.fits(b"s", one, forms.token(b"s", one))
    assert not forms.fits(b"s", other, forms.token(b"s", one))
    assert not forms.fits(b"t", one, forms.token(b"s", one))
    assert not forms.fits(b"s", None, forms.token(b"s", ""))
    assert not forms.fits(b"s", one, None)


def test_who_asks_too_often_waits(case: Case) -> None:
    with asking(case, limits=Limits(requests=3, refill=0.01)) as client:
        answers = [client.get("/api/v1/failures").status_code for _ in range(4)]
        assert answers == [200, 200, 200, 429]
        told = client.get("/api/v1/failures")
        assert 90 <= int(told.headers["retry-after"]) <= 100
        assert told.json()["error"] == "too many requests"
        assert client.get("/static/x/desk.css").status_code == 200


def test_a_bucket_fills_up_again() -> None:
    now = [0.0]
    meter = Meter(Limits(requests=2, refill=1.0), lambda: now[0])
    assert [meter.wait("a"), meter.wait("a")] == [0.0, 0.0]
    assert meter.wait("a") == 1.0
    assert meter.wait("b") == 0.0
    now[0] = 1.5
    assert meter.wait("a") == 0.0
    assert meter.wait("a") == 0.5


def test_what_is_too_large_is_refused_told_or_not(case: Case) -> None:
    with asking(case, limits=Limits(body=1000)) as client:
        assert client.post("/api/v1/documents", json={"text": "x" * 2000}).status_code == 413

        def chunks() -> Iterator[bytes]:
            yield from (b"x" * 100 for _ in range(50))

        told = client.post("/api/v1/documents", content=chunks(), headers={"content-type": "application/json"})
        assert (told.status_code, told.json()["ok"]) == (413, False)
        assert client.get("/api/v1/jobs").json()["items"] == []


def test_streams_are_counted(case: Case) -> None:
    with asking(case, limits=Limits(streams=0)) as client:
        assert client.get("/api/v1/changes/stream").status_code == 429


def test_what_was_not_foreseen_is_told_without_its_words(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        message = "/secret/path"
        raise ZeroDivisionError(message)

    with asking(case) as client:
        monkeypatch.setattr("reportedly.pages.Pages.values", broken)
        told = client.get("/api/v1/statements")
    assert told.status_code == 500
    assert told.json()["error"] == "internal error (ZeroDivisionError)"
    assert "secret" not in told.text


def test_only_who_judged_or_is_admin_takes_back(guarded: Client, case: Case) -> None:
    target = next(case.statements()).statement.id
    made = case.judge("reject", target, by="n-admin")
    address = f"/api/v1/judgements/{made.id}/undo"
    told = guarded.post(address, json={}, headers=bearer("annotate"))
    assert (told.status_code, told.json()["error"]) == (403, "this was done by n-admin")
    assert guarded.post(address, json={}, headers=bearer("admin")).status_code == 201
    own = guarded.post(
        "/api/v1/judgements", json={"verb": "reject", "target": target}, headers=bearer("annotate")
    ).json()["id"]
    assert guarded.post(f"/api/v1/judgements/{own}/undo", json={}, headers=bearer("annotate")).status_code == 201
    assert guarded.post("/api/v1/judgements/none/undo", json={}, headers=bearer("admin")).status_code == 404


def test_only_who_asked_for_a_job_or_is_admin_stops_it(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.web.jobs.Jobs._start", lambda _: None)
    with asking(case, tokens=TOKENS) as client:
        job = client.post("/api/v1/briefs", json={}, headers=bearer("admin")).json()["id"]
        assert client.delete(f"/api/v1/jobs/{job}", headers=bearer("annotate")).status_code == 403
        assert client.delete(f"/api/v1/jobs/{job}", headers=bearer("admin")).json()["state"] == "stopped"
