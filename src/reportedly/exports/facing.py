"""Groups of statements that stand against one another or follow one another: by findings, and by a denial's words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from reportedly.exports.grouping import FEWEST, Group, claim_tokens
from reportedly.exports.phrases import is_negation, phrases, words
from reportedly.record import Finding

ALIKE = 0.6
KINDS: dict[str, Literal["disagree", "changed", "corrected"]] = {
    "conflict": "disagree",
    "disagreement": "disagree",
    "headline_overstates": "disagree",
    "drift": "disagree",
    "change": "changed",
    "ended_state": "changed",
    "update": "changed",
    "correction": "corrected",
}


@dataclass(frozen=True, slots=True)
class Facing:
    """A group's place beside another: under which kind of heading, with what label, on which side of which theme."""

    kind: Literal["disagree", "changed", "corrected"]
    label: str
    theme: str
    side: int


def facings(found: Sequence[Group], findings: Sequence[Finding], most: int) -> dict[str, Facing]:
    """Return the place of each group that stands beside another, by the id of its first statement; each has one."""
    placed: dict[str, Facing] = {}
    of = {s.id: g for g in found for s in g.members}
    for finding in findings:
        sides = list(_sides(finding, of, placed)) if finding.kind in KINDS else []
        if len(sides) > 1:
            labels = phrases().sides[_labelled(finding)]
            placed |= {
                g.first.id: Facing(KINDS[finding.kind], labels[min(at, len(labels) - 1)], finding.id, at)
                for at, g in enumerate(sides)
            }
    denied = phrases().sides["denial"]
    for pair in _denials([g for g in found if g.first.id not in placed], most):
        placed |= {g.first.id: Facing("disagree", denied[at], pair[1].first.id, at) for at, g in enumerate(pair)}
    return placed


def _labelled(finding: Finding) -> str:
    """Return the key of the labels of a finding's sides: by kind and facet, else by kind."""
    exact = f"{finding.kind}_{finding.facet}"
    return exact if exact in phrases().sides else finding.kind


def _sides(finding: Finding, of: Mapping[str, Group], placed: Mapping[str, Facing]) -> Iterator[Group]:
    """Yield one group for each side of a finding, none twice and none that has its place already."""
    used = set(placed)
    for side in finding.sides:
        group = next((of[i] for i in side.statements if i in of and of[i].first.id not in used), None)
        if group:
            used.add(group.first.id)
            yield group


def _denials(found: Sequence[Group], most: int) -> list[tuple[Group, Group]]:
    """Return (asserted, denied) pairs whose words are so alike that one denies the other; each group once.

    A claim of a word or two ("the army", who is blamed) is no claim that words alone could match, and to keep silent is
    to deny nothing.
    Only the first `most` denials of `found` are looked at.
    """
    bags = {g.first.id: _bag(g) for g in found}
    holding: defaultdict[str, list[Group]] = defaultdict(list)
    for group in filter(_asserts, found):
        for token in sorted(bags[group.first.id]) if len(bags[group.first.id]) >= FEWEST else ():
            holding[token].append(group)
    pairs, used = [], set()
    denials = [g for g in found if g.first.polarity == "-" and not bags[g.first.id] & words("silence")]
    for no in denials[:most]:
        near = _near(bags[no.first.id], bags, holding)
        best = next((g for g in near if g.first.id not in used), None)
        if best:
            used.add(best.first.id)
            pairs.append((best, no))
    return pairs


def _near(bag: frozenset[str], bags: Mapping[str, frozenset[str]], holding: Mapping[str, list[Group]]) -> list[Group]:
    """Return the asserting groups that share enough words (Jaccard), likest first."""
    rarest = sorted(bag, key=lambda token: (len(holding.get(token, ())), token))
    needed = rarest[: len(bag) - ceil(ALIKE * len(bag)) + 1]  # one of these must be shared, or too few are
    groups_near = {g.first.id: g for token in needed for g in holding.get(token, ())}
    scored = [(len(bag & bags[i]) / len(bag | bags[i]), g) for i, g in groups_near.items()]
    return [g for score, g in sorted(scored, key=lambda hit: -hit[0]) if score >= ALIKE]


def _asserts(group: Group) -> bool:
    return group.first.polarity == "+" and group.first.certainty in {"asserted", "hedged"}


def _bag(group: Group) -> frozenset[str]:
    """Return the words of a claim, negations aside."""
    return frozenset(token for token in claim_tokens(group.first) if not is_negation(token))
