"""`reportedly serve`: tells where it listens, answers, and ends without a fuss."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from reportedly.store import Case
from tests.cli.conftest import Done
from tests.readings import reading

Run = Callable[..., Done]
PATIENCE = 120


@pytest.fixture(autouse=True)
def held(folder: Path) -> None:
    with Case.open(folder / "case.db", create=True) as case:
        case.add(reading(), "1")


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_desk_is_opened_and_closed(folder: Path, ending: signal.Signals) -> None:
    command = [sys.executable, "-m", "reportedly", "serve", "--port", "0", "--json"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = ""
        while not told.endswith("}\n"):
            line = process.stdout.readline()
            assert line, process.communicate()
            told += line
        listens = json.loads(told)
        assert (listens["case"], listens["token_file"]) == ("case.db", None)
        found = httpx.get(listens["address"] + "api/v1/statements", trust_env=False, timeout=PATIENCE).json()
        assert [one["id"] for one in found["items"]] == [one.id for one in reading().statements]
        process.send_signal(ending)
        _, said = process.communicate(timeout=PATIENCE)
        assert (process.returncode, said) == (0, "reportedly: Ctrl-C closes the desk\n")


def test_others_are_not_let_in_without_a_token(reportedly: Run) -> None:
    done = reportedly("serve", "--host", "0.0.0.0")
    assert done.code == 2
    assert done.err == (
        "reportedly: others can reach 0.0.0.0, and the desk would ask them for no token: "
        "give --token-file FILE, or listen on 127.0.0.1\n"
    )


def test_a_port_that_is_taken(reportedly: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = reportedly("serve", "--port", str(port))
    assert (done.code, "another program does: give another --port" in done.err) == (2, True)


def test_a_case_that_is_missing(reportedly: Run) -> None:
    assert reportedly("serve", "--case", "none.db").code == 3


def test_help_loads_nothing_of_the_desk(folder: Path) -> None:
    code = "import sys; from reportedly.cli.app import run; run(['--help']); print('litestar' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False\n")
