"""A report as received: its text, its blocks, and why it could not be read."""

from typing import Annotated, Literal

from msgspec import Meta

from reportedly.record.ground import UNKNOWN_TIME, Interval, Span, Value

BlockKind = Literal[
    "title", "byline", "dateline", "lead", "body", "caption", "heading", "bullet", "credit", "correction", "furniture"
]


class Block(Value, frozen=True, kw_only=True):
    """A stretch of text and what it is. Furniture says why it was set aside; nothing is ever deleted."""

    kind: BlockKind
    span: Span
    reason: str | None = None


class Failure(Value, frozen=True, kw_only=True):
    """Why a document could not be read, and what to do about it."""

    stage: str
    error: str
    message: str
    remedy: str = ""


class FlatAttribution(Value, frozen=True, kw_only=True):
    """Who is said to say, think or want what, as a learned attributor marks it: flat, and attitudes with the rest.

    Chains are made of these and of the grammar; here they stand as they were marked. `source` may be empty, each part
    may have several spans, none shares a word with another. `score` is how sure the attributor is of the cue.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    score: Annotated[float, Meta(ge=0, le=1)] = 1.0


class Document(Value, frozen=True, kw_only=True, tag="document", tag_field="type"):
    """One version of one report as received. Never changed.

    `id` is made of the bytes' SHA-256. `published` carries bounds and their reason where the text names no date.
    `credits` are the houses that the document itself names as makers of its text (agency lines, "reporting by"), or
    where it names none the house whose way of signing off it has; in a chain they are inferred links.
    `attributions` are a learned attributor's marks, by place of the cue; empty where the rules read alone.
    """

    id: str
    sha256: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: Interval = UNKNOWN_TIME
    language: str | None = None
    media_type: str = "text/plain"
    retrieved: str | None = None
    text: str = ""
    blocks: tuple[Block, ...] = ()
    version_of: str | None = None
    failure: Failure | None = None
    credits: tuple[str, ...] = ()
    dateline: str | None = None
    attributions: tuple[FlatAttribution, ...] = ()
