"""The way in: a stop before there is a command to stop."""

import importlib
import os
import signal
from collections.abc import Callable, Iterator

import pytest

from reportedly import __main__ as way_in
from reportedly.cli.app import app


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Leave the process's own handlers as they were, and the test run deaf to none."""
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGTERM, before)


def ending(*_arguments: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize(
    "arrange",
    [
        lambda patch: patch.setattr(importlib, "import_module", ending),
        lambda patch: patch.setattr(type(app), "__call__", ending),
    ],
    ids=["while the commands load", "in a command"],
)
def test_a_request_to_end_is_heeded_as_an_interrupt_is(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arrange: Callable[[pytest.MonkeyPatch], None],
) -> None:
    arrange(monkeypatch)
    with pytest.raises(SystemExit) as stopped:
        way_in.main()
    assert (stopped.value.code, capsys.readouterr().err) == (130, "reportedly: stopped\n")


def test_who_ignores_requests_to_end_goes_on_ignoring_them(monkeypatch: pytest.MonkeyPatch) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    monkeypatch.setattr("sys.argv", ["reportedly", "--version"])
    with pytest.raises(SystemExit):
        way_in.main()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
