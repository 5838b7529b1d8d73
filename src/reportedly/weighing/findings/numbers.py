"""Counts of what befell people in one happening: those that cannot both hold, and those that followed one another.

All tolls of one measure and group are grouped by their interval first, so that ten reports of one number are one side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from reportedly.record import Finding, Happening, PossibleHappening, Side
from reportedly.weighing.findings.bench import Bench, mention
from reportedly.weighing.findings.remarks import is_corrected
from reportedly.weighing.findings.versions import are_versions, in_order
from reportedly.weighing.happenings import compare
from reportedly.weighing.happenings.facets import CORE, is_toll_alone, is_undated_toll
from reportedly.weighing.tolls import Toll, in_words, standing

Value = tuple[float, float, str]  # between which numbers, and of which group ("" for all)
APART = frozenset({"update", "conflict"})
TOWN_M = 8_000.0  # the radius of a town: in a larger place more than one deed is done a day


def on_tolls(bench: Bench) -> Iterator[Finding]:
    """Yield conflicts and updates of tolls, happening by happening, and between two that differ in the toll alone."""
    for happening in bench.scenery.happenings:
        held = _by_measure(happening, bench)
        for measure in sorted(held):
            yield from _of_one_measure(
                happening, held[measure], bench, held.get("killed", ()) if measure == "wounded" else ()
            )
    yield from _apart_by_toll(bench)


def _by_measure(happening: Happening, bench: Bench) -> Mapping[str, list[Toll]]:
    """Return the tolls of a happening by what befell those who are counted."""
    held: defaultdict[str, list[Toll]] = defaultdict(list)
    for toll in (toll for telling in bench.scenery.tellings[happening.id] for toll in telling.tolls):
        held[toll.measure].append(toll)
    return held


def _apart_by_toll(bench: Bench) -> Iterator[Finding]:
    """Yield conflicts of the tolls of two happenings of one day and place that nothing but the toll keeps apart.

    They may be two deeds, so that they are not put together; but where each report tells of one such deed there on
    that day, and the place is no city, they are likely one.
    """
    by_id = {happening.id: happening for happening in bench.scenery.happenings}
    told: defaultdict[tuple[str, str], list[Happening]] = defaultdict(list)
    for happening in bench.scenery.happenings:
        for document in happening.documents:
            told[document, happening.code].append(happening)
    for one in bench.scenery.happenings:
        for maybe in one.maybe_same_as:
            other = by_id[maybe.happening]
            alone = is_toll_alone(maybe.facets) or is_undated_toll(maybe.facets)
            if one.id < other.id and alone and _is_only_deed(one, other, told, maybe, bench):
                some, others = _by_measure(one, bench), _by_measure(other, bench)
                for measure in sorted(some.keys() & others.keys()):
                    yield from _between(one, some[measure], others[measure], maybe, bench)


def _is_only_deed(
    one: Happening,
    other: Happening,
    told: Mapping[tuple[str, str], list[Happening]],
    maybe: PossibleHappening,
    bench: Bench,
) -> bool:
    """Say whether no report of either tells of another such deed there that day, and the place is no city.

    Where no day is told, of no other such deed with a toll at all.
    """
    tellings = [*bench.scenery.tellings[one.id], *bench.scenery.tellings[other.id]]
    if tellings[0].status != "real" or one.series or other.series:
        return False
    wide = ([scene.is_land or scene.radius >= TOWN_M for scene in telling.scenes] for telling in tellings)
    if any(scenes and all(scenes) for scenes in wide):
        return False
    beside = {h.id: h for t in tellings for h in told[t.document, one.code] if h.id not in {one.id, other.id}}
    again = [t for i in beside for t in bench.scenery.tellings[i] if t.status == "real"]
    if is_undated_toll(maybe.facets) and any(t.tolls for t in again):
        return False
    agreed = ({facet.name for facet in compare(t, tellings[0], bench.parties).agreed} for t in again)
    return set(one.documents).isdisjoint(other.documents) and not any(names >= CORE for names in agreed)


def _between(
    happening: Happening, some: Iterable[Toll], others: Iterable[Toll], maybe: PossibleHappening, bench: Bench
) -> Iterator[Finding]:
    """Yield the conflicts of one measure between two happenings that are likely one."""
    for one, other in product(_by_value(some), _by_value(others)):
        if "conflict" in {standing(a, b) for a in one for b in other}:
            sides = sorted((_side(held, bench) for held in (one, other)), key=lambda side: side.says)
            agreed = "day and place" if is_toll_alone(maybe.facets) else "place and thing, of which they tell no day,"
            explanation = (
                f"Two tellings agree on {agreed} and differ on the toll: {_told(one, bench)}, "
                f"{_told(other, bench)}; they are likely of one deed, for no report of them tells of another there."
            )
            yield bench.finding("conflict", happening.id, sides, explanation, facet="toll", facets=maybe.facets)


def _by_value(tolls: Iterable[Toll]) -> list[list[Toll]]:
    """Return tolls grouped by their interval and group, the least first."""
    values: defaultdict[Value, list[Toll]] = defaultdict(list)
    for toll in sorted(tolls, key=lambda toll: (toll.low, toll.high, toll.group or "", toll.quantity)):
        values[toll.low, toll.high, toll.group or ""].append(toll)
    return list(values.values())


def _of_one_measure(
    happening: Happening, tolls: Iterable[Toll], bench: Bench, deaths: Sequence[Toll] = ()
) -> Iterator[Finding]:
    """Yield what the counts of one measure show; `deaths` tell whether some of those wounded died since."""
    updates: list[tuple[list[Toll], list[Toll]]] = []
    for one, other in combinations(_by_value(tolls), 2):
        versions = [
            (a, b)
            for a in one
            for b in other
            if standing(a, b) in APART and are_versions(a.document, b.document, bench)
        ]
        for a, b in versions:
            yield _of_versions(happening, a, b, bench)
        told = [(a, b) for a in one for b in other if (a, b) not in versions and _by_two(a, b, bench)]
        gone = [(a, b) for a, b in (*told, *((b, a) for a, b in told)) if _died_since(a, b, deaths)]
        if gone:
            yield _fallen(happening, [a for a, _ in gone], [b for _, b in gone], bench)
            continue
        stands = {standing(a, b) for a, b in told}
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


def _died_since(early: Toll, late: Toll, deaths: Sequence[Toll]) -> bool:
    """Say whether fewer are wounded later because as many more are dead by the same two reports."""
    if not early.known.is_before(late.known) or early.group != late.group or late.high >= early.low:
        return False
    before = [toll for toll in deaths if toll.document == early.document and toll.group == early.group]
    after = [toll for toll in deaths if toll.document == late.document and toll.group == late.group]
    return any(b.low - a.high >= early.low - late.high for a in before for b in after)


def _fallen(happening: Happening, early: Sequence[Toll], late: Sequence[Toll], bench: Bench) -> Finding:
    early, late = list(dict.fromkeys(early)), list(dict.fromkeys(late))
    explanation = (
        f"Fewer are wounded than were: {_told(early, bench)}, later {_told(late, bench)}; by the same reports as many "
        "more are dead, so some may have died of their wounds."
    )
    sides = [_side(held, bench) for held in (early, late)]
    return bench.finding("update", happening.id, sides, explanation, facet="toll", facets=happening.facets)


def _side(tolls: Sequence[Toll], bench: Bench) -> Side:
    spans = [mention(toll.document, toll.span) for toll in tolls]
    return bench.side(in_words(tolls[0]), (toll.statement for toll in tolls), spans)


def _told(tolls: Sequence[Toll], bench: Bench) -> str:
    """Return a toll and who gave it: "14 killed (so two officials in Coast Wire (2031-05-13))"; never "by"."""
    who = list(dict.fromkeys(bench.says(toll.statement) for toll in tolls))
    more = f" and {len(who) - 1} more" if len(who) > 1 else ""
    return f"{in_words(tolls[0])} (so {min(who)}{more})"
