"""What stands before a sentence: who takes which stance, or where. Built from the record, and checked against it."""

from collections.abc import Iterable, Sequence

from reportedly.exports.lookup import Shelf
from reportedly.exports.phrases import capital, date_words, find_run, phrases, tokens
from reportedly.exports.sentences import BriefSentence, Fault
from reportedly.record import Position, Statement

NEGATIVE = frozenset({"withholds", "denies", "opposes", "rejects", "undecided", "rescinds"})
AHEAD = frozenset({"demands", "threatens"})


def holder(position: Position, shelf: Shelf) -> str:
    """Name who takes a position; "" for one who is only described: "Man" says nothing out of its sentence."""
    actor = shelf.actors.get(position.holder)
    return actor.name if actor and actor.kind != "described" else ""


def when(position: Position) -> str:
    """Return the day on which a position was taken, in words, or ""."""
    time = position.when
    return date_words(time.start) if time.start and time.grain == "day" and time.end in {None, time.start} else ""


def stance_label(positions: Sequence[Position], statement: Statement, shelf: Shelf, *, later: bool = False) -> str:
    """Say a holder's stances in one statement: "Harun Brigade: later rescinds (22 April 2031, hedged)"."""
    book, name = phrases(), holder(positions[0], shelf)
    said = ", ".join(dict.fromkeys(_stance(position, statement) for position in positions))
    return capital(f"{name}: {book.labels['then']} {said}" if later else f"{name}: {said}") if name else ""


def _stance(position: Position, statement: Statement) -> str:
    aside = ", ".join(part for part in (when(position), sureness(position, statement)) if part)
    return phrases().stances[position.stance] + (f" ({aside})" if aside else "")


def sureness(position: Position, statement: Statement) -> str:
    """Return what a label adds where the stance is not plainly asserted; a refusal is negative as it is.

    What is demanded or threatened has not begun, which the stance says already.
    """
    negative = statement.certainty == "denied" and position.stance in NEGATIVE
    ahead = statement.certainty == "conditional" and position.stance in AHEAD
    return "" if negative or ahead else phrases().certainties.get(statement.certainty, "")


def label_faults(sentence: BriefSentence, statements: Iterable[Statement], shelf: Shelf) -> Iterable[Fault]:
    """Yield the words of a label that no position, place or fixed label bears out, and a hedge that it lacks."""
    if not sentence.label:
        return
    said = tokens(sentence.label)
    held = [(p, s) for s in statements for p in shelf.positions.get(s.id, ()) if p.id in sentence.positions]
    allowed = _label_words(sentence, held, shelf)
    yield from (Fault(kind="label", detail=t) for t in said if t not in allowed)
    unsure = [sureness(p, s) for p, s in held if find_run(tokens(phrases().stances[p.stance]), said) >= 0]
    if unsure and all(unsure) and not any(find_run(tokens(word), said) >= 0 for word in unsure):
        yield Fault(kind="label", detail=unsure[0])


def _label_words(sentence: BriefSentence, held: list[tuple[Position, Statement]], shelf: Shelf) -> set[str]:
    book = phrases()
    events = [e for i in sentence.statements for e in shelf.events.get(i, ())]
    said = [*book.labels.values(), *(holder(p, shelf) for p, _ in held), *(book.stances[p.stance] for p, _ in held)]
    said += [when(p) for p, _ in held] + [sureness(p, s) for p, s in held]
    said += [shelf.places[e.place].name for e in events if e.place and e.place in shelf.places]
    return {token for part in said for token in tokens(part)}
