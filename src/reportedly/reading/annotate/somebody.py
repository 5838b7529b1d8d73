"""What only befalls or is said of persons: who is "shot to death", has died, or has "who" behind him is no town."""

from reportedly.codebook.codebook import triggers
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.befallen import to_death
from reportedly.reading.annotate.names import Name
from reportedly.reading.tree import Sentence

DYING = frozenset({"die", "perish", "succumb"})
ONE = frozenset({"a", "an", "another", "one", "1"})
STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "dative", "appos"})
LOOSE = frozenset({"hurt", "detain", "jail", "slaughter", "massacre"})  # said of towns and states as well


def is_somebody(name: Name) -> bool:
    """Say whether a name is that of a person by what is told of it, whatever it is called."""
    s, i = name.s, name.last
    if has_who(s, i):
        return True
    verb, label = s.heads[i], s.deps[i]
    if s.lemmas[verb] in DYING:
        return label == "nsubj"
    if label not in {"nsubjpass", "dobj"} or (label == "nsubjpass" and s.kid(verb, "auxpass") is None):
        return False
    bodily = s.lemmas[verb] in triggers().roles["on_people"] - LOOSE
    return bodily or (s.lemmas[verb] in unit_words().dying and to_death(s, verb) is not None)


def has_who(s: Sentence, i: int) -> bool:
    """Say whether a clause with "who" hangs on a word."""
    clauses = (k for k in s.kids[i] if s.deps[k] == "relcl")
    return any(s.lower[g] == "who" for k in clauses for g in s.kids[k])


def is_one_of_people(name: Name) -> bool:
    """Say whether a word for what belongs to a state stands for one of its people: "a Syrian was shot"."""
    s, i = name.s, name.last
    alone = name.sort == "demonym" and s.tags[i] in {"NN", "NNP", "JJ"} and s.deps[s.leader(i)] in STANDING
    return alone and any(s.lower[k] in ONE for k in s.kids_by(i, "det", "nummod"))
