"""Cases of short reports of an invented war, for tests of what is kept of their weighing."""

from msgspec.structs import replace
from sqlalchemy import select

from reportedly.cases import Drawing, same_claim
from reportedly.record import Actor, Comparison, Failure, Finding, Happening, Origin, Place, Reading
from reportedly.store import Case, Shelf
from reportedly.store.tables import weighed, weighed_references
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


def read_again(case: Case, text: str, *, failed: bool = False) -> None:
    """Read a report by another reader, which hedges nothing and takes the last event for none, or which fails."""
    reading = read(text, f"{TEXTS.index(text)}.txt")
    if failed:
        failure = Failure(stage="read", error="Broken", message="no text")
        case.add(Reading(document=replace(reading.document, text="", blocks=(), failure=failure)), "3")
        return
    said = tuple(replace(one, certainty="asserted", hedges=()) for one in reading.statements)
    case.add(replace(reading, statements=said, events=reading.events[:-1]), "2")


def read_newer(case: Case, text: str) -> None:
    """Read a new version of a report: from the same place, with a toll, a day or a word changed and a line more."""
    newer = text.replace("nine", "eleven").replace("supports", "opposes").replace("Monday", "Tuesday")
    case.add(read(f"{newer} The mayor of Orsk fled, a resident said.", f"{TEXTS.index(text)}.txt"), "1")


def lying(shelf: Shelf) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return all that lies on a shelf, byte for byte, with what it concerns; not in which row it came to lie."""
    with shelf.writing() as connection:
        rows = {row["seq"]: row for row in connection.execute(select(weighed)).mappings()}
        concerns: dict[int, set[tuple[str, str]]] = {seq: set() for seq in rows}
        for row in connection.execute(select(weighed_references)).mappings():
            concerns[row["weighed"]].add((row["role"], row["id"]))
    out = {"seq", "kind", "id"}
    return {
        (row["kind"], row["id"]): (*(value for name, value in row.items() if name not in out), concerns[seq])
        for seq, row in rows.items()
    }


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
