"""What kind of thing a group of statements tells, and so under which heading of a brief it may stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.exports.facing import Facing
from reportedly.exports.grouping import Group, claim_tokens
from reportedly.exports.labels import holder, places_of
from reportedly.exports.lookup import Library
from reportedly.exports.marks import covered, told
from reportedly.exports.passage import unsaid
from reportedly.exports.phrases import MONTHS, tokens, words
from reportedly.exports.scenes import bases, scenes
from reportedly.exports.wording import explanations
from reportedly.record import Event, Position, Span, Statement

Kind = Literal["positions", "reported", "denied", "disagree", "changed", "corrected"]

FEW = 2  # words that carry a claim, without which nothing uncoded is said
PLAIN = ("+", "asserted")
AHEAD = frozenset({"planned", "possible", "predicted"})
COMING = frozenset({"awaits", "threatens", "prepares", "demands", "signals"})


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a group tells: its kind, the label before its sentence, and what keeps it beside others.

    `theme` keeps a holder's, a scene's or a dispute's sentences together. `ahead` says that it tells of what may come,
    `profile` that it tells who somebody is.
    """

    kind: Kind
    label: str = ""
    theme: str = ""
    place: str = ""
    ahead: bool = False
    profile: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of all groups before any is chosen: place in the text, scenes, and which face each other."""

    order: Mapping[str, int]
    facing: Mapping[str, Facing]
    mended: frozenset[str]
    scenes: Mapping[str, str]
    bases: Mapping[str, str]
    related: frozenset[str]


def plan(found: Sequence[Group], facing: Mapping[str, Facing], library: Library) -> Plan:
    """Look over all groups; `facing` says which stand beside others."""
    order = {i: at for at, i in enumerate(library.statements)}
    related = frozenset(r.statement for shelf in library.shelves for r in shelf.reading.relations)
    return Plan(order, facing, frozenset(_mended(found)), scenes(library), bases(library), related)


def sort(group: Group, known: Plan) -> Sorted:
    """Say what a group tells."""
    first, shelf = group.first, group.shelf
    stands, happened = positions_of(group), events_of(group)
    here = _place(group, known)
    place = next((known.scenes[s.id] for s in group.members if s.id in known.scenes), here)
    ahead = first.certainty == "conditional" or any(e.realis in AHEAD for e in happened)
    ahead = ahead or any(p.stance in COMING for p in stands)
    profile = first.id in known.related and not stands and not happened
    block = shelf.block(first.span)
    if beside := known.facing.get(first.id):
        return Sorted(beside.kind, beside.label, beside.theme, place)
    if (block and block.kind == "correction") or first.id in known.mended:
        return Sorted("corrected", place=place)
    if stands and stands[0].stance != "denies" and (name := holder(stands[0], shelf)):
        return Sorted("positions", name, name, place, ahead)
    if _not_so(group, happened) or unsaid(first, shelf):
        return Sorted("denied", place=place)
    return Sorted("reported", here, place, place, ahead, profile)


def _place(group: Group, known: Plan) -> str:
    """Name where the words of a group put it, by the shortest name of the place; "" where they name none."""
    placed = [place.name for s in group.members for place in places_of(s, group.shelf)]
    return next((name for name in (known.bases.get(p, p) for p in placed) if name[:1].isupper()), "")


def idle(group: Group, known: Plan) -> bool:
    """Say whether a group tells nothing that the codebook knows, on nobody's word but the document's."""
    first = group.first
    said = first.says or events_of(group) or positions_of(group)
    return not (said or told(first) or first.id in known.mended) and (first.polarity, first.certainty) == PLAIN


def worded(group: Group) -> bool:
    """Say whether a group says anything by itself: a date line does not, nor does a bare "which was large"."""
    months = {month.casefold() for month in MONTHS} | {"may_month"}
    said = [token for token in claim_tokens(group.first) if not token[0].isdigit() and token not in months]
    coded = told(group.first) or events_of(group) or positions_of(group) or group.first.says
    opening = tokens(group.first.content[0].quote)[:1]
    if set(opening) & words("looking_back") and not told(group.first) and not positions_of(group):
        return any(True for _ in explanations(_head(group.first.content[0]), group.shelf))
    return bool(said) if coded else len(said) >= FEW and not set(opening) & words("relatives")


def _head(span: Span) -> Span:
    """Return the first word of a span."""
    first = span.quote.split(" ", 1)[0]
    return Span(start=span.start, end=span.start + len(first), quote=first)


def positions_of(group: Group) -> list[Position]:
    """Return the positions that a group's statements tell of."""
    return [p for s in group.members for p in group.shelf.positions.get(s.id, ())]


def events_of(group: Group) -> list[Event]:
    """Return the events that a group's statements tell of."""
    return [e for s in group.members for e in group.shelf.events.get(s.id, ())]


def _not_so(group: Group, happened: list[Event]) -> bool:
    """Say whether a group tells what did not happen or is left open."""
    unreal = bool(happened) and all(event.realis == "negated" for event in happened)
    return group.first.polarity == "-" or group.first.certainty in {"denied", "uncommitted"} or unreal


def _mended(found: Sequence[Group]) -> Iterator[str]:
    """Yield the statements that tell of a correction, and those told in the same breath as what was corrected."""
    spans = [(g.first.document, extent(g.first)) for g in found if _mends(g.first)]
    for statement in (g.first for g in found):
        start, end = extent(statement)
        if any(d == statement.document and s <= start and end <= e for d, (s, e) in spans):
            yield statement.id


def extent(statement: Statement) -> tuple[int, int]:
    """Return where the content of a statement starts and ends."""
    return min(s.start for s in statement.content), max(s.end for s in statement.content)


def reach(statement: Statement) -> tuple[int, int]:
    """Return where a statement starts and ends with its cues: who answers "this" stands behind what is answered."""
    start, end = extent(statement)
    cues = [span for link in statement.chain for span in link.cue]
    return min([start, *(cue.start for cue in cues)]), max([end, *(cue.end for cue in cues)])


def _mends(statement: Statement) -> bool:
    """Say whether a statement tells of a correction or a retraction of something reported."""
    said = (*statement.content, *(span for link in statement.chain for span in link.cue))
    return bool(covered(said) & words("mending"))
