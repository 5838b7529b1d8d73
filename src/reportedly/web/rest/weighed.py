"""What many documents show together, as it was weighed last; `as_of` says how much the case has changed since."""

from typing import Annotated, Any, TypeVar

from litestar import get
from litestar.params import FromQuery, QueryParameter

from reportedly.pages import MissingError
from reportedly.record import (
    Actor,
    ActorKind,
    Comparison,
    Finding,
    FindingKind,
    Happening,
    Origin,
    OriginKind,
    Place,
    Verdict,
)
from reportedly.web.rest.asking import After, AtDesk, Day, Id, Limit, Named
from reportedly.web.views.records import LIMIT
from reportedly.web.views.weighed import WeighedPage, meant, page, weighing
from reportedly.weighing.timeline import Entry, Track
from reportedly.weighings import Filter, Item, Weighing

Found = TypeVar("Found")
Who = Annotated[str | None, QueryParameter(max_length=200, description="An actor: an id, or the very name.")]
Where = Annotated[str | None, QueryParameter(max_length=200, description="A place: an id, or the very name.")]
Most = Annotated[bool, QueryParameter(description="Those of most documents first, not in their own order.")]


@get("/origins", sync_to_thread=True)
def origins(
    desk: AtDesk,
    kind: FromQuery[OriginKind | None] = None,
    statement: Named = None,
    document: Named = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> WeighedPage[Origin]:
    """List first hands: of a kind, behind a statement, of a document."""
    wanted = Filter(codes=_all(kind), statement=_all(statement), document=_all(document))
    return page(weighing(desk.case.store), "origins", wanted, after, limit)


@get("/origins/{i:str}", sync_to_thread=True)
def origin(desk: AtDesk, i: Id) -> Item[Origin]:
    """Return a first hand."""
    return _there(weighing(desk.case.store).origin(i), i)


@get("/copies", sync_to_thread=True)
def copies(
    desk: AtDesk,
    verdict: FromQuery[Verdict | None] = None,
    document: Named = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> WeighedPage[Comparison]:
    """List which two documents have something in common: with one, of a verdict."""
    wanted = Filter(codes=_all(verdict), document=_all(document))
    return page(weighing(desk.case.store), "copies", wanted, after, limit)


@get("/happenings", sync_to_thread=True)
def happenings(  # noqa: PLR0913, PLR0917 - filters
    desk: AtDesk,
    code: Named = None,
    actor: Who = None,
    place: Where = None,
    document: Named = None,
    statement: Named = None,
    first: Day = None,
    last: Day = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> WeighedPage[Happening]:
    """List what documents tell of together, in order of time."""
    found = weighing(desk.case.store)
    wanted = Filter(
        codes=_all(code),
        document=_all(document),
        statement=_all(statement),
        first=first,
        last=last,
        **_cast(found, actor, place),
    )
    return page(found, "happenings", wanted, after, limit)


@get("/happenings/{i:str}", sync_to_thread=True)
def happening(desk: AtDesk, i: Id) -> Item[Happening]:
    """Return what documents tell of together."""
    return _there(weighing(desk.case.store).happening(i), i)


@get("/findings", sync_to_thread=True)
def findings(  # noqa: PLR0913, PLR0917 - filters
    desk: AtDesk,
    kind: FromQuery[FindingKind | None] = None,
    facet: Named = None,
    about: Named = None,
    document: Named = None,
    statement: Named = None,
    actor: Who = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> WeighedPage[Finding]:
    """List where documents agree, differ, follow one another or are put right."""
    found = weighing(desk.case.store)
    wanted = Filter(
        codes=_all(kind),
        facets=_all(facet),
        about=_all(about),
        document=_all(document),
        statement=_all(statement),
        **_cast(found, actor, None),
    )
    return page(found, "findings", wanted, after, limit)


@get("/findings/{i:str}", sync_to_thread=True)
def finding(desk: AtDesk, i: Id) -> Item[Finding]:
    """Return a finding."""
    return _there(weighing(desk.case.store).finding(i), i)


@get("/timeline", sync_to_thread=True)
def timeline(
    desk: AtDesk,
    actor: Who = None,
    place: Where = None,
    issue: Named = None,
    first: Day = None,
    last: Day = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> WeighedPage[Entry]:
    """List what happened and who stood where, in order of time."""
    found = weighing(desk.case.store)
    wanted = Filter(issue=_all(issue), first=first, last=last, **_cast(found, actor, place))
    return page(found, "timeline", wanted, after, limit)


@get("/tracks", sync_to_thread=True)
def tracks(
    desk: AtDesk,
    actor: Who = None,
    issue: Named = None,
    changes: FromQuery[bool | None] = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> WeighedPage[Track]:
    """List who stood where on what, step by step, those that change first."""
    found = weighing(desk.case.store)
    return page(found, "tracks", Filter(issue=_all(issue), changes=changes, **_cast(found, actor, None)), after, limit)


@get("/actors", sync_to_thread=True)
def actors(
    desk: AtDesk,
    name: Named = None,
    kind: FromQuery[ActorKind | None] = None,
    document: Named = None,
    most: Most = False,  # noqa: FBT002 - of the address
    limit: Limit = LIMIT,
    after: After = None,
) -> WeighedPage[Actor]:
    """List the actors of the whole case by name: whose name begins so, of a kind, of a document."""
    wanted = Filter(name=name or "", codes=_all(kind), document=_all(document), by_documents=most)
    return page(weighing(desk.case.store), "actors", wanted, after, limit)


@get("/actors/{i:str}", sync_to_thread=True)
def actor(desk: AtDesk, i: Id) -> Item[Actor]:
    """Return an actor of the whole case."""
    return _there(weighing(desk.case.store).actor(i), i)


@get("/places", sync_to_thread=True)
def places(
    desk: AtDesk,
    name: Named = None,
    document: Named = None,
    most: Most = False,  # noqa: FBT002 - of the address
    limit: Limit = LIMIT,
    after: After = None,
) -> WeighedPage[Place]:
    """List the places of the whole case by name: whose name begins so, of a document."""
    wanted = Filter(name=name or "", document=_all(document), by_documents=most)
    return page(weighing(desk.case.store), "places", wanted, after, limit)


@get("/places/{i:str}", sync_to_thread=True)
def place(desk: AtDesk, i: Id) -> Item[Place]:
    """Return a place of the whole case."""
    return _there(weighing(desk.case.store).place(i), i)


def _all(one: str | None) -> tuple[str, ...]:
    return () if one is None else (one,)


def _cast(found: Weighing, actor: str | None, place: str | None) -> dict[str, Any]:
    """Return the ids of the case by which an actor and a place are looked for."""
    return {"actor": meant(found, actor), "place": meant(found, place)}


def _there(found: Found | None, i: str) -> Found:
    if found is None:
        message = f"nothing has the id {i!r}"
        raise MissingError(message, "give a whole id, of what was weighed last")
    return found


HANDLERS = (
    *(origins, origin, copies, happenings, happening, findings, finding),
    *(timeline, tracks, actors, actor, places, place),
)
