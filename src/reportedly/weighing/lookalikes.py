"""Names that a person should look at: not alike enough to be taken for one, too alike to pass over.

One name holds all words of the other ("Ostrel Guard", "Guard of Ostrel", "the Northern Ostrel Guard"), or both sound
alike. Nothing is joined for that: Kataib Hezbollah holds the word Hezbollah and is another army.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.skeleton import skeleton
from reportedly.record import Value
from reportedly.weighing.alike import BODIES, PERSONS

SMALL = frozenset({"of", "the", "and", "for", "in", "al", "el", "de", "du", "la", "le"})
COMMON = 12  # a word that so many names have tells none of them from another
SORTS: Mapping[str, str] = dict.fromkeys(PERSONS, "person") | dict.fromkeys(BODIES, "body")


class Named(Value, frozen=True, kw_only=True):
    """A group of actors as it is compared: its id, its names and its kind."""

    id: str
    names: tuple[str, ...]
    kind: str


class Lookalike(Value, frozen=True, kw_only=True):
    """Two groups whose names are near: their ids, how near (0..1), and why in words."""

    one: str
    other: str
    score: float
    reason: str


def lookalikes(groups: Iterable[Named]) -> list[Lookalike]:
    """Return pairs of groups of one sort with names that are near, the nearest first."""
    held = {group.id: group for group in groups if group.kind in SORTS}
    pairs = {*_sharing(held, _words), *_sharing(held, _bones)}
    found = [near for one, other in sorted(pairs) if (near := _compared(held[one], held[other]))]
    return sorted(found, key=lambda near: (-near.score, near.one, near.other))


def _sharing(held: Mapping[str, Named], by: Callable[[str], frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that share something which few names have."""
    index: dict[str, list[str]] = {}
    for i, group in held.items():
        for key in {key for name in group.names for key in by(name)}:
            index.setdefault(key, []).append(i)
    for ids in index.values():
        if len(ids) <= COMMON:
            yield from ((one, other) for one, other in combinations(sorted(ids), 2) if _one_sort(held, one, other))


def _one_sort(held: Mapping[str, Named], one: str, other: str) -> bool:
    return SORTS[held[one].kind] == SORTS[held[other].kind]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in fold(name).replace("-", " ").split() if word not in SMALL and len(word) > 1)


def _bones(name: str) -> frozenset[str]:
    bone = skeleton(name)
    return frozenset({bone} if bone else ())


def _compared(one: Named, other: Named) -> Lookalike | None:
    """Return why two are near by the names that are nearest, if any are."""
    found = [near for name in one.names for second in other.names if (near := _near(name, second))]
    if not found:
        return None
    score, reason = max(found)
    return Lookalike(one=one.id, other=other.id, score=score, reason=reason)


def _near(name: str, other: str) -> tuple[float, str] | None:
    first, second = _words(name), _words(other)
    if first and first == second:
        return 0.95, f"“{name}” and “{other}” have the same words"
    if _bones(name) and _bones(name) == _bones(other):
        return 0.9, f"“{name}” and “{other}” may be one name spelt in two ways"
    fewer, more = sorted((first, second), key=len)
    if fewer and fewer < more:
        short, long = (name, other) if first == fewer else (other, name)
        return round(len(fewer) / len(more), 2), f"“{long}” holds all words of “{short}”"
    return None
