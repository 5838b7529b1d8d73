"""What deserves a person's eye: proposals, learned positions, names that are or may be one, statements left open."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from reportedly.errors import UsageError
from reportedly.pages import Held, Pages
from reportedly.record import Judgement, Position, Proposal, Reading, Statement, Value
from reportedly.store.paging import Wanted, readings_at
from reportedly.web.cursors import cursor, place
from reportedly.web.pairs import Company, Pair, State
from reportedly.web.redrawn import NotDrawnError
from reportedly.web.tables import View
from reportedly.web.views.chains import chain_of
from reportedly.web.views.documents import masthead
from reportedly.web.views.doubles import doubles
from reportedly.web.views.piles import GLANCE, KINDS, LIMIT, Asked, Item, Kind, Pile, Quote
from reportedly.wording import content_words, flat, says_words

SCANNED = 2000  # values that are looked at for one page
RULES = "rules"
BLANK = re.compile(r"\s+")


class Row(Value, frozen=True, kw_only=True):
    """An item as a row."""

    kind: str
    state: str
    target: str
    other: str
    title: str
    why: str
    by: str
    confidence: float | None
    statement: str
    document: str
    source: str
    judged: str


class Queue(View, frozen=True, kw_only=True):
    """What is to be decided, by kind; `behind` tells that names are drawn anew because the case has changed."""

    state: State
    kind: Kind | None
    kinds: Mapping[Kind, str]
    piles: tuple[Pile, ...]
    behind: bool = False

    def table(self) -> Iterable[Row]:
        """Return a row an item."""
        return (_row(item) for pile in self.piles for item in pile.items)


def _row(item: Item) -> Row:
    return Row(**{name: getattr(item, name) for name in Row.__struct_fields__})


def queue(pages: Pages, company: Callable[[], tuple[Company, bool]], asked: Asked) -> Queue:
    """Return what is to be decided: a page of one kind, or a few of each.

    Args:
        pages: of the case.
        company: gives who is who, and whether that is behind.
        asked: which kind, in what state, after which cursor.
    """
    shelf = _Shelf(pages)
    kinds = [asked.kind] if asked.kind else list(KINDS)
    limit = LIMIT if asked.kind else GLANCE
    people, behind = _people(company, asked) if "names" in kinds else (None, False)
    piles = []
    for kind in kinds:
        if kind == "names" and people is not None:
            piles.append(_names(people, asked, limit))
        elif kind == "names":
            continue
        elif kind == "happenings":
            piles.append(doubles(pages, asked, limit))
        else:
            piles.append(_said(shelf, kind, asked, limit))
    shown = tuple(pile for pile in piles if pile.items or asked.kind)
    return Queue(state=asked.state, kind=asked.kind, kinds=KINDS, piles=shown, behind=behind)


def _people(company: Callable[[], tuple[Company, bool]], asked: Asked) -> tuple[Company | None, bool]:
    """Return who is who; while that is drawn for the first time, a few of each kind are shown without names."""
    try:
        return company()
    except NotDrawnError:
        if asked.kind:
            raise
        return None, True


class _Shelf:
    """Readings that are looked at more than once for a page."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.stands = pages.judged().stands
        self._readings: dict[str, Reading] = {}

    def fetch(self, rows: Iterable[Held]) -> None:
        """Take the readings of some rows at once, as read: what is rejected is shown too."""
        new = {row.place[0] for row in rows if row.document not in self._readings}
        found = readings_at(self.pages.case, new)
        self._readings |= {reading.document.id: reading for reading in found.values()}

    def reading(self, document: str) -> Reading:
        if document not in self._readings:
            self._readings[document] = self.pages.case.reading(document)
        return self._readings[document]

    def judgement(self, i: str, state: State) -> Judgement | None:
        made = self.stands.rulings
        return {"open": None, "accepted": made.accepted.get(i), "rejected": made.rejected.get(i)}[state]


# what documents say


def _said(shelf: _Shelf, kind: Kind, asked: Asked, limit: int) -> Pile:
    if asked.state != "open":
        return Pile(kind=kind, name=KINDS[kind], items=tuple(islice(_decided(shelf, kind, asked.state), LIMIT * 10)))
    asking: list[Held] = []
    after = place(asked.after, int, int) if asked.kind else None
    seen, more = 0, True
    while more and len(asking) < limit and seen < SCANNED:
        rows, more = shelf.pages.values(_wanted(kind), after, 200 if kind == "positions" else limit + 1)
        for number, row in enumerate(rows):
            after, seen = row.place, seen + 1
            if _asks(row, kind, shelf):
                asking.append(row)
            if len(asking) == limit:
                more = more or number + 1 < len(rows)
                break
    behind = cursor(*after) if more and after and asked.kind else None
    note = f"Looked at {SCANNED} so far." if more and len(asking) < limit else ""
    shelf.fetch(asking)
    items = tuple(_item(row.value, kind, shelf, row.document) for row in asking)
    return Pile(kind=kind, name=KINDS[kind], items=items, next=behind, note=note)


def _wanted(kind: Kind) -> Wanted:
    if kind in {"inferred", "uncommitted"}:
        return Wanted(kind="statement", certainty=kind)
    return Wanted(kind="proposal" if kind == "proposals" else "position")


def _asks(row: Held, kind: Kind, shelf: _Shelf) -> bool:
    """Say whether a value asks for a decision that nobody has taken yet."""
    value, made = row.value, shelf.stands.rulings
    if value.id in made.accepted or value.id in made.recoded or value.id in made.respanned:
        return False
    return _is_of(value, kind)


