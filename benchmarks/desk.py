"""`python -m benchmarks.desk [--documents N] [--rounds N] [--case FILE] [--weigh]`: one JSON object.

How fast the desk answers over a case of 10,000 documents and 300,000 statements: the samples two by two, told again in
other words (`benchmarks.weighings`). Each address is asked `rounds` times, filters and places in the list varied, over
loopback; told are milliseconds at the 50th and 95th hundredth and the most, on the clock (`pages_ms`) and of the
processor (`server_ms`, which other work on the machine does not lengthen), how large the server's process grew, and,
where Chromium is installed, when a browser paints something of a page for the first time. `--weigh` weighs the case
before, which takes long; without it, pages on many documents only say that it was never weighed, and are not asked.
`--case` keeps the case that is made, and takes it where it is there already. The bars: 200 ms of `server_ms` at the
95th hundredth on every page, 500 MB, 1000 ms until something is painted; `missed` names the pages that miss theirs.
"""

import argparse
import json
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import msgspec
import uvicorn
from playwright.sync_api import sync_playwright

from benchmarks.desk_addresses import asked
from benchmarks.weighings import tellings
from reportedly import acquire, api, pipeline
from reportedly.record import Reading
from reportedly.settings import Settings
from reportedly.store import Case
from reportedly.web.app import app
from reportedly.web.desk import Desk
from reportedly.weighings import current

SAMPLES = Path(__file__).parents[1] / "samples"
FAST = Settings(attributor="rules", stance_coder="rules")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
BAR = 200  # milliseconds of a processor, at the 95th hundredth
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def templates() -> list[Reading]:
    """Return readings of two samples each, put together: documents of about thirty statements."""
    texts = [path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))]
    pairs = [one + b"\n\n" + other for one, other in zip(texts[::2], texts[1::2], strict=False)]
    return list(pipeline.read_all([acquire.read(pair, f"pair-{n}") for n, pair in enumerate(pairs)], FAST))


def make(path: Path, documents: int) -> None:
    """Make the case."""
    samples = [msgspec.to_builtins(reading) for reading in templates()]
    with Case.open(path, create=True) as case:
        for reading in tellings(samples, 0, documents):
            case.add(reading, "benchmark")


def measured(path: Path, rounds: int) -> dict[str, Any]:
    """Run the desk as a process of its own and ask it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.desk", "--case", str(path), "--serve", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
                found = _rounds(client, rounds, server.pid)
                return found | {"memory_mb": _peak(server.pid), "first_paint_ms": _paint(client)}
        finally:
            server.terminate()


def _rounds(client: httpx.Client, rounds: int, pid: int) -> dict[str, Any]:
    def get(address: str) -> Any:  # noqa: ANN401 - JSON
        answer = client.get(address)
        answer.raise_for_status()
        return answer.json()

    weighed = client.get("/api/v1/findings").status_code == httpx.codes.OK
    addresses, taken = asked(get, seed=7, weighed=weighed), dict[str, list[float]]()
    worked: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, make_address in addresses.items():
            address, start, busy = make_address(), time.perf_counter(), _busy(pid)
            answer = client.get(address)
            taken.setdefault(name, []).append(1000 * (time.perf_counter() - start))
            worked.setdefault(name, []).append(_busy(pid) - busy)
            answer.raise_for_status()
            time.sleep(0.02)  # as a person would: not the limits are measured
    server = _table(worked)
    missed = sorted(name for name, one in server.items() if one["p95"] > BAR)
    return {"pages_ms": _table(taken), "server_ms": server, "missed": missed}


def _busy(pid: int) -> float:
    """Return how many milliseconds of a processor a process has had, all its threads together."""
    held = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text(encoding="ascii").split()[0]) for one in held) / 1e6


def _table(taken: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    everything = [one for several in taken.values() for one in several]
    return {name: _told(several) for name, several in (*taken.items(), ("all", everything))}


def _told(several: list[float]) -> dict[str, float]:
    cut = statistics.quantiles(several, n=20, method="inclusive")
    return {"p50": round(cut[9], 1), "p95": round(cut[18], 1), "most": round(max(several), 1)}


def _peak(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024  # type: ignore[index]  # Linux


def _paint(client: httpx.Client) -> dict[str, float] | None:
    """Return when a browser paints something of some pages first, each opened anew."""
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if browser is None:
        return None
    document = client.get("/api/v1/documents?limit=1").json()["items"][0]["document"]["id"]
    pages = {"inbox": "/", "document": f"/document/{document}", "search": "/search?q=the"}
    found = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        for name, path in pages.items():
            page = chromium.new_context(base_url=str(client.base_url)).new_page()
            page.goto(path)
            while (painted := page.evaluate(PAINT)) is None:  # not waited for in the page, whose policy runs no words
                page.wait_for_timeout(20)
            found[name] = round(painted, 1)
        chromium.close()
    return found


def serve(path: Path, port: int) -> None:
    """Show a case, without the weighing in the background that would take its share of the machine meanwhile."""
    with api.Case.open(path, create=False) as case:
        config = uvicorn.Config(
            app(Desk(case=case, signer="benchmark")), port=port, access_log=False, log_level="error"
        )
        server = uvicorn.Server(config)
        threading.Thread(target=_when_ready, args=(server,), daemon=True).start()
        with suppress(KeyboardInterrupt):
            server.run()


def _when_ready(server: uvicorn.Server) -> None:
    while not server.started:
        time.sleep(0.05)
    print("ready", flush=True)


def main() -> None:
    """Make the case where it is not there, ask, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--case", type=Path)
    parser.add_argument("--weigh", action="store_true")
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.case, given.serve)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = given.case or Path(folder) / "desk.case"
        if not path.exists():
            make(path, given.documents)
        if given.weigh:
            with Case.open(path) as case:
                current(case)
        with Case.open(path) as case:
            counts = case.counts()
        held = {"documents": counts["document"], "statements": counts["statement"]}
        print(json.dumps(held | {"case_mb": path.stat().st_size // 2**20} | measured(path, given.rounds), indent=1))


if __name__ == "__main__":
    main()
