"""A case on its way out: judged, with who is who in the whole case, weighed where a format asks for it."""

import io
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec
from msgspec.structs import replace

from reportedly import plugins
from reportedly.codebook.books import Coding, book
from reportedly.errors import PluginError, UsageError
from reportedly.exports.jsonl import renamed
from reportedly.exports.losses import Ledger
from reportedly.exports.outputs import Output
from reportedly.exports.since import Exports, beside, difference
from reportedly.judging import Standing, standing
from reportedly.record import (
    Actor,
    Event,
    Finding,
    Format,
    Happening,
    Judgement,
    LossReport,
    Mention,
    Origin,
    OriginCount,
    Place,
    PlaceMention,
    Reading,
    Weighed,
)
from reportedly.store import Case
from reportedly.weighing import origins
from reportedly.weighing.codings import told_of
from reportedly.weighing.resolve import Kind
from reportedly.weighing.roster import Roster
from reportedly.weighings import Filter, Weighing, at, drawn_of, shown

Mentioned = TypeVar("Mentioned", bound=Mention)
COUNTED_APART = frozenset({"actor", "place"})


def export(
    case: Case,
    name: str,
    path: Path | None,
    stdout: BinaryIO,
    *,
    options: Mapping[str, str] | None = None,
    as_of: str | None = None,
) -> LossReport:
    """Write a case in a format; returns what left and what did not.

    Args:
        case: what is held.
        name: of the format, as the export door has it.
        path: the file, folder or zip to write; None writes to `stdout`.
        stdout: takes the bytes of formats of one file.
        options: what is set for the format; the rest is at its default.
        as_of: ISO 8601, UTC: what the case held at that time.

    Raises:
        UsageError: no such format or option, or the place cannot be written.
        PluginError: a library that the format needs is missing.
        StorageFullError: there is no room.
    """
    made = export_of(name)
    leaving = Leaving(case, chosen(made.form, options or {}), as_of)
    losses = Ledger()
    with closing(leaving), Output(made.form, path, stdout) as target:
        made.write(leaving, target, losses)
    losses.leave_out(leaving.handed_out(), made.form.carries)
    return losses.report(name)


def export_since(
    case: Case, name: str, path: Path | None, stdout: BinaryIO, since: str, *, options: Mapping[str, str] | None = None
) -> LossReport:
    """Write what is new or changed in a format since a moment, and what is to be taken out again, as `export` does.

    Args:
        case: what is held.
        name: of a format whose parts have ids that last (`Format.shape`).
        path: the file to write; for rows and lines a folder or a zip, for the ids of what is gone are a file of theirs.
        stdout: takes the bytes where there is one file.
        since: ISO 8601, UTC: when the first export was made.
        options: what is set for the format; the rest is at its default.

    Raises:
        UsageError: as `export` does, or the format has no ids by which its parts are known again.
        PluginError, StorageFullError: as `export` does.
    """
    made = export_of(name)
    if not made.form.shape:
        held = ", ".join(one for one in plugins.names(plugins.EXPORTS) if export_of(one).form.shape)
        message = f"{made.form.title} cannot tell what changed"
        raise UsageError(message, f"export it whole, or choose one of {held}")
    with tempfile.TemporaryDirectory() as folder:
        before, now = Path(folder) / "before", Path(folder) / "now"
        _whole(made, case, options, since, before)
        losses, went = _whole(made, case, options, None, now)
        both = Exports(made.form, name, before, now, max(went, since))
        with Output(replace(made.form, many=beside(made.form)), path, stdout) as target:
            found = difference(both, target)
    losses.keep("new or changed", found.changed)
    losses.keep("taken out", found.gone)
    return losses.report(name)


def _whole(
    made: plugins.Export, case: Case, options: Mapping[str, str] | None, as_of: str | None, path: Path
) -> tuple[Ledger, str]:
    """Write a whole export to a file; returns what left, and when the last judgement of it was made, "" for none."""
    losses = Ledger()
    with closing(Leaving(case, chosen(made.form, options or {}), as_of)) as leaving:
        with Output(made.form, path, io.BytesIO()) as target:
            made.write(leaving, target, losses)
        losses.leave_out(leaving.handed_out(), made.form.carries)
        return losses, max((one.when for one in leaving.judgements), default="")


