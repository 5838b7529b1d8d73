"""How much one client may ask: so many requests in a while, so many bytes at once."""

import time
from collections import OrderedDict
from collections.abc import Callable

from reportedly.record import Value

CLIENTS = 10_000  # remembered at once


class Limits(Value, frozen=True, kw_only=True):
    """What one client may ask, an address or the holder of a token.

    Attributes:
        requests: how many requests it may make at once.
        refill: and how many more a second.
        body: how many bytes a request may hold.
        streams: how many streams of changes may be open, of all clients.
    """

    requests: int = 300
    refill: float = 50.0
    body: int = 32 * 2**20
    streams: int = 32


class Meter:
    """Counts what clients ask: each has a bucket that runs empty and fills up again."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Take one request down; return 0, or how many seconds the client must wait for the next."""
        now, most = self._clock(), float(self._limits.requests)
        left, at = self._left.pop(client, (most, now))
        left = min(most, left + (now - at) * self._limits.refill)
        self._left[client] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) / self._limits.refill
