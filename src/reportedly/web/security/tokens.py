"""Bearer tokens: who holds one, and what it is good for.

A file of tokens has one line for each: a name, a scope, a token, white space between; "#" begins a remark.
"""

import hashlib
import hmac
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

from reportedly.errors import ReportedlyError, UsageError
from reportedly.record import Value

Scope = Literal["read", "annotate", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
SHORTEST = 20  # characters: what is shorter can be guessed
FIELDS = 3


class Holder(Value, frozen=True, kw_only=True):
    """Somebody who may ask: a name that signs, and how far it reaches."""

    name: str
    scope: Scope

    def may(self, wanted: Scope) -> bool:
        """Say whether the scope reaches so far: who may annotate may read, who is admin may do both."""
        return SCOPES.index(self.scope) >= SCOPES.index(wanted)

    def speaks_for(self, name: str) -> bool:
        """Say whether what somebody did may be undone: one's own by who may annotate, anybody's by who is admin."""
        return self.may("admin") or (self.may("annotate") and self.name == name)


class NotYoursError(ReportedlyError):
    """What is to be undone was done by somebody else."""

    status = 403


class Tokens:
    """The tokens that a desk knows. Only digests are held."""

    def __init__(self, held: Iterable[tuple[Holder, str]] = ()) -> None:
        """Take holders with their tokens."""
        self._held = tuple((holder, _digest(token)) for holder, token in held)

    def __bool__(self) -> bool:
        """Say whether there is any, so that one must be shown."""
        return bool(self._held)

    def holder(self, token: str) -> Holder | None:
        """Return who holds a token, or None; takes as long whichever it is."""
        asked, found = _digest(token), None
        for holder, digest in self._held:
            if hmac.compare_digest(asked, digest):
                found = holder
        return found

    def named(self, name: str) -> Holder | None:
        """Return the holder of that name, or None."""
        return next((holder for holder, _ in self._held if holder.name == name), None)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def tokens_of(path: Path) -> Tokens:
    """Read a file of tokens; a file that is missing is made, with one token of scope "admin".

    Raises:
        UsageError: it cannot be read or made, others may read it, or a line of it is no token.
    """
    try:
        if not path.exists():
            _make(path)
        if path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            message = f"others may read the file of tokens {path}"
            raise UsageError(message, f"chmod 600 {path}")
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        message = f"the file of tokens {path} cannot be used"
        raise UsageError(message, str(error)) from error
    held = [_parsed(line, number, path) for number, line in enumerate(lines, 1) if line.partition("#")[0].strip()]
    if not held:
        message = f"the file of tokens {path} holds none"
        raise UsageError(message, "write a line: NAME SCOPE TOKEN")
    return Tokens(held)


def _make(path: Path) -> None:
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(f"# name scope token\nadmin admin {secrets.token_urlsafe(32)}\n", encoding="utf-8")


def _parsed(line: str, number: int, path: Path) -> tuple[Holder, str]:
    fields = line.partition("#")[0].split()
    where = f"line {number} of {path}"
    if len(fields) != FIELDS:
        message = f"{where} is no token"
        raise UsageError(message, "write a line: NAME SCOPE TOKEN")
    name, scope, token = fields
    if scope not in SCOPES:
        message = f"{where} names no scope: {scope!r}"
        raise UsageError(message, f"choose one of {', '.join(SCOPES)}")
    if len(token) < SHORTEST:
        message = f"{where} has a token of less than {SHORTEST} characters"
        raise UsageError(message, "take a longer one, by chance")
    return Holder(name=name, scope=scope), token
