"""What is asked of a case as a whole: what it shows when its documents are weighed together.

The order of the stages inside one document stands in `pipeline`; here parts that may not know each other meet over
many documents.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.judging import Standing, resolution, standing
from reportedly.record import Comparison, Finding, Judgement, Origin, OriginCount, Reading, Weighed
from reportedly.store import Case, Found, Mark, Progress, Renewed
from reportedly.weighing.changes import Change, Why, differences
from reportedly.weighing.copies.corpus import Copies
from reportedly.weighing.credibility import Grader, Proposal, proposed
from reportedly.weighing.keepsakes import Keepsakes
from reportedly.weighing.origins import Drawn, Ledger, Verdicts, count, verdicts, weigh
from reportedly.weighing.origins.hands import local
from reportedly.weighing.origins.sayings import said_alike
from reportedly.weighing.resolve import Resolution
from reportedly.weighing.scales import Scales
from reportedly.weighing.timeline import Timeline, Track, timeline
from reportedly.weighing.told_days import ToldDay, told_days


def resolution_of(case: Case) -> Resolution:
    """Return who is who and where is where in the whole case, judgements applied."""
    return resolution(case, standing(case))


def judged(case: Case, as_of: str | None = None) -> Iterator[Reading]:
    """Yield the readings of a case, one at a time in memory, as persons decided that they are to be read.

    Documents that were rejected are left out.

    Args:
        case: what is held.
        as_of: ISO 8601, UTC: readings and judgements as they were at that time.
    """
    return standing(case, as_of).judged(case.readings(as_of))


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, and how many hits are not shown because persons rejected them."""

    shown: tuple[Found, ...]
    rejected: int


def search(case: Case, query: str, limit: int) -> Hits:
    """Return the paragraphs and statements that hold all words of a query, best first, what was rejected left out.

    Raises:
        UsageError: the query has no word.
    """
    stands, shown, rejected = standing(case), list[Found](), 0
    for hit in case.search(query):
        if stands.is_rejected(hit.document) or (hit.statement and stands.is_rejected(hit.statement)):
            rejected += 1
        elif len(shown) == limit:
            break
        else:
            shown.append(hit)
    return Hits(tuple(shown), rejected)


def persons_of(case: Case, stands: Standing, as_of: str | None = None) -> Verdicts:
    """Return what persons decided of which first hands are one, now or at a time."""
    pairs = stands.pairs()
    if not pairs:
        return Verdicts()
    found = resolution(case, stands, as_of)
    return verdicts(pairs, found.references, found.overruled)


def weighed_of(
    readings: Iterable[Reading], judgements: Sequence[Judgement] = (), ledger: Ledger | None = None
) -> Weighed:
    """Return what documents show together; their order makes no difference.

    Args:
        readings: what was read, failures included.
        judgements: what a person decided about who is who, oldest first, about their ids.
        ledger: of these readings, where there is one already.
    """
    scales = Scales(ledger)
    for reading in sorted(readings, key=lambda reading: reading.document.id):
        scales.add(reading)
    return scales.weighed(judgements)


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that weighing a case shows, judgements applied.

    Attributes:
        readings: what is weighed, by the ids of their documents.
        found: who is who and where is where.
        ledger: who rests on whom, and what documents have in common.
        weighed: first hands, happenings and findings.
        common: which documents have something in common.
        shown: what happened and who stood where, in order of time.
    """

    readings: tuple[Reading, ...]
    found: Resolution
    ledger: Ledger
    weighed: Weighed
    common: tuple[Comparison, ...]
    shown: Timeline

    def count(self, statements: Iterable[str]) -> OriginCount:
        """Return how many first hands stand behind some statements, taken for one claim."""
        return count(statements, self.ledger.drawn())


def draw(
    case: Case, as_of: str | None = None, told: Progress | None = None, keepsakes: Keepsakes | None = None
) -> Drawing:
    """Weigh a case, now or as it was at a time (ISO 8601, UTC); nothing is kept.

    Args:
        case: what is held.
        as_of: ISO 8601, UTC: readings and judgements as they were at that time.
        told: hears how far it has come.
        keepsakes: what was made out of its documents before; filled in with what is made out now.
    """
    stands, tell = standing(case, as_of), told or _untold
    readings, held = list[Reading](), len(case.documents(as_of)) if told else 0
    for reading in stands.judged(case.readings(as_of)):
        readings.append(reading)
        tell("reading", len(readings), held)
    readings.sort(key=lambda reading: reading.document.id)
    ledger, pairs = Ledger(keepsakes), stands.pairs()
    scales = Scales(ledger)
    for number, reading in enumerate(readings, 1):
        scales.add(reading)
        tell("comparing", number, len(readings))
    tell("weighing", 0, 2)
    found, weighed, drawn = scales.resolution(pairs), scales.weighed(pairs), ledger.drawn()
    tell("weighing", 1, 2)
    grade = Grader(readings, drawn, stands.rulings.graded, disputed_in(weighed.findings))
    shown = timeline(readings, found, weighed.happenings, lambda asked: count(asked, drawn), grade)
    tell("weighing", 2, 2)
    return Drawing(tuple(readings), found, ledger, weighed, scales.common(), shown)


def _untold(what: str, done: int, of: int) -> None:
    """Say nothing."""


def timeline_of(case: Case, as_of: str | None = None) -> tuple[Timeline, Resolution]:
    """Return what happened and who stood where in a case, judgements applied, now or at a time, and who is who."""
    made = draw(case, as_of)
    return made.shown, made.found


def days_of(
    case: Case,
    limit: int,
    first: str | None = None,
    last: str | None = None,
    as_of: str | None = None,
    *,
    drawn: Drawn | None = None,
) -> tuple[ToldDay, ...]:
    """Return the days that the reports of a case tell of most, at most `limit`, from one day to another if so asked.

    `drawn` says who rests on whom, where that is known already.
    """
    readings = list(judged(case, as_of))
    rests = drawn or weigh(readings, persons_of(case, standing(case, as_of), as_of)).drawn()
    return told_days(readings, lambda asked: count(asked, rests), limit, first, last)


def credibility_of(statement: str, drawn: Drawn, disputed: Collection[str]) -> Proposal:
    """Return the credibility that first hands suggest for what a statement says, given the disputed statements."""
    claim = same_claim([statement], drawn) if statement in drawn.statements else [statement]
    return proposed(count(claim, drawn), disputed=any(i in disputed for i in claim))


def disputed_in(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the statements that others contradict."""
    return frozenset(i for finding in findings if finding.kind == "conflict" for i in finding.statements)


