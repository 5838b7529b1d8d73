"""What is drawn from a whole case is kept until the case changes, and then drawn anew while the old is still shown."""

import threading
import time
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from reportedly.errors import ReportedlyError
from reportedly.pages import Pages
from reportedly.store import Case
from reportedly.store.course import come_to
from reportedly.store.history import Mark

Drawn = TypeVar("Drawn")
QUICK = 0.5  # seconds: what takes no longer is drawn while a page waits for it
REST = 10  # times as long as it took, before it is drawn anew
SMALL = 20_000  # statements: a case that has no more is drawn at once also the first time


class NotDrawnError(ReportedlyError):
    """Nothing of a large case was drawn yet: that has just begun."""

    status = 503
    headers: ClassVar[dict[str, str]] = {"Retry-After": "3", "Refresh": "3"}


class Redrawn(Generic[Drawn]):
    """Keeps what a function draws from a case; safe to use from many threads at once."""

    def __init__(self, pages: Pages, draw: Callable[[Case], Drawn]) -> None:
        """Take the case and the function; nothing is drawn yet."""
        self._pages, self._case, self._drawing_function = pages, pages.case, draw
        self._ended = float("-inf")
        self._held: tuple[Mark, Drawn] | None = None
        self._took = 0.0
        self._lock = threading.Lock()
        self._busy = False

    def now(self) -> tuple[Drawn, bool]:
        """Return what was drawn, and whether the case has changed since: then it is being drawn anew.

        Raises:
            NotDrawnError: the case is large, and nothing was drawn yet.
        """
        mark = come_to(self._case)
        with self._lock:
            many = self._pages.counts().get("statement", 0) if self._held is None else 0
            first = self._held is None and many <= SMALL
            if first or (self._held is not None and self._held[0] != mark and self._took <= QUICK):
                self._draw()
            behind = self._held is None or self._held[0] != mark
            rested = time.monotonic() - self._ended > REST * self._took  # so that most of the time is for pages
            if behind and rested and not self._busy:
                self._busy = True
                threading.Thread(target=self._anew, daemon=True).start()
            if self._held is None:
                message = "who and what the case holds is being laid out for the first time"
                raise NotDrawnError(message, "this page loads itself again in a moment")
            return self._held[1], behind

    def _anew(self) -> None:
        try:
            self._draw()
        finally:
            self._busy = False

    def _draw(self) -> None:
        began, mark = time.monotonic(), come_to(self._case)
        made = self._drawing_function(self._case)
        self._ended = time.monotonic()
        self._held, self._took = (mark, made), self._ended - began
