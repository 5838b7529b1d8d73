"""Amounts: where a sentence counts, how much, between what bounds. Words only; the tree comes in `quantities`.

Bounds by the words (methods: "dozens" at least 24, "scores" 40, "hundreds" 200; "about" ±20 %; "more than N" from
N+1 for whole numbers; "at least" closed).
"""

import math
import re
from dataclasses import dataclass, replace

from reportedly.codebook.times import time_words
from reportedly.codebook.units import UnitWords
from reportedly.reading.annotate.numbers import ORDINALS, SCALES, WORDS, digits, number_at
from reportedly.reading.tree import Sentence

MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})
ABOUT = 0.2
TINY = 1e-9  # 40 * 1.2 is 48, not a little more
YEARS = (1900.0, 2100.0)
LONGEST_BOUND = 4
DOZEN = 12.0
LAST_DAY = 31
DIGITS = re.compile(r"[0-9]{1,2}")
AS_MUCH = frozenset({"even", "so", "much", "as"})  # between "not" and "a single"
WITH_ARTICLE = frozenset({"few", "couple", "handful"})


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, and where: tokens `first` (with its bounding words) to `last`; `number` is the first counting token."""

    first: int
    number: int
    last: int
    low: float | None = None
    high: float | None = None
    exact: float | None = None
    vague: str | None = None
    more: bool = False


def amount_at(sentence: Sentence, i: int, lexicon: UnitWords) -> Amount | None:
    """Read the amount that begins at token `i`, or None; its bounding words stand before `i`."""
    bare = (
        vague_at(sentence, i, lexicon)
        or dozen_at(sentence, i)
        or range_at(sentence, i)
        or plain_at(sentence, i, lexicon)
    )
    return bounded(sentence, bare, lexicon) if bare else None


def not_one(sentence: Sentence, i: int) -> int | None:
    """Return the "not" before a word for one: "not one", "not a single", "not even a"; None where more follow."""
    at = i - 1
    while at > 0 and sentence.lower[at] in AS_MUCH:
        at -= 1
    further = sentence.lower[i + 1] if i + 1 < len(sentence) else ""
    return at if at >= 0 and sentence.lower[at] == "not" and further not in {"but", "or"} else None


def vague_at(sentence: Sentence, i: int, lexicon: UnitWords) -> Amount | None:
    """Read "dozens", "several", "tens of thousands", "several hundred", "a few dozen"."""
    lower, word = sentence.lower, sentence.lower[i]
    if word not in lexicon.vague and word not in lexicon.tens:
        return None
    first = i - 1 if i and lower[i - 1] in {"a", "the"} and word in WITH_ARTICLE else i
    if (word in WITH_ARTICLE and first == i) or (word == "scores" and sentence.pos[i] == "VERB"):
        return None
    low, last = least(lower, i, lexicon)
    return Amount(first, i, last, low=low, vague=" ".join(lower[first : last + 1])) if low else None


def least(lower: list[str], i: int, lexicon: UnitWords) -> tuple[float | None, int]:
    """Return the least that the words from `i` can mean, and their last token."""
    word, after = lower[i], lower[i + 1] if i + 1 < len(lower) else ""
    third = lower[i + 2] if i + 2 < len(lower) else ""
    if after == "of" and third in lexicon.vague and third.rstrip("s") in SCALES:
        return lexicon.tens.get(word, 2.0) * SCALES[third.rstrip("s")], i + 2
    if word in lexicon.vague and (after in SCALES or after == "dozen"):
        return lexicon.vague[word] * SCALES.get(after, DOZEN), i + 1
    return lexicon.vague.get(word), i


def dozen_at(sentence: Sentence, i: int) -> Amount | None:
    """Read "a dozen", "half a dozen", "two dozen"."""
    lower = sentence.lower
    for words, value in ((("half", "a", "dozen"), 6.0), (("a", "half", "dozen"), 6.0), (("a", "dozen"), DOZEN)):
        if tuple(lower[i : i + len(words)]) == words:
            return Amount(i, i, i + len(words) - 1, exact=value)
    if lower[i] == "dozen":
        return Amount(i, i, i, exact=DOZEN)
    return None


def range_at(sentence: Sentence, i: int) -> Amount | None:
    """Read "between 10 and 15", "10 to 15", "10-15", "two or three"."""
    lower = sentence.lower
    left, dash, right = lower[i].replace("\u2013", "-").partition("-")
    low, high = digits(left), digits(right)
    if dash and low is not None and high is not None:
        return Amount(i, i, i, low=low, high=high) if low < high else None
    first = number_at(lower, i)
    if first is None or first[1] + 1 >= len(lower):
        return None
    joint, between = lower[first[1]], i > 0 and lower[i - 1] == "between"
    if joint not in {"to", "-", "\u2013", "or"} and not (joint == "and" and between):
        return None
    second = number_at(lower, first[1] + 1)
    if second is None or second[0] <= first[0]:
        return None
    return Amount(i - between, i, second[1] - 1, low=first[0], high=second[0])


def plain_at(sentence: Sentence, i: int, lexicon: UnitWords) -> Amount | None:
    """Read one number in words or digits; years, ordinals and parts of names are none."""
    if part_of_name(sentence, i) or sentence.lower[i] in ORDINALS or day_of_month(sentence, i):
        return None
    found = number_at(sentence.lower, i)
    if found is None:
        return None
    value, past = found
    if past == i + 1 and YEARS[0] <= value <= YEARS[1] and is_year(sentence, i, lexicon):
        return None
    if past < len(sentence) and sentence.lower[past] == "dozen":
        return Amount(i, i, past, exact=value * DOZEN)
    return Amount(i, i, past - 1, exact=value)


def is_year(sentence: Sentence, i: int, lexicon: UnitWords) -> bool:
    """Say whether four digits are rather a year ("the 1992 protests") than a count ("some 2000 fighters")."""
    if not sentence.lower[i].isdigit():
        return False
    if i + 1 == len(sentence) or sentence.tags[i + 1] != "NNS" or sentence.deps[i] != "nummod":
        return True
    known = i > 0 and sentence.lower[i - 1] in {"the", "in", "since", "of"}
    return known and sentence.lemmas[i + 1] not in lexicon.persons


def day_of_month(sentence: Sentence, i: int) -> bool:
    """Say whether a number stands beside the name of a month ("19 March", "May 3")."""
    if not DIGITS.fullmatch(sentence.words[i]) or int(sentence.words[i]) > LAST_DAY:
        return False
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(sentence) and sentence.words[k][0].isupper()]
    return any(time_words().classes.get(sentence.lower[k].rstrip("."), ("", 0))[0] == "M" for k in beside)


def part_of_name(sentence: Sentence, i: int) -> bool:
    """Say whether a number is glued to a name ("F-16", "Covid-19") or a measure before a hyphen ("five-member")."""
    if i and sentence.ends[i - 1] == sentence.starts[i] and sentence.words[i - 1][-1:] in {"-", "/", ":", "."}:
        return True
    if i + 2 < len(sentence) and sentence.lower[i + 1] == "-" and sentence.ends[i + 1] == sentence.starts[i + 2]:
        return sentence.lower[i + 2] not in WORDS and not sentence.lower[i + 2][0].isdigit()
    return False


def bounded(sentence: Sentence, amount: Amount, lexicon: UnitWords) -> Amount:
    """Apply the words before an amount: "at least", "more than", "about", "another"."""
    for size in range(min(LONGEST_BOUND, amount.first), 0, -1):
        words = tuple(sentence.lower[amount.first - size : amount.first])
        effect = lexicon.bounds.get(words)
        if effect is not None:
            return bounded(sentence, apply(replace(amount, first=amount.first - size), effect), lexicon)
    after = sentence.lower[amount.last + 1] if amount.last + 1 < len(sentence) else ""
    return replace(amount, more=True) if after in {"more", "additional"} else amount


def apply(amount: Amount, effect: str) -> Amount:
    """Return the amount under one bounding word."""
    value = amount.exact
    if effect == "more":
        return replace(amount, more=True)
    if value is None or effect == "exact":
        return amount
    step = 1.0 if value.is_integer() else 0.0
    low, high = {
        "low": (value, None),
        "high": (None, value),
        "above": (value + step, None),
        "below": (None, value - step),
        "almost": (near(value, -1), value),
        "about": (near(value, -1), near(value, 1)),
    }[effect]
    return replace(amount, exact=None, low=low, high=high)


def near(value: float, side: int) -> float:
    """Return the bound of "about" on one side (-1 or 1); whole numbers keep whole bounds, outwards."""
    bound = value * (1 + side * ABOUT)
    if not value.is_integer():
        return bound
    return float(math.floor(bound + TINY) if side < 0 else math.ceil(bound - TINY))


def is_many(s: Sentence, k: int) -> bool:
    """Say whether a bare number stands for people: "freed dozens", "released 40"."""
    alone = not s.kids_by(k, "prep", "compound", "poss")
    return alone and (s.tags[k] == "CD" or s.lower[k] in MANY)
