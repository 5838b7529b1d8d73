"""Sources: how much each says and how it holds; letters that persons gave, and apart from them what is proposed."""

from collections.abc import Iterable, Mapping

from reportedly.errors import UsageError
from reportedly.pages import MissingError, Pages
from reportedly.record import Grades, Judgement, Statement, Value, Voice
from reportedly.web.cursors import cursor, place
from reportedly.web.houses import House, Houses
from reportedly.web.tables import View
from reportedly.web.views.chains import Hand, chain_of
from reportedly.weighing.timeline import Entry
from reportedly.weighings import Filter, Weighing, held
from reportedly.wording import content_words

LIMIT = 60
LETTERS: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
FIGURES: Mapping[str, str] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}


class Source(Value, frozen=True, kw_only=True):
    """A source with the letter in force, by whom and when; several letters where persons disagree."""

    id: str
    name: str
    kind: str
    is_named: bool
    grade: str
    by: str
    statements: int
    own: int
    documents: int
    origins: int | None
    conflicts: int | None
    corrections: int | None


class Sources(View, frozen=True, kw_only=True):
    """A page of sources, those that say most first."""

    sources: tuple[Source, ...]
    kinds: Mapping[str, int]
    kind: str
    graded: str
    name: str
    total: int
    next: str | None
    letters: Mapping[str, str]
    is_weighed: bool
    behind: bool

    def table(self) -> Iterable[Source]:
        """Return a row a source."""
        return self.sources


class Claim(Value, frozen=True, kw_only=True):
    """What a source says: the figure that is proposed from its first hands, and those that persons gave, apart."""

    id: str
    words: str
    chain: tuple[Hand, ...]
    certainty: str
    polarity: str
    proposed: str
    why: str
    given: tuple[str, ...]


class Portrait(View, frozen=True, kw_only=True):
    """One source: its letters with their history, and some of what it says."""

    source: Source
    history: tuple[Judgement, ...]
    claims: tuple[Claim, ...]
    letters: Mapping[str, str]
    figures: Mapping[str, str]
    is_weighed: bool
    behind: bool

    def table(self) -> Iterable[Claim]:
        """Return a row a claim."""
        return self.claims


class Wanted(Value, frozen=True, kw_only=True):
    """Which sources: of a kind, with a letter ("none": ungraded), whose name holds these letters."""

    kind: str = ""
    graded: str = ""
    name: str = ""


def sources(found: tuple[Houses, bool], wanted: Wanted, after: str | None) -> Sources:
    """Return a page of sources."""
    houses, behind = found
    every = [_source(house, houses) for house in houses.all.values()]
    kinds: dict[str, int] = {}
    for one in every:
        kinds[one.kind] = kinds.get(one.kind, 0) + 1
    shown = [one for one in every if _fits(one, wanted)]
    start = (place(after, int) or (0,))[0]
    return Sources(
        sources=tuple(shown[start : start + LIMIT]),
        kinds=dict(sorted(kinds.items(), key=lambda pair: -pair[1])),
        kind=wanted.kind,
        graded=wanted.graded,
        name=wanted.name,
        total=len(shown),
        next=cursor(start + LIMIT) if len(shown) > start + LIMIT else None,
        letters=LETTERS,
        is_weighed=houses.is_weighed,
        behind=behind,
    )


def _fits(one: Source, wanted: Wanted) -> bool:
    letters = one.grade or "none"
    return (
        wanted.kind in {"", one.kind}
        and (not wanted.graded or wanted.graded in letters.split(", "))
        and wanted.name.casefold() in one.name.casefold()
    )


def _source(house: House, houses: Houses) -> Source:
    held_ = [one for one in houses.grades.get(house.id, ()) if not one.undone_by]
    latest = {one.by: str(one.value) for one in reversed(held_)}
    return Source(
        id=house.id,
        name=house.name,
        kind=house.kind,
        is_named=house.is_named,
        grade=", ".join(sorted(set(latest.values()))),
        by=", ".join(sorted(latest)),
        statements=house.statements,
        own=house.own,
        documents=house.documents,
        origins=house.origins,
        conflicts=house.conflicts,
        corrections=house.corrections,
    )


def house_of(houses: Houses, i: str) -> House:
    """Return a source by its id; raises MissingError when there is none."""
    if i not in houses.all:
        message = f"no source has the id {i!r}"
        raise MissingError(message, "see the sources at /sources")
    return houses.all[i]


def portrait(pages: Pages, found: tuple[Houses, bool], i: str) -> Portrait:
    """Return one source, with what is proposed of some of what it says; raises MissingError when there is none."""
    houses, behind = found
    house = house_of(houses, i)
    weighing = held(pages.case)
    claims = (_claim(pages, weighing, statement) for statement in house.examples)
    return Portrait(
        source=_source(house, houses),
        history=houses.grades.get(i, ()),
        claims=tuple(claim for claim in claims if claim),
        letters=LETTERS,
        figures=FIGURES,
        is_weighed=houses.is_weighed,
        behind=behind,
    )


def _claim(pages: Pages, weighing: Weighing | None, i: str) -> Claim | None:
    try:
        one, reading = pages.value(i)
    except UsageError:
        return None  # rejected since, or of a document that is held no more
    assert isinstance(one, Statement)
    voices: dict[str, Voice] = {voice.id: voice for voice in reading.voices}
    grades = _graded(weighing, i)
    given = pages.judged().stands.rulings.graded.get(i)
    return Claim(
        id=i,
        words=content_words(one),
        chain=chain_of(one, voices),
        certainty=one.certainty,
        polarity=one.polarity,
        proposed=grades.proposed if grades else "",
        why=grades.why if grades else "",
        given=(f"{given.value} by {given.by}",) if given else (),
    )


def _graded(weighing: Weighing | None, statement: str) -> Grades | None:
    """Return how what a statement tells is graded, as it was weighed; None for what stands on no timeline."""
    page = weighing.timeline(Filter(statement=(statement,)), limit=1) if weighing else None
    entries: tuple[Entry, ...] = page.values if page else ()
    return entries[0].grades if entries else None
