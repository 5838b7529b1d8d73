"""Counts of what befell people in one happening: those that cannot both hold, and those that followed one another.

All tolls of one measure and group are grouped by their interval first, so that ten reports of one number are one side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportedly.record import Finding, Happening, Side
from reportedly.weighing.findings.bench import Bench, mention
from reportedly.weighing.findings.remarks import is_corrected
from reportedly.weighing.findings.versions import are_versions, in_order
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
        versions = [
            (a, b) for a in one for b in other if not a.may_equal(b) and are_versions(a.document, b.document, bench)
        ]
        for a, b in versions:
            yield _of_versions(happening, a, b, bench)
        stands = {standing(a, b) for a in one for b in other if (a, b) not in versions and _by_two(a, b, bench)}
        if stands == {"update"}:
            updates.append((one, other))
        elif "conflict" in stands:
            put_right = [(a, b) for a, b in ((one, other), (other, one)) if _corrects(b, a, bench)]
            if len(put_right) == 1:
                yield _correction(happening, *put_right[0], bench)
            else:
                yield _conflict(happening, one, other, bench)
    for early, late in updates:
        if not any(a is early and any(b is x and y is late for x, y in updates) for a, b in updates):
            yield _update(happening, early, late, bench)


def _of_versions(happening: Happening, one: Toll, other: Toll, bench: Bench) -> Finding:
    """Return what became of a toll from one version of a report to the next: a rise is an update, else a correction."""
    order = in_order(one.document, other.document, bench)
    before, after = (other, one) if order and order[0] == other.document else (one, other)
    if order and before.high < after.low:
        return _update(happening, [before], [after], bench)
    told = f"{_told([before], bench)}, {_told([after], bench)}"
    explanation = (
        f"The newer of two versions of one report gives another toll: {told}."
        if order
        else f"Two versions of one report give different tolls: {told}; nothing tells which is the newer."
    )
    sides = [_side([held], bench) for held in (before, after)]
    return bench.finding("correction", happening.id, sides, explanation, facet="toll", facets=happening.facets)


def _by_two(one: Toll, other: Toll, bench: Bench) -> bool:
    """Say whether two counts are of two documents, or of two voices in one."""
    if one.document != other.document:
        return True
    hands = [bench.first_hand(held.statement) for held in (one, other)]
    return None not in hands and hands[0] != hands[1]


def _correction(happening: Happening, wrong: Sequence[Toll], right: Sequence[Toll], bench: Bench) -> Finding:
    sides = [_side(held, bench) for held in (wrong, right)]
    explanation = f"A toll was put right: {_told(wrong, bench)}, corrected to {_told(right, bench)}."
    return bench.finding("correction", happening.id, sides, explanation, facet="toll", facets=happening.facets)


def _corrects(right: Sequence[Toll], wrong: Sequence[Toll], bench: Bench) -> bool:
    """Say whether all that give a toll put a figure right, and none came out before the other toll."""
    return all(is_corrected(held.document, bench) for held in right) and not any(
        bench.published(a.document).is_before(bench.published(b.document)) for a in right for b in wrong
    )


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
    """Return a toll and who gave it: "14 killed (so two officials in Coast Wire (2031-05-13))"; never "by"."""
    who = list(dict.fromkeys(bench.says(toll.statement) for toll in tolls))
    more = f" and {len(who) - 1} more" if len(who) > 1 else ""
    return f"{in_words(tolls[0])} (so {min(who)}{more})"
