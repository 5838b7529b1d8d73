"""Places told from other places: "near NAME", "35 km south of NAME", "northern NAME", "between NAME and NAME".

The words stand in `codebook/whereabouts.toml`. What is told gets a point and a radius of its own: "near" widens the
radius of the place, a direction moves the point, a distance without one is a circle, a part of a place is a smaller
circle off its middle. The moves are flat geometry on a sphere: good to the few per cent that reports are.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.codebook import whereabouts
from reportedly.codebook.gazetteer import Entry
from reportedly.codebook.nouns import kinds
from reportedly.reading.annotate.numbers import number_at
from reportedly.reading.tree import Sentence
from reportedly.record import Whereabouts

EARTH_M = 6_371_000.0
HYPHENS = frozenset({"-", "–", "—"})
LANDS = frozenset({"country", "state"})
NAUTICAL = 1852.0  # metres a nautical mile
BRACKET = 5
NUMBER = 6


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """A place named in a sentence: its first and last token with its kind behind it, its name, its row."""

    first: int
    last: int
    said: str
    entry: Entry
    literal: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A place told from others.

    Attributes:
        s, first, last: its sentence and the tokens that tell it.
        relation: how it is told.
        anchors: the rows of the places it is told from.
        point: latitude and longitude in degrees.
        radius: metres.
        row: its own row, where it has one (a border).
    """

    s: Sentence
    first: int
    last: int
    relation: Whereabouts
    anchors: tuple[Entry, ...]
    point: tuple[float, float]
    radius: float
    row: Entry | None = None


@dataclass(frozen=True, slots=True)
class _Length:
    """A length in the text: its first token and metres."""

    first: int
    metres: float


def told(s: Sentence, anchors: Sequence[Anchor]) -> Iterator[Told]:
    """Yield the places of a sentence that are told from the places named in it, given left to right."""
    used: set[int] = set()
    for at, anchor in enumerate(anchors):
        if at in used or not anchor.literal:
            continue
        pair = _between(s, anchor, anchors[at + 1 :])
        if pair is not None:
            used.add(at + 1)
        found = pair or _told(s, anchor)
        if found is not None:
            yield found


def _told(s: Sentence, anchor: Anchor) -> Told | None:
    """Return the place told from one other."""
    start = _start(s, anchor.first)
    k = start - 1
    length = _measured(s, k)
    if length is not None:
        return _at(s, anchor, length)
    if anchor.entry.kind not in LANDS or s.lower[k : k + 1] == ["of"]:
        edge = _near(s, anchor, k)
        if edge is not None:
            return edge
    return _of(s, anchor, k) or _part(s, anchor, start)


def _start(s: Sentence, first: int) -> int:
    """Return the first token of a name with its kind and article: "the town of NAME", "the NAME"."""
    at = first
    if at > 1 and s.lower[at - 1] == "of" and _is_kind(s, at - 2):
        at -= 2
        while at and s.pos[at - 1] == "ADJ":
            at -= 1
    return at - 1 if at and s.lower[at - 1] == "the" else at


def _is_kind(s: Sentence, at: int) -> bool:
    """Say whether a token tells what kind of place is named behind it, not where beside it."""
    return s.lower[at] in kinds("shapes") and s.lower[at] not in whereabouts.load().words.edges


def _direction(s: Sentence, k: int) -> tuple[int, float] | None:
    """Return the first token and the bearing of the direction that ends at token `k` ("north - east")."""
    known = whereabouts.load().bearings
    if k < 0 or s.lower[k] not in known:
        return None
    if k > 1 and s.words[k - 1] in HYPHENS and s.lower[k - 2] + s.lower[k] in known:
        return k - 2, known[s.lower[k - 2] + s.lower[k]]
    return k, known[s.lower[k]]


def _measured(s: Sentence, k: int) -> tuple[_Length, float | None] | None:
    """Return the length, and the bearing if any, that the words ending at token `k` tell: "20 miles south of"."""
    held = whereabouts.load().words
    if k < 1 or s.lower[k] not in held.measured:
        return None
    at, bearing = k - 1, None
    if s.lower[k] == "of" and (way := _direction(s, at)) is not None:
        at, bearing = way[0] - 1, way[1]
        at -= 1 if at >= 0 and s.lower[at] == "the" else 0
        at -= 1 if at >= 0 and s.lower[at] == "to" else 0
        at -= 1 if at >= 0 and s.lower[at] in {"due", "just"} else 0
    elif s.lower[at] in held.away:
        at -= 1
    length = _length(s, at)
    if length is None or (bearing is None and s.lower[k] == "of" and not _is_within(s, length.first)):
        return None
    return length, bearing


