"""What a coder outside the rules proposes, and what became of it."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from reportedly.record.codes import Argument
from reportedly.record.ground import Span, Value

ProposalState = Literal["proposed", "refused", "failed"]


class Proposal(Value, frozen=True, kw_only=True, tag="proposal", tag_field="type"):
    """An event as a coder proposes it; no part of what statements say, of counts, findings or briefs.

    `proposed` has a trigger, and every value of it is a span of the document. `refused` could not be anchored or is not
    of the codebook: `reason` says why, `answer` holds what was answered. `failed` stands for a passage on which the
    coder gave no answer that can be read, and for `unasked` more of the document that it was not asked about then.
    `statement` bears the trigger, or is the first of the passage.
    `by` is the coder and its version, `model` what answered by its own name, `parameters` what it was asked with.
    """

    id: str
    document: str
    state: ProposalState
    by: str
    model: str = ""
    parameters: dict[str, str | int | float] = msgspec.field(default_factory=dict)
    statement: str | None = None
    code: str | None = None
    mode: str | None = None
    codebook: str = "plover"
    trigger: Span | None = None
    arguments: tuple[Argument, ...] = ()
    reason: str = ""
    answer: str = ""
    unasked: Annotated[int, Meta(ge=0)] = 0
