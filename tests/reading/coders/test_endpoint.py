"""An endpoint is asked at the address that was set and nowhere else, and whatever goes wrong is one clear line."""

import json
import socket
from collections.abc import Callable

import pytest

from reportedly.errors import EndpointError, UsageError
from reportedly.reading.coders.endpoint import Endpoint
from tests.endpoints import Asked, chat

Serve = Callable[..., Asked]
KEY = "sk-very-secret-1"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("", None),
        ("localhost:8080", None),
        ("ftp://host/v1", None),
        ("file:///etc/passwd", None),
        ("http:///v1", None),
        ("http://user:hunter2@host/v1", None),
        ("http://host/v1?key=hunter2", None),
        ("http://host:99999/v1", None),
        ("http://[::1/v1", None),
        ("http://example.org/v1", KEY),
        ("http://192.0.2.7/v1", KEY),
        ("https://host/v1", "two\nlines hunter2"),
        ("https://host/v1", "ключ hunter2"),
    ],
)
def test_an_address_that_will_not_do_is_told_without_its_secrets(url: str, key: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        Endpoint(url, key, 1)
    assert "hunter2" not in str(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["https://host/v1", "http://localhost/v1", "http://127.0.0.1:1/v1", "http://[::1]:1/v1/"]
)
def test_a_key_may_go_to_this_machine_or_safely(url: str) -> None:
    assert Endpoint(url, KEY, 1).url == url.rstrip("/")


def test_what_is_sent(serve: Serve) -> None:
    server = serve(chat("yes"))
    assert Endpoint(server.url, KEY, 5).ask({"model": "m"})["choices"][0]["message"]["content"] == "yes"
    ((headers, body),) = server.requests
    assert (headers["Authorization"], headers["Content-Type"], body) == (
        f"Bearer {KEY}",
        "application/json",
        {"model": "m"},
    )
    Endpoint(server.url, None, 5).ask({})
    assert "Authorization" not in server.requests[1][0]


def test_a_busy_endpoint_is_asked_again_after_the_wait_it_asks_for(serve: Serve) -> None:
    server, waits = serve((429, {"Retry-After": "3"}, b""), (503, {}, b"soon"), chat("yes")), list[float]()
    Endpoint(server.url, None, 5, waits.append).ask({})
    assert (len(server.requests), waits) == (3, [3.0, 2.0])


def test_no_wait_is_longer_than_the_patience_that_was_set(serve: Serve) -> None:
    server, waits = serve((429, {"Retry-After": "86400"}, b""), chat("yes")), list[float]()
    Endpoint(server.url, None, 5, waits.append).ask({})
    assert waits == [5.0]


@pytest.mark.parametrize(
    ("answer", "says", "lasting"),
    [
        (
            (401, {}, json.dumps({"error": {"message": f"bad key {KEY}\nreally"}}).encode()),
            "HTTP 401 “bad key [key] really”",
            True,
        ),
        ((403, {}, b""), "HTTP 403: check the setting coder_key", True),
        ((404, {}, b"<html>"), "HTTP 404: check coder_url", True),
        ((400, {}, json.dumps({"error": "too long"}).encode()), "HTTP 400 “too long”", False),
        ((429, {}, b"[]"), "HTTP 429: try again later", True),
        ((500, {}, b"\xff"), "HTTP 500: check that it runs", True),
        ((302, {"Location": "http://192.0.2.1/"}, b""), "HTTP 302: set coder_url to where it is", True),
        ((200, {}, b"<html>"), "no JSON object", False),
        ((200, {}, b"[" * 100_000), "no JSON object", False),
        ((200, {}, b"[1]"), "no JSON object", False),
        ((200, {}, b"\xff\xfe"), "no JSON object", False),
        ((200, {}, b" " * (2 << 20)), "more than a megabyte", False),
    ],
)
def test_what_goes_wrong_is_one_line(
    serve: Serve,
    answer: tuple[int, dict[str, str], bytes],
    says: str,
    lasting: bool,  # noqa: FBT001 - a case
) -> None:
    server = serve(answer)
    with pytest.raises(EndpointError) as caught:
        Endpoint(server.url, KEY, 2, lambda _: None).ask({})
    told = str(caught.value)
    assert says in told
    assert told.startswith(server.url)
    assert KEY not in told
    assert "\n" not in told
    assert caught.value.lasting is lasting


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(EndpointError, match=r"could not be reached \(Connection refused") as caught:
        Endpoint(f"http://127.0.0.1:{port}/v1", None, 2).ask({})
    assert caught.value.lasting


def test_an_answer_that_does_not_come_in_time() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        with pytest.raises(EndpointError, match=r"did not answer in 0.2 seconds: set coder_timeout higher") as caught:
            Endpoint(url, None, 0.2).ask({})
    assert caught.value.lasting


def test_a_proxy_of_the_environment_is_not_used(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve(chat("yes"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert Endpoint(server.url, None, 5).ask({})
