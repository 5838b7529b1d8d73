"""Places of a document: known ones, and new ones by pattern; never the names inside other names."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.codebook import atlas, whereabouts
from reportedly.codebook.gazetteer import Entry, fold
from reportedly.codebook.nouns import alike, kinds, words
from reportedly.reading.annotate.described import ARTICLES, left, tail
from reportedly.reading.annotate.found import find
from reportedly.reading.annotate.frontiers import frontiers
from reportedly.reading.annotate.locate import Candidate, Group, locate, weights
from reportedly.reading.annotate.marks import Marked
from reportedly.reading.annotate.names import PLACE_KINDS
from reportedly.reading.annotate.toponyms import Toponym, toponyms
from reportedly.reading.annotate.whereabouts import Anchor, Told, told
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Actor, Form, Place, PlaceCandidate, PlaceMention, Span, Use, content_id

REACH = 2
POINTING = frozenset({"the", "this", "that", "these", "those"})
FIRST = frozenset({"province", "governorate", "region", "oblast", "state"})  # what a town may give its name to
SETTLED = frozenset({"city", "town", "place", "region", "territory"})


class Said(NamedTuple):
    """One mention in the making: offsets, form, words, index of the sentence, use."""

    start: int
    end: int
    form: Form
    words: str
    sentence: int
    use: Use = "literal"


@dataclass(slots=True, eq=False)
class Spot:
    """A place in the making: key, kind, row, what decided between several, how it is told, mentions, nouns for it."""

    key: str
    kind: str
    entry: Entry | None = None
    group: Group | None = None
    chosen: Candidate | None = None
    told: Told | None = None
    mentions: list[Said] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)

    @property
    def last(self) -> Said | None:
        """The last literal mention so far."""
        return next((said for said in reversed(self.mentions) if said.use == "literal"), None)


def places(parse: Parse, actors: Sequence[Actor]) -> tuple[Place, ...]:
    """Return the places of a document in order of first mention; `actors` tell which countries it speaks of."""
    found, spots = find(parse), dict[str, Spot]()
    held: dict[int, list[tuple[Toponym, Group]]] = {}
    for group in locate(toponyms(found), spoken_of(actors), weights()):
        for toponym in group.members:
            held.setdefault(toponym.s.index, []).append((toponym, group))
    lands: list[str] = []
    for m in found.marked:
        here = held.get(m.s.index, [])
        for toponym, group in here:
            _name(spots, toponym, group)
        tellings = _tell(spots, parse, m.s, [a for toponym, group in here for a in _anchors(toponym, group)], lands)
        for phrase in described(m):
            if not any(_holds(telling, phrase[0], phrase[2]) for telling in tellings):
                _describe(spots, parse, m, phrase)
    made = [_place(parse, spot, spots) for spot in spots.values() if spot.mentions]
    return tuple(sorted(made, key=lambda place: (place.mentions[0].span.start, place.id)))


def spoken_of(actors: Sequence[Actor]) -> Counter[str]:
    """Count the countries of the actors that are no states; states are counted by their names.

    An actor named only around the name of another ("Kandor Guard officers") tells nothing that this one does not.
    """
    spans = {(m.span.start, m.span.end) for actor in actors if actor.country for m in actor.mentions}

    def around(start: int, end: int) -> bool:
        return any((start, end) != inner and start <= inner[0] and inner[1] <= end for inner in spans)

    told = [a for a in actors if a.country and a.kind != "state"]
    return Counter(
        a.country for a in told if a.country and not all(around(m.span.start, m.span.end) for m in a.mentions)
    )


def _anchors(toponym: Toponym, group: Group) -> Iterator[Anchor]:
    """Yield a toponym as a place from which others may be told, if it has a point."""
    chosen = _chosen(toponym, group)
    if chosen is not None:
        last = toponym.last + (_is_region(chosen) and _before_region(toponym))
        yield Anchor(toponym.first, last, toponym.said, chosen.entry, toponym.use == "literal")


def _tell(spots: dict[str, Spot], parse: Parse, s: Sentence, anchors: list[Anchor], lands: list[str]) -> list[Told]:
    """Note the places that a sentence tells from others; `lands` are the countries named so far, and are added to."""
    borders = list(frontiers(s, anchors, lands))
    free = [a for a in anchors if not any(b.first <= a.first and a.last <= b.last for b in borders)]
    found = [*borders, *told(s, free)]
    lands += [a.entry.country for a in anchors if a.entry.country]
    for one in found:
        start, end = s.starts[one.first], s.ends[one.last]
        rows = "+".join(entry.key for entry in one.anchors)
        key = one.row.key if one.row else f"{one.relation}:{rows}:{one.point[0]}:{one.point[1]}:{one.radius:.0f}"
        spot = spots.setdefault(key, Spot(key, "border" if one.relation == "border" else "area", one.row, told=one))
        spot.mentions.append(Said(start, end, "description", parse.cased[start:end], s.index))
    return found


def _holds(telling: Told, first: int, last: int) -> bool:
    """Say whether a description is what a place told from others says already; its anchor's own kind is not."""
    inside = telling.first <= first and last <= telling.last
    return inside and (first == telling.first or telling.relation in {"border", "between"})


