"""How two marked stretches of a report stand to one another: who is for or against whom.

A person or another program marks the two; they need be no actors of the record. What the record says of whoever is
named there is one witness, the learned coder another. Each is wrong at times, so they are weighed: the record's answer
counts by how often it is right.
"""

from collections.abc import Iterator, Sequence

from reportedly.codebook.relations import words
from reportedly.record import Argument, Event, Position, Reading, Relation

Range = tuple[int, int]
Way = tuple[bool, bool]
Told = tuple[bool, bool, float]
WAYS: tuple[Way, ...] = ((True, True), (False, True), (True, False), (False, False))
RIGHT = 0.8  # of the record's answers on two given stretches, directed sentiment, dev part: 152 of 189
TURNED = frozenset({"backed_by", "proxy_of"})  # the object is for the subject


class Account:
    """What one reading says of who is for or against whom, by where they are named."""

    def __init__(self, reading: Reading) -> None:
        """Index the actors' mentions and the issues."""
        self.reading = reading
        self._named = {actor.id: [(one.span.start, one.span.end) for one in actor.mentions] for actor in reading.actors}
        self._issues = {issue.id: issue.text for issue in reading.propositions}

    def between(self, first: Range, second: Range) -> Way | None:
        """Return whether the first takes the stance and whether it is for the other; None where nothing is said.

        Events come before positions, and these before relations.
        """
        for doers, others, favours in self._all():
            if _touches(doers, first) and _touches(others, second):
                return True, favours
            if _touches(doers, second) and _touches(others, first):
                return False, favours
        return None

    def _all(self) -> Iterator[tuple[list[Range], list[Range], bool]]:
        """Yield whoever takes a stance, whom it is towards, and whether it is for them."""
        for event in self.reading.events:
            kind = _sort("events", event.code)
            if kind is not None and event.realis != "negated":
                yield self._doers(event), self._others(event), kind
        for position in self.reading.positions:
            kind = _sort("stances", position.stance)
            if kind is not None:
                yield self._of(position.holder), self._addressed(position), kind
        for relation in self.reading.relations:
            kind = _sort("ties", relation.kind)
            if kind is not None:
                yield *self._ends(relation), kind

    def _of(self, *keys: str | None) -> list[Range]:
        """Return where actors are named."""
        return [span for key in keys if key for span in self._named.get(key, ())]

    def _doers(self, event: Event) -> list[Range]:
        return [*self._of(*event.actors), *self._filling(one for one in event.arguments if one.role == "actor")]

    def _others(self, event: Event) -> list[Range]:
        held = (one for one in event.arguments if one.role in {"recipient", "target"})
        return [*self._of(*event.recipients), *self._filling(held)]

    def _filling(self, held: Iterator[Argument]) -> Iterator[Range]:
        """Yield the words of arguments, and where their actors are named."""
        for one in held:
            yield one.span.start, one.span.end
            yield from self._of(one.actor)

    def _addressed(self, position: Position) -> list[Range]:
        """Return where whoever is addressed is named, and the words of the issue."""
        issue = self._issues[position.topic]
        at = self.reading.document.text.find(issue) if issue else -1
        return [*self._of(position.towards), *([(at, at + len(issue))] if at >= 0 else [])]

    def _ends(self, relation: Relation) -> tuple[list[Range], list[Range]]:
        one, other = self._of(relation.subject), self._of(relation.object)
        return (other, one) if relation.kind in TURNED else (one, other)


def weighed(said: Way | None, chances: Sequence[float] | None) -> Told | None:
    """Return the likeliest answer of record and coder together, and how likely it is; None for neither.

    `chances` are those of neither and of `WAYS`, in that order; None where no coder was asked.
    """
    if chances is None:
        return (*said, RIGHT) if said is not None else None
    held = [
        chance * (1 if said is None else RIGHT if way == said else 1 - RIGHT)
        for way, chance in zip((None, *WAYS), chances, strict=True)
    ]
    best = max(range(len(held)), key=held.__getitem__)
    return (*WAYS[best - 1], round(held[best] / sum(held), 4)) if best else None


def _sort(table: str, code: str) -> bool | None:
    """Say whether a code is for (True) or against (False) whom it is towards; None where it is neither."""
    return next((kind for kind, name in ((True, "for"), (False, "against")) if code in words(f"{name}.{table}")), None)


def _touches(held: Sequence[Range], place: Range) -> bool:
    return any(start < place[1] and place[0] < end for start, end in held)
