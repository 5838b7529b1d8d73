"""What somebody takes part in across the documents of a case, whether or not the codebook has a code for it.

The record holds coded events; here the documents that name somebody are parsed again when it is asked for, and every
word of doing counts in which they take part.
"""

from collections.abc import Callable, Collection, Iterable

from reportedly.cases import judged
from reportedly.judging import resolution, standing
from reportedly.pipeline import doings_of
from reportedly.record import Interval, Reading, Span, Value
from reportedly.settings import Settings
from reportedly.store import Case
from reportedly.weighing.timeline import order_of

Spots = Collection[tuple[int, int]]


class Deed(Value, frozen=True, kw_only=True):
    """A word of doing that somebody takes part in, by one document.

    Attributes:
        when, clock: the interval, and how it is known: its sentence tells it ("when"), the report opens with the day
            ("lead"), the report came out then ("published"), or not at all ("unknown").
        what: the word's lemma.
        part: "doer", or "done" to whom it is done.
        document: id of the document; `word` is where the word stands in it.
    """

    when: Interval
    clock: str
    what: str
    part: str
    document: str
    word: Span


def deeds_in(readings: Iterable[Reading], spots: Callable[[Reading], Spots], settings: Settings) -> tuple[Deed, ...]:
    """Return what somebody takes part in, in order of time; the order of the readings makes no difference.

    Args:
        readings: what was read; each document that means them is parsed again.
        spots: returns where a document means them, as (start, end) in code points.
        settings: which parser reads.
    """
    found = [
        Deed(
            when=one.when,
            clock=one.clock,
            what=one.lemma,
            part=one.part,
            document=reading.document.id,
            word=Span.of(reading.document.text, one.start, one.end),
        )
        for reading in readings
        for one in doings_of(reading, spots(reading), settings)
    ]
    return tuple(sorted(found, key=lambda deed: (order_of(deed.when), deed.document, deed.word.start)))


def deeds_of(case: Case, actors: Iterable[str], settings: Settings, as_of: str | None = None) -> tuple[Deed, ...]:
    """Return what actors (ids of the case) take part in by its documents, as `deeds_in` does, now or at a time."""
    wanted = set(actors)
    into = resolution(case, standing(case, as_of), as_of).references

    def spots(reading: Reading) -> set[tuple[int, int]]:
        meant = (actor for actor in reading.actors if into.get(actor.id, actor.id) in wanted)
        return {(mention.span.start, mention.span.end) for actor in meant for mention in actor.mentions}

    return deeds_in(judged(case, as_of), spots, settings)
