"""How sure the text is that an event happened, by a learned model: a second opinion beside the rules' `realis`."""

from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.reading.tree import Parse
from reportedly.record import Event, Span

Grade = tuple[int, int, float]


def graded(parse: Parse, events: Sequence[Event], grades: Sequence[Grade]) -> tuple[Event, ...]:
    """Return the events with the grade (-3..3) of the word that names each; without one where no word was graded."""
    held = {start: grade for start, _, grade in grades}
    return tuple(replace(event, factuality=held.get(_word(parse, event.trigger))) for event in events)


def _word(parse: Parse, trigger: Span) -> int:
    """Return where the word starts that the rest of a trigger hangs on: "carried" of "carried out"."""
    sentence = parse.sentence_at(trigger.start)
    held = sentence.cover(trigger.start, trigger.end) if sentence is not None else None
    if sentence is None or held is None:
        return trigger.start
    tokens = range(held[0], held[1] + 1)
    return sentence.starts[next((i for i in tokens if sentence.heads[i] not in tokens), tokens[0])]
