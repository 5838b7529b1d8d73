"""Which statements a brief says in one breath: restatements, repeats, and equal words in several documents."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.exports.lookup import Library, Shelf
from reportedly.exports.marks import told
from reportedly.exports.phrases import tokens, words
from reportedly.exports.verify import numbers_of
from reportedly.exports.wording import stretches
from reportedly.record import Statement

HALF = 0.5
FEWEST = 3  # words of a claim that words alone can match
MINOR = frozenset({"title", "caption", "heading"})


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that say the same: the one to render, and the others that may share its sentence."""

    first: Statement
    others: tuple[Statement, ...]
    shelf: Shelf

    @property
    def members(self) -> tuple[Statement, ...]:
        """All statements, the rendered one first."""
        return (self.first, *self.others)


def groups(library: Library) -> list[Group]:
    """Return all statements in groups, in the order in which each group first appears.

    A headline goes with the first paragraph that says the same; it joins no two paragraphs to each other.
    """
    parent, below = {i: i for i in library.statements}, dict[str, str]()
    order = {i: n for n, i in enumerate(library.statements)}
    bodies = {i for i, (statement, shelf) in library.statements.items() if _body(statement, shelf)}
    for one, other in _pairs(library):
        if (one in bodies) == (other in bodies):
            left, right = _root(parent, one), _root(parent, other)
            parent[max(left, right)] = min(left, right)
        else:
            head, body = (other, one) if one in bodies else (one, other)
            below[head] = min(body, below.get(head, body), key=order.__getitem__)
    for head, body in below.items():
        if _root(parent, head) not in bodies:
            parent[_root(parent, head)] = _root(parent, body)
    gathered: dict[str, list[Statement]] = {}
    for i, (statement, _) in library.statements.items():
        gathered.setdefault(_root(parent, i), []).append(statement)
    return _without_parts([group for members in gathered.values() for group in _parted(members, library)])


def _without_parts(found: list[Group]) -> list[Group]:
    """Put what another group's words hold whole, through the same chain, under that group."""
    ways: defaultdict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in found:
        ways[_way(group)].append(group)
    whole = {g.first.id: next((o for o in ways[_way(g)] if _holds(o, g)), g) for g in found}
    parts: defaultdict[str, list[Statement]] = defaultdict(list)
    for group in found:
        if whole[group.first.id] is not group:
            parts[_outermost(group, whole).first.id].extend(group.members)
    return [Group(g.first, (*g.others, *parts[g.first.id]), g.shelf) for g in found if whole[g.first.id] is g]


def _outermost(group: Group, whole: Mapping[str, Group]) -> Group:
    while whole[group.first.id] is not group:
        group = whole[group.first.id]
    return group


def _way(group: Group) -> tuple[str, ...]:
    first = group.first
    return (first.document, first.polarity, first.certainty, *(link.voice for link in first.chain))


def _holds(whole: Group, part: Group) -> bool:
    """Say whether the rendering of one group shows all that another says."""
    if whole.first.id == part.first.id:
        return False
    (outer, *more), inner = (stretches(g.first.content, g.shelf.text) for g in (whole, part))
    within = outer.start <= inner[0].start and inner[-1].end <= outer.end
    return not more and within and outer.end - outer.start > inner[-1].end - inner[0].start


def _root(parent: dict[str, str], at: str) -> str:
    while parent[at] != at:
        at = parent[at]
    return at


def _pairs(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the statements that say the same by the record or by their very words."""
    by_words: dict[tuple[str, ...], str] = {}
    for i, (statement, _) in library.statements.items():
        for other in statement.repeats:
            if other in library.statements and _restates(i, other, library):
                yield i, other
        yield from ((i, other) for other in _headlined(statement, library))
        key = (statement.polarity, statement.certainty, *claim_tokens(statement))
        yield i, by_words.setdefault(key, i)


def _headlined(statement: Statement, library: Library) -> Iterator[str]:
    """Yield the first body statement with the position or the event of a headline or a caption."""
    shelf = library.statements[statement.id][1]
    if _body(statement, shelf):
        return
    stances = {(p.holder, p.stance) for p in shelf.positions.get(statement.id, ())}
    deeds = {(e.code, e.mode, e.realis) for e in shelf.events.get(statement.id, ())}
    same = [p.statement for p in shelf.reading.positions if (p.holder, p.stance) in stances]
    same += [e.statement for e in shelf.reading.events if (e.code, e.mode, e.realis) in deeds]
    yield from [i for i in same if i in library.statements and _body(*library.statements[i])][:1]


def _restates(one: str, other: str, library: Library) -> bool:
    """Say whether two statements that repeat each other may share a sentence: alike in words, or one a headline."""
    pair = [library.statements[i] for i in (one, other)]
    if any(not _body(s, shelf) for s, shelf in pair):
        return True
    (left, _), (right, _) = pair
    sure = (left.polarity, left.certainty) == (right.polarity, right.certainty)
    return sure and _contained(left, right) >= HALF


def _contained(one: Statement, other: Statement) -> float:
    """Return the share of the shorter content's words that the longer one has."""
    left, right = set(claim_tokens(one)), set(claim_tokens(other))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def claim_tokens(statement: Statement) -> list[str]:
    """Return the words of the content without those that carry no claim, in order."""
    return [t for span in statement.content for t in tokens(span.quote) if t not in words("plain")]


def _parted(members: list[Statement], library: Library) -> Iterator[Group]:
    """Yield a group, and what differs from it in number or in most words in groups of its own; no paragraph is lost."""
    left = members
    while left:
        first = _first(left, library)
        others = [s for s in left if s is not first and _agrees(s, first)]
        yield Group(first, tuple(others), library.statements[first.id][1])
        said = {s.id for s in (first, *others)}
        left = [s for s in left if s.id not in said and _body(s, library.statements[s.id][1])]


def _first(members: list[Statement], library: Library) -> Statement:
    """Choose what to render: body before headline, the fullest chain, then the first in order."""
    return max(members, key=lambda s: (_body(s, library.statements[s.id][1]), len(told(s))))


def _agrees(one: Statement, first: Statement) -> bool:
    """Say whether a statement may be cited for the sentence of another."""
    same = (one.polarity, one.certainty, numbers_of(one)) == (first.polarity, first.certainty, numbers_of(first))
    return same and _contained(one, first) >= HALF


def _body(statement: Statement, shelf: Shelf) -> bool:
    block = shelf.block(statement.span)
    return block is None or block.kind not in MINOR