def export_of(name: str) -> plugins.Export:
    """Return the export of that name; raises UsageError when there is none."""
    if name not in plugins.names(plugins.EXPORTS):
        message = f"no export is called {name!r}"
        raise UsageError(message, f"choose one of {', '.join(plugins.names(plugins.EXPORTS))}")
    made: plugins.Export = plugins.load(plugins.EXPORTS, name)()
    if not isinstance(getattr(made, "form", None), Format):
        message = f"the export {name!r} does not say what it keeps and drops"
        raise PluginError(message, "give it a `form` (docs/exports.md)")
    return made


def chosen(form: Format, options: Mapping[str, str]) -> dict[str, str]:
    """Return all options of a format as they are set; raises UsageError for what it does not have."""
    for name, value in options.items():
        choices = form.options.get(name)
        if choices is None:
            message = f"{form.title} has no option {name!r}"
            raise UsageError(message, f"choose one of {', '.join(form.options) or 'none'}")
        if choices and value not in choices:
            message = f"the option {name!r} of {form.title} cannot be {value!r}"
            raise UsageError(message, f"choose one of {', '.join(choices)}")
    return {name: options.get(name, next(iter(choices), "")) for name, choices in form.options.items()}


class Spool:
    """Mentions by what they are of, in a temporary file that nobody else sees."""

    def __init__(self) -> None:
        """Make the file."""
        self._base = sqlite3.connect("")  # SQLite's own temporary file, which grows on the disk
        self._base.execute("CREATE TABLE mention (of TEXT, body BLOB)")
        self._indexed = False

    def add(self, of: str, mentions: Iterable[Mention]) -> None:
        """Put mentions in, in order."""
        rows = ((of, msgspec.json.encode(mention)) for mention in mentions)
        self._base.executemany("INSERT INTO mention VALUES (?, ?)", rows)

    def held(self, of: str, kind: type[Mentioned]) -> Iterator[Mentioned]:
        """Yield the mentions of one, each once, in the order in which they were put in."""
        if not self._indexed:
            self._base.execute("CREATE INDEX of ON mention (of)")
            self._indexed = True
        query = "SELECT body FROM mention WHERE of = ? GROUP BY body ORDER BY min(rowid)"
        decoder = msgspec.json.Decoder(kind)
        return (decoder.decode(body) for (body,) in self._base.execute(query, (of,)))

    def close(self) -> None:
        """Throw it away."""
        self._base.close()


