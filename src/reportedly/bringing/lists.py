"""Lists that others made, held against a case: events matched, only there, only here; addresses to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.errors import UsageError
from reportedly.judging import resolution, standing
from reportedly.record import Happening, Lead, ListComparison, OriginCount, Value
from reportedly.store import Case
from reportedly.weighing import origins
from reportedly.weighing.foreign import Ground, compare_list
from reportedly.weighing.happenings import Telling, happenings, parties_of
from reportedly.weighing.names import CaseNames
from reportedly.weighings import at, drawn_of
from reportedly.weighings import shown as shown_now


@dataclass(frozen=True, slots=True)
class Here:
    """A happening of the case, as a coder wants to see it beside a row of another list."""

    id: str
    code: str
    status: str
    when: tuple[str | None, str | None]
    places: tuple[str, ...]
    actors: tuple[str, ...]
    killed: tuple[str, ...]
    documents: tuple[str, ...]
    origins: OriginCount


@dataclass(frozen=True, slots=True)
class Compared:
    """Lists of events held against a case, and the happenings that they are held against, by id."""

    lists: tuple[ListComparison, ...]
    here: dict[str, Here]


def compared(case: Case, name: str | None = None, as_of: str | None = None) -> Compared:
    """Return the lists of events of a case, each held against its happenings; raises UsageError for an unknown list.

    Args:
        case: what is held, judgements applied.
        name: only this list.
        as_of: ISO 8601, UTC: what was held at that time.
    """
    held = [lead for lead in case.leads(name, as_of) if lead.url is None]
    if name is not None and not held:
        message = f"no list of events called {name!r} is held"
        raise UsageError(message, "take one in with `reportedly import`")
    stands = standing(case, as_of)
    readings = list(stands.judged(case.readings(as_of)))
    found = resolution(case, stands, as_of)
    scenery = happenings((one for one in readings if one.document.failure is None), found)
    ground = Ground(
        scenery=scenery,
        parties=parties_of(readings, found),
        names=CaseNames(found.actors),
        publishers={one.document.id: one.document.publisher or "" for one in readings},
    )
    by_list: dict[str, list[Lead]] = {}
    for lead in held:
        by_list.setdefault(lead.list, []).append(lead)
    lists = tuple(compare_list(which, leads, ground) for which, leads in sorted(by_list.items()))
    shown = {i for one in lists for i in (*one.only_here, *(row.happening for row in one.rows)) if i}
    told = {happening.id: happening for happening in scenery.happenings if happening.id in shown}
    drawn = drawn_of(at(case, as_of) if as_of else shown_now(case))
    names = {actor.id: actor.name for actor in found.actors}
    return Compared(lists, {i: _here(told[i], scenery.tellings[i], names, drawn) for i in sorted(shown)})


def _here(happening: Happening, tellings: Sequence[Telling], names: Mapping[str, str], drawn: origins.Drawn) -> Here:
    tolls = (toll for telling in tellings for toll in telling.tolls if toll.measure == "killed")
    return Here(
        id=happening.id,
        code=happening.code,
        status=", ".join(sorted({telling.status for telling in tellings})),
        when=(happening.when.start, happening.when.end),
        places=tuple(dict.fromkeys(scene.name for telling in tellings for scene in telling.scenes)),
        actors=tuple(names.get(actor, actor) for actor in (*happening.actors, *happening.recipients)),
        killed=tuple(dict.fromkeys(toll.span.quote for toll in tolls)),
        documents=happening.documents,
        origins=origins.count(happening.statements, drawn),
    )


# what is to be read


class ToRead(Value, frozen=True, kw_only=True):
    """An address that lists name, what they claim of it, and the document of the case that came from it, if any."""

    url: str
    lists: tuple[str, ...]
    seen: str | None
    titles: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    document: str | None


def to_read(case: Case, name: str | None = None, as_of: str | None = None) -> Iterator[ToRead]:
    """Yield the addresses that lists name, each once, in the order in which they came; nothing is fetched."""
    documents = {document.url: document.id for document in case.documents(as_of) if document.url}
    by_url: dict[str, list[Lead]] = {}
    for lead in case.leads(name, as_of):
        if lead.url:
            by_url.setdefault(lead.url, []).append(lead)
    for url, leads in by_url.items():
        yield ToRead(
            url=url,
            lists=_each(lead.list for lead in leads),
            seen=min((lead.seen for lead in leads if lead.seen), default=None),
            titles=_each(lead.words for lead in leads),
            sources=_each(source for lead in leads for source in lead.sources),
            claims=_each(claim for lead in leads for claim in _claims(lead)),
            document=documents.get(url),
        )


def _claims(lead: Lead) -> Iterator[str]:
    """Yield what a row claims of a page, a line each."""
    if lead.code:
        yield lead.code
    if lead.actors:
        yield f"names {', '.join(lead.actors)}"
    if lead.place:
        yield f"in {lead.place}"
    if lead.killed:
        yield f"killed: {lead.killed[1]}"
    if lead.when.start:
        yield f"on {lead.when.start}"


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
