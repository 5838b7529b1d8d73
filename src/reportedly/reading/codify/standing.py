"""How two marked stretches of a report stand to one another: who is for or against whom.

A person or another program marks the two; they need be no actors of the record. What the codebook's words say of
whoever is named there is one witness, the learned coder another; what the coder put into the record is left out, for it
would be heard twice. Each is wrong at times, so they are weighed. "X accused Y" tells nearly always that X is against
Y, "X demanded something of Y" hardly: how much each kind of code tells was counted (`training/stance/witness.py`).
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from reportedly.codebook.relations import words
from reportedly.reading.tree import Parse
from reportedly.record import Argument, Event, Position, Reading, Relation

Range = tuple[int, int]
Way = tuple[bool, bool]
Told = tuple[bool, bool, float]
WAYS: tuple[Way, ...] = ((True, True), (False, True), (True, False), (False, False))
RIGHT = 0.8  # of the record's answers on two given stretches, where no coder is asked
SHORT = 600  # characters of a paragraph that a coder is shown whole
SWAPPED = (0, 2, 1, 4, 3)  # where neither and each of `WAYS` stand when the two change places
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

    def heard(self, first: Range, second: Range) -> list[tuple[bool, str]]:
        """Return what the codebook's words say of two stretches, each once: whether the first does it, what kind."""
        found: dict[tuple[bool, str], None] = {}
        for doers, others, kind in self._kinds():
            if _touches(doers, first) and _touches(others, second):
                found[True, kind] = None
            elif _touches(doers, second) and _touches(others, first):
                found[False, kind] = None
        return list(found)

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

    def _kinds(self) -> Iterator[tuple[list[Range], list[Range], str]]:
        """Yield who does something to whom by each code of the codebook's words, and of what kind the code is."""
        for event in self.reading.events:
            denied = " not" if event.realis == "negated" else ""
            yield self._doers(event), self._others(event), f"event {event.code}{denied}"
        for position in self.reading.positions:
            if position.confidence is None:  # no coder's
                at = "towards" if position.towards else "on"
                yield self._of(position.holder), self._addressed(position), f"position {position.stance} {at}"
        for relation in self.reading.relations:
            yield *self._ends(relation), f"relation {relation.kind}"

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


def stretch_of(parse: Parse, first: Range, second: Range) -> Range | None:
    """Return the stretch that a coder is shown of two marks: their paragraph if it is short, else their sentence.

    None where they stand apart. What stands beside a sentence tells of both too, and a full stop may be none.
    """
    one, other = parse.sentence_at(first[0]), parse.sentence_at(second[0])
    if one is None or other is None:
        return None
    block = parse.blocks[one.block].span
    if one.block == other.block and block.end - block.start <= SHORT:
        return block.start, block.end
    return (one.start, one.end) if one is other else None


def weighed(heard: Sequence[tuple[bool, str]], chances: Sequence[float]) -> Told | None:
    """Return the likeliest answer of record and coder together, and how likely it is; None for neither.

    Args:
        heard: what the codebook's words say, as `Account.heard` has it.
        chances: the coder's, of neither and of `WAYS`, in that order.
    """
    ratios = [_ratios(kind, forwards=forwards) for forwards, kind in heard if kind in witness()]
    held = [chance * _middle([one[k] for one in ratios]) for k, chance in enumerate(chances)]
    best = max(range(len(held)), key=held.__getitem__)
    return (*WAYS[best - 1], round(held[best] / sum(held), 4)) if best else None


@cache
def witness() -> Mapping[str, Sequence[float]]:
    """Return how much likelier neither and each of `WAYS` is where a kind of code stands, who does it first."""
    told = files("reportedly").joinpath("models", "stance", "witness.json").read_text(encoding="utf-8")
    ratios: Mapping[str, Sequence[float]] = json.loads(told)
    return ratios


def _ratios(kind: str, *, forwards: bool) -> Sequence[float]:
    """Return the ratios of a kind for the first and second of a question, whichever of them does it."""
    held = witness()[kind]
    return held if forwards else [held[k] for k in SWAPPED]


def _middle(ratios: Sequence[float]) -> float:
    """Return the geometric mean of ratios, 1 where there are none: several codes of one word are no more witnesses."""
    return math.prod(ratios) ** (1 / len(ratios)) if ratios else 1.0


def _sort(table: str, code: str) -> bool | None:
    """Say whether a code is for (True) or against (False) whom it is towards; None where it is neither."""
    return next((kind for kind, name in ((True, "for"), (False, "against")) if code in words(f"{name}.{table}")), None)


def _touches(held: Sequence[Range], place: Range) -> bool:
    return any(start < place[1] and place[0] < end for start, end in held)
