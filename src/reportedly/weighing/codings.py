"""One event by several codebooks, and where they disagree.

Two codebooks disagree on an event when one has a code for it and the other has none, or when their codes stand on
different steps of a scale that both know (`quad`, `violence`). Different words for one thing are no disagreement.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from reportedly.codebook.books import Book, Coding, Told
from reportedly.record import Actor, Argument, Event, Proposal, Reading, Value

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
DOER, SUFFERERS, TARGET = "actor", ("recipient", "target"), "target"
NO_CODE = "code"


class Disagreement(Value, frozen=True, kw_only=True):
    """Where two codings of one event part.

    Attributes:
        scale: the scale that they stand on differently, or "code" where only one has any.
        one, other: names of the codebooks, in the order in which they were asked for.
        says: what each has there; for one without a code, the reason.
    """

    scale: str
    one: str
    other: str
    says: tuple[str, str]


class Codings(Value, frozen=True, kw_only=True):
    """An event of a document by several codebooks, in the order in which they were asked for."""

    event: Event
    document: str
    codings: tuple[Coding, ...]
    disagreements: tuple[Disagreement, ...]


def codings(reading: Reading, books: Sequence[Book]) -> Iterator[Codings]:
    """Yield the events of a reading, in its order, by each codebook; judgements are to be applied before."""
    actors = {actor.id: actor for actor in reading.actors}
    for event in reading.events:
        told = told_of(event, actors)
        made = tuple(book.code(told) for book in books)
        yield Codings(event=event, document=reading.document.id, codings=made, disagreements=tuple(disagreements(made)))


class Beside(Value, frozen=True, kw_only=True):
    """What a coder proposes, and the rules' event by the same words, if there is one.

    `agrees`: "yes" if type and mode are the same, "type" if only the type is, "no" if it is another, "silent" where the
    rules have no event there; None for what was refused or failed.
    """

    proposal: Proposal
    event: Event | None = None
    agrees: Literal["yes", "type", "no", "silent"] | None = None


def beside(reading: Reading) -> Iterator[Beside]:
    """Yield the proposals of a reading, in its order, each beside what the rules read; judgements applied before."""
    for proposal in reading.proposals:
        trigger = proposal.trigger
        if trigger is None:
            yield Beside(proposal=proposal)
            continue
        there = [e for e in reading.events if e.trigger.start < trigger.end and trigger.start < e.trigger.end]
        best = max(there, key=lambda e: (e.code == proposal.code, e.mode == proposal.mode), default=None)
        yield Beside(proposal=proposal, event=best, agrees=_agreement(proposal, best))


def _agreement(proposal: Proposal, event: Event | None) -> Literal["yes", "type", "no", "silent"]:
    if event is None:
        return "silent"
    if event.code != proposal.code:
        return "no"
    return "yes" if event.mode == proposal.mode else "type"


def told_of(event: Event, actors: Mapping[str, Actor]) -> Told:
    """Return what an event says of itself: its words, and who took part by kind and by the words for them."""
    arguments = event.arguments
    return Told(
        code=event.code,
        mode=event.mode,
        realis=event.realis,
        words=_words(event.trigger.quote, *(argument.span.quote for argument in arguments)),
        doers=tuple(_parties(event.actors, [a for a in arguments if a.role == DOER], actors)),
        befell=tuple(_parties(event.recipients, [a for a in arguments if a.role in SUFFERERS], actors)),
        places=any(argument.role in SUFFERERS and argument.place for argument in arguments),
    )


def _parties(
    ids: Iterable[str], arguments: Iterable[Argument], actors: Mapping[str, Actor]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield kind and words of those that fill a role, places left out: first the actors, then what is none."""
    words: dict[str, list[str]] = {}
    for argument in arguments:
        if argument.actor:
            words.setdefault(argument.actor, []).append(argument.span.quote)
        elif not argument.place:
            yield "", _words(argument.span.quote)
    for i in dict.fromkeys((*ids, *words)):
        if i in actors:
            yield actors[i].kind, _words(actors[i].name, *words.get(i, ()))


def _words(*quotes: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.lower() for quote in quotes for word in WORD.findall(quote)))


def disagreements(made: Sequence[Coding]) -> Iterator[Disagreement]:
    """Yield where each two of some codings part, in their order."""
    for one, other in combinations(made, 2):
        if (one.code is None) != (other.code is None):
            says = (_code_or_reason(one), _code_or_reason(other))
            yield Disagreement(scale=NO_CODE, one=one.codebook, other=other.codebook, says=says)
        for scale in sorted(one.scales.keys() & other.scales.keys()):
            pair = (one.scales[scale], other.scales[scale])
            if pair[0] != pair[1]:
                yield Disagreement(scale=scale, one=one.codebook, other=other.codebook, says=pair)


def _code_or_reason(coding: Coding) -> str:
    """Return "type/mode", or the reason why there is none."""
    if coding.code is None:
        return coding.reason
    return f"{coding.code}/{coding.mode}" if coding.mode else coding.code
