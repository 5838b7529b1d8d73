"""What one of two documents that are taken over from one another says otherwise: a number, name, place, day or deed.

A copy repeats its source word by word, so that a fact in it which is not its source's was changed on the way. The
lines of two such documents are put side by side by the words that they share; what one holds of a facet and the
other does not is held against what the other holds of it and the one does not.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from reportedly.codebook.gazetteer import fold
from reportedly.record import Comparison, Facet, Finding, FindingKind, Reading, Span
from reportedly.weighing.days import days
from reportedly.weighing.findings.bench import Bench, mention
from reportedly.weighing.findings.facts import facts, may_agree
from reportedly.weighing.findings.texts import Fact, stems
from reportedly.weighing.findings.versions import are_versions

TAKEN_OVER = frozenset({"copy", "abridged", "derived"})
ALIKE, CLOSE, FEW, STEM = 0.5, 0.7, 4, 6
INSIDE, TWO = 0.6, 2
BESIDE = 4  # words on either side of a name
ROOT = 5  # letters by which words are told apart
DENIED = "denial"
UNCOUNTED = frozenset({"place", "nation", "actor", DENIED})
# Facets that lines name beside what they tell: only a clause says whether a day is its own (`opposed`)
PASSING = frozenset({"actor", "nation", "date"})
WORD = re.compile(r"[^\W_]{2,}")
SAID = frozenset({"title", "lead", "body", "bullet", "caption"})
ENDING = re.compile(r"(?<=[^\W\d_]{2}[.!?]|[^\W\d_][.!?][\"”’])\s+(?=[\"“‘]?[^\W\d_a-z])")
Said = set[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document, with its words, its facts, and the statements that touch it."""

    document: str
    span: Span
    words: frozenset[str]
    facts: tuple[Fact, ...]
    statements: tuple[str, ...]


def on_alterations(bench: Bench, comparisons: Iterable[Comparison], known: Collection[Finding]) -> Iterator[Finding]:
    """Yield what documents say otherwise than those that they are taken over from, or the other way round.

    Args:
        bench: the case.
        comparisons: what its documents have in common.
        known: findings of other kinds; a value that they set against another already is not brought up again, nor
            what a speaker denied in the one and owned to in the other.
    """
    turned = {frozenset(f.statements) for f in known if f.facet in {"account", DENIED}}
    said: Said = {(f.facet, m.document, m.span.start) for f in known if f.facet and len(f.sides) > 1 for m in f.spans}
    readings = {reading.document.id: reading for reading in bench.readings}
    lines: dict[str, list[Line]] = {}
    for pair in comparisons:
        if pair.verdict in TAKEN_OVER and {pair.one, pair.other} <= readings.keys():
            lines |= {i: _lines(readings[i], bench) for i in (pair.one, pair.other) if i not in lines}
            found = _of_pair(pair, lines[pair.one], lines[pair.other], said, bench)
            yield from (one for one in found if not any(turn.issuperset(one.statements) for turn in turned))


def on_claims(bench: Bench) -> Iterator[Finding]:
    """Yield what two short texts on one matter say against one another, though neither is a copy.

    A line is held against each that has most of its words, `INSIDE` of the shorter at least. It is for claims that
    somebody has put beside one another; over a case it would hold everything against everything. Lines that are no
    copies name others in passing, so that another actor in one of them is no conflict, and a denial is one only
    where what it denies is what the other line says.
    """
    for one, other in combinations(bench.readings, 2):
        pair = Comparison(one=one.document.id, other=other.document.id, verdict="unrelated")
        for a, b in product(_lines(one, bench), _lines(other, bench)):
            shorter = min(len(a.words), len(b.words))
            if shorter >= TWO and len(a.words & b.words) >= INSIDE * shorter:
                held = [
                    (x, y)
                    for x, y in _differences(a, b, bench, copied=False)
                    if _are_claims_apart((x, a), (y, b), bench)
                ]
                held = [(x, y) for x, y in held if not (_is_said_by(x, other, bench) or _is_said_by(y, one, bench))]
                yield from (_finding((x, a), (y, b), pair, bench) for x, y in held)


def _are_claims_apart(one: tuple[Fact, Line], other: tuple[Fact, Line], bench: Bench) -> bool:
    """Say whether facts of two lines that are no copies are told of the same thing."""
    if one[0].facet != DENIED:
        return one[0].facet not in PASSING
    denied, told = (one, other) if one[0].value == "-" else (other, one)
    said = stems(bench.statements[_bearing(*denied, bench)[0]].span.quote)
    return len(told[1].words & said) >= INSIDE * len(told[1].words)


