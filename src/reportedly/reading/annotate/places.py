"""Places of a document: known ones, and new ones by pattern; never the names inside other names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import Entry, fold
from reportedly.codebook.nouns import kinds, words
from reportedly.reading.annotate.acronyms import text
from reportedly.reading.annotate.chains import low_words
from reportedly.reading.annotate.described import ARTICLES, left, tail
from reportedly.reading.annotate.found import find
from reportedly.reading.annotate.marks import Marked
from reportedly.reading.annotate.names import PLACE_KINDS, Name
from reportedly.reading.annotate.settle import acts, head, situated
from reportedly.reading.tree import Parse
from reportedly.record import Actor, Form, Mention, Place, Span, content_id

REACH = 2
SETTLED = frozenset({"city", "town", "place", "region", "territory"})


@dataclass(slots=True, eq=False)
class Spot:
    """A place in the making: its key, kind, row, and mentions (start, end, form, words, sentence)."""

    key: str
    kind: str
    entry: Entry | None
    mentions: list[tuple[int, int, Form, str, int]] = field(default_factory=list)


def places(parse: Parse, actors: Sequence[Actor]) -> tuple[Place, ...]:
    """Return the places of a document in order of first mention; `actors` decide between places of one name."""
    found, spots = find(parse), dict[str, Spot]()
    countries = Counter(actor.country for actor in actors if actor.country)
    for m in found.marked:
        here = found.names.get(m.s.index, [])
        for name in here:
            if is_place(name) and not _inside(name, here):
                _add(spots, name, _entry(name, countries))
        for first, last, shape in described(m):
            _describe(spots, parse, m, (first, last, shape))
    made = [_place(parse, spot) for spot in spots.values() if spot.mentions]
    return tuple(sorted(made, key=lambda place: (place.mentions[0].span.start, place.id)))


def is_place(name: Name) -> bool:
    """Say whether a name names a place here: a state only where things happen in it, a capital unless it acts."""
    if name.kind == "state":
        return name.sort == "actor" and name.place is not None and (situated(name) or _scene(name))
    if name.sort == "place" and name.entry is not None and name.entry.kind == "state":
        return not acts(name)
    return name.kind in PLACE_KINDS


def _scene(name: Name) -> bool:
    """Say whether the country is where something goes to, comes from, or is part of: "to NAME", "the war of NAME"."""
    s, i = name.s, head(name.s, name.first, name.last)
    above = s.heads[i]
    if s.deps[i] != "pobj":
        return False
    return s.lower[above] in words("words.locative") or s.lemmas[s.heads[above]] in words("words.event_nouns")


def _inside(name: Name, here: list[Name]) -> bool:
    """Say whether the name is but a part of another."""
    return any(n is not name and n.first <= name.first and name.last <= n.last for n in here)


def _entry(name: Name, countries: Counter[str]) -> Entry | None:
    """Return the row of a place; of several of one name, the one in the country that the document speaks of most."""
    known = [r.entry for r in gazetteer.load().readings(text(name)) if r.sort == "place"]
    known = known or [row for row in (name.place,) if row is not None]
    return max(known, key=lambda row: countries[row.country]) if known else None


def _add(spots: dict[str, Spot], name: Name, entry: Entry | None) -> None:
    """Note a name as a mention of its place."""
    key = entry.key if entry else f"place:{low_words(name)}"
    kind = entry.kind if entry else "place" if name.kind == "gpe" else name.kind
    spot = spots.setdefault(key, Spot(key, kind, entry))
    spot.mentions.append((name.start, name.end, "name", text(name), name.s.index))


def described(m: Marked) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, kind) of phrases that describe a place: "the consulate in NAME", "the town"."""
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
        yield first, _site(m, i) if shape == "facility" else tail(m, i), shape


def _site(m: Marked, i: int) -> int:
    """Return the last token of "SITE in NAME": what stands right behind a site tells where it is."""
    s, last = m.s, tail(m, i)
    if last > i or i + 2 >= len(s) or s.lower[i + 1] not in {"in", "at"} or not m.taken[i + 2]:
        return last
    last = i + 2
    while last + 1 < len(s) and m.taken[last + 1]:
        last += 1
    return last


def _describe(spots: dict[str, Spot], parse: Parse, m: Marked, found: tuple[int, int, str]) -> None:
    """Put a described place into the one it refers back to, or make it one of its own if it says enough."""
    first, last, shape = found
    s = m.s
    start, end = s.starts[first], s.ends[last]
    words_here = parse.text[start:end]
    spot = next((spot for spot in spots.values() if spot.mentions and spot.mentions[-1][1] == end), None)
    same = next((spot for spot in spots.values() if _starts(spot, start, shape)), None)
    if same is not None:
        spot = same
    elif spot is not None and "of" in s.lower[first:last] and spot.kind in SETTLED:
        pass
    elif first == last:
        spot = _back(spots, shape, s.lower[first], s.index) if first and s.lower[first - 1] == "the" else None
    elif _says_enough(m, first, last, shape):
        key = f"place:{' '.join(fold(words_here).split())}"
        spot = spots.setdefault(key, Spot(key, "crossing" if "crossing" in s.lower[first : last + 1] else shape, None))
    else:
        spot = None
    if spot is not None:
        spot.mentions.append((start, end, "description", words_here, s.index))


def _starts(spot: Spot, start: int, shape: str) -> bool:
    """Say whether the description only adds the kind of a place to its name: "NAME region"."""
    return bool(spot.mentions) and spot.mentions[-1][0] == start and spot.kind == shape == "region"


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
        if spot.mentions and index - spot.mentions[-1][4] <= REACH and _fits(spot, shape, low)
    ]
    return near[0] if len(near) == 1 else None


def _fits(spot: Spot, shape: str, low: str) -> bool:
    """Say whether a place can be called by this noun."""
    if low in {"city", "town", "village"}:
        return spot.kind in {"city", "town"}
    if shape == "facility" or low == "crossing":
        return any(low in fold(mention[3]).split() for mention in spot.mentions)
    return spot.kind == shape


def _place(parse: Parse, spot: Spot) -> Place:
    """Make the record's place."""
    mentions = sorted(set(spot.mentions))
    entry = spot.entry
    names = [said for _, _, form, said, _ in mentions if form == "name"] or [mentions[0][3]]
    return Place(
        id=content_id("place", parse.document, spot.key),
        name=entry.name if entry else max(names, key=len),
        kind=spot.kind,
        country=(entry.country or None) if entry else None,
        latitude=entry.latitude if entry else None,
        longitude=entry.longitude if entry else None,
        radius_m=entry.radius if entry else None,
        gazetteer_id=entry.key if entry else None,
        mentions=tuple(
            Mention(document=parse.document, span=Span.of(parse.text, start, end), form=form)
            for start, end, form, _, _ in mentions
        ),
    )
