"""What many documents show together, and what a person decides about it."""

from typing import Literal

from reportedly.record.ground import Span, Value
from reportedly.record.happenings import Facet
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
    "disagreement",
    "claimed_corroboration",
]
Verb = Literal["same", "different", "unsure", "reject", "recode", "grade", "accept", "respan", "recast"]
OriginKind = Literal["own", "house", "named", "unnamed"]
Verdict = Literal["copy", "abridged", "derived", "shared_quotation", "unrelated"]
PassageKind = Literal["news", "background", "quotation"]
Direction = Literal["credit", "date", "superset", "unknown"]


class PossibleSame(Value, frozen=True, kw_only=True):
    """Another origin that may be this one, and why."""

    origin: str
    why: str


class Origin(Value, frozen=True, kw_only=True, tag="origin", tag_field="type"):
    """The first hand behind statements; `inherited_by` are restatements and copies without a source of their own.

    `kind` tells a document's own word, an outlet that is cited, somebody named and somebody without a name apart;
    in `own_acts` the first hand tells of its own public deed.
    """

    id: str
    voice: str
    statements: tuple[str, ...]
    inherited_by: tuple[str, ...] = ()
    maybe_same_as: tuple[PossibleSame, ...] = ()
    kind: OriginKind = "own"
    name: str = ""
    own_acts: tuple[str, ...] = ()


class Step(Value, frozen=True, kw_only=True):
    """One step on the way to a count of origins: what it says, and the words that show it."""

    why: str
    statements: tuple[str, ...] = ()
    spans: tuple[Mention, ...] = ()


class OriginCount(Value, frozen=True, kw_only=True):
    """How many independent first hands, as a range with its working: in words, and step by step."""

    low: int
    high: int
    ids: tuple[str, ...]
    why: str
    steps: tuple[Step, ...] = ()


class Given(Value, frozen=True, kw_only=True):
    """A grade of the Admiralty scale that a person gave: to a voice a letter, to a statement a figure."""

    of: str
    name: str
    grade: str
    by: str


class Grades(Value, frozen=True, kw_only=True):
    """How a claim is graded: three things that never become one.

    `reliability` are letters that persons gave the voices behind it, `credibility` figures that persons gave its
    statements; `proposed` is the figure that the number of its first hands suggests, and `why` the reason.
    """

    reliability: tuple[Given, ...] = ()
    credibility: tuple[Given, ...] = ()
    proposed: str
    why: str


class Side(Value, frozen=True, kw_only=True):
    """One side of a finding: what it says in few words, the statements that say so, and where."""

    says: str
    statements: tuple[str, ...]
    spans: tuple[Mention, ...]


class Finding(Value, frozen=True, kw_only=True, tag="finding", tag_field="type"):
    """What weighing many statements showed, about a happening, an issue or a tie.

    `facet` names what the sides differ in (toll, date, place, doer, denial, stance, certainty …). `sides` are what is
    weighed against each other, the earlier first; `facets` say why they speak of one thing.
    """

    id: str
    kind: FindingKind
    about: str
    statements: tuple[str, ...]
    origins: OriginCount
    spans: tuple[Mention, ...]
    explanation: str
    facet: str | None = None
    sides: tuple[Side, ...] = ()
    facets: tuple[Facet, ...] = ()


class CommonPassage(Value, frozen=True, kw_only=True):
    """The same words in two documents: where they stand in each, and how many are equal.

    `kind` is background where the words come back in reports of different weeks, whatever the news; `held_by` is the
    number of documents that hold them, these two included.
    """

    one: Span
    other: Span
    words: int
    kind: PassageKind
    held_by: int = 2


class Comparison(Value, frozen=True, kw_only=True):
    """What two documents have in common.

    Shares are the part of each document's words that stands in common passages, background included, 0..1.
    `source` is the document of the two that the other was made from, None where that cannot be said, and `direction`
    is what tells so: a stated credit, the dates, or that the one holds all of the other and more. `common_credit`
    names a house that both say they carry: then neither need have it from the other.
    """

    one: str
    other: str
    verdict: Verdict
    passages: tuple[CommonPassage, ...] = ()
    share_one: float = 0.0
    share_other: float = 0.0
    source: str | None = None
    direction: Direction = "unknown"
    common_credit: str | None = None
    explanation: str = ""


class Judgement(Value, frozen=True, kw_only=True, tag="judgement", tag_field="type"):
    """What a person decided. Append-only; `undone_by` names the judgement that takes it back.

    A "reject" whose target is a judgement takes that one back, and can itself be taken back. `run` is shared by all
    judgements that one command made.
    """

    id: str
    verb: Verb
    target: str
    value: str | None
    by: str
    when: str
    reason: str = ""
    undone_by: str | None = None
    run: str | None = None
