"""What a brief is made of: sentences that know what they rest on, notes, sections.

A sentence can be written by anybody; `verify` asks only for its words, the spans it rests on and the statements it
claims to render.
"""

from typing import Literal

from reportedly.record import Grades, Offset, Span, Value

Role = Literal["content", "source", "cue", "hedge", "negation", "condition", "name", "statement"]


class Evidence(Value, frozen=True, kw_only=True):
    """A span of one document, and what it does for the sentence that rests on it."""

    document: str
    span: Span
    role: Role = "content"


class BriefSentence(Value, frozen=True, kw_only=True):
    """One sentence of a brief.

    `statements` come with the rendered one first; the others say the same elsewhere. `chain` is the rendered
    statement's, publisher first, as shown to readers. `label` stands before the text (a holder and a stance, a place,
    a side); it is verified too. `finding` is the finding that it shows a side of. `notes` are endnote numbers, empty
    until the brief is put together.
    """

    text: str
    spans: tuple[Evidence, ...]
    statements: tuple[str, ...]
    chain: tuple[str, ...] = ()
    label: str = ""
    positions: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    finding: str | None = None
    notes: tuple[int, ...] = ()


class Note(Value, frozen=True, kw_only=True):
    """An endnote: the words of one document that a sentence rests on, and through whom they came.

    The fields of ICS 206-01: author, title, publisher, URL or file, dates, source type, quality descriptor, and the
    tool that extracted the words; `sha256` tells which copy of the document they stand in.
    """

    number: Offset
    document: str
    title: str
    publisher: str
    published: str
    where: str
    quote: str
    span: Span
    statements: tuple[str, ...]
    chain: tuple[str, ...]
    certainty: str
    polarity: str
    author: str = ""
    accessed: str = ""
    sha256: str = ""
    source_type: str = ""
    quality: str = ""
    tool: str = ""
    grades: Grades | None = None


class Section(Value, frozen=True, kw_only=True):
    """A heading with its sentences; `remarks` are counts over the record, which rest on no single span."""

    key: str
    title: str
    sentences: tuple[BriefSentence, ...] = ()
    remarks: tuple[str, ...] = ()


class Fault(Value, frozen=True, kw_only=True):
    """Why a sentence may not be rendered: the kind of fault and the words at fault."""

    kind: Literal[
        "no_span",
        "no_statement",
        "span",
        "quote",
        "number",
        "name",
        "word",
        "order",
        "omission",
        "hedge",
        "polarity",
        "source",
        "strength",
        "group",
        "label",
        "fused",
    ]
    detail: str
