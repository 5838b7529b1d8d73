"""What a ledger is made of, in short: first hands are counted from it as from the documents, which need not be there.

Left out is the text of documents, and what was only needed to find out what joins them.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from reportedly.record import Document, Statement, Value
from reportedly.weighing.origins.hands import Hand, Local
from reportedly.weighing.origins.joins import Joined
from reportedly.weighing.origins.ledger import Drawn
from reportedly.weighing.origins.persons import Verdicts
from reportedly.weighing.origins.sayings import stems


class Told(Value, frozen=True, kw_only=True):
    """What one document says of its sources: the fields of `Local`, its document without text."""

    document: Document
    own: str
    day: int | None
    hands: tuple[Hand, ...]
    statements: tuple[Statement, ...]
    paths: dict[str, tuple[str, ...]]
    inherited: dict[str, str]
    inferred: tuple[str, ...]
    acts: tuple[str, ...]
    taken: tuple[tuple[str, str, str], ...]
    deeds: dict[str, tuple[tuple[str, str], ...]]


def told(one: Local) -> Told:
    """Return what one document says, to be kept."""
    return Told(
        document=replace(one.document, text="", blocks=()),
        own=one.own.id,
        day=one.day,
        hands=tuple(one.hands.values()),
        statements=tuple(one.statements.values()),
        paths=one.paths,
        inherited=one.inherited,
        inferred=tuple(sorted(one.inferred)),
        acts=tuple(sorted(one.acts)),
        taken=one.taken,
        deeds={i: tuple(sorted(deeds)) for i, deeds in one.deeds.items()},
    )


def drawn_from(kept: Iterable[Told], pairs: Iterable[Joined], persons: Verdicts) -> Drawn:
    """Return what follows from what was kept: the same as `Ledger.drawn` of the ledger that it was kept from.

    Args:
        kept: what the documents say, by the ids of these.
        pairs: what joins every two documents, by the ids of these.
        persons: what persons decided of who is one with whom.
    """
    found = {one.document.id: _local(one) for one in kept}
    return Drawn(found, (join for pair in pairs for join in pair.apart()), persons)


def _local(one: Told) -> Local:
    hands = {hand.id: hand for hand in one.hands}
    return Local(
        document=one.document,
        own=hands[one.own],
        day=one.day,
        hands=hands,
        statements={statement.id: statement for statement in one.statements},
        paths=one.paths,
        inherited=one.inherited,
        inferred=set(one.inferred),
        acts=set(one.acts),
        stems={statement.id: stems(statement) for statement in one.statements},
        taken=one.taken,
        deeds={i: frozenset(deeds) for i, deeds in one.deeds.items()},
    )
