"""What all values stand on: ids made of content, spans of text, intervals of time."""

import hashlib
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Offset = Annotated[int, Meta(ge=0)]
Grain = Literal["minute", "hour", "day", "week", "month", "quarter", "year", "decade", "open", "unknown"]


def content_id(kind: str, *parts: object) -> str:
    """Return a stable id made of content: the kind, a hyphen and 12 hex digits of SHA-256 over `parts`.

    Parts are joined by the unit separator after `str()`, so order and count matter.
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:12]}"


class Value(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all values of the record.

    They are made once and never changed, so that none can come to hold itself: the collector of cycles need not go
    through them, of which a case of thousands of documents has millions.
    """


class Span(Value, frozen=True, kw_only=True):
    """A half-open stretch of a document's text, in code points, with the words it holds."""

    start: Offset
    end: Offset
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """Cut a span out of `text`; raises ValueError when it would be empty or out of bounds."""
        if not 0 <= start < end <= len(text):
            message = f"no span {start}:{end} in a text of {len(text)} code points"
            raise ValueError(message)
        return cls(start=start, end=end, quote=text[start:end])

    def holds_in(self, text: str) -> bool:
        """Say whether the quote stands at these offsets of `text`."""
        return text[self.start : self.end] == self.quote


class Interval(Value, frozen=True, kw_only=True):
    """A stretch of time: ISO 8601 bounds of any precision (null = open), its grain, and why it was set so."""

    start: str | None = None
    end: str | None = None
    grain: Grain = "unknown"
    basis: str = ""


UNKNOWN_TIME = Interval()
