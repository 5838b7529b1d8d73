"""What is to be decided, whatever its kind: single things, and piles of them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from reportedly.record import Certainty, Polarity, Value
from reportedly.web.pairs import State
from reportedly.web.views.chains import Hand

Kind = Literal["proposals", "positions", "names", "happenings", "inferred", "uncommitted"]
KINDS: Mapping[Kind, str] = {
    "proposals": "Events that a coder proposes",
    "positions": "Positions that a learned coder reads",
    "names": "Names that are one, or may be",
    "happenings": "Happenings that may be one",
    "inferred": "Statements that the writer infers",
    "uncommitted": "Statements left open",
}
LIMIT, GLANCE = 30, 4


class Quote(Value, frozen=True, kw_only=True):
    """A sentence with the words in question: what stands before them, they themselves, what follows."""

    before: str
    words: str
    after: str


class Item(Value, frozen=True, kw_only=True):
    """One thing to be decided.

    `target` is what a judgement would be about, `other` the second of a pair; `statement` opens it for correction;
    `offers` are the verbs that fit. `judgement` is the one in force, by whom and why.
    """

    kind: Kind
    target: str
    other: str = ""
    title: str
    lines: tuple[str, ...] = ()
    quote: Quote | None = None
    certainty: Certainty | None = None
    polarity: Polarity = "+"
    chain: tuple[Hand, ...] = ()
    document: str = ""
    source: str = ""
    statement: str = ""
    by: str = ""
    confidence: float | None = None
    why: str = ""
    state: State | Literal["held", "by rule"] = "open"
    offers: tuple[str, ...] = ()
    judgement: str | None = None
    judged: str = ""


class Pile(Value, frozen=True, kw_only=True):
    """Items of one kind; `next` begins the page after them."""

    kind: Kind
    name: str
    items: tuple[Item, ...]
    next: str | None = None
    note: str = ""


class Asked(NamedTuple):
    """What is asked of the queue."""

    state: State = "open"
    kind: Kind | None = None
    after: str | None = None
