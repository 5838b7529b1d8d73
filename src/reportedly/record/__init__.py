"""The record: every value that passes between stages and leaves the product.

All values are frozen, compare by content and know nothing of storage. Ids are made of content (`content_id`), so
that reading the same bytes twice gives the same record. Spans count Unicode code points of the document's text,
half-open: `text[start:end] == quote`.

Wire form (JSON Lines): one object a line, first key `type`. The JSON Schema is generated from these classes.
"""

from reportedly.record.codes import Argument, Event, Position, Proposition, Realis, Relation, RelationKind, Role, Stance
from reportedly.record.documents import Block, BlockKind, Document, Failure, FlatAttribution
from reportedly.record.ground import UNKNOWN_TIME, Grain, Interval, Offset, Span, Value, content_id
from reportedly.record.mentions import (
    Actor,
    ActorKind,
    Form,
    Mention,
    Place,
    PlaceCandidate,
    PlaceMention,
    Quantity,
    Time,
    Use,
    Whereabouts,
)
from reportedly.record.readings import Attribution, Codes, Mentions, Reading, Record
from reportedly.record.statements import (
    Basis,
    Certainty,
    Commitment,
    Link,
    Naming,
    Polarity,
    Statement,
    Voice,
    VoiceKind,
)
from reportedly.record.weighed import Finding, FindingKind, Judgement, Origin, OriginCount, PossibleSame, Verb

__all__ = [
    "UNKNOWN_TIME",
    "Actor",
    "ActorKind",
    "Argument",
    "Attribution",
    "Basis",
    "Block",
    "BlockKind",
    "Certainty",
    "Codes",
    "Commitment",
    "Document",
    "Event",
    "Failure",
    "Finding",
    "FindingKind",
    "FlatAttribution",
    "Form",
    "Grain",
    "Interval",
    "Judgement",
    "Link",
    "Mention",
    "Mentions",
    "Naming",
    "Offset",
    "Origin",
    "OriginCount",
    "Place",
    "PlaceCandidate",
    "PlaceMention",
    "Polarity",
    "Position",
    "PossibleSame",
    "Proposition",
    "Quantity",
    "Reading",
    "Realis",
    "Record",
    "Relation",
    "RelationKind",
    "Role",
    "Span",
    "Stance",
    "Statement",
    "Time",
    "Use",
    "Value",
    "Verb",
    "Voice",
    "VoiceKind",
    "Whereabouts",
    "content_id",
]
