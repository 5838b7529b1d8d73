"""How long and how often: "two weeks", "half an hour", "a year-long siege", "twice a day", "every Monday"."""

from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.timing import Context, Found, Hit, token_of
from reportedly.record import Grain, Interval

GRAINS: dict[str, Grain] = {
    "TS": "minute",
    "TM": "minute",
    "TH": "hour",
    "D": "day",
    "N": "day",
    "W": "week",
    "F": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "year",
    "C": "unknown",
}
VAGUE = "X"
HALVES = {"Y": "6M", "M": "15D", "TH": "30M", "TM": "30S", "D": "T12H"}  # what half a unit adds to whole ones
HALF = {"Y": "P6M", "M": "P15D", "TH": "PT30M", "TM": "PT30S", "D": "PT12H", "E": "P5Y", "C": "P50Y"}
LEFT_OPEN = frozenset({"for", "in", "within", "over", "after", "following"})
AGES = frozenset({"Y", "E", "C"})  # "a 50-year-old" is most often a person


def count_of(hit: Hit) -> int | None:
    """Return how many units a hit counts; None where the count is left open ("several"). A range gives its least."""
    total, seen = 0, False
    for i in range(hit.first, hit.past):
        letter, value = hit.pieces.classes[i], hit.pieces.values[i]
        if letter == "q":
            return value if isinstance(value, int) else None
        if letter in "2&/x" and seen:
            break
        if letter in "dneyca" and isinstance(value, int):
            if hit.pieces.classes[i + 1 : i + 2] == "/":
                break
            total, seen = (value if letter == "a" or hit.classes[:1] == "a" else total + value), True
        if letter == "C" and isinstance(value, int):
            total, seen = max(total, 1) * value, True
    return total if seen else 1 if hit.find("l") is not None else None


def duration_timex(unit: str, number: int | None) -> str:
    """Return the TIMEX3 duration: "P2W", "PT24H", "PXD"."""
    letter, factor = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100), "N": ("D", 1)}.get(unit, (unit, 1))
    amount = VAGUE if number is None else str(number * factor)
    return f"PT{amount}{letter[1]}" if letter[0] == "T" else f"P{amount}{letter}"


def lasting(hit: Hit, unit: str, number: int | None, *, basis: str = "a duration") -> list[Found]:
    """Return a hit as a stretch of so many units; it has a length, not a place in time."""
    return [hit.found(Interval(grain=GRAINS[unit], basis=basis), duration_timex(unit, number))]


def duration(hit: Hit, context: Context) -> list[Found]:
    """Read "two weeks", "a three-year", "several days", "two more weeks", "two or three months": how long, not when."""
    unit, number = str(hit.value("uQ")), count_of(hit)
    broken = unit == "Q" and ("-" in hit.classes or hit.after() == "f")
    wordy = "~" in hit.classes and "more" not in hit.pieces.words[hit.first : hit.past]
    if hit.after() == "-" or hit.before() == "v" or broken or wordy or is_age(hit) or is_title(hit):
        return []
    if hit.classes == "au" and per_unit(hit, context):
        return [Found(hit.first, hit.last, Interval(basis="a rate"))]
    return lasting(hit, unit, number)


def is_age(hit: Hit) -> bool:
    """Say whether a length is how old somebody is ("44 years old", "a 12-year-old boy")."""
    return hit.pieces.words[hit.past : hit.past + 1] == ["old"]


def is_title(hit: Hit) -> bool:
    """Say whether a length is the name of a broadcast, in quotes and capitals."""
    unit, before = hit.find("uQ"), hit.pieces.words[hit.first - 1] if hit.first else ""
    return unit is not None and hit.pieces.capital[unit] and before in {'"', "'"}