def changes_of(
    case: Case, mark: Mark, shown: Callable[[], tuple[Iterable[Track], Mapping[str, str]]] | None = None
) -> Iterator[Change]:
    """Yield what changed in a case since a mark, and why: documents and what they say, positions, judgements.

    Args:
        case: what is held.
        mark: how far it had come.
        shown: gives the tracks of the case as it stands and the names of those who hold positions, by id; asked only
            where something new was read. The case is weighed for them where it is not given.
    """
    stands, fresh = standing(case), set[str]()
    for renewed in case.renewed(mark):
        now = stands.apply(case.reading_at(renewed.now))
        yield from renewal(case, renewed, now, stands)
        fresh |= {statement.id for statement in now.statements} if renewed.before is None else set()
    if fresh:
        yield from turns(fresh, *(shown or (lambda: _tracks(case)))())
    yield from judged_since(case, mark)


def judged_since(case: Case, mark: Mark) -> Iterator[Change]:
    """Yield the judgements made since a mark."""
    for one in case.judgements_since(mark):
        words = " ".join(filter(None, (one.verb, one.value, f"by {one.by}", one.reason and f"({one.reason})")))
        yield Change(what="added", about="judgement", why="judgement", id=one.id, words=words, after=one.target)


def renewal(case: Case, renewed: Renewed, now: Reading, stands: Standing) -> Iterator[Change]:
    """Yield what a new reading (`now`, as judged) brought."""
    document = now.document
    name = document.title or document.path or document.url or document.id
    why: Why = "new rule" if renewed.by_reader else "new knowledge" if renewed.by_given else "read again"
    new = renewed.before is None
    if document.failure:
        why = "failure"
    elif new:
        why = "new text"
    yield Change(
        what="added" if new else "changed",
        about="document",
        why=why,
        id=document.id,
        words=name,
        document=document.id,
        after=document.failure.message if document.failure else f"{len(now.statements)} statements",
    )
    older = renewed.before or renewed.version_of
    if older and not document.failure:
        yield from differences(stands.apply(case.reading_at(older)), now, why)


def _tracks(case: Case) -> tuple[Iterable[Track], Mapping[str, str]]:
    made = draw(case)
    return made.shown.tracks, {actor.id: actor.name for actor in made.found.actors}


def turns(fresh: Container[str], tracks: Iterable[Track], names: Mapping[str, str]) -> Iterator[Change]:
    """Yield the positions that new documents show to have changed."""
    for track in tracks:
        for before, step in pairwise(track.steps):
            if any(statement in fresh for statement in step.statements):
                yield Change(
                    what="changed",
                    about="position",
                    why="new text",
                    id=step.id,
                    words=f"{names.get(track.holder, track.holder)} on {track.text}",
                    before=before.what,
                    after=step.what,
                )


def same_claim(asked: Sequence[str], drawn: Drawn) -> list[str]:
    """Return statements with those that say the same: copies and restatements of them, and what is worded alike."""
    found = dict.fromkeys(asked)
    for i in asked:
        if i in drawn.statements:
            found |= dict.fromkeys(said_alike(drawn.statements[i], drawn.statements, drawn))
    found |= {i: None for i in drawn.statements if i in drawn.moved and drawn.moved[i][0] in found}
    return list(found)


def unlike(one: Reading, other: Reading) -> Comparison:
    """Return the comparison of two documents that have nothing in common: all that it tells is whom both credit."""
    copies = Copies(few=0, too_many=0)
    for reading in (one, other):
        copies.add(reading.document, local(reading).cites())
    return copies.compare(one.document.id, other.document.id)


def origin_of(statement: str, readings: Sequence[Reading]) -> Origin | None:
    """Return the first hand that the statement of that id rests on, as far as `readings` show it."""
    found = weigh(readings).origins()
    return next((origin for origin in found if statement in (*origin.statements, *origin.inherited_by)), None)
