"""By which words another deed is told to have brought something about.

"As a result of the raid", "of wounds suffered in the raid", "a blast killed four and injured nine", "firing in which
four were killed".
"""

from collections.abc import Container, Iterator

from reportedly.reading.codify import clauses
from reportedly.reading.tree import Sentence

OF_A_DEED = frozenset({"result", "consequence", "course", "wake", "aftermath", "wound", "injury", "burn"})
WHERE = frozenset({"where", "when"})
BY = frozenset({"in", "by", "during", "after", "from", "of", "due to"})


def died_of(s: Sentence, verb: int) -> Iterator[int]:
    """Yield the nouns behind a result or a wound that a verb's phrase tells."""
    for _, noun in clauses.prepositions(s, verb):
        if s.lemmas[noun] in OF_A_DEED:
            for k in (noun, *s.kids_by(noun, "acl")):
                yield from (p for name, p in clauses.prepositions(s, k) if name in BY)


def shared_deed(s: Sentence, at: int) -> list[int]:
    """Return the subject that an active verb shares with the one before it: "a blast killed four and injured nine"."""
    first = s.heads[at] if s.deps[at] == "conj" and not s.kids_by(at, "nsubjpass", "auxpass") else at
    held = s.kids_by(first, "nsubj") if first != at else []
    if s.deps[first] == "acl" and s.tags[first] == "VBD" and s.kid(first, "dobj") is not None:
        held = [s.heads[first]]  # a clause that the parser took for a noun
    return held


def scene(s: Sentence, at: int, deeds: Container[int]) -> int | None:
    """Return the deed that a relative clause tells the outcome of: "firing at the crowd in which four were killed"."""
    inside = any(name == "in" and s.lower[p] == "which" for name, p in clauses.prepositions(s, at))
    if not inside and not any(s.lower[k] in WHERE for k in s.kids_by(at, "advmod")):
        return None
    return next((k for k in s.ancestors(at) if k in deeds), None)


def deeds_under(s: Sentence, verb: int) -> Iterator[int]:
    """Yield the nouns that a light verb speaks of."""
    for k in s.kids_by(verb, "dobj", "nsubjpass", "nsubj"):
        yield k
        yield from (p for prep in s.kids_by(k, "prep") for p in s.kids_by(prep, "pobj"))
