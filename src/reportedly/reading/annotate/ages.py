"""Numbers that tell how old somebody is: "Sgt Omar Tahl, 24, and", "a girl of nine"."""

from reportedly.reading.annotate.amounts import Amount
from reportedly.reading.tree import Sentence

OLDEST = 110  # years
NAMED_BEFORE = 2  # tokens at least before an age: a name and its comma
BEHIND_AGE = frozenset({"and", "who", "whose", "was", "is", "or"})


def is_age(sentence: Sentence, amount: Amount) -> bool:
    """Say whether a bare number behind a name and a comma is how old somebody is: "wounded Sgt Omar Tahl, 24, and"."""
    at, after = amount.first, amount.last + 1
    if at < NAMED_BEFORE or at != amount.last or amount.exact is None or not 0 < amount.exact <= OLDEST:
        return False
    if not sentence.words[at].isdigit() or sentence.lower[at - 1] != "," or sentence.pos[at - 2] != "PROPN":
        return False
    closed = after >= len(sentence) or sentence.pos[after] in {"PUNCT", "SYM"} or sentence.lower[after] in BEHIND_AGE
    counted = after + 1 < len(sentence) and sentence.lower[after] == "and" and sentence.pos[after + 1] == "NUM"
    return closed and not counted


def is_age_of_one(sentence: Sentence, amount: Amount) -> bool:
    """Say whether a number stands behind one noun and "of", where an age stands: "a girl of nine"."""
    whom = amount.first - 2
    return whom >= 0 and sentence.lower[whom + 1] == "of" and sentence.tags[whom] == "NN"
