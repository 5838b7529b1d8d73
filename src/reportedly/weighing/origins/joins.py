"""What joins the sources of two documents: the same sentence copied, the same utterance quoted.

Where both documents give a sentence to a source, the two sources are one. Where only one of them does, the other has
lost its source on the way: its statement rests on the one that names it. Where neither does, the copy rests on the
document that it was copied from; when that cannot be told, on the one that comes first by date, and then by id.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.record import CommonPassage, Mention, Statement, Value
from reportedly.weighing.origins.apart import told_apart
from reportedly.weighing.origins.hands import Hand, Local
from reportedly.weighing.origins.sayings import overlap, same_words

OWN, CITED, VOICED = range(3)
LINE = 24  # words of one line, which two may have alike of one deed
MOST = 0.5  # share of the shorter of two versions that stands in the other
RANK = {
    "own": OWN,
    "house": CITED,
    "named": VOICED,
    "unnamed": VOICED,
}  # who names a source knows more than who does not


class Join(NamedTuple):
    """Two hands that are one, or a statement that rests on another one, and why.

    `moved` is the statement that rests on `onto`; both are None when `one` and `other` are hands that are one.
    """

    why: str
    spans: tuple[Mention, ...]
    hands: tuple[str, str] | None = None
    moved: tuple[str, str] | None = None


class Joined(Value, frozen=True, kw_only=True):
    """What joins two documents, to be kept: the words that show it, each once, and the joins with places of theirs."""

    spans: tuple[Mention, ...]
    joins: tuple[tuple[Join, tuple[int, ...]], ...]

    @classmethod
    def of(cls, joins: Sequence[Join]) -> "Joined":
        """Put joins together: many of them lie in one passage."""
        spans = {span: n for n, span in enumerate(dict.fromkeys(span for join in joins for span in join.spans))}
        bare = ((join._replace(spans=()), tuple(spans[span] for span in join.spans)) for join in joins)
        return cls(spans=tuple(spans), joins=tuple(bare))

    def apart(self) -> tuple[Join, ...]:
        """Return the joins that were put together."""
        return tuple(join._replace(spans=tuple(self.spans[n] for n in spans)) for join, spans in self.joins)


def joins(one: Local, other: Local, common: Sequence[CommonPassage], source: str | None) -> tuple[Join, ...]:
    """Return what joins two documents.

    Args:
        one: the document of the lesser id.
        other: the other.
        common: what they have in common, as `Copies.common` gives it.
        source: the document that the other was made from, as far as that is told.
    """
    first = one.order <= other.order if source is None else source == one.document.id
    found: dict[tuple[str, ...], Join] = {}
    for passage in common:
        for here, there in _matched(one, other, passage):
            join = _join(one, other, here, there, passage, first=first)
            if join is not None:
                found.setdefault(join.hands or join.moved or (), join)
    return tuple(found[key] for key in sorted(found))


def versions(one: Local, other: Local, common: Sequence[CommonPassage]) -> tuple[Join, ...]:
    """Return what joins the own words of two documents that are versions of one report.

    They came from the same place, and most of the shorter is in the other: a place where one report follows another,
    such as the front page of a site, does not make them one.
    """
    place = one.document.path or one.document.url
    if place is None or place != (other.document.path or other.document.url):
        return ()
    shared = sum(passage.one.end - passage.one.start for passage in common)
    if shared < MOST * min(len(one.document.text), len(other.document.text)):
        return ()
    hands = (min(one.own.id, other.own.id), max(one.own.id, other.own.id))
    return (Join(f"two versions of one report, from {place}", (), hands=hands),)


def _matched(one: Local, other: Local, passage: CommonPassage) -> Iterator[tuple[Statement, Statement]]:
    """Yield the statements of both that stand in the same words of a passage."""
    quoted = passage.kind == "quotation"
    here, there = one.standing_in(passage.one, quoted=quoted), other.standing_in(passage.other, quoted=quoted)
    for statement in here:
        asked = one.stems[statement.id]
        alike = [s for s in there if quoted or s.polarity == statement.polarity]
        equal = [s for s in alike if other.stems[s.id] == asked]  # of near-identical reports almost all
        fits = equal or [s for s in alike if quoted or same_words(asked, other.stems[s.id])]
        if fits:
            yield statement, max(fits, key=lambda s: (overlap(asked, other.stems[s.id]), -s.span.start, s.id))


def _join(
    one: Local, other: Local, here: Statement, there: Statement, passage: CommonPassage, *, first: bool
) -> Join | None:
    """Say what two statements of the same words make of their sources."""
    left, right = _last(one, here.id), _last(other, there.id)
    spans = (
        Mention(document=one.document.id, span=passage.one),
        Mention(document=other.document.id, span=passage.other),
    )
    what = "the same quotation" if passage.kind == "quotation" else f"the same {passage.words} words"
    ranks = RANK[left.kind], RANK[right.kind]
    if min(ranks) == VOICED:
        if left.key and right.key and left.key != right.key:
            return None
        if passage.kind != "quotation" and passage.words <= LINE and told_apart(left, right):
            return None  # one line in the same words from two whom nobody takes for one
        why = f"{left.called} and {right.called} are one: both documents have {what}"
        return Join(why, spans, hands=(min(left.id, right.id), max(left.id, right.id)))
    if ranks[0] == ranks[1] == CITED or _is_publisher(left, other.own) or _is_publisher(right, one.own):
        return None  # two houses are told apart by name; a house that is cited is no copy of who cites it
    onto_left = ranks[0] > ranks[1] or (ranks[0] == ranks[1] and first)
    source, taker, onto = (left, there.id, here.id) if onto_left else (right, here.id, there.id)
    return Join(f"a copy rests on {source.called}: both documents have {what}", spans, moved=(taker, onto))


def _is_publisher(hand: Hand, own: Hand) -> bool:
    """Say whether a house that is cited is the one that publishes a document."""
    return hand.kind == "house" and hand.house is not None and own.house is not None and hand.house.key == own.house.key


def _last(of: Local, statement: str) -> Hand:
    """Return the first hand of a statement as its document has it."""
    return of.hands[of.paths[statement][-1]]
