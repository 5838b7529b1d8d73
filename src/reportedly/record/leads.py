"""What others made and hand over: rows of foreign lists, addresses to read, and what persons decided elsewhere.

A lead lies beside the record. It is no document, no statement and no origin: nothing that is weighed looks at it.
"""

from collections.abc import Mapping
from typing import Literal

from reportedly.record.ground import UNKNOWN_TIME, Interval, Value
from reportedly.record.happenings import Facet

LeadState = Literal["matched", "possible", "only there"]


class Lead(Value, frozen=True, kw_only=True, tag="lead", tag_field="type"):
    """One row of a list that others made: what it claims, in its own words.

    Attributes:
        id: made of the list and the row's key there, so that a newer row takes the place of an older one.
        list: the format it came in ("acled").
        key: the row's own id.
        url: the address to read, None where the list names none.
        code: what the list calls it ("Battles/Armed clash"); "" for none.
        codes: the types of our codebook that it may be; none where that is not known.
        when, place, country, latitude, longitude: where and when, as the list has it; degrees WGS 84.
        radius_m: how far around the point it may have been; None where not even the region is known.
        actors: names, as the list has them.
        killed: least, best and most; None where the list does not count.
        sources: who published it, as the list has it.
        originals: the first hands that it names.
        words: its headline or notes.
        seen: when the list took it up, ISO 8601.
        given: the row as it was, by column, what was empty left out.
    """

    id: str
    list: str
    key: str
    url: str | None = None
    code: str = ""
    codes: tuple[str, ...] = ()
    when: Interval = UNKNOWN_TIME
    place: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: float | None = None
    actors: tuple[str, ...] = ()
    killed: tuple[int, int, int] | None = None
    sources: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    words: str = ""
    seen: str | None = None
    given: Mapping[str, str] = {}


class Anchor(Value, frozen=True, kw_only=True):
    """Where words stand in a document, as an annotation tells it; what is around them tells equal words apart.

    `document` is its address, its URN or `urn:sha256:` and the digest of its bytes; `start` counts what its maker
    counted, and is a hint.
    """

    document: tuple[str, ...]
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


class Decided(Value, frozen=True, kw_only=True):
    """A judgement as it was made elsewhere, not yet held against the case.

    Attributes:
        verb: what was decided; "" where only other words were marked than the record has.
        target: an id, or a URN of the record; "" where the anchors alone tell what it is about.
        value: the other id, or a code.
        anchors: the words it is about.
        by: who decided, None where that is not told.
        when: ISO 8601, None where that is not told.
        reason: why.
        undone: whether it was taken back there.
    """

    verb: str
    target: str = ""
    value: str | None = None
    anchors: tuple[Anchor, ...] = ()
    by: str | None = None
    when: str | None = None
    reason: str = ""
    undone: bool = False


class IntakeReport(Value, frozen=True, kw_only=True):
    """What came in and what did not: counts by type, by type and reason, and by field and reason.

    `added` were not there, `changed` took the place of an older row, `held` were there already.
    """

    format: str
    added: Mapping[str, int]
    changed: Mapping[str, int]
    held: Mapping[str, int]
    not_taken: Mapping[str, Mapping[str, int]]
    defaulted: Mapping[str, Mapping[str, int]]


class Matched(Value, frozen=True, kw_only=True):
    """A lead and the happening of the case that it is put beside, with what they agree on and what not."""

    lead: Lead
    state: LeadState
    happening: str | None = None
    facets: tuple[Facet, ...] = ()
    why: str = ""


class ListComparison(Value, frozen=True, kw_only=True):
    """A foreign list held against the happenings of a case.

    Attributes:
        list: the format it came in.
        days: the first and last day that its rows tell of, None where none does.
        rows: every lead, matched or not.
        only_here: ids of happenings that it could hold and does not.
        beyond: how many happenings it could not hold, by reason.
    """

    list: str
    days: tuple[str, str] | None
    rows: tuple[Matched, ...]
    only_here: tuple[str, ...]
    beyond: Mapping[str, int]