def _chosen(toponym: Toponym, group: Group) -> Candidate | None:
    """Return what a toponym stands for: of "NAME province" the likeliest region of that name, else that of the town."""
    if toponym.use == "literal" and _before_region(toponym):
        regions = [(score, at) for at, score in enumerate(group.scores) if _is_region(group.candidates[at])]
        if regions:
            return group.candidates[max(regions, key=lambda held: (held[0], -held[1]))[1]]
        town = group.chosen.entry.source if group.chosen else ""
        if toponym.s.lower[toponym.last + 1] in FIRST and (around := atlas.load().region(town)) is not None:
            return Candidate(around.entry, around.population, around.level, around.above, main=False)
    return group.chosen


def _before_region(t: Toponym) -> bool:
    """Say whether "province" or the like stands behind a name."""
    return t.last + 1 < len(t.s) and kinds("shapes").get(t.s.lower[t.last + 1], ("",))[0] == "region"


def _is_region(candidate: Candidate) -> bool:
    """Say whether a candidate is a part of a country."""
    return candidate.level > 0 or candidate.entry.kind == "region"


def _name(spots: dict[str, Spot], toponym: Toponym, group: Group) -> None:
    """Note a toponym as a mention of the place that it stands for; what no table knows counts as a place only."""
    chosen = _chosen(toponym, group)
    if chosen is None and toponym.use != "literal":
        return
    entry = chosen.entry if chosen else toponym.name.place if toponym.name is not None else None
    if entry is None and toponym.s.pos[toponym.last] == "ADJ":
        return  # "the Orvanian town": the adjective of a land that no table knows is no place
    key = entry.key if entry else f"place:{' '.join(fold(group.said).split())}"
    spot = spots.setdefault(key, Spot(key, entry.kind if entry else _shape(toponym), entry, group, chosen))
    spot.mentions.append(Said(toponym.start, toponym.end, "name", toponym.said, toponym.s.index, toponym.use))


def _shape(t: Toponym) -> str:
    """Return the kind of an unlisted place by its name alone."""
    kind = t.name.kind if t.name is not None else ""
    return kind if kind in PLACE_KINDS - {"gpe"} else "place"


def described(m: Marked) -> Iterator[tuple[int, int, int, str]]:
    """Yield (first, head, last, kind) of phrases that describe a place: "the consulate in NAME", "the town"."""
    s = m.s
    for i, low in enumerate(s.lower):
        if low not in words("nouns.places") or m.taken[i] or s.deps[i] in {"compound", "amod"}:
            continue
        if s.pos[i] != "NOUN" and not (i and m.taken[i - 1]):
            continue
        first = left(s, i)
        while first < i and (s.lower[first] in ARTICLES or s.pos[first] == "PUNCT"):
            first += 1
        shape = kinds("shapes").get(low, ("area",))[0]
        yield first, i, _site(m, i) if shape == "facility" else tail(m, i), shape


