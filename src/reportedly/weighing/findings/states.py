"""States that a later deed ended: the calm before an attack."""

from collections.abc import Iterator

from reportedly.record import Finding
from reportedly.weighing.findings.bench import Bench, words_of
from reportedly.weighing.happenings import Telling, compare

CALM = "calm"


def on_states(bench: Bench) -> Iterator[Finding]:
    """Yield calms that were reported before violence at the same place or by the same doer."""
    told = [(h, t) for h in bench.scenery.happenings for t in bench.scenery.tellings[h.id] if t.status == "real"]
    calms = [(h, t) for h, t in told if t.code == "state" and CALM in t.modes]
    deeds = [(h, t) for h, t in told if t.code == "ASSAULT" and not t.is_series]
    for calm, state in calms:
        later = [(h, t) for h, t in deeds if _ends(state, t, bench)]
        if later:
            first = min(later, key=lambda pair: (str(pair[1].when.first), pair[1].id))
            facets = compare(state, first[1], bench.parties).agreed
            sides = [
                bench.side("calm", state.statements, words_of(state)),
                bench.side("an attack after it", first[1].statements, words_of(first[1])),
            ]
            day = first[1].when.first
            explanation = f"The calm that {bench.says(state.statements[0])} told of ended with an attack on {day}."
            yield bench.finding("ended_state", calm.id, sides, explanation, facet="state", facets=facets)


def _ends(state: Telling, deed: Telling, bench: Bench) -> bool:
    """Say whether a deed fell after a calm was told, where the calm was or by whom it was kept."""
    told = state.published.first
    if not deed.when.is_close or told is None or deed.when.first is None or deed.when.first <= told:
        return False
    agreed = {facet.name for facet in compare(state, deed, bench.parties).agreed}
    return "place" in agreed or bool(state.doers & (deed.doers | deed.sufferers))
