"""What several documents say alike: borne out by independent first hands, or one word repeated."""

from collections import defaultdict
from collections.abc import Iterator

from reportedly.record import Facet, Finding, FindingKind, Mention, Side
from reportedly.weighing.findings.bench import Bench, words_of

INDEPENDENT = 2


def on_agreement(bench: Bench) -> Iterator[Finding]:
    """Yield corroborations and repetitions of happenings that more than one document tells of."""
    for happening in bench.scenery.happenings:
        tellings = bench.scenery.tellings[happening.id]
        if len(happening.documents) < INDEPENDENT or tellings[0].status != "real":
            continue
        sides: defaultdict[str, tuple[list[str], list[Mention]]] = defaultdict(lambda: ([], []))
        for telling in tellings:
            sides[telling.document][0].extend(telling.statements)
            sides[telling.document][1].extend(words_of(telling))
        made = [
            bench.side(bench.title(statements[0]), statements, spans)
            for _, (statements, spans) in sorted(sides.items())
        ]
        shared = ", ".join(dict.fromkeys(facet.name for facet in happening.facets if facet.agrees))
        yield agreed(bench, happening.id, made, f"tell of one happening ({shared} agree)", happening.facets)


def agreed(bench: Bench, about: str, sides: list[Side], what: str, facets: tuple[Facet, ...] = ()) -> Finding:
    """Return a corroboration where at least two first hands are sure, else a repetition."""
    count = bench.count(i for side in sides for i in side.statements)
    kind: FindingKind = "corroboration" if count.low >= INDEPENDENT else "repetition"
    hands = f"{count.low}" if count.low == count.high else f"{count.low} to {count.high}"
    sure = (
        "independent first hands" if count.low >= INDEPENDENT else "first hands, so that none surely bears out another"
    )
    explanation = f"{len(sides)} documents {what} on the word of {hands} {sure}: {count.why}."
    return bench.finding(kind, about, sides, explanation, facets=facets)