class Leaving:
    """What a format is handed: `plugins.Outgoing` over a case."""

    def __init__(self, case: Case, options: Mapping[str, str], as_of: str | None = None) -> None:
        """Take the case and the time at which it is looked at; nothing is read yet."""
        self._case, self._as_of = case, as_of
        self.options = options
        self._counts: Counter[str] | None = None
        self._in_hand: dict[str, Actor] = {}

    @cached_property
    def _stands(self) -> Standing:
        return standing(self._case, self._as_of)

    @cached_property
    def _roster(self) -> Roster:
        return Roster(self._told(self._case.actors), lambda: self._told(self._case.places), self._stands.pairs())

    def _told(self, told: Callable[[str | None], Iterator[Kind]]) -> Iterator[Kind]:
        """Yield actors or places as each document knows them, without those that are rejected."""
        out = self._stands.rulings.rejected
        return (value for value in told(self._as_of) if value.id not in out)

    @property
    def judgements(self) -> Sequence[Judgement]:
        """All judgements, oldest first."""
        return self._stands.judgements

    def actors(self, *, mentions: bool = True) -> Iterator[Actor]:
        """Yield the actors of the whole case, in order of appearance."""
        return self._shared(self._case.actors, mentions=mentions)

    def places(self, *, mentions: bool = True) -> Iterator[Place]:
        """Yield the places of the whole case, in order of appearance."""
        return self._shared(self._case.places, mentions=mentions)

    def _shared(self, told: Callable[[str | None], Iterator[Kind]], *, mentions: bool) -> Iterator[Kind]:
        """Yield each group once."""
        seen, roster = set[str](), self._roster
        for value in self._told(told):
            group = roster.group(value)
            if group in seen:
                continue
            if group in roster.held:
                seen.add(group)
            shared: Any = roster.held.get(group, value)
            yield replace(shared, mentions=tuple(self.mentions(group)) if mentions else ())

    def mentions(self, i: str) -> Iterator[Mention]:
        """Yield the mentions of an actor or place, document by document; they wait on the disk."""
        return self._spool.held(i, PlaceMention if self.place(i) else Mention)

    @cached_property
    def _spool(self) -> Spool:
        spool = Spool()
        for actor in self._told(self._case.actors):
            spool.add(self._roster.group(actor), actor.mentions)
        for place in self._told(self._case.places):
            spool.add(self._roster.group(place), place.mentions)
        return spool

    def close(self) -> None:
        """Let go of what waits on the disk."""
        if "_spool" in self.__dict__:
            self._spool.close()

    def actor(self, i: str) -> Actor | None:
        """Return an actor by its id."""
        found = self._roster.held.get(i) or self._in_hand.get(i) or self._described.get(i)
        return found if isinstance(found, Actor) else None

    def place(self, i: str) -> Place | None:
        """Return a place by its id."""
        found = self._roster.held.get(i)
        return found if isinstance(found, Place) else None

    @cached_property
    def _described(self) -> dict[str, Actor]:
        """All actors that nothing but a description tells: only asked for by what looks at many documents at once."""
        held = self._roster.held
        return {actor.id: actor for actor in self.actors(mentions=False) if actor.id not in held}

    def readings(self) -> Iterator[Reading]:
        """Yield the readings, judged, under the ids of the case, one at a time in memory; the first pass is counted."""
        counts, issues = Counter[str](), set[str]()
        for reading in self._judged():
            counts.update(str(type(value).__struct_config__.tag) for value in reading.records())
            issues.update(proposition.id for proposition in reading.propositions)
            counts["proposition"] = len(issues)
            made = self._under_case_ids(reading)
            self._in_hand = {actor.id: replace(actor, mentions=()) for actor in made.actors}
            yield made
        self._counts = counts

    def _judged(self) -> Iterator[Reading]:
        return (self._stands.apply(reading) for reading in self._case.readings(self._as_of))

    def _under_case_ids(self, reading: Reading) -> Reading:
        named: list[Actor | Place] = [*reading.actors, *reading.places]
        into = {value.id: self._roster.group(value) for value in named}
        return replace(
            reading,
            actors=tuple(replace(actor, id=into.get(actor.id, actor.id)) for actor in reading.actors),
            places=tuple(replace(renamed(place, into), id=into.get(place.id, place.id)) for place in reading.places),
            voices=tuple(renamed(voice, into) for voice in reading.voices),
            events=tuple(renamed(event, into) for event in reading.events),
            positions=tuple(renamed(position, into) for position in reading.positions),
            relations=tuple(renamed(relation, into) for relation in reading.relations),
            quantities=tuple(renamed(quantity, into) for quantity in reading.quantities),
            proposals=tuple(renamed(proposal, into) for proposal in reading.proposals),
        )

    def coding(self, event: Event, reading: Reading, codebook: str) -> Coding:
        """Return what a codebook makes of an event."""
        return book(codebook).code(told_of(event, {actor.id: actor for actor in reading.actors}))

    @cached_property
    def _drawn(self) -> origins.Drawn:
        return drawn_of(self._kept)

    @cached_property
    def _kept(self) -> Weighing:
        return at(self._case, self._as_of) if self._as_of else shown(self._case)

    @cached_property
    def _weighing(self) -> Weighing:
        """The weighing whose values are written; counts alone hand out none of these."""
        return self._kept

    @cached_property
    def _weighed(self) -> Weighed:
        return Weighed(
            origins=tuple(self._weighing.every(Origin)),
            happenings=tuple(self._weighing.every(Happening)),
            findings=tuple(self._weighing.every(Finding)),
        )

    def happenings(self) -> Iterator[tuple[Happening, tuple[Finding, ...]]]:
        """Yield what documents tell of together, by time, with the findings about each, in order of their ids."""
        for happening in self._weighing.every(Happening):
            about = self._weighing.every(Finding, Filter(about=(happening.id,)))
            yield happening, tuple(sorted(about, key=lambda finding: finding.id))

    def weighed(self) -> Weighed:
        """Return what the documents show together."""
        return self._weighed

    def origins_of(self, statements: Iterable[str]) -> OriginCount:
        """Return how many independent first hands stand behind statements."""
        return origins.count(statements, self._drawn)

    def handed_out(self) -> Counter[str]:
        """Return how many values of each type there were to be written, what was weighed only if it was asked for."""
        if self._counts is None:
            for _ in self.readings():
                pass
        assert self._counts is not None
        places = sum(isinstance(value, Place) for value in self._roster.held.values())
        actors = len(self._roster.held) - places + self._roster.described
        shared = {"actor": actors, "place": places, "judgement": len(self.judgements)}
        made = Counter({name: n for name, n in self._counts.items() if name not in COUNTED_APART}) + Counter(shared)
        if "_weighing" in self.__dict__:
            counts = self._weighing.counts()
            made += Counter({name: counts[name] for name in ("origin", "happening", "finding")})
        return made
