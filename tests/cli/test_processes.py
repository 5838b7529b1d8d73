"""What only shows in a process of its own: start-up time, signals, pipes."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly import __version__
from tests.cli.conftest import REPORT

Process = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = [sys.executable, "-m", "reportedly"]


def spent(*arguments: str) -> float:
    """Return the processor seconds of one run, which do not hang on what else the machine does."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*COMMAND, *arguments], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_help_comes_at_once() -> None:
    assert min(spent("--help") for _ in range(5)) <= 0.2


def test_help_and_version(process: Process) -> None:
    assert "Commands:" in process("--help").stdout
    assert process("--version").stdout == f"reportedly {__version__}\n"
    assert process().stdout == process("--help").stdout


def held(path: Path) -> int:
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM reading").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def start_and_wait(count: int, *arguments: str) -> subprocess.Popen[bytes]:
    """Start to read the folder, as the head of a group of processes, and wait until `count` documents are kept."""
    running = subprocess.Popen(
        [*COMMAND, "read", "reports", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 100
    while held(Path("case.db")) < count and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    return running


@pytest.fixture
def many(folder: Path) -> int:
    (folder / "reports").mkdir()
    for i in range(60):
        (folder / "reports" / f"report{i:02}.txt").write_text(
            REPORT.replace("Ostrel", f"Ostrel {i}") * 4, encoding="utf-8"
        )
    return 60


def test_killed_at_any_point_loses_nothing_and_goes_on(process: Process, many: int, folder: Path) -> None:
    running = start_and_wait(3)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    kept = held(folder / "case.db")
    assert running.returncode == -signal.SIGKILL
    assert 3 <= kept < many
    assert process("doctor").returncode == 0
    again = process("read", "reports")
    assert again.stdout.startswith(f"{many - kept} read, ")
    assert f"{kept} held already" in again.stdout
    assert process("read", "reports", "-d", "whole.db").returncode == 0
    exported = [process("export", "jsonl", "-d", case).stdout for case in ("case.db", "whole.db")]
    assert exported[0].count('{"type":"document"') == many
    assert sorted(exported[0].splitlines()) == sorted(exported[1].splitlines())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_tells_how_to_go_on(many: int, folder: Path, number: signal.Signals) -> None:
    running = start_and_wait(2, "-")  # standard input stays open: however slow we are, there is something to stop
    running.send_signal(number)
    out, err = told(running)
    assert running.returncode == 130
    assert err == b"reportedly: stopped: what was read is kept; run the same command again to go on\n"
    assert 2 <= int(out.split()[0]) == held(folder / "case.db") <= many


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads the table of processes that Linux keeps")
@pytest.mark.parametrize("count", [0, 4])
def test_ctrl_c_reaches_a_whole_group_of_processes_and_one_of_them_tells(many: int, folder: Path, count: int) -> None:
    running = start_and_wait(count, "-", "--processes", "2", "--batch-size", "2")
    while not children(running.pid) and running.poll() is None:
        time.sleep(0.005)
    os.killpg(running.pid, signal.SIGINT)
    out, err = told(running)
    assert running.returncode == 130
    assert err == b"reportedly: stopped: what was read is kept; run the same command again to go on\n"
    assert count <= int(out.split()[0]) == held(folder / "case.db") <= many


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads the table of processes that Linux keeps")
@pytest.mark.usefixtures("many")
def test_reading_processes_end_with_the_one_that_started_them() -> None:
    running = start_and_wait(1, "-", "--processes", "2", "--batch-size", "1")
    readers = children(running.pid)
    assert len(readers) >= 2
    running.kill()
    running.communicate()  # comes back only when nobody holds its standard output any more
    deadline = time.monotonic() + 20  # a process closes its files a moment before it is gone
    while any(alive(pid) for pid in readers) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(alive(pid) for pid in readers)


def told(running: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """Wait for the end, standard input left open, and return what it wrote."""
    assert running.stdin
    assert running.stdout
    assert running.stderr
    running.wait(timeout=100)
    running.stdin.close()
    with running.stdout, running.stderr:
        return running.stdout.read(), running.stderr.read()


def children(pid: int) -> list[int]:
    """Return the ids of the processes that a process started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def alive(pid: int) -> bool:
    """Say whether a process runs: it is there, and more than an entry that nobody has asked for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_standard_input_and_a_reader_that_goes_away(process: Process) -> None:
    piped = process("read", "-", "--jsonl", input=REPORT)
    assert piped.stdout.startswith('{"type":"document"')
    command = [*COMMAND, "read", "report.txt", "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_a_terminal_that_cannot_show_arrows(process: Process) -> None:
    process("read", "report.txt")
    shown = process("show", "report.txt", env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "\\u2190" in shown.stdout
