"""Happenings that may be one: laid out to be told one or two, and those that persons told so."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from reportedly.judging import Standing
from reportedly.logbook import lines
from reportedly.pages import Pages
from reportedly.record import Happening, Judgement, PossibleHappening
from reportedly.web.views.happenings import Told, told
from reportedly.web.views.piles import KINDS, LIMIT, Asked, Item, Pile
from reportedly.weighing.deeds import EVENT
from reportedly.weighings import Weighing, held

VERB: Mapping[str, str] = {"accepted": "same", "rejected": "different"}
SCANNED = LIMIT * 5  # happenings that are looked at for one page
Double = tuple[Happening, Happening, PossibleHappening]


def doubles(pages: Pages, asked: Asked, limit: int) -> Pile:
    """Return the happenings that may be one, or the events that persons told to be one, or two.

    Args:
        pages: of the case.
        asked: in what state, after which cursor.
        limit: how many are shown where a few of each kind are asked for.
    """
    stands = pages.judged().stands
    if asked.state != "open":
        return _pile(islice(_decided(pages, stands, VERB[asked.state], asked), LIMIT * 10))
    weighing = held(pages.case)
    if weighing is None:
        return _pile((), note="The case was not weighed yet.")
    page = weighing.happenings(limit=SCANNED, after=asked.after or "" if asked.kind else "")
    near = weighing.named(Happening, (maybe.happening for one in page.values for maybe in one.maybe_same_as))
    judged = _judged(stands)
    found = (double for one in page.values for double in _doubles(one, near) if not _is_judged(double, judged))
    chosen = list(found if asked.kind else islice(found, limit))
    return _pile(_items(weighing, pages, chosen), page.next if asked.kind else None)


def _pile(items: Iterator[Item] | Sequence[Item], behind: str | None = None, note: str = "") -> Pile:
    return Pile(kind="happenings", name=KINDS["happenings"], items=tuple(items), next=behind, note=note)


def _doubles(one: Happening, near: Mapping[str, Happening]) -> Iterator[Double]:
    """Yield what may be one with a happening, each pair once."""
    for maybe in one.maybe_same_as:
        if maybe.happening in near and one.id < maybe.happening:
            yield one, near[maybe.happening], maybe


def _judged(stands: Standing) -> frozenset[frozenset[str]]:
    """Return the pairs of events that somebody told to be the same or different, be they weighed so yet or not."""
    return frozenset(
        frozenset((one.target, str(one.value)))
        for one in stands.pairs()
        if one.target.startswith(EVENT) and one.verb in VERB.values() and not one.undone_by
    )


def _is_judged(double: Double, judged: frozenset[frozenset[str]]) -> bool:
    one, other, _ = double
    return bool(judged) and any(frozenset(pair) in judged for pair in product(one.events, other.events))


def _items(weighing: Weighing, pages: Pages, found: Sequence[Double]) -> Iterator[Item]:
    """Yield pairs as they are decided: each side by its type, days and places, and the words of one report."""
    ids = dict.fromkeys(one.id for first, second, _ in found for one in (first, second))
    items = [item for item in map(weighing.happening, ids) if item]
    known = {one.id: one for one in told(weighing, pages, items)}
    for one, other, maybe in found:
        if one.id in known and other.id in known:
            yield _item((one, other), (known[one.id], known[other.id]), maybe)


def _item(pair: tuple[Happening, Happening], sides: tuple[Told, Told], maybe: PossibleHappening) -> Item:
    asked = any(facet.name == "judgement" for facet in maybe.facets)
    return Item(
        kind="happenings",
        target=pair[0].events[0],
        other=pair[1].events[0],
        title=" · ".join(map(_titled, sides)),
        lines=tuple(map(_line, sides)),
        why=maybe.why,
        state="held" if asked else "open",
        offers=("same", "different", "unsure"),
    )


def _titled(one: Told) -> str:
    where = ", ".join(name.name for name in one.where)
    return f"{one.code.replace('_', ' ').lower()}, {one.day or 'date not known'}{f', {where}' if where else ''}"


def _line(one: Told) -> str:
    many = f"{one.documents} document{'' if one.documents == 1 else 's'}"
    return f"“{one.words}” ({many})" if one.words else many


def _decided(pages: Pages, stands: Standing, verb: str, asked: Asked) -> Iterator[Item]:
    """Yield the judgements in force on pairs of events, newest first."""
    some = [one for one in reversed(stands.judgements) if one.verb == verb and _is_on_deeds(one)]
    for listed in lines(pages.case, stands, some, ()):
        one = listed.judgement
        yield Item(
            kind="happenings",
            target=one.target,
            other=str(one.value),
            title=f"{listed.about} · {listed.value}",
            why=one.reason,
            state=asked.state,
            judgement=one.id,
            judged=one.by,
        )


def _is_on_deeds(one: Judgement) -> bool:
    return one.target.startswith(EVENT) and not one.undone_by
