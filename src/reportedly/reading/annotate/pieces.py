"""A sentence as a string of one-letter classes of time words: what the time grammar is written over.

Parsers cut dates in many ways ("21-24", "mid-May", "3am", "1980s"). Here the text of a sentence that holds a time
word is cut anew, digits from letters, and each piece gets a class from the lexicon of time; so the grammar neither
depends on a tokeniser nor runs on sentences without time words.

Classes of numbers: d 1..31, e other two digits, y a year 1000..2199, n any other, o ordinal, c number word, a "a".
Punctuation stands for itself; everything else is "_".
"""

import re
from dataclasses import dataclass

from reportedly.codebook.times import TimeWords
from reportedly.reading.annotate.numbers import ORDINALS, SCALES, WORDS
from reportedly.reading.tree import CURLY

FULL_TENS = "|".join(word for word, value in WORDS.items() if value in range(20, 100))
ONES = "|".join(word for word, value in WORDS.items() if value in range(1, 10))
SPELLED = (  # "nineteen ninety-one", "nineteen hundred", "the year two thousand and three"
    rf"\b(?:eighteen|nineteen) (?:hundred|(?:{FULL_TENS})(?:[- ](?:{ONES}))?)\b"
    rf"|(?<=\byear )two thousand(?: (?:and )?(?:{ONES}|ten|eleven|twelve))?\b"
)
PIECE = re.compile(
    SPELLED + r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:st|nd|rd|th)\b|\d+|[ap]\.\s?m\b\.?|[^\W\d_]+|[^\w\s]|_", re.IGNORECASE
)
PUNCTUATION = frozenset(".,-/:'()$#%")
DASHES = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2012": "-", "\u2011": "-"})
LAST_DAY = 31
YEARS = range(1000, 2200)
Held = int | str


@dataclass(slots=True, eq=False)
class Pieces:
    """The pieces of one sentence.

    Attributes:
        classes: one letter a piece.
        values: what the lexicon or the digits say, aligned with `classes`.
        starts, ends: code-point offsets in the document.
        words: the pieces in lower case, quotes straight.
        capital: whether a piece begins with a capital letter.
    """

    classes: str
    values: list[Held]
    starts: list[int]
    ends: list[int]
    words: list[str]
    capital: list[bool]

    def at(self, letters: str, first: int, last: int) -> list[Held]:
        """Return the values of all pieces of the given classes from `first` to before `last`."""
        return [self.values[i] for i in range(first, last) if self.classes[i] in letters]


def cut(text: str, start: int, end: int, lexicon: TimeWords) -> Pieces:
    """Cut the characters [start, end) of a text into classed pieces."""
    found = list(PIECE.finditer(text, start, end))
    raw = [match.group() for match in found]
    folded = [word.lower() if word.isascii() else word.lower().translate(CURLY).translate(DASHES) for word in raw]
    words = ["".join(word.split()) if word[1:2] == "." else word for word in folded]  # "a. m."
    capital = [word[:1].isupper() for word in raw]
    pairs = [classify(words, capital, i, lexicon) for i in range(len(words))]
    return Pieces(
        classes="".join(letter for letter, _ in pairs),
        values=[value for _, value in pairs],
        starts=[match.start() for match in found],
        ends=[match.end() for match in found],
        words=words,
        capital=capital,
    )


def classify(words: list[str], capital: list[bool], i: int, lexicon: TimeWords) -> tuple[str, Held]:
    """Return the class and value of one piece."""
    word = words[i]
    if word[0].isdigit():
        return number(word)
    known = lexicon.classes.get(word)
    if known is None and " " in word:
        return "y", spelled_year(word)
    if known is not None:
        if word in lexicon.risky and not licensed(words, capital, i, lexicon):
            return ("o", ORDINALS[word]) if word in ORDINALS else ("_", word)
        return known
    return plain(word)


def spelled_year(words: str) -> int:
    """Return the year that "nineteen ninety-one" or "two thousand and three" spells."""
    first, *rest = re.split("[- ]", words)
    tail = sum(WORDS[word] for word in rest if word in WORDS and WORDS[word] < SCALES["hundred"])
    return WORDS[first] * (SCALES["thousand"] if "thousand" in rest else SCALES["hundred"]) + tail


def plain(word: str) -> tuple[str, Held]:
    """Class a piece that is no word of time: number words, punctuation, the rest."""
    if word in ORDINALS:
        return "o", ORDINALS[word]
    if word in WORDS:
        return ("C" if word in SCALES else "c"), WORDS[word]
    if word in {"a", "an"}:
        return "a", 1
    if word[0] in "ap" and word[1:2] == ".":
        return "A", word[0] + "m"
    return (word, word) if word in PUNCTUATION else ("_", word)


def number(word: str) -> tuple[str, Held]:
    """Class a piece that begins with a digit."""
    if not word.isascii():
        return "n", 0
    if word[-1].isalpha():
        value = int(word[:-2])
        return ("o", value) if value else ("n", value)
    value = int(word.replace(",", ""))
    if "," in word or len(word) > 4:  # noqa: PLR2004 - a year has four digits
        return "n", value
    if len(word) == 4:  # noqa: PLR2004 - a year has four digits
        return ("y" if value in YEARS else "n"), value
    if len(word) <= 2 and 1 <= value <= LAST_DAY:  # noqa: PLR2004 - a day of the month has two digits
        return "d", value
    return ("e" if len(word) == 2 else "n"), value  # noqa: PLR2004 - a short year has two digits


def licensed(words: list[str], capital: list[bool], i: int, lexicon: TimeWords) -> bool:
    """Say whether a word that is mostly something else ("may", "march", "sun") is time here."""
    if not capital[i]:
        return False
    if words[i] in lexicon.given_names and capital[i + 1 : i + 2] == [True]:
        return False
    after = words[i + 1] if i + 1 < len(words) else ""
    after = words[i + 2] if after == "." and i + 2 < len(words) else after
    before = words[i - 1] if i else ""
    before = words[i - 2] if before == "-" and i > 1 else before
    allowed = lexicon.licence_days if lexicon.classes[words[i]][0] == "W" else lexicon.licence
    return after[:1].isdigit() or before[:1].isdigit() or before in allowed
