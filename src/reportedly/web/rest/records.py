"""What documents say, as each knows it: statements, voices, actors, places, events, positions, relations."""

from typing import Annotated, TypeVar

from litestar import get
from litestar.params import FromQuery, QueryParameter

from reportedly.pages import MissingError
from reportedly.record import (
    Actor,
    Certainty,
    Event,
    Place,
    Polarity,
    Position,
    Record,
    Relation,
    RelationKind,
    Stance,
    Statement,
    Voice,
    VoiceKind,
)
from reportedly.store.paging import Wanted
from reportedly.web.desk import Desk
from reportedly.web.rest.asking import After, AtDesk, Day, Id, Limit, Named
from reportedly.web.views.records import LIMIT, Page, values
from reportedly.web.views.weighed import meant, weighing

Kind = TypeVar("Kind", bound=Record)
About = Annotated[str | None, QueryParameter(max_length=200, description="An id of what was weighed, or a name.")]


@get("/statements", sync_to_thread=True)
def statements(  # noqa: PLR0913, PLR0917 - filters
    desk: AtDesk,
    document: Named = None,
    certainty: FromQuery[Certainty | None] = None,
    polarity: FromQuery[Polarity | None] = None,
    event: Annotated[str | None, QueryParameter(max_length=200, description="The code of an event told.")] = None,
    about: About = None,
    first: Day = None,
    last: Day = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> Page[Statement]:
    """List statements: of a document, of a certainty, that tell an event, of documents published on some days.

    With `about`, those that concern an actor, a place, a first hand, a happening or a finding, as weighed last.
    """
    wanted = Wanted(
        kind="statement",
        documents=_one(document),
        certainty=certainty,
        code=polarity,
        event=event,
        about=() if about is None else meant(weighing(desk.case.store), about),
        first=first,
        last=last,
    )
    return values(desk.pages, wanted, after, limit)


@get("/statements/{i:str}", sync_to_thread=True)
def statement(desk: AtDesk, i: Id) -> Statement:
    """Return a statement."""
    return _value(desk, i, Statement)


@get("/voices", sync_to_thread=True)
def voices(
    desk: AtDesk,
    document: Named = None,
    kind: FromQuery[VoiceKind | None] = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> Page[Voice]:
    """List voices."""
    return values(desk.pages, Wanted(kind="voice", documents=_one(document), code=kind), after, limit)


@get("/voices/{i:str}", sync_to_thread=True)
def voice(desk: AtDesk, i: Id) -> Voice:
    """Return a voice."""
    return _value(desk, i, Voice)


@get("/events", sync_to_thread=True)
def events(
    desk: AtDesk,
    document: Named = None,
    statement: Named = None,
    code: Named = None,
    first: Day = None,
    last: Day = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> Page[Event]:
    """List events: of a document or a statement, of a code."""
    wanted = Wanted(kind="event", documents=_one(document), statement=statement, code=code, first=first, last=last)
    return values(desk.pages, wanted, after, limit)


@get("/events/{i:str}", sync_to_thread=True)
def event(desk: AtDesk, i: Id) -> Event:
    """Return an event."""
    return _value(desk, i, Event)


@get("/positions", sync_to_thread=True)
def positions(
    desk: AtDesk,
    document: Named = None,
    statement: Named = None,
    stance: FromQuery[Stance | None] = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> Page[Position]:
    """List positions: of a document or a statement, of a stance."""
    wanted = Wanted(kind="position", documents=_one(document), statement=statement, code=stance)
    return values(desk.pages, wanted, after, limit)


@get("/positions/{i:str}", sync_to_thread=True)
def position(desk: AtDesk, i: Id) -> Position:
    """Return a position."""
    return _value(desk, i, Position)


@get("/relations", sync_to_thread=True)
def relations(
    desk: AtDesk,
    document: Named = None,
    statement: Named = None,
    kind: FromQuery[RelationKind | None] = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> Page[Relation]:
    """List standing ties: of a document or a statement, of a kind."""
    wanted = Wanted(kind="relation", documents=_one(document), statement=statement, code=kind)
    return values(desk.pages, wanted, after, limit)


@get("/relations/{i:str}", sync_to_thread=True)
def relation(desk: AtDesk, i: Id) -> Relation:
    """Return a tie."""
    return _value(desk, i, Relation)


@get("/mentions/actors", sync_to_thread=True)
def actors(desk: AtDesk, document: Named = None, limit: Limit = LIMIT, after: After = None) -> Page[Actor]:
    """List actors as each document knows them, with their mentions."""
    return values(desk.pages, Wanted(kind="actor", documents=_one(document)), after, limit)


@get("/mentions/places", sync_to_thread=True)
def places(desk: AtDesk, document: Named = None, limit: Limit = LIMIT, after: After = None) -> Page[Place]:
    """List places as each document knows them, with their mentions."""
    return values(desk.pages, Wanted(kind="place", documents=_one(document)), after, limit)


@get("/mentions/actors/{i:str}", sync_to_thread=True)
def actor(desk: AtDesk, i: Id) -> Actor:
    """Return an actor as a document knows it."""
    return _value(desk, i, Actor)


@get("/mentions/places/{i:str}", sync_to_thread=True)
def place(desk: AtDesk, i: Id) -> Place:
    """Return a place as a document knows it."""
    return _value(desk, i, Place)


def _one(document: str | None) -> tuple[str, ...]:
    return () if document is None else (document,)


def _value(desk: Desk, i: str, kind: type[Kind]) -> Kind:
    value, _ = desk.pages.value(i)
    if not isinstance(value, kind):
        message = f"{i} is no {kind.__name__.lower()}"
        raise MissingError(message, "ask for it among its own kind")
    return value


HANDLERS = (
    statements,
    statement,
    voices,
    voice,
    events,
    event,
    positions,
    position,
    relations,
    relation,
    actors,
    actor,
    places,
    place,
)
