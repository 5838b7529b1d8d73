"""A case that grows, weighed again after each document at the price of what the document touches.

What one document says, and what two show, is made out once and kept: hands and tellings of one; common words, joins
and facets of two. A new document is compared with those that share words with it, or a day or place. What follows
from all (who is who, clusters, counts, findings) is drawn anew from what is kept, so that the result is that of
weighing everything at once, in whatever order documents come.
"""

from collections.abc import Sequence

from reportedly.record import Comparison, Judgement, Reading, Weighed
from reportedly.weighing.findings import Texts, findings
from reportedly.weighing.happenings import Memory, happenings
from reportedly.weighing.origins import Ledger, circular, count, verdicts
from reportedly.weighing.resolve import Resolution, resolve


class Scales:
    """The readings of a case, and what is kept of them for weighing."""

    def __init__(self, ledger: Ledger | None = None) -> None:
        """Begin with no reading.

        Args:
            ledger: who rests on whom, where some or all of the readings to come were added to one already.
        """
        self._ledger = Ledger() if ledger is None else ledger
        self._readings: dict[str, Reading] = {}
        self._memory = Memory(self._ledger.keepsakes)
        self._texts = Texts(self._ledger.keepsakes)
        self._resolved: tuple[tuple[Judgement, ...], Resolution] | None = None
        self._common: tuple[Comparison, ...] | None = None

    def add(self, reading: Reading) -> None:
        """Take in a reading; of a document that is held already, and of one that failed, nothing is taken."""
        if reading.document.failure is None and reading.document.id not in self._readings:
            self._readings[reading.document.id] = reading
            self._ledger.add(reading)
            self._resolved = self._common = None

    def common(self) -> tuple[Comparison, ...]:
        """Return which of these documents have something in common, by their ids."""
        if self._common is None:
            self._common = tuple(self._ledger.copies.comparisons())
        return self._common

    def resolution(self, judgements: Sequence[Judgement] = ()) -> Resolution:
        """Return who is who and where is where in these documents.

        Args:
            judgements: as for `weighed`.
        """
        asked = tuple(judgements)
        if self._resolved is None or self._resolved[0] != asked:
            held = [self._readings[i] for i in sorted(self._readings)]
            found = resolve(
                (actor for reading in held for actor in reading.actors),
                (place for reading in held for place in reading.places),
                asked,
            )
            self._resolved = asked, found
        return self._resolved[1]

    def weighed(self, judgements: Sequence[Judgement] = ()) -> Weighed:
        """Return what the documents show together.

        Args:
            judgements: what persons decided about who is who, oldest first, about the ids of these readings.
        """
        held = [self._readings[i] for i in sorted(self._readings)]
        found = self.resolution(judgements)
        self._ledger.judge(verdicts(judgements, found.references, found.overruled))
        drawn = self._ledger.drawn()
        scenery = happenings(held, found, self._memory)
        shown = findings(held, scenery, found, lambda asked: count(asked, drawn), self.common(), self._texts)
        origins = tuple(drawn.origins())
        return Weighed(origins=origins, happenings=scenery.happenings, findings=(*shown, *circular(drawn)))