def _is_of(value: object, kind: Kind) -> bool:
    if isinstance(value, Proposal):
        return kind == "proposals" and value.state == "proposed"
    if isinstance(value, Position):
        return kind == "positions" and not value.by.startswith(RULES)
    return isinstance(value, Statement) and value.certainty == kind


def _decided(shelf: _Shelf, kind: Kind, state: State) -> Iterator[Item]:
    """Yield what persons accepted or rejected, the latest first."""
    made = shelf.stands.rulings
    held_ = made.accepted if state == "accepted" else made.rejected
    for i, judgement in sorted(held_.items(), key=lambda pair: pair[1].when, reverse=True):
        try:
            value, reading = shelf.pages.case.find(i)
        except UsageError:
            continue  # of a document that is held no more
        if _is_of(value, kind) and isinstance(value, Proposal | Position | Statement):
            yield _item(value, kind, shelf, reading.document.id, judgement)


def _item(value: object, kind: Kind, shelf: _Shelf, document: str, by: Judgement | None = None) -> Item:
    assert isinstance(value, Proposal | Position | Statement)
    reading = shelf.reading(document)
    statements = {one.id: one for one in reading.statements}
    bearer = value if isinstance(value, Statement) else statements.get(value.statement or "")
    head = masthead(reading.document)
    state: State = by.verb + "ed" if by else "open"  # type: ignore[assignment]  # "accept", "reject"
    title, why, quote = _words(value, reading, bearer)
    return Item(
        kind=kind,
        target=value.id,
        title=title,
        quote=quote,
        lines=tuple(says_words(reading, value)) if isinstance(value, Statement) else (),
        certainty=bearer.certainty if bearer else None,
        polarity=bearer.polarity if bearer else "+",
        chain=chain_of(bearer, {voice.id: voice for voice in reading.voices}) if bearer else (),
        document=document,
        source=", ".join(part for part in (head.publisher or head.named, head.published) if part),
        statement=bearer.id if bearer else "",
        by=(getattr(value, "by", "") or "") if not isinstance(value, Statement) else "",
        confidence=getattr(value, "confidence", None),
        why=why,
        state=state,
        offers=("accept", "reject", "correct") if bearer else ("accept", "reject"),
        judgement=by.id if by else None,
        judged=_judged(by),
    )


def _judged(by: Judgement | None) -> str:
    return f"{by.by}, {by.when}{f': {flat(by.reason)}' if by.reason else ''}" if by else ""


def _words(
    value: Proposal | Position | Statement, reading: Reading, bearer: Statement | None
) -> tuple[str, str, Quote]:
    """Return what is shown first, why it is asked, and the words in question where they stand."""
    names = {one.id: one.name for one in reading.actors} | {one.id: one.text for one in reading.propositions}
    text = reading.document.text
    if isinstance(value, Proposal):
        roles = ", ".join(f"{a.role} “{flat(a.span.quote)}”" for a in value.arguments)
        code = f"{value.code}{f'/{value.mode}' if value.mode else ''}"
        spot = value.trigger or (bearer.span if bearer else None)
        why = f"proposed with {value.model}" if value.model else "proposed, and no part of the record yet"
        return f"{code}{f': {roles}' if roles else ''}", why, _quote(text, spot, bearer)
    if isinstance(value, Position):
        towards = f", towards {names.get(value.towards, value.towards)}" if value.towards else ""
        title = f"{names.get(value.holder, value.holder)} {value.stance} {names.get(value.topic, '')}{towards}"
        return title, "no word of the codebook says so", _quote(text, value.cue, bearer)
    reasons = {"inferred": "drawn by the writer from other facts", "uncommitted": "neither said to be so nor not"}
    return content_words(value), reasons.get(value.certainty, ""), _quote(text, value.content[0], value)


def _quote(text: str, spot: object, bearer: Statement | None) -> Quote:
    start, end = getattr(spot, "start", 0), getattr(spot, "end", 0)
    whole = bearer.span if bearer else None
    first, last = (min(whole.start, start), max(whole.end, end)) if whole else (start, end)
    before, words, after = (BLANK.sub(" ", part) for part in (text[first:start], text[start:end], text[end:last]))
    return Quote(before=before, words=words, after=after)


# names


def _names(company: Company, asked: Asked, limit: int) -> Pile:
    behind = place(asked.after, int) if asked.kind else None
    found = company.slice(asked.state, behind[0] if behind else 0, limit)
    return Pile(
        kind="names",
        name=KINDS["names"],
        items=tuple(map(_pair, found.pairs)),
        next=cursor(found.next) if found.next is not None and asked.kind else None,
        note=f"{found.total} in all." if found.total > limit else "",
    )


def _pair(pair: Pair) -> Item:
    states = {"rule": "by rule", "unsure": "held", "same": "accepted", "different": "rejected"}
    state: object = states.get(pair.ground, "open")
    lines = tuple(
        f"{one.name}: {one.kind.replace('_', ' ')}, {one.mentions} mention{'' if one.mentions == 1 else 's'} "
        f"in {one.documents} document{'' if one.documents == 1 else 's'}"
        for one in (pair.one, pair.other)
    )
    return Item(
        kind="names",
        target=pair.one.speaker,
        other=pair.other.speaker,
        title=f"{pair.one.name} · {pair.other.name}",
        lines=lines if not pair.joined else lines[:1],
        why=pair.why,
        state=state,  # type: ignore[arg-type]  # of the states
        offers=("merge", "different", "unsure"),
        judgement=pair.judgement,
        judged=pair.by,
    )
