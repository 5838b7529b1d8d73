"""What is done with a case as a whole: read documents into it, weigh it, let it leave.

The order of the stages inside one document stands in `pipeline`; here parts that may not know each other meet over
many documents.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly import __version__
from reportedly.exports.brief import Brief, brief
from reportedly.exports.jsonl import case_lines
from reportedly.record import Document, Origin, Reading, Record, Value
from reportedly.settings import Settings
from reportedly.store import Case, Outcome
from reportedly.weighing.origins import count, origins
from reportedly.weighing.resolve import Resolution, resolve
from reportedly.weighing.salience import salience

Read = Callable[[Iterable[Document]], Iterable[Reading]]


class Kept(Value, frozen=True, kw_only=True):
    """What became of one document: read ("added", "superseded"), held already ("kept"), or "failed"."""

    outcome: Outcome
    document: Document
    statements: int = 0


@dataclass(slots=True)
class _Sieve:
    """Lets through what the case does not hold yet, and remembers what it held back."""

    case: Case
    reader: str
    given: str
    again: bool
    seen: set[str] = field(default_factory=set)
    held: list[Document] = field(default_factory=list)

    def fresh(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield the documents that are to be read."""
        for document in documents:
            if document.id in self.seen or self._is_held(document):
                self.held.append(document)
            else:
                self.seen.add(document.id)
                yield document

    def _is_held(self, document: Document) -> bool:
        if self.again or document.failure:
            return False
        given = self.given if self.given != "{}" else None
        return self.case.has(document.sha256, self.reader, given)

    def taken(self) -> list[Document]:
        """Return what was held back since the last call."""
        taken, self.held = self.held, []
        return taken


def reader_of(settings: Settings) -> str:
    """Return what tells one way of reading from another: version, model, codebook."""
    return f"{__version__}/{settings.model}/{settings.codebook}"


def read_into(
    case: Case, documents: Iterable[Document], read: Read, settings: Settings, *, again: bool = False
) -> Iterator[Kept]:
    """Read documents into a case and yield what became of each; each is kept before the next is yielded.

    Args:
        case: where they are kept; what it holds, read in the same way, is not read again.
        documents: as acquired, failures included.
        read: the pipeline, over many documents.
        settings: what tells this way of reading from others, and what was given about the documents.
        again: read also what the case holds.
    """
    reader, given = reader_of(settings), json.dumps(settings.given(), sort_keys=True, ensure_ascii=False)
    sieve = _Sieve(case, reader, given, again)
    for reading in read(sieve.fresh(documents)):
        yield from (Kept(outcome="kept", document=document) for document in sieve.taken())
        outcome = case.add(reading, reader, given, replace=again)
        yield Kept(outcome=outcome, document=reading.document, statements=len(reading.statements))
    yield from (Kept(outcome="kept", document=document) for document in sieve.taken())


def resolution_of(case: Case) -> Resolution:
    """Return who is who and where is where in the whole case, judgements applied."""
    return resolve(case.actors(), case.places(), case.judgements())


def export(case: Case) -> Iterator[str]:
    """Yield the whole record of a case as JSON Lines: actors, places, then each document, origins, judgements."""
    found = resolution_of(case)
    shared: list[Record] = [*found.actors, *found.places]
    weighed: list[Record] = [*origins(list(case.readings())), *case.judgements()]
    return case_lines(case.readings(), found.references, shared, weighed)


def brief_of(readings: Sequence[Reading], limit: int | None = None) -> Brief:
    """Return the brief of one document or many, weighed.

    Args:
        readings: what was read, failures included.
        limit: how many sentences at most; None leaves it to the brief.
    """
    found = origins(readings)
    statements = [statement for reading in readings for statement in reading.statements]
    voices = [voice for reading in readings for voice in reading.voices]
    overall = count(statements, found, voices)
    room = {} if limit is None else {"limit": limit}
    return brief(readings, found, salience=salience(readings, found), overall=overall, **room)


def origin_of(statement: str, readings: Sequence[Reading]) -> Origin | None:
    """Return the first hand that the statement of that id rests on, as far as `readings` show it."""
    found = origins(readings)
    return next((origin for origin in found if statement in (*origin.statements, *origin.inherited_by)), None)
