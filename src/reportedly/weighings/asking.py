"""A kept weighing, asked by page: no question loads more of the case than the page that it is answered with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Generic, TypeVar, get_args

import msgspec

from reportedly.codebook.gazetteer import fold
from reportedly.record import Actor, Comparison, Finding, Happening, Origin, Place, Value
from reportedly.store import Case, Shelf
from reportedly.store.course import since
from reportedly.store.lines_asked import Asked, cursor_of
from reportedly.store.shelf import Revision
from reportedly.weighing.anchors import flat
from reportedly.weighing.namesakes import By, Namesakes
from reportedly.weighing.speakers import Speaker
from reportedly.weighing.timeline import Entry, Timeline, Track
from reportedly.weighings.digest import rules
from reportedly.weighings.known import namesakes_id, number_place
from reportedly.weighings.lines import comparison_id, track_id

Held = TypeVar("Held", bound=Value)  # one of `KINDS`
KINDS: Mapping[Any, str] = {
    Origin: "origin",
    Comparison: "comparison",
    Happening: "happening",
    Finding: "finding",
    Entry: "entry",
    Track: "track",
    Actor: "actor",
    Place: "place",
    Namesakes: "namesakes",
    Speaker: "speaker",
}
TOLD, PERSONS = "told", "persons"  # lines that counts are made from (`counting`), which nobody pages through
KEPT = "kept "  # what keepsakes lie under (`keeping`), with their kind behind it
PAGE = 50
ROLES = ("statement", "document", "event", "actor", "place", "issue", "about", "maybe", "part")


def is_inner(kind: str) -> bool:
    """Say whether lines of a kind are there for the next weighing alone, and nobody asks for a page of them."""
    return kind in {TOLD, PERSONS} or kind.startswith(KEPT)


class Filter(Value, frozen=True, kw_only=True):
    """What is asked for; what is left empty narrows nothing down.

    Of several values in one field any may fit; several fields must all fit. A field that a sort of values has nothing
    to do with fits none of them.

    Attributes:
        codes: kinds of origins ("own", "house", "named", "unnamed"), findings, actors and places; verdicts of
            comparisons; codes of happenings; codes or stances of entries; the last stance of tracks.
        facets: facets of findings; "single" or "series" for happenings; "happening" or "position" for entries;
            countries of actors and places.
        statement: ids of what it concerns.
        document: the same.
        event: the same.
        actor: ids in the case, as for `place`.
        place: see `actor`.
        issue: keys of issues, for entries and tracks.
        about: ids of happenings, or issues, that findings are about; ids of the actors and places and keys of the
            issues, any of which an entry or a track is about.
        maybe: ids of what may be the same.
        part: ids of series that a happening falls into.
        name: what a name begins with, case and accents aside.
        holding: what a name holds, for speakers.
        only: ids of these alone, whatever else they are; None for any.
        without: ids that are left out.
        first: ISO 8601: what may lie on this day or later.
        last: what may lie on this day or earlier.
        changes: tracks that change, or those that do not.
        documents: so many at least.
        by_documents: not in their own order but those of most documents first.
    """

    codes: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    statement: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    name: str = ""
    holding: str = ""
    only: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    changes: bool | None = None
    documents: int = 0
    by_documents: bool = False


ALL = Filter()


class Behind(Value, frozen=True, kw_only=True):
    """How far a case has come since its weighing was drawn: new readings, judgements, and whether by other rules."""

    documents: int = 0
    judgements: int = 0
    other_rules: bool = False

    @property
    def is_current(self) -> bool:
        """Whether nothing has come since."""
        return not (self.documents or self.judgements or self.other_rules)


class Item(Value, Generic[Held], frozen=True, kw_only=True):
    """One value with the figures beside it: how many documents and statements it concerns, and first hands.

    `low` and `high` are None for what is not counted by first hands: origins, comparisons, actors, places. Those of a
    track are those of its last step.
    """

    value: Held
    documents: int
    statements: int
    low: int | None = None
    high: int | None = None


class Page(Value, Generic[Held], frozen=True, kw_only=True):
    """Some of what was asked for; `next` begins the page after it (None: there is none), `total` counts all pages."""

    items: tuple[Item[Held], ...]
    next: str | None
    total: int

    @property
    def values(self) -> tuple[Held, ...]:
        """The values alone."""
        return tuple(item.value for item in self.items)


class Weighing:
    """A weighing that was kept: every question gives a page, whose cursor `next` is handed on as `after`.

    Attributes:
        revision: what it was drawn from.
    """

    def __init__(self, shelf: Shelf, revision: Revision, case: Case) -> None:
        """Take what `current`, `held` or `at` found."""
        self.revision = revision
        self._shelf, self._case = shelf, case

    @property
    def version(self) -> str:
        """What tells this weighing from any other of the case: it changes with every reading, judgement and rule."""
        mark = self.revision.mark
        return f"{mark.reading}.{mark.judgement}.{self.revision.rules}"

    def behind(self) -> Behind:
        """Return how far the case has come since."""
        ways = since(self._case, self.revision.mark)
        return Behind(documents=ways.documents, judgements=ways.judgements, other_rules=self.revision.rules != rules())

    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind, by what it is called: origins, comparisons, happenings, actors."""
        counts = dict.fromkeys(KINDS.values(), 0) | self._shelf.counts()
        return {kind: number for kind, number in counts.items() if not is_inner(kind)}

    def bodies(self, kind: str) -> Iterator[str]:
        """Yield the values of a kind that is kept for the weighing's own use as JSON, in order, a few in memory."""
        return (str(row["body"]) for row in self._shelf.every(Asked(kind=kind, limit=0)))

    def origins(self, wanted: Filter = ALL, *, limit: int = PAGE, after: str = "") -> Page[Origin]:
        """Return first hands, by the day of the first document that has each."""
        return self._page(Origin, wanted, limit, after)

    def origin(self, i: str) -> Item[Origin] | None:
        """Return a first hand by its id."""
        return self._item(Origin, i)

    def origins_of(self, statements: Sequence[str]) -> dict[str, str]:
        """Return the id of the first hand that each of some statements rests on, by the statement's id."""
        found = self._shelf.concerning("origin", "statement", statements)
        return {i: found[i][0] for i in statements if i in found}

    def copies(self, wanted: Filter = ALL, *, limit: int = PAGE, after: str = "") -> Page[Comparison]:
        """Return which two documents have something in common, by their ids."""
        return self._page(Comparison, wanted, limit, after)

    def copies_of(self, document: str, *, limit: int = PAGE, after: str = "") -> Page[Comparison]:
        """Return what a document has in common with others."""
        return self._page(Comparison, Filter(document=(document,)), limit, after)

    def copy(self, one: str, other: str) -> Comparison | None:
        """Return what two documents have in common; None where it is nothing."""
        found = self._item(Comparison, comparison_id(one, other))
        return found.value if found else None

    def happenings(self, wanted: Filter = ALL, *, limit: int = PAGE, after: str = "") -> Page[Happening]:
        """Return what documents tell of together, in order of time."""
        return self._page(Happening, wanted, limit, after)

    def happening(self, i: str) -> Item[Happening] | None:
        """Return a happening by its id."""
        return self._item(Happening, i)

    def happening_of(self, event: str) -> Item[Happening] | None:
        """Return the happening that an event of a document tells of."""
        found = self._shelf.concerning("happening", "event", [event]).get(event)
        return self._item(Happening, found[0]) if found else None

    def findings(self, wanted: Filter = ALL, *, limit: int = PAGE, after: str = "") -> Page[Finding]:
        """Return where documents agree, differ, follow one another or are put right, by kind."""
        return self._page(Finding, wanted, limit, after)

    def finding(self, i: str) -> Item[Finding] | None:
        """Return a finding by its id."""
        return self._item(Finding, i)

    def timeline(self, wanted: Filter = ALL, *, limit: int = PAGE, after: str = "") -> Page[Entry]:
        """Return what happened and who stood where, in order of time."""
        return self._page(Entry, wanted, limit, after)

    def tracks(self, wanted: Filter = ALL, *, limit: int = PAGE, after: str = "") -> Page[Track]:
        """Return who stood where on what, step by step, those that change first."""
        return self._page(Track, wanted, limit, after)

    def track(self, holder: str, issue: str) -> Item[Track] | None:
        """Return where somebody stood on an issue."""
        return self._item(Track, track_id(holder, issue))

    def in_time(self, wanted: Filter = ALL) -> Timeline:
        """Return the whole timeline of what is asked for: entries, and the tracks of the positions among these."""
        entries = tuple(self.every(Entry, wanted))
        ids = {entry.id for entry in entries}
        tracks = (track for track in self.every(Track, wanted) if any(step.id in ids for step in track.steps))
        return Timeline(entries=entries, tracks=tuple(tracks))

    def actors(self, wanted: Filter = ALL, *, limit: int = PAGE, after: str = "") -> Page[Actor]:
        """Return the actors of the whole case by name, without their mentions."""
        return self._page(Actor, wanted, limit, after)

    def actor(self, i: str) -> Item[Actor] | None:
        """Return an actor by its id in the case."""
        return self._item(Actor, i)

    def places(self, wanted: Filter = ALL, *, limit: int = PAGE, after: str = "") -> Page[Place]:
        """Return the places of the whole case by name, without their mentions."""
        return self._page(Place, wanted, limit, after)

    def place(self, i: str) -> Item[Place] | None:
        """Return a place by its id in the case."""
        return self._item(Place, i)

    def namesakes(self, *, start: int = 0, limit: int = PAGE) -> tuple[Namesakes, ...]:
        """Return names that are one, or near each other, from a number on."""
        return self._page(Namesakes, ALL, limit, number_place(start - 1) if start else "").values

    def called_so(self, pairs: Iterable[Iterable[str]]) -> int:
        """Return how many of the `namesakes` are of two names, each told by the group that rules alone put it in."""
        ids = [namesakes_id(by, *pair) for pair in pairs for by in get_args(By)]
        return len(self._shelf.several(KINDS[Namesakes], ids))

    def speakers(self, wanted: Filter = ALL, *, limit: int = PAGE, after: str = "") -> Page[Speaker]:
        """Return who publishes, is cited or speaks, those that say most first."""
        return self._page(Speaker, wanted, limit, after)

    def speaker(self, i: str) -> Item[Speaker] | None:
        """Return one who speaks by its id."""
        return self._item(Speaker, i)

    def speakers_of(self, voices: Sequence[str]) -> dict[str, str]:
        """Return the id of the speaker that each of some voices of documents is, by the id of the voice."""
        return {i: found[0] for i, found in self._shelf.concerning("speaker", "voice", voices).items()}

    def voices_of(self, speaker: str, *, limit: int = PAGE, after: str = "") -> list[str]:
        """Return the ids that a speaker has in documents, as `statements_of` does statements."""
        return self._shelf.concerned("speaker", speaker, "voice", after, limit)

    def named(self, sort: type[Held], ids: Iterable[str]) -> dict[str, Held]:
        """Return the values of a sort that have some ids, by these; those that are not there are left out."""
        found = self._shelf.several(KINDS[sort], list(dict.fromkeys(ids)))
        return {i: _decoder(sort).decode(body) for i, body in found.items()}

    def members_of(self, value: Actor | Place, *, limit: int = PAGE, after: str = "") -> list[str]:
        """Return the ids that an actor or place of the case has in documents, as `statements_of` does statements."""
        return self._shelf.concerned(KINDS[type(value)], value.id, "member", after, limit)

    def known(self, ids: Sequence[str]) -> list[str]:
        """Return which of some ids are those of actors or places in the case."""
        return [i for i in ids if self._shelf.line("actor", i) or self._shelf.line("place", i)]

    def meant(self, wanted: str) -> tuple[str, ...]:
        """Return the ids of the actors and places of an id, in the case or in a document, or of this very name."""
        return tuple(dict.fromkeys((*self.known([wanted]), *self.called(wanted), *self.groups([wanted]).values())))

    def groups(self, ids: Sequence[str]) -> dict[str, str]:
        """Return under which id of the case actors and places of documents are found, by their ids in these."""
        found = self._shelf.concerning("actor", "member", ids) | self._shelf.concerning("place", "member", ids)
        return {i: groups[0] for i, groups in found.items()}

    def called(self, name: str) -> list[str]:
        """Return the ids of the actors and places of this very name, case and white space aside."""
        found = (self._shelf.concerning(kind, "name", [flat(name)]) for kind in ("actor", "place"))
        return sorted(i for several in found for ids in several.values() for i in ids)

    def statements_of(self, value: Any, *, limit: int = PAGE, after: str = "") -> list[str]:  # noqa: ANN401 - any held
        """Return ids of the statements that a value concerns, sorted; the last of a page is the cursor of the next."""
        return self._shelf.concerned(KINDS[type(value)], _id(value), "statement", after, limit)

    def documents_of(self, value: Any, *, limit: int = PAGE, after: str = "") -> list[str]:  # noqa: ANN401 - any held
        """Return ids of the documents that a value concerns, as `statements_of` does those of statements."""
        return self._shelf.concerned(KINDS[type(value)], _id(value), "document", after, limit)

    def tally(self, sort: type[Held], wanted: Filter = ALL) -> dict[str, int]:
        """Return how many values of a sort there are of each code, such as findings by kind."""
        return self._shelf.tally(_asked(sort, wanted, PAGE, ""))

    def every(self, sort: type[Held], wanted: Filter = ALL) -> Iterator[Held]:
        """Yield all values of a sort that are asked for, in order, a few at a time in memory."""
        return (item.value for item in self.items(sort, wanted))

    def items(self, sort: type[Held], wanted: Filter = ALL) -> Iterator[Item[Held]]:
        """Yield what `every` yields with the figures beside it."""
        return (_item(sort, row) for row in self._shelf.every(_asked(sort, wanted, PAGE, "")))

    def homes(self) -> dict[str, str]:
        """Return the document that has each first hand before all others, by the id of the hand."""
        return self._shelf.pairs("origin", "home")

    def names(self) -> dict[str, str]:
        """Return the names of all actors and places, by their ids."""
        people = {one.id: one.name for one in self.every(Actor)}
        return people | {one.id: one.name for one in self.every(Place)}

    def _page(self, sort: type[Held], wanted: Filter, limit: int, after: str) -> Page[Held]:
        asked = _asked(sort, wanted, limit, after)
        rows = self._shelf.lines(asked)
        full = len(rows) == limit
        return Page(
            items=tuple(_item(sort, row) for row in rows),
            next=cursor_of(rows[-1], asked) if full else None,
            total=self._shelf.total(asked) if full or after else len(rows),
        )

    def _item(self, sort: type[Held], i: str) -> Item[Held] | None:
        row = self._shelf.line(KINDS[sort], i)
        return None if row is None else _item(sort, row)


