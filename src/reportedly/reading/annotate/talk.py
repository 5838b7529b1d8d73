"""Quotations that run over sentences: whoever talks keeps the floor, however many sentences of his are quoted."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.codebook.cues import lexicon
from reportedly.codebook.nouns import words
from reportedly.reading.tree import Sentence

MARK = '"'


@dataclass(slots=True)
class Talk:
    """Which sentences open inside a quotation, and how many that are no mere words of a speaker stand before each.

    A quotation that a block leaves open ends with the block: the next opens its own.
    """

    opened: set[int] = field(default_factory=set)
    told: dict[int, int] = field(default_factory=dict)
    silent: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> "Talk":
        """Go through the sentences of a document in order."""
        talk, block, inside, told = cls(), -1, False, 0
        for s in sentences:
            inside = inside and s.block == block
            block = s.block
            if inside:
                talk.opened.add(s.index)
            outside = _outside(s, inside=inside)
            inside = inside != (s.lower.count(MARK) % 2 == 1)
            told += outside
            talk.told[s.index] = told
            if not outside:
                talk.silent.add(s.index)
        return talk

    def quoted(self, s: Sentence, i: int) -> bool:
        """Say whether a token stands inside quotation marks, wherever they were opened."""
        return (s.index in self.opened) != (s.lower[:i].count(MARK) % 2 == 1)

    def runs_on(self, where: Sentence, s: Sentence) -> bool:
        """Say whether the quotation in `s` goes on with what is said in `where`: no other words stand between."""
        return self.told.get(s.index) == self.told.get(where.index) or (
            s.index in self.opened and self.told.get(s.index - 1) == self.told.get(where.index)
        )

    def back(self, where: Sentence, s: Sentence, i: int) -> int:
        """Return how many sentences back `where` lies from token `i`; what is quoted between is one turn."""
        if where.index in self.silent or self.quoted(s, i):
            return s.index - where.index
        return self.told.get(s.index, s.index) - self.told.get(where.index, where.index)


def _outside(s: Sentence, *, inside: bool) -> bool:
    """Say whether a word of the sentence stands outside quotation marks."""
    for word in s.lower:
        if word == MARK:
            inside = not inside
        elif not inside and word[0].isalnum():
            return True
    return False


def talked_of(talk: Talk, where: Sentence, token: int, said: tuple[Sentence, int]) -> bool:
    """Say whether the mention at `token` is of somebody whom a pronoun's quotation tells of: "“NAME lies,” he said".

    Who speaks calls himself "I".
    """
    s, i = said
    verb = s.lemmas[s.heads[i]]
    tells = s.deps[i] in {"nsubj", "nsubjpass"} and (verb in lexicon().verbs or verb in words("coreference.quoting"))
    return where is s and tells and s.lower[0] == MARK and talk.quoted(s, token) and not talk.quoted(s, i)
