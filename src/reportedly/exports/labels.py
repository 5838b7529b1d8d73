"""What stands before a sentence: who takes which stance, or where. Built from the record, and checked against it."""

from collections.abc import Iterable

from reportedly.exports.lookup import Shelf
from reportedly.exports.phrases import date_words, phrases, tokens
from reportedly.exports.sentences import BriefSentence, Fault
from reportedly.record import Position


def holder(position: Position, shelf: Shelf) -> str:
    """Name who takes a position."""
    actor = shelf.actors.get(position.holder)
    return actor.name if actor else ""


def when(position: Position) -> str:
    """Return the day on which a position was taken, in words, or ""."""
    time = position.when
    return date_words(time.start) if time.start and time.grain == "day" and time.end in {None, time.start} else ""


def stance_label(position: Position, shelf: Shelf, *, later: bool = False) -> str:
    """Say who takes which stance, and when: "Harun Brigade: later rescinds (22 April 2031)"; "" without a name."""
    book, name, day = phrases(), holder(position, shelf), when(position)
    said = book.stances[position.stance] + (f" ({day})" if day else "")
    return f"{name}: {book.labels['then']} {said}" if name and later else f"{name}: {said}" if name else ""


def label_faults(sentence: BriefSentence, shelf: Shelf) -> Iterable[Fault]:
    """Yield the words of a label that no position, place or fixed label of the sentence bears out."""
    if sentence.label:
        allowed = _label_words(sentence, shelf)
        yield from (Fault(kind="label", detail=t) for t in tokens(sentence.label) if t not in allowed)


def _label_words(sentence: BriefSentence, shelf: Shelf) -> set[str]:
    book = phrases()
    own = [p for i in sentence.statements for p in shelf.positions.get(i, ()) if p.id in sentence.positions]
    events = [e for i in sentence.statements for e in shelf.events.get(i, ())]
    said = [*book.labels.values(), *(holder(p, shelf) for p in own), *(book.stances[p.stance] for p in own)]
    said += [when(p) for p in own]
    said += [shelf.places[e.place].name for e in events if e.place and e.place in shelf.places]
    return {token for part in said for token in tokens(part)}
