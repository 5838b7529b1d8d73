"""Versions of one report: documents of one place, of which the newer takes the place of the older.

What they say otherwise is no conflict, for one hand wrote both: it is an update where a toll rose, else put right.
"""

from reportedly.weighing.findings.bench import Bench

DAY = 10  # letters of an ISO date


def are_versions(one: str, other: str, bench: Bench) -> bool:
    """Say whether two documents (ids) that tell of one thing were found at one place."""
    here, there = bench.documents[one], bench.documents[other]
    place = here.path or here.url
    return one != other and place is not None and place == (there.path or there.url)


def in_order(one: str, other: str, bench: Bench) -> tuple[str, str] | None:
    """Return two versions, the older first, by when they came out or else were retrieved; None where nothing tells."""
    here, there = bench.published(one), bench.published(other)
    if here.is_apart(there):
        return (one, other) if here.is_before(there) else (other, one)
    documents = bench.documents[one], bench.documents[other]
    for first, then in ([d.published.start for d in documents], [d.retrieved for d in documents]):
        if first and then and first != then and len(first) == len(then) > DAY:
            return (one, other) if first < then else (other, one)
    return None
