"""Places of the case: as a list, one of them, and what reports tell of where, as a map and as a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from reportedly.codebook.crosswalks import crosswalks
from reportedly.exports.geojson import LANDS
from reportedly.pages import MissingError, Pages
from reportedly.record import Actor, Place, PlaceCandidate, Value
from reportedly.web.views.happenings import Told, told
from reportedly.web.views.told import LIMIT, Quote, Source, WeighedView, names, quoted, sources, statements
from reportedly.web.views.weighed import as_of
from reportedly.weighings import Filter, Item, Weighing
from reportedly.wording import flat

MOST = 400  # happenings that are put on one map
FEW = 12  # happenings on the page of a place


class Spot(Value, frozen=True, kw_only=True):
    """A place and how much is told of it; `is_area` says that it is too wide to be shown as a point.

    Degrees WGS 84; `radius_m` is how far its name reaches, in metres.
    """

    id: str
    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_m: float | None
    score: float | None
    is_area: bool
    documents: int = 0
    statements: int = 0
    happenings: int = 0

    @property
    def is_point(self) -> bool:
        """Whether it may stand on a map as a point."""
        return self.latitude is not None and self.longitude is not None and not self.is_area


class Places(WeighedView, frozen=True, kw_only=True):
    """A page of places."""

    name: str
    kinds: Mapping[str, int]
    kind: tuple[str, ...]
    items: tuple[Spot, ...]
    total: int
    next: str | None

    def table(self) -> Sequence[Spot]:
        """Return a row a place."""
        return self.items


class PlacePage(WeighedView, frozen=True, kw_only=True):
    """One place: what its name stands for, what else it may, what is told to have happened there, and the words."""

    place: Spot
    gazetteer_id: str | None
    relation: str | None
    candidates: tuple[PlaceCandidate, ...]
    happenings: tuple[Told, ...]
    happenings_total: int
    items: tuple[Quote, ...]
    sources: Mapping[str, Source]
    total: int
    next: str | None

    def table(self) -> Sequence[Quote]:
        """Return a row a statement."""
        return self.items


class Map(WeighedView, frozen=True, kw_only=True):
    """Where reports tell of what: `points` may be shown on a map, `areas` and what has no place on it only listed.

    `countries` counts the happenings told of each country as a whole (ISO 3166-1 numeric); `left_out` those that are
    too many for one map.
    """

    wanted: "MapWanted"
    known: Mapping[str, str]
    points: tuple[Spot, ...]
    areas: tuple[Spot, ...]
    unknown: tuple[Spot, ...]
    countries: Mapping[str, int]
    happenings: int
    left_out: int

    def table(self) -> Iterator[Spot]:
        """Return a row a place."""
        yield from (*self.points, *self.areas, *self.unknown)


class MapWanted(Value, frozen=True, kw_only=True):
    """What is put on a map: happenings of an actor, of some types, on some days."""

    actor: str | None = None
    code: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


def places(
    weighing: Weighing, name: str = "", kinds: Sequence[str] = (), *, by_name: bool = False, after: str = ""
) -> Places:
    """Return a page of places: those that most documents name first, or by name."""
    asked = Filter(name=name, by_documents=not by_name)
    page = weighing.places(replace(asked, codes=tuple(kinds)), limit=LIMIT, after=after)
    return Places(
        as_of=as_of(weighing),
        name=name,
        kinds=dict(sorted(weighing.tally(Place, asked).items())),
        kind=tuple(kinds),
        items=tuple(map(_listed, page.items)),
        total=page.total,
        next=page.next,
    )


def _listed(item: Item[Place]) -> Spot:
    return replace(spot(item.value), documents=item.documents, statements=item.statements)


def spot(one: Place, happenings: int = 0) -> Spot:
    """Return a place with how much is told of it."""
    return Spot(
        id=one.id,
        name=flat(one.name),
        kind=one.kind,
        country=one.country,
        latitude=one.latitude,
        longitude=one.longitude,
        radius_m=one.radius_m,
        score=one.score,
        is_area=one.kind in LANDS,
        happenings=happenings,
    )


def place_page(weighing: Weighing, pages: Pages, wanted: str, after: str = "") -> PlacePage:
    """Return the page of a place; raises MissingError where there is none of that id."""
    i = weighing.groups([wanted]).get(wanted, wanted)
    item = weighing.place(i)
    if item is None:
        message = f"no place has the id {wanted!r}"
        raise MissingError(message, "look for it among the places")
    found = weighing.happenings(Filter(place=(i,), by_documents=True), limit=FEW)
    one = item.value
    quotes, following = told_of(weighing, pages, one, after)
    return PlacePage(
        as_of=as_of(weighing),
        place=replace(_listed(item), happenings=found.total),
        gazetteer_id=one.gazetteer_id,
        relation=one.relation,
        candidates=one.runners_up,
        happenings=told(weighing, pages, found.items),
        happenings_total=found.total,
        items=quotes,
        sources=sources(pages, {words.document for words in quotes}),
        total=item.statements,
        next=following,
    )


def told_of(weighing: Weighing, pages: Pages, one: Actor | Place, after: str) -> tuple[tuple[Quote, ...], str | None]:
    """Return a page of the statements that speak of an actor or place, and the cursor of the next one."""
    ids = weighing.statements_of(one, limit=LIMIT + 1, after=after)
    said = statements(pages, ids[:LIMIT])
    quotes = sorted(
        (quoted(said[i]) for i in ids[:LIMIT] if i in said), key=lambda words: (words.document, words.start)
    )
    return tuple(quotes), ids[LIMIT - 1] if len(ids) > LIMIT else None


def mapped(weighing: Weighing, wanted: MapWanted) -> Map:
    """Return where reports tell of what, of those happenings that most documents tell of."""
    asked = Filter(
        actor=(wanted.actor,) if wanted.actor else (),
        codes=wanted.code,
        first=wanted.first,
        last=wanted.last,
        by_documents=True,
    )
    page = weighing.happenings(asked, limit=MOST)
    counts = Counter(i for one in page.values for i in one.places)
    spots = [spot(one, counts[i]) for i, one in weighing.named(Place, counts).items()]
    spots.sort(key=lambda one: (-one.happenings, one.name, one.id))
    return Map(
        as_of=as_of(weighing),
        wanted=wanted,
        known=names(weighing, [wanted.actor] if wanted.actor else []),
        points=tuple(one for one in spots if one.is_point),
        areas=tuple(one for one in spots if one.is_area),
        unknown=tuple(one for one in spots if not one.is_point and not one.is_area),
        countries=dict(_countries(spots)),
        happenings=page.total,
        left_out=max(page.total - MOST, 0),
    )


def _countries(spots: Sequence[Spot]) -> Iterator[tuple[str, int]]:
    held = crosswalks().countries
    counts = Counter[str]()
    for one in spots:
        if one.is_area and one.country and one.country in held:
            counts[held[one.country].numeric] += one.happenings
    yield from sorted(counts.items())
