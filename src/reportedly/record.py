"""The record: every value that passes between stages and leaves the product.

All values are frozen, compare by content and know nothing of storage. Ids are made of content (`content_id`), so
that reading the same bytes twice gives the same record. Spans count Unicode code points of the document's text,
half-open: `text[start:end] == quote`.

Wire form (JSON Lines): one object a line, first key `type`. The JSON Schema is generated from these classes.
"""

import hashlib
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Offset = Annotated[int, Meta(ge=0)]
Grain = Literal["minute", "hour", "day", "week", "month", "quarter", "year", "decade", "open", "unknown"]
BlockKind = Literal[
    "title", "byline", "dateline", "lead", "body", "caption", "heading", "bullet", "credit", "correction", "furniture"
]
ActorKind = Literal[
    "armed_group",
    "coalition",
    "state",
    "government",
    "military",
    "official",
    "person",
    "organisation",
    "media",
    "population",
    "described",
]
Form = Literal["name", "acronym", "description", "pronoun"]
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
Realis = Literal["happened", "ongoing", "planned", "possible", "predicted", "negated"]
Stance = Literal[
    "supports",
    "opposes",
    "withholds",
    "divided",
    "undecided",
    "awaits",
    "announces",
    "rescinds",
    "demands",
    "rejects",
    "criticizes",
    "threatens",
    "denies",
    "prepares",
    "signals",
]
RelationKind = Literal[
    "member_of",
    "part_of",
    "umbrella_of",
    "backed_by",
    "proxy_of",
    "gives_orders_to",
    "leads",
    "commander_of",
    "holds_office",
    "allied_with",
    "fights",
    "at_odds_with",
    "cooperates_with",
    "also_known_as",
    "split_from",
    "based_in",
]
FindingKind = Literal[
    "corroboration",
    "conflict",
    "update",
    "change",
    "retraction",
    "correction",
    "drift",
    "repetition",
    "ended_state",
    "headline_overstates",
    "circular",
]
Role = Literal["actor", "recipient", "target", "instrument"]
Verb = Literal["same", "different", "reject", "recode", "grade"]


def content_id(kind: str, *parts: object) -> str:
    """Return a stable id made of content: the kind, a hyphen and 12 hex digits of SHA-256 over `parts`.

    Parts are joined by the unit separator after `str()`, so order and count matter.
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:12]}"


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all values of the record."""


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


class Mention(Value, frozen=True, kw_only=True):
    """Where a document names something, and in what form."""

    document: str
    span: Span
    form: Form = "name"


