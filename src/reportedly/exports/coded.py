"""Events of reports one by one, as coders of news have them: each with its statement, its days and its words.

What may not leave as an event is counted here, by its reason. Positions leave only where they are asked for, as the
event type that comes nearest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly.codebook.crosswalks import crosswalks
from reportedly.exports.deeds import HEDGED, why_no_event, why_unsaid
from reportedly.plugins import Losses, Outgoing
from reportedly.record import Actor, Event, Interval, Position, Quantity, Reading, Span, Statement

DAY = 10  # characters of an ISO day


@dataclass(frozen=True, slots=True)
class Coded:
    """An event, or a position as one, in one report; `start` and `end` are ISO 8601 days, of any precision.

    `comment` tells what the codes do not: that it is a position, or how it is hedged.
    """

    id: str
    code: str
    mode: str | None
    contexts: tuple[str, ...]
    start: str
    end: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    trigger: Span
    statement: Statement
    reading: Reading
    quantities: tuple[Quantity, ...] = ()
    comment: str = ""

    def words_of(self, actor: str) -> Iterator[str]:
        """Yield the words inside the statement's sentence that name an actor, in order."""
        whole = self.statement.span
        for one in self.reading.actors:
            for mention in one.mentions if one.id == actor else ():
                if whole.start <= mention.span.start and mention.span.end <= whole.end:
                    yield mention.span.quote


def coded(case: Outgoing, losses: Losses, *, hedged: bool) -> Iterator[Coded]:
    """Yield the events that a report says happened, document by document, and count what leaves and what cannot.

    Args:
        case: what leaves.
        losses: takes it down.
        hedged: whether the format has room for a hedge.
    """
    for reading in case.readings():
        statements = {one.id: one for one in reading.statements}
        for event in reading.events:
            made = _event(event, statements[event.statement], reading, hedged=hedged)
            yield from _counted(made, "event", losses)


def coded_positions(case: Outgoing, losses: Losses) -> Iterator[Coded]:
    """Yield positions as events of the nearest type, and count them; a stance without such a type does not leave."""
    for reading in case.readings():
        statements = {one.id: one for one in reading.statements}
        for position in reading.positions:
            yield from _counted(_position(position, statements[position.statement], reading), "position", losses)


def _counted(made: Coded | str, what: str, losses: Losses) -> Iterator[Coded]:
    """Yield what is no reason why not, with a day."""
    if isinstance(made, str):
        losses.drop(what, made)
        return
    published = made.reading.document.published
    if not made.start:
        start = published.start or published.end
        if not start:
            losses.drop(what, "no day is known")
            return
        losses.default("date", "no day is known: day of publication")
        made = replace(made, start=start[:DAY], end=start[:DAY])
    losses.keep(what)
    yield made


def _event(event: Event, statement: Statement, reading: Reading, *, hedged: bool) -> Coded | str:
    """Return an event as it leaves, or why it does not."""
    why = why_no_event(event, statement)
    if why and not (hedged and why == HEDGED):
        return why
    if event.code not in crosswalks().quad:
        return "no such type in PLOVER"
    quantities = {one.id: one for one in reading.quantities}
    start, end = _days(event.when)
    return Coded(
        id=event.id,
        code=event.code,
        mode=event.mode,
        contexts=event.contexts,
        start=start,
        end=end,
        actors=event.actors,
        recipients=event.recipients,
        place=event.place,
        trigger=event.trigger,
        statement=statement,
        reading=reading,
        quantities=tuple(quantities[i] for i in event.quantities if i in quantities),
        comment="".join(f"hedged by “{span.quote}”" for span in statement.hedges[:1]) if why else "",
    )


def _position(position: Position, statement: Statement, reading: Reading) -> Coded | str:
    """Return a position as an event, or why it is none."""
    found = crosswalks().positions.get(position.stance)
    why = why_unsaid(statement)
    if found is None or why:
        return why or "no type of event for this stance"
    code, _, mode = found.partition("/")
    start, end = _days(position.when)
    return Coded(
        id=position.id,
        code=code,
        mode=mode or None,
        contexts=(),
        start=start,
        end=end,
        actors=(position.holder,),
        recipients=(position.towards,) if position.towards else (),
        place=None,
        trigger=position.cue,
        statement=statement,
        reading=reading,
        comment="position",
    )


def _days(when: Interval) -> tuple[str, str]:
    """Return the first and the last day; one that is open is the other one, and both are "" where neither is known."""
    start, end = ((bound or "")[:DAY] for bound in (when.start, when.end))
    return start or end, end or start


def parted(ids: Iterable[str], case: Outgoing) -> list[Actor]:
    """Return actors by their ids, each once."""
    return [actor for i in dict.fromkeys(ids) if (actor := case.actor(i))]
