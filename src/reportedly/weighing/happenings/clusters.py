"""Which tellings are of one happening: a constrained agglomeration, without transitive closure.

First the events of one document are put together, then the tellings of many. The pairs that agree best are joined
first; two groups are joined only when no pair across them stands against it and half of the pairs are the same by
themselves, so that no chain of likenesses joins what has nothing in common. What a person judged to be apart no
rule joins; what a person judged to be one is put together, and with it what rules made of either.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from reportedly.codebook.weighing import weighing_words
from reportedly.record import Facet, Reading
from reportedly.weighing.deeds import Deeds
from reportedly.weighing.happenings.facets import Compared, Parties, Verdict, compare
from reportedly.weighing.happenings.ground import Ground
from reportedly.weighing.happenings.tellings import Telling, is_effect, single, together, with_loose_tolls

Pair = tuple[int, int]
Comparing = Callable[[Telling, Telling, Parties], Compared]
Looking = Callable[[Sequence[Telling]], Iterable[Pair]]
HALF = 0.5
TWO = 2  # of: one statement, a deed and what it did, one filler of roles
JUDGED: Mapping[str, Verdict] = {"same": "same", "different": "apart", "unsure": "maybe"}
INSIDE = frozenset({"date", "place", "doer", "type", "status", "series"})


def told_in(
    reading: Reading,
    references: Mapping[str, str],
    parties: Parties,
    apart: Collection[frozenset[str]] = frozenset(),
) -> list[Telling]:
    """Return what one document tells of happenings, in order of the text; a deed told twice is told once.

    `apart` are pairs of its events that a person keeps from one another.
    """
    ground = Ground.of(reading, references)
    deeds = weighing_words().deeds
    parts = [single(event, ground) for event in reading.events if event.code in deeds]
    linked = {i: set(event.same_as) for part in parts for event in part.events for i in [event.id]}
    repeated = {s.id: {*s.repeats, s.inherits} for s in reading.statements}
    groups: list[list[Telling]] = []
    wholes: list[Telling] = []
    for part in parts:
        free = (n for n, group in enumerate(groups) if not _kept_apart(part, group, apart))
        home = next(
            (
                n
                for n in free
                if _is_one(part, wholes[n], linked, repeated, parties) or _counts_anew(part, groups[n], parties, ground)
            ),
            None,
        )
        if home is None:
            groups.append([part])
            wholes.append(together([part]))
        else:
            groups[home].append(part)
            wholes[home] = together(groups[home])
    return with_loose_tolls(wholes, ground)


def _kept_apart(part: Telling, group: Iterable[Telling], apart: Collection[frozenset[str]]) -> bool:
    """Say whether a person keeps any of these events from any of those."""
    return any(frozenset((a.id, b.id)) in apart for a in part.events for other in group for b in other.events)


def _is_one(
    part: Telling,
    whole: Telling,
    linked: Mapping[str, set[str]],
    repeated: Mapping[str, set[str | None]],
    parties: Parties,
) -> bool:
    """Say whether an event tells the same deed as earlier events of its document, put together (`whole`)."""
    found = compare(whole, part, parties)
    if any(facet.name in INSIDE for facet in found.against):
        return False
    event, home = part.events[0], part.events[0].statement
    if any(event.id in linked[e.id] or e.id in linked[event.id] for e in whole.events):
        return True
    if any(facet.name == "toll" for facet in found.against):
        return False
    if part.is_another and not whole.is_another and home not in whole.statements:
        return False
    again = any(e.statement in repeated.get(home, ()) or home in repeated.get(e.statement, ()) for e in whole.events)
    same_words = {a.span for a in event.arguments} & {a.span for e in whole.events for a in e.arguments}
    what_it_did = is_effect(event) or all(map(is_effect, whole.events))
    beside = (home in whole.statements) + what_it_did + bool(same_words) >= TWO  # "stormed it and killed 40"
    return found.verdict == "same" or again or beside


def _counts_anew(part: Telling, group: Sequence[Telling], parties: Parties, ground: Ground) -> bool:
    """Say whether another voice gives another toll of a deed told right before: "one was hurt, X said. Y said three".

    The report goes on with one scene there, which its first telling set by the same words for the place.
    """
    placed = part.events[0].placed
    if placed is None or placed.basis != "running" or not is_effect(part.events[0]):
        return False
    same = [t for t in group if t.events[0].placed is not None and t.events[0].placed.span == placed.span]
    tolls = {toll.measure for toll in part.tolls}
    told = [t for t in same if any(toll.measure in tolls for toll in t.tolls)]
    chains = [ground.statements[t.events[0].statement].chain for t in (part, *told)]
    others = all(len(chain) > 1 for chain in chains) and chains[0][-1].voice not in {c[-1].voice for c in chains[1:]}
    against = {facet.name for t in same for facet in compare(t, part, parties).against}
    return bool(told) and others and against <= {"toll"}


class Pairs:
    """What tellings show when two of them are compared: those that may be one, and others when they are asked for.

    Two are named by their positions in `held`, the lesser first.

    Attributes:
        held: the tellings, sorted by id.
        compared: those looked at that are not apart, whatever persons judged.
        near: those that are not apart, as persons judged them where they did.
    """

    def __init__(
        self, held: Sequence[Telling], compare_two: Callable[[int, int], Compared], look: Iterable[Pair]
    ) -> None:
        """Compare those pairs that are to be looked at; of all others it is known that they are apart."""
        self.held = held
        self._compare = compare_two
        looked = ((pair, compare_two(*pair)) for pair in look)
        self.compared = {pair: found for pair, found in looked if found.verdict != "apart"}
        self.near = self.compared
        self._judged: dict[Pair, Compared] = {}
        self._others: dict[Pair, Compared | None] = {}

    def judge(self, judged: Mapping[Pair, Compared]) -> None:
        """Take what persons judged in the place of what was compared."""
        self._judged = dict(judged)
        kept = {pair: found for pair, found in self.compared.items() if pair not in judged}
        self.near = kept | {pair: found for pair, found in judged.items() if found.verdict != "apart"}

    def get(self, pair: Pair) -> Compared | None:
        """Return how two compare; None where nothing says that they might be one, so that nobody compares them."""
        found = self.near.get(pair) or self._judged.get(pair)
        if found is None and pair not in self._others:
            self._others[pair] = self._compare(*pair) if self._may_be_one(*pair) else None
        return found or self._others[pair]

    def _may_be_one(self, one: int, other: int) -> bool:
        """Say whether two are candidates, as `candidates` has it."""
        a, b = self.held[one], self.held[other]
        return a.code == b.code and a.document != b.document and not set(_keys(a)).isdisjoint(_keys(b))


def clusters(
    tellings: Sequence[Telling],
    parties: Parties,
    comparing: Comparing = compare,
    deeds: Deeds | None = None,
    look: Looking | None = None,
) -> tuple[list[list[Telling]], Pairs]:
    """Return tellings grouped by happening, and how they compare.

    The order of `tellings` makes no difference: they are sorted by id first.

    Args:
        tellings: of all documents.
        parties: who belongs to whom.
        comparing: compares two of them.
        deeds: what persons judged of their events.
        look: says which pairs of the sorted tellings are to be looked at, where of all other candidates it is known
            that they are apart; without it these are all `candidates`.
    """
    held = sorted(tellings, key=lambda telling: telling.id)

    def compare_two(one: int, other: int) -> Compared:
        return comparing(held[one], held[other], parties)

    compared = Pairs(held, compare_two, (look or candidates)(held))
    judged = _judged(held, deeds or Deeds(), compare_two)
    compared.judge(judged)
    near = compared.near
    order = sorted(
        (pair for pair, found in near.items() if found.verdict == "same" and pair not in judged),
        key=lambda pair: (len(near[pair].against) - len(near[pair].agreed), pair),
    )
    told = sorted(pair for pair, found in judged.items() if found.verdict == "same")
    groups = _Groups(len(held))
    groups.join(order, lambda some, others: _may_join(some, others, compared))
    if not groups.join(told, lambda some, others: not _parted(some, others, judged)):
        groups = _Groups(len(held))  # whole groups cannot be put together: only what a person named is, and then rules
        groups.join(told)
        groups.join(order, lambda some, others: _may_join(some, others, compared))
    return [[held[i] for i in sorted(group)] for group in sorted(groups.members.values(), key=min)], compared


class _Groups:
    """Positions put together, pair by pair."""

    def __init__(self, size: int) -> None:
        self._home = list(range(size))
        self.members = {i: [i] for i in self._home}

    def join(self, pairs: Iterable[Pair], may: Callable[[list[int], list[int]], bool] | None = None) -> bool:
        """Join the groups of each pair if they may be; says whether all were."""
        done = True
        for one, other in pairs:
            left, right = self._home[one], self._home[other]
            if left != right and (may is None or may(self.members[left], self.members[right])):
                for i in self.members[right]:
                    self._home[i] = left
                self.members[left] += self.members.pop(right)
            elif left != right:
                done = False
        return done


def _parted(some: Iterable[int], others: Iterable[int], judged: Mapping[Pair, Compared]) -> bool:
    """Say whether a person keeps any of some from any of others."""
    found = (judged.get((min(a, b), max(a, b))) for a in some for b in others)
    return any(one is not None and one.verdict == "apart" for one in found)


def _judged(held: Sequence[Telling], deeds: Deeds, comparing: Callable[[int, int], Compared]) -> dict[Pair, Compared]:
    """Return the pairs that persons judged, compared, with what they judged as a further facet."""
    spots = {event.id: n for n, telling in enumerate(held) for event in telling.events} if deeds.rulings else {}
    found: dict[Pair, Compared] = {}
    for ruling in deeds.rulings:
        facet = Facet(name="judgement", agrees=ruling.verb == "same", why=ruling.why)
        for a, b in {(spots[a], spots[b]) for a, b in ruling.pairs() if a in spots and b in spots}:
            if a != b:
                pair = min(a, b), max(a, b)
                found[pair] = Compared((*comparing(*pair).facets, facet), JUDGED[ruling.verb])
    return found


def _may_join(some: Iterable[int], others: Iterable[int], compared: Pairs) -> bool:
    """Say whether nothing stands between two groups, and half of the pairs across them are the same.

    Another toll of one day and place does not stand between them: that one report of a deed has it is no reason to
    keep from it those that others tell of the same deed.
    """
    pairs = [(min(a, b), max(a, b)) for a in some for b in others]
    found = [compared.get(pair) for pair in pairs]
    if any(c is not None and c.verdict != "same" and c.against and not c.is_toll_alone for c in found):
        return False
    return sum(c is not None and c.verdict == "same" for c in found) >= HALF * len(pairs)


def candidates(held: Sequence[Telling], seen: Container[str] = ()) -> list[Pair]:
    """Return the pairs of one type that may share a day or a place, or share a line; no others can be one happening.

    Args:
        held: the tellings; two are named by their positions, the lesser first.
        seen: documents of which no two need be looked at.
    """
    buckets: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    for i, telling in enumerate(held):
        for key in _keys(telling):
            buckets[telling.code, key].append(i)
    new = {i for i, telling in enumerate(held) if telling.document not in seen}
    if len(new) == len(held):
        found = {pair for bucket in buckets.values() for pair in combinations(bucket, 2)}
    else:
        fresh = ((i, bucket) for bucket in buckets.values() for i in new.intersection(bucket))
        found = {(min(i, other), max(i, other)) for i, bucket in fresh for other in bucket if i != other}
    return sorted(pair for pair in found if held[pair[0]].document != held[pair[1]].document)


def _keys(telling: Telling) -> Iterator[object]:
    """Yield what two tellings must have one of in common to be compared at all."""
    yield from telling.lines
    for scene in telling.scenes:
        yield from scene.ids | scene.words
    if telling.when.is_close:
        yield telling.when.first
        yield telling.when.last