@cache
def _decoder(sort: Any) -> msgspec.json.Decoder[Any]:  # noqa: ANN401 - any sort that is held
    return msgspec.json.Decoder(sort)


def _item(sort: type[Held], row: Any) -> Item[Held]:  # noqa: ANN401 - a row
    return Item(
        value=_decoder(sort).decode(row["body"]),
        documents=row["documents"],
        statements=row["statements"],
        low=row["low"],
        high=row["high"],
    )


def _id(value: Any) -> str:  # noqa: ANN401 - any held value
    if isinstance(value, Track):
        return track_id(value.holder, value.issue)
    return comparison_id(value.one, value.other) if isinstance(value, Comparison) else str(value.id)


def _asked(sort: Any, wanted: Filter, limit: int, after: str) -> Asked:  # noqa: ANN401 - any sort that is held
    roles = ((role, getattr(wanted, role)) for role in ROLES)
    return Asked(
        kind=KINDS[sort],
        codes=wanted.codes,
        facets=wanted.facets,
        roles=tuple((role, ids) for role, ids in roles if ids),
        first=wanted.first,
        last=wanted.last,
        name=fold(wanted.name),
        holding=fold(wanted.holding),
        only=wanted.only,
        without=wanted.without,
        turns=wanted.changes,
        documents=wanted.documents,
        by_documents=wanted.by_documents,
        after=after,
        limit=limit,
    )
