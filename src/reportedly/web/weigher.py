"""Keeps the weighing of a case near what the case holds, without a page ever waiting for it.

A page shows what was weighed last, and says so. Where that is behind, a process of its own draws it anew, one at a
time and after everything else that this machine has to do.
"""

import multiprocessing
import os
import threading
import time
from multiprocessing.process import BaseProcess
from typing import ClassVar, NamedTuple

from reportedly import weighings
from reportedly.errors import ReportedlyError
from reportedly.store import Case
from reportedly.weighings import Behind, Weighing

PAUSE = 30.0  # seconds before it is tried again after it could not be done
YIELDS = 10  # how far a process steps back behind others


class NotWeighedError(ReportedlyError):
    """The case was never weighed: that has just begun."""

    status = 503
    headers: ClassVar[dict[str, str]] = {"Retry-After": "3", "Refresh": "3"}


class Kept(NamedTuple):
    """What was weighed last, how far the case has come since, and whether it is being drawn anew."""

    weighing: Weighing
    behind: Behind
    is_drawn: bool


class Weigher:
    """Gives what was weighed last of one case; safe to use from many threads at once."""

    def __init__(self, case: Case, address: str) -> None:
        """Take an open case, and the path or address under which another process opens it."""
        self._case, self._address = case, address
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._began = float("-inf")

    def kept(self) -> Kept:
        """Return what was weighed last, and see to it that it is drawn anew where it is behind.

        Raises:
            NotWeighedError: nothing was weighed yet.
        """
        weighing = weighings.held(self._case)
        behind = weighing.behind() if weighing else Behind()
        drawn = self._draw() if weighing is None or not behind.is_current else False
        if weighing is None:
            message = "the case is being weighed for the first time"
            raise NotWeighedError(message, "this page loads itself again in a moment")
        return Kept(weighing, behind, drawn)

    def _draw(self) -> bool:
        """Begin to draw, unless that is being done or was just tried; say whether it is being done."""
        with self._lock:
            if self._process is not None and self._process.is_alive():
                return True
            if time.monotonic() - self._began < PAUSE and self._process is not None and self._process.exitcode:
                return False
            self._began = time.monotonic()
            context = multiprocessing.get_context("spawn")
            self._process = context.Process(target=draw, args=(self._address,), daemon=True)
            self._process.start()
            return True


def draw(address: str) -> None:
    """Weigh the case at an address and keep what that shows; runs in a process of its own."""
    os.nice(YIELDS)
    with Case.open(address) as case:
        weighings.current(case)