def _is_within(s: Sentence, first: int) -> bool:
    """Say whether a length is a limit: "within 20 km of"."""
    return first > 0 and s.lower[first - 1] in whereabouts.load().words.within


def _length(s: Sentence, k: int) -> _Length | None:
    """Return the length that ends at token `k`, what stands in brackets behind it passed over."""
    lexicon = whereabouts.load()
    if k > 0 and s.words[k] == ")":
        k = next((i - 1 for i in range(k, max(k - BRACKET, 0), -1) if s.words[i] == "("), -1)
    if k < 1 or s.lower[k] not in lexicon.lengths:
        return None
    unit, end = lexicon.lengths[s.lower[k]], k
    end -= 1 if s.words[k - 1] in HYPHENS else 0
    if s.lower[end - 1] == "nautical":
        unit, end = NAUTICAL, end - 1
    for first in range(max(0, end - NUMBER), end):
        number = number_at(s.lower, first)
        if number is not None and number[1] == end:
            return _Length(_about(s, first), number[0] * unit)
    last = end - 2 if end > 1 and s.lower[end - 1] == "of" else end - 1
    if s.lower[last] not in lexicon.vague:
        return None
    return _Length(last - 1 if last and s.lower[last - 1] == "a" else last, lexicon.vague[s.lower[last]] * unit)


def _about(s: Sentence, first: int) -> int:
    """Return the first of the words before a number that say how exact it is: "about 30", "less than 30"."""
    while first and s.lower[first - 1] in whereabouts.load().words.about and s.pos[first - 1] != "VERB":
        first -= 1
    return first


def _at(s: Sentence, anchor: Anchor, found: tuple[_Length, float | None]) -> Told:
    """Return the place at a distance: a point where a direction is told, else a circle around the place."""
    (length, bearing), reach = found, whereabouts.load().reach
    slack = length.metres * reach.unsure + _radius(anchor.entry) / 2
    if bearing is None:
        radius = length.metres + slack
        return Told(s, length.first, anchor.last, "distance", (anchor.entry,), _point(anchor.entry), radius)
    point = moved(_point(anchor.entry), bearing, length.metres)
    return Told(s, length.first, anchor.last, "distance", (anchor.entry,), point, max(reach.least_m, slack))


def _near(s: Sentence, anchor: Anchor, k: int) -> Told | None:
    """Return the place that "near", "off" or "on the outskirts of" tells."""
    lexicon = whereabouts.load()
    radius = _radius(anchor.entry) + lexicon.reach.near_m
    if k > 0 and s.lower[k] == "of" and s.lower[k - 1] in lexicon.words.edges:
        return Told(s, k - 1, anchor.last, "near", (anchor.entry,), _point(anchor.entry), radius)
    for phrase in lexicon.words.near:
        first = k - len(phrase) + 1
        if first >= 0 and tuple(s.lower[first : k + 1]) == phrase and s.pos[k] in {"ADP", "SCONJ", "ADV", "ADJ"}:
            return Told(s, first, anchor.last, "near", (anchor.entry,), _point(anchor.entry), radius)
    return None


def _of(s: Sentence, anchor: Anchor, k: int) -> Told | None:
    """Return the place that "south of NAME" tells, or the part that "the south of NAME" is."""
    if k < 1 or s.lower[k] != "of":
        return None
    way = _direction(s, k - 1)
    if way is None:
        return _part_of(s, anchor, k)
    first, bearing = way
    before = s.lower[first - 1] if first else ""
    if before == "the" and (first < 2 or s.lower[first - 2] != "to"):  # noqa: PLR2004 - "to the"
        return _share(s, (first, anchor.last), anchor.entry, bearing)
    away = _radius(anchor.entry) + whereabouts.load().reach.near_m
    return Told(s, first, anchor.last, "direction", (anchor.entry,), moved(_point(anchor.entry), bearing, away), away)


def _part_of(s: Sentence, anchor: Anchor, k: int) -> Told | None:
    """Return the part that "the northern parts of NAME", "the centre of NAME" tell."""
    lexicon = whereabouts.load()
    at = k - 1
    if s.lower[at] in lexicon.words.suburbs:
        at -= 1
    return _share(s, (at, anchor.last), anchor.entry, lexicon.parts[s.lower[at]]) if _is_part(s, at) else None


def _is_part(s: Sentence, at: int) -> bool:
    """Say whether a token tells which part of a place is meant."""
    return at >= 0 and s.lower[at] in whereabouts.load().parts


