"""Who says what, through whom: voices, chains, statements."""

from typing import Annotated, Literal

from msgspec import Meta

from reportedly.record.ground import UNKNOWN_TIME, Interval, Span, Value

VoiceKind = Literal[
    "page",
    "publisher",
    "agency",
    "newspaper",
    "broadcaster",
    "state_media",
    "think_tank",
    "government",
    "actor",
    "official",
    "person",
    "document",
    "unnamed",
]
Naming = Literal["named", "described", "unidentified"]
Basis = Literal["explicit", "implied", "inferred"]
Commitment = Literal["neutral", "endorses", "distances", "denies", "doubts"]
Certainty = Literal["asserted", "hedged", "inferred", "denied", "conditional", "uncommitted"]
Polarity = Literal["+", "-"]


class Voice(Value, frozen=True, kw_only=True, tag="voice", tag_field="type"):
    """Somebody or something that is said to have said something.

    `access` is what the voice is said to be close to ("familiar with US intelligence"), word for word.
    """

    id: str
    name: str | None
    kind: VoiceKind
    naming: Naming
    description: Span | None = None
    access: tuple[str, ...] = ()
    country: str | None = None
    actor: str | None = None
    count: str | None = None


class Link(Value, frozen=True, kw_only=True):
    """One voice's place in a chain: how we know of it, the words that name it, its cue and its own hedges."""

    voice: str
    basis: Basis
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    commitment: Commitment = "neutral"
    hedges: tuple[Span, ...] = ()
    said: Interval = UNKNOWN_TIME


class Statement(Value, frozen=True, kw_only=True, tag="statement", tag_field="type"):
    """A document says, here, through this chain (publisher first, first hand last), this content, so surely.

    `says` lists events, positions and relations; `repeats` statements that say the same; `inherits` the statement
    whose origin a restatement without a source rests on; `gloss` marks the writer's own insertion in reported speech.
    """

    id: str
    document: str
    span: Span
    content: tuple[Span, ...]
    chain: tuple[Link, ...]
    certainty: Certainty = "asserted"
    polarity: Polarity = "+"
    hedges: tuple[Span, ...] = ()
    presupposed: bool = False
    said: Interval = UNKNOWN_TIME
    about: Interval = UNKNOWN_TIME
    says: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    by: str = "rules/1"
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    negation: tuple[Span, ...] = ()
    condition: tuple[Span, ...] = ()
    gloss: bool = False
    inherits: str | None = None
