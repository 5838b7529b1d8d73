"""The grammar of time expressions: patterns over the classes of `pieces`, and what reads each.

Order matters: at one place the first pattern that matches is tried, so longer ones stand first.
"""

import re
from collections.abc import Callable, Iterator

from reportedly.reading.annotate import dates, relative
from reportedly.reading.annotate.timing import Context, Found, Hit

Handler = Callable[[Hit, Context], list[Found]]

TELLING = frozenset({"day", "month", "quarter", "year"})
NUMBER = r"(?:a?qf?|aC|[dcey]C|c-?c|[dneyca])"
DAY = "[do]"
YEAR = "(?:,?y)?"
WEEKDAY = r"(?:W\.?,?)?"
PART = "(?:E-?|t?bft?|t?E-?)?"

RULES: tuple[tuple[str, str, Handler], ...] = (
    ("iso", "y-d-d", dates.numeric),
    ("slashed", "d/d/[yed]", dates.numeric),
    ("dotted", r"d\.d\.y", dates.numeric),
    ("two_months", rf"B?M\.?{DAY}(?:-|2|&)M\.?{DAY}{YEAR}", dates.month_first),
    (
        "month_first",
        rf"(?:{WEEKDAY}|[LT])M\.?{DAY}(?:(?:,{DAY})*,?&{DAY}|[-2]{DAY})?{YEAR}(?!:[dn])",
        dates.month_first,
    ),
    ("two_months_back", rf"{DAY}M\.?(?:-|2|&){DAY}M\.?{YEAR}", dates.day_first),
    (
        "day_first",
        rf"{WEEKDAY}(?:{DAY}(?:,{DAY})*,?&|{DAY}[-2])?{DAY}f?-?M(?:\.?-?(?:,?y|e))?",
        dates.day_first,
    ),
    ("month_year", rf"{PART}M\.?,?f?y", dates.month_year),
    ("relative_year", rf"{PART}M\.?f?[LXT]u", dates.month_of_relative_year),
    ("month", rf"{PART}[LXT]?M", dates.month_only),
    ("clock", r"(?:[dn]:[dne](?:A|Z)?|dA|[yn]Z)(?:Z?,?W)?|pW", dates.clock),
    ("quarter", r"t?(?:[LT](?:u_z|u))?j?o-?Q(?:fy)?|yo-?Q", dates.quarter),
    ("rate_day", r"v[WM]", relative.rate),
    ("weekday", r"(?:TX|[LXT]|)W(?:p|(?=u)u)?", dates.weekday),
    ("deictic", "r(?:p)?", relative.deictic),
    ("daypart", "(?:E)?[LT]p", relative.daypart),
    ("weekend", "[tTLX]+k", relative.weekend),
    ("rate", f"V|v{NUMBER}?[uQ]", relative.rate),
    ("ago", rf"~*{NUMBER}?-?[uQ](?:&a)?g", relative.ago),
    ("apart", rf"{NUMBER}[uQ]E", relative.apart),
    ("year_earlier", "t?u-[Eg][QP]?", relative.year_earlier),
    ("this_quarter", "tK?[QP]|K[QP]", relative.this_quarter),
    ("pointing", "HT?[uQ]|t(?:T|X)u", relative.pointing),
    ("season", r"t?(?:[LXT]+|E-?)s(?:f?y)?|t?sf?y", dates.season),
    ("around_now", f"(?:E)?t?(?:[LXT]+|K)(?:{NUMBER})?[uQ]", relative.around_now),
    ("decade", r"t?(?:E-?)?(?:y'?z|'[de]'?z)", dates.decade),
    ("century", r"t?ou", dates.century),
    ("ending", "t?bft?[T]?u", relative.ending),
    ("duration", rf"(?:to?)?{NUMBER}-?[uQ]", relative.duration),
    ("year", rf"(?:{PART}|j)y", dates.year),
    ("feast", "hu?", dates.feast),
    ("bare", "u", relative.bare),
    ("loose", "N[uQ]?", relative.loose),
    ("by_itself", "tG|K", relative.by_itself),
)
GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in RULES))
HANDLERS: dict[str, Handler] = {name: handler for name, _, handler in RULES}


def scan(context: Context) -> Iterator[Found]:
    """Yield the time expressions of a sentence in order; they do not overlap. Updates the context's reference."""
    at, classes = 0, context.pieces.classes
    while match := GRAMMAR.search(classes, at):
        found = HANDLERS[match.lastgroup or ""](Hit(match.start(), match.end(), context.pieces), context)
        for one in found:
            yield one
            if one.telling and one.value.start and one.value.grain in TELLING:
                context.reference = one.value
        at = found[-1].last + 1 if found else match.start() + 1
