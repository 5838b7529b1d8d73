"""Ctrl-C while documents are read: it is never lost, and nothing that was read is."""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from types import FrameType

from reportedly.pipeline import read_all
from reportedly.record import Document, Reading
from reportedly.settings import Settings

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """Whether somebody asked to stop, by Ctrl-C or by asking the process to end.

    An exception that a signal raises inside a callback of compiled code, or inside a `__del__`, is printed by the
    interpreter and forgotten. So the first signal is only noted, and heeded between two documents: the one in hand is
    finished and kept. It raises KeyboardInterrupt as well where the next document may be long in coming: up to the
    first reading of a process that reads by itself, while models load, and at standard input. A second signal always
    raises.

    Attributes:
        asked: whether a signal came.
    """

    def __init__(self) -> None:
        self.asked = False
        self._patient = False

    def __call__(self) -> bool:
        """Say whether somebody asked to stop."""
        return self.asked

    def readings(self, documents: Iterable[Document], settings: Settings) -> Iterator[Reading]:
        """Yield the readings of documents, until somebody asks to stop."""
        wanted = takewhile(lambda _: not self.asked, documents)
        self._patient = settings.processes > 1  # models load in the others, and this one looks up while it waits
        for reading in read_all(wanted, settings, self):
            self._patient = True
            yield reading

    @contextmanager
    def ending(self) -> Iterator[None]:
        """End the `with` block at a KeyboardInterrupt, whoever raised it, and remember that one came."""
        try:
            yield
        except KeyboardInterrupt:
            self.asked = True

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Raise KeyboardInterrupt in the `with` block as soon as somebody asks to stop."""
        before, self._patient = self._patient, False
        try:
            if self.asked:
                raise KeyboardInterrupt
            yield
        finally:
            self._patient = before

    def note(self, _number: int, _frame: FrameType | None) -> None:
        """Take a signal."""
        again, self.asked = self.asked, True
        if again or not self._patient:
            raise KeyboardInterrupt


@contextmanager
def stopping() -> Iterator[Stopping]:
    """Heed signals for the length of a `with` block, those that are ignored left out; only a main thread gets any."""
    stop, before = Stopping(), {}
    if threading.current_thread() is threading.main_thread():
        heeded = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
        before = {number: signal.signal(number, stop.note) or signal.SIG_DFL for number in heeded}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
