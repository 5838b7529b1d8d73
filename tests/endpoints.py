"""Servers to ask, all over real sockets: a language model, and one that misbehaves."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

SERVER = Path(__file__).with_name("model_server.py")
KEY = "sesame-4711"


@pytest.fixture(scope="session")
def model_url() -> Iterator[str]:
    """The base URL of a language model that runs for the length of the tests."""
    with subprocess.Popen(
        [sys.executable, str(SERVER), KEY],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip() + "/v1"
        finally:
            process.stdin.close()
            process.kill()


@dataclass
class Asked:
    """What a server was asked, and what it answers: (status, headers, body) by turns, the last one for ever."""

    url: str = ""
    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    requests: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)

    def next(self) -> tuple[int, dict[str, str], bytes]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def chat(content: object, **more: object) -> tuple[int, dict[str, str], bytes]:
    """Return the answer that says `content`, as JSON unless it is text."""
    words = content if isinstance(content, str) else json.dumps(content)
    body = {"model": "served-name", "choices": [{"message": {"role": "assistant", "content": words}}], **more}
    return 200, {}, json.dumps(body).encode()


@pytest.fixture
def serve() -> Iterator[Callable[..., Asked]]:
    """Start servers that answer as they are told."""
    started = []

    def start(*answers: tuple[int, dict[str, str], bytes]) -> Asked:
        asked = Asked(answers=list(answers))

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                asked.requests.append((dict(self.headers), json.loads(body)))
                status, headers, data = asked.next()
                self.send_response(status)
                for name, value in {"Content-Length": str(len(data)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        started.append(server)
        asked.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        return asked

    yield start
    for server in started:
        server.shutdown()
        server.server_close()