def _is_said_by(fact: Fact, reading: Reading, bench: Bench) -> bool:
    """Say whether a text has the number, day or word of another's fact anywhere, and may well say the same there."""
    if fact.facet in UNCOUNTED:
        return fact.facet == "place" and _is_kin_of(fact.span.quote, reading.document.text)
    same = [f for f in bench.texts.of(reading).facts if (f.facet, f.value) == (fact.facet, fact.value)]
    if same and all(f.key != fact.key for f in same):
        return False  # the same number of other things
    words = [fold(word)[:STEM] for word in WORD.findall(fact.span.quote)]
    held = stems(reading.document.text) | {fold(word)[:STEM] for word in WORD.findall(reading.document.text)}
    return bool(words) and all(any(one.startswith(word[:ROOT]) for one in held) for word in words)


def _is_kin_of(name: str, text: str) -> bool:
    """Say whether a text has a place by the name of its people, or the other way round: "Brazil", "Brazilian"."""
    words = {fold(word) for word in WORD.findall(text)}
    named = [fold(word) for word in WORD.findall(name)]
    return bool(named) and all(
        word not in words and any(one.startswith(word[:ROOT]) for one in words) for word in named
    )


def _of_pair(
    pair: Comparison, some: Sequence[Line], others: Sequence[Line], said: Said, bench: Bench
) -> Iterator[Finding]:
    """Yield each change of one value into another once, however often the documents repeat it.

    Where one word ("Monday") is another day in each, a form was filled in anew: the two tell of different things.
    """
    done, beside = set[tuple[object, ...]](), list(_side_by_side(some, others))
    if any(_is_new_day(a, b, bench) for one, other in beside for a in one.facts for b in other.facts):
        return
    for one, other in beside:
        for a, b in _differences(one, other, bench):
            known = {(a.facet, one.document, a.span.start), (b.facet, other.document, b.span.start)} <= said
            change = (a.facet, a.key, a.span.quote, b.span.quote)
            if not known and change not in done:
                done.add(change)
                yield _finding((a, one), (b, other), pair, bench)


def _lines(reading: Reading, bench: Bench) -> list[Line]:
    """Return the lines of a document's text, as far as statements touch them."""
    held = facts(reading, bench)
    starts = [fact.span.start for fact in held]
    return [
        Line(
            reading.document.id,
            cut.span,
            cut.words,
            tuple(held[bisect_left(starts, cut.span.start) : bisect_left(starts, cut.span.end)]),
            cut.statements,
        )
        for cut in bench.texts.of(reading).lines
    ]


