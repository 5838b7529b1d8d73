"""Ctrl-C at every point of a run, also where the interpreter loses the exception that it raises."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.cli.stopping import stopping
from reportedly.pipeline import attempt
from reportedly.record import Document, Reading
from reportedly.settings import Settings
from reportedly.store import Case
from tests.cli.conftest import REPORT, Done

Run = Callable[..., Done]
GO_ON = "reportedly: stopped: what was read is kept; run the same command again to go on\n"


class Lost:
    """Sends a signal where exceptions are printed and forgotten."""

    def __init__(self, number: signal.Signals) -> None:
        self.number = number

    def __del__(self) -> None:
        send(self.number)


@pytest.fixture
def reports(folder: Path) -> None:
    for i in range(6):
        (folder / f"report{i}.txt").write_text(REPORT.replace("Ostrel", f"Ostrel {i}"), encoding="utf-8")
    (folder / "report.txt").unlink()
    return folder


@pytest.fixture
def during(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, Callable[[], object]], None]:
    """Let something happen in the midst of the nth document."""

    def arrange(number: int, happens: Callable[[], object]) -> None:
        begun: list[str] = []

        def reading(document: Document, settings: Settings) -> Reading:
            begun.append(document.id)
            if len(begun) == number:
                happens()
            return attempt(document, settings)

        monkeypatch.setattr(pipeline, "attempt", reading)

    return arrange


def send(number: signal.Signals = signal.SIGINT) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("at", [1, 3])
@pytest.mark.usefixtures("reports")
def test_a_signal_whose_exception_is_lost_stops_after_the_document_in_hand(
    reportedly: Run, during: Callable[..., None], number: signal.Signals, at: int
) -> None:
    during(at, lambda: Lost(number))
    done = reportedly("read", ".")
    assert (done.code, done.err) == (130, GO_ON)
    assert done.out.startswith(f"{at} read, ")
    assert reportedly("read", ".").out.startswith(f"{6 - at} read, ")


@pytest.mark.usefixtures("reports")
def test_before_the_first_reading_it_stops_at_once(reportedly: Run, during: Callable[..., None]) -> None:
    during(1, send)
    assert reportedly("read", ".").out.startswith("0 read, ")


@pytest.mark.usefixtures("reports")
def test_the_second_signal_does_not_wait_for_the_document(reportedly: Run, during: Callable[..., None]) -> None:
    during(3, lambda: (send(), send()))
    done = reportedly("read", ".")
    assert (done.code, done.err) == (130, GO_ON)
    assert done.out.startswith("2 read, ")


@pytest.mark.usefixtures("reports")
def test_a_record_that_is_printed_ends_with_a_whole_document(reportedly: Run, during: Callable[..., None]) -> None:
    during(2, send)
    done = reportedly("read", ".", "--jsonl")
    assert (done.code, done.err) == (130, "reportedly: stopped\n")
    assert done.out.count('{"type":"document"') == 2


@pytest.mark.usefixtures("reports")
def test_standard_input_that_never_ends(reportedly: Run, monkeypatch: pytest.MonkeyPatch) -> None:

    class Endless:
        @property
        def buffer(self) -> "Endless":
            return self

        def read(self) -> bytes:
            send()
            message = "went on reading"
            raise AssertionError(message)

    monkeypatch.setattr(sys, "stdin", Endless())
    done = reportedly("read", "report0.txt", "report1.txt", "-")
    assert (done.code, done.err) == (130, GO_ON)
    assert done.out.startswith("2 read, ")


def test_any_other_command_says_that_it_stopped(reportedly: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Case, "open", lambda *_, **__: send())
    done = reportedly("show")
    assert (done.code, done.err) == (130, "reportedly: stopped\n")


def test_signals_go_back_to_whom_they_belonged() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with stopping() as stop:
        assert signal.getsignal(signal.SIGTERM) == stop.note
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stopping() as stop:
            send()
            assert not stop.asked
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_thread_is_sent_none_and_reads_all_the_same() -> None:
    seen: list[bool] = []

    def inside() -> None:
        with stopping() as stop:
            seen.append(stop.asked)

    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()
    assert seen == [False]