def _site(m: Marked, i: int) -> int:
    """Return the last token of "SITE in NAME": what stands right behind a site tells where it is."""
    s, last = m.s, tail(m, i)
    if last > i or i + 2 >= len(s) or s.lower[i + 1] not in {"in", "at"} or not m.taken[i + 2]:
        return last
    last = i + 2
    while last + 1 < len(s) and m.taken[last + 1]:
        last += 1
    return last


def _describe(spots: dict[str, Spot], parse: Parse, m: Marked, found: tuple[int, int, int, str]) -> None:
    """Put a described place into the one it refers back to, or make it one of its own if it says enough."""
    first, noun, last, shape = found
    s = m.s
    if s.lower[last + 1 : last + 2] == ["of"] and words("words.figurative").intersection(s.lower[last + 2 : last + 3]):
        return  # "fell on the field of honour", "the path of peace"
    start, end = s.starts[first], s.ends[last]
    words_here = parse.cased[start:end]
    spot = next((spot for spot in spots.values() if spot.last is not None and spot.last.end == end), None)
    same_again = s.lower[first] == "same" and noun == last == first + 1  # "in the same town"
    same = next((spot for spot in spots.values() if _starts(spot, start, shape)), None)
    if same is not None:
        spot = same
    elif spot is not None and "of" in s.lower[first:last] and (spot.kind in SETTLED or _names(spot, s.lower[noun])):
        spot.kind = shape if _names(spot, s.lower[noun]) else spot.kind
    elif s.lower[noun] == "country" and not any(m.taken[first : last + 1]):
        spot = _land(spots, s.index) if first and s.lower[first - 1] in POINTING else None
    elif first and s.lower[first - 1] in POINTING and (again := _again(spots, m, first, noun, last)) is not None:
        spot = again
    elif first == last or same_again:
        spot = _back(spots, shape, s.lower[noun], s.index) if first and s.lower[first - 1] == "the" else None
    elif _says_enough(m, first, last, shape):
        key = f"place:{' '.join(fold(words_here).split())}"
        spot = spots.setdefault(key, Spot(key, "crossing" if "crossing" in s.lower[first : last + 1] else shape, None))
    else:
        spot = None
    if spot is None and first and s.lower[first - 1] in POINTING and not same_again:
        key = f"place:{' '.join(fold(words_here).split())}"  # "the camp", "this street": the only one of that name here
        spot = spots.setdefault(key, Spot(key, shape, None))
    if spot is not None:
        spot.mentions.append(Said(start, end, "description", words_here, s.index))
        spot.nouns.add(s.lower[noun])


def _names(spot: Spot, low: str) -> bool:
    """Say whether "TOWN of NAME" tells what NAME is: no table knows it, and a capital is its land's."""
    return spot.entry is None and low != "capital"


def _again(spots: dict[str, Spot], m: Marked, first: int, noun: int, last: int) -> Spot | None:
    """Return the place last described by this noun or one like it, for a phrase that names none: "the old mansion"."""
    if any(m.taken[first : last + 1]):
        return None
    low = m.s.lower[noun]
    for nouns in ({low}, set(alike(low))):
        held = [spot for spot in spots.values() if spot.nouns & nouns and spot.last is not None]
        if held:
            return max(held, key=lambda spot: spot.last.end if spot.last is not None else 0)
    return None


def _starts(spot: Spot, start: int, shape: str) -> bool:
    """Say whether the description only adds the kind of a place to its name: "NAME region"."""
    return spot.last is not None and spot.last.start == start and spot.kind == shape == "region"


def _says_enough(m: Marked, first: int, last: int, shape: str) -> bool:
    """Say whether a description stands for a place of its own: a site with a name in it, "NAME province"."""
    if shape == "region":
        return all(m.taken[first:last])
    return shape == "facility" and any(m.taken[first : last + 1])


def _back(spots: dict[str, Spot], shape: str, low: str, index: int) -> Spot | None:
    """Return the one place of this shape named in this sentence or the two before it."""
    near = [
        spot
        for spot in spots.values()
        if spot.last is not None and index - spot.last.sentence <= REACH and _fits(spot, shape, low)
    ]
    return near[0] if len(near) == 1 else None


