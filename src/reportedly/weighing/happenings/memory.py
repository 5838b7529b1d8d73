"""What was made out before: what single documents tell, and how two tellings compare.

Both depend on the documents themselves and on who is who among those they name, and on nothing else of the case. As
long as neither changes they are not looked at again, so that a further document costs what it touches.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.record import Reading
from reportedly.weighing.deeds import Deeds
from reportedly.weighing.happenings.clusters import Pair, Pairs, candidates, told_in
from reportedly.weighing.happenings.facets import Compared, Parties, compare
from reportedly.weighing.happenings.tellings import Telling
from reportedly.weighing.keepsakes import Keepsakes, digest
from reportedly.weighing.resolve import Resolution


@dataclass(frozen=True, slots=True)
class _Told:
    """What one document tells, and what that was made from."""

    reading: Reading
    ground: Hashable
    tellings: list[Telling]


class _Near(NamedTuple):
    """Documents whose tellings were held against one another, with digests of these, and the pairs not apart."""

    documents: dict[str, str]
    pairs: list[tuple[str, str]]


@dataclass(slots=True)
class Memory:
    """Kept from one weighing of a case to the next; `keepsakes` are what outlives the process."""

    keepsakes: Keepsakes = field(default_factory=Keepsakes)
    _told: dict[str, _Told] = field(default_factory=dict)
    _compared: dict[tuple[str, str], tuple[Telling, Telling, Compared]] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    def told_in(self, reading: Reading, resolution: Resolution, parties: Parties) -> list[Telling]:
        """Return what a document tells, as `clusters.told_in` does; the same objects as long as nothing changed."""
        references, apart = resolution.references, _apart(reading, resolution.deeds)
        ground = _ground(reading, references, parties), apart
        known = self._told.get(reading.document.id)
        if known is None or known.reading is not reading or known.ground != ground:
            known = _Told(reading, ground, self._tellings(reading, ground, resolution, parties))
            self._told[reading.document.id] = known
        return known.tellings

    def _tellings(self, reading: Reading, ground: Hashable, resolution: Resolution, parties: Parties) -> list[Telling]:
        """Return what a document tells, as it was kept or else made out now."""

        def made() -> list[Telling]:
            return told_in(reading, resolution.references, parties, _apart(reading, resolution.deeds))

        of = self._digests[reading.document.id] = digest(self.keepsakes.of(reading), ground)
        return self.keepsakes.get("tellings", reading.document.id, of, list[Telling], made)

    def look(self, held: Sequence[Telling]) -> Iterable[Pair]:
        """Return which pairs of tellings are to be compared: those of documents that were not held against one another.

        Of others those that were not apart then, as they are not now: both documents tell what they told, of the same
        actors and places.
        """
        before = self.keepsakes.look("near", "all", "", _Near) or _Near({}, [])
        seen = {i for i, of in before.documents.items() if self._digests.get(i) == of}
        spots = {telling.id: n for n, telling in enumerate(held) if telling.document in seen}
        near = {(spots[one], spots[other]) for one, other in before.pairs if one in spots and other in spots}
        return sorted(near.union(candidates(held, seen)))

    def note(self, compared: Pairs) -> None:
        """Keep which tellings of which documents were compared, and which of them were not apart."""
        held = compared.held
        documents = {telling.document: self._digests[telling.document] for telling in held}
        pairs = sorted((held[one].id, held[other].id) for one, other in compared.compared)
        self.keepsakes.put("near", "all", "", _Near(documents, pairs))

    def compare(self, one: Telling, other: Telling, parties: Parties) -> Compared:
        """Compare two tellings as `facets.compare` does, once for as long as their documents tell the same."""
        known = self._compared.get((one.id, other.id))
        if known is None or known[0] is not one or known[1] is not other:
            known = (one, other, compare(one, other, parties))
            self._compared[one.id, other.id] = known
        return known[2]


def _apart(reading: Reading, deeds: Deeds) -> frozenset[frozenset[str]]:
    """Return which events of a document a person keeps from one another."""
    return deeds.apart(event.id for event in reading.events) if deeds.rulings else frozenset()


def _ground(reading: Reading, references: Mapping[str, str], parties: Parties) -> Hashable:
    """Return who and where the actors and places of a document are in the case, and whose they are."""
    places = (i for place in reading.places for i in (place.id, *place.anchors))
    ids = [references.get(i, i) for i in (*(actor.id for actor in reading.actors), *places)]
    return tuple((i, parties.name(i), parties.above.get(i)) for i in ids)
