"""What was made out before, kept beside what it was made of, so that it need not be made out again.

What one document says, and what two have in common, follows from these alone. It is kept under a digest of all that it
was made of: where that is what it was, the same would be made again. So a case that grows costs what is new in it,
in another process too, where what is kept outlives the one that made it.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

import msgspec

from reportedly.record import Reading

Made = TypeVar("Made")
SIZE = 12  # bytes of a digest
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


class Keepsake(NamedTuple):
    """One value that was made out: the digest of what it was made of, and itself, written as ASCII."""

    of: str
    body: str


Kept = Mapping[tuple[str, str], Keepsake]
"""Keepsakes by their kind, and by an id among these."""


class Keepsakes:
    """What was kept from the weighing before, and what this one keeps for the next: only what it made use of.

    Attributes:
        now: what was asked for since the beginning.
    """

    def __init__(self, before: Kept | None = None) -> None:
        """Take what was kept before, by the same rules."""
        self._before: Kept = before or {}
        self._digests: dict[int, tuple[Reading, str]] = {}
        self.now: dict[tuple[str, str], Keepsake] = {}

    def get(self, kind: str, i: str, of: str, sort: type[Made], make: Callable[[], Made]) -> Made:
        """Return a value of some kind and id: the one that was kept if it was made of the same, else one made now.

        Args:
            kind: what it is; values of one kind are of one sort.
            i: which of its kind.
            of: the digest of all that it is made of (`digest`).
            sort: the type that it is read back as.
            make: makes it.
        """
        found = self.look(kind, i, of, sort)
        return self.put(kind, i, of, make()) if found is None else found

    def look(self, kind: str, i: str, of: str, sort: type[Made]) -> Made | None:
        """Return a value that was kept and is made of the same, None where there is none."""
        held = self.now.get((kind, i)) or self._before.get((kind, i))
        if held is None or held.of != of:
            return None
        self.now[kind, i] = held
        return read(held.body, sort)

    def put(self, kind: str, i: str, of: str, made: Made) -> Made:
        """Keep a value and return it."""
        self.now[kind, i] = Keepsake(of, written(made))
        return made

    def of(self, reading: Reading) -> str:
        """Return the digest of a reading, made once for each."""
        known = self._digests.get(id(reading))
        if known is None:
            known = self._digests[id(reading)] = reading, digest(reading)
        return known[1]


def digest(*parts: object) -> str:
    """Return a digest of values: the same for the same, in every process."""
    return blake2b(_ENCODER.encode(parts), digest_size=SIZE).hexdigest()


def written(made: object) -> str:
    """Return a value as ASCII; infinite numbers, which JSON has none of, are kept."""
    return b64encode(_ENCODER.encode(made)).decode("ascii")


def read(body: str, sort: type[Made]) -> Made:
    """Return the value of a type that `written` wrote."""
    asked: Any = sort
    found: Made = _decoder(asked).decode(b64decode(body))
    return found


@cache
def _decoder(sort: Any) -> Any:  # noqa: ANN401 - the decoder of that type
    return msgspec.msgpack.Decoder(sort)
