"""What stands before a sentence: who takes a stance, where, which side. Made of the record, and checked against it."""

from collections.abc import Iterable, Iterator

from reportedly.exports.lookup import Shelf, house
from reportedly.exports.phrases import find_run, phrases, tokens
from reportedly.exports.sentences import BriefSentence, Fault
from reportedly.record import Place, Position, Statement


def holder(position: Position, shelf: Shelf) -> str:
    """Name who takes a position; "" for one who is only described: "Man" says nothing out of its sentence."""
    actor = shelf.actors.get(position.holder)
    named = actor is not None and actor.kind != "described" and actor.name[:1].isupper()
    return actor.name if actor and named else ""


def label_faults(sentence: BriefSentence, statements: Iterable[Statement], shelf: Shelf) -> Iterable[Fault]:
    """Yield a label that is no holder, place, house or fixed label of what the sentence renders."""
    said = tokens(sentence.label)
    if not said:
        return
    rendered = list(statements)
    whole = any(said == tokens(label) for label in _labels(sentence, rendered, shelf))
    if not whole and not any(
        find_run(said, tokens(place.name)) >= 0 for s in rendered for place in places_of(s, shelf)
    ):
        yield Fault(kind="label", detail=sentence.label)


def _labels(sentence: BriefSentence, statements: list[Statement], shelf: Shelf) -> Iterator[str]:
    """Yield what may stand before a sentence, places aside."""
    yield from (label for labels in phrases().sides.values() for label in labels)
    yield house(shelf.reading.document)
    for statement in statements:
        yield from (holder(p, shelf) for p in shelf.positions.get(statement.id, ()) if p.id in sentence.positions)


def places_of(statement: Statement, shelf: Shelf) -> Iterator[Place]:
    """Yield where the events of a statement took place, as far as its words name the place as one."""
    placed = dict.fromkeys(e.place for e in shelf.events.get(statement.id, ()) if e.place in shelf.places)
    for place in (shelf.places[i] for i in placed if i):
        spans = [m.span for m in place.mentions if m.use == "literal"]
        if not place.mentions or any(statement.span.start <= s.start < statement.span.end for s in spans):
            yield place
