"""What many documents show together: borne out, in conflict, updated, changed, put right, taken back, or drifted.

Only what is of one happening, one issue or one tie is compared, and only by typed facets: likeness of wording decides
nothing. Every finding names both sides with their words, the facets that make them comparable, and says why.
"""

from collections.abc import Iterable

from reportedly.record import Comparison, Finding, Reading
from reportedly.weighing.findings.accounts import on_accounts
from reportedly.weighing.findings.agreement import on_agreement
from reportedly.weighing.findings.alterations import on_alterations
from reportedly.weighing.findings.bench import Bench, Count
from reportedly.weighing.findings.corrections import on_corrections
from reportedly.weighing.findings.denials import on_denials
from reportedly.weighing.findings.differences import on_differences
from reportedly.weighing.findings.disputes import on_disputes
from reportedly.weighing.findings.numbers import on_tolls
from reportedly.weighing.findings.remarks import on_remarks
from reportedly.weighing.findings.retelling import on_drift, on_headlines
from reportedly.weighing.findings.stances import on_stances
from reportedly.weighing.findings.states import on_states
from reportedly.weighing.findings.texts import Texts
from reportedly.weighing.happenings import Scenery, parties_of
from reportedly.weighing.resolve import Resolution

__all__ = ["Texts", "findings"]

KINDS_OF_FINDING = (
    on_agreement,
    on_tolls,
    on_corrections,
    on_denials,
    on_accounts,
    on_disputes,
    on_differences,
    on_stances,
    on_states,
    on_headlines,
    on_drift,
    on_remarks,
)


def findings(
    readings: Iterable[Reading],
    scenery: Scenery,
    resolution: Resolution,
    count: Count,
    comparisons: Iterable[Comparison] = (),
    texts: Texts | None = None,
) -> tuple[Finding, ...]:
    """Return what the readings of some documents show together, sorted by kind and id; their order is no matter.

    Args:
        readings: what was read; failures show nothing.
        scenery: which of their events are one happening.
        resolution: who is who in them.
        count: says on how many first hands some statements rest.
        comparisons: what the documents have in common, as `copies` shows it.
        texts: what was made out of single documents before; filled in with what is made out now.
    """
    held = sorted(readings, key=lambda reading: reading.document.id)
    bench = Bench.of(held, scenery, resolution, parties_of(held, resolution), count, texts)
    found = {finding.id: finding for kind in KINDS_OF_FINDING for finding in kind(bench)}
    found |= {finding.id: finding for finding in on_alterations(bench, comparisons, tuple(found.values()))}
    return tuple(sorted(found.values(), key=lambda finding: (finding.kind, finding.id)))
