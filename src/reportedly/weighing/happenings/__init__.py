"""Which events of many documents are one happening: a view, made anew each time, that rewrites nothing.

A wrong merge makes two attacks one and lets the reports of each bear out the other: the worst error there is. So the
rules lean to the safe side (`facets`), every merge says what it rests on, and what may be one but is not sure stands
in `maybe_same_as`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Grain, Happening, Interval, PossibleHappening, Reading, content_id
from reportedly.weighing.days import Days
from reportedly.weighing.happenings.clusters import Pairs, clusters
from reportedly.weighing.happenings.facets import Compared, Parties, compare
from reportedly.weighing.happenings.memory import Memory
from reportedly.weighing.happenings.tellings import Telling
from reportedly.weighing.resolve import Resolution

PEOPLE = frozenset({"sufferer", "side"})  # sorts of words for people: "fighters", "rebels"
BELONGING = frozenset({"member_of", "part_of", "proxy_of"})

__all__ = ["Memory", "Parties", "Scenery", "Telling", "compare", "happenings", "parties_of"]


@dataclass(frozen=True, slots=True)
class Scenery:
    """All happenings of some documents, and the tellings of each, by the happening's id."""

    happenings: tuple[Happening, ...] = ()
    tellings: Mapping[str, tuple[Telling, ...]] = field(default_factory=dict)


def happenings(readings: Iterable[Reading], resolution: Resolution, memory: Memory | None = None) -> Scenery:
    """Return what happened by the readings of some documents, in whatever order these come.

    Args:
        readings: what was read; failures tell nothing.
        resolution: who is who and where is where in these documents.
        memory: what was made out when fewer documents were there, or other judgements; filled in with what is made
            out now.
    """
    held = sorted(readings, key=lambda reading: reading.document.id)
    parties, known = parties_of(held, resolution), memory or Memory()
    told = [telling for reading in held for telling in known.told_in(reading, resolution, parties)]
    groups, compared = clusters(told, parties, known.compare, resolution.deeds, known.look)
    known.note(compared)
    spots = {telling.id: n for n, telling in enumerate(sorted(told, key=lambda t: t.id))}
    made = [_happening(group, _between(group, compared, spots)) for group in groups]
    made = _with_series(_with_doubts(made, groups, compared), groups)
    order = sorted(range(len(made)), key=lambda n: (made[n].when.start or "9999", made[n].id))
    return Scenery(
        happenings=tuple(made[n] for n in order),
        tellings={made[n].id: tuple(groups[n]) for n in order},
    )


def parties_of(readings: Iterable[Reading], resolution: Resolution) -> Parties:
    """Return the names of the actors of a case, and which of them are said to belong to which."""
    above: defaultdict[str, set[str]] = defaultdict(set)
    into = resolution.references
    for relation in (relation for reading in readings for relation in reading.relations):
        one, other = (into.get(i, i) for i in (relation.subject, relation.object))
        if relation.kind in BELONGING:
            above[one].add(other)
        elif relation.kind == "umbrella_of":
            above[other].add(one)
    names = {actor.id: actor.name for actor in resolution.actors}
    for one, other in _by_name(names):
        above[one].add(other)
    return Parties(names=names, above={i: frozenset(held) for i, held in above.items()})


