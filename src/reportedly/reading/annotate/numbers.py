"""Numbers in words and digits.

English cardinals up to the billions, as news writes them: "four", "twenty-one", "two hundred", "1,643", "2.5 million".
"""

from collections.abc import Sequence

UNDER_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
FULL_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
IN_ORDER = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
TEN, HUNDRED = 10, 100
SMALL = {word: value for value, word in enumerate(UNDER_TWENTY.split())}
TENS = {word: value * 10 for value, word in enumerate(FULL_TENS.split(), start=2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12}
ORDINALS = {word: value for value, word in enumerate(IN_ORDER.split(), start=1)}
WORDS = SMALL | TENS | SCALES
GLUE = frozenset({"-", "and"})


def digits(word: str) -> float | None:
    """Return the value of a number in digits ("1,643", "2.5"), or None."""
    if not word[:1].isdigit() or not word.isascii():
        return None
    plain = word.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return None


def number_at(lower: Sequence[str], i: int) -> tuple[float, int] | None:
    """Read the number that begins at token `i`; returns (value, position past it) or None.

    "a hundred" and "a million" begin at their "a"; a bare "a" is no number.
    """
    total, group, at, seen = 0.0, 0.0, i, False
    if lower[i] in {"a", "an"}:
        if i + 1 >= len(lower) or lower[i + 1] not in SCALES:
            return None
        group, at = 1.0, i + 1
    while at < len(lower):
        step = at + 1 if seen and lower[at] in GLUE else at
        if step >= len(lower) or (step != at and not joins(lower, at, group)):
            break
        value = value_of(lower[step])
        if value is None or (seen and lower[step] not in SCALES and not fits(value, group)):
            break
        if lower[step] in SCALES:
            scale = SCALES[lower[step]]
            group = (group or 1.0) * scale
            if scale > HUNDRED:
                total, group = total + group, 0.0
        else:
            group += value
        at, seen = step + 1, True
    return (total + group, at) if seen else None


def value_of(word: str) -> float | None:
    """Return what one token adds to a number, or None."""
    known = WORDS.get(word)
    return float(known) if known is not None else digits(word)


def fits(value: float, group: float) -> bool:
    """Say whether `value` can follow in the same group: "twenty" + "one", "two hundred" + "six"."""
    return (group >= HUNDRED > value) or (group in TENS.values() and 0 < value < TEN) or group == 0


def joins(lower: Sequence[str], at: int, group: float) -> bool:
    """Say whether a hyphen or "and" at `at` holds one number together ("twenty-one", "two hundred and six")."""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if lower[at] == "-":
        return group in TENS.values() and after in SMALL
    return group >= HUNDRED and (after in SMALL or after in TENS)
