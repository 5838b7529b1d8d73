"""Whether the words around a name tie it to others as only somebody can be tied: foe, patron, ally, proxy."""

from collections.abc import Iterator

from reportedly.codebook.nouns import kinds
from reportedly.codebook.relations import TieWord, relation_words, words
from reportedly.reading.tree import Sentence

SOMEBODY = frozenset(
    {"fights", "backed_by", "allied_with", "at_odds_with", "cooperates_with", "proxy_of", "split_from"}
)
DIRECT = frozenset({"fights", "backed_by"})


def is_tied(s: Sentence, i: int) -> bool:
    """Say whether the name headed by token `i` stands where a word of the codebook's relations wants somebody."""
    while s.deps[i] == "conj" and s.heads[i] != i:
        i = s.heads[i]
    above = s.heads[i]
    if s.deps[i] == "dobj":
        return _fought(s, above) or _ordered(s, above)
    if s.deps[i] in {"poss", "appos"}:
        kin = any(row.kind in SOMEBODY for row in _noun(s, above)) or s.lemmas[above] in relation_words().ties
        return kin or (s.deps[i] == "appos" and "groups" in kinds("nouns").get(s.lower[above], ()))
    return s.deps[i] == "pobj" and _behind(s, above)


def _fought(s: Sentence, verb: int) -> bool:
    """Say whether a verb is done to somebody alone: fought, armed, funded."""
    rows = relation_words().verbs.get(s.lemmas[verb], ()) if s.pos[verb] == "VERB" else ()
    return any(row.kind in DIRECT and not row.preposition for row in rows)


def _ordered(s: Sentence, verb: int) -> bool:
    """Say whether a verb orders somebody to do something."""
    return s.lemmas[verb] in words("orders.verbs") and any(s.tags[k] == "VB" for k in s.kids_by(verb, "xcomp", "ccomp"))


def _behind(s: Sentence, preposition: int) -> bool:
    """Say whether a preposition ties its object: "fought against X", "ties with X", "a proxy for X", "arms from X"."""
    low, above = s.lower[preposition], s.heads[preposition]
    given = s.lemmas[s.kids_by(above, "dobj")[0]] if s.kids_by(above, "dobj") else s.lemmas[above]
    if low == "from" and given in words("support.goods"):
        return True
    if s.pos[above] == "VERB":
        rows = relation_words().verbs.get(s.lemmas[above], ())
        return any(row.preposition == low and row.kind in SOMEBODY for row in rows)
    if s.lemmas[above] in relation_words().ties or s.lower[above] in relation_words().ties:
        return low in words("ties.to") or low == "between"
    return any(low in row.takes and row.kind in SOMEBODY for row in _noun(s, above))


def _noun(s: Sentence, i: int) -> Iterator[TieWord]:
    """Yield the rows of a noun."""
    yield from relation_words().nouns.get(s.lemmas[i], ()) if s.pos[i] in {"NOUN", "PROPN"} else ()
