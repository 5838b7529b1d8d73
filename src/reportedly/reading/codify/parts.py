"""The words that fill an event's roles, before they are told who they are."""

from dataclasses import dataclass, field

from reportedly.reading.tree import Sentence

PRONOUNS = frozenset({"that", "which", "who", "whom"})


@dataclass(slots=True)
class Parts:
    """The head words of an event's roles, conjuncts not yet spread.

    An instrument is what it was done with; `addressed` are nouns of phrases that tell whom it was for or about, the
    likeliest first, for events whose object is no recipient ("sent aid to X", "held talks with X").
    """

    doers: list[int] = field(default_factory=list)
    sufferers: list[int] = field(default_factory=list)
    instruments: list[int] = field(default_factory=list)
    addressed: list[int] = field(default_factory=list)

    def add(self, other: "Parts") -> None:
        """Take in what another telling of the same deed says; a doer already known stays."""
        self.doers = self.doers or other.doers
        self.sufferers += [k for k in other.sufferers if k not in self.sufferers]
        self.instruments += [k for k in other.instruments if k not in self.instruments]


def antecedent(s: Sentence, i: int) -> int:
    """Return the noun that a relative pronoun stands for; another word itself."""
    if s.lower[i] not in PRONOUNS:
        return i
    clause = next((at for at in s.ancestors(i) if s.deps[at] == "relcl"), None)
    return s.heads[clause] if clause is not None and s.heads[clause] != clause else i
