"""The grammar of time expressions: patterns over the classes of `pieces`, and what reads each.

Order matters: at one place the first pattern that matches is tried, so longer ones stand first.
"""

import re
from collections.abc import Callable, Iterator

from reportedly.reading.annotate import dates, durations, quarters, relative
from reportedly.reading.annotate.timing import Context, Found, Hit

Handler = Callable[[Hit, Context], list[Found]]

TELLING = frozenset({"day", "month", "quarter", "year"})
NUMBER = r"(?:a?qf?|aC|[dcey]C|c-?c|[dneyca])"
COUNT = rf"(?:a?l{NUMBER}?|{NUMBER}(?:[2&-]{NUMBER})?)"
DAY = "[do]"
TOLD_YEAR = "f?[LXT]u"  # "of this year"
YEAR = f"(?:,?y|{TOLD_YEAR})?"
WEEKDAY = r"(?:W\.?,?)?"
PART = "(?:E-?|t?bft?|t?E-?)?"

RULES: tuple[tuple[str, str, Handler], ...] = (
    ("iso", "y-d-d", dates.numeric),
    ("slashed", "d/d/[yed]", dates.numeric),
    ("dotted", r"d\.d\.y", dates.numeric),
    ("two_months", rf"B?M\.?{DAY}(?:-|2|&)M\.?{DAY}{YEAR}", dates.month_first),
    ("part_of_date", rf"t?[up]f{WEEKDAY}M\.?{DAY}{YEAR}", dates.part_of_date),
    (
        "month_first",
        rf"(?:{WEEKDAY}|[LT])M\.?{DAY}(?:(?:,{DAY})*,?&{DAY}|[-2]{DAY})?{YEAR}(?!:[dn])",
        dates.month_first,
    ),
    ("two_months_back", rf"{DAY}M\.?(?:-|2|&){DAY}M\.?{YEAR}", dates.day_first),
    (
        "day_first",
        rf"{WEEKDAY}(?:{DAY}(?:,{DAY})*,?&|{DAY}[-2])?{DAY}f?-?M(?:\.?-?(?:,?y|e)|\.?{TOLD_YEAR})?",
        dates.day_first,
    ),
    ("part_of_month", r"t?[oL]uf[LXT]?M(?:\.?,?y)?", dates.part_of_month),
    ("month_year", rf"{PART}M\.?,?f?y", dates.month_year),
    ("relative_year", rf"{PART}M\.?f?[LXT]u", dates.month_of_relative_year),
    ("month", rf"{PART}[LXT]?M", dates.month_only),
    ("clock", r"(?:[dn]:[dne](?:A|Z)?|dA|[yn]Z)(?:Z?,?W)?|t?p[if]?W|p(?=[^W])", dates.clock),
    ("quarter", r"t?(?:[LXT]u(?:'?z)?|y(?:'?z)?|u-?[gE])?j?-?o-?Q(?:f?y|f?[LXT]u)?(?!f[t_])", quarters.quarter),
    ("half", r"t?(?:[LXT]u'?z|y)?[oLE]xf?(?:t?y|[LXT]u|tu)", quarters.half),
    ("rate_day", r"v[WMp]", durations.rate),
    ("weekday", r"(?:TX|t?[LXT]|)W(?:p|(?=u)u|ip(?![:W]))?|t?Euf[LX]?W", dates.weekday),
    ("deictic", "r(?:p)?", relative.deictic),
    ("daypart", "(?:E)?[LT]p", relative.daypart),
    ("weekend", "[tTLX]+k", relative.weekend),
    ("rate", f"V|v(?:{NUMBER}|_)?[uQ]", durations.rate),
    ("ago", rf"~*{COUNT}?-?[uQ](?:&(?:a|c))?g", relative.ago),
    ("apart", rf"{COUNT}[uQ]E", relative.apart),
    ("year_earlier", f"t?u-[Eg](?:{NUMBER}u|[QP])?", quarters.year_earlier),
    ("this_quarter", "t[QP]au[gE]|tK?[QP]|K[QP]", quarters.this_quarter),
    ("pointing", "HT?[uQp]|t(?:T|X)[up]", relative.pointing),
    ("within_unit", "Eit[uQ]", relative.within_unit),
    ("unit_end", "t?u(?:-|'?z)?b", relative.unit_end),
    ("lying_ahead", "t?um", relative.lying_ahead),
    ("season", r"t?(?:[LXT]+|E-?)s(?:f?y)?|t?sf?y|ts", dates.season),
    ("around_now", f"(?:E)?t?(?:[LXT]+|K)j?(?:{COUNT})?[uQ]|tj?u(?![-E'fog])", relative.around_now),
    ("decade", r"t?(?:E-?)?(?:y'?z|'[de]'?z|tez|(?<=&)ez)|(?:t|tE-?|E-?)D", dates.decade),
    ("for_nth", "(?<=J)[ta]oI?u", relative.for_nth),
    ("century", r"t?ou", dates.century),
    ("ending", "t?bft?[T]?u", relative.ending),
    ("with_half", rf"{NUMBER}(?:&ax|d/d)-?u|{NUMBER}u&ax|xau|a?x-?u", durations.with_half),
    ("so_often", rf"{NUMBER}?Y(?:a|v{NUMBER}?)u(?![gE-])", durations.so_often),
    ("old_or_long", f"(?:{NUMBER}-)?u-?w", durations.old_or_long),
    ("in_one_word", "R", durations.in_one_word),
    ("duration", rf"(?:to?)?{COUNT}~?-?[uQ]", durations.duration),
    ("year", rf"(?:{PART}|j|tu)y", dates.year),
    ("feast", "hu?", dates.feast),
    ("bare", "u", durations.bare),
    ("part_of_told_day", "t(?:p|u)", relative.part_of_told_day),
    ("loose", "N[uQ]?", relative.loose),
    ("by_itself", "tO?G|tL(?![dneycaqCuQpsWMkhojl~])|K", relative.by_itself),
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
