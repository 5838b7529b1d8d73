"""What a text names: actors, places, times, quantities."""

from typing import Literal

from reportedly.record.ground import UNKNOWN_TIME, Interval, Span, Value

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
Use = Literal["literal", "metonym", "modifier", "part"]
Whereabouts = Literal["near", "direction", "distance", "part", "between", "border"]


class Mention(Value, frozen=True, kw_only=True):
    """Where a document names something, and in what form."""

    document: str
    span: Span
    form: Form = "name"


class Actor(Value, frozen=True, kw_only=True, tag="actor", tag_field="type"):
    """Somebody who acts or speaks, as one document knows them; `key` is the gazetteer row, if any.

    `office` is the key of the office that the document gives them, `serves` that of the state or body they hold it in.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    mentions: tuple[Mention, ...] = ()
    key: str | None = None
    office: str | None = None
    serves: str | None = None


class PlaceMention(Mention, frozen=True, kw_only=True):
    """Where a document names a place, and what the name is used for there; only a literal use says where things are."""

    use: Use = "literal"


class PlaceCandidate(Value, frozen=True, kw_only=True):
    """Another place that the name may stand for; degrees WGS 84, score 0..1."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    gazetteer_id: str
    score: float


class Place(Value, frozen=True, kw_only=True, tag="place", tag_field="type"):
    """A place as one document knows it; degrees WGS 84, radius in metres, score 0..1 (how sure that it is this one).

    `relation` tells that it is told from other places, `anchors` (ids): "35 km south of NAME", "the NAME-NAME border".
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: float | None = None
    gazetteer_id: str | None = None
    score: float | None = None
    runners_up: tuple[PlaceCandidate, ...] = ()
    relation: Whereabouts | None = None
    anchors: tuple[str, ...] = ()
    mentions: tuple[PlaceMention, ...] = ()

    @property
    def is_scene(self) -> bool:
        """Say whether the document names it as a place, not only as who sits there or as a part of another name."""
        return any(mention.use == "literal" for mention in self.mentions)


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


class Quantity(Value, frozen=True, kw_only=True, tag="quantity", tag_field="type"):
    """A counted amount: `exact`, or `low`/`high` bounds (null = open), or the `vague` word that was used.

    `scope` tells an increment ("three more") from a running total, and a part from its whole (`part_of`).
    `measure` is what befell people ("killed", "killed or wounded"), `group` who they are ("children", "fighters"),
    `as_of` the time up to which a running total counts.
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
    measure: str | None = None
    group: str | None = None
    part_of: str | None = None
    as_of: Interval = UNKNOWN_TIME