def _land(spots: dict[str, Spot], index: int) -> Spot | None:
    """Return what "the country" is: the one named in this sentence or the two before, else that named most so far."""
    lands = [spot for spot in spots.values() if spot.entry is not None and spot.entry.kind in {"country", "state"}]
    near = [spot for spot in lands if any(0 <= index - said.sentence <= REACH for said in spot.mentions)]
    if len(near) == 1:
        return near[0]
    ranked = sorted(lands, key=lambda spot: -len(spot.mentions))
    clear = len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].mentions) > len(ranked[1].mentions))
    return ranked[0] if clear else None


def _fits(spot: Spot, shape: str, low: str) -> bool:
    """Say whether a place can be called by this noun."""
    if low in {"city", "town", "village"}:
        return spot.kind in {"city", "town"}
    if low in whereabouts.load().words.borders:
        return spot.kind == "border"
    if shape == "facility" or low == "crossing":
        return any(low in fold(said.words).split() for said in spot.mentions)
    return spot.kind == shape


def _place(parse: Parse, spot: Spot, spots: Mapping[str, Spot]) -> Place:
    """Make the record's place."""
    entry, group, one = spot.entry, spot.group, spot.told
    anchors = [spots[anchor.key] for anchor in one.anchors if anchor.key in spots] if one else []
    point = one.point if one else (entry.latitude, entry.longitude) if entry else (None, None)
    countries = {anchor.entry.country for anchor in anchors if anchor.entry}
    return Place(
        id=_id(parse, spot),
        name=_called(spot),
        kind=spot.kind,
        country=(entry.country or None) if entry else (countries.pop() or None) if len(countries) == 1 else None,
        latitude=point[0],
        longitude=point[1],
        radius_m=round(one.radius) if one else entry.radius if entry else None,
        gazetteer_id=entry.key if entry else None,
        score=min(map(_score, anchors), default=None) if one else _score(spot) if spot.chosen else None,
        runners_up=tuple(_runner(*each) for each in group.runners(spot.chosen)) if group and spot.chosen else (),
        relation=one.relation if one else None,
        anchors=tuple(_id(parse, anchor) for anchor in anchors),
        mentions=tuple(
            PlaceMention(
                document=parse.document, span=Span.of(parse.text, said.start, said.end), form=said.form, use=said.use
            )
            for said in sorted(set(spot.mentions))
        ),
    )


def _id(parse: Parse, spot: Spot) -> str:
    """Return the id of a place of a document."""
    return content_id("place", parse.document, spot.key)


def _score(spot: Spot) -> float:
    """Return how sure it is that a name stands for this place, 0..1."""
    return round(spot.group.score(spot.chosen), 4) if spot.group and spot.chosen else 1.0


def _called(spot: Spot) -> str:
    """Return the gazetteer's own name, or else the document's; the atlas's names are local ones ("Ḩalab")."""
    if spot.told is not None:
        return " ".join(min(spot.mentions).words.split())
    names = [said.words for said in sorted(spot.mentions) if said.form == "name"] or [spot.mentions[0].words]
    names = [said for said in names if not said.isupper()] or names  # a dateline shouts
    if spot.entry is not None and (spot.group is None or not _is_of_atlas(spot)):
        return spot.entry.name
    longest = max(names, key=len)
    return longest.title() if spot.entry is not None and longest.isupper() else longest


def _is_of_atlas(spot: Spot) -> bool:
    """Say whether the place is one that no table of the gazetteer lists."""
    return spot.chosen is not None and not spot.chosen.listed


def _runner(one: Candidate, score: float) -> PlaceCandidate:
    """Make the record's form of a place that the name may also stand for."""
    return PlaceCandidate(
        name=one.entry.name,
        country=one.entry.country or None,
        latitude=one.entry.latitude or 0.0,
        longitude=one.entry.longitude or 0.0,
        gazetteer_id=one.entry.key,
        score=round(score, 4),
    )