def _by_name(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield whose people some are by their name: "Rebels of the Dawn Column" are the Dawn Column's."""
    called: defaultdict[str, list[str]] = defaultdict(list)
    for i, name in names.items():
        called[_bare(name)].append(i)
    words = weighing_words()
    for i, name in names.items():
        head, _, whose = _bare(name).partition(" of ")
        people = head.rpartition(" ")[2]
        sorts = words.sorts.get(people.removesuffix("s"), ())
        if people.endswith("s") and (people[:-1] in words.own or any(facet in PEOPLE for facet, _, _ in sorts)):
            yield from ((i, other) for other in called.get(whose.removeprefix("the "), ()))


def _bare(name: str) -> str:
    return " ".join(fold(name).split()).removeprefix("the ")


def _between(group: Sequence[Telling], compared: Pairs, spots: Mapping[str, int]) -> Iterator[Compared]:
    """Yield what was compared inside one group; `spots` are the places of all tellings in the order of their ids."""
    held = sorted(spots[telling.id] for telling in group)
    for n, one in enumerate(held):
        yield from (found for other in held[n + 1 :] if (found := compared.get((one, other))))


def _happening(group: Sequence[Telling], between: Iterable[Compared]) -> Happening:
    """Make one happening of its tellings."""
    events = tuple(sorted(event.id for telling in group for event in telling.events))
    facets = dict.fromkeys(facet for found in between for facet in found.facets)
    when = Days()
    for telling in sorted(group, key=lambda t: (not t.when.is_close, t.id)):
        when = when.within(telling.when) if when != Days() else telling.when
    return Happening(
        id=content_id("happening", *events),
        code=group[0].code,
        events=events,
        statements=tuple(sorted({i for telling in group for i in telling.statements})),
        documents=tuple(sorted({telling.document for telling in group})),
        when=_interval(when),
        places=tuple(sorted({i for telling in group for scene in telling.scenes for i in scene.ids})),
        actors=tuple(sorted({i for telling in group for i in telling.doers})),
        recipients=tuple(sorted({i for telling in group for i in telling.sufferers})),
        facets=tuple(sorted(facets, key=lambda facet: (not facet.agrees, facet.name, facet.why))),
        series=any(telling.is_series for telling in group),
    )


def _interval(when: Days) -> Interval:
    if when == Days():
        return Interval()
    first, last = (day.isoformat() if day else None for day in (when.first, when.last))
    grain: Grain = "day" if when.is_close else "open"
    return Interval(start=first, end=last, grain=grain, basis="what all tellings allow")


def _with_doubts(
    made: Sequence[Happening],
    groups: Sequence[Sequence[Telling]],
    compared: Pairs,
) -> list[Happening]:
    """Fill in which happenings may be one: what their closest tellings agree on, and what is open or against it."""
    home = {telling.id: n for n, group in enumerate(groups) for telling in group}
    doubts: defaultdict[int, dict[int, Compared]] = defaultdict(dict)
    for (one, other), found in sorted(compared.near.items()):
        left, right = home[compared.held[one].id], home[compared.held[other].id]
        if left == right:
            continue
        for a, b in ((left, right), (right, left)):
            if b not in doubts[a] or _closeness(found) > _closeness(doubts[a][b]):
                doubts[a][b] = found
    return [
        replace(happening, maybe_same_as=tuple(_possible(made[b].id, found) for b, found in sorted(doubts[n].items())))
        for n, happening in enumerate(made)
    ]


def _closeness(found: Compared) -> tuple[int, bool]:
    """Return what puts the closest pair last: on how much it agrees, and that it shows what keeps the two apart."""
    return len(found.agreed), bool(found.against)


def _possible(happening: str, found: Compared) -> PossibleHappening:
    shared = ", ".join(dict.fromkeys(facet.name for facet in found.agreed))
    against = "; ".join(f"{facet.name}: {facet.why}" for facet in found.against)
    why = f"{shared} agree" + (f", but not {against}" if against else ", but no more is known")
    return PossibleHappening(happening=happening, why=why, facets=found.facets)


def _with_series(made: Sequence[Happening], groups: Sequence[Sequence[Telling]]) -> list[Happening]:
    """Fill in which single happenings fall into a series of the same doer: its days hold theirs."""
    series = [n for n, happening in enumerate(made) if happening.series and happening.actors]
    found = []
    for n, happening in enumerate(made):
        within = () if happening.series else tuple(made[s].id for s in series if _falls_into(n, s, made, groups))
        found.append(replace(happening, part_of=within) if within else happening)
    return found


def _falls_into(n: int, s: int, made: Sequence[Happening], groups: Sequence[Sequence[Telling]]) -> bool:
    """Say whether a single happening lies in the days of a series by one of its doers."""
    one, other = made[n], made[s]
    if one.code != other.code or not set(one.actors) & set(other.actors) or groups[n][0].status != groups[s][0].status:
        return False
    when, span = groups[n][0].when, groups[s][0].when
    if not (when.is_close and span.first and when.first and when.last):
        return False
    return span.first <= when.first and (span.last is None or when.last <= span.last)
