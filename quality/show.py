"""What went wrong, line by line, for those who improve the system: no score depends on it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from quality.align import Offsets, assign
from quality.compare import Judge, own_name_dropped
from quality.facts import Claim, Deed, Facts, Stand, Tie, Who

A = TypeVar("A")


def differences(given: Facts, gold: Facts) -> Iterator[str]:
    """Yield one line for every statement, position, relation and event that is missing, spurious or wrong."""
    judge, text = Judge(gold.text), gold.text
    given = replace(given, claims=tuple(own_name_dropped(claim, gold) for claim in given.claims))
    pairs = judge.match(given.claims, gold.claims)
    for i, j in pairs:
        yield from _wrong(judge, given.claims[i], gold.claims[j], text)
    yield from _alone("statement", [claim_line(c, text) for c in gold.claims], {j for _, j in pairs}, "missing")
    yield from _alone("statement", [claim_line(c, text) for c in given.claims], {i for i, _ in pairs}, "spurious")
    yield from _unmatched("position", given.stands, gold.stands, judge.same_stand, _stand_line, text)
    yield from _unmatched("relation", given.ties, gold.ties, judge.same_tie, _tie_line, text)
    yield from _unmatched("event", given.deeds, gold.deeds, judge.same_deed, _deed_line, text)


def _wrong(judge: Judge, given: Claim, gold: Claim, text: str) -> Iterator[str]:
    off = [
        name
        for name, right in (
            ("chain", judge.same_chain(given, gold)),
            ("certainty", given.certainty == gold.certainty),
            ("polarity", given.polarity == gold.polarity),
        )
        if not right
    ]
    if off:
        yield f"statement {'+'.join(off)} wrong: {claim_line(given, text)}\n    gold: {claim_line(gold, text)}"


def _unmatched(
    kind: str,
    given: Sequence[A],
    gold: Sequence[A],
    same: Callable[[A, A], bool],
    line: Callable[[A, str], str],
    text: str,
) -> Iterator[str]:
    pairs = assign(given, gold, lambda a, b: float(same(a, b)))
    taken = {i for i, _ in pairs} | {i for i, item in enumerate(given) if any(same(item, other) for other in gold)}
    yield from _alone(kind, [line(item, text) for item in gold], {j for _, j in pairs}, "missing")
    yield from _alone(kind, [line(item, text) for item in given], taken, "spurious")


def _alone(kind: str, lines: Sequence[str], matched: set[int], what: str) -> Iterator[str]:
    return (f"{kind} {what}: {line}" for i, line in enumerate(lines) if i not in matched)


def claim_line(claim: Claim, text: str) -> str:
    """Return a statement on one line: chain, certainty, polarity, content."""
    chain = " > ".join(f"{who_line(hop.who, text)}[{hop.basis}]" for hop in claim.chain)
    return f"{chain} | {claim.certainty} {claim.polarity} | {_quotes(claim.content, text)}"


def who_line(who: Who, text: str) -> str:
    """Return a voice or actor in a few words."""
    return ", ".join(sorted(who.names)[:2]) or _quotes(who.spans[:1], text) or "?"


def _quotes(spans: Sequence[Offsets], text: str) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _stand_line(stand: Stand, text: str) -> str:
    return f"{who_line(stand.holder, text)} {'/'.join(sorted(stand.stances))} at {_quotes(stand.where, text)!r}"


def _tie_line(tie: Tie, text: str) -> str:
    return f"{who_line(tie.subject, text)} {'/'.join(sorted(tie.kinds))} {who_line(tie.object, text)}"


def _deed_line(deed: Deed, text: str) -> str:
    return f"{deed.code} at {_quotes(deed.triggers, text)!r}"
