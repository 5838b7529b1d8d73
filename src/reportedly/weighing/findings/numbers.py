"""Counts of what befell people in one happening: those that cannot both hold, and those that followed one another.

All tolls of one measure and group are grouped by their interval first, so that ten reports of one number are one side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportedly.record import Finding, Happening, Side
from reportedly.weighing.findings.bench import Bench, mention
from reportedly.weighing.tolls import Toll, in_words, standing

Value = tuple[float, float]


def on_tolls(bench: Bench) -> Iterator[Finding]:
    """Yield conflicts and updates of tolls, happening by happening."""
    for happening in bench.scenery.happenings:
        held: defaultdict[tuple[str, str | None], list[Toll]] = defaultdict(list)
        for telling in bench.scenery.tellings[happening.id]:
            for toll in telling.tolls:
                held[toll.key].append(toll)
        for key in sorted(held, key=str):
            yield from _of_one_measure(happening, held[key], bench)


def _of_one_measure(happening: Happening, tolls: Iterable[Toll], bench: Bench) -> Iterator[Finding]:
    values: defaultdict[Value, list[Toll]] = defaultdict(list)
    for toll in sorted(tolls, key=lambda toll: (toll.low, toll.high, toll.quantity)):
        values[toll.low, toll.high].append(toll)
    updates: list[tuple[list[Toll], list[Toll]]] = []
    for one, other in combinations(values.values(), 2):
        stands = {standing(a, b) for a in one for b in other}
        if stands == {"update"}:
            updates.append((one, other))
        elif "conflict" in stands:
            yield _conflict(happening, one, other, bench)
    for early, late in updates:
        if not any(a is early and any(b is x and y is late for x, y in updates) for a, b in updates):
            yield _update(happening, early, late, bench)


def _conflict(happening: Happening, one: Sequence[Toll], other: Sequence[Toll], bench: Bench) -> Finding:
    sides = sorted((_side(held, bench) for held in (one, other)), key=lambda side: side.says)
    explanation = (
        f"One happening, two tolls that cannot both hold: {_told(one, bench)}, {_told(other, bench)}; "
        "neither is known to have been counted before the other."
    )
    return bench.finding("conflict", happening.id, sides, explanation, facet="toll", facets=happening.facets)


def _update(happening: Happening, early: Sequence[Toll], late: Sequence[Toll], bench: Bench) -> Finding:
    sides = [_side(held, bench) for held in (early, late)]
    explanation = f"The toll of one happening rose: {_told(early, bench)}, later {_told(late, bench)}."
    return bench.finding("update", happening.id, sides, explanation, facet="toll", facets=happening.facets)


def _side(tolls: Sequence[Toll], bench: Bench) -> Side:
    spans = [mention(toll.document, toll.span) for toll in tolls]
    return bench.side(in_words(tolls[0]), (toll.statement for toll in tolls), spans)


def _told(tolls: Sequence[Toll], bench: Bench) -> str:
    """Return a toll and who gave it: "14 killed (two officials in Coast Wire (2031-05-13))"."""
    who = list(dict.fromkeys(bench.says(toll.statement) for toll in tolls))
    more = f" and {len(who) - 1} more" if len(who) > 1 else ""
    return f"{in_words(tolls[0])} by {min(who)}{more}"
