"""How many first hands statements rest on: a range, with every step of its working.

The statements are taken for one claim. A graph is drawn of who rests on whom: each document on the voices of its
chains, a house that is cited on what its own documents among them say. What nothing leads on from is a first hand.
`high` takes all of those for different that may be different, `low` takes them for the same where no reason tells
them apart: it is the size of the largest set of which every two are told apart. A circle of houses that nobody outside
stands behind may be worth nothing: it counts 0 in `low`, 1 in `high`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportedly.record import Mention, OriginCount, Step
from reportedly.weighing.origins.apart import (
    body,
    described,
    is_unnamed_outlet,
    may_be_family,
    speaks_as,
    speaks_for,
    told_apart,
)
from reportedly.weighing.origins.circles import components
from reportedly.weighing.origins.hands import Hand, mentions
from reportedly.weighing.origins.ledger import Drawn

EXACT = 24  # as many first hands are compared in every combination; of more, the first that fit are taken


@dataclass(slots=True)
class _Graph:
    """Who rests on whom for one claim.

    Attributes:
        edges: from each hand to those it has it from.
        steps: what was found so far.
        ends: the hands that the statements were traced to, each as its document has it.
    """

    edges: dict[str, set[str]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)


def count(asked: Iterable[str], drawn: Drawn) -> OriginCount:
    """Return how many first hands some statements rest on, taken for one claim; unknown ids are left out."""
    known = [i for i in dict.fromkeys(asked) if i in drawn.statements]
    graph = _Graph()
    wanted = list(_without_inference(known, drawn, graph))
    for statement in wanted:
        _trace(statement, drawn, graph)
    _say_who_is_one(drawn, graph)
    _follow_houses(wanted, drawn, graph)
    every = components(graph.edges)
    circles = _circles(every, graph, drawn)
    sinks = _sinks(every, graph, circles)
    hands = _one_a_house([drawn.hands[i] for i in sinks], graph)
    least = _least(hands, graph)
    doubtful = every and all(is_unnamed_outlet(hand) for hand in hands)
    low = 0 if doubtful else least
    high = len(hands) + len(circles)
    ids = tuple(sorted({hand.id for hand in hands} | {min(circle) for circle in circles}))
    steps = tuple(_merged(graph.steps))
    return OriginCount(low=low, high=high, ids=ids, why=_in_words(low, high, steps), steps=steps)


def _merged(steps: Iterable[Step]) -> Iterator[Step]:
    """Put steps that say the same together."""
    found: dict[str, list[Step]] = {}
    for step in steps:
        found.setdefault(step.why, []).append(step)
    for why, same in found.items():
        statements = dict.fromkeys(i for step in same for i in step.statements)
        spans = dict.fromkeys(span for step in same for span in step.spans)
        yield Step(why=why, statements=tuple(statements), spans=tuple(spans))


def _without_inference(known: Sequence[str], drawn: Drawn, graph: _Graph) -> Iterator[str]:
    """Leave out what a writer only infers, and who leaves open what others say: "has neither confirmed nor denied"."""
    told = any(drawn.statements[i].certainty != "uncommitted" for i in known)
    for i in known:
        statement = drawn.statements[i]
        open_by = told and statement.certainty == "uncommitted"
        if open_by or i in drawn.locals[statement.document].inferred:
            spans = tuple(Mention(document=statement.document, span=span) for span in statement.content)
            why = "who leaves it open bears nothing out" if open_by else "a writer's own inference is no first hand"
            graph.steps.append(Step(why=why, statements=(i,), spans=spans))
        else:
            yield i


def _trace(statement: str, drawn: Drawn, graph: _Graph) -> None:
    """Draw the chain of one statement, and say what was passed on the way."""
    passed = drawn.path(statement)
    path = [drawn.top(hand) for hand in passed]
    for hand, further in pairwise(path):
        if hand != further:
            graph.edges.setdefault(hand, set()).add(further)
    graph.edges.setdefault(path[-1], set())
    first = drawn.hands[passed[-1]]
    document = drawn.statements[statement].document
    if statement in drawn.moved:
        onto, join = drawn.moved[statement]
        graph.steps.append(Step(why=join.why, statements=(statement, onto), spans=join.spans))
    elif statement in drawn.locals[document].inherited:
        onto = drawn.locals[document].inherited[statement]
        graph.steps.append(Step(why=f"a restatement rests on {first.called} too", statements=(statement, onto)))
    elif first.kind == "own":
        graph.steps.append(Step(why=f"the word of {first.called} itself, no source named", statements=(statement,)))
    else:
        own = " of its own deed" if statement in drawn.locals[document].acts else ""
        spans = tuple(Mention(document=document, span=span) for span in first.spans if first.document == document)
        graph.steps.append(Step(why=f"the word of {first.called}{own}", statements=(statement,), spans=spans))
    graph.ends.append(first.id)


def _say_who_is_one(drawn: Drawn, graph: _Graph) -> None:
    """Say why first hands that statements were traced to are one."""
    said = {step.why for step in graph.steps}
    graph.steps += [Step(why=join.why, spans=join.spans) for join in drawn.joined(graph.ends) if join.why not in said]


def _follow_houses(wanted: Sequence[str], drawn: Drawn, graph: _Graph) -> None:
    """Let a house that is cited rest on its own documents, where they are among those that were asked for."""
    published: dict[str, list[str]] = {}
    for statement in wanted:
        own = drawn.locals[drawn.statements[statement].document].own
        if own.house and own.id in graph.edges:
            published.setdefault(own.house.key, []).append(own.id)
    for i in list(graph.edges):
        hand = drawn.hands[i]
        if hand.kind == "own" or hand.house is None or hand.kind == "unnamed":
            continue
        behind = sorted(graph.edges[i])
        for document in dict.fromkeys(published.get(_meant(hand.house.key, published), ())):
            if document != i:
                _take_up(behind, document, drawn, graph)
                graph.edges[i].add(document)
                spans = tuple(Mention(document=hand.document, span=span) for span in hand.spans)
                why = f"{hand.called} is cited, and published a report among these itself"
                graph.steps.append(Step(why=why, spans=spans))


def _take_up(behind: Iterable[str], document: str, drawn: Drawn, graph: _Graph) -> None:
    """Let a source without a name that a house is cited for rest on the one of that description in its own report.

    `behind` are those whom the house is said to have it from, `document` is the own hand of its report.
    """
    for i in behind:
        hand = drawn.hands[i]
        told = {other for other in graph.edges[document] if other != i and _is_described_so(drawn.hands[other], hand)}
        if hand.kind == "unnamed" and hand.document != drawn.hands[document].document and len(told) == 1:
            source = drawn.hands[told.pop()]
            graph.edges[i].add(source.id)
            why = f"{hand.called} is whom {drawn.hands[document].called} itself has it from"
            graph.steps.append(Step(why=why, spans=mentions(source, hand)))


def _is_described_so(source: Hand, hand: Hand) -> bool:
    """Say whether somebody without a name is described by all words by which a retelling describes somebody."""
    words = described(hand.label)
    return source.kind == "unnamed" and bool(words) and words <= described(source.label)


def _meant(house: str, published: Collection[str]) -> str:
    """Return the key of the house that is cited: one that published, or the only one that it is short for."""
    words = set(house.split())
    fits = [key for key in published if words < set(key.split())]
    return fits[0] if house not in published and len(fits) == 1 else house


def _circles(every: Iterable[list[str]], graph: _Graph, drawn: Drawn) -> list[list[str]]:
    """Return the circles that nothing leads out of, and say of every circle that it is one."""
    closed = []
    for circle in every:
        if not any(drawn.hands[i].house and drawn.hands[i].kind != "own" for i in circle):
            continue  # copies of one another, of which nothing tells the first
        inside = set(circle)
        outside = {i for hand in circle for i in graph.edges[hand]} - inside
        names = " ← ".join(_houses_of(circle, drawn))
        ending = "somebody outside stands behind it" if outside else "nobody outside stands behind it"
        graph.steps.append(Step(why=f"a circle: {names}; {ending}"))
        if not outside:
            closed.append(circle)
        elif all(is_unnamed_outlet(drawn.hands[i]) for i in outside):
            graph.steps.append(Step(why="an outlet without a name that the circle cites may be one of its own"))
    return closed


def _houses_of(circle: Sequence[str], drawn: Drawn) -> list[str]:
    """Return the names that a circle goes through, a house and its own document as one."""
    hands = [drawn.hands[i] for i in (*circle, circle[0])]
    keys = [hand.house.key if hand.house else hand.id for hand in hands]
    return [hand.label for at, hand in enumerate(hands) if at == 0 or keys[at] != keys[at - 1]]


def _sinks(every: Iterable[list[str]], graph: _Graph, circles: Sequence[Sequence[str]]) -> list[str]:
    """Return the hands that nothing leads on from; of copies of one another that lead nowhere else, the first."""
    found = [hand for hand in sorted(graph.edges) if not graph.edges[hand]]
    closed = [part for part in every if part not in circles]
    found += [part[0] for part in closed if all(graph.edges[hand] <= set(part) for hand in part)]
    return found


def _one_a_house(hands: Sequence[Hand], graph: _Graph) -> list[Hand]:
    """Take a house for one first hand, however many of its documents say it, and so a body that there is one of."""
    found: dict[str, Hand] = {}
    voiced = {name for hand in hands if (name := speaks_for(hand))}
    for hand in hands:
        key, why = hand.id, ""
        if hand.house and hand.kind in {"own", "house"}:
            key, why = f"house {hand.house.key}", f"{hand.called} is counted once: a house does not bear itself out"
        elif name := body(hand):
            key, why = f"body {name} {hand.country}", f"{hand.called} is one body, whoever cites it"
        elif (name := speaks_for(hand) or speaks_as(hand)) in voiced:
            key, why = f"institution {name}", f"{hand.called} speaks with one voice, whoever lends it"
        if key in found:
            graph.steps.append(Step(why=why, spans=mentions(found[key], hand)))
        found.setdefault(key, hand)
    return list(found.values())


def _least(hands: Sequence[Hand], graph: _Graph) -> int:
    """Return how many hands there are at least: the most of which every two are told apart."""
    if not hands:
        return 0
    apart: dict[str, set[str]] = {hand.id: set() for hand in hands}
    for at, one in enumerate(hands):
        for other in hands[at + 1 :]:
            why = told_apart(one, other)
            if why:
                apart[one.id].add(other.id)
                apart[other.id].add(one.id)
            else:
                why = may_be_family(one, other) or f"nothing tells {one.called} and {other.called} apart"
            graph.steps.append(Step(why=why))
    return _largest(apart)


def _largest(apart: dict[str, set[str]]) -> int:
    """Return the size of the largest set of which every two are apart (Bron and Kerbosch 1973)."""
    if len(apart) > EXACT:
        taken: list[str] = []
        for hand in sorted(apart, key=lambda i: (-len(apart[i]), i)):
            if all(other in apart[hand] for other in taken):
                taken.append(hand)
        return len(taken)

    def grow(size: int, open_: set[str], done: set[str]) -> int:
        if not open_ and not done:
            return size
        best = 0
        for hand in sorted(open_):
            best = max(best, grow(size + 1, open_ & apart[hand], done & apart[hand]))
            open_, done = open_ - {hand}, done | {hand}
        return best

    return grow(0, set(apart), set())


def _in_words(low: int, high: int, steps: Iterable[Step]) -> str:
    """Return the range and the steps in one sentence."""
    if not high:
        return "no first hand: only a writer's own inference, or nothing"
    spread = str(low) if low == high else f"{low} to {high}"
    return f"{spread} first hand{'' if high == 1 else 's'}: {'; '.join(step.why for step in steps)}"
