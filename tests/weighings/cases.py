"""Cases of short reports of an invented war, for tests of what is kept of their weighing."""

from reportedly.cases import Drawing, same_claim
from reportedly.record import Actor, Comparison, Finding, Happening, Origin, Place, Reading
from reportedly.store import Case
from reportedly.weighing.origins import Drawn, count
from reportedly.weighing.timeline import Entry, Track
from reportedly.weighings import Weighing, drawn_of
from tests.weighing.reports import read
from tests.weighing.test_scales import ALL

MORE = (
    "LANRIC, June 9, 2031 (Hollow Post) - The price of bread doubled in a month, bakers in Lanric said.",
    "ORSK, June 8, 2031 (Hollow Post) - Shells hit a market in Orsk on Monday, killing nine, he said.",
)
LONG = (
    "VELLAND, June 10, 2031 (Coast Wire) - Engineers in Velland have begun to rebuild the bridge over the Marrow that "
    "was blown up in the first week of the war, and hope to let lorries with grain cross it before the winter comes. "
    "The Velland Front opposes the truce, its spokesman said."
)
REPRINT = LONG.replace("(Coast Wire)", "(Dalo Courier)").replace("June 10", "June 11")
FOR = "ORSK, June 1, 2031 (Marrow Agency) - The Harrow Brigade supports the truce in Orsk."
AGAINST = "ORSK, June 12, 2031 (Hollow Post) - The Harrow Brigade opposes the truce in Orsk."
TEXTS = (*ALL, *MORE, LONG, REPRINT, FOR, AGAINST)


def add(case: Case, *texts: str) -> list[Reading]:
    """Read reports into a case, each under a name made of its words."""
    readings = [read(text, f"{TEXTS.index(text)}.txt") for text in texts]
    for reading in readings:
        case.add(reading, "1")
    return readings


def by_name(held: tuple[Actor, ...] | tuple[Place, ...]) -> list[object]:
    return sorted((one.name, one.id, one.kind, one.country) for one in held)


def same(kept: Weighing, anew: Drawing) -> bool:
    """Say whether a weighing that was kept holds, value by value and in the same order, what one made anew shows."""
    assert tuple(kept.every(Origin)) == anew.weighed.origins
    assert tuple(kept.every(Comparison)) == tuple(anew.ledger.copies.comparisons())
    assert tuple(kept.every(Happening)) == anew.weighed.happenings
    assert tuple(kept.every(Finding)) == anew.weighed.findings
    assert tuple(kept.every(Entry)) == anew.shown.entries
    assert tuple(kept.every(Track)) == anew.shown.tracks
    assert by_name(tuple(kept.every(Actor))) == by_name(anew.found.actors)
    assert by_name(tuple(kept.every(Place))) == by_name(anew.found.places)
    assert counts_alike(drawn_of(kept), anew)
    return True


def counts_alike(kept: Drawn, anew: Drawing) -> bool:
    """Say whether first hands are counted from what was kept as they are from the documents, word for word."""
    fresh = anew.ledger.drawn()
    assert kept.origins() == fresh.origins()
    assert list(kept.statements.items()) == list(fresh.statements.items())
    claims = [same_claim([i], fresh) for i in fresh.statements] + [list(fresh.statements)]
    assert [same_claim([i], kept) for i in kept.statements] == claims[:-1]
    assert [count(claim, kept) for claim in claims] == [count(claim, fresh) for claim in claims]
    return True
