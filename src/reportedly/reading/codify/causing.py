"""Deeds that somebody died of by way of another noun: "as a result of the raid", "of wounds suffered in the raid"."""

from collections.abc import Iterator

from reportedly.reading.codify import clauses
from reportedly.reading.tree import Sentence

OF_A_DEED = frozenset({"result", "consequence", "course", "wake", "aftermath", "wound", "injury", "burn"})
BY = frozenset({"in", "by", "during", "after", "from", "of", "due to"})


def died_of(s: Sentence, verb: int) -> Iterator[int]:
    """Yield the nouns behind a result or a wound that a verb's phrase tells."""
    for _, noun in clauses.prepositions(s, verb):
        if s.lemmas[noun] in OF_A_DEED:
            for k in (noun, *s.kids_by(noun, "acl")):
                yield from (p for name, p in clauses.prepositions(s, k) if name in BY)
