"""Tellings that agree in all but one facet: the same toll on two days, one deed laid at two doors.

Such tellings are kept apart as happenings, for they may be two; that they are very likely one, told differently, is
said as a conflict, with what they agree on.
"""

from collections.abc import Iterator, Sequence

from reportedly.record import Finding, FindingKind, Happening, PossibleHappening
from reportedly.weighing.findings.bench import Bench, words_of
from reportedly.weighing.findings.remarks import is_corrected
from reportedly.weighing.findings.versions import are_versions
from reportedly.weighing.happenings import Telling

NEAR_DAYS = 3
MUST = {
    "doer": frozenset({"date", "place"}),
    "date": frozenset({"place", "toll"}),
    "place": frozenset({"date", "toll"}),
}


def on_differences(bench: Bench) -> Iterator[Finding]:
    """Yield conflicts about day, place or doer between happenings that are one but for it; of versions, corrections."""
    by_id = {happening.id: happening for happening in bench.scenery.happenings}
    for happening in bench.scenery.happenings:
        for maybe in happening.maybe_same_as:
            if happening.id < maybe.happening and (facet := _only_difference(maybe)):
                yield from _conflict(happening, by_id[maybe.happening], facet, maybe, bench)


def _only_difference(maybe: PossibleHappening) -> str | None:
    """Return the one facet that stands against two being one, where enough others agree for it to matter."""
    against = [facet.name for facet in maybe.facets if not facet.agrees]
    agreed = {facet.name for facet in maybe.facets if facet.agrees}
    return against[0] if len(against) == 1 and against[0] in MUST and agreed >= MUST[against[0]] else None


def _conflict(
    one: Happening, other: Happening, facet: str, maybe: PossibleHappening, bench: Bench
) -> Iterator[Finding]:
    tellings = [_telling(bench.scenery.tellings[happening.id], facet) for happening in (one, other)]
    gap = tellings[0][0].when.gap(tellings[1][0].when)
    if tellings[0][0].status != "real" or (facet == "date" and (gap is None or gap > NEAR_DAYS)):
        return
    if facet == "date" and any(is_corrected(t.document, bench) for told in tellings for t in told):
        return  # a note names the day of the report that it puts right beside the deed: "our report of June 2 on …"
    if facet == "place" and any(s.is_relative or s.is_land for told in tellings for t in told for s in t.scenes):
        return  # "north of Orsk" may be where the other says, and who names a land alone may name it as a party
    difference = next(f for f in maybe.facets if not f.agrees)
    sides = sorted(
        (
            bench.side(
                _value(happening, facet, bench),
                (i for t in told for i in t.statements),
                (w for t in told for w in words_of(t)),
            )
            for happening, told in zip((one, other), tellings, strict=True)
        ),
        key=lambda side: side.says,
    )
    shared = ", ".join(dict.fromkeys(f.name for f in maybe.facets if f.agrees))
    parties = facet == "doer" and all(bench.is_party(i) for side in sides for i in side.statements)
    explanation = (
        f"Two tellings agree on {shared} and differ on the {facet}: {difference.why}; they are likely of one deed."
    )
    kind: FindingKind = "disagreement" if parties else "conflict"
    if all(are_versions(a, b, bench) for a in one.documents for b in other.documents):
        kind = "correction"
        explanation = f"Two versions of one report agree on {shared} and differ on the {facet}: {difference.why}."
    yield bench.finding(kind, min(one.id, other.id), sides, explanation, facet=facet, facets=maybe.facets)


def _telling(told: Sequence[Telling], facet: str) -> Sequence[Telling]:
    """Return the tellings that say something of a facet: who names no doer takes no side on who did it."""
    return [telling for telling in told if telling.doers] if facet == "doer" else told


def _value(happening: Happening, facet: str, bench: Bench) -> str:
    """Return what a happening has for a facet, in words."""
    if facet == "doer":
        return ", ".join(sorted(bench.parties.name(i) for i in happening.actors))
    if facet == "date":
        return happening.when.start or "no day"
    return ", ".join(sorted({s.name for t in bench.scenery.tellings[happening.id] for s in t.scenes}))