def _side_by_side(some: Sequence[Line], others: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield the lines of two documents that share most of their words, each with the one that it shares most with."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(others):
        for word in line.words:
            holding[word].append(n)
    for one in some:
        shared = Counter(n for word in one.words for n in holding[word])
        best = max(shared, key=lambda n: (_alike(one, others[n]), -n), default=None)
        if best is not None and shared[best] >= FEW and _alike(one, others[best]) >= ALIKE:
            yield one, others[best]


def _alike(one: Line, other: Line) -> float:
    """Return the share of the words of two lines that both have (Dice), 0..1."""
    return 2 * len(one.words & other.words) / max(1, len(one.words) + len(other.words))


def _differences(one: Line, other: Line, bench: Bench, *, copied: bool = True) -> Iterator[tuple[Fact, Fact]]:
    """Yield facts of two lines that stand in one another's place and cannot both hold.

    Of lines that are no copies (`copied`) a denial is held against the line by others (`_are_claims_apart`).
    """
    for facet in dict.fromkeys(fact.facet for fact in one.facts if fact.facet != DENIED):
        some, others = ([fact for fact in line.facts if fact.facet == facet] for line in (one, other))
        only = [a for a in some if not any(a.key == b.key and may_agree(a, b, bench) for b in others)]
        instead = [b for b in others if not any(a.key == b.key and may_agree(a, b, bench) for a in some)]
        for a in only:
            if b := next((b for b in instead if b.key == a.key and _stand_alike((a, one), (b, other), bench)), None):
                instead.remove(b)
                yield a, b
    denied = [[fact for fact in line.facts if fact.facet == DENIED] for line in (one, other)]
    if bool(denied[0]) != bool(denied[1]) and _same_words(one, other) >= CLOSE:
        saying, told = (one, other) if denied[0] else (other, one)
        facts = denied[0] or denied[1]
        fact = next((fact for fact in facts if _is_told(fact, saying, told, bench)), None if copied else facts[0])
        if fact:
            yield (fact, _whole(other)) if denied[0] else (_whole(one), fact)


def _stand_alike(one: tuple[Fact, Line], other: tuple[Fact, Line], bench: Bench) -> bool:
    """Say whether two names stand in one another's place: a word near the one is near the other; all else may."""
    if one[0].facet != "actor":
        return True
    some, others = (_near(fact, line, bench) for fact, line in (one, other))
    return not some.isdisjoint(others)


def _near(fact: Fact, line: Line, bench: Bench) -> frozenset[str]:
    """Return the beginnings of the words of a line right around a fact."""
    text = bench.documents[line.document].text
    before, after = text[line.span.start : fact.span.start], text[fact.span.end : line.span.end]
    return frozenset(stems(" ".join((*WORD.findall(before)[-BESIDE:], *WORD.findall(after)[:BESIDE]))))


def _is_told(denial: Fact, saying: Line, told: Line, bench: Bench) -> bool:
    """Say whether a line tells what another denies, which is not what stands beside it ("divers had yet to look")."""
    content = bench.statements[_bearing(denial, saying, bench)[0]].content
    said = stems(" ".join(span.quote for span in content))
    return len(said & told.words) >= INSIDE * len(said)


def _same_words(one: Line, other: Line) -> float:
    """Return the share of the words of the shorter of two lines that the longer has, 0..1."""
    return len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))


def _is_new_day(one: Fact, other: Fact, bench: Bench) -> bool:
    """Say whether two facts are one word that means a day in each document, and not the same."""
    dated = one.facet == other.facet == "date" and one.span.quote.lower() == other.span.quote.lower()
    return dated and not may_agree(one, other, bench)


def _whole(line: Line) -> Fact:
    """Return a line as what is so, against a line that says that it is not."""
    return Fact(DENIED, None, "+", line.span)


def _finding(one: tuple[Fact, Line], other: tuple[Fact, Line], pair: Comparison, bench: Bench) -> Finding:
    """Return the finding of one change; the taker comes second where it is known."""
    pairs = [one, other]
    if pair.source == other[1].document or (pair.source is None and other[1].document < one[1].document):
        pairs.reverse()
    sides = [
        bench.side(fact.span.quote, _bearing(fact, line, bench), [mention(line.document, fact.span)])
        for fact, line in pairs
    ]
    (was, source), (now, taker) = pairs
    how = "taken over from it" if pair.source else "which has the same text"
    explanation = (
        f"{bench.title(source.statements[0])} says “{was.span.quote}”; {bench.title(taker.statements[0])}, {how}, "
        f"says “{now.span.quote}” in its place."
    )
    return bench.finding(
        _kind(was, now, source, taker, bench),
        pair.one,
        sides,
        explanation,
        facet=was.facet,
        facets=[Facet(name="line", agrees=True, why="the lines share most of their words")],
    )


def _bearing(fact: Fact, line: Line, bench: Bench) -> list[str]:
    """Return the narrowest statement that holds a fact."""
    held = [bench.statements[i] for i in line.statements]
    around = [s for s in held if s.span.start <= fact.span.start and fact.span.end <= s.span.end]
    return [min(around or held, key=lambda s: (s.span.end - s.span.start, s.id)).id]


def _kind(was: Fact, now: Fact, source: Line, taker: Line, bench: Bench) -> FindingKind:
    """Return "update" for a toll that is higher in a later document: tolls rise; all else is a conflict.

    What one version of a report says otherwise than another is put right.
    """
    dates = [days(bench.documents[line.document].published) for line in (source, taker)]
    for (a, first), (b, then) in (((was, dates[0]), (now, dates[1])), ((now, dates[1]), (was, dates[0]))):
        if was.facet == "toll" and first.is_before(then) and _low(a) < _low(b):
            return "update"
    return "correction" if are_versions(source.document, taker.document, bench) else "conflict"


def _low(fact: Fact) -> float:
    return fact.value[0] if isinstance(fact.value, tuple) else 0.0
