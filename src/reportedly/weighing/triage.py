"""What to read first: documents put into a queue, copies together, each with the reasons why it matters.

A reason is a fact of the case, not a guess at interest: somebody is contradicted, something was put right, a first
hand speaks that no earlier document has, most of what is said is unsure, or the document could not be read, so that
what it tells is missing. Their weights add up.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from reportedly.record import Comparison, Document, Finding, FindingKind, Origin, Reading, Statement, Value

ReasonKind = Literal["contradiction", "failure", "put_right", "new_origin", "low_certainty"]
COPIES = ("copy", "abridged")
AGAINST: frozenset[FindingKind] = frozenset({"conflict", "disagreement"})
RIGHT: frozenset[FindingKind] = frozenset({"correction", "retraction", "update"})
UNSURE = frozenset({"hedged", "conditional", "uncommitted"})
SHARE = 0.4  # of statements that are unsure, from which on the document is
NAMES = 3  # first hands that a reason names
LATE = "9999"


class Reason(Value, frozen=True, kw_only=True):
    """Why a document matters: `weight` adds to its score, `why` says what it is: facets, names, how many statements."""

    kind: ReasonKind
    weight: int
    why: str


class Queued(Value, frozen=True, kw_only=True):
    """A document with its copies, in the queue under the one that the others were made from, or else the earliest.

    `hands` is how many first hands the document and its copies have between them that speak for their text: one, and
    one more for each copy that brings a first hand of its own; `why` explains it. `publishers` are those of all.
    """

    id: str
    copies: tuple[str, ...]
    hands: int
    why: str
    reasons: tuple[Reason, ...]
    score: int
    published: str | None = None
    publishers: tuple[str, ...] = ()


def queued(
    readings: Sequence[Reading],
    comparisons: Iterable[Comparison],
    origins: Sequence[Origin],
    findings: Iterable[Finding],
) -> list[Queued]:
    """Return the queue, what matters most first, then the newest; every document is in it once, as itself or a copy.

    Args:
        readings: of all documents, failures included.
        comparisons: what documents have in common.
        origins: the first hands of all statements, by the first document that has each.
        findings: where documents agree and differ.
    """
    documents = {reading.document.id: reading.document for reading in readings}
    home = {one.id: reading.document.id for reading in readings for one in reading.statements}
    told = _told_of(findings, documents)
    fresh, hands = _hands(origins, home)
    unsure = {reading.document.id: _unsure(reading.statements) for reading in readings}
    found = []
    for group in _groups(documents, comparisons):
        first, *copies = group
        reasons = [
            *_failure(documents[first]),
            *_findings([finding for i in group for finding in told[i]]),
            *_fresh(dict.fromkeys(name for i in group for name in fresh[i])),
            *unsure[first],
        ]
        own = [i for i in copies if hands[i] - hands[first]]
        found.append(
            Queued(
                id=first,
                copies=tuple(copies),
                hands=1 + len(own),
                why=_why(copies, own),
                reasons=tuple(sorted(reasons, key=lambda reason: (-reason.weight, reason.kind))),
                score=sum(reason.weight for reason in reasons),
                published=documents[first].published.start,
                publishers=tuple(dict.fromkeys(name for i in group if (name := documents[i].publisher))),
            )
        )
    found.sort(key=lambda one: (one.published or "", one.id), reverse=True)
    return sorted(found, key=lambda one: -one.score)


def _groups(documents: Mapping[str, Document], comparisons: Iterable[Comparison]) -> Iterator[list[str]]:
    """Yield documents with their copies, the one that the others were made from first."""
    root = {i: i for i in documents}

    def top(i: str) -> str:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    made = set()
    for one in comparisons:
        if one.verdict in COPIES and one.one in root and one.other in root:
            root[top(one.other)] = top(one.one)
            made |= {one.one, one.other} - {one.source} if one.source else set()
    groups = defaultdict(list)
    for i in documents:
        groups[top(i)].append(i)
    for group in groups.values():
        yield sorted(group, key=lambda i: (i in made, documents[i].published.start or LATE, i))


def _told_of(findings: Iterable[Finding], documents: Mapping[str, Document]) -> dict[str, list[Finding]]:
    told: dict[str, list[Finding]] = {i: [] for i in documents}
    for finding in findings:
        if finding.kind in AGAINST | RIGHT:
            for i in dict.fromkeys(span.document for span in finding.spans):
                told.get(i, []).append(finding)
    return told


def _hands(
    origins: Iterable[Origin], home: Mapping[str, str]
) -> tuple[defaultdict[str, list[str]], defaultdict[str, set[str]]]:
    """Return by document the names of the first hands it has before all others, and all that it has, its own aside."""
    fresh, held = defaultdict[str, list[str]](list), defaultdict[str, set[str]](set)
    for origin in sorted(origins, key=lambda origin: origin.kind == "unnamed"):  # names before descriptions
        if origin.kind != "own":
            documents = [home[i] for i in (*origin.statements, *origin.inherited_by) if i in home]
            for i in documents:
                held[i].add(origin.id)
            if documents and origin.name:
                fresh[documents[0]].append(origin.name)
    return fresh, held


def _failure(document: Document) -> Iterator[Reason]:
    if document.failure:
        yield Reason(kind="failure", weight=45, why=document.failure.message)


def _findings(told: Iterable[Finding]) -> Iterator[Reason]:
    once = {finding.id: finding for finding in told}.values()
    against = [finding for finding in once if finding.kind in AGAINST]
    right = [finding for finding in once if finding.kind in RIGHT]
    if against:
        facets = ", ".join(sorted({(one.facet or one.kind).replace("_", " ") for one in against}))
        yield Reason(kind="contradiction", weight=40 + min(len(against), 10), why=f"on {facets}")
    if right:
        kinds = Counter(one.kind for one in right)
        words = ", ".join(f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in sorted(kinds.items()))
        yield Reason(kind="put_right", weight=25 + min(len(right), 5), why=words)


def _fresh(names: Mapping[str, None]) -> Iterator[Reason]:
    if names:
        some = ", ".join(list(names)[:NAMES]) + (f" and {len(names) - NAMES} more" if len(names) > NAMES else "")
        yield Reason(kind="new_origin", weight=20 + min(len(names), 5), why=some)


def _unsure(statements: Sequence[Statement]) -> list[Reason]:
    unsure = sum(one.certainty in UNSURE for one in statements)
    if not statements or unsure / len(statements) < SHARE:
        return []
    return [Reason(kind="low_certainty", weight=12, why=f"{unsure} of {len(statements)} statements")]


def _why(copies: Sequence[str], own: Sequence[str]) -> str:
    if not copies:
        return "no other document is a copy of it"
    if not own:
        return "the copies have no first hand that it does not have"
    few = "one of the copies brings a first hand of its own"
    return few if len(own) == 1 else f"{len(own)} of the copies bring first hands of their own"
