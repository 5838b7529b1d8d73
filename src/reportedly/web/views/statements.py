"""The page of one statement: what it says, where, on whose word, who else says so, and what became of it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal
from urllib.parse import quote as escaped

from reportedly import __version__
from reportedly.exports.citing import Citations, cite
from reportedly.exports.lookup import shelve
from reportedly.exports.passage import passage
from reportedly.pages import MissingError, Pages
from reportedly.record import Certainty, Judgement, Polarity, Reading, Span, Statement, Value
from reportedly.store.workbench import Read, Workbench
from reportedly.web.tables import View
from reportedly.web.views.cards import Card, card
from reportedly.web.views.documents import Masthead, masthead
from reportedly.web.views.findings import Found, told
from reportedly.web.views.passages import SHOWN, Role, roles
from reportedly.web.views.told import Source, Spread, cut, source, sources, spread_of, statements
from reportedly.weighings import Filter, Weighing, held
from reportedly.wording import interval_words

MANY = 12  # statements, findings and happenings that the page names
QUOTED = 60  # letters of a text fragment: enough to find the place by


class Bit(Value, frozen=True, kw_only=True):
    """Words of a sentence, and what they are there for; of several uses the closest counts."""

    words: str
    role: Role | None = None


class Other(Value, frozen=True, kw_only=True):
    """Another statement: the words, how sure, and the document that it stands in."""

    id: str
    words: str
    certainty: Certainty
    polarity: Polarity
    source: Source


class Claim(Value, frozen=True, kw_only=True):
    """What the statement tells of together with others: how many first hands stand behind it, why so, and who says so.

    `what` is a code or a stance, `address` the page of the happening, `left` how many statements are not named.
    """

    kind: Literal["happening", "position"]
    what: str
    words: str
    address: str
    spread: Spread
    why: str
    steps: tuple[str, ...]
    others: tuple[Other, ...]
    left: int = 0


class StatementPage(View, frozen=True, kw_only=True):
    """One statement.

    `sentence` is the passage that it stands in, `spans` where its words lie in the document (code points), `within`
    statements of the same document that it repeats or rests on. `claims` and `findings` are what weighing showed;
    `weighed_at` is empty where the case was never weighed. `first_hand` is the origin that it rests on, with how many
    statements do.
    """

    card: Card
    head: Masthead
    sentence: tuple[Bit, ...]
    spans: tuple[Span, ...]
    address: str
    within: tuple[Other, ...]
    by: str
    confidence: float | None
    said: str
    claims: tuple[Claim, ...]
    findings: tuple[Found, ...]
    sources: dict[str, Source]
    first_hand: str
    resting: int
    weighed_at: str
    readings: tuple[Read, ...]
    judgements: tuple[Judgement, ...]
    cited: Citations


def statement_page(pages: Pages, i: str) -> StatementPage:
    """Return the page of a statement.

    Raises:
        MissingError: there is none of that id.
        RejectedError: a person rejected it.
    """
    one, reading = pages.value(i)
    if not isinstance(one, Statement):
        message = f"{i} is no statement"
        raise MissingError(message, "look for it on the page of its document")
    kept, bench = held(pages.case), Workbench(pages.case)
    found = told(pages, kept.findings(Filter(statement=(i,)), limit=MANY).values) if kept else ()
    origin = kept.origin(kept.origins_of([i]).get(i, "")) if kept else None
    read = bench.readings(one.document)
    return StatementPage(
        card=card(one, reading, {voice.id: voice for voice in reading.voices}),
        head=masthead(reading.document),
        sentence=tuple(_bits(one, reading)),
        spans=one.content,
        address=address(one),
        within=_others(pages, [*one.repeats, *([one.inherits] if one.inherits else [])]),
        by=one.by,
        confidence=one.confidence,
        said=interval_words(one.said),
        claims=tuple(_claims(pages, kept, i)) if kept else (),
        findings=found,
        sources=sources(pages, {words.document for one in found for part in one.parts for words in part.quotes}),
        first_hand=origin.value.name if origin else "",
        resting=origin.statements if origin else 0,
        weighed_at=kept.revision.drawn_at if kept else "",
        readings=read,
        judgements=tuple(_judged(pages, one, reading)),
        cited=cite(one, reading, f"reportedly {__version__}", read[0].known_at if read else None),
    )


def address(one: Statement) -> str:
    """Return the address of a statement's words in its document: code points, and a text fragment for any browser."""
    first, last = one.content[0], one.content[-1]
    text = escaped(" ".join(first.quote.split())[:QUOTED].rpartition(" ")[0] or first.quote[:QUOTED], safe="")
    return f"/document/{one.document}#char={first.start},{last.end}:~:text={text.replace('-', '%2D')}"


def _bits(one: Statement, reading: Reading) -> Iterator[Bit]:
    """Yield the passage of a statement, cut where its spans begin and end."""
    whole = passage(one, shelve(reading))
    marks = [(role, span) for role, span in roles(one) if whole.start < span.end and span.start < whole.end]
    edges = {whole.start, whole.end, *(edge for _, span in marks for edge in (span.start, span.end))}
    inside = sorted(edge for edge in edges if whole.start <= edge <= whole.end)
    for start, end in pairwise(inside):
        over = [(span.end - span.start, role) for role, span in marks if span.start <= start < span.end]
        words = whole.quote[start - whole.start : end - whole.start].translate(SHOWN)
        yield Bit(words=words, role=min(over)[1] if over else None)


def _claims(pages: Pages, kept: Weighing, i: str) -> Iterator[Claim]:
    """Yield what the statement tells of, as the case's timeline has it, with who else does."""
    for item in kept.timeline(Filter(statement=(i,)), limit=MANY).items:
        one = item.value
        others = [other for other in one.statements if other != i]
        yield Claim(
            kind=one.kind,
            what=one.what,
            words=cut(one.words),
            address=f"/happening/{one.id}" if one.kind == "happening" else "",
            spread=spread_of(one.origins),
            why=one.origins.why,
            steps=tuple(step.why for step in one.origins.steps),
            others=_others(pages, others[:MANY]),
            left=max(0, len(others) - MANY),
        )


def _others(pages: Pages, ids: Sequence[str]) -> tuple[Other, ...]:
    said = statements(pages, ids)
    known = sources(pages, {one.document for one in said.values()})
    return tuple(
        Other(
            id=one.id,
            words=cut(" … ".join(span.quote for span in one.content)),
            certainty=one.certainty,
            polarity=one.polarity,
            source=known.get(one.document, source(None, one.document)),
        )
        for one in (said[i] for i in ids if i in said)
    )


def _judged(pages: Pages, one: Statement, reading: Reading) -> Iterator[Judgement]:
    """Yield what persons decided about the statement, what it says, its document or a voice of its chain."""
    stands = pages.judged().stands
    about = {one.id, one.document, *one.says, *(link.voice for link in one.chain)}
    about |= {value.id for value in reading.events if value.statement == one.id}
    yield from (judgement for judgement in stands.judgements if set(stands.stands(judgement.target)) & about)
