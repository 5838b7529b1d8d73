"""Names as other lists write them ("Military Forces of Orsk (2031-)"), found among the actors of a case."""

import re
from collections import defaultdict
from collections.abc import Iterable

from reportedly.codebook.crosswalks import crosswalks
from reportedly.codebook.gazetteer import fold, load
from reportedly.record import Actor

ASIDE = re.compile(r"\s*\([^)]*\)")
WORD = re.compile(r"[^\W_]{2,}")
STATE = "state:"
OF_STATE = frozenset({"government", "forces", "police", "army", "navy", "military"})


class CaseNames:
    """The actors of a case by what they are called, and states by their names."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Index actors by names, aliases, rows of the gazetteer, and forces by their state."""
        self._by: defaultdict[str, set[str]] = defaultdict(set)
        for actor in actors:
            if actor.kind == "described":
                continue
            for name in (actor.name, *actor.aliases):
                self._by[flat(name)].add(actor.id)
            if actor.key:
                self._by[actor.key].add(actor.id)
            if actor.kind in crosswalks().acled.state and actor.country:
                self._by[f"forces of {actor.country}"].add(actor.id)

    def actors(self, name: str) -> frozenset[str]:
        """Return the ids of the actors of the case that a foreign name may mean; none where it names none of them."""
        plain = " ".join(ASIDE.sub(" ", name).split())
        if found := self._by.get(flat(plain)):
            return frozenset(found)
        keys = [entry.key for hit in load().find(plain) for entry in (r.entry for r in hit.readings)]
        groups = [key for key in keys if not key.startswith(STATE)]
        held = frozenset(i for key in groups for i in self._by.get(key, ()))
        if held or not OF_STATE & set(flat(plain).split()):
            return held
        lands = {key.removeprefix(STATE) for key in keys if key.startswith(STATE)}
        return frozenset(i for land in lands for i in self._by.get(f"forces of {land}", ()))

    @staticmethod
    def country(name: str | None) -> str | None:
        """Return the ISO 3166-1 alpha-3 code of a country's name; None for none that the gazetteer knows."""
        keys = (reading.entry.key for reading in load().readings(name or ""))
        return next((key.removeprefix(STATE) for key in keys if key.startswith(STATE)), None)


def flat(name: str) -> str:
    """Return a name as it is compared: case, accents and punctuation aside."""
    return " ".join(WORD.findall(fold(name)))


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name."""
    return frozenset(flat(name).split())
