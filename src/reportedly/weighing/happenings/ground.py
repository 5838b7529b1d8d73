"""What the tellings of one document are made from: its records, and who and where is who in the case."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Place, Quantity, Reading, Span, Statement

NAMING = frozenset({"name", "acronym"})
BELONGING = frozenset({"member_of", "part_of"})
HOUSES = frozenset({"media", "organisation"})  # by whose names buildings are called too: "the Orm power station"
STEM = 5
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the tellings of one document are made from: its records by id, and who and where is who in the case."""

    reading: Reading
    references: Mapping[str, str]
    statements: Mapping[str, Statement]
    places: Mapping[str, Place]
    quantities: Mapping[str, Quantity]
    named: frozenset[str]
    parties: tuple[tuple[Span, str], ...]
    owners: Mapping[str, frozenset[str]]
    houses: frozenset[str]
    speaking: Mapping[str, str]

    @classmethod
    def of(cls, reading: Reading, references: Mapping[str, str]) -> "Ground":
        """Index a reading."""
        named = [a for a in reading.actors if a.kind != "described" and any(m.form in NAMING for m in a.mentions)]
        parties = [a for a in named if a.kind in weighing_words().parties]
        owners: dict[str, frozenset[str]] = {}
        for tie in reading.relations:
            if tie.kind in BELONGING and tie.object in {party.id for party in parties}:
                owners[tie.subject] = owners.get(tie.subject, frozenset()) | {tie.object}
        return cls(
            reading=reading,
            references=references,
            statements={statement.id: statement for statement in reading.statements},
            places={place.id: place for place in reading.places},
            quantities={quantity.id: quantity for quantity in reading.quantities},
            named=frozenset(actor.id for actor in named),
            parties=tuple((mention.span, actor.id) for actor in parties for mention in actor.mentions),
            owners=owners,
            houses=frozenset(actor.id for actor in named if actor.kind in HOUSES),
            speaking={voice.id: voice.actor for voice in reading.voices if voice.actor},
        )

    def actors(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the named actors among `ids`, as the case knows them."""
        return frozenset(self.references.get(i, i) for i in ids if i in self.named)


def stems_of(quotes: Iterable[str]) -> frozenset[str]:
    """Return the first letters of the words of some quotes, those aside that are too common."""
    words = weighing_words()
    common = words.plain_things | words.effects | words.plain_words
    found = (fold(word) for quote in quotes for word in WORD.findall(quote))
    kept = (word.removesuffix("s") for word in found)
    return frozenset(word[:STEM] for word in kept if word not in common)
