"""Names that a report shows to be a person's: by an office, a trade or an age beside them, by where they are hit."""

from reportedly.codebook.nouns import kinds, words
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.names import Name
from reportedly.reading.tree import Sentence

OLDEST = 110  # years
AGE = frozenset({",", "(", ")", "."})


def is_introduced(name: Name) -> bool:
    """Say whether a person's name is made plain: by an office set beside it, by his age, or by how it begins ("Abu X").

    The office may stand before or behind: "its president, NAME", "NAME, its president"; but what stands behind both
    is a body ("NAME, commander, NAME").
    """
    s, i = name.s, head(name.s, name.first, name.last)
    beside = [k for k in s.kids[i] if s.deps[k] == "appos"]
    over = s.heads[i]
    if s.deps[i] == "appos" and not (s.deps[over] == "appos" and s.pos[s.heads[over]] == "PROPN"):
        beside.append(over)
    offices = (k for k in beside if s.tags[k] == "NN" and not has_article(name))
    office = any({"officials", "officers"} & set(kinds("nouns").get(s.lower[k], ())) for k in offices)
    inside = name.first > 0 and s.lower[name.first - 1] in words("words.inside")
    kunya = name.last > name.first and s.lower[name.first] in words("words.kunya")
    return office or ((kunya or _is_somebody_beside(name)) and not inside) or _is_hit_in_a_limb(name)


def has_article(name: Name) -> bool:
    """Say whether a name has a "the" of its own: that of a body, not of a person ("the NAME regime")."""
    s, at = name.s, name.first - 1
    return at >= 0 and s.lower[at] == "the" and name.first <= s.heads[at] <= name.last


def _is_somebody_beside(name: Name) -> bool:
    """Say whether what stands right behind a name is a trade or an age: "NAME, a clerk", "NAME, 34,"."""
    s, k = name.s, name.last + 2
    if has_article(name) or k + 1 >= len(s) or s.words[k - 1] not in AGE:
        return False
    if s.lower[k].isdigit():
        return int(s.lower[k]) <= OLDEST and s.words[k + 1] in AGE and s.pos[k] == "NUM" and s.deps[k] != "nummod"
    one = s.heads[k] if s.lower[k] in {"a", "an"} else k
    beside = s.deps[one] == "appos" and s.heads[one] == head(s, name.first, name.last) and s.tags[one] == "NN"
    return beside and "people" in kinds("nouns").get(s.lower[one], ())


def _is_hit_in_a_limb(name: Name) -> bool:
    """Say whether a name is whom something hits in a part of the body: "hit NAME in the leg"."""
    s, i = name.s, head(name.s, name.first, name.last)
    if s.deps[i] not in {"dobj", "nsubjpass"} or s.pos[s.heads[i]] != "VERB":
        return False
    inside = (k for k in s.kids_by(s.heads[i], "prep") if s.lower[k] == "in")
    return any(s.lemmas[p] in unit_words().limbs for k in inside for p in s.kids_by(k, "pobj"))


def head(s: Sentence, first: int, last: int) -> int:
    """Return the token of a stretch that the others hang on: the last whose own head lies outside."""
    return next((i for i in range(last, first - 1, -1) if not first <= s.heads[i] <= last), last)
