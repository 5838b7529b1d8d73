"""How a claim is graded after the Admiralty scale: what persons gave, and a figure that is proposed, never decided.

The figure rests on the number of first hands alone and knows nothing of how reliable they are: that is the letter,
which only persons give. It is kept apart from the figure that a person gives.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from reportedly.record import Given, Grades, Judgement, OriginCount, Reading, Statement, Value
from reportedly.weighing.origins import Drawn, count

SEVERAL, TWO = 3, 2


class Proposal(Value, frozen=True, kw_only=True):
    """A figure from "1" (confirmed by other sources) to "6" (cannot be judged), and why."""

    grade: str
    why: str
    origins: OriginCount


def proposed(origins: OriginCount, *, disputed: bool) -> Proposal:
    """Return the figure that the first hands behind a claim suggest.

    Args:
        origins: how many there are, as a range; only those that are surely different bear one another out.
        disputed: whether other first hands say otherwise.

    Returns:
        4 where it is disputed; else 1 for three and more, 2 for two, 3 where there may be two, 6 for one, which nobody
        else bears out. 5, improbable, is left to persons.
    """
    if disputed:
        return Proposal(grade="4", why="others say otherwise", origins=origins)
    if origins.low >= SEVERAL:
        return Proposal(grade="1", why=f"{origins.low} first hands at least say so", origins=origins)
    if origins.low == TWO:
        return Proposal(grade="2", why="two first hands at least say so", origins=origins)
    if origins.high >= TWO:
        return Proposal(grade="3", why="more than one first hand may say so", origins=origins)
    return Proposal(grade="6", why="nobody else bears it out", origins=origins)


class Grader:
    """Grades claims of a case."""

    def __init__(
        self,
        readings: Iterable[Reading],
        drawn: Drawn,
        given: Mapping[str, Judgement],
        disputed: Collection[str] = (),
    ) -> None:
        """Look up who was graded.

        Args:
            readings: what is weighed.
            drawn: whose word it rests on.
            given: the grades in force that persons gave, by the id of the voice or statement.
            disputed: the statements that others contradict.
        """
        self._drawn = drawn
        self._given = given
        self._disputed = disputed
        self._names = {
            voice.id: voice.name or (voice.description.quote if voice.description else voice.kind)
            for reading in readings
            for voice in reading.voices
            if voice.id in given
        }
        self._voices: defaultdict[str, set[str]] = defaultdict(set)
        for hand in drawn.hands.values():
            if hand.voice in given:
                self._voices[drawn.top(hand.id)].add(hand.voice)

    def __call__(self, claim: Iterable[str], origins: OriginCount | None = None) -> Grades:
        """Return how a claim is graded.

        Args:
            claim: the statements that make it.
            origins: how many first hands stand behind them, where that is known already.
        """
        known = [self._drawn.statements[i] for i in dict.fromkeys(claim) if i in self._drawn.statements]
        ids = [statement.id for statement in known]
        disputed = any(i in self._disputed for i in ids)
        made = proposed(origins or count(ids, self._drawn), disputed=disputed)
        letters = dict.fromkeys(voice for statement in known for voice in self._graded(statement))
        return Grades(
            reliability=self._grades(letters),
            credibility=self._grades(i for i in ids if i in self._given),
            proposed=made.grade,
            why=made.why,
        )

    def _graded(self, statement: Statement) -> Iterator[str]:
        """Yield the graded voices behind a statement: those of its chain, and who else is one with these."""
        yield from (link.voice for link in statement.chain if link.voice in self._given)
        for hand in self._drawn.path(statement.id):
            yield from sorted(self._voices.get(self._drawn.top(hand), ()))

    def _grades(self, ids: Iterable[str]) -> tuple[Given, ...]:
        """Return the grades of some values, once for each person who gave a grade to what is so called."""
        found: dict[tuple[str, ...], Given] = {}
        for i in ids:
            by, name = self._given[i], " ".join(self._names.get(i, "").split())
            found.setdefault((name, str(by.value), by.by), Given(of=i, name=name, grade=str(by.value), by=by.by))
        return tuple(found.values())