def per_unit(hit: Hit, context: Context) -> bool:
    """Say whether "a day" is said of each day: "four flights a week", "$35 a night"."""
    first, last = token_of(context, hit.first), token_of(context, hit.last)
    if not first or last is None:
        return False
    sentence, before = context.sentence, first - 1
    if context.sentence.deps[last] in {"pobj", "dobj", "nsubj", "nsubjpass"}:
        return False
    return sentence.tags[before] in {"CD", "NNS", "NN", "$"} or sentence.lower[before] in {"once", "twice", "times"}


def with_half(hit: Hit, _: Context) -> list[Found]:
    """Read "two and a half years", "a year and a half", "2 1/2 hours", "half an hour", "a half day"."""
    unit, number = str(hit.value("uQ")), count_of(hit)
    if hit.after() == "-" or unit not in HALF:
        return []
    value = Interval(grain=GRAINS[unit], basis="a duration")
    if hit.classes.lstrip("a").startswith("x"):
        return [hit.found(value, HALF[unit])]
    if unit in HALVES and number is not None:
        return [hit.found(value, duration_timex(unit, number) + HALVES[unit])]
    tens = {"E": 10, "C": 100}.get(unit)
    return [hit.found(value, f"P{(number or 0) * tens + tens // 2}Y")] if tens else []


def old_or_long(hit: Hit, context: Context) -> list[Found]:
    """Read "an eight-month-old truce", "the year-long siege", "decades-long"; a person's age is left alone."""
    unit, plural = str(hit.value("u")), hit.pieces.words[hit.find("u") or hit.first].endswith("s")
    if hit.pieces.words[hit.last] == "old" and (unit in AGES or not of_thing(hit, context)):
        return []
    counted = hit.find("dnyecaqC") is not None
    return lasting(hit, unit, count_of(hit) if counted else None if plural else 1)


def of_thing(hit: Hit, context: Context) -> bool:
    """Say whether "…-month-old" stands before a noun that is no person."""
    token = token_of(context, hit.last)
    if token is None or hit.after() != "_":
        return False
    head = context.sentence.heads[token]
    return head > token and context.sentence.lemmas[head] not in unit_words().persons


def in_one_word(hit: Hit, _: Context) -> list[Found]:
    """Read "weeklong", "yearlong"."""
    return lasting(hit, str(hit.value("R")), 1)


def bare(hit: Hit, _: Context) -> list[Found]:
    """Read "for weeks", "within days", "weeks or months": how long, left open."""
    before = hit.pieces.words[hit.first - 1] if hit.first else ""
    word = hit.pieces.words[hit.first]
    if before not in LEFT_OPEN or not word.endswith("s") or hit.after() in {"f", "2", "-"}:
        return (
            []
            if before not in {"after", "following"} or hit.after() != "f"
            else lasting(hit, str(hit.value("u")), None)
        )
    return lasting(hit, str(hit.value("u")), None)


def rate(hit: Hit, _: Context) -> list[Found]:
    """Read "daily", "every day", "each Monday": how often, not when."""
    if hit.find("V") is not None:
        return [hit.found(Interval(basis="a rate"), str(hit.value("V")))]
    if hit.find("W") is not None:
        return [hit.found(Interval(basis="a rate"), f"XXXX-WXX-{(hit.whole('W') or 0) + 1}")]
    if hit.find("M") is not None:
        return [hit.found(Interval(basis="a rate"), f"XXXX-{hit.whole('M') or 0:02d}")]
    if hit.find("p") is not None:
        return [hit.found(Interval(basis="a rate"), f"XXXX-XX-XXT{hit.value('p')}")]
    other = "other" in hit.pieces.words[hit.first : hit.past]
    return lasting(hit, str(hit.value("uQ")), count_of(hit) or (2 if other else 1), basis="a rate")


def so_often(hit: Hit, _: Context) -> list[Found]:
    """Read "twice a day", "three times a week", "once every two months": how often, not when."""
    unit = Hit(hit.find("av") or hit.first, hit.past, hit.pieces)
    number = count_of(unit) if unit.find("dneycqC") is not None else 1
    return lasting(hit, str(hit.value("u")), number, basis="a rate")
