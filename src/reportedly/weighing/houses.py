"""Which house a name stands for: an outlet or agency under any of its names, and the family of houses it belongs to.

Two houses of one family have one owner or publisher (the gazetteer's `family`); they may share a newsroom.
"""

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import fold
from reportedly.record import Document, Value

ARTICLE = "the"
GENERIC = frozenset({"news", "newspaper", "website", "online"})  # left out where a house is spoken of
STOP = "."


class House(Value, frozen=True, kw_only=True):
    """An outlet: a key that all its names share, its usual name, and its family ("" where unknown)."""

    key: str
    name: str
    family: str = ""


def house(name: str) -> House:
    """Return the house that `name` stands for; one that the gazetteer does not know stands for itself."""
    for reading in gazetteer.load().readings(name):
        entry = reading.entry
        if entry.kind == "media" and not reading.weak:
            return House(key=entry.key, name=entry.name, family=entry.family)
    words = fold(name.strip(STOP)).split()
    words = words[1:] if len(words) > 1 and words[0] == ARTICLE else words
    while len(words) > 1 and words[-1] in GENERIC:
        words.pop()
    return House(key=" ".join(words), name=name)


def houses_of(document: Document) -> tuple[House | None, tuple[House, ...]]:
    """Return the house that publishes a document, None if it is not said, and those whose text it says it carries."""
    own = house(document.publisher) if document.publisher else None
    credited = tuple(dict.fromkeys(house(name) for name in document.credits))
    return own, tuple(other for other in credited if own is None or other.key != own.key)
