"""A desk on loopback over a case of the samples, and a browser that tells of every fault on a page.

The samples are read once a session (`samples_case`); every test has a copy of its own. `site` is a desk that runs in
a thread; `page` is a browser's page on it, which fails the test at an error in its console or at a request off the
machine. `client` asks a desk without a network.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from litestar.testing import TestClient
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

import reportedly
from reportedly import weighings
from reportedly.api import Case
from reportedly.web.app import app
from reportedly.web.desk import Desk

SAMPLES = Path(__file__).parents[2] / "samples"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30.0  # seconds for a desk to come up, or a page to change, on a loaded machine
HERE = ("127.0.0.1", "localhost")


@pytest.fixture(scope="session")
def samples_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, read and weighed once; copy it, never write into it."""
    path = tmp_path_factory.mktemp("samples") / "samples.case"
    with reportedly.Case.open(path, attributor="rules", stance_coder="rules") as case:
        with chdir(SAMPLES.parent):  # so that no page shows where this checkout lies
            case.read(SAMPLES.name)
        weighings.current(case.store)
    return path


@pytest.fixture
def case_path(samples_case: Path, tmp_path: Path) -> Path:
    """A copy of the samples' case that a test may write into."""
    for suffix in ("", "-wal", "-shm"):
        if (there := Path(f"{samples_case}{suffix}")).exists():
            shutil.copy(there, tmp_path / f"desk.case{suffix}")
    return tmp_path / "desk.case"


@pytest.fixture
def case(case_path: Path) -> Iterator[Case]:
    with reportedly.Case.open(case_path, create=False, attributor="rules", stance_coder="rules") as opened:
        yield opened


@pytest.fixture
def client(case: Case) -> Iterator[TestClient[Any]]:
    """A client without a network of a desk that asks for no token."""
    with TestClient(app(Desk(case=case, signer="ana")), base_url="http://127.0.0.1") as made:
        yield made


@dataclass(frozen=True)
class Site:
    """A desk that runs: its address without a slash at the end, and the case that it shows."""

    url: str
    case: Case


@contextmanager
def running(desk: Desk) -> Iterator[Site]:
    """Run a desk on a free port of loopback for the length of a `with` block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app(desk), log_level="warning", access_log=False, timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        _wait(url)
        try:
            yield Site(url, desk.case)
        finally:
            server.should_exit = True
            thread.join(PATIENCE)


def _wait(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            httpx.get(url + "/enter", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the desk did not come up")


@pytest.fixture
def site(case: Case) -> Iterator[Site]:
    """A desk over a copy of the samples' case."""
    with running(Desk(case=case, signer="ana")) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window; where none is, tests are skipped, and fail where CI is set."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium is installed")
        pytest.skip("no Chromium is installed: apt-get install chromium")
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


@dataclass
class Watch:
    """What went wrong on a page: errors in its console, and requests that would have left the machine."""

    errors: list[str]
    abroad: list[str]

    def console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def request(self, request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme not in {"data", "blob", "about"} and where.hostname not in HERE:
            self.abroad.append(request.url)


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Open pages on the desk, each in a browser of its own; options are those of Playwright's `new_context`.

    `javascript=False` switches scripts off. At the end of the test every page must have been without fault.
    """
    watch, contexts = Watch([], []), []

    def make(**options: Any) -> Page:
        enabled = options.pop("javascript", True)
        context = browser.new_context(base_url=site.url, java_script_enabled=enabled, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", watch.console)
        page.on("pageerror", lambda error: watch.errors.append(str(error)))
        page.on("request", watch.request)
        return page

    yield make
    for context in contexts:
        context.close()
    assert watch.errors == []
    assert watch.abroad == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page on the desk."""
    return open_page()
