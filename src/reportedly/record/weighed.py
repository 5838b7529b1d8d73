"""What many documents show together, and what a person decides about it."""

from typing import Literal

from reportedly.record.ground import Value
from reportedly.record.mentions import Mention

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
Verb = Literal["same", "different", "reject", "recode", "grade"]


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
