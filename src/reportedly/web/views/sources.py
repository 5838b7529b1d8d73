"""Sources: how much each says and how it holds; letters that persons gave, and apart from them what is proposed."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from reportedly.errors import UsageError
from reportedly.pages import MissingError, Pages
from reportedly.record import Grades, Judgement, Statement, Value, Voice
from reportedly.store.glance import homes
from reportedly.web.cursors import cursor, place
from reportedly.web.views.chains import Hand, chain_of
from reportedly.web.views.told import WeighedView
from reportedly.web.views.weighed import as_of
from reportedly.weighing.speakers import Speaker
from reportedly.weighing.timeline import Entry
from reportedly.weighings import Filter, Weighing
from reportedly.wording import content_words

LIMIT = 60
ALL = 1_000_000  # voices of one source
NONE = "none"  # a filter for those that nobody graded
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
    origins: int
    conflicts: int
    corrections: int


class Sources(WeighedView, frozen=True, kw_only=True):
    """A page of sources, those that say most first."""

    sources: tuple[Source, ...]
    kinds: Mapping[str, int]
    kind: str
    graded: str
    name: str
    total: int
    next: str | None
    letters: Mapping[str, str]

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


class Portrait(WeighedView, frozen=True, kw_only=True):
    """One source: its letters with their history, and some of what it says."""

    source: Source
    history: tuple[Judgement, ...]
    claims: tuple[Claim, ...]
    letters: Mapping[str, str]
    figures: Mapping[str, str]

    def table(self) -> Iterable[Claim]:
        """Return a row a claim."""
        return self.claims


class Wanted(Value, frozen=True, kw_only=True):
    """Which sources: of a kind, with a letter ("none": ungraded), whose name holds these letters."""

    kind: str = ""
    graded: str = ""
    name: str = ""


def sources(weighing: Weighing, pages: Pages, wanted: Wanted, after: str | None) -> Sources:
    """Return a page of sources."""
    given = _grades(weighing, pages)
    behind = place(after, str)
    page = weighing.speakers(_narrowed(given, wanted), limit=LIMIT, after=behind[0] if behind else "")
    kinds = weighing.tally(Speaker)
    return Sources(
        sources=tuple(_source(one, given.get(one.id, ())) for one in page.values),
        kinds=dict(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
        kind=wanted.kind,
        graded=wanted.graded,
        name=wanted.name,
        total=page.total,
        next=cursor(page.next) if page.next else None,
        letters=LETTERS,
        as_of=as_of(weighing),
    )


Given = Mapping[str, tuple[Judgement, ...]]


def _grades(weighing: Weighing, pages: Pages) -> Given:
    """Return the letters that were ever given to sources, by their ids, the latest first, each run of them once."""
    stands = pages.judged().stands
    about = {one.id: {one.target, *stands.stands(one.target)} for one in stands.judgements if one.verb == "grade"}
    speakers = weighing.speakers_of(sorted(set().union(*about.values())))
    found: dict[str, dict[str, Judgement]] = {}
    for one in reversed(stands.judgements):
        for i in dict.fromkeys(speakers[voice] for voice in sorted(about.get(one.id, ())) if voice in speakers):
            found.setdefault(i, {}).setdefault(one.run or one.id, one)
    return {i: tuple(runs.values()) for i, runs in found.items()}


def _narrowed(given: Given, wanted: Wanted) -> Filter:
    """Return which sources are asked for; those with a letter are few, and named by their ids."""
    plain = Filter(codes=(wanted.kind,) if wanted.kind else (), holding=wanted.name)
    letters = {i: set(_letters(history).values()) for i, history in given.items()}
    if wanted.graded == NONE:
        return replace(plain, without=tuple(i for i, held in letters.items() if held))
    if wanted.graded:
        return replace(plain, only=tuple(i for i, held in letters.items() if wanted.graded in held))
    return plain


def _letters(history: Iterable[Judgement]) -> dict[str, str]:
    """Return the letter in force of each person."""
    held = [one for one in history if not one.undone_by]
    return {one.by: str(one.value) for one in reversed(held)}


def _source(one: Speaker, history: Iterable[Judgement]) -> Source:
    latest = _letters(history)
    return Source(
        id=one.id,
        name=one.name,
        kind=one.kind,
        is_named=one.is_named,
        grade=", ".join(sorted(set(latest.values()))),
        by=", ".join(sorted(latest)),
        statements=one.statements,
        own=one.own,
        documents=one.documents,
        origins=one.origins,
        conflicts=one.conflicts,
        corrections=one.corrections,
    )


def speaker_of(weighing: Weighing, i: str) -> Speaker:
    """Return a source by its id; raises MissingError when there is none."""
    found = weighing.speaker(i)
    if found is None:
        message = f"no source has the id {i!r}"
        raise MissingError(message, "see the sources at /sources")
    return found.value


def latest_voices(weighing: Weighing, pages: Pages, i: str, most: int) -> tuple[str, ...]:
    """Return the ids that a source has in the latest documents, at most so many, the latest last."""
    voices = weighing.voices_of(i, limit=ALL)
    known = homes(pages.case, voices)
    return tuple(sorted(known, key=lambda voice: (known[voice].start or "", voice))[-most:])


def portrait(weighing: Weighing, pages: Pages, i: str) -> Portrait:
    """Return one source, with what is proposed of some of what it says; raises MissingError when there is none."""
    one = speaker_of(weighing, i)
    history = _grades(weighing, pages).get(i, ())
    claims = (_claim(pages, weighing, statement) for statement in one.examples)
    return Portrait(
        source=_source(one, history),
        history=history,
        claims=tuple(claim for claim in claims if claim),
        letters=LETTERS,
        figures=FIGURES,
        as_of=as_of(weighing),
    )


def _claim(pages: Pages, weighing: Weighing, i: str) -> Claim | None:
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


def _graded(weighing: Weighing, statement: str) -> Grades | None:
    """Return how what a statement tells is graded, as it was weighed; None for what stands on no timeline."""
    page = weighing.timeline(Filter(statement=(statement,)), limit=1)
    entries: tuple[Entry, ...] = page.values
    return entries[0].grades if entries else None
