"""The only door through which scorers reach the system: the promised API, called as any user would."""

from collections.abc import Callable
from typing import Any, cast

import msgspec

import reportedly
from reportedly.record import Reading

Objects = list[dict[str, Any]]


def read(text: str, *, published: str | None = None, name: str = "text") -> Objects:
    """Read one text and return its record as plain objects, as `reportedly read --jsonl` would print them."""
    read_text = cast("Callable[..., Reading]", reportedly.read_text)  # promised names are loaded when first asked for
    reading = read_text(text, published=published, name=name)
    return [msgspec.to_builtins(value) for value in reading.records()]