def _part(s: Sentence, anchor: Anchor, start: int) -> Told | None:
    """Return the part of a place that stands before or behind its name: "northern NAME", "NAME's eastern suburbs"."""
    lexicon = whereabouts.load()
    if start == anchor.first and _is_part(s, start - 1):
        return _share(s, (start - 1, anchor.last), anchor.entry, lexicon.parts[s.lower[start - 1]])
    at = anchor.last + 1
    if at + 1 < len(s) and s.lower[at] in {"'s", "’s"} and _is_part(s, at + 1):
        last = at + 2 if at + 2 < len(s) and s.lower[at + 2] in lexicon.words.suburbs else at + 1
        if last > at + 1 or s.pos[at + 1] == "NOUN":
            return _share(s, (anchor.first, last), anchor.entry, lexicon.parts[s.lower[at + 1]])
    return None


def _share(s: Sentence, tokens: tuple[int, int], entry: Entry, bearing: float) -> Told | None:
    """Return a part of a place that is known to reach somewhere."""
    if entry.radius is None:
        return None
    reach = whereabouts.load().reach
    point = _point(entry) if bearing < 0 else moved(_point(entry), bearing, entry.radius * reach.part_shift)
    return Told(s, *tokens, "part", (entry,), point, entry.radius * reach.part_radius)


def _between(s: Sentence, anchor: Anchor, others: Sequence[Anchor]) -> Told | None:
    """Return the stretch that "between NAME and NAME", "the road from NAME to NAME", "the NAME-NAME road" tell."""
    if not others or anchor.entry.kind in LANDS or others[0].entry.kind in LANDS:
        return None
    other, lexicon = others[0], whereabouts.load()
    start, onward = _start(s, anchor.first), _start(s, other.first)
    gap = s.lower[anchor.last + 1 : onward]
    before = s.lower[start - 1] if start else ""
    if before == "between" and gap == ["and"]:
        first, last = start - 1, other.last
    elif before == "from" and gap == ["to"] and start > 1 and s.lower[start - 2] in lexicon.words.routes:
        first, last = start - 2, other.last
    elif _is_route(s, anchor.last + 1, other):
        first, last = anchor.first, other.last + 1
    else:
        return None
    away = distance(_point(anchor.entry), _point(other.entry))
    if away > lexicon.reach.farthest_km * 1000:
        return None
    radius = away / 2 + max(_radius(anchor.entry), _radius(other.entry))
    point = halfway(_point(anchor.entry), _point(other.entry))
    return Told(s, first, last, "between", (anchor.entry, other.entry), point, radius)


def _is_route(s: Sentence, at: int, other: Anchor) -> bool:
    """Say whether two names with a mark between them stand before "road": "the NAME-NAME highway"."""
    if at != other.first - 1 or s.words[at] not in HYPHENS | {"/"} or other.last + 1 >= len(s):
        return False
    return s.lower[other.last + 1] in whereabouts.load().words.routes


def _radius(entry: Entry) -> float:
    """Return how far a place reaches, in metres."""
    return max(entry.radius or 0.0, whereabouts.load().reach.least_m)


def _point(entry: Entry) -> tuple[float, float]:
    """Return latitude and longitude of a row that has them."""
    return entry.latitude or 0.0, entry.longitude or 0.0


def moved(point: tuple[float, float], bearing: float, metres: float) -> tuple[float, float]:
    """Return the point (latitude, longitude in degrees) that lies `metres` away at a bearing, along a great circle."""
    latitude, longitude = math.radians(point[0]), math.radians(point[1])
    way, arc = math.radians(bearing), metres / EARTH_M
    up = math.sin(latitude) * math.cos(arc) + math.cos(latitude) * math.sin(arc) * math.cos(way)
    aside = math.atan2(math.sin(way) * math.sin(arc) * math.cos(latitude), math.cos(arc) - math.sin(latitude) * up)
    return round(math.degrees(math.asin(up)), 4), round(_turned(math.degrees(longitude + aside)), 4)


def halfway(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Return the middle of the great circle between two points."""
    a, b = _vector(one), _vector(other)
    x, y, z = (p + q for p, q in zip(a, b, strict=True))
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return metres between two points."""
    return EARTH_M * 2 * math.asin(min(1.0, math.dist(_vector(one), _vector(other)) / 2))


def _vector(point: tuple[float, float]) -> tuple[float, float, float]:
    """Return the unit vector of a point."""
    latitude, longitude = math.radians(point[0]), math.radians(point[1])
    return (
        math.cos(latitude) * math.cos(longitude),
        math.cos(latitude) * math.sin(longitude),
        math.sin(latitude),
    )


def _turned(degrees: float) -> float:
    """Return degrees of longitude within -180..180."""
    return (degrees + 180) % 360 - 180
