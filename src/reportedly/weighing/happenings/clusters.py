"""Which tellings are of one happening: a constrained agglomeration, without transitive closure.

First the events of one document are put together, then the tellings of many. The pairs that agree best are joined
first; two groups are joined only when no pair across them stands against it and half of the pairs are the same by
themselves, so that no chain of likenesses joins what has nothing in common.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from reportedly.codebook.weighing import weighing_words
from reportedly.record import Reading
from reportedly.weighing.happenings.facets import Compared, Parties, compare
from reportedly.weighing.happenings.tellings import Ground, Telling, is_effect, single, together, with_loose_tolls

Pair = tuple[int, int]
Comparing = Callable[[Telling, Telling, Parties], Compared]
HALF = 0.5
INSIDE = frozenset({"date", "place", "doer", "type", "status", "series"})


def told_in(reading: Reading, references: Mapping[str, str], parties: Parties) -> list[Telling]:
    """Return what one document tells of happenings, in order of the text; a deed told twice is told once."""
    ground = Ground.of(reading, references)
    deeds = weighing_words().deeds
    parts = [single(event, ground) for event in reading.events if event.code in deeds]
    linked = {i: set(event.same_as) for part in parts for event in part.events for i in [event.id]}
    repeated = {s.id: {*s.repeats, s.inherits} for s in reading.statements}
    groups: list[list[Telling]] = []
    for part in parts:
        home = next((group for group in groups if _is_one(part, group, linked, repeated, parties)), None)
        if home is None:
            groups.append([part])
        else:
            home.append(part)
    return with_loose_tolls([together(group) for group in groups], ground)


def _is_one(
    part: Telling,
    group: Sequence[Telling],
    linked: Mapping[str, set[str]],
    repeated: Mapping[str, set[str | None]],
    parties: Parties,
) -> bool:
    """Say whether an event tells the same deed as a group of earlier events of its document."""
    whole = together(group)
    found = compare(whole, part, parties)
    if any(facet.name in INSIDE for facet in found.against):
        return False
    event, home = part.events[0], part.events[0].statement
    if any(event.id in linked[e.id] or e.id in linked[event.id] for e in whole.events):
        return True
    if any(facet.name == "toll" for facet in found.against):
        return False
    again = any(e.statement in repeated.get(home, ()) or home in repeated.get(e.statement, ()) for e in whole.events)
    same_words = {a.span for a in event.arguments} & {a.span for e in whole.events for a in e.arguments}
    beside = home in whole.statements and (is_effect(event) or all(map(is_effect, whole.events)) or bool(same_words))
    return found.verdict == "same" or again or beside


def clusters(
    tellings: Sequence[Telling], parties: Parties, comparing: Comparing = compare
) -> tuple[list[list[Telling]], dict[Pair, Compared]]:
    """Return tellings grouped by happening, and what was compared: pairs of positions in the sorted tellings.

    The order of `tellings` makes no difference: they are sorted by id first. `comparing` compares two of them.
    """
    held = sorted(tellings, key=lambda telling: telling.id)
    compared = {pair: comparing(held[pair[0]], held[pair[1]], parties) for pair in candidates(held)}
    order = sorted(
        (pair for pair, found in compared.items() if found.verdict == "same"),
        key=lambda pair: (len(compared[pair].against) - len(compared[pair].agreed), pair),
    )
    group_of = list(range(len(held)))
    members = {i: [i] for i in group_of}
    for one, other in order:
        left, right = group_of[one], group_of[other]
        if left != right and _may_join(members[left], members[right], compared):
            for i in members[right]:
                group_of[i] = left
            members[left] += members.pop(right)
    return [[held[i] for i in sorted(group)] for group in sorted(members.values(), key=min)], compared


def _may_join(some: Iterable[int], others: Iterable[int], compared: Mapping[Pair, Compared]) -> bool:
    """Say whether nothing stands between two groups, and half of the pairs across them are the same."""
    pairs = [(min(a, b), max(a, b)) for a in some for b in others]
    found = [compared.get(pair) for pair in pairs]
    if any(c is not None and c.verdict != "same" and c.against for c in found):
        return False
    return sum(c is not None and c.verdict == "same" for c in found) >= HALF * len(pairs)


def candidates(held: Sequence[Telling]) -> Iterator[Pair]:
    """Yield the pairs of one type that may share a day or a place, or share a line; no others can be one happening."""
    buckets: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    for i, telling in enumerate(held):
        for key in _keys(telling):
            buckets[telling.code, key].append(i)
    found = {pair for bucket in buckets.values() for pair in combinations(bucket, 2)}
    yield from sorted(pair for pair in found if held[pair[0]].document != held[pair[1]].document)


def _keys(telling: Telling) -> Iterator[object]:
    """Yield what two tellings must have one of in common to be compared at all."""
    yield from telling.lines
    for scene in telling.scenes:
        yield from scene.ids | scene.words
    if telling.when.is_close:
        yield telling.when.first
        yield telling.when.last
