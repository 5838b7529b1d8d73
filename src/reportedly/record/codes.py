"""What statements say, by the codebook: events, positions, relations."""

from typing import Annotated, Literal

from msgspec import Meta

from reportedly.record.ground import UNKNOWN_TIME, Interval, Span, Value

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
Role = Literal["actor", "recipient", "target", "instrument"]


ArgumentBasis = Literal["told", "running"]


class Argument(Value, frozen=True, kw_only=True):
    """The words that fill a role of an event, and the actor or place that they stand for, if any.

    `target` is a thing that was struck, `instrument` what it was done with; neither need be an actor. `befell` is what
    the deed did to those it befell, in the words of a quantity's `measure` ("killed", "wounded", "abducted" …); null
    where the words leave it open ("fired on soldiers"). `basis`: `told` in the event's own sentence; `running` beside
    it: a doer told right before ("Guards opened fire. Two people died"), somebody whom it befell told right behind.
    """

    role: Role
    span: Span
    actor: str | None = None
    place: str | None = None
    befell: str | None = None
    basis: ArgumentBasis = "told"


PlaceBasis = Literal["told", "clause", "there", "again", "known", "running", "headline", "dateline"]


class Placed(Value, frozen=True, kw_only=True):
    """How an event got its place: on what ground, by which words, and how sure that is, 0..1.

    `told`: a phrase of the event or its clause; `clause`: another clause or the doer in the same sentence; `there`:
    "there", "here", "at the scene"; `again`: another mention of the same deed; `known`: "the attack", of the one deed
    told before; `running`: the sentence before tells of that place; `headline`: between the headline and the first
    sentence; `dateline`: where the report was written. `span` are the words that name the place.
    """

    basis: PlaceBasis
    span: Span
    confidence: Annotated[float, Meta(ge=0, le=1)]


class Event(Value, frozen=True, kw_only=True, tag="event", tag_field="type"):
    """Something that happened, goes on, is planned, possible, predicted or negated, by a codebook.

    `arguments` are the words that fill its roles, in the order of the text. `factuality` is how sure the text is of
    it, whoever says so: -3 it surely did not happen .. 3 it surely did; a model's second opinion beside `realis`, held
    within what the words allow that deny it or leave it open (`decided_by`), and null where no model was asked.
    `placed` says how it got its `place`.
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
    factuality: Annotated[float, Meta(ge=-3, le=3)] | None = None
    decided_by: tuple[Span, ...] = ()
    placed: Placed | None = None


class Proposition(Value, frozen=True, kw_only=True, tag="proposition", tag_field="type"):
    """An issue that positions are taken on; `key` is equal for two wordings of one issue."""

    id: str
    text: str
    key: str
    opposite_of: str | None = None


class Position(Value, frozen=True, kw_only=True, tag="position", tag_field="type"):
    """Who takes what stance on which proposition; `holder` and `towards` are actor ids.

    `when` is the time that the words give it ("since May", "on Monday"); `ended_by` is the later position by which the
    same holder took it back, where the document says so. `by` is what coded it: the codebook's words ("rules/1") or a
    coder behind the coder door ("learned/1"), which says how sure it is (`confidence`).
    """

    id: str
    statement: str
    holder: str
    stance: Stance
    topic: str
    cue: Span
    towards: str | None = None
    when: Interval = UNKNOWN_TIME
    ended_by: str | None = None
    by: str = "rules/1"
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None


class Relation(Value, frozen=True, kw_only=True, tag="relation", tag_field="type"):
    """A standing tie between two actors; `object` of holds_office is the office as a plain string."""

    id: str
    statement: str
    kind: RelationKind
    subject: str
    object: str
    evidence: Span
    when: Interval = UNKNOWN_TIME
