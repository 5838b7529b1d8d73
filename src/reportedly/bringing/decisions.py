"""What persons decided elsewhere, as judgements of the case: signed by who decided, at the time when they did.

The id of such a judgement is made of what was decided, so that the same file brings in the same judgements once; one
that was taken back here stays taken back.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from reportedly.bringing.anchoring import Words
from reportedly.errors import UsageError
from reportedly.exports.losses import Ledger
from reportedly.exports.urns import SPACE, value_id
from reportedly.judging import UNDO, Decision, Finder, checked
from reportedly.record import Decided, Judgement, Statement, content_id
from reportedly.store import Case
from reportedly.weighing.corrections import written
from reportedly.weighing.partition import PAIRING

RESPAN = "respan"
WHAT = "judgement"


class Taken(NamedTuple):
    """How many came in, took the place of an older one, and were there already."""

    added: int
    changed: int
    held: int


def take(case: Case, name: str, found: Sequence[Decided], by: str, losses: Ledger) -> Taken:
    """Make judgements of what was decided elsewhere, all in one transaction; what fits nothing is counted as lost.

    Args:
        case: what it is about.
        name: of the format that it came in.
        found: the decisions, oldest first.
        by: who signs those of which it is not told who made them.
        losses: takes down what is not taken.
    """
    made, held = list[Judgement](), 0
    known = {one.id: one for one in case.judgements()}
    same = {_meaning(one) for one in known.values() if not one.undone_by}
    for one in _resolved(case, found, losses):
        if one is None:
            held += 1
            continue
        judgement = _judgement(one, name, by, case.now())
        if one.undone:
            back = _taken_back(judgement, known)
            made += [back] if back else []
            held += back is None
        elif judgement.id in known or _meaning(judgement) in same:
            held += 1
        else:
            made.append(judgement)
            known[judgement.id] = judgement
            same.add(_meaning(judgement))
    added = case.judge_all(made)
    return Taken(added, 0, held + len(made) - added)


def _resolved(case: Case, found: Sequence[Decided], losses: Ledger) -> Iterator[Decided | None]:
    """Yield decisions with the ids of the case, None for what the record has in just that way already."""
    find, words = Finder(case), Words(case, losses)
    for one in found:
        try:
            yield _about(one, find, words)
        except UsageError as error:
            losses.drop(WHAT, error.message)


def _about(one: Decided, find: Finder, words: Words) -> Decided | None:
    """Return a decision with the ids of the case; raises UsageError with a reason that many can share."""
    target = value_id(one.target) if one.target.startswith(SPACE) else one.target
    if not target and not one.verb:
        raise UsageError(NO_DECISION)
    if not target:
        target = words.statement(one.anchors).id
    try:
        value = find(target)
    except UsageError as error:
        raise UsageError(NOT_HERE) from error
    if not one.verb:
        other = _respanned(one, value, words) if isinstance(value, Statement) else None
        return _checked(other, find) if other else None
    return _checked(msgspec.structs.replace(one, target=value.id), find)


def _checked(one: Decided, find: Finder) -> Decided:
    if one.verb in PAIRING:
        try:
            find(one.value or "")
        except UsageError as error:
            raise UsageError(NOT_HERE) from error
    try:
        fits = checked(Decision(verb=one.verb, target=one.target, value=one.value), find)
    except UsageError as error:
        raise UsageError(NOT_FIT) from error
    return msgspec.structs.replace(one, target=fits.target, value=fits.value)


def _respanned(one: Decided, statement: Statement, words: Words) -> Decided | None:
    """Return the decision that a statement says other words of its document; None where it says just these."""
    found = words.spans(one.anchors, statement.document)
    if tuple(anchored.span for anchored in found) == statement.content:
        return None
    value = written(anchored.span for anchored in found)
    return msgspec.structs.replace(one, verb=RESPAN, target=statement.id, value=value)


NO_DECISION = "a remark that decides nothing"
NOT_HERE = "about nothing in this case"
NOT_FIT = "no decision that fits what it is about"


def _judgement(one: Decided, name: str, by: str, now: str) -> Judgement:
    signer = one.by or by
    return Judgement(
        id=content_id(WHAT, name, one.verb, one.target, one.value, signer, one.when),
        verb=one.verb,  # type: ignore[arg-type]  # checked against the verbs
        target=one.target,
        value=one.value,
        by=signer,
        when=one.when or now,
        reason=one.reason,
        run=content_id("run", name, signer, now),
    )


def _meaning(one: Judgement) -> tuple[object, ...]:
    """Return what makes two judgements one: of a pair, either may be named first."""
    about = frozenset((one.target, one.value)) if one.verb in PAIRING else (one.target, one.value)
    return one.verb, about, one.by


def _taken_back(one: Judgement, known: dict[str, Judgement]) -> Judgement | None:
    """Return what takes back a judgement that came in earlier; None where it never did, or is taken back already."""
    held = known.get(one.id)
    if held is None or held.undone_by:
        return None
    i = content_id(WHAT, UNDO, one.id, one.when)
    return None if i in known else msgspec.structs.replace(one, id=i, verb=UNDO, target=one.id, value=None)
