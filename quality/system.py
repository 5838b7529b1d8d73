"""The only door through which scorers reach the system: the promised API, called as any user would."""

from typing import Any

import msgspec

import reportedly

Objects = list[dict[str, Any]]


def read(text: str, *, published: str | None = None, name: str = "text") -> Objects:
    """Read one text and return its record as plain objects, as `reportedly read --jsonl` would print them."""
    reading = reportedly.read_text(text, published=published, name=name)
    return [msgspec.to_builtins(value) for value in reading.records()]