class Actor(Value, frozen=True, kw_only=True, tag="actor", tag_field="type"):
    """Somebody who acts or speaks, as one document knows them; `key` is the gazetteer row, if any."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    mentions: tuple[Mention, ...] = ()
    key: str | None = None


class Place(Value, frozen=True, kw_only=True, tag="place", tag_field="type"):
    """A place as one document knows it; degrees WGS 84, radius in metres."""

    id: str
    name: str
    kind: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: float | None = None
    gazetteer_id: str | None = None
    mentions: tuple[Mention, ...] = ()


class Time(Value, frozen=True, kw_only=True, tag="time", tag_field="type"):
    """A time expression and the interval it names; `alternatives` where the text leaves more than one reading.

    `timex` is the TIMEX3 value ("2031-05", "P2W", "PAST_REF"), also for durations and rates, which no interval holds.
    """

    id: str
    document: str
    span: Span
    value: Interval
    alternatives: tuple[Interval, ...] = ()
    timex: str | None = None


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


class Quantity(Value, frozen=True, kw_only=True, tag="quantity", tag_field="type"):
    """A counted amount: `exact`, or `low`/`high` bounds (null = open), or the `vague` word that was used.

    `scope` tells an increment ("three more") from a running total, and a part from the whole it is taken of.
    """

    id: str
    document: str
    span: Span
    unit: str
    of: str | None = None
    low: float | None = None
    high: float | None = None
    exact: float | None = None
    vague: str | None = None
    scope: Literal["increment", "cumulative", "total", "part"] | None = None


class Argument(Value, frozen=True, kw_only=True):
    """The words that fill a role of an event, and the actor or place that they stand for, if any.

    `target` is a thing that was struck, `instrument` what it was done with; neither need be an actor.
    """

    role: Role
    span: Span
    actor: str | None = None
    place: str | None = None


class Event(Value, frozen=True, kw_only=True, tag="event", tag_field="type"):
    """Something that happened, goes on, is planned, possible, predicted or negated, by a codebook.

    `arguments` are the words that fill its roles, in the order of the text.
    """

    id: str
    statement: str
    code: str
    trigger: Span
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    when: Interval = UNKNOWN_TIME
    quantities: tuple[str, ...] = ()
    realis: Realis = "happened"
    same_as: tuple[str, ...] = ()
    codebook: str = "plover"
    arguments: tuple[Argument, ...] = ()


class Proposition(Value, frozen=True, kw_only=True, tag="proposition", tag_field="type"):
    """An issue that positions are taken on; `key` is equal for two wordings of one issue."""

    id: str
    text: str
    key: str
    opposite_of: str | None = None


class Position(Value, frozen=True, kw_only=True, tag="position", tag_field="type"):
    """Who takes what stance on which proposition; `holder` and `towards` are actor ids."""

    id: str
    statement: str
    holder: str
    stance: Stance
    topic: str
    cue: Span
    towards: str | None = None
    when: Interval = UNKNOWN_TIME


class Relation(Value, frozen=True, kw_only=True, tag="relation", tag_field="type"):
    """A standing tie between two actors; `object` of holds_office is the office as a plain string."""

    id: str
    statement: str
    kind: RelationKind
    subject: str
    object: str
    evidence: Span
    when: Interval = UNKNOWN_TIME


class PossibleSame(Value, frozen=True, kw_only=True):
    """Another origin that may be this one, and why."""

    origin: str
    why: str


class Origin(Value, frozen=True, kw_only=True, tag="origin", tag_field="type"):
    """The first hand behind statements; `inherited_by` are restatements without a source of their own."""

    id: str
    voice: str
    statements: tuple[str, ...]
    inherited_by: tuple[str, ...] = ()
    maybe_same_as: tuple[PossibleSame, ...] = ()


class OriginCount(Value, frozen=True, kw_only=True):
    """How many independent first hands, as a range with its working."""

    low: int
    high: int
    ids: tuple[str, ...]
    why: str


class Finding(Value, frozen=True, kw_only=True, tag="finding", tag_field="type"):
    """What weighing many statements showed."""

    id: str
    kind: FindingKind
    about: str
    statements: tuple[str, ...]
    origins: OriginCount
    spans: tuple[Mention, ...]
    explanation: str


class Judgement(Value, frozen=True, kw_only=True, tag="judgement", tag_field="type"):
    """What a person decided. Append-only; `undone_by` names the judgement that takes it back."""

    id: str
    verb: Verb
    target: str
    value: str | None
    by: str
    when: str
    reason: str = ""
    undone_by: str | None = None


Record = (
    Document
    | Actor
    | Place
    | Time
    | Voice
    | Statement
    | Event
    | Position
    | Proposition
    | Relation
    | Quantity
    | Origin
    | Finding
    | Judgement
)


class Reading(Value, frozen=True, kw_only=True):
    """All that was read out of one document, and nothing that another document said."""

    document: Document
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    voices: tuple[Voice, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    relations: tuple[Relation, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    def records(self) -> Iterator[Record]:
        """Yield every value in the order in which it leaves: the document first, then what refers to it."""
        yield self.document
        yield from self.actors
        yield from self.places
        yield from self.times
        yield from self.voices
        yield from self.statements
        yield from self.quantities
        yield from self.events
        yield from self.propositions
        yield from self.positions
        yield from self.relations


class Mentions(Value, frozen=True, kw_only=True):
    """What annotation hands on: actors, places, times and quantities of one document."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()


class Attribution(Value, frozen=True, kw_only=True):
    """What attribution hands on: voices, and statements with their chains, nothing codified yet."""

    voices: tuple[Voice, ...] = ()
    statements: tuple[Statement, ...] = ()


class Codes(Value, frozen=True, kw_only=True):
    """What codifying hands on; `statements` are the same as before with `says` filled in."""

    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    relations: tuple[Relation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
