"""Cursors: where the next page begins, as a word that is handed back as it was given."""

import base64
import binascii
import json
from typing import Any

from reportedly.errors import UsageError


def cursor(*place: str | int) -> str:
    """Return a place as a word that stands in an address as it is."""
    written = json.dumps(place, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return base64.urlsafe_b64encode(written).rstrip(b"=").decode("ascii")


def place(word: str | None, *kinds: type) -> tuple[Any, ...] | None:
    """Return the place that a cursor stands for, None for none; raises UsageError for what no page ended with."""
    if not word:
        return None
    try:
        found = json.loads(base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise _wrong(word) from error
    fits = isinstance(found, list) and [type(one) for one in found] == list(kinds)
    if not fits or any(isinstance(one, int) and not -(2**63) <= one < 2**63 for one in found):
        raise _wrong(word)
    return tuple(found)


def _wrong(word: str) -> UsageError:
    return UsageError(f"no page ended with the cursor {word[:40]!r}", "begin again without `after`")
